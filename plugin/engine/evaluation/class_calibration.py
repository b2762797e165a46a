# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities of classes and labels that mean what they say: temperatures, fitted where nothing was learned.

One temperature divides the logits of all classes, so that the most probable class stays what it is; each of several
labels has its own, so that no label's blocks change their order. Numbers have none: they are no probabilities.

References
----------
Guo, Pleiss, Sun and Weinberger, On calibration of modern neural networks (2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import as_template
from .calibration import COLDEST, HALVINGS, HOTTEST, ProbabilityMap, fit_temperature
from .class_scores import losses_of_classes
from .metrics import log_loss

Array = NDArray[Any]
Floats = NDArray[np.float64]

METHOD = "temperature"
"""The only calibration of classes and labels: a curve of steps for each class would leave no sum of 1."""
NO_PROBABILITIES = as_template(
    "Calibrated probabilities were asked for, but the network gives numbers, which are no probabilities: there is "
    "nothing to calibrate."
)
"""What is said where numbers are to be calibrated."""
FOLDS = 5
"""Parts of the groups on which it is tried whether a temperature helps where it was not fitted."""
CLOSE = 1e-10
"""Relative steps of no more than this end the search."""


@dataclass(frozen=True)
class Temperatures:
    """A calibration of classes or labels, as records and model files hold it."""

    kind: str
    """`multi_class` or `multi_label`."""
    temperatures: tuple[float, ...]
    """What logits are divided by: one number for all classes, or one for each label; above 1 the network was too sure
    of itself, below 1 not sure enough. 1 where none helped, or where it could not be tried."""
    tried: tuple[bool, ...] = ()
    """Whether it could be tried if each of them helps ground that it was not fitted on; empty in files of before."""

    def apply(self, probability: Array) -> Floats:
        """Return calibrated probabilities, shape (n, k); rows with a missing one stay missing."""
        given = np.asarray(probability, dtype=np.float64)
        if self.kind == "multi_class":
            return _softmax(_logs(given) / self.temperatures[0])
        maps = (ProbabilityMap(METHOD, one) for one in self.temperatures)
        return np.column_stack([one.apply(column) for one, column in zip(maps, given.T)])

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"method": METHOD, "kind": self.kind, "temperatures": list(self.temperatures), "tried": list(self.tried)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Temperatures:
        """Return the calibration of what `to_dict` gave."""
        tried = tuple(bool(one) for one in values.get("tried", ()))
        return cls(str(values["kind"]), tuple(float(one) for one in values["temperatures"]), tried)


def fit_temperatures(
    kind: str, probability: Array, known: Array, groups: Array | None = None
) -> dict[str, Temperatures]:
    """Return the calibration of a validation part by method; none where it has one class alone, or numbers.

    A temperature is kept if those fitted on four fifths of the groups lower the log-loss of the others; else it is 1.
    That is not tried where there is one group only, nor for a label that all or none of the blocks have.

    Parameters
    ----------
    kind : str
        `multi_class` or `multi_label`; of `regression` there is none.
    probability : array of shape (n, k)
        Probabilities at blocks that the network did not learn from.
    known : array of shape (n,) or (n, k)
        Numbers of classes, or labels 0 and 1.
    groups : array of shape (n,), optional
        Code of the hole or cube of ground of each block, which stay together; without it each block stands alone.
    """
    if kind == "regression" or len(probability) == 0:
        return {}
    p, fold = np.asarray(probability, dtype=np.float64), _folds(groups, len(probability))
    if kind == "multi_class":
        if len(np.unique(known)) < 2:
            return {}
        temperature, is_tried = _useful_of_classes(p, np.asarray(known), fold)
        return {METHOD: Temperatures(kind, (temperature,), (is_tried,))}
    labels = np.asarray(known) == 1
    if not any(0 < np.count_nonzero(column) < len(column) for column in labels.T):
        return {}
    temperatures, tried = zip(*(_useful_of_label(*one, fold) for one in zip(p.T, labels.T)))
    return {METHOD: Temperatures(kind, temperatures, tried)}


def temperature_of_classes(probability: Array, classes: Array) -> float:
    """Return the temperature of least cross-entropy, which is convex in one over it: by Newton's steps in a bracket.

    Parameters
    ----------
    probability : array of shape (n, k)
    classes : array of shape (n,)
        Number of each block's class, 0 to k - 1.
    """
    logs = _logs(np.asarray(probability, dtype=np.float64))
    own = float(logs[np.arange(len(logs)), classes].sum())
    low, high, at = 1.0 / HOTTEST, 1.0 / COLDEST, 1.0
    for _ in range(HALVINGS):
        p = _softmax(at * logs)
        mean = (p * logs).sum(axis=1)
        slope, bend = float(mean.sum()) - own, float(((p * logs**2).sum(axis=1) - mean**2).sum())
        low, high = (low, at) if slope > 0.0 else (at, high)
        following = at - slope / bend if bend > 0.0 else (float("nan") if slope else at)
        if not low <= following <= high:  # nor where all is certain, so that no bend is left
            following = float(np.sqrt(low * high))
        if abs(following - at) <= CLOSE * at:
            break
        at = following
    return 1.0 / at


def _useful_of_classes(p: Floats, classes: Array, fold: Array) -> tuple[float, bool]:
    """Return the temperature, 1 where it does not help, and whether that could be tried."""
    if len(np.unique(fold)) < 2:
        return 1.0, False
    raw, tempered = float(losses_of_classes(p, classes).sum()), 0.0
    for number in np.unique(fold):
        is_out = fold == number
        fitted = Temperatures("multi_class", (temperature_of_classes(p[~is_out], classes[~is_out]),))
        tempered += float(losses_of_classes(fitted.apply(p[is_out]), classes[is_out]).sum())
    return (temperature_of_classes(p, classes) if tempered < raw else 1.0), True


def _useful_of_label(p: Floats, has_it: NDArray[np.bool_], fold: Array) -> tuple[float, bool]:
    """Return the temperature, 1 where it does not help, and whether that could be tried."""
    if len(np.unique(fold)) < 2 or not 0 < np.count_nonzero(has_it) < len(has_it):
        return 1.0, False
    tempered = np.empty(len(p))
    for number in np.unique(fold):
        is_out = fold == number
        tempered[is_out] = fit_temperature(p[~is_out], has_it[~is_out]).apply(p[is_out])
    is_useful = log_loss(tempered, has_it) < log_loss(p, has_it)
    return (fit_temperature(p, has_it).temperature if is_useful else 1.0), True


def _folds(groups: Array | None, n: int) -> Array:
    """Return the fold of each block: groups stay together, and one alone is one fold."""
    number = np.arange(n) if groups is None else np.unique(groups, return_inverse=True)[1].reshape(-1)
    return np.asarray(number % FOLDS)


def _logs(probability: Floats) -> Floats:
    """Return logarithms, finite where single precision has no smaller probability."""
    return np.asarray(np.log(np.maximum(probability, float(np.finfo(np.float32).tiny))))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))

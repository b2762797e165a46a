# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities that mean what they say: maps from a network's probability to a calibrated one.

They are fitted on a validation part, blocks that the network did not learn from, and keep the order of the blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..log_odds import sigmoid
from .metrics import check_scored, cumulative_counts

Array = NDArray[Any]
Floats = NDArray[np.float64]

METHODS = ("temperature", "isotonic")
"""One number that divides the logit, and a rising curve of steps with lines between."""
COLDEST, HOTTEST = 0.05, 20.0
"""Temperatures between which the best is looked for."""
HALVINGS = 60
"""Steps of that search: each halves what is left."""
SMALLEST = 1e-7
"""A probability is kept this far from 0 and 1 before its logit is taken: nearer ones float32 cannot tell apart."""


@dataclass(frozen=True)
class ProbabilityMap:
    """A calibration, as records and model files hold it."""

    method: str
    """One of `METHODS`."""
    temperature: float = 1.0
    """What `temperature` divides logits by: above 1 the network was too sure of itself, below 1 not sure enough."""
    given: tuple[float, ...] = ()
    """Probabilities of the network at which `isotonic` has a corner, ascending."""
    meant: tuple[float, ...] = ()
    """Calibrated probability there, ascending."""

    def apply(self, probability: Array) -> Floats:
        """Return calibrated probabilities; missing ones stay missing."""
        values = np.asarray(probability, dtype=np.float64)
        if self.method == "isotonic":
            return np.where(np.isnan(values), np.nan, np.interp(values, self.given, self.meant))
        return sigmoid(_logit(values) / self.temperature)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "given": list(self.given), "meant": list(self.meant)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> ProbabilityMap:
        """Return the map of what `to_dict` gave."""
        return cls(
            str(values["method"]),
            float(values["temperature"]),
            tuple(float(one) for one in values["given"]),
            tuple(float(one) for one in values["meant"]),
        )


def fit_maps(probability: Array, labels: Array) -> dict[str, ProbabilityMap]:
    """Return both calibrations of a validation part by method; none where it lacks one of the classes.

    Parameters
    ----------
    probability : array of shape (n,)
        Probability of ore at blocks that the network did not learn from.
    labels : array of shape (n,)
        1 for ore, 0 for barren.
    """
    if len(np.unique(labels)) < 2:
        return {}
    return {"temperature": fit_temperature(probability, labels), "isotonic": fit_isotonic(probability, labels)}


def fit_temperature(probability: Array, labels: Array) -> ProbabilityMap:
    """Return the temperature of least cross-entropy (Guo et al. 2017, On calibration of modern neural networks).

    The cross-entropy is convex in one over the temperature, so that halving finds where its slope is 0.
    """
    values, is_ore = check_scored(probability, labels)
    return ProbabilityMap("temperature", temperature_of_logits(_logit(values), is_ore))


def temperature_of_logits(logits: Floats, is_ore: NDArray[np.bool_], *, pull: float = 0.0) -> float:
    """Return the temperature of logits as `fit_temperature` does; `pull` draws one over it to 1, as a square in blocks.

    Parameters
    ----------
    logits : array of shape (n,)
    is_ore : boolean array of shape (n,)
    pull : float
        Curvature of the square, beside the sum of the cross-entropy.
    """
    low, high = np.log(COLDEST), np.log(HOTTEST)
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        slope = float(((sigmoid(logits / np.exp(middle)) - is_ore) * logits).sum())
        is_too_sure = slope + pull * (float(np.exp(-middle)) - 1.0) > 0.0
        low, high = (middle, high) if is_too_sure else (low, middle)
    return float(np.exp(0.5 * (low + high)))


def fit_isotonic(probability: Array, labels: Array) -> ProbabilityMap:
    """Return the rising curve of least squares, by pooling neighbours that fall.

    It is kept off 0 and 1 by one over two more than the number of blocks: that none of them was ore does not say
    that none ever is.
    """
    values, is_ore = check_scored(probability, labels)
    scores, hits, false_alarms = cumulative_counts(values, is_ore)
    ore, barren = np.diff(hits)[::-1], np.diff(false_alarms)[::-1]
    share, first, last = _pooled(ore, ore + barren)
    known = scores[1:][::-1]
    given, meant = np.repeat(share, 2), np.repeat(share, 2)
    given[0::2], given[1::2] = known[first], known[last]
    is_corner = np.append(True, (np.diff(given) > 0.0))
    least = 1.0 / (len(values) + 2.0)
    kept = np.clip(meant[is_corner], least, 1.0 - least)
    return ProbabilityMap("isotonic", 1.0, tuple(given[is_corner].tolist()), tuple(kept.tolist()))


def _pooled(hits: Floats, counts: Floats) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return the shares of pools that rise, and the first and last place of each."""
    pools: list[tuple[float, float, int]] = []  # hits, blocks, first place
    for place, (hit, count) in enumerate(zip(hits.tolist(), counts.tolist())):
        pool = (hit, count, place)
        while pools and pools[-1][0] * pool[1] >= pool[0] * pools[-1][1]:
            before = pools.pop()
            pool = (pool[0] + before[0], pool[1] + before[1], before[2])
        pools.append(pool)
    starts = np.array([pool[2] for pool in pools], dtype=np.int64)
    shares = np.array([pool[0] / pool[1] for pool in pools])
    return shares, starts, np.append(starts[1:], len(hits)) - 1


def _logit(probability: Floats) -> Floats:
    kept = np.clip(probability, SMALLEST, 1.0 - SMALLEST)
    return np.asarray(np.log(kept) - np.log1p(-kept))

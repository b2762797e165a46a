# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network learns: ore or barren, one of several classes, several labels at once, or a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import Variable
from ..errors import InvalidInputError
from .balance import ORE_OR_BARREN, ClassNames

Array = NDArray[Any]

TARGETS = ("binary", "multi_class", "multi_label", "regression")
"""Ore or barren; one class of several; several labels, each ore or barren; a number."""
PROBABILITY_LOSSES = ("cross_entropy", "focal")
"""Losses of probabilities."""
NUMBER_LOSSES = ("mean_square", "mean_absolute", "huber")
"""Losses of numbers; of probabilities of ore too."""
LOSSES = ("cross_entropy", "mean_square", "mean_absolute", "huber", "focal")
FITTING: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "binary": {"sigmoid": LOSSES, "softmax": LOSSES, "linear": NUMBER_LOSSES},
    "multi_class": {"softmax": PROBABILITY_LOSSES},
    "multi_label": {"sigmoid": PROBABILITY_LOSSES},
    "regression": {"linear": NUMBER_LOSSES},
}
"""The losses that go with each output of each target."""


@dataclass(frozen=True)
class Target:
    """What the outputs of a network stand for; part of the model file."""

    kind: str = "binary"
    """One of `TARGETS`."""
    variables: tuple[str, ...] = ("ore:label",)
    """Variable names of the label, one for each label of `multi_label`."""
    classes: tuple[int, ...] = ()
    """For `multi_class`: the code of each output, ascending."""
    names: tuple[str, ...] = ()
    """For `multi_class`: the name of each class."""
    unit: str = ""
    """For `regression`: the unit of the number."""
    codebook: Mapping[str, Any] | None = None
    """For `multi_class`: the codebook of the label, as JSON values."""

    @property
    def n_outputs(self) -> int:
        """How many probabilities or numbers a block gets."""
        if self.kind == "multi_class":
            return len(self.classes)
        return len(self.variables) if self.kind == "multi_label" else 1

    @property
    def titles(self) -> tuple[str, ...]:
        """A title of each output: the name of the class, or what the label is of."""
        if self.kind == "multi_class":
            return self.names
        return tuple(Variable.parse(name).field for name in self.variables)

    @property
    def class_names(self) -> ClassNames:
        """What each class, or each of several labels, may be called where weights are stated."""
        if self.kind == "multi_class":
            return tuple((name, str(code)) for name, code in zip(self.names, self.classes))
        return tuple((name,) for name in self.titles) if self.kind == "multi_label" else ORE_OR_BARREN

    def encode(self, labels: Array) -> Array:
        """Return labels as training takes them.

        Truth values of shape (n,) for `binary`, places among the classes (int64, (n,)), truth values
        of shape (n, labels), or float32 numbers of shape (n,).
        """
        if self.kind == "regression":
            return np.asarray(labels, dtype=np.float32)
        if self.kind == "multi_class":
            return np.searchsorted(np.asarray(self.classes), labels).astype(np.int64)
        return np.asarray(labels) == 1

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        values = asdict(self)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Target:
        """Return the target of plain JSON values; what is not named keeps its default."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        return cls(**given)


@dataclass(frozen=True)
class Standard:
    """Numbers of any unit as training wants them: of mean 0 and deviation 1 among the training blocks."""

    mean: float = 0.0
    """Taken away."""
    deviation: float = 1.0
    """What the rest is divided by."""

    @classmethod
    def of(cls, numbers: Array) -> Standard:
        """Return the standard of the training blocks' numbers."""
        exact = np.asarray(numbers, dtype=np.float64)
        return cls(float(exact.mean()), float(exact.std()))

    def apply(self, numbers: Array) -> NDArray[np.float32]:
        """Return numbers in standard deviations from the mean."""
        return ((np.asarray(numbers, dtype=np.float64) - self.mean) / self.deviation).astype(np.float32)

    def in_units(self, weights: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
        """Return the weights of a network that gives numbers in their unit instead of standard deviations."""
        last = {
            "output.weight": weights["output.weight"] * self.deviation,
            "output.bias": weights["output.bias"] * self.deviation + self.mean,
        }
        return {**weights, **{name: one.astype(np.float32) for name, one in last.items()}}


def fitting_output(target: str, output: str) -> str:
    """Return the output that a target needs; of a binary one the given.

    Examples
    --------
    >>> fitting_output("regression", "sigmoid")
    'linear'
    """
    fitting = FITTING[target]
    return output if output in fitting else next(iter(fitting))


def fitting_loss(target: str, loss: str) -> str:
    """Return the loss a target is trained with where a loss is given for probabilities.

    The cross-entropy of a number, taken for normally distributed about the network's answer, is the
    mean square but for constants; so that is what `cross_entropy` stands for there.
    """
    return "mean_square" if target == "regression" and loss == "cross_entropy" else loss


def check_fitting(target: str, output: str, loss: str) -> None:
    """Raise `InvalidInputError` unless output and loss go with the target and with each other."""
    fitting = FITTING[target]
    if output not in fitting:
        raise InvalidInputError(
            "A target of the kind {target} needs the output {needed}, but {given} was given.",
            target=target,
            needed=" or ".join(fitting),
            given=output,
        )
    if loss not in fitting[output]:
        raise InvalidInputError(
            "With the target {target} and the output {output} the loss must be one of {losses}, but {given} was given.",
            target=target,
            output=output,
            losses=", ".join(fitting[output]),
            given=loss,
        )


def fit_target(kind: str, labels: Array, about: Mapping[str, Any]) -> Target:
    """Return the target of some labels.

    Parameters
    ----------
    kind : str
        One of `TARGETS`.
    labels : array of shape (n,) or (n, labels)
        The labels of all blocks.
    about : mapping
        What is known of them: `variables`, `unit`, `codebook`.
    """
    book = about.get("codebook") if kind == "multi_class" else None
    classes = tuple(int(code) for code in np.unique(labels)) if kind == "multi_class" else ()
    titles = dict(zip(book["codes"], book["names"])) if book else {}
    return Target(
        kind,
        tuple(about.get("variables", ("ore:label",))),
        classes,
        tuple(str(titles.get(code, code)) for code in classes),
        str(about.get("unit", "")) if kind == "regression" else "",
        book,
    )

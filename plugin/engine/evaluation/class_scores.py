# SPDX-License-Identifier: GPL-2.0-or-later
"""How well probabilities of several classes, or of several labels, agree with what blocks are.

Each figure equals scikit-learn's of the same meaning; one that is not defined is NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .metrics import Scores, area_under_roc, check_scored, score_probabilities

Array = NDArray[Any]

LABEL_THRESHOLD = 0.5
"""Probability from which on a label of several is given to a block."""


@dataclass(frozen=True)
class OneClass:
    """The figures of one class against all others."""

    name: str
    """Its name."""
    n: int
    """Blocks of it."""
    auc: float
    """Area under the ROC curve of its probability, against all other classes."""
    precision: float
    """Share of it among the blocks called so; 0 when none is."""
    recall: float
    """Share of its blocks that are called so; 0 when there are none."""
    f1: float
    """Harmonic mean of precision and recall; 0 when both are."""
    log_loss: float
    """Mean cross-entropy of its blocks; NaN when there are none."""


@dataclass(frozen=True)
class ClassScores:
    """The figures of one part of the blocks; means over classes count each class the same."""

    auc: float
    """Mean over the classes that have one."""
    accuracy: float
    """Share of blocks whose most probable class is theirs."""
    precision: float
    """Mean over the classes."""
    recall: float
    """Mean over the classes (the balanced accuracy, when no class is missing)."""
    f1: float
    """Mean over the classes (macro-F1)."""
    loss: float
    """Mean cross-entropy, natural logarithm."""
    n: int
    """Number of blocks."""
    larger_class: float
    """Share of the largest class: the accuracy of calling every block the same."""
    classes: tuple[OneClass, ...]
    """Each class."""
    confusion: tuple[tuple[int, ...], ...]
    """Blocks by class (rows) and by what they are called (columns)."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return plain(asdict(self))


@dataclass(frozen=True)
class LabelScores:
    """The figures of one part of the blocks with several labels; means over labels count each the same."""

    auc: float
    """Mean over the labels that have one."""
    accuracy: float
    """Share of labels, over all blocks, that are rightly given or withheld."""
    precision: float
    """Mean over the labels."""
    recall: float
    """Mean over the labels."""
    f1: float
    """Mean over the labels (macro-F1)."""
    loss: float
    """Mean cross-entropy over blocks and labels."""
    n: int
    """Number of blocks."""
    larger_class: float
    """Mean over the labels of the share of the larger class."""
    all_right: float
    """Share of blocks all of whose labels are right."""
    labels: dict[str, Scores]
    """Each label, by its name."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return plain({**asdict(self), "labels": {name: one.to_dict() for name, one in self.labels.items()}})


def score_classes(probability: Array, classes: Array, names: Sequence[str]) -> ClassScores:
    """Return the scores of probabilities of classes.

    Parameters
    ----------
    probability : array of shape (n, k)
        Probabilities of each class, without missing values; each row's sum is 1.
    classes : array of shape (n,)
        Number of each block's class, 0 to k - 1.
    names : sequence of str
        Names of the k classes.

    Examples
    --------
    >>> scores = score_classes(np.array([[0.8, 0.2], [0.3, 0.7], [0.6, 0.4]]), np.array([0, 1, 1]), ["dyke", "skarn"])
    >>> round(scores.accuracy, 3), scores.confusion
    (0.667, ((1, 0), (1, 1)))
    """
    p = np.asarray(probability, dtype=np.float64)
    for column in p.T:
        check_scored(column, classes)
    called = p.argmax(axis=1)
    counts = np.bincount(classes * len(names) + called, minlength=len(names) ** 2).reshape(len(names), len(names))
    losses = losses_of_classes(p, classes)
    each = tuple(_one_class(name, number, p, classes, counts, losses) for number, name in enumerate(names))
    return ClassScores(
        auc=_mean([one.auc for one in each]),
        accuracy=float(np.mean(called == classes)),
        precision=_mean([one.precision for one in each]),
        recall=_mean([one.recall for one in each]),
        f1=_mean([one.f1 for one in each]),
        loss=float(losses.mean()),
        n=len(p),
        larger_class=float(counts.sum(axis=1).max() / len(p)),
        classes=each,
        confusion=tuple(tuple(int(count) for count in row) for row in counts),
    )


def score_labels(probability: Array, labels: Array, names: Sequence[str]) -> LabelScores:
    """Return the scores of probabilities of several labels.

    Parameters
    ----------
    probability, labels : arrays of shape (n, k)
        Probability of each label, and whether the block has it (1 or 0).
    names : sequence of str
        Names of the k labels.
    """
    p = np.asarray(probability, dtype=np.float64)
    each = {name: score_probabilities(p[:, k], labels[:, k], LABEL_THRESHOLD) for k, name in enumerate(names)}
    is_right = (p >= LABEL_THRESHOLD) == (np.asarray(labels) == 1)

    def mean(figure: str) -> float:
        return _mean([getattr(one, figure) for one in each.values()])

    means = {figure: mean(figure) for figure in ("auc", "precision", "recall", "f1", "loss", "larger_class")}
    return LabelScores(
        **means, accuracy=float(is_right.mean()), n=len(p), all_right=float(is_right.all(axis=1).mean()), labels=each
    )


def losses_of_classes(probability: Array, classes: Array) -> NDArray[np.float64]:
    """Return the cross-entropy of each block, shape (n,); parameters are those of `score_classes`."""
    own = probability[np.arange(len(probability)), classes]
    return np.asarray(-np.log(np.clip(own, np.finfo(np.float64).eps, 1.0)))


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with None for every number that is not finite, at every depth, and lists for tuples."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return plain(value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _one_class(name: str, number: int, probability: Array, classes: Array, counts: Array, losses: Array) -> OneClass:
    is_it = classes == number
    right, n, called = (int(one) for one in (counts[number, number], counts[number].sum(), counts[:, number].sum()))
    return OneClass(
        name=name,
        n=n,
        auc=area_under_roc(probability[:, number], is_it),
        precision=right / called if called else 0.0,
        recall=right / n if n else 0.0,
        f1=2.0 * right / (n + called) if n + called else 0.0,
        log_loss=float(losses[is_it].mean()) if n else float("nan"),
    )


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")

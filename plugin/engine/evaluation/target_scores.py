# SPDX-License-Identifier: GPL-2.0-or-later
"""The scores that fit a target which is not ore or barren, by part of the split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from .class_scores import ClassScores, LabelScores, score_classes, score_labels
from .number_scores import NumberScores, score_numbers
from .tables import PARTS

Array = NDArray[Any]
TargetScores = Union[ClassScores, LabelScores, NumberScores]


def score_target_parts(
    kind: str, said: Array, labels: Array, split: Array, names: Sequence[str]
) -> dict[str, TargetScores]:
    """Return the scores of each part that has blocks, by the part's name.

    Parameters
    ----------
    kind : str
        `multi_class`, `multi_label` or `regression`.
    said : array of shape (n, k), or (n,) for `regression`
        Probabilities of classes or labels, or numbers.
    labels : array
        Numbers of classes, 0 to k - 1, shape (n,); labels 0 and 1, shape (n, k); or numbers, shape (n,).
    split : array of shape (n,)
        0 training, 1 validation, 2 test.
    names : sequence of str
        Names of the classes or labels.
    """
    rows = {part: np.asarray(split) == code for code, part in enumerate(PARTS)}
    return {part: score_target(kind, said[these], labels[these], names) for part, these in rows.items() if these.any()}


def score_target(kind: str, said: Array, labels: Array, names: Sequence[str]) -> TargetScores:
    """Return the scores of some blocks; what is given is as of `score_target_parts`."""
    if kind == "multi_class":
        return score_classes(said, labels, names)
    return score_labels(said, labels, names) if kind == "multi_label" else score_numbers(said, labels)

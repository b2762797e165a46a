# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks of arguments that several engine functions share; each raises a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import InvalidInputError


def check_positive(value: float, name: str) -> None:
    """Raise `InvalidInputError` unless `value` is a finite number above zero."""
    if not np.isfinite(value) or value <= 0:
        raise InvalidInputError("The {argument} must be positive, but {given} was given.", argument=name, given=value)


def check_between(value: float, lowest: float, highest: float, name: str) -> None:
    """Raise `InvalidInputError` unless `lowest <= value <= highest`."""
    if not lowest <= value <= highest:
        raise InvalidInputError(
            "The {argument} must lie between {lowest} and {highest}, but {given} was given.",
            argument=name,
            lowest=lowest,
            highest=highest,
            given=value,
        )


def check_choice(value: str, choices: Sequence[str], name: str) -> None:
    """Raise `InvalidInputError` unless `value` is one of `choices`."""
    if value not in choices:
        raise InvalidInputError(
            "The {argument} must be one of {choices}, but {given} was given.",
            argument=name,
            choices=", ".join(choices),
            given=value,
        )


def check_points(points: NDArray[Any], name: str) -> None:
    """Raise `InvalidInputError` unless `points` is a finite array of shape (n, 3), n at least 1."""
    if points.ndim != 2 or points.shape[1] != 3:
        raise InvalidInputError(
            "The {argument} must be an array of shape (n, 3), but its shape is {given}.",
            argument=name,
            given=str(points.shape),
        )
    if len(points) == 0:
        raise InvalidInputError("There are no {argument}; at least one is needed.", argument=name)
    wrong = int(np.count_nonzero(~np.isfinite(points).all(axis=1)))
    if wrong:
        raise InvalidInputError(
            "{wrong} of {total} {argument} have no coordinates.", wrong=wrong, total=len(points), argument=name
        )

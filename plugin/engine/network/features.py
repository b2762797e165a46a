# SPDX-License-Identifier: GPL-2.0-or-later
"""From named features to the inputs of a network. Names count; the order they come in never does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import Variable, check_distinct_variables
from ..errors import InvalidInputError, Notice
from .scaling import Scaler, fit_scaler

Array = NDArray[Any]

ROWS_AT_ONCE = 2048
"""Rows that are scaled at once, in double precision: they stay in the processor's cache."""


@dataclass(frozen=True)
class FeatureEncoding:
    """How the features of a model become its inputs; part of the model file."""

    names: tuple[str, ...]
    """Variable names in alphabetical order: the order of the columns that `apply` takes."""
    scalers: tuple[Scaler, ...]
    """The scaler of each feature; of a one-hot feature only its range is used."""
    codes: tuple[tuple[int, ...], ...]
    """The codes of each one-hot feature, one input each, ascending; empty for a feature that is a number."""

    @property
    def n_inputs(self) -> int:
        """Number of network inputs."""
        return sum(len(codes) or 1 for codes in self.codes)

    def apply(self, features: Array) -> NDArray[np.float32]:
        """Return the inputs, shape (n, n_inputs), of features of shape (n, len(names)).

        A code that no training block has gives zeros in all inputs of its feature; a missing
        value gives NaN.
        """
        inputs = np.empty((len(features), self.n_inputs), dtype=np.float32)
        for start in range(0, len(features), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            self._fill(inputs[part], features[part])
        return inputs

    def _fill(self, inputs: NDArray[np.float32], features: Array) -> None:
        if not any(self.codes) and not any(scaler.method == "log" for scaler in self.scalers):
            offsets, scales = (tuple(getattr(scaler, name) for scaler in self.scalers) for name in ("offset", "scale"))
            heights = features - _repeated(offsets)[: len(features)]
            heights /= _repeated(scales)[: len(features)]
            inputs[:] = heights
            return
        first = 0
        for column, (scaler, codes) in enumerate(zip(self.scalers, self.codes)):
            values = features[:, column]
            if codes:
                inputs[:, first : first + len(codes)] = values[:, None] == np.asarray(codes, dtype=values.dtype)
                inputs[np.isnan(values), first] = np.nan
            else:
                inputs[:, first] = scaler.apply(values)
            first += len(codes) or 1

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "names": list(self.names),
            "scalers": [scaler.to_dict() for scaler in self.scalers],
            "codes": [list(codes) for codes in self.codes],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> FeatureEncoding:
        """Return the encoding of plain JSON values."""
        return cls(
            tuple(str(name) for name in values["names"]),
            tuple(Scaler.from_dict(scaler) for scaler in values["scalers"]),
            tuple(tuple(int(code) for code in codes) for codes in values["codes"]),
        )


@lru_cache(maxsize=4)
def _repeated(numbers: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the numbers once for each row: an array minus them takes half as long as minus a single row."""
    return np.tile(np.array(numbers, dtype=np.float64), (ROWS_AT_ONCE, 1))


def sorted_order(names: Sequence[str]) -> list[int]:
    """Return the columns in the alphabetical order of their names.

    Raises
    ------
    InvalidInputError
        There are no features, or two have one name.

    Examples
    --------
    >>> sorted_order(["cu_pct:estimate", "au_gpt:estimate"])
    [1, 0]
    """
    if not names:
        raise InvalidInputError("There are no features; a network needs at least one.")
    check_distinct_variables(list(names))
    return sorted(range(len(names)), key=lambda column: names[column])


def is_category(name: str) -> bool:
    """Whether the feature of that variable name holds integer codes of categories."""
    return Variable.parse(name).is_coded


def fit_encoding(
    features: Array, names: Sequence[str], *, scaling: str = "min_max", categories: str = "codes"
) -> tuple[FeatureEncoding, tuple[Notice, ...]]:
    """Return the encoding fitted on training blocks, and what the user should know about it.

    Parameters
    ----------
    features : array of shape (n, f)
        Values in the training blocks only; columns in the order of `names`, finite.
    names : sequence of str
        Variable names in alphabetical order (see `sorted_order`).
    scaling : str
        Method of `fit_scaler`; codes of categories are always scaled by `min_max`.
    categories : str
        `codes` or `one_hot`.
    """
    scalers, codes, notices = [], [], []
    for column, name in enumerate(names):
        values = features[:, column]
        is_coded = is_category(name)
        scaler = fit_scaler(values, "min_max" if is_coded and scaling != "none" else scaling)
        scalers.append(scaler)
        is_one_hot = is_coded and categories == "one_hot"
        codes.append(tuple(int(code) for code in np.unique(values)) if is_one_hot else ())
        if scaler.is_constant:
            notices.append(
                Notice(
                    "The feature {name} is {value} in every training block: the network can learn nothing from it.",
                    {"name": name, "value": scaler.lowest},
                )
            )
    return FeatureEncoding(tuple(names), tuple(scalers), tuple(codes)), tuple(notices)

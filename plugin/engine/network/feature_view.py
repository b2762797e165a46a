# SPDX-License-Identifier: GPL-2.0-or-later
"""Features as a model wants them, read by chunks from an array that may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import check_distinct_variables
from ..errors import InvalidInputError, Notice
from .codebooks import Book, Recoding, recode_by_name

Array = NDArray[Any]

AT_ONCE = 65536
"""Blocks that are looked at together, at most."""


@dataclass(frozen=True)
class FeatureView:
    """The columns of an array in a model's order, with category codes as the model knows them."""

    array: Array
    """Features, shape (n, given features), possibly memory-mapped."""
    columns: tuple[int, ...]
    """The column of each feature of the model."""
    recodings: Mapping[int, Recoding]
    """Recodings by feature number of the model."""

    def __len__(self) -> int:
        return len(self.array)

    def rows(self, start: int, stop: int) -> NDArray[np.float32]:
        """Return features of some blocks, shape (stop - start, features of the model)."""
        return self._ordered(self.array[start:stop])

    def take(self, rows: Array) -> NDArray[np.float32]:
        """Return features of the blocks with these numbers or truth values."""
        return self._ordered(self.array[rows])

    def portions(self, most: int = AT_ONCE) -> Iterator[tuple[slice, FeatureView]]:
        """Yield bounded parts of the blocks as views of their own, and which rows they are."""
        for start in range(0, len(self), most):
            rows = slice(start, min(start + most, len(self)))
            yield rows, replace(self, array=self.array[rows])

    def _ordered(self, part: Array) -> NDArray[np.float32]:
        is_ordered = self.columns == tuple(range(part.shape[1]))
        values = np.array(part if is_ordered else part[:, self.columns], dtype=np.float32)
        for number, recoding in self.recodings.items():
            values[:, number] = recoding.apply(values[:, number])
        return values


def view_features(
    features: Array,
    names: Sequence[str],
    wanted: Sequence[str],
    *,
    codebooks: Mapping[str, Book] | None = None,
    known_codebooks: Mapping[str, Book] | None = None,
) -> tuple[FeatureView, tuple[Notice, ...]]:
    """Return the features that a model wants, found by name.

    Parameters
    ----------
    features : array of shape (n, f)
        One column for each of `names`; more than the model wants may be given.
    names, wanted : sequence of str
        Variable names of the columns, and of the model's features in its order.
    codebooks, known_codebooks : mapping, optional
        Codebooks by variable name: of the given rasters, and of the model.

    Raises
    ------
    InvalidInputError
        A feature is missing, two have one name, or names and columns differ in number.
    """
    check_distinct_variables(list(names))
    if features.ndim != 2 or features.shape[1] != len(names):
        raise InvalidInputError(
            "The features must be an array with {names} columns, but its shape is {shape}.",
            names=len(names),
            shape=str(features.shape),
        )
    missing = [name for name in wanted if name not in names]
    if missing:
        raise InvalidInputError(
            "The network was trained with {missing}, which is missing; given were {given}.",
            missing=", ".join(missing),
            given=", ".join(sorted(names)) or "none",
        )
    recodings: dict[int, Recoding] = {}
    notices: list[Notice] = []
    for number, name in enumerate(wanted):
        recoding, said = recode_by_name(name, (codebooks or {}).get(name), (known_codebooks or {}).get(name))
        notices.extend(said)
        if recoding is not None:
            recodings[number] = recoding
    return FeatureView(features, tuple(list(names).index(name) for name in wanted), recodings), tuple(notices)

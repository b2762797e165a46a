# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of a block model on their way into a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable
from ..engine.errors import InvalidInputError

Array = NDArray[Any]
SAMPLE = 20_000
"""About as many blocks say where the colours of a raster end."""
_ORE_FROM = {"probability": 0.5, "indicator": 0.5, "label": 1.0}
"""Kinds of which a level with ore is shown, and the value from which a block counts as ore."""


class LevelCounts:
    """What is kept of the levels of a block model while it is written: a sample of values, and which level to show."""

    def __init__(self, n_levels: int, variable: Variable) -> None:
        self._least = _ORE_FROM.get(variable.kind)
        self._is_coded = variable.is_coded
        self._known = np.zeros(n_levels, dtype=np.int64)
        self._reached = np.zeros(n_levels, dtype=np.int64)
        self._step = SAMPLE // max(1, n_levels) + 1
        self._samples: list[Array] = []

    def add(self, level: int, values: Array) -> None:
        """Note the values of a level, those of its domain."""
        self._known[level] = values.size
        if self._least is not None:
            self._reached[level] = np.count_nonzero(values >= self._least)
        self._samples.append(values[:: max(1, values.size // self._step)])

    def value_range(self) -> tuple[float, float]:
        """Return the values at the ends of the ramp."""
        sample = np.concatenate(self._samples) if self._samples else np.zeros(0)
        return value_range(sample, is_coded=self._is_coded)

    def shown(self) -> int:
        """Return the level to show where no elevation is chosen."""
        return shown_level(self._known, self._reached)


def shown_level(known: Sequence[int] | Array, reached: Sequence[int] | Array) -> int:
    """Return the level with most blocks that reach what is looked for; the one with most blocks where none does.

    A fullest level is often barren: all of it would have the darkest colour.

    Examples
    --------
    >>> shown_level([9, 8, 7], [0, 1, 3]), shown_level([9, 8, 7], [0, 0, 0])
    (2, 0)
    """
    return int(np.argmax(reached if np.any(reached) else known))


def levels_of(values: Array, grid: BlockGrid, mask: NDArray[np.bool_] | None) -> Iterator[Array]:
    """Yield the levels of full arrays or of vectors over a mask, NaN or -1 outside."""
    blank = np.nan if values.dtype.kind == "f" else -1
    if values.shape == grid.shape:
        for level in range(grid.shape[0]):
            yield values[level] if mask is None else np.where(mask[level], values[level], blank)
        return
    if mask is None or values.shape != (int(np.count_nonzero(mask)),):
        raise InvalidInputError(
            "The values have the shape {given}, "
            "but the block model needs {needed} or one value per block of its domain.",
            given=str(values.shape),
            needed=str(grid.shape),
        )
    start = 0
    for level in range(grid.shape[0]):
        inside = mask[level]
        part = np.full(inside.shape, blank, dtype=values.dtype if values.dtype.kind == "f" else np.int64)
        stop = start + int(np.count_nonzero(inside))
        part[inside] = values[start:stop]
        start = stop
        yield part


def value_range(sample: Array, *, is_coded: bool) -> tuple[float, float]:
    """Return the values at the ends of the ramp: without the outermost two percent, all of them for codes."""
    if sample.size == 0:
        return 0.0, 1.0
    if is_coded:
        return float(sample.min()), float(sample.max())
    low, high = np.quantile(sample, (0.02, 0.98))
    return float(low), float(high)

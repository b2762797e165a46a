# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of a block model on their way into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError

Array = NDArray[Any]


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

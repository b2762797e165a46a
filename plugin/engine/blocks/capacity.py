# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a block model fits into memory, said before it is made."""

from __future__ import annotations

from ..errors import MemoryLimitError
from .grid import BlockGrid

BYTES_PER_BLOCK = 60
"""What making the domain takes per block at its peak: mask, block numbers, depth, distance, nearest hole and
the copies on their way to the files."""


def check_capacity(grid: BlockGrid, available: int | None) -> None:
    """Refuse a grid that does not fit into the available bytes, and say which block size would.

    Parameters
    ----------
    grid : BlockGrid
        The grid to be filled.
    available : int, optional
        Bytes of free memory; None where the system does not say: then nothing is refused.

    Raises
    ------
    MemoryLimitError
        The numbers, and a block size that fits.
    """
    needed = grid.n_blocks * BYTES_PER_BLOCK
    if available is None or needed <= available:
        return
    factor = (needed / (0.8 * available)) ** (1.0 / 3.0)
    larger = " x ".join(f"{two_digits_up(length * factor):g}" for length in grid.size)
    raise MemoryLimitError(
        "{blocks} blocks of {size} need about {needed} GB, but {available} GB of memory are free. Blocks of {larger} "
        "would fit, or a smaller extent.",
        blocks=f"{grid.n_blocks:,}",
        size=" x ".join(f"{length:g}" for length in grid.size),
        needed=round(needed / 1e9, 1),
        available=round(available / 1e9, 1),
        larger=larger,
    )


def two_digits_up(value: float) -> float:
    """Return a positive number rounded up to two significant digits.

    Examples
    --------
    >>> two_digits_up(12.31), two_digits_up(0.101)
    (13.0, 0.11)
    """
    digits = 0
    while value < 10.0:
        value, digits = value * 10.0, digits + 1
    while value >= 100.0:
        value, digits = value / 10.0, digits - 1
    whole = float(int(value)) if value == int(value) else float(int(value) + 1)
    return round(whole / 10.0**digits, max(digits, 0))

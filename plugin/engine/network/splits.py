# SPDX-License-Identifier: GPL-2.0-or-later
"""Which blocks train the network, which tune it, and which are only scored.

The validation part is cut from the training part by the same rule as the test part: the network
is tuned on what differs from its training as the test differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError
from ..evaluation.published import PUBLISHED_SPLIT_DEPTH

Array = NDArray[Any]
Split = NDArray[np.int8]

TRAINING, VALIDATION, TEST = 0, 1, 2
"""The codes of a split."""
_TITLES = ("training", "validation", "test")
METHODS = ("depth", "hole", "block", "random")
"""How blocks are split: by depth below the surface, by nearest hole or domain, by cubes of ground, at random."""


@dataclass(frozen=True)
class SplitSettings:
    """How blocks are split; the defaults are those of the publication."""

    method: str = "depth"
    """One of `METHODS`."""
    depth: float = PUBLISHED_SPLIT_DEPTH
    """For `depth`: blocks deeper than this are test blocks; CRS units below the surface."""
    test_share: float = 0.3
    """For the other methods: share of the blocks that become test blocks."""
    validation_share: float = 0.2
    """Share of the remaining blocks that become the validation part; 0 for none."""
    cube_length: float = 100.0
    """For `block`: edge of the cubes of ground that stay together, CRS units."""
    seed: int = 1
    """Seed of what is drawn by `hole`, `block` and `random`."""

    def __post_init__(self) -> None:
        check_choice(self.method, METHODS, "split")
        check_positive(self.depth, "depth of the split")
        check_positive(self.cube_length, "edge of the cubes of the split")
        check_between(self.test_share, 0.01, 0.99, "share of the test blocks")
        check_between(self.validation_share, 0.0, 0.9, "share of the validation blocks")


def split_blocks(settings: SplitSettings, n: int, *, depth: Array | None = None, groups: Array | None = None) -> Split:
    """Return the part of each block: 0 training, 1 validation, 2 test.

    Parameters
    ----------
    settings : SplitSettings
        How to split.
    n : int
        Number of blocks.
    depth : array of shape (n,), optional
        Depth of the block centres below the surface; needed by the method `depth`.
    groups : array of shape (n,), optional
        Code of the hole, domain or cube (see `cube_codes`) of each block: blocks of one code stay
        together. Needed by `hole` and `block`.

    Raises
    ------
    InvalidInputError
        What the method needs is missing, or a part would have no block.

    Examples
    --------
    >>> depths = np.array([10.0, 20.0, 30.0, 40.0, 600.0])
    >>> split_blocks(SplitSettings(validation_share=0.25), 5, depth=depths).tolist()
    [0, 0, 0, 1, 2]
    """
    if settings.method == "depth":
        split = _split_by_depth(_needed(depth, n, "a depth of each block"), settings)
    elif settings.method == "random":
        split = _split_groups(np.arange(n), settings)
    else:
        split = _split_groups(_needed(groups, n, "the hole or domain of each block"), settings)
    for code, part in enumerate(_TITLES):
        if not (split == code).any() and not (code == VALIDATION and settings.validation_share == 0.0):
            raise InvalidInputError(
                "The split leaves no {part} blocks of {n}; more blocks or other shares are needed.", part=part, n=n
            )
    return split


def cube_codes(grid: BlockGrid, blocks: Array, length: float) -> NDArray[np.int64]:
    """Return a code of the cube of ground that each block belongs to, shape (n,).

    Parameters
    ----------
    grid : BlockGrid
        The grid of the blocks.
    blocks : array of shape (n,)
        Numbers of the blocks in the grid.
    length : float
        Edge of the cubes, CRS units; rounded to whole blocks, at least one.
    """
    steps = [max(1, round(length / size)) for size in (grid.size[2], grid.size[1], grid.size[0])]
    level, row, column = (place // step for place, step in zip(np.unravel_index(blocks, grid.shape), steps))
    rows, columns = grid.shape[1] // steps[1] + 1, grid.shape[2] // steps[2] + 1
    codes: NDArray[np.int64] = (level * rows + row) * columns + column
    return codes


def _needed(values: Array | None, n: int, what: str) -> Array:
    if values is None:
        raise InvalidInputError("This split needs {what}, but none was given.", what=what)
    if len(values) != n:
        raise InvalidInputError(
            "The split needs {what}: {n} values, but {given} were given.", what=what, n=n, given=len(values)
        )
    return values


def _split_by_depth(depth: Array, settings: SplitSettings) -> Split:
    is_test = depth > settings.depth
    if not is_test.any() or is_test.all():
        raise InvalidInputError(
            "The split is at a depth of {given}, but the blocks lie {shallowest} to {deepest} below the surface; "
            "choose a depth between.",
            given=settings.depth,
            shallowest=float(depth.min()),
            deepest=float(depth.max()),
        )
    split = np.where(is_test, TEST, TRAINING).astype(np.int8)
    if settings.validation_share > 0.0:
        limit = _limit_of_share(depth[~is_test], settings.validation_share)
        split[~is_test & (depth > limit)] = VALIDATION
    return split


def _limit_of_share(depth: Array, share: float) -> float:
    """Return the depth with as near to a share of the blocks below it as their levels allow, never none."""
    levels, counts = np.unique(depth, return_counts=True)
    if len(levels) == 1:
        return float(levels[0])
    below = 1.0 - np.cumsum(counts[:-1]) / counts.sum()
    return float(levels[np.argmin(np.abs(below - share))])


def _split_groups(groups: Array, settings: SplitSettings) -> Split:
    """Give whole groups, drawn at random, to the test part and then to the validation part."""
    _, number, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if len(sizes) < 3:
        raise InvalidInputError(
            "Blocks of one hole, domain or cube stay together, and there are {given} of them; at least 3 are needed.",
            given=len(sizes),
        )
    order = np.random.default_rng(settings.seed).permutation(len(sizes))
    reached = np.cumsum(sizes[order]) / sizes.sum()
    test = max(1, int(np.searchsorted(reached, settings.test_share + 1e-12, side="right")))
    held = settings.test_share + (1.0 - settings.test_share) * settings.validation_share
    tuned = int(np.searchsorted(reached, held + 1e-12, side="right"))
    tuned = max(test + 1, tuned) if settings.validation_share > 0.0 else test
    part = np.zeros(len(sizes), dtype=np.int8)
    part[order[:test]] = TEST
    part[order[test:tuned]] = VALIDATION
    split: Split = part[number.reshape(-1)]
    return split

# SPDX-License-Identifier: GPL-2.0-or-later
"""Which blocks belong to the model: below the ground, within the boundary, near enough to samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_points, check_positive
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .grid import BlockGrid

CHUNK = 65536
"""Blocks between two calls of the progress."""


@dataclass(frozen=True)
class Domain:
    """The blocks of a model, and what is known of each; vectors are in block order."""

    mask: NDArray[np.bool_]
    """Which blocks belong to it, in the shape of the grid."""
    depth: NDArray[np.float64]
    """Depth of each block's centre below the surface, shape (n,), CRS units; not negative."""
    distance: NDArray[np.float64]
    """Distance of each block's centre to the nearest sample, shape (n,), CRS units; NaN without samples."""
    nearest: NDArray[np.int32]
    """Hole of the nearest sample: its place in the list of hole names, shape (n,); -1 without samples."""
    notices: tuple[Notice, ...]
    """How many blocks were left out, and why."""

    @property
    def n_blocks(self) -> int:
        """Number of blocks in the domain."""
        return len(self.depth)


def block_domain(
    grid: BlockGrid,
    samples: NDArray[np.float64],
    sample_holes: NDArray[np.int32],
    *,
    surface: NDArray[np.float64],
    max_distance: float | None = None,
    boundary: NDArray[np.bool_] | None = None,
    progress: Progress = no_progress,
) -> Domain:
    """Return the blocks whose centres lie in the ground, in the boundary and near enough to a sample.

    Parameters
    ----------
    grid : BlockGrid
        All blocks there could be.
    samples : array of shape (m, 3)
        Easting, northing, elevation of the samples; may be empty.
    sample_holes : integer array of shape (m,)
        The hole of each sample, as its place in a list of hole names.
    surface : array of shape (rows, columns)
        Elevation of the ground above each column of blocks; NaN where unknown: no block there.
    max_distance : float, optional
        Blocks farther than this from every sample do not belong; CRS units.
    boundary : bool array of shape (rows, columns), optional
        Columns of blocks that belong.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Arrays of wrong shapes, or no block left.
    """
    _check_shapes(grid, samples, sample_holes, surface, boundary, max_distance)
    column_surface = np.where(boundary, surface, np.nan) if boundary is not None else surface
    with np.errstate(invalid="ignore"):
        mask = grid.elevations[:, None, None] <= column_surface[None]
    notices = _column_notices(grid, surface, boundary, int(np.count_nonzero(mask)))
    distance, nearest = _nearest_samples(grid, mask, samples, sample_holes, progress)
    if max_distance is not None:
        keep = distance <= max_distance
        if not keep.all():
            notices.append(
                Notice(
                    "{n} blocks lie farther than {distance} from every sample and are left out.",
                    {"n": int(np.count_nonzero(~keep)), "distance": max_distance},
                )
            )
        mask[mask] = keep
        distance, nearest = distance[keep], nearest[keep]
    if len(distance) == 0:
        raise InvalidInputError(
            "No block is left: of {total} blocks none lies below the surface, within the boundary and near enough to a "
            "sample.",
            total=grid.n_blocks,
        )
    by_level = [(surface - height)[part] for height, part in zip(grid.elevations, mask)]
    depth = np.concatenate(by_level)
    return Domain(mask, depth, distance, nearest, tuple(notices))


def _check_shapes(
    grid: BlockGrid,
    samples: NDArray[np.float64],
    sample_holes: NDArray[np.int32],
    surface: NDArray[np.float64],
    boundary: NDArray[np.bool_] | None,
    max_distance: float | None,
) -> None:
    """Refuse arrays that do not fit the grid or each other."""
    if len(samples):
        check_points(samples, "samples")
    if len(samples) != len(sample_holes):
        raise InvalidInputError(
            "There are {samples} samples, but holes of {holes}.", samples=len(samples), holes=len(sample_holes)
        )
    for name, plan in (("surface", surface), ("boundary", boundary)):
        if plan is not None and plan.shape != grid.shape[1:]:
            raise InvalidInputError(
                "The {name} has the shape {given}, but the grid's plan has {needed}.",
                name=name,
                given=str(plan.shape),
                needed=str(grid.shape[1:]),
            )
    if max_distance is not None:
        check_positive(max_distance, "maximum distance")
        if len(samples) == 0:
            raise InvalidInputError("A maximum distance to samples was given, but no samples.")


def _column_notices(
    grid: BlockGrid, surface: NDArray[np.float64], boundary: NDArray[np.bool_] | None, below: int
) -> list[Notice]:
    """Return what the surface and the boundary left out."""
    notices = []
    unknown = int(np.count_nonzero(np.isnan(surface)))
    if unknown:
        notices.append(
            Notice(
                "The surface is unknown above {n} of {total} columns of blocks; they are left out.",
                {"n": unknown, "total": surface.size},
            )
        )
    if boundary is not None:
        notices.append(
            Notice(
                "{n} of {total} columns of blocks lie within the boundary.",
                {"n": int(np.count_nonzero(boundary)), "total": boundary.size},
            )
        )
    notices.append(
        Notice(
            "{n} of {total} blocks have their centre in the ground and within the boundary.",
            {"n": below, "total": grid.n_blocks},
        )
    )
    return notices


def _nearest_samples(
    grid: BlockGrid,
    mask: NDArray[np.bool_],
    samples: NDArray[np.float64],
    sample_holes: NDArray[np.int32],
    progress: Progress,
) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return distance to and hole of the nearest sample of each block in the mask."""
    from scipy.spatial import cKDTree

    blocks = np.flatnonzero(mask)
    if len(samples) == 0:
        return np.full(len(blocks), np.nan), np.full(len(blocks), -1, dtype=np.int32)
    distance = np.empty(len(blocks))
    nearest = np.empty(len(blocks), dtype=np.int32)
    tree: Any = cKDTree(samples)
    for start in range(0, len(blocks), CHUNK):
        part = slice(start, start + CHUNK)
        distance[part], found = tree.query(grid.centres(blocks[part]), workers=-1)
        nearest[part] = sample_holes[found]
        progress(min(1.0, (start + CHUNK) / len(blocks)), "Distances to samples")
    return distance, nearest


def pack_mask(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return a mask as bits, in block order: the form in which it travels."""
    return np.packbits(mask.ravel())


def unpack_mask(bits: NDArray[np.uint8], grid: BlockGrid) -> NDArray[np.bool_]:
    """Return the mask over a grid from its bits.

    Examples
    --------
    >>> grid = BlockGrid((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (1, 2, 3))
    >>> mask = np.array([[[True, False, True], [False, False, True]]])
    >>> bool((unpack_mask(pack_mask(mask), grid) == mask).all())
    True
    """
    if len(bits) != (grid.n_blocks + 7) // 8:
        raise InvalidInputError(
            "The domain has {given} bytes, but a grid of {blocks} blocks needs {needed}.",
            given=len(bits),
            blocks=grid.n_blocks,
            needed=(grid.n_blocks + 7) // 8,
        )
    return np.unpackbits(np.asarray(bits), count=grid.n_blocks).astype(bool).reshape(grid.shape)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs on other sources of knowledge in the block model."""

from __future__ import annotations

import numpy as np

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import unpack_mask
from ...engine.blocks.sources import Shape, shape_distances
from . import JobInput, JobResult


def shape_distances_of(job: JobInput) -> JobResult:
    """Return the distances of the blocks in a mask to a shape.

    Parameters `grid`, `is_plan`, `is_signed`; arrays `mask` (bits), `simplices`, `pieces`, and `inside` over the
    plan for outlines. Gives the array `distance` over the mask.
    """
    grid = BlockGrid.from_dict(job.parameters["grid"])
    shape = Shape(
        np.array(job.arrays["simplices"], dtype=np.float64),
        np.array(job.arrays["pieces"], dtype=np.intp),
        is_plan=job.parameters["is_plan"],
        inside=np.array(job.arrays["inside"], dtype=bool) if "inside" in job.arrays else None,
    )
    mask = unpack_mask(job.arrays["mask"], grid)
    distance, notices = shape_distances(grid, mask, shape, is_signed=job.parameters["is_signed"], progress=job.progress)
    return JobResult({}, {"distance": np.asarray(distance, dtype=np.float32)}, notices=notices)

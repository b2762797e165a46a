# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs on the block model."""

from __future__ import annotations

import numpy as np

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import block_domain, pack_mask
from ...engine.blocks.surfaces import surface_through
from ...engine.progress import share_of
from . import Array, JobInput, JobResult


def block_domain_of(job: JobInput) -> JobResult:
    """Return the domain of a grid.

    Parameters `grid` and `max_distance` (or None); arrays `samples`, `sample_holes`, either
    `surface` over the plan or the `surface_points` it goes through, and `boundary` when there is one. Gives
    the arrays `mask` (bits), `depth`, `distance`, `nearest` and `surface`.
    """
    grid = BlockGrid.from_dict(job.parameters["grid"])
    arrays = job.arrays
    surface = arrays["surface"] if "surface" in arrays else surface_through(np.array(arrays["surface_points"]), grid)
    domain = block_domain(
        grid,
        np.array(arrays["samples"], dtype=np.float64),
        np.array(arrays["sample_holes"], dtype=np.int32),
        surface=np.array(surface, dtype=np.float64),
        max_distance=job.parameters.get("max_distance"),
        boundary=np.array(arrays["boundary"], dtype=bool) if "boundary" in arrays else None,
        progress=share_of(job.progress, 0.05, 1.0),
    )
    found: dict[str, Array] = {
        "mask": pack_mask(domain.mask),
        "depth": domain.depth,
        "distance": domain.distance,
        "nearest": domain.nearest,
        "surface": np.asarray(surface),
    }
    return JobResult({"n_blocks": domain.n_blocks}, found, notices=domain.notices)

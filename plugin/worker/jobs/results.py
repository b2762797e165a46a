# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs on a finished block model."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import unpack_mask
from ...engine.blocks.surfaces import surface_through, top_of_holes
from ...engine.results.targets import Samples, rank_targets
from . import JobInput, JobResult


def rank_targets_of(job: JobInput) -> JobResult:
    """Return the ranked bodies of the blocks in a mask.

    Parameters `grid`, `minimum_volume`, `connection`, `ranking`; arrays `mask` (bits), `values` over the
    mask, `depths` over it when known, `points` and `holes` of samples when there are any. Without
    depths the ground is laid through the highest sample of each hole. Gives one array for each
    field of `Targets`.
    """
    grid = BlockGrid.from_dict(job.parameters["grid"])
    mask = unpack_mask(job.arrays["mask"], grid)
    samples, depths = None, job.arrays.get("depths")
    if "points" in job.arrays:
        samples = Samples(np.array(job.arrays["points"], float), np.array(job.arrays["holes"], np.int32))
        if depths is None and len(samples.points):
            surface = surface_through(top_of_holes(samples.points, samples.holes), grid)
            level, row, column = np.nonzero(mask)
            depths = surface[row, column] - grid.elevations[level]
    targets = rank_targets(
        grid,
        mask,
        job.arrays["values"],
        depths=depths,
        samples=samples,
        minimum_volume=job.parameters["minimum_volume"],
        connection=job.parameters["connection"],
        ranking=job.parameters["ranking"],
        progress=job.progress,
    )
    arrays = {field.name: getattr(targets, field.name) for field in fields(targets) if field.name != "notices"}
    return JobResult({"count": len(targets)}, arrays, notices=targets.notices)

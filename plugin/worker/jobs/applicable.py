# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a network of blocks applies: like its training blocks, and near the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import unpack_mask
from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.applicability import LEAST_SHARE, OUTSIDE, UNKNOWN, unlike_notices
from ...engine.learning.known_ground import Drilling, usual_distances
from ...engine.learning.sources import Sources
from ...engine.network.feature_view import FeatureView
from ...engine.network.model_file import NetworkModel
from ...engine.network.trained_blocks import TrainedBlocks
from ...engine.progress import Progress, share_of
from . import JobInput

Reached = tuple[NDArray[np.float64], NDArray[np.bool_]]

NO_DISTANCE = Notice(
    "Applicability says how like their features are to those of the training blocks; neither samples nor distances "
    "were given, so that how far a block lies from the data does not count."
)


def applicability_of(
    job: JobInput, model: NetworkModel, view: FeatureView, progress: Progress
) -> tuple[NDArray[np.int16], tuple[Notice, ...]]:
    """Return the code of `Applicability.codes` of each block, and how many are beyond the drilling or unlike.

    A block whose `distance` is NaN has the code `UNKNOWN`, unless its features alone put it outside.

    The job's parameter `reach` is the distance from which on blocks are not near the data, 0 to find it; with its
    arrays `sample_points` (m, 3), `sample_holes` (m,) and `mask` (bits, of the parameter `grid`), or `distance` (n,),
    distances count.

    Raises
    ------
    InvalidInputError
        A network whose file does not say what its training blocks look like, or distances without a reach.
    """
    if not model.known_blocks:
        raise InvalidInputError(
            "The applicability was asked for, but the network was written by an earlier version and does not say what "
            "its training blocks look like. Train it again."
        )
    trained = TrainedBlocks.from_dict(model.known_blocks)
    near = _near(job, share_of(progress, 0.0, 0.3))
    codes = np.empty(len(view), dtype=np.int16)
    for rows, part in view.portions():
        progress(0.3 + 0.7 * rows.start / len(view), "Comparing {n} blocks with those of the training", n=len(view))
        features = part.rows(0, len(part))
        distance, is_beyond = near.at(rows)
        found = trained.codes(features, np.nan_to_num(distance), is_beyond, reach=near.reach)
        codes[rows] = np.where(np.isnan(distance) & (found != OUTSIDE), UNKNOWN, found)
    return codes, (*near.notices, *unlike_notices(codes))


def unseen_notices(model: NetworkModel, view: FeatureView) -> tuple[Notice, ...]:
    """Return a sentence for each rock or other code that no training block has; nothing where that is not known."""
    if not model.known_blocks:
        return ()
    trained = TrainedBlocks.from_dict(model.known_blocks)
    if not trained.seen:
        return ()
    counts: Counter[tuple[str, int]] = Counter()
    for _, part in view.portions():
        counts.update(trained.count_unseen(part.rows(0, len(part))))
    return tuple(
        Notice(
            "{count} of {n} blocks have {value} as {name}, which no training block has: there the network "
            "extrapolates.",
            {"count": count, "n": len(view), "value": _title(model, name, code), "name": name},
        )
        for (name, code), count in sorted(counts.items())
        if count > LEAST_SHARE * len(view)
    )


def _title(model: NetworkModel, name: str, code: int) -> str:
    """Return the name of a code where the model has a codebook for it."""
    book = model.codebooks.get(name)
    return str(dict(zip(book["codes"], book["names"])).get(code, code)) if book else str(code)


@dataclass(frozen=True)
class _Near:
    """How blocks lie to the data."""

    reach: float
    """Distance from which on a block is not near it, CRS units."""
    at: Callable[[slice], Reached]
    """Takes rows; returns their distance to the nearest data, and whether they lie below or beyond the drilling."""
    notices: tuple[Notice, ...] = ()


def _near(job: JobInput, progress: Progress) -> _Near:
    reach = float(job.parameters.get("reach") or 0.0)
    if "sample_points" in job.arrays:
        return _near_samples(job, reach, progress)
    if "distance" in job.arrays:
        return _near_given(job.arrays["distance"], reach)
    return _Near(1.0, lambda rows: (_none(rows).astype(np.float64), _none(rows)), (NO_DISTANCE,))


def _near_given(distance: NDArray[Any], reach: float) -> _Near:
    """Return how blocks lie by distances that were given."""
    if reach <= 0.0:
        raise InvalidInputError(
            "With a raster of distances the distance from which on a block is not near the data any more is needed as "
            "REACH; give it, or give the samples themselves instead."
        )
    return _Near(reach, lambda rows: (np.array(distance[rows], dtype=np.float64), _none(rows)))


def _near_samples(job: JobInput, reach: float, progress: Progress) -> _Near:
    """Return how blocks lie to samples; where no reach is given it is found from the distances between holes."""
    points, holes = np.array(job.arrays["sample_points"]), np.array(job.arrays["sample_holes"], dtype=np.int64)
    empty = np.zeros(len(points))
    sources = Sources(points, empty, empty, empty, holes, holes)
    spacing = reach
    if len(np.unique(holes[holes >= 0])) > 1:
        spacing, found = usual_distances(sources, progress=progress)
        reach = reach if reach > 0.0 else found
    if reach <= 0.0:
        raise InvalidInputError(
            "The samples do not say that they come from several holes, and so not how far apart holes usually are; "
            "give the distance from which on a block is not near them any more as REACH."
        )
    drilling = Drilling(sources, spacing)
    grid = BlockGrid.from_dict(job.parameters["grid"])
    blocks = np.flatnonzero(unpack_mask(job.arrays["mask"], grid))
    text = (
        "Blocks farther than {reach} from the nearest sample are not near the data; beyond twice that they are outside."
    )
    return _Near(
        reach, lambda rows: drilling.reach(grid.centres(blocks[rows])), (Notice(text, {"reach": f"{reach:.4g}"}),)
    )


def _none(rows: slice) -> NDArray[np.bool_]:
    return np.zeros(rows.stop - rows.start, dtype=bool)

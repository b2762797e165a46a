# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about collars and the ground: where they stand beside an elevation model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..errors import as_template
from .arrays import FloatArray
from .records import Collars
from .rules import Problem, problem

TOLERANCE = 10.0
"""How far a collar may stand above or below the ground, CRS units."""
FEWEST = 5
"""With fewer collars over the elevation model, nothing is said of all of them together."""

OFF = as_template(
    "Hole {hole} starts at elevation {z:.1f}, but the ground of the elevation model lies at {ground:.1f} there."
)
OFFSET = as_template(
    "The collars stand {apart:+.1f} from the ground of the elevation model, in the median; single ones are compared "
    "with that."
)
OUTSIDE = as_template("Hole {hole} lies where the elevation model has no data.")
SWAPPED = as_template(
    "None of the {count} collars lies over the elevation model, but {inside} would with easting and northing swapped."
)
NOWHERE = as_template("None of the {count} collars lies where the elevation model has data.")


@dataclass(frozen=True)
class GroundAt:
    """The ground below each collar."""

    elevation: FloatArray
    """Elevation of the ground, shape (n,), NaN where the elevation model has no data."""
    swapped: FloatArray
    """The same with easting and northing swapped, shape (n,)."""
    tolerance: float = TOLERANCE
    """How far a collar may stand above or below the ground."""


def check_ground(collars: Collars, ground: GroundAt) -> Iterator[Problem]:
    """Yield the collars that are far from the ground, and those beside the elevation model."""
    n = len(collars.hole_id)
    inside = np.isfinite(ground.elevation)
    if not inside.any():
        swapped = int(np.count_nonzero(np.isfinite(ground.swapped)))
        rule = "swapped_coordinates" if swapped > n / 2 else "outside_topography"
        template = SWAPPED if swapped > n / 2 else NOWHERE
        yield problem(rule, "collars", 0, "", np.nan, template, count=n, inside=swapped)
        return
    apart = collars.points[:, 2] - ground.elevation
    usual = float(np.median(apart[inside])) if np.count_nonzero(inside) >= FEWEST else 0.0
    if abs(usual) > ground.tolerance:
        yield problem("topography_offset", "collars", 0, "", np.nan, OFFSET, apart=usual)
    else:
        usual = 0.0
    for hole in np.flatnonzero(inside & (np.abs(apart - usual) > ground.tolerance)):
        yield problem(
            "collar_off_topography",
            "collars",
            int(collars.rows[hole]),
            str(collars.hole_id[hole]),
            0.0,
            OFF,
            z=float(collars.points[hole, 2]),
            ground=float(ground.elevation[hole]),
        )
    for hole in np.flatnonzero(~inside):
        name = str(collars.hole_id[hole])
        yield problem("outside_topography", "collars", int(collars.rows[hole]), name, 0.0, OUTSIDE)

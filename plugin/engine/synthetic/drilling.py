# SPDX-License-Identifier: GPL-2.0-or-later
"""The holes of the sample deposit: 34 on 8 lines across the body, deviating as real holes do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .geology import CENTRE, STRIKE_DEG, Points, Values, body_potential, ground_elevation

HOLES_PER_LINE = (3, 4, 5, 5, 5, 5, 4, 3)
LINE_SPACING = 62.0
DEEPEST = 4190.0
"""No hole is drilled far below this elevation."""
STEP = 1.0
"""Spacing of the stations of a true trace, metres."""


@dataclass(frozen=True)
class Hole:
    """One drillhole as it really runs."""

    hole_id: str
    line: int
    points: Points
    """Positions every metre from the collar, shape (n, 3)."""
    azimuths: Values
    """True azimuth at those positions, degrees clockwise from north."""
    dips: Values
    """True dip there, degrees, negative downwards."""

    @property
    def length(self) -> float:
        """Length of the hole, metres."""
        return (len(self.points) - 1) * STEP

    def at(self, depths: NDArray[np.float64]) -> Points:
        """Return the positions at depths along the hole, shape (n, 3)."""
        stations = np.arange(len(self.points)) * STEP
        return np.column_stack([np.interp(depths, stations, self.points[:, axis]) for axis in range(3)])


def drill_holes(generator: np.random.Generator) -> tuple[Hole, ...]:
    """Return the 34 holes of a seed, line by line from south to north."""
    holes = []
    for line, count in enumerate(HOLES_PER_LINE):
        offset = (line - (len(HOLES_PER_LINE) - 1) / 2.0) * LINE_SPACING
        for number, target in enumerate(_targets(offset, count, generator)):
            holes.append(_drill(f"ZK{line + 1:02d}{number + 1:02d}", line + 1, target, generator))
    return tuple(holes)


def _targets(offset: float, count: int, generator: np.random.Generator) -> Points:
    """Return the points a line's holes aim at: spread down the middle of the body as drawn before drilling."""
    strike = np.radians(STRIKE_DEG)
    elevations = np.arange(4200.0, 5060.0, 10.0)
    eastings = CENTRE[0] + np.arange(-350.0, 351.0, 10.0)
    east, up = (array.ravel() for array in np.meshgrid(eastings, elevations))
    # A line runs across the strike: going east along it, one also goes a little south.
    north = CENTRE[1] + offset * np.cos(strike) - (east - CENTRE[0]) * np.sin(strike) * np.cos(strike)
    section = np.column_stack((east + offset * np.sin(strike), north, up))
    potential = body_potential(section).reshape(len(elevations), len(eastings))
    middle = section.reshape(len(elevations), len(eastings), 3)[np.arange(len(elevations)), potential.argmax(axis=1)]
    worth = np.flatnonzero(potential.max(axis=1) > -0.1)
    shares = (np.arange(count) + 0.6) / (count + 0.1)
    chosen = worth[np.minimum(((1.0 - shares) * len(worth)).astype(int), len(worth) - 1)]
    return middle[chosen] + generator.normal(0.0, (8.0, 4.0, 12.0), (count, 3))


def _drill(hole_id: str, line: int, target: NDArray[np.float64], generator: np.random.Generator) -> Hole:
    """Return the hole that hits a target from the hanging wall and goes on beyond it."""
    depths = np.arange(0.0, 1400.0, STEP)
    azimuths = 90.0 + STRIKE_DEG + generator.normal(0.0, 2.0) + _drift(generator, depths, 1.5, 0.5)
    dips = -77.0 + generator.normal(0.0, 1.5) + _drift(generator, depths, 0.9, 0.3)
    steps = STEP * directions(azimuths[:-1], dips[:-1])
    offsets = np.vstack((np.zeros(3), np.cumsum(steps, axis=0)))
    collars = target - offsets
    above = collars[:, 2] - ground_elevation(collars[:, 0], collars[:, 1])
    reach = int(np.argmax(above >= 0.0))
    collar = collars[reach]
    collar[2] = ground_elevation(collar[0:1], collar[1:2])[0]
    points = collar + offsets
    end = reach + int(generator.uniform(90.0, 160.0))
    end = min(end, int(np.argmax(points[:, 2] < DEEPEST + generator.uniform(0.0, 30.0))))
    return Hole(hole_id, line, points[: end + 1], azimuths[: end + 1], dips[: end + 1])


def _drift(generator: np.random.Generator, depths: Values, per_100_m: float, wander: float) -> Values:
    """Return how an angle drifts along a hole: steadily, and wandering a little, degrees."""
    knots = np.arange(0.0, depths[-1] + 60.0, 60.0)
    walk = np.cumsum(generator.normal(0.0, wander, len(knots)))
    rate = per_100_m * generator.uniform(0.4, 1.2)
    return rate * depths / 100.0 + np.interp(depths, knots, walk - walk[0])


def directions(azimuths_deg: Values, dips_deg: Values) -> Points:
    """Return unit vectors (east, north, up) of azimuths and dips, shape (n, 3)."""
    azimuths, dips = np.radians(azimuths_deg), np.radians(dips_deg)
    return np.column_stack((np.cos(dips) * np.sin(azimuths), np.cos(dips) * np.cos(azimuths), np.sin(dips)))

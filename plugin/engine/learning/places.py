# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates as features: as they are, and turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TURN = (0.8, 0.5, 0.35)
"""Angles of the two turned frames about the three axes, radians; the second frame turns the other way."""


@dataclass(frozen=True)
class Placement:
    """Where the composites lie and how far they spread: coordinates are told in these terms."""

    centre: tuple[float, float, float]
    """Mean easting, northing, elevation."""
    spread: float
    """Standard deviation along the axis with the largest one, CRS units."""

    @classmethod
    def of(cls, points: Floats) -> Placement:
        """Return the placement of points, shape (n, 3)."""
        easting, northing, elevation = (float(value) for value in points.mean(axis=0))
        return cls((easting, northing, elevation), max(float(points.std(axis=0).max()), 1e-9))

    def axes(self, points: Floats) -> NDArray[np.float32]:
        """Return coordinates along the three axes and along six turned ones, shape (n, 9).

        Trees cut along axes; with turned ones they can follow a body that strikes and dips.
        """
        scaled = (points - np.array(self.centre)) / self.spread
        turned = [scaled @ turn for turn in turns()]
        return np.hstack([scaled, *turned]).astype(np.float32)

    def to_dict(self) -> dict[str, Any]:
        """Return the placement as plain JSON values."""
        return {"centre": list(self.centre), "spread": self.spread}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Placement:
        """Return the placement of plain JSON values."""
        easting, northing, elevation = (float(value) for value in values["centre"])
        return cls((easting, northing, elevation), float(values["spread"]))


def turns() -> Floats:
    """Return the rotations of the two turned frames, shape (2, 3, 3)."""
    return np.stack([_turn(1.0), _turn(-1.0)])


def _turn(sign: float) -> Floats:
    """Return a rotation about all three axes."""
    about_easting, about_northing, about_elevation = (sign * angle for angle in TURN)
    cosine, sine = np.cos(about_easting), np.sin(about_easting)
    first = np.array([[1, 0, 0], [0, cosine, -sine], [0, sine, cosine]])
    cosine, sine = np.cos(about_northing), np.sin(about_northing)
    second = np.array([[cosine, 0, sine], [0, 1, 0], [-sine, 0, cosine]])
    cosine, sine = np.cos(about_elevation), np.sin(about_elevation)
    third = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])
    return np.asarray(first @ second @ third)

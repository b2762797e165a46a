# SPDX-License-Identifier: GPL-2.0-or-later
"""Directions in which a variogram is looked at: a cone about an axis, cut to a band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_between, check_positive
from ..errors import InvalidInputError
from .anisotropy import ellipsoid_axes
from .pairs import Floats

TOLERANCE_DEG = 22.5
"""Usual half angle of the cone."""


@dataclass(frozen=True)
class Direction:
    """Pairs along an axis, either sense: within an angle of it, and within a band beside and above it."""

    azimuth_deg: float
    """Azimuth of the axis, clockwise from north."""
    dip_deg: float = 0.0
    """Dip of the axis, negative downwards."""
    tolerance_deg: float = TOLERANCE_DEG
    """Largest angle between a pair and the axis, up to 90."""
    width: float | None = None
    """Largest distance of a pair's end from the axis, measured horizontally; None for no limit."""
    height: float | None = None
    """The same measured upright to the axis, in the vertical plane through it."""

    def __post_init__(self) -> None:
        check_between(self.azimuth_deg, -360.0, 360.0, "azimuth of a direction")
        check_between(self.dip_deg, -90.0, 90.0, "dip of a direction")
        check_positive(self.tolerance_deg, "angular tolerance of a direction")
        check_between(self.tolerance_deg, 0.0, 90.0, "angular tolerance of a direction")
        for length in (self.width, self.height):
            if length is not None:
                check_positive(length, "bandwidth of a direction")

    @property
    def axis(self) -> Floats:
        """Unit vector of the axis, shape (3,)."""
        return ellipsoid_axes(self.azimuth_deg, self.dip_deg)[0]

    def holds(self, separations: Floats, distance: Floats) -> NDArray[np.bool_]:
        """Return which separations of shape (n, 3) and these lengths are in the direction, shape (n,)."""
        axis, right, above = ellipsoid_axes(self.azimuth_deg, self.dip_deg)
        inside = np.abs(separations @ axis) >= np.cos(np.deg2rad(self.tolerance_deg)) * distance
        for across, limit in ((right, self.width), (above, self.height)):
            if limit is not None:
                inside &= np.abs(separations @ across) <= limit
        return np.asarray(inside)

    def to_dict(self) -> dict[str, Any]:
        """Return the direction as plain JSON values."""
        return {
            "azimuth_deg": self.azimuth_deg,
            "dip_deg": self.dip_deg,
            "tolerance_deg": self.tolerance_deg,
            "width": self.width,
            "height": self.height,
        }


def read_directions(text: str) -> tuple[tuple[float, float], ...]:
    """Return azimuth and dip of each direction in a text such as `0/0, 90/0, 0/-90`; no dip means horizontal.

    Raises
    ------
    InvalidInputError
        Something in the text is no direction.

    Examples
    --------
    >>> read_directions("45, 0/-90")
    ((45.0, 0.0), (0.0, -90.0))
    """
    found = []
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        try:
            numbers = [float(number) for number in part.split("/")]
        except ValueError:
            numbers = []
        if len(numbers) not in {1, 2}:
            raise InvalidInputError(
                "Directions are written as azimuth/dip, such as 0/0, 90/0, 0/-90, but {given} was given.",
                given=part.strip(),
            )
        found.append((numbers[0], numbers[1] if len(numbers) == 2 else 0.0))
    return tuple(found)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Which samples an estimate is made of: the search ellipsoid and the nearest samples within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_positive
from ..errors import InvalidInputError
from .anisotropy import isotropic_transform
from .variogram import Variogram

UNLIMITED = 1e12
"""Radius of a search that takes the nearest samples wherever they are."""


@dataclass(frozen=True)
class Search:
    """The samples that a block is estimated from: the nearest ones within an ellipsoid.

    Near and far are measured in the ellipsoid: a sample on its surface is at distance 1.
    """

    radii: tuple[float, float, float] | None = None
    """Radii along the major, semi-major and minor axes, CRS units; None: `reach` times the ranges of the
    variogram's longest structure, with its angles."""
    azimuth_deg: float = 0.0
    """Azimuth of the major axis, clockwise from north; used with `radii`."""
    dip_deg: float = 0.0
    """Dip of the major axis, negative downwards; used with `radii`."""
    plunge_deg: float = 0.0
    """Turn of the other axes about the major one; used with `radii`."""
    reach: float = 2.0
    """How many ranges of the variogram the ellipsoid is long when `radii` is None."""
    minimum: int = 4
    """Blocks with fewer samples in the ellipsoid are not estimated."""
    maximum: int = 24
    """How many of the nearest samples are used at most."""

    def __post_init__(self) -> None:
        check_positive(self.reach, "reach of the search")
        for radius in self.radii or ():
            check_positive(radius, "search radius")
        if self.minimum < 1 or self.maximum < self.minimum:
            raise InvalidInputError(
                "The search needs at least 1 sample and a maximum not below the minimum, but minimum {minimum} and "
                "maximum {maximum} were given.",
                minimum=self.minimum,
                maximum=self.maximum,
            )

    def resolved(self, variogram: Variogram) -> Search:
        """Return the search with its radii and angles written out."""
        if self.radii is not None:
            return self
        widest = variogram.widest
        if widest is None:
            return Search((UNLIMITED,) * 3, 0.0, 0.0, 0.0, self.reach, self.minimum, self.maximum)
        major, semi, minor = (self.reach * length for length in widest.ranges)
        return Search(
            (major, semi, minor),
            widest.azimuth_deg,
            widest.dip_deg,
            widest.plunge_deg,
            self.reach,
            self.minimum,
            self.maximum,
        )

    def transform(self) -> NDArray[np.float64]:
        """Return the matrix (3, 3) that turns the ellipsoid into the unit sphere; `radii` must be set."""
        if self.radii is None:
            raise InvalidInputError("The search has no radii; give them, or take them from a variogram.")
        return isotropic_transform(self.radii, self.azimuth_deg, self.dip_deg, self.plunge_deg)

    def to_dict(self) -> dict[str, Any]:
        """Return the search as plain JSON values."""
        return {
            "radii": None if self.radii is None else list(self.radii),
            "azimuth_deg": self.azimuth_deg,
            "dip_deg": self.dip_deg,
            "plunge_deg": self.plunge_deg,
            "reach": self.reach,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Search:
        """Return the search of a definition made by `to_dict`; what is left out has its default."""
        given = dict(definition)
        if given.get("radii") is not None:
            given["radii"] = tuple(float(radius) for radius in given["radii"])
        return cls(**given)

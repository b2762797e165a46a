# SPDX-License-Identifier: GPL-2.0-or-later
"""Which samples an estimate is made of: the search ellipsoid and the nearest samples within it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_positive
from ..errors import InvalidInputError
from .anisotropy import isotropic_transform
from .variogram import Variogram

UNLIMITED = 1e12
"""Radius of a search that takes the nearest samples wherever they are."""

MOST_GLOBAL = 6000
"""Samples up to which every block may be estimated from all of them: their matrix then takes 0.3 GB."""

OCTANTS = 8
"""Parts into which the ellipsoid's three planes of symmetry cut it."""


@dataclass(frozen=True)
class SearchPass:
    """One of several looks for samples, for the blocks that the looks before left out."""

    factor: float
    """What the radii of the search are multiplied by; positive."""
    minimum: int
    """Fewest samples in this pass."""

    def __post_init__(self) -> None:
        check_positive(self.factor, "factor of a search pass")
        if self.minimum < 1:
            raise InvalidInputError("A search pass needs at least 1 sample, but {given} was given.", given=self.minimum)


@dataclass(frozen=True)
class Search:
    """The samples that a block is estimated from: the nearest ones within an ellipsoid.

    Near and far are measured in the ellipsoid: a sample on its surface is at distance 1. With limits, of each hole
    only the nearest `hole_maximum` samples count; of these, in each octant only the nearest `octant_maximum`; of
    these the nearest `maximum` are taken.
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
    """How many of the nearest samples are used at most; 0: all samples, wherever they are, for every block."""
    octant_maximum: int = 0
    """How many samples are used of each octant of the ellipsoid at most; 0: any number."""
    octants_minimum: int = 0
    """Blocks with samples in fewer octants are not estimated; 0 to 8."""
    hole_maximum: int = 0
    """How many samples are used of each drillhole at most; 0: any number."""
    passes: tuple[SearchPass, ...] = ()
    """Looks after the first, in their order, each for the blocks that those before left without an estimate."""

    def __post_init__(self) -> None:
        check_positive(self.reach, "reach of the search")
        for radius in self.radii or ():
            check_positive(radius, "search radius")
        if self.minimum < 1 or (self.maximum < self.minimum and not self.is_global):
            raise InvalidInputError(
                "The search needs at least 1 sample and a maximum not below the minimum, but minimum {minimum} and "
                "maximum {maximum} were given.",
                minimum=self.minimum,
                maximum=self.maximum,
            )
        if min(self.octant_maximum, self.hole_maximum) < 0 or not 0 <= self.octants_minimum <= OCTANTS:
            raise InvalidInputError(
                "Limits of the search must not be negative, and no ellipsoid has more than 8 octants."
            )
        if self.is_global and (self.is_limited or self.passes):
            raise InvalidInputError(
                "A search that takes all samples for every block knows no octants, limits per hole or passes; give a "
                "maximum number of samples."
            )

    @property
    def is_global(self) -> bool:
        """Whether every block is estimated from all samples."""
        return self.maximum == 0

    @property
    def is_limited(self) -> bool:
        """Whether others than the nearest samples may be taken, or octants matter."""
        return max(self.octant_maximum, self.octants_minimum, self.hole_maximum) > 0

    @property
    def looks(self) -> tuple[SearchPass, ...]:
        """All passes, the first one with the search's own radii and minimum."""
        return (SearchPass(1.0, self.minimum), *self.passes)

    def resolved(self, variogram: Variogram) -> Search:
        """Return the search with its radii and angles written out."""
        if self.radii is not None:
            return self
        widest = variogram.widest
        if widest is None:
            return replace(self, radii=(UNLIMITED,) * 3, azimuth_deg=0.0, dip_deg=0.0, plunge_deg=0.0)
        major, semi, minor = (self.reach * length for length in widest.ranges)
        return replace(
            self,
            radii=(major, semi, minor),
            azimuth_deg=widest.azimuth_deg,
            dip_deg=widest.dip_deg,
            plunge_deg=widest.plunge_deg,
        )

    def transform(self) -> NDArray[np.float64]:
        """Return the matrix (3, 3) that turns the ellipsoid into the unit sphere; `radii` must be set."""
        if self.radii is None:
            raise InvalidInputError("The search has no radii; give them, or take them from a variogram.")
        return isotropic_transform(self.radii, self.azimuth_deg, self.dip_deg, self.plunge_deg)

    def to_dict(self) -> dict[str, Any]:
        """Return the search as plain JSON values."""
        values = asdict(self)
        values["radii"] = None if self.radii is None else list(self.radii)
        values["passes"] = [asdict(one) for one in self.passes]
        return values

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Search:
        """Return the search of a definition made by `to_dict`; what is left out has its default."""
        given = dict(definition)
        if given.get("radii") is not None:
            given["radii"] = tuple(float(radius) for radius in given["radii"])
        given["passes"] = tuple(SearchPass(**one) for one in given.get("passes", ()))
        return cls(**given)

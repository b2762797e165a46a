# SPDX-License-Identifier: GPL-2.0-or-later
"""The variogram: how unlike two places are, by the distance and direction between them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice, check_positive
from ..errors import InvalidInputError
from .anisotropy import isotropic_transform
from .models import PARAMETERS, checked_shape, correlation

VERSION = 1
"""Version of the variogram's JSON form."""

SCALES = ("raw", "log", "normal_score")
"""Scales of values that a variogram can be of: as measured, logarithms, ranks as a normal distribution has them."""


@dataclass(frozen=True)
class Structure:
    """One structure of a variogram: a shape that rises to its sill over its ranges."""

    model: str
    """One of `MODELS`."""
    sill: float
    """What it adds to the variogram beyond its range, squared unit of the field; positive. A power structure has
    no sill: it has risen by this much at its range."""
    ranges: tuple[float, float, float]
    """Practical ranges (see `models`) along the major, semi-major and minor axes, CRS units; positive."""
    azimuth_deg: float = 0.0
    """Azimuth of the major axis, clockwise from north."""
    dip_deg: float = 0.0
    """Dip of the major axis, negative downwards."""
    plunge_deg: float = 0.0
    """Turn of the other two axes about the major one, clockwise for someone who looks along it."""
    shape: float | None = None
    """Smoothness of a Matern structure (1.5 by default), exponent of a power one (1 by default); None for others."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", checked_shape(self.model, self.shape))
        check_positive(self.sill, "sill of a variogram structure")
        for length in self.ranges:
            check_positive(length, "range of a variogram structure")
        for angle in (self.azimuth_deg, self.dip_deg, self.plunge_deg):
            if not np.isfinite(angle):
                raise InvalidInputError(
                    "The angles of a variogram structure must be numbers, but {given} was given.", given=str(angle)
                )

    @property
    def is_bounded(self) -> bool:
        """Whether it ends at a sill, so that there is a covariance; False for a power structure."""
        return self.model != "power"

    @property
    def transform(self) -> NDArray[np.float64]:
        """Matrix (3, 3) that turns the ellipsoid of the ranges into the unit sphere."""
        return isotropic_transform(self.ranges, self.azimuth_deg, self.dip_deg, self.plunge_deg)

    def correlation(self, separations: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the correlation over separations of shape (n, 3), CRS units; shape (n,)."""
        return correlation(self.model, np.linalg.norm(separations @ self.transform.T, axis=1), self.shape)

    def to_dict(self) -> dict[str, Any]:
        """Return the structure as plain JSON values; `smoothness` or `exponent` only where the model has it."""
        extra = {PARAMETERS[self.model].name: self.shape} if self.model in PARAMETERS else {}
        return {
            "model": self.model,
            "sill": self.sill,
            "ranges": list(self.ranges),
            "azimuth_deg": self.azimuth_deg,
            "dip_deg": self.dip_deg,
            "plunge_deg": self.plunge_deg,
            **extra,
        }

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Structure:
        """Return the structure of a definition made by `to_dict`."""
        model = str(definition["model"])
        major, semi, minor = (float(length) for length in definition["ranges"])
        shape = definition.get(PARAMETERS[model].name) if model in PARAMETERS else None
        return cls(
            model,
            float(definition["sill"]),
            (major, semi, minor),
            float(definition.get("azimuth_deg", 0.0)),
            float(definition.get("dip_deg", 0.0)),
            float(definition.get("plunge_deg", 0.0)),
            None if shape is None else float(shape),
        )


@dataclass(frozen=True)
class Variogram:
    """A nugget and nested structures."""

    nugget: float
    """Variogram just beyond distance zero, squared unit of the field; not negative."""
    structures: tuple[Structure, ...]
    """What rises with distance; at least one, unless the nugget is all there is."""
    field: str = ""
    """The field it was fitted to; empty when not known."""
    unit: str = ""
    """Unit of that field."""
    scale: str = "raw"
    """Scale of the values it was fitted to: one of `SCALES`."""

    def __post_init__(self) -> None:
        check_choice(self.scale, SCALES, "scale of a variogram's values")
        if not np.isfinite(self.nugget) or self.nugget < 0:
            raise InvalidInputError("The nugget must not be negative, but {given} was given.", given=self.nugget)
        if self.sill <= 0:
            raise InvalidInputError("A variogram needs a nugget or a structure; this one has neither.")

    @property
    def sill(self) -> float:
        """Nugget and the sills of all structures: the variance far away, if the variogram is bounded."""
        return self.nugget + sum(structure.sill for structure in self.structures)

    @property
    def is_bounded(self) -> bool:
        """Whether it ends at its sill; without that there is no covariance, and no simple kriging."""
        return all(structure.is_bounded for structure in self.structures)

    @property
    def widest(self) -> Structure | None:
        """The structure of the longest range; None for a pure nugget."""
        return max(self.structures, key=lambda structure: structure.ranges[0], default=None)

    def covariance(self, separations: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the covariance over separations of shape (n, 3), CRS units; the sill at zero.

        Of a variogram that is not bounded it is the sill minus the variogram: right up to a constant, and so for
        weights that sum to one.
        """
        total = np.where(np.any(separations != 0.0, axis=1), 0.0, self.nugget)
        for structure in self.structures:
            total = total + structure.sill * structure.correlation(separations)
        return total

    def gamma(self, separations: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the variogram over separations of shape (n, 3), CRS units; 0 at zero, shape (n,).

        Examples
        --------
        >>> model = Variogram(1.0, (Structure("spherical", 3.0, (100.0, 100.0, 100.0)),))
        >>> model.gamma(np.array([[0.0, 0.0, 0.0], [0.0, 200.0, 0.0]])).tolist()
        [0.0, 4.0]
        """
        return self.sill - self.covariance(separations)

    def to_dict(self) -> dict[str, Any]:
        """Return the variogram as plain JSON values."""
        return {
            "version": VERSION,
            "kind": "variogram",
            "field": self.field,
            "unit": self.unit,
            **({} if self.scale == "raw" else {"scale": self.scale}),
            "nugget": self.nugget,
            "structures": [structure.to_dict() for structure in self.structures],
        }

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Variogram:
        """Return the variogram of a definition made by `to_dict`, or of one written by hand.

        Raises
        ------
        InvalidInputError
            Something is missing or no number, or the version is newer than this one.
        """
        try:
            version = int(definition.get("version", VERSION))
            structures = tuple(Structure.from_dict(one) for one in definition.get("structures", []))
            nugget = float(definition["nugget"])
        except (AttributeError, KeyError) as error:  # no object at all has no nugget either
            raise InvalidInputError(
                "This is not a variogram: it has no {name}. A variogram has a nugget, and structures with model, sill "
                "and three ranges.",
                name=str(error.args[0]) if isinstance(error, KeyError) else "nugget",
            ) from error
        except (TypeError, ValueError) as error:
            raise InvalidInputError(
                "This is not a variogram: {reason}. A variogram has a nugget, and structures with model, sill and "
                "three ranges.",
                reason=str(error),
            ) from error
        if version > VERSION:
            raise InvalidInputError(
                "The variogram has version {given}; this Oresight reads up to version {known}.",
                given=version,
                known=VERSION,
            )
        names = (str(definition.get(key, default)) for key, default in (("field", ""), ("unit", ""), ("scale", "raw")))
        return cls(nugget, structures, *names)

    def to_json(self) -> str:
        """Return the text of a variogram file."""
        return json.dumps(self.to_dict(), indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Variogram:
        """Return the variogram of a file's text; raises `InvalidInputError` when it is none."""
        try:
            definition = json.loads(text)
        except json.JSONDecodeError as error:
            raise InvalidInputError("The variogram is no valid JSON: {reason}.", reason=str(error)) from error
        return cls.from_dict(definition)

# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user may decide about a variogram: how it is measured, and what its model must be like."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Optional

import numpy as np

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError
from .directions import Direction
from .estimators import ESTIMATORS
from .models import checked_shape
from .pairs import ALL_PAIRS
from .variogram import SCALES

MOST_STRUCTURES = 3
"""More nested structures than this are never told apart by an experimental variogram."""

WEIGHTS = ("balanced", "pairs", "pairs_by_distance", "equal")
"""How lags are weighted: `balanced` gives every lag with enough pairs the same say, in relative terms; `pairs` the
number of pairs; `pairs_by_distance` that over the squared distance; `equal` the same to all."""

MOST_LAGS = 500
"""More lags are refused."""

Model = tuple[str, Optional[float]]
"""Name of a structure's model, and its smoothness or exponent; None for a model without one, or when it is to be
found."""


@dataclass(frozen=True)
class Experiment:
    """How the experimental variogram is measured."""

    estimator: str = "standardised"
    """One of `ESTIMATORS`."""
    scale: str = "raw"
    """Scale of the values, one of `SCALES`."""
    max_distance: float | None = None
    """Longest distance looked at, CRS units; None: half the extent of the samples."""
    lag: float | None = None
    """Width of the lags, CRS units; None: a sample spacing at first, then growing."""
    n_lags: int | None = None
    """Number of lags; None: as many as reach the longest distance."""
    directions: tuple[Direction, ...] = ()
    """Directions to show beside those of the model's axes."""
    most_pairs: int = ALL_PAIRS
    """Up to this many pairs all are taken; of more, all near ones and a draw of the far ones."""

    def __post_init__(self) -> None:
        check_choice(self.estimator, ESTIMATORS, "estimator of the variogram")
        check_choice(self.scale, SCALES, "scale of a variogram's values")
        for length in (self.max_distance, self.lag):
            if length is not None:
                check_positive(length, "distance of a variogram")
        if self.n_lags is not None:
            check_between(self.n_lags, 1, MOST_LAGS, "number of lags")
        check_between(self.most_pairs, 1000, 10**9, "largest number of pairs")

    def to_dict(self) -> dict[str, Any]:
        """Return the experiment as plain JSON values."""
        return {**asdict(self), "directions": [direction.to_dict() for direction in self.directions]}

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Experiment:
        """Return the experiment of a definition made by `to_dict`, or of a part of one."""
        given = dict(definition)
        given["directions"] = tuple(Direction(**one) for one in given.get("directions", ()))
        return cls(**given)


@dataclass(frozen=True)
class Constraints:
    """What the model must be like; None leaves a figure to the fit."""

    nugget: float | None = None
    """The nugget, squared unit of the values."""
    ranges: tuple[tuple[float, float, float], ...] | None = None
    """Ranges of each structure along the three axes, CRS units."""
    angles_deg: tuple[float, float, float] | None = None
    """Azimuth, dip and plunge of all structures."""
    shortest: float | None = None
    """Lower bound of the ranges; None: the shortest lag."""
    longest: float | None = None
    """Upper bound of the ranges; None: one and a half times the longest lag."""
    flattest: float = 0.1
    """Lower bound of the ratio of minor to major range."""
    weights: str = "balanced"
    """One of `WEIGHTS`."""

    def __post_init__(self) -> None:
        check_choice(self.weights, WEIGHTS, "weighting of the lags")
        check_between(self.flattest, 0.001, 1.0, "smallest ratio of ranges")
        if self.nugget is not None and not (np.isfinite(self.nugget) and self.nugget >= 0.0):
            raise InvalidInputError("The nugget must not be negative, but {given} was given.", given=self.nugget)
        for length in (self.shortest, self.longest, *(one for three in self.ranges or () for one in three)):
            if length is not None:
                check_positive(length, "range of a variogram structure")
        if self.shortest is not None and self.longest is not None and self.shortest >= self.longest:
            raise InvalidInputError(
                "The shortest range must lie below the longest, but {shortest} and {longest} were given.",
                shortest=self.shortest,
                longest=self.longest,
            )

    @property
    def is_turned(self) -> bool:
        """Whether directions are given: angles, or ranges that differ."""
        return self.angles_deg is not None or any(len(set(one)) > 1 for one in self.ranges or ())

    def to_dict(self) -> dict[str, Any]:
        """Return the constraints as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> Constraints:
        """Return the constraints of a definition made by `to_dict`, or of a part of one."""
        given = dict(definition)
        if given.get("ranges") is not None:
            given["ranges"] = tuple((float(a), float(b), float(c)) for a, b, c in given["ranges"])
        if given.get("angles_deg") is not None:
            azimuth, dip, plunge = (float(angle) for angle in given["angles_deg"])
            given["angles_deg"] = (azimuth, dip, plunge)
        return cls(**given)


def read_structures(text: str) -> tuple[Model, ...]:
    """Return the models in a text such as `spherical+matern(2.5)`; a comma serves as well as a plus.

    Raises
    ------
    InvalidInputError
        An unknown model, a wrong smoothness or exponent, or more than three structures.

    Examples
    --------
    >>> read_structures("spherical, matern(2.5)")
    (('spherical', None), ('matern', 2.5))
    """
    parts = [part.strip() for part in text.replace(",", "+").split("+")]
    if len(parts) > MOST_STRUCTURES:
        raise InvalidInputError(
            "A variogram may have up to {most} nested structures, but {given} were given.",
            most=MOST_STRUCTURES,
            given=len(parts),
        )
    return tuple(_read_structure(part) for part in parts)


def model_name(model: Model) -> str:
    """Return a model as `read_structures` reads it.

    Examples
    --------
    >>> model_name(("matern", 2.5)), model_name(("cubic", None))
    ('matern(2.5)', 'cubic')
    """
    name, shape = model
    return name if shape is None else f"{name}({shape:g})"


def read_ranges(text: str) -> tuple[tuple[float, float, float], ...]:
    """Return the ranges in a text such as `120 60 30; 400`: a group for each structure, one number for all axes.

    Raises
    ------
    InvalidInputError
        A group does not hold one or three numbers.

    Examples
    --------
    >>> read_ranges("120 60 30; 400")
    ((120.0, 60.0, 30.0), (400.0, 400.0, 400.0))
    """
    found = []
    for group in text.split(";"):
        try:
            numbers = [float(number) for number in group.replace(",", " ").split()]
        except ValueError:
            numbers = []
        if len(numbers) not in {1, 3}:
            raise InvalidInputError(
                "Ranges are written as three numbers for each structure, or one, such as 120 60 30; 400, but {given} "
                "was given.",
                given=group.strip(),
            )
        found.append((numbers[0], numbers[-1] if len(numbers) == 1 else numbers[1], numbers[-1]))
    return tuple(found)


def _read_structure(text: str) -> Model:
    name, _, rest = text.partition("(")
    name = name.strip()
    number = rest.rstrip().rstrip(")").strip()
    try:
        given = float(number) if number else None
    except ValueError as error:
        raise InvalidInputError(
            "A structure is written as its model, with the smoothness or exponent in brackets, such as matern(2.5), "
            "but {given} was given.",
            given=text,
        ) from error
    checked_shape(name, given)
    return name, given

# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes that a structure of a variogram can have, as correlation over relative distance.

Distances are in units of the *practical range*: where a spherical or cubic structure ends, and where an exponential,
gaussian or Matern one has 5 % of its correlation left (exp(-3)). A power structure has no end: its range is the
distance at which it has risen by its sill, and its "correlation" is one minus that rise, falling without end. It is
no covariance, but serves as one where weights sum to one (ordinary and universal kriging).

Two shapes have a parameter of their own: the smoothness of a Matern structure, from 0.1 to 10, and the exponent of a
power one, between 0 and 2. A smoothness of 1/2 is the exponential model; half-integers (1/2, 3/2, 5/2 ... 19/2) are
computed in closed form, others by a Bessel function.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import factorial, gamma, sqrt

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError

Floats = NDArray[np.float64]

MODELS = ("spherical", "exponential", "gaussian", "cubic", "matern", "power")
"""Names of the shapes; the place in this tuple is the shape's number in compiled code."""

LEFT_AT_RANGE = float(np.exp(-3.0))
"""Correlation that an exponential, gaussian or Matern structure has left at its practical range."""

AT_ZERO = 1e-28
"""Below this argument the Bessel form is one to working precision, or would overflow."""


@dataclass(frozen=True)
class ShapeParameter:
    """The parameter that some shapes have."""

    name: str
    """What it is called in files and sentences."""
    default: float
    """Its value when none is given."""
    lowest: float
    """Smallest value; not itself allowed when `is_open`."""
    highest: float
    """Largest value; not itself allowed when `is_open`."""
    is_open: bool
    """Whether the limits themselves are not allowed."""


PARAMETERS = {
    "matern": ShapeParameter("smoothness", 1.5, 0.1, 10.0, is_open=False),
    "power": ShapeParameter("exponent", 1.0, 0.0, 2.0, is_open=True),
}
"""The parameter of each shape that has one."""


def checked_shape(model: str, shape: float | None) -> float | None:
    """Return the shape parameter of a model, its default where None is given; None for a model without one.

    Raises
    ------
    InvalidInputError
        An unknown model, a parameter outside its limits, or one for a model that has none.
    """
    check_choice(model, MODELS, "model of a variogram structure")
    known = PARAMETERS.get(model)
    if known is None:
        if shape is not None:
            raise InvalidInputError("A {model} structure has no smoothness and no exponent.", model=model)
        return None
    value = known.default if shape is None else float(shape)
    inside = known.lowest < value < known.highest if known.is_open else known.lowest <= value <= known.highest
    if not inside:
        raise InvalidInputError(
            "The {name} of a {model} structure must lie between {lowest} and {highest}, but {given} was given.",
            name=known.name,
            model=model,
            lowest=known.lowest,
            highest=known.highest,
            given=value,
        )
    return value


def correlation(model: str, distance: Floats, shape: float | None = None) -> Floats:
    """Return the correlation at distances in units of the practical range; any array shape, 1 at 0.

    `shape` is the smoothness of a Matern or the exponent of a power structure, and must be given for them.

    References
    ----------
    Chiles and Delfiner, Geostatistics, 2nd edition (2012), section 2.5; Stein, Interpolation of Spatial Data (1999),
    section 2.7, for the Matern class.

    Examples
    --------
    >>> correlation("spherical", np.array([0.0, 0.5, 1.0])).tolist()
    [1.0, 0.3125, 0.0]
    >>> correlation("power", np.array([0.0, 0.5, 2.0]), 1.0).tolist()
    [1.0, 0.5, -1.0]
    """
    if model == "spherical":
        inside = np.minimum(distance, 1.0)
        return 1.0 + inside * (0.5 * inside * inside - 1.5)
    if model == "exponential":
        return np.exp(-3.0 * distance)
    if model == "gaussian":
        return np.exp(-3.0 * distance * distance)
    if model == "cubic":
        inside = np.minimum(distance, 1.0)
        square = inside * inside
        return 1.0 + square * (-7.0 + inside * (8.75 + square * (-3.5 + 0.75 * square)))
    if shape is None:
        raise ValueError(f"a {model} structure needs its parameter")
    if model == "matern":
        return _matern(shape, matern_scale(shape) * distance)
    return 1.0 - np.power(distance, shape)


def matern_polynomial(smoothness: float) -> tuple[float, ...] | None:
    """Return the coefficients of 1, x, x², ... by which exp(-x) is the Matern correlation; None if not half-integer.

    `x` is `matern_scale(smoothness)` times the distance in practical ranges.

    Examples
    --------
    >>> matern_polynomial(1.5), matern_polynomial(1.0)
    ((1.0, 1.0), None)
    """
    order = round(smoothness - 0.5)
    if smoothness != order + 0.5:
        return None
    ratio = factorial(order) / factorial(2 * order)
    return tuple(
        ratio * 2.0**power * factorial(2 * order - power) / (factorial(order - power) * factorial(power))
        for power in range(order + 1)
    )


@lru_cache(maxsize=64)
def matern_scale(smoothness: float) -> float:
    """Return what distances in practical ranges are multiplied by, so that exp(-3) is left at 1; 3 for 1/2."""
    low, high = 0.0, 6.0 + 6.0 * sqrt(smoothness)
    for _ in range(80):
        middle = 0.5 * (low + high)
        left = float(_matern(smoothness, np.array([middle]))[0])
        low, high = (middle, high) if left > LEFT_AT_RANGE else (low, middle)
    return 0.5 * (low + high)


def _matern(smoothness: float, scaled: Floats) -> Floats:
    """Return the Matern correlation over distances in units of its own scale."""
    coefficients = matern_polynomial(smoothness)
    if coefficients is not None:
        total = np.full_like(scaled, coefficients[-1])
        for coefficient in coefficients[-2::-1]:
            total = total * scaled + coefficient
        return np.asarray(total * np.exp(-scaled))
    from scipy.special import kv

    apart = np.maximum(scaled, AT_ZERO)
    left = 2.0 ** (1.0 - smoothness) / gamma(smoothness) * apart**smoothness * kv(smoothness, apart)
    return np.where(scaled <= AT_ZERO, 1.0, np.minimum(left, 1.0))

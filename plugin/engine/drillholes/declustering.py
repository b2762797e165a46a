# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights that make up for drilling more densely where the ground is rich."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..checks import check_choice, check_points, check_positive
from ..errors import InvalidInputError, Notice, as_template
from ..progress import Progress, no_progress
from .arrays import FloatArray, IntArray

RULES = ("minimum", "maximum")
"""Which mean shows the size of the cells: the lowest where rich ground was drilled densely, else the highest."""
ORIGINS = 8
"""Places of the net of cells over which weights are averaged, so that no single one decides."""
SIZES = 24
"""Sizes of cells that are looked at."""
CHOSEN = as_template(
    "Cell declustering by {field}: cells of {size:.4g} give the {rule} mean, {mean:.6g}, where equal weights give "
    "{plain:.6g}; {count} samples have weights from {lowest:.3g} to {highest:.3g}, 1 on average."
)

HEAVY = 25.0
"""A sample that weighs as much as so many is worth a warning."""
UNEVEN = as_template(
    "Single samples weigh as much as {highest:.0f}: lone holes far from the others. A size of cells near the distance "
    "of the sparse holes, or samples of the drilled ground alone, gives a mean that depends less on them."
)
GIVEN = as_template(
    "Cell declustering by {field}: cells of {size:.4g}, as given, give the mean {mean:.6g}, where equal weights give "
    "{plain:.6g}; {count} samples have weights from {lowest:.3g} to {highest:.3g}, 1 on average."
)


@dataclass(frozen=True)
class Declustering:
    """Weights of samples, and how the size of the cells was found."""

    weights: FloatArray
    """Weight of each sample, shape (n,), 1 on average over those with a value; NaN for those without."""
    size: float
    """Side of the cells, CRS units."""
    mean: float
    """Mean with these weights."""
    plain_mean: float
    """Mean with equal weights."""
    sizes: FloatArray
    """Sizes that were looked at, ascending, shape (k,)."""
    means: FloatArray
    """Mean with the weights of each size, shape (k,)."""
    notices: tuple[Notice, ...] = ()
    """What was chosen."""


def cell_weights(points: FloatArray, size: float, *, origins: int = ORIGINS) -> FloatArray:
    """Return the declustering weights of points for cubic cells, shape (n,), 1 on average.

    Each occupied cell counts the same, and the samples in it share its weight. The net of cells is laid in several
    places along its diagonal, and the weights are averaged.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    size : float
        Side of a cell, CRS units.
    origins : int
        Number of places of the net.

    References
    ----------
    Journel, A. G. (1983): Nonparametric estimation of spatial distributions. Mathematical Geology 15 (3), 445-468.

    Examples
    --------
    >>> cell_weights(np.array([[1.0, 1, 1], [1.2, 1, 1], [11, 1, 1]]), 10.0, origins=1).tolist()
    [0.75, 0.75, 1.5]
    """
    check_points(points, "points to decluster")
    check_positive(size, "size of a cell")
    lowest = points.min(axis=0)
    total = np.zeros(len(points))
    for place in range(origins):
        cell = np.floor((points - lowest) / size + place / origins).astype(np.int64)
        number = _numbered(cell)
        counts = np.bincount(number)
        total += len(points) / (len(counts) * counts[number])
    weights: FloatArray = total / origins
    return weights


def _numbered(cell: IntArray) -> IntArray:
    """Return the number of each distinct row, shape (n,)."""
    span = cell.max(axis=0) + 1
    key = (cell[:, 0] * span[1] + cell[:, 1]) * span[2] + cell[:, 2]
    number: IntArray = np.unique(key, return_inverse=True)[1].reshape(-1)
    return number


def decluster(
    points: FloatArray,
    values: FloatArray,
    *,
    field: str = "",
    rule: str = "minimum",
    size: float = 0.0,
    sizes: Sequence[float] = (),
    progress: Progress = no_progress,
) -> Declustering:
    """Return cell declustering weights of samples.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    values : array of shape (n,)
        Grade whose declustered mean is looked at; samples where it is NaN take no part.
    field : str
        Its name, for messages.
    rule : str
        `minimum`: the size of cells with the lowest mean is taken, for clusters in rich ground; `maximum`: the
        highest, for clusters in poor ground.
    size : float
        Side of the cells; 0: found by the rule.
    sizes : sequence of float
        Sizes among which to look; by default 24 in equal ratios, from an eighth of the spacing that as many samples
        would have in a cube as wide as the greatest extent, to a quarter of that extent.

    Raises
    ------
    InvalidInputError
        Fewer than two samples with a value, or an unknown rule.
    """
    check_choice(rule, RULES, "rule of declustering")
    known = np.isfinite(values) & np.isfinite(points).all(axis=1)
    if np.count_nonzero(known) < 2:
        raise InvalidInputError(
            "Declustering needs at least two samples with {field}, but there are {given}.",
            field=field or "a value",
            given=int(np.count_nonzero(known)),
        )
    places, grades = points[known], values[known]
    tried = np.array(sorted(sizes), dtype=np.float64) if len(sizes) else _sizes(places)
    tried = np.array([size]) if size > 0 else tried
    means = np.empty(len(tried))
    for number, one in enumerate(tried):
        progress(number / len(tried), "Declustering with cells of several sizes")
        means[number] = float(np.mean(cell_weights(places, float(one)) * grades))
    best = int(np.argmin(means) if rule == "minimum" else np.argmax(means))
    weights = np.full(len(values), np.nan)
    weights[known] = cell_weights(places, float(tried[best]))
    result = Declustering(weights, float(tried[best]), float(means[best]), float(grades.mean()), tried, means)
    return _told(result, field, rule, is_given=size > 0)


def _sizes(points: FloatArray) -> FloatArray:
    """Return the sizes of cells that are looked at."""
    extent = float(np.ptp(points, axis=0).max())
    if extent <= 0:
        return np.ones(1)
    spacing = extent * len(points) ** (-1.0 / 3.0)
    return np.geomspace(min(spacing / 8.0, extent / 8.0), extent / 4.0, SIZES)


def _told(result: Declustering, field: str, rule: str, *, is_given: bool) -> Declustering:
    """Return a result that says what was chosen."""
    known = result.weights[np.isfinite(result.weights)]
    said = {
        "field": field,
        "rule": rule,
        "size": result.size,
        "mean": result.mean,
        "plain": result.plain_mean,
        "count": len(known),
        "lowest": float(known.min()),
        "highest": float(known.max()),
    }
    notices = [Notice(GIVEN if is_given else CHOSEN, said)]
    if known.max() > HEAVY:
        notices.append(Notice(UNEVEN, {"highest": float(known.max())}))
    return replace(result, notices=tuple(notices))

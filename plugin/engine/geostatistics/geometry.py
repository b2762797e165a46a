# SPDX-License-Identifier: GPL-2.0-or-later
"""The search for ranges and angles of a variogram; nugget and sills follow from them linearly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .anisotropy import direction_angles, ellipsoid_axes
from .experimental import VariogramCells
from .fit_options import Constraints, Model
from .lag_weights import balanced_weights, lag_weights
from .models import correlation

Floats = NDArray[np.float64]

STARTS = 600
"""Random geometries tried before the best ones are improved."""

IMPROVED = 4
"""How many of them are improved."""

BETWEEN_CALLS = 50
"""Geometries tried between two calls of the progress."""

FITTING = "Fitting the variogram"
"""What the progress says."""

ENOUGH_PAIRS = 100
"""The shortest lags that together have this many pairs say what near samples have in common."""

SILL_SAY = 0.1
"""How much the variance of the samples says about the sill, beside all lags together."""

BEYOND = 1.5
"""Longest range, in longest distances, where no bound is given."""


@dataclass(frozen=True)
class Geometry:
    """A fitted model in parts."""

    models: tuple[Model, ...]
    """Model of each structure, with its smoothness or exponent."""
    nugget: float
    """Nugget."""
    sills: tuple[float, ...]
    """Sill of each structure; 0 when it brings nothing."""
    ranges: tuple[tuple[float, float, float], ...]
    """Ranges of each structure along the three axes."""
    angles_deg: tuple[float, float, float]
    """Azimuth, dip, plunge."""
    misfit: float
    """Weighted root mean square of model minus experiment over the means of the lags, as a share of the experiment."""
    misfit_by_direction: float
    """The same over lags and directions, in which the scatter between directions counts too; with the weights of the
    fit."""
    nearest_correlation: float
    """Correlation of the nearest samples by this model."""
    is_at_bound: bool
    """Whether a structure is as long as it was allowed to be."""


def fit_geometry(
    cells: VariogramCells,
    models: tuple[Model, ...],
    variance: float,
    *,
    is_isotropic: bool,
    seed: int,
    constraints: Constraints | None = None,
    progress: Progress = no_progress,
) -> Geometry:
    """Return the best geometry for the cells of an experimental variogram, within the constraints."""
    problem = _Problem(cells, models, variance, constraints or Constraints(), is_isotropic=is_isotropic)
    if problem.is_given:
        return problem.geometry(problem.lower)
    generator = np.random.default_rng(seed)
    starts = generator.uniform(problem.lower, problem.upper, (STARTS // (4 if is_isotropic else 1), len(problem.lower)))
    scores = np.empty(len(starts))
    for number, start in enumerate(starts):
        scores[number] = np.square(problem.residuals(start)).sum()
        if number % BETWEEN_CALLS == 0:
            progress(0.5 * number / len(starts), FITTING)
    improved: list[Floats] = []
    for number in np.argsort(scores)[:IMPROVED]:
        progress(0.5 + 0.5 * len(improved) / IMPROVED, FITTING)
        improved.append(problem.improve(starts[number]))
    best = min(improved, key=lambda place: float(np.square(problem.residuals(place)).sum()))
    return problem.geometry(best)


def blended_geometry(
    cells: VariogramCells,
    variance: float,
    plain: Geometry,
    turned: Geometry,
    share: float,
    constraints: Constraints | None = None,
) -> Geometry:
    """Return the geometry that lies so far on the way from an isotropic one to an anisotropic one.

    Logarithms of ranges are blended, the angles are those of the anisotropic one, and nugget and sills are fitted anew.
    """
    problem = _Problem(cells, turned.models, variance, constraints or Constraints(), is_isotropic=False)
    majors = [
        (1.0 - share) * np.log(before[0]) + share * np.log(after[0])
        for before, after in zip(plain.ranges, turned.ranges)
    ]
    ratios = [share * np.log(turned.ranges[0][axis] / turned.ranges[0][0]) for axis in (1, 2)]
    return problem.geometry(np.array([*majors, *ratios, *turned.angles_deg]))


class _Problem:
    """Weighted least squares over the logarithms of ranges and ratios, and the angles."""

    def __init__(
        self,
        cells: VariogramCells,
        models: tuple[Model, ...],
        variance: float,
        constraints: Constraints,
        *,
        is_isotropic: bool,
    ) -> None:
        self._cells = cells
        self._models = models
        self._variance = variance
        self._is_isotropic = is_isotropic
        self._constraints = constraints
        is_bounded = all(name != "power" for name, _ in models)
        self._sill_say = SILL_SAY if is_bounded else 0.0
        self._balance, self._means = balanced_weights(cells)
        self._weights, self._reference = lag_weights(cells, constraints.weights, variance)
        self._roots = np.sqrt(self._weights) / self._reference
        self.lower, self.upper = self._bounds()

    def _bounds(self) -> tuple[Floats, Floats]:
        """Return the least and the largest of all that is searched; equal where a figure is given."""
        given = self._constraints
        length = np.linalg.norm(self._cells.separations, axis=1)
        least_range, most_range = length.min(), BEYOND * length.max()
        shortest = np.log(given.shortest or min(least_range, (given.longest or most_range) / 2.0))
        longest = np.log(given.longest or max(most_range, (given.shortest or least_range) * 2.0))
        lower = np.array([longest if name == "power" else shortest for name, _ in self._models])
        upper = np.full(len(self._models), longest)
        if given.ranges is not None:
            lower = upper = np.log([three[0] for three in given.ranges])
        if self._is_isotropic:
            return lower, upper
        ratios = np.array([0.0 if given.ranges is not None else np.log(given.flattest)] * 2)
        least, most = np.array([0.0, -90.0, -90.0]), np.array([360.0, 0.0, 90.0])
        if given.angles_deg is not None:
            least = most = np.array(given.angles_deg)
        return np.concatenate((lower, ratios, least)), np.concatenate((upper, np.zeros(2), most))

    @property
    def is_given(self) -> bool:
        """Whether nothing is left to search: nugget and sills only."""
        return bool(np.all(self.lower == self.upper))

    def improve(self, start: Floats) -> Floats:
        """Return the nearest local optimum; angles may turn freely."""
        from scipy.optimize import least_squares

        lower, upper = self.lower.copy(), self.upper.copy()
        free = lower < upper
        structures = len(self._models)
        lower[structures + 2 :], upper[structures + 2 :] = -np.inf, np.inf
        steps = np.ones(len(start))
        steps[structures + 2 :] = 30.0

        def residuals(moved: Floats) -> Floats:
            place = start.copy()
            place[free] = moved
            return self.residuals(place)

        solved = least_squares(
            residuals,
            start[free],
            bounds=(lower[free], upper[free]),
            x_scale=steps[free],
            diff_step=1e-4,
            max_nfev=60,
        )
        best = start.copy()
        best[free] = solved.x
        return best

    def residuals(self, place: Floats) -> Floats:
        """Return weighted relative residuals, and the distance of the sill from the variance."""
        design = self._design(place)
        sills = self._sills(design)
        lags = self._roots * (design @ sills - self._cells.gamma)
        sill = np.sqrt(self._sill_say) * (sills.sum() - self._variance) / self._variance
        return np.append(lags, sill)

    def _design(self, place: Floats) -> Floats:
        """Return the columns that nugget and sills multiply, shape (cells, 1 + structures)."""
        ranges, angles = self._ranges(place), self._angles(place)
        rotated = self._cells.separations @ ellipsoid_axes(*angles).T
        columns = [np.ones(len(rotated))]
        for (model, shape), lengths in zip(self._models, ranges):
            distance = np.sqrt(np.square(rotated / np.array(lengths)).sum(axis=1))
            columns.append(1.0 - correlation(model, distance, shape))
        return np.column_stack(columns)

    def _sills(self, design: Floats) -> Floats:
        """Return nugget and sills, not negative, shape (1 + structures,)."""
        from scipy.optimize import nnls

        tie = np.sqrt(self._sill_say) / self._variance
        system = np.vstack((design * self._roots[:, None], np.full(design.shape[1], tie)))
        wanted = np.append(self._cells.gamma * self._roots, np.sqrt(self._sill_say))
        nugget = self._constraints.nugget
        if nugget is not None:
            wanted, system = wanted - nugget * system[:, 0], system[:, 1:]
        _, triangle = np.linalg.qr(np.column_stack((system, wanted)))
        sills = np.asarray(nnls(triangle[:-1, :-1], triangle[:-1, -1])[0])
        return sills if nugget is None else np.concatenate(([nugget], sills))

    def _ranges(self, place: Floats) -> tuple[tuple[float, float, float], ...]:
        if self._constraints.ranges is not None:
            return self._constraints.ranges
        majors = np.exp(place[: len(self._models)])
        if self._is_isotropic:
            return tuple((float(major),) * 3 for major in majors)
        ratios = place[len(self._models) : len(self._models) + 2]
        first, second = np.exp(ratios if self._constraints.angles_deg is not None else np.sort(ratios)[::-1])
        return tuple((float(major), float(major * first), float(major * second)) for major in majors)

    def _angles(self, place: Floats) -> tuple[float, float, float]:
        if self._is_isotropic:
            return (0.0, 0.0, 0.0)
        azimuth, dip, plunge = (float(angle) for angle in place[len(self._models) + 2 :])
        return azimuth, dip, plunge

    def geometry(self, place: Floats) -> Geometry:
        """Return the model at a place, its angles in their usual intervals."""
        design = self._design(place)
        sills = self._sills(design)
        model = design @ sills
        difference = model - self._cells.gamma
        of_lags = np.bincount(self._cells.lag, self._balance * difference / self._means)
        say = np.bincount(self._cells.lag, self._balance)
        pairs = np.cumsum(np.bincount(self._cells.lag, self._cells.pairs))
        shortest = self._cells.lag <= np.searchsorted(pairs, min(ENOUGH_PAIRS, pairs[-1]))
        nearest = np.average(model[shortest], weights=self._cells.pairs[shortest])
        highest = sills.sum() if self._sill_say else model.max()
        majors = len(self._models)
        at_bound = (place[:majors] >= self.upper[:majors] - 1e-3) & (self.lower[:majors] < self.upper[:majors])
        return Geometry(
            self._models,
            float(sills[0]),
            tuple(float(sill) for sill in sills[1:]),
            self._ranges(place),
            self._usual_angles(place),
            float(np.sqrt((np.square(of_lags[say > 0]) / say[say > 0]).sum() / say.sum())),
            float(np.sqrt(np.square(difference * self._roots).sum() / self._weights.sum())),
            float(1.0 - nearest / highest),
            bool(np.any(at_bound & (sills[1:] > 0.0))),
        )

    def _usual_angles(self, place: Floats) -> tuple[float, float, float]:
        """Return the angles in their usual intervals; those that were given as they were."""
        given = None if self._is_isotropic else self._constraints.angles_deg
        return usual_angles(*self._angles(place)) if given is None else given


def usual_angles(azimuth_deg: float, dip_deg: float, plunge_deg: float) -> tuple[float, float, float]:
    """Return the same ellipsoid's angles with azimuth in [0, 360), dip in [-90, 0], plunge in (-90, 90].

    Examples
    --------
    >>> tuple(round(angle, 6) for angle in usual_angles(30.0, 10.0, 100.0))
    (210.0, -10.0, 80.0)
    """
    major, semi, _ = ellipsoid_axes(azimuth_deg, dip_deg, plunge_deg)
    azimuth, dip = direction_angles(major)
    plain = ellipsoid_axes(azimuth, dip, 0.0)
    plunge = float(np.rad2deg(np.arctan2(-(semi @ plain[2]), semi @ plain[1])))
    if plunge <= -90.0:
        plunge += 180.0
    elif plunge > 90.0:
        plunge -= 180.0
    return azimuth, dip, plunge

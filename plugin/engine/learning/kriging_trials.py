# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms found by how well they estimate composites without their own hole.

A variogram fitted to pairs describes the values along the holes, where most pairs are. What matters for the ground
between the holes is the error at a hole that was not there; so variograms are drawn at random within wide limits,
and those with the least such error are kept. Several are kept, as many are nearly as good and their spread says
how much hangs on the choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..geostatistics.compiled import CompiledSolver, compiled_limits, has_compiler
from ..geostatistics.covariance import Covariance
from ..geostatistics.limits import Limits
from ..geostatistics.moving import SolverChain
from ..geostatistics.pieces import Tally
from ..geostatistics.systems import NumpySolver
from ..geostatistics.variogram import Structure, Variogram
from ..progress import Progress, no_progress, share_of
from .sources import Sources, nearest_sources

TRIALS = 40
"""Variograms drawn."""

KEPT = 5
"""The best of them, that features are made with."""

SCORED = 1000
"""Composites on which a trial is scored."""

MAXIMUM = 48
"""Composites that an estimate is made of."""

MOST_OF_HOLE = 99
"""Limit per hole that is none."""

CHUNK = 8192
"""Places estimated at once."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class KrigingTrial:
    """A variogram with a limit per hole, and its error at holes left out."""

    variogram: Variogram
    """With sill 1: values are normal scores."""
    hole_maximum: int
    """How many composites of a hole an estimate is made of at most."""
    error: float
    """Mean squared error of normal scores at composites without their own group of holes."""

    def to_dict(self) -> dict[str, Any]:
        """Return the trial as plain JSON values."""
        return {"variogram": self.variogram.to_dict(), "hole_maximum": self.hole_maximum, "error": self.error}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> KrigingTrial:
        """Return the trial of a definition made by `to_dict`."""
        return cls(Variogram.from_dict(values["variogram"]), int(values["hole_maximum"]), float(values["error"]))


def find_trials(
    sources: Sources,
    *,
    generator: np.random.Generator,
    trials: int = TRIALS,
    kept: int = KEPT,
    progress: Progress = no_progress,
) -> tuple[KrigingTrial, ...]:
    """Return the best of some variograms drawn at random, the best first.

    Each is scored by kriging normal scores of composites from those of other groups of holes.
    """
    at, drawn = draw_trials(sources, generator, trials)
    places = sources.points[at]
    near = nearest_sources(places, sources.group[at], sources, progress=share_of(progress, 0.0, 0.3))
    scored = []
    for number, trial in enumerate(drawn):
        estimate, _ = krige_from(trial, sources, sources.score[:, None], places, near)
        error = float(np.nanmean(np.square(estimate[:, 0] - sources.score[at])))
        scored.append(KrigingTrial(trial.variogram, trial.hole_maximum, error))
        progress(0.3 + 0.7 * (number + 1) / trials, "Variograms tried at left-out holes")
    return tuple(sorted(scored, key=lambda one: one.error)[:kept])


def draw_trials(sources: Sources, generator: np.random.Generator, trials: int) -> tuple[Numbers, list[KrigingTrial]]:
    """Return the composites at which variograms are scored, and so many variograms, not scored yet."""
    at = np.sort(generator.permutation(len(sources.points))[:SCORED])
    extent = float(np.ptp(sources.points, axis=0).max()) / 2.0
    return at, [draw_trial(generator, extent) for _ in range(trials)]


def draw_trial(generator: np.random.Generator, extent: float) -> KrigingTrial:
    """Return a variogram drawn at random: a nugget, and a short exponential in a long spherical structure.

    Parameters
    ----------
    generator : numpy.random.Generator
    extent : float
        Longest range that is likely, CRS units; ranges are drawn evenly on a scale of logarithms.
    """
    major = float(np.exp(generator.uniform(np.log(0.1), np.log(0.9)))) * extent
    ratios = sorted(generator.uniform(0.2, 1.0, 2), reverse=True)
    ranges = (major, major * float(ratios[0]), major * float(ratios[1]))
    azimuth, dip, turn = (float(generator.uniform(*span)) for span in ((0.0, 180.0), (-90.0, 0.0), (0.0, 180.0)))
    nugget, mix = float(generator.uniform(0.02, 0.5)), float(generator.random())
    short = (0.3 * ranges[0], 0.3 * ranges[1], 0.3 * ranges[2])
    structures = (
        Structure("exponential", (1.0 - nugget) * mix, short, azimuth, dip, turn),
        Structure("spherical", (1.0 - nugget) * (1.0 - mix), ranges, azimuth, dip, turn),
    )
    hole_maximum = round(float(np.exp(generator.uniform(np.log(2.0), np.log(MOST_OF_HOLE)))))
    return KrigingTrial(Variogram(nugget, structures), hole_maximum, float("nan"))


def krige_from(
    trial: KrigingTrial, sources: Sources, values: Floats, places: Floats, near: Numbers
) -> tuple[Floats, Floats]:
    """Return ordinary kriging estimates and variances from given candidates.

    Of the candidates of a place the nearest `MAXIMUM` are used, near measured in the variogram's own anisotropy,
    within the limit per hole.

    Parameters
    ----------
    trial : KrigingTrial
    sources : Sources
    values : array of shape (m, v)
        Values at the sources.
    places : array of shape (n, 3)
    near : integer array of shape (n, k)
        Numbers of the sources that each place may know; -1 where there are no more.

    Returns
    -------
    estimate : array of shape (n, v)
        NaN where a place knows no source.
    variance : array of shape (n,)
    """
    solver = _solver(trial.variogram, sources.points, values)
    limit = compiled_limits() if has_compiler() else None
    limits = Limits(sources.hole, trial.hole_maximum, 0)
    transform = trial.variogram.structures[-1].transform
    known = sources.points @ transform.T
    estimate, variance = np.full((len(places), values.shape[1]), np.nan), np.full(len(places), np.nan)
    for start in range(0, len(places), CHUNK):
        rows = slice(start, start + CHUNK)
        targets = places[rows] @ transform.T
        ordered = _by_distance(known, targets, near[rows])
        chosen, _ = limits.choose(ordered, known, targets, MAXIMUM, limit)
        some = np.flatnonzero(chosen[:, 0] >= 0)
        solved = solver.solve(places[rows][some], chosen[some], None, Tally())
        estimate[start + some] = np.where(solved.is_singular, np.nan, solved.estimate).T
        variance[start + some] = np.where(solved.is_singular, np.nan, solved.variance)
    return estimate, variance


def _solver(variogram: Variogram, points: Floats, values: Floats) -> SolverChain:
    made = CompiledSolver if has_compiler() else NumpySolver
    return SolverChain((made(Covariance.of(variogram), points, values),))


def _by_distance(known: Floats, targets: Floats, near: Numbers) -> Numbers:
    """Return the candidates of each place, nearest first in the given space; -1 last."""
    square = np.square(known[near] - targets[:, None, :]).sum(axis=2)
    square[near < 0] = np.inf
    return np.take_along_axis(near, np.argsort(square, axis=1, kind="stable"), axis=1)

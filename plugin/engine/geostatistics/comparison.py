# SPDX-License-Identifier: GPL-2.0-or-later
"""Several variograms and searches beside inverse distance and the nearest sample, on the same left-out samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress, share_of
from .cross_validation import BATCH, cross_validate
from .inverse_distance import Weighed, weigh
from .leave_out import OtherSamples, group_codes
from .method import KrigingMethod
from .scores import EstimationScores, score_estimates
from .search import Search
from .targets import as_targets
from .transforms import Logarithm, NormalScore
from .variogram import Variogram

Floats = NDArray[np.float64]

FEWEST = 3
"""With fewer estimated samples there is nothing to score."""


@dataclass(frozen=True)
class Trial:
    """A variogram and a search to be tried."""

    name: str
    """What it is called in tables."""
    variogram: Variogram
    search: Search
    method: KrigingMethod = field(default_factory=KrigingMethod)


@dataclass(frozen=True)
class Comparison:
    """Samples estimated without themselves, or without their group, in several ways."""

    trials: tuple[Trial, ...]
    """What was tried, searches with their radii written out."""
    truth: Floats
    """Values of the samples on the variograms' scale, shape (n,)."""
    estimates: Floats
    """Kriged by each trial, shape (trials, n); NaN where not estimated."""
    variances: Floats
    """Kriging variances, shape (trials, n); NaN where not estimated."""
    inverse: Floats
    """By inverse squared distance from the samples of the first trial's search, shape (n,); from the nearest 24 in its
    ellipsoid where it takes all."""
    nearest: Floats
    """Value of the nearest of these, shape (n,)."""
    common: NDArray[np.bool_]
    """The samples that every way estimated: all are scored on these, shape (n,)."""
    scores: tuple[EstimationScores, ...]
    """Of each trial."""
    inverse_scores: EstimationScores
    """Of inverse distance."""
    nearest_scores: EstimationScores
    """Of the nearest sample."""
    notices: tuple[Notice, ...]
    """What the user should know of the trials."""

    @property
    def best(self) -> int:
        """Number of the trial with the smallest root mean squared error; the first of equal ones."""
        return int(np.argmin([one.rmse for one in self.scores]))


def compare_trials(
    points: Floats,
    values: Floats,
    trials: Sequence[Trial],
    *,
    groups: NDArray[Any] | None = None,
    holes: NDArray[Any] | None = None,
    threads: int = 1,
    progress: Progress = no_progress,
) -> Comparison:
    """Return how well each trial estimates left-out samples, beside inverse distance and the nearest sample.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation, all known.
    values : array of shape (n,)
        Values, all known.
    trials : sequence of Trial
        At least one.
    groups : array of shape (n,), optional
        Samples of one group are left out together; without groups each sample alone.
    holes : array of shape (n,), optional
        Drillhole of each sample, for searches with a limit per hole.
    threads : int
        How many threads may work.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Hardly a sample has others near enough, or the variograms are of several scales.

    Notes
    -----
    Where the variograms are of logarithms or normal scores, these are estimated and scored.
    """
    values = _on_scale(values, trials)
    steps = len(trials) + 1
    done = [
        cross_validate(
            points,
            values,
            trial.variogram,
            trial.search,
            method=trial.method,
            groups=groups,
            holes=holes,
            threads=threads,
            progress=share_of(progress, number / steps, (number + 1) / steps),
        )
        for number, trial in enumerate(trials)
    ]
    resolved = tuple(replace(one, search=one.search.resolved(one.variogram)) for one in trials)
    progress_left = share_of(progress, len(trials) / steps, 1.0)
    nearest = resolved[0].search
    if nearest.is_global:
        nearest = replace(nearest, maximum=max(Search.maximum, nearest.minimum))
    plain = _without_variogram(points, values, nearest, groups, holes, progress_left)
    estimates = np.stack([one.estimate[:, 0] for one in done])
    variances = np.stack([one.variance for one in done])
    common = np.isfinite(estimates).all(axis=0) & np.isfinite(plain.inverse)
    _check_estimated(common)
    truth = np.where(common, values, np.nan)
    return Comparison(
        resolved,
        values,
        estimates,
        variances,
        plain.inverse,
        plain.nearest,
        common,
        tuple(score_estimates(truth, estimate, variance) for estimate, variance in zip(estimates, variances)),
        score_estimates(truth, plain.inverse),
        score_estimates(truth, plain.nearest),
        tuple(notice for trial, one in zip(trials, done) for notice in one.notices(trial.name)),
    )


def _on_scale(values: Floats, trials: Sequence[Trial]) -> Floats:
    """Return the values on the scale that all variograms have."""
    scales = sorted({one.variogram.scale for one in trials})
    if len(scales) > 1:
        raise InvalidInputError(
            "Errors on several scales cannot be compared, but the variograms are of {scales}.", scales=", ".join(scales)
        )
    if scales == ["log"]:
        return Logarithm.of(values)[0].forward(values)
    if scales == ["normal_score"]:
        return NormalScore.of(values).forward(values)
    return values


def _without_variogram(
    points: Floats,
    values: Floats,
    search: Search,
    groups: NDArray[Any] | None,
    holes: NDArray[Any] | None,
    progress: Progress,
) -> Weighed:
    """Return left-out samples by inverse distance and by the nearest sample."""
    codes, transform = group_codes(groups, len(points)), search.transform()
    tree = OtherSamples(points, search, codes=codes, at=np.arange(len(points)), holes=holes)
    inverse, nearest = np.empty(len(points)), np.empty(len(points))
    done = 0
    for batch in as_targets(points).batches(BATCH, None):
        neighbours = tree.neighbourhood(batch, search.looks[-1].factor).numbers
        found = weigh(batch.places, points, values, neighbours, transform, search.looks[-1].minimum)
        inverse[batch.positions], nearest[batch.positions] = found.inverse, found.nearest
        done += len(batch.positions)
        progress(done / len(points), "Inverse distance")
    return Weighed(inverse, nearest)


def _check_estimated(common: NDArray[np.bool_]) -> None:
    n = int(np.count_nonzero(common))
    if n < FEWEST:
        raise InvalidInputError(
            "Only {n} of {total} samples could be estimated from the others; at least {least} are needed. Let the "
            "search reach farther, or ask for fewer samples.",
            n=n,
            total=len(common),
            least=FEWEST,
        )

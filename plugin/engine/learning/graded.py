# SPDX-License-Identifier: GPL-2.0-or-later
"""Trees on turned coordinates that learn the grade, not ore: how far a composite is above the cutoff is told too.

Ore and waste are one bit of each composite; its normal score says whether it missed the cutoff by little or by much.
What the trees say is turned into a logit by a line that is fitted at holes from which they did not learn.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .forest import Forest, grow_means

FOLDS = 4
"""Parts of the groups of holes, each left out once to fit the line."""

TREES_OF_FOLD = 100
"""Trees of a part."""

Floats = NDArray[np.float64]


def grow_graded(
    axes: NDArray[np.float32],
    score: Floats,
    ore: NDArray[np.bool_],
    group: NDArray[np.int64],
    *,
    seed: int,
    threads: int = 1,
    progress: Progress = no_progress,
) -> Forest:
    """Return trees whose sum is the logit of ore, though they learned the score.

    Parameters
    ----------
    axes : array of shape (n, axes)
        Coordinates, each composite once.
    score : array of shape (n,)
        Normal score of the grade.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes.
    seed : int
    threads : int
    progress : Progress
        May raise `CancelledError`.
    """
    groups, place = np.unique(group, return_inverse=True)
    fold = (np.random.default_rng(seed).permutation(len(groups)) % FOLDS)[place.ravel()]
    told = np.full(len(score), np.nan)
    for number in np.unique(fold):
        is_out = fold == number
        if not is_out.all():
            forest = grow_means(axes[~is_out], score[~is_out], seed=seed, trees=TREES_OF_FOLD, threads=threads)
            told[is_out] = forest.sums(axes[is_out])
        progress(0.5 * (float(number) + 1.0) / FOLDS, "Randomised trees of the grade")
    intercept, slope = _line(told, ore)
    forest = grow_means(axes, score, seed=seed, threads=threads)
    return replace(forest, value=slope * forest.value, start=intercept + slope * forest.start)


def _line(told: Floats, ore: NDArray[np.bool_]) -> tuple[float, float]:
    """Return intercept and slope from a score to the logit of ore.

    Where a higher score does not mean ore, or no hole was left out that says whether it does, the slope is 0 and the
    intercept the logit of the share of ore.
    """
    from sklearn.linear_model import LogisticRegression

    share = float(np.clip(ore.mean(), 0.5 / len(ore), 1.0 - 0.5 / len(ore)))
    level = (float(np.log(share / (1.0 - share))), 0.0)
    known = np.isfinite(told)
    if len(np.unique(ore[known])) < 2:
        return level
    model = LogisticRegression(C=1e6, max_iter=1000).fit(told[known, None], ore[known])
    intercept, slope = float(model.intercept_[0]), float(model.coef_[0, 0])
    return (intercept, slope) if slope > 0.0 else level

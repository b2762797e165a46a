# SPDX-License-Identifier: GPL-2.0-or-later
"""The honest predictor: it learns from composites without their own hole, and predicts where no hole is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError
from ..progress import Progress, no_progress, share_of
from .blending import Blend, blended, family_weights, fit_blend
from .calibration import UNCHANGED, Calibration
from .features import FeatureTable, make_features
from .kriging_trials import KEPT, TRIALS, KrigingTrial, find_trials
from .members import LINES, MEMBERS, Inputs, Member, fit_member
from .rows import CUTS, HIDDEN_SHARES, training_rows
from .sources import Sources, nearest_sources

BLENDED = ("network", "network_places", "linear", "boosted", "randomised_places", "graded_places", "kriging")
"""Members whose logits are blended by default."""

BASELINES = ("randomised_places", *LINES)
"""Members that are always fitted, to stand beside the others."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LearningSettings:
    """How the honest predictor learns."""

    members: tuple[str, ...] = BLENDED
    """Kinds of `MEMBERS` whose logits are blended."""
    is_below: bool = False
    """Whether it will predict below or beyond the drilling: training then imitates that too."""
    trials: int = TRIALS
    """Variograms drawn."""
    kept: int = KEPT
    """Variograms kept."""
    seed: int = 1
    """Seed of everything that is drawn."""
    threads: int = 1
    """Threads of the randomised trees."""

    def __post_init__(self) -> None:
        if not self.members:
            raise InvalidInputError("At least one member is needed, of {known}.", known=", ".join(MEMBERS))
        for kind in self.members:
            check_choice(kind, MEMBERS, "member")


@dataclass(frozen=True)
class Predictor:
    """What was learned; with the composites it predicts anywhere."""

    settings: LearningSettings
    """How it learned."""
    trials: tuple[KrigingTrial, ...]
    """Variograms of its features."""
    inputs: Inputs
    """From features to inputs."""
    members: Mapping[str, Member]
    """Members by kind; `BASELINES` are always among them."""
    names: tuple[str, ...]
    """Names of the features."""
    weights: Mapping[str, float]
    """Weight of each of the blended members; their sum is 1."""
    calibration: Calibration = UNCHANGED
    """Of the blend: fitted at left-out holes, which say nothing about ground below the drilling."""

    def logits(self, table: FeatureTable, points: Floats) -> dict[str, Floats]:
        """Return the logit of each member, shape (n,) each, and under `blend` their weighted mean."""
        found = {kind: each.mean(axis=0) for kind, each in self.each_logit(table, points).items()}
        found["blend"] = blended(found, self.weights)
        return found

    def each_logit(self, table: FeatureTable, points: Floats) -> dict[str, Floats]:
        """Return the logits by the single models of each member, shape (models, n) each."""
        return {
            kind: member.each(self.inputs.of_member(kind, table.values, points))
            for kind, member in self.members.items()
        }

    def features(self, places: Floats, sources: Sources, *, progress: Progress = no_progress) -> FeatureTable:
        """Return the features of places that belong to no hole, such as blocks.

        Parameters
        ----------
        places : array of shape (n, 3)
        sources : Sources
            The composites that it learned from.
        progress : Progress
            May raise `CancelledError`.
        """
        outside = np.full(len(places), -1)
        near = nearest_sources(places, outside, sources, progress=share_of(progress, 0.0, 0.3))
        return make_features(places, near, sources, self.trials, progress=share_of(progress, 0.3, 1.0))


def fit_predictor(
    sources: Sources, settings: LearningSettings | None = None, *, progress: Progress = no_progress
) -> Predictor:
    """Return a predictor that has learned from composites.

    Parameters
    ----------
    sources : Sources
        All composites that may be used; none of those it will be scored on.
    settings : LearningSettings, optional
    progress : Progress
        May raise `CancelledError`.
    """
    settings = settings or LearningSettings()
    generator = np.random.default_rng(settings.seed)
    trials = find_trials(
        sources,
        generator=generator,
        trials=settings.trials,
        kept=settings.kept,
        progress=share_of(progress, 0.0, 0.06),
    )
    rows = training_rows(
        sources,
        trials,
        generator=generator,
        shares=HIDDEN_SHARES,
        cuts=CUTS if settings.is_below else 0,
        progress=share_of(progress, 0.06, 0.2),
    )
    inputs = Inputs.of(rows)
    kinds: Sequence[str] = [kind for kind in MEMBERS if kind in settings.members or kind in BASELINES]
    blended_kinds = [kind for kind in kinds if kind in settings.members]
    # Measured on deposits of 2,000 composites: weights take a third of the time, what is before the members a tenth.
    until = 1.0 if settings.is_below else 0.7
    learning = share_of(progress, 0.2, until)
    members = {}
    for number, kind in enumerate(kinds):
        part = share_of(learning, number / len(kinds), (number + 1) / len(kinds))
        members[kind] = fit_member(kind, rows, inputs, seed=settings.seed, threads=settings.threads, progress=part)
    if settings.is_below:  # what members are worth at left-out holes says nothing about ground below the drilling
        blend = Blend(family_weights(blended_kinds), UNCHANGED)
    else:
        blend = fit_blend(
            blended_kinds,
            rows,
            inputs,
            seed=settings.seed,
            threads=settings.threads,
            progress=share_of(progress, until, 1.0),
        )
    return Predictor(settings, trials, inputs, members, rows.table.names, blend.weights, blend.calibration)

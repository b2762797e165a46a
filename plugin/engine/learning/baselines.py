# SPDX-License-Identifier: GPL-2.0-or-later
"""What the honest predictor must beat: strong methods that learn from the same composites, and no others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress, share_of
from .features import FeatureTable
from .forest import grow_boosted
from .members import Inputs, fit_line, fit_member
from .predictor import Predictor
from .rows import TrainingRows, training_rows
from .sources import Sources

BASELINES = (
    "kriging", "indicator_kriging", "inverse_distance", "boosted_places", "randomised_places", "logistic", "boosted",
)  # fmt: skip
"""Kriged grade alone, kriged indicator of ore alone, inverse distance alone, gradient boosting on coordinates,
extremely randomised trees on turned coordinates, logistic regression and gradient boosting on the same features."""

PENALTY = 0.05
"""Inverse strength of the logistic regression's ridge."""

Floats = NDArray[np.float64]


def baseline_logits(
    predictor: Predictor,
    known: Sources,
    places: Floats,
    table: FeatureTable,
    found: dict[str, Floats],
    *,
    progress: Progress = no_progress,
) -> dict[str, Floats]:
    """Return the logits of all `BASELINES` at places, shape (n,) each.

    Parameters
    ----------
    predictor : Predictor
        Its variograms and settings are used.
    known : Sources
        The composites that it learned from; nothing else is learned from.
    places : array of shape (n, 3)
    table : FeatureTable
        Features of the places.
    found : dict of str to array of shape (n,)
        Logits of the predictor's members: those that are baselines are taken over.
    progress : Progress
        May raise `CancelledError`.
    """
    settings = predictor.settings
    rows = training_rows(
        known,
        predictor.trials,
        generator=np.random.default_rng(settings.seed),
        shares=(0.0,),
        cuts=1 if settings.is_below else 0,
        progress=share_of(progress, 0.0, 0.6),
    )
    inputs = Inputs.of(rows)
    logits = {kind: found[kind] for kind in BASELINES if kind in found}
    for kind in ("kriging", "inverse_distance", "randomised_places", "boosted"):
        if kind not in logits:
            member = fit_member(kind, rows, inputs, seed=settings.seed, threads=settings.threads)
            logits[kind] = member.each(inputs.of_member(kind, table.values, places)).mean(axis=0)
    line = fit_line(inputs.filled(rows.table.values), rows.ore, rows.table.names.index("kriged_ore_mean"))
    logits["indicator_kriging"] = line.each(inputs.filled(table.values))[0]
    progress(0.7, "Baselines")
    logits.setdefault("logistic", _logistic(rows, inputs, table))
    progress(0.9, "Baselines")
    logits["boosted_places"] = _on_places(known, inputs, places, settings.seed)
    progress(1.0, "Baselines")
    return logits


def _logistic(rows: TrainingRows, inputs: Inputs, table: FeatureTable) -> Floats:
    """Return a logistic regression on all features of the predictor, scaled."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=PENALTY, max_iter=300).fit(inputs.scaled(rows.table.values), rows.ore)
    return np.asarray(model.decision_function(inputs.scaled(table.values)), dtype=np.float64)


def _on_places(known: Sources, inputs: Inputs, places: Floats, seed: int) -> Floats:
    """Return gradient boosting on easting, northing and elevation."""
    axes = inputs.placement.axes(known.points)[:, :3]
    forest = grow_boosted(axes, known.ore == 1.0, seed=seed)
    return forest.sums(inputs.placement.axes(places)[:, :3])

# SPDX-License-Identifier: GPL-2.0-or-later
"""The members of the honest predictor: each learns the logit of ore from rows of features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..network.feature_view import FeatureView
from ..network.inference import predict
from ..network.model_file import NetworkModel
from ..network.settings import NetworkSettings
from ..network.splits import TRAINING, VALIDATION
from ..network.training import train_network
from ..progress import Progress, no_progress, share_of
from .forest import Forest, grow_boosted, grow_randomised
from .graded import grow_graded
from .linear import fit_plane
from .places import Placement
from .rows import TrainingRows

LINES = {"kriging": "kriged_mean", "inverse_distance": "inverse_distance"}
"""Members that are a logistic regression on one feature: kriging alone, inverse distance alone."""

PLACES = ("randomised_places", "graded_places")
"""Members that know nothing but where a composite is, on turned coordinates: copies of composites tell them nothing."""

MEMBERS = ("network", "network_places", "linear", "boosted", "randomised", *PLACES, *LINES)
"""Networks on what is known around, networks that know the coordinates too, logistic regression, gradient boosting,
extremely randomised trees on everything, on turned coordinates alone and on these for the grade, and one estimate
alone."""

NETWORKS = 4
"""Networks of a kind; their logits are averaged."""

BOOSTED = 2
"""Boosted forests; their logits are averaged."""

ROWS_PER_NETWORK = 20_000
"""Rows that one network learns from at most, drawn anew for each."""

EPOCHS = 16
"""How often a network sees its rows: small sets want few steps."""

PENALTY = 1.0
"""Penalty of a network's weights times the number of groups of holes.

Beside the mean loss a prior counts as 1 / n; composites of a hole are alike, so that n is the number of holes."""

VALIDATION_SHARE = 0.15
"""Share of the groups of holes on which a network's best epoch is chosen."""

CUT = 4.0
"""Inputs of networks are cut at so many standard deviations: a place unlike all others is not carried away."""

SMALLEST = 1e-4
"""Probabilities are kept this far from 0 and 1 before their logit is taken."""

Floats = NDArray[np.float64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Inputs:
    """How a table of features becomes the inputs of members; fitted on training rows only."""

    medians: tuple[float, ...]
    """Taken where a feature is missing."""
    means: tuple[float, ...]
    """Of the filled features."""
    deviations: tuple[float, ...]
    """Of the filled features; 1 where all rows have one value."""
    lowest: tuple[float, ...]
    """Smallest value of each feature."""
    highest: tuple[float, ...]
    """Largest value of each feature."""
    placement: Placement
    """Where the composites lie."""

    @classmethod
    def of(cls, rows: TrainingRows) -> Inputs:
        """Return the inputs fitted on training rows."""
        values = rows.table.values
        known = np.isfinite(values).any(axis=0)
        medians = np.zeros(values.shape[1])
        medians[known] = np.nanmedian(values[:, known], axis=0)
        filled = np.where(np.isfinite(values), values, medians)
        deviations = filled.std(axis=0)
        deviations[deviations < 1e-9] = 1.0
        return cls(
            tuple(medians.tolist()),
            tuple(filled.mean(axis=0).tolist()),
            tuple(deviations.tolist()),
            tuple(filled.min(axis=0).tolist()),
            tuple(filled.max(axis=0).tolist()),
            Placement.of(rows.points),
        )

    def filled(self, values: Rows) -> Rows:
        """Return the features with medians where they are missing, shape (n, f)."""
        return np.where(np.isfinite(values), values, np.array(self.medians, dtype=np.float32))

    def scaled(self, values: Rows) -> Rows:
        """Return the features as networks want them: filled, of mean 0 and deviation 1, cut."""
        scaled = (self.filled(values) - np.array(self.means)) / np.array(self.deviations)
        return np.clip(scaled, -CUT, CUT).astype(np.float32)

    def of_member(self, kind: str, values: Rows, points: Floats) -> Rows:
        """Return the inputs of a kind of member, shape (n, inputs)."""
        if kind in {"network", "linear"}:
            return self.scaled(values)
        if kind == "network_places":
            return np.hstack([self.scaled(values), self.placement.axes(points)])
        if kind in PLACES:
            return self.placement.axes(points)
        if kind == "boosted":
            return np.hstack([values, self.placement.axes(points)])
        return np.hstack([self.filled(values), self.placement.axes(points)])


class Member(Protocol):
    """Something that has learned."""

    def each(self, rows: Rows) -> Floats:
        """Return the logit of ore by each model of the member, for inputs of its kind, shape (models, n)."""


@dataclass(frozen=True)
class Networks:
    """Networks whose logits are averaged."""

    models: tuple[NetworkModel, ...]
    """The networks."""

    def each(self, rows: Rows) -> Floats:
        """Return the logit by each network, shape (networks, n)."""
        view = FeatureView(rows, tuple(range(rows.shape[1])), {})
        return np.stack([logit(predict(model, view)) for model in self.models])


@dataclass(frozen=True)
class Forests:
    """Forests whose logits are averaged."""

    forests: tuple[Forest, ...]
    """The forests."""
    is_probability: bool
    """Whether the sum of the leaves is a probability, not a logit."""

    def each(self, rows: Rows) -> Floats:
        """Return the logit by each forest, shape (forests, n)."""
        sums = [forest.sums(rows) for forest in self.forests]
        return np.stack([logit(one) if self.is_probability else one for one in sums])


@dataclass(frozen=True)
class Line:
    """A logistic regression on one feature: one estimate alone, as a probability."""

    column: int
    """Number of the feature."""
    intercept: float
    """Logit where the feature is 0."""
    slope: float
    """Logit for each unit of it."""

    def each(self, rows: Rows) -> Floats:
        """Return the logit, shape (1, n)."""
        return np.asarray(self.intercept + self.slope * rows[:, [self.column]].astype(np.float64).T)


def fit_member(
    kind: str,
    rows: TrainingRows,
    inputs: Inputs,
    *,
    seed: int,
    threads: int = 1,
    models: int | None = None,
    progress: Progress = no_progress,
) -> Member:
    """Return a member of a kind, one of `MEMBERS`, that has learned from the rows.

    `models` is how many networks or boosted forests it is made of, `NETWORKS` and `BOOSTED` unless given.
    """
    given = inputs.of_member(kind, rows.table.values, rows.points)
    if kind in {"network", "network_places"}:
        return fit_networks(given, rows, seed=seed, models=models or NETWORKS, progress=progress)
    if kind == "linear":
        return fit_plane(given, rows.ore, rows.group, seed=seed)
    if kind == "boosted":
        return _boost(given, rows, models or BOOSTED, seed, progress)
    if kind == "randomised":
        forest = grow_randomised(given, rows.ore, seed=seed, threads=threads)
        return Forests((forest,), is_probability=True)
    if kind in PLACES:
        return _fit_places(kind, given, rows, seed, threads, progress)
    return fit_line(given, rows.ore, rows.table.names.index(LINES[kind]))


def fit_networks(
    given: Rows, rows: TrainingRows, *, seed: int, models: int = NETWORKS, progress: Progress = no_progress
) -> Networks:
    """Return networks, each trained on its own draw of rows with its own holes for the best epoch."""
    learned = []
    for number in range(models):
        generator = np.random.default_rng([seed, number])
        at = np.sort(generator.permutation(len(given))[:ROWS_PER_NETWORK])
        split = _validation_holes(rows.group[at], rows.ore[at], generator)
        trained = train_network(
            given[at],
            input_names(given.shape[1]),
            rows.ore[at].astype(np.int8),
            split,
            _settings(len(np.unique(rows.group)), seed + number),
            progress=share_of(progress, number / models, (number + 1) / models),
        )
        learned.append(trained.model)
    return Networks(tuple(learned))


def _boost(given: Rows, rows: TrainingRows, models: int, seed: int, progress: Progress) -> Forests:
    grown = []
    for number in range(models):
        grown.append(grow_boosted(given, rows.ore, seed=seed + number))
        progress((number + 1) / models, "Gradient boosting")
    return Forests(tuple(grown), is_probability=False)


def _fit_places(kind: str, given: Rows, rows: TrainingRows, seed: int, threads: int, progress: Progress) -> Forests:
    """Return trees on coordinates, that learn ore or the grade."""
    _, once = np.unique(rows.points, axis=0, return_index=True)  # copies of a composite are at one place
    axes, part = given[once], rows.at(once)
    if kind == "randomised_places":
        forest = grow_randomised(axes, part.ore, seed=seed, smallest_leaf=3, threads=threads)
        return Forests((forest,), is_probability=True)
    forest = grow_graded(axes, part.score, part.ore, part.group, seed=seed, threads=threads, progress=progress)
    return Forests((forest,), is_probability=False)


def input_names(n: int) -> list[str]:
    """Return names of n inputs, in an order that sorting keeps."""
    return [f"input_{number:04d}" for number in range(n)]


def logit(probability: NDArray[Any]) -> Floats:
    """Return log(p / (1 - p)) of probabilities kept off 0 and 1; any shape."""
    kept = np.clip(probability.astype(np.float64), SMALLEST, 1.0 - SMALLEST)
    return np.asarray(np.log(kept / (1.0 - kept)))


def _settings(groups: int, seed: int) -> NetworkSettings:
    """Return how networks learn.

    Momentum without a scale for each weight goes along what many features share first, as a ridge does; with few
    holes that is steadier than Adam and its kin.
    """
    return NetworkSettings(
        hidden_layers=(64, 32),
        optimizer="sgd",
        learning_rate=0.03,
        l2=PENALTY / groups,
        dropout=0.2,
        schedule="one_cycle",
        epochs=EPOCHS,
        batch_size=256,
        early_stopping_patience=EPOCHS,
        scaling="none",
        seed=seed,
        device="cpu",
    )


def _validation_holes(
    group: NDArray[np.int64], ore: NDArray[np.bool_], generator: np.random.Generator
) -> NDArray[np.int8]:
    """Return 1 for the rows of some groups of holes with ore and waste among them, 0 for the rest."""
    groups = generator.permutation(np.unique(group))
    for wanted in range(max(1, round(VALIDATION_SHARE * len(groups))), len(groups)):
        is_validation = np.isin(group, groups[:wanted])
        parts = (ore[is_validation], ore[~is_validation])
        if all(0 < np.count_nonzero(part) < len(part) for part in parts):
            return np.where(is_validation, VALIDATION, TRAINING).astype(np.int8)
    return np.where(generator.random(len(group)) < VALIDATION_SHARE, VALIDATION, TRAINING).astype(np.int8)


def fit_line(given: Rows, ore: NDArray[np.bool_], column: int) -> Line:
    """Return a logistic regression on one column of filled features, shape (n, f)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6, max_iter=1000).fit(given[:, [column]], ore)
    return Line(column, float(model.intercept_[0]), float(model.coef_[0, 0]))

# SPDX-License-Identifier: GPL-2.0-or-later
"""The uncertainty of kriged features carried through a network: its answers to features drawn from what they may be.

A kriged feature is an estimate m with a kriging variance v. Each draw takes another value for it: of a normal
distribution of that mean and variance, or of a log-normal one, of the logarithm of which the variance is
ln(1 + v / m^2) and the mean ln m less half of it: that is the distribution that kriging of logarithms takes for
granted. Mean and deviation of the network's answers over the draws follow.

What is drawn at one block is independent of the others and of the block's other features: a figure of a single block is
right as far as its features are, one of a body of blocks, such as its tonnage, is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import Variable
from ..checks import check_choice
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .feature_view import FeatureView
from .inference import answer_shape, predict
from .model_file import NetworkModel

Array = NDArray[Any]
Singles = NDArray[np.float32]

DISTRIBUTIONS = ("normal", "lognormal")
"""What a kriged value may be distributed as."""
DRAWN_TOGETHER = 16384
"""Rows whose noise comes from one generator: a row's is the same whichever rows are asked for with it."""
SHARES = ("indicator", "probability")
"""Kinds of features that lie between 0 and 1, and are cut to that when they are drawn."""


@dataclass(frozen=True)
class DrawnFeatures(FeatureView):
    """Features of which some are drawn anew: the same draw gives the same values whoever asks."""

    variances: Mapping[int, int]
    """Column of the variance in the array by number of the feature."""
    shares: tuple[int, ...]
    """Numbers of the features that are cut to 0 to 1."""
    distribution: str
    """One of `DISTRIBUTIONS`."""
    seed: tuple[int, int, int]
    """Seed, draw, and first row of the portion."""

    def rows(self, start: int, stop: int) -> Singles:
        """Return features of some blocks, shape (stop - start, features of the model)."""
        values = super().rows(start, stop)
        noise = self._noise(start, start + len(values))
        part = self.array[start:stop]
        for place, (number, column) in enumerate(self.variances.items()):
            values[:, number] = drawn(values[:, number], part[:, column], noise[:, place], self.distribution)
        for number in self.shares:
            np.clip(values[:, number], 0.0, 1.0, out=values[:, number])
        return values

    def take(self, rows: Array) -> Singles:
        """Return features of the blocks with these numbers or truth values."""
        drawn_rows: Singles = self.rows(0, len(self))[rows]
        return drawn_rows

    def _noise(self, start: int, stop: int) -> NDArray[np.float64]:
        """Return standard normal numbers of some blocks, shape (stop - start, variances)."""
        first = start - start % DRAWN_TOGETHER
        parts = [
            np.random.default_rng([*self.seed, begin]).standard_normal(
                (min(DRAWN_TOGETHER, stop - begin), len(self.variances))
            )
            for begin in range(first, max(stop, first + 1), DRAWN_TOGETHER)
        ]
        return np.concatenate(parts)[start - first :]


def drawn(mean: Array, variance: Array, noise: Array, distribution: str) -> NDArray[np.float64]:
    """Return values of a distribution from its mean and variance and standard normal numbers, shape (n,) each.

    Of a log-normal distribution means that are not above 0 cannot be drawn and stay what they are. Without a variance
    there is no value.

    Examples
    --------
    >>> drawn(np.array([2.0]), np.array([4.0]), np.array([-1.0]), "normal").tolist()
    [0.0]
    """
    middle, spread = np.asarray(mean, dtype=np.float64), np.maximum(np.asarray(variance, dtype=np.float64), 0.0)
    if distribution == "normal":
        return middle + np.sqrt(spread) * noise
    is_above = middle > 0.0
    square = np.log1p(spread / np.square(np.where(is_above, middle, 1.0)))
    values = middle * np.exp(np.sqrt(square) * noise - square / 2.0)
    return np.where(is_above | np.isnan(spread), values, middle)


def match_variances(model: NetworkModel, given: Sequence[str]) -> tuple[dict[str, str], tuple[Notice, ...]]:
    """Return the variance of each feature that has one, by variable names, and what the user should know.

    Parameters
    ----------
    model : NetworkModel
        The network.
    given : sequence of str
        Variable names of the variances, such as `cu_pct:variance`, as `krige_grades` writes them.

    Raises
    ------
    InvalidInputError
        A raster that is no variance, that of no feature of the network, or one that could be that of several.
    """
    kriged = _kriged_features(model.names)
    found = {}
    for name in given:
        variable = Variable.parse(name)
        if not kriged:
            raise InvalidInputError("The network has no kriged feature whose variance could be carried through.")
        if variable.kind != "variance" or variable.field not in kriged:
            raise InvalidInputError(
                "{name} is not the kriging variance of a feature of the network; wanted are variances of {features}, "
                "as Krige grades writes them.",
                name=name,
                features=", ".join(one for several in kriged.values() for one in several),
            )
        own, *others = kriged[variable.field]
        if others:
            raise InvalidInputError(
                "{name} could be the kriging variance of {features}; train the network on one of them, or leave the "
                "variance out.",
                name=name,
                features=", ".join((own, *others)),
            )
        found[own] = name
    return found, (_drawn_notice([name for name in model.names if name not in found]),)


def _kriged_features(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the features by field that a kriging variance may be that of: the estimate, or else all its shares."""
    found: dict[str, list[str]] = {}
    for kinds in (("estimate",), SHARES):
        known = set(found)
        for name in names:
            variable = Variable.parse(name)
            if variable.kind in kinds and variable.field not in known:
                found.setdefault(variable.field, []).append(name)
    return found


def _drawn_notice(fixed: Sequence[str]) -> Notice:
    """Return what draws leave out; `fixed` are the features that have no variance."""
    if not fixed:
        return Notice(
            "Draws of the kriged features are independent from block to block and from feature to feature; all "
            "features are drawn."
        )
    return Notice(
        "Draws of the kriged features are independent from block to block and from feature to feature; features "
        "without a variance are taken for certain: {fixed}.",
        {"fixed": ", ".join(fixed)},
    )


@dataclass(frozen=True)
class Carried:
    """What a model says when its features are drawn, shaped as the answers of `predict`."""

    mean: Singles
    """Mean over the draws."""
    spread: Singles
    """Standard deviation over the draws."""


def carry_variance(
    model: NetworkModel,
    features: FeatureView,
    columns: Mapping[str, int],
    *,
    draws: int = 30,
    distribution: str = "normal",
    seed: int = 1,
    device: str = "cpu",
    progress: Progress = no_progress,
) -> Carried:
    """Return mean and deviation of a model's answers over draws of its kriged features.

    Parameters
    ----------
    model : NetworkModel
        The network or ensemble; what is drawn are its features, its answer is the mean of its networks'.
    features : FeatureView
        Features in the model's order; a block that lacks one, or its variance, has no answer.
    columns : mapping
        Column of the variance in the view's array by name of the feature.
    draws : int
        How often the features are drawn; the deviation is known to about 1 / sqrt(2 draws) of itself.
    distribution : str
        One of `DISTRIBUTIONS`.
    seed : int
        Of the draws.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    progress : Progress
        Called after each draw of each portion; may raise `CancelledError`.
    """
    check_choice(distribution, DISTRIBUTIONS, "distribution of kriged values")
    numbers = {model.names.index(name): column for name, column in sorted(columns.items())}
    shares = tuple(number for number in numbers if Variable.parse(model.names[number]).kind in SHARES)
    shape = answer_shape(model, len(features))
    carried = Carried(np.empty(shape, dtype=np.float32), np.empty(shape, dtype=np.float32))
    for rows, part in features.portions():
        mean = np.zeros(answer_shape(model, len(part)))
        squares = np.zeros_like(mean)
        for draw in range(draws):
            told = (rows.start + (rows.stop - rows.start) * draw / draws) / len(features)
            progress(told, "Drawing the features of {n} blocks {draws} times", n=len(features), draws=draws)
            view = DrawnFeatures(
                part.array, part.columns, part.recodings, numbers, shares, distribution, (seed, draw, rows.start)
            )
            step = predict(model, view, device=device) - mean
            mean += step / (draw + 1)
            squares += step * (step * draw / (draw + 1))
        carried.mean[rows], carried.spread[rows] = mean, np.sqrt(squares / draws)
    return carried


def count_undrawn(features: FeatureView, columns: Mapping[str, int], names: tuple[str, ...]) -> int:
    """Return how many blocks have a kriged feature that a log-normal distribution cannot draw: one not above 0."""
    numbers = [names.index(name) for name in columns]
    return sum(
        int(np.count_nonzero((part.rows(0, len(part))[:, numbers] <= 0.0).any(axis=1)))
        for _, part in features.portions()
    )

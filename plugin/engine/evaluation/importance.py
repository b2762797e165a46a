# SPDX-License-Identifier: GPL-2.0-or-later
"""Permutation importance: how much worse a network does when what it is told of a feature is shuffled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice, check_positive
from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .few_groups import equal_groups, interval
from .measures import CHANCE, IS_LOSS, MEASURES, Measured, measure

Array = NDArray[np.generic]
Floats = NDArray[np.float64]
Predict = Callable[[NDArray[np.float32]], Array]
"""Says what a network says of features of shape (n, f): probabilities or numbers, (n,) or (n, k)."""
PredictEach = Callable[[NDArray[np.float32]], Mapping[str, Array]]
"""The same of one or several that are asked at once, by name."""

SHUFFLES = ("blocks", "groups", "within_groups")
"""Each block takes the values of any other; each group of blocks takes those of another group; each block takes the
values of a block of its own group."""
DRAWS = 1000
"""Draws of groups for the intervals."""


@dataclass(frozen=True)
class Importance:
    """How much worse a measure gets, over repeated shuffles."""

    value: float
    """Mean loss of it: positive when the network does worse without the feature."""
    deviation: float
    """Standard deviation over the shuffles: how far chance in shuffling goes."""
    low: float
    """Lower end of its interval, by drawing groups of blocks anew: how far it may differ on other ground alike. NaN
    where too few groups hold what it is made of (see `few_groups`)."""
    high: float
    """Upper end."""


@dataclass(frozen=True)
class Skill:
    """How well the network itself does."""

    value: float
    """The measure on the scored blocks."""
    low: float
    """Lower end of its interval; NaN where there is none."""
    high: float
    """Upper end."""


@dataclass(frozen=True)
class Importances:
    """What shuffling showed."""

    skills: dict[str, Skill]
    """The network's own, by measure."""
    losses: tuple[dict[str, Importance], ...]
    """For each set of columns the importance by measure."""
    groups: int
    """Number of groups that were drawn."""
    equal_groups: dict[str, float]
    """By measure of how many groups of one size it is made (see `few_groups.equal_groups`); of the AUC those that hold
    the rarer of a class and all others, of several classes that which the fewest hold."""

    def measured(self) -> list[dict[str, Any]]:
        """Return the network's own measures with what chance reaches, as plain values."""
        return [
            {
                "name": name,
                "chance": CHANCE.get(name),
                "is_loss": IS_LOSS[name],
                **asdict(skill),
                "equal_groups": self.equal_groups[name],
            }
            for name, skill in self.skills.items()
        ]

    def of_items(self, items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return what was shuffled, each with its importance by measure, as plain values."""
        return [
            {**item, "importances": {name: asdict(one) for name, one in losses.items()}}
            for item, losses in zip(items, self.losses)
        ]


def shuffled_rows(groups: Array, how: str, generator: np.random.Generator) -> NDArray[np.int64]:
    """Return for each block the number of the block whose values it takes, shape (n,).

    Parameters
    ----------
    groups : array of shape (n,)
        Code of the hole, domain or cube of each block.
    how : str
        One of `SHUFFLES`. Groups of different size take each other's values in their order, some of them twice or not
        at all.
    generator : numpy.random.Generator
        Draws the order.

    Examples
    --------
    >>> shuffled_rows(np.array([1, 1, 2, 2]), "groups", np.random.default_rng(1)).tolist()
    [2, 3, 0, 1]
    """
    check_choice(how, SHUFFLES, "shuffle")
    n = len(groups)
    if how == "blocks":
        return generator.permutation(n)
    order = np.argsort(groups, kind="stable")
    bounds = np.flatnonzero(np.diff(groups[order])) + 1
    parts = np.split(order, bounds)
    rows = np.empty(n, dtype=np.int64)
    if how == "within_groups":
        for part in parts:
            rows[part] = generator.permutation(part)
        return rows
    turn = generator.permutation(len(parts))
    for own, other in zip(turn, np.roll(turn, 1)):
        taken = parts[other]
        rows[parts[own]] = taken[np.arange(len(parts[own])) * len(taken) // len(parts[own])]
    return rows


def permutation_importances(
    predict: PredictEach,
    features: NDArray[np.float32],
    known: Array,
    columns: Sequence[Sequence[int]],
    *,
    kind: str,
    groups: Array,
    how: str = "blocks",
    repeats: int = 10,
    seed: int = 1,
    progress: Progress = no_progress,
) -> dict[str, Importances]:
    """Return by name how much worse each network or member does when columns are shuffled, each set of them together.

    All sets are shuffled by the same orders, and all networks asked about the same shuffles, so that importances
    differ by the features, or by the network, alone.

    Parameters
    ----------
    predict : callable
        One network or several.
    features : array of shape (n, f)
        Features of the scored blocks, finite.
    known : array of shape (n,) or (n, k)
        What the blocks are (see `measure`).
    columns : sequence of sequences of int
        The sets of columns.
    kind : str
        A key of `MEASURES`.
    groups : array of shape (n,)
        Groups of blocks that are alike: drawn as wholes for the intervals.
    how : str
        One of `SHUFFLES`.
    repeats : int
        How often each set is shuffled.
    seed : int
        Seed of the orders and draws.

    Raises
    ------
    InvalidInputError
        There are fewer than two blocks, or shuffling within or between groups is asked of one group.
    """
    check_positive(repeats, "number of shuffles")
    _check_blocks(groups, how)
    generator = np.random.default_rng(seed)
    orders = [shuffled_rows(groups, how, generator) for _ in range(repeats)]
    base = _measured(predict(features), known, MEASURES[kind])
    draw = _Draws(groups, generator, known, kind)
    found: dict[str, list[dict[str, Importance]]] = {name: [] for name in base}
    for number, part in enumerate(columns):
        tried = []
        for turn, order in enumerate(orders):
            progress((number + turn / repeats) / len(columns), "Shuffling features")
            changed = features.copy()
            for column in part:
                changed[:, column] = features[order, column]
            tried.append(_measured(predict(changed), known, MEASURES[kind]))
        for way, own in base.items():
            found[way].append(
                {
                    name: _importance(name, one, [turn[way][name] for turn in tried], orders, draw)
                    for name, one in own.items()
                }
            )
    progress(1.0)
    return {
        way: Importances(_skills(own, draw), tuple(found[way]), draw.n_groups, draw.equal_groups)
        for way, own in base.items()
    }


def _measured(said: Mapping[str, Array], known: Array, measures: Sequence[str]) -> dict[str, dict[str, Measured]]:
    """Return by name of who said it and by measure how well it fits."""
    return {way: {name: measure(name, one, known) for name in measures} for way, one in said.items()}


def _skills(own: Mapping[str, Measured], draw: _Draws) -> dict[str, Skill]:
    return {name: Skill(one.value, *draw.ends(name, one.value, one.influence)) for name, one in own.items()}


def _check_blocks(groups: Array, how: str) -> None:
    n_groups = len(np.unique(groups))
    if len(groups) < 2 or (how == "groups" and n_groups < 2):
        raise InvalidInputError(
            "Shuffling needs at least two blocks and, between groups, two groups, but there are {n} blocks in "
            "{groups} groups.",
            n=len(groups),
            groups=n_groups,
        )


def _importance(
    name: str, base: Measured, tried: Sequence[Measured], orders: Sequence[NDArray[np.int64]], draw: _Draws
) -> Importance:
    """Return the importance of one set of columns.

    A block turns it twice: by what it is, and by the values that it lends to another block.
    """
    sign = 1.0 if IS_LOSS[name] else -1.0
    losses = np.array([sign * (one.value - base.value) for one in tried])
    received = [sign * (one.influence - base.influence) for one in tried]
    lent = [np.bincount(order, one, len(one)) for order, one in zip(orders, received)]
    influence = np.mean(received, axis=0) + np.mean(lent, axis=0)
    value = float(losses.mean())
    return Importance(value, float(losses.std()), *draw.ends(name, value, influence))


class _Draws:
    """Draws groups anew, always the same draws."""

    def __init__(self, groups: Array, generator: np.random.Generator, known: Array, kind: str) -> None:
        codes, place = np.unique(groups, return_inverse=True)
        self._place, self.n_groups = place.reshape(-1), len(codes)
        share = np.full(self.n_groups, 1.0 / self.n_groups)
        self._times = generator.multinomial(self.n_groups, share, size=DRAWS)
        self._sizes = np.bincount(self._place)
        self.equal_groups = {name: float(equal_groups(self._sizes)) for name in MEASURES[kind]}
        if "auc" in self.equal_groups:
            self.equal_groups["auc"] = self._holding_both(known, kind)

    def _holding_both(self, known: Array, kind: str) -> float:
        """Return how many equal groups hold the rarer of a class and all others, where fewest do; 0 without both."""
        classes = np.asarray(known)
        if kind == "multi_class":
            classes = classes[:, None] == np.unique(classes)
        sizes = [
            [np.bincount(self._place, is_it, self.n_groups) for is_it in (one, ~one)]
            for one in classes.astype(bool).reshape(len(classes), -1).T
        ]
        held = [float(equal_groups(np.transpose(both)).min()) for both in sizes]
        return min((one for one in held if one > 0.0), default=0.0)

    def ends(self, name: str, value: float, influence: Floats) -> tuple[float, float]:
        """Return the ends of an interval about a value of a measure; NaN where too few groups hold what it is of."""
        turned = self._times @ np.bincount(self._place, influence) / (self._times @ self._sizes)
        found = interval(value, value + turned, self.equal_groups[name])
        return found.low, found.high

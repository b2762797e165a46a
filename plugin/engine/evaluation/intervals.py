# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities counted by group of blocks, so that drawing groups anew is a product of matrices.

Blocks of one hole, or of one cube of ground, are alike: drawing single blocks would give intervals far too narrow.
Whole groups are drawn with replacement, and each figure is taken of the counts that the drawn groups have together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .calibration_error import BINS, bins_of
from .few_groups import equal_groups
from .held_out import DRAWS
from .metrics import log_losses

Array = NDArray[Any]
Floats = NDArray[np.float64]

MOST_LEVELS = 500
"""Levels of probability, evenly by all blocks and as many by those of ore, where there are more different ones."""


@dataclass(frozen=True)
class Held:
    """How many equal groups hold what figures are made of (see `few_groups.equal_groups`)."""

    blocks: float
    """Blocks of any kind."""
    ore: float
    """Blocks of ore."""
    barren: float
    """Barren blocks."""
    called: Floats
    """Blocks with at least the probability of each level, shape (b,)."""
    bins: Floats
    """Blocks in each bin of the calibration error, shape (`BINS`,)."""
    metal: float
    """Metal; 0 without grades."""

    @property
    def both(self) -> float:
        """Groups of the rarer kind: what is known of how ore lies to barren blocks is known from these."""
        return min(self.ore, self.barren)


@dataclass(frozen=True)
class Drawn:
    """What blocks add up to, once for each draw of groups (d draws, b levels of probability)."""

    edges: Floats
    """Lowest probability of each level, ascending, shape (b,)."""
    ore: Floats
    """Blocks of ore with at least the level's probability, shape (d, b)."""
    barren: Floats
    """Barren blocks with at least the level's probability, shape (d, b)."""
    metal: Floats | None
    """Metal in the blocks with at least the level's probability, shape (d, b); None without grades."""
    expected: Floats
    """Sum of the probabilities in each bin of the calibration error, shape (d, `BINS`)."""
    found: Floats
    """Blocks of ore in each of those bins."""
    counted: Floats
    """Blocks in each of those bins."""
    squares: Floats
    """Sum of the squared differences between probability and label, shape (d,)."""
    losses: Floats
    """Sum of the cross-entropies, shape (d,)."""
    held: Held
    """By how many groups; the same in every draw."""

    @property
    def n_ore(self) -> Floats:
        """Blocks of ore in each draw."""
        return np.asarray(self.ore[:, 0])

    @property
    def n_barren(self) -> Floats:
        """Barren blocks in each draw."""
        return np.asarray(self.barren[:, 0])

    def place(self, threshold: float) -> int:
        """Return the lowest level that a threshold calls ore; the number of levels where it calls none."""
        return int(np.searchsorted(self.edges, threshold))

    def called(self, threshold: float) -> tuple[Floats, Floats]:
        """Return how many blocks of ore and barren ones are called ore in each draw."""
        place = self.place(threshold)
        if place == len(self.edges):
            return np.zeros(len(self.ore)), np.zeros(len(self.ore))
        return np.asarray(self.ore[:, place]), np.asarray(self.barren[:, place])

    def calling_groups(self, threshold: float) -> float:
        """Return how many equal groups hold the blocks that are called ore."""
        place = self.place(threshold)
        return 0.0 if place == len(self.edges) else float(self.held.called[place])


def draw_groups(
    probability: Array,
    is_ore: NDArray[np.bool_],
    groups: Array,
    *,
    thresholds: Array | tuple[float, ...] = (),
    metal: Array | None = None,
    draws: int = DRAWS,
    seed: int = 1,
) -> tuple[Drawn, Drawn]:
    """Return what all blocks add up to (one draw), and what they do in each draw of groups.

    Parameters
    ----------
    probability : array of shape (n,)
        Probability of ore, 0 to 1.
    is_ore : array of bool, shape (n,)
    groups : array of shape (n,)
        Code of the hole or cube of each block.
    thresholds : array
        Levels of probability that must be told apart exactly.
    metal : array of shape (n,), optional
        Metal in each block, any unit.
    draws, seed : int
        How often as many groups as there are are drawn with replacement, and the seed of that; see `group_times`.
    """
    _, number = np.unique(groups, return_inverse=True)
    number = number.reshape(-1)
    n_groups = int(number.max()) + 1
    edges = _levels(probability, is_ore, thresholds)
    level = np.searchsorted(edges, probability, side="right") - 1
    bins = bins_of(probability)

    def by(place: Array, width: int, weight: Array) -> Floats:
        summed = np.bincount(number * width + place, weights=weight, minlength=n_groups * width)
        return np.asarray(summed.reshape(n_groups, width))

    n_levels = len(edges)
    single = np.zeros(len(number), dtype=np.int64)
    tallies = {
        "ore": _from_above(by(level, n_levels, is_ore)),
        "barren": _from_above(by(level, n_levels, ~is_ore)),
        "expected": by(bins, BINS, probability),
        "found": by(bins, BINS, is_ore),
        "counted": by(bins, BINS, np.ones(len(number))),
        "squares": by(single, 1, (probability - is_ore) ** 2),
        "losses": by(single, 1, log_losses(probability, is_ore)),
    }
    if metal is not None:
        tallies["metal"] = _from_above(by(level, n_levels, metal))
    held, times = _held(tallies), group_times(n_groups, draws, seed)
    return _weighted(edges, tallies, np.ones((1, n_groups)), held), _weighted(edges, tallies, times, held)


def group_times(n_groups: int, draws: int, seed: int) -> Floats:
    """Return how often each group is drawn, shape (draws, groups): the same draws for the same number of groups.

    One group alone says nothing of others: there are no draws, shape (0, groups), and so no interval.
    """
    if n_groups < 2:
        return np.empty((0, n_groups))
    generator = np.random.default_rng(seed)
    return generator.multinomial(n_groups, np.full(n_groups, 1.0 / n_groups), size=draws).astype(np.float64)


def sums_of_groups(columns: Array, groups: Array) -> Floats:
    """Return the sums of columns of shape (n, c) over the blocks of each group, shape (groups, c)."""
    _, number = np.unique(groups, return_inverse=True)
    number = number.reshape(-1)
    return np.column_stack([np.bincount(number, weights=column) for column in np.asarray(columns).T])


def _held(tallies: dict[str, Floats]) -> Held:
    ore, barren, metal = tallies["ore"], tallies["barren"], tallies.get("metal")
    called = equal_groups(ore + barren)
    return Held(
        blocks=float(called[0]),
        ore=float(equal_groups(ore[:, 0])),
        barren=float(equal_groups(barren[:, 0])),
        called=called,
        bins=equal_groups(tallies["counted"]),
        metal=0.0 if metal is None else float(equal_groups(metal[:, 0])),
    )


def _weighted(edges: Floats, tallies: dict[str, Floats], times: Floats, held: Held) -> Drawn:
    sums = {name: times @ tally for name, tally in tallies.items()}
    squares, losses = sums.pop("squares")[:, 0], sums.pop("losses")[:, 0]
    return Drawn(edges=edges, metal=sums.pop("metal", None), squares=squares, losses=losses, held=held, **sums)


def _from_above(tally: Floats) -> Floats:
    """Return the sums over each level and those above."""
    return np.asarray(np.cumsum(tally[:, ::-1], axis=1)[:, ::-1])


def _levels(probability: Array, is_ore: NDArray[np.bool_], thresholds: Array | tuple[float, ...]) -> Floats:
    """Return the lowest probability of each level, ascending; all of them where there are few."""
    known = np.unique(probability)
    if len(known) > 2 * MOST_LEVELS:
        shares = np.linspace(0.0, 1.0, MOST_LEVELS)
        parts = [np.quantile(one, shares, method="lower") for one in (probability, probability[is_ore]) if len(one)]
        known = np.unique(np.concatenate(parts))
    lowest = min(known[0], 0.0)
    return np.unique(np.concatenate(([lowest], known, np.asarray(thresholds, dtype=np.float64))))

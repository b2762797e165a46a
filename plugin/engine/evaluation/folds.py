# SPDX-License-Identifier: GPL-2.0-or-later
"""Folds: which composites are withheld together, and which must be taken away beside them.

Whoever drills next drills a new hole, deeper ground or other ground; composites drawn at random are mostly beside
others of their own hole and flatter every method. Each way here imitates one of these questions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..checks import check_between, check_choice
from ..errors import InvalidInputError, as_template

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

WAYS = ("hole", "depth", "block", "random")
"""What is withheld together: whole holes, the deepest ground, blocks of ground, single composites."""
DEEPEST = 0.3
"""Share of the composites that is withheld by depth."""
CUT_FACTORS = (1.0, 2.0 / 3.0, 4.0 / 3.0, 1.0 / 3.0, 5.0 / 3.0)
"""The further cuts by depth, as multiples of that share; their figures stand beside, and are not pooled."""
BLOCKS_PER_FOLD = 4
"""Blocks of ground for each fold, about, where their size is not given."""


@dataclass(frozen=True)
class Fold:
    """Composites that are withheld, and those that are left out beside them."""

    withheld: Flags
    """What is predicted and scored, shape (n,)."""
    removed: Flags
    """What lies within the buffer and neither teaches nor is scored, shape (n,)."""
    share: float = 0.0
    """By depth: the share of the composites that is withheld; 0 for the other ways."""

    @property
    def known(self) -> Flags:
        """What may be learned from, shape (n,)."""
        return ~(self.withheld | self.removed)


@dataclass(frozen=True)
class FoldRules:
    """How composites are withheld."""

    by: str = "hole"
    """One of `WAYS`."""
    folds: int = 5
    """Folds; by depth the number of cuts, of which the first is the one that counts."""
    deepest: float = DEEPEST
    """By depth: share of the composites below the first cut."""
    block: float | None = None
    """By block: side of the blocks in plan, CRS units; None for about four blocks a fold."""
    buffer: float | None = None
    """By block: composites nearer to withheld ones than this are taken away too; None for the holes' spacing."""
    seed: int = 1
    """Seed of what is drawn."""

    def __post_init__(self) -> None:
        check_choice(self.by, WAYS, "way to withhold")
        least, most = (1, len(CUT_FACTORS)) if self.by == "depth" else (2, 50)
        check_between(self.folds, least, most, "number of folds")
        check_between(self.deepest, 0.05, 0.55, "share of the deepest composites")
        for value, name in ((self.block, "side of the blocks of ground"), (self.buffer, "buffer")):
            check_between(0.0 if value is None else value, 0.0, 1e9, name)


def make_folds(points: Floats, group: Numbers, ore: Flags, rules: FoldRules) -> tuple[Fold, ...]:
    """Return the folds: by hole, block and at random each composite is withheld once; by depth the cuts are nested.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation of the composites.
    group : integer array of shape (n,)
        Group of holes of each, such as holes with a common collar: by hole they stay together.
    ore : boolean array of shape (n,)
        Folds get about the same number of ore composites.
    rules : FoldRules

    Raises
    ------
    InvalidInputError
        There is less to be withheld together than folds, or a fold would leave nothing to learn from or to score.
    """
    if rules.by == "depth":
        folds = tuple(_below(points, rules.deepest * factor) for factor in CUT_FACTORS[: rules.folds])
    else:
        generator = np.random.default_rng(rules.seed)
        unit, buffer = _units(points, group, rules, generator)
        number = _balanced(unit, ore, rules.folds, generator)
        folds = tuple(_fold(points, number == k, buffer) for k in range(rules.folds))
    for k, fold in enumerate(folds, start=1):
        _check(k, fold, ore)
    return folds


def spacing_of(points: Floats, group: Numbers) -> float:
    """Return the median distance in plan from a group of holes to the nearest other one, between their centres.

    Examples
    --------
    >>> spacing_of(np.array([[0.0, 0, 0], [0, 0, -9], [30, 40, 0], [100, 40, 0]]), np.array([0, 0, 1, 2]))
    50.0
    """
    groups, at, count = np.unique(group, return_inverse=True, return_counts=True)
    if len(groups) < 2:
        return 0.0
    centres = np.column_stack([np.bincount(at.ravel(), points[:, axis]) / count for axis in (0, 1)])
    away = np.sqrt(np.square(centres[:, None] - centres[None]).sum(axis=2))
    np.fill_diagonal(away, np.inf)
    return float(np.median(away.min(axis=1)))


def block_side(points: Floats, folds: int) -> float:
    """Return the side of blocks in plan of which the drilled ground has about `BLOCKS_PER_FOLD` for each fold."""
    spread = points[:, :2].max(axis=0) - points[:, :2].min(axis=0)
    return max(float(np.sqrt(np.prod(np.maximum(spread, 1.0)) / (folds * BLOCKS_PER_FOLD))), 1.0)


def _units(points: Floats, group: Numbers, rules: FoldRules, generator: np.random.Generator) -> tuple[Numbers, float]:
    """Return what stays together as numbers, shape (n,), and the buffer."""
    if rules.by == "hole":
        return group, 0.0
    if rules.by == "random":
        return np.arange(len(points)), 0.0
    side = rules.block or block_side(points, rules.folds)
    start = points[:, :2].min(axis=0) - generator.uniform(0.0, 0.5, 2) * side
    column, row = (np.floor((points[:, :2] - start) / side).astype(np.int64)).T
    buffer = spacing_of(points, group) if rules.buffer is None else rules.buffer
    return np.asarray(column * (int(row.max()) + 1) + row), buffer


def _balanced(unit: Numbers, ore: Flags, folds: int, generator: np.random.Generator) -> Numbers:
    """Return the fold of each composite: whole units, the richest given away first, to the fold that lacks most."""
    units, at, count = np.unique(unit, return_inverse=True, return_counts=True)
    if len(units) < folds:
        raise InvalidInputError(
            "{folds} folds need as many holes that do not share a collar, or blocks of ground, but there are {n}.",
            folds=folds,
            n=len(units),
        )
    at = at.ravel()
    rich = np.bincount(at, ore.astype(np.float64))
    load = np.column_stack([rich / max(1.0, float(rich.sum())), count / count.sum()])
    drawn = generator.permutation(len(units))
    order = drawn[np.argsort(-load[drawn].sum(axis=1), kind="stable")]
    fold_of, filled = np.zeros(len(units), dtype=np.int64), np.zeros((folds, 2))
    for number in order:
        cost = np.square(filled + load[number]).sum(axis=1) - np.square(filled).sum(axis=1)
        fold_of[number] = int(np.argmin(cost))
        filled[fold_of[number]] += load[number]
    return np.asarray(fold_of[at])


def _fold(points: Floats, withheld: Flags, buffer: float) -> Fold:
    removed = np.zeros(len(points), dtype=bool)
    if buffer > 0.0:
        from scipy.spatial import cKDTree

        others = np.flatnonzero(~withheld)
        away, _ = cKDTree(points[withheld]).query(points[others], distance_upper_bound=buffer)
        removed[others[np.isfinite(away)]] = True
    return Fold(withheld, removed)


def _below(points: Floats, share: float) -> Fold:
    elevation = points[:, 2]
    withheld = elevation < np.quantile(elevation, share)
    return Fold(withheld, np.zeros(len(points), dtype=bool), share)


def _check(number: int, fold: Fold, ore: Flags) -> None:
    withheld = as_template(
        "Of the {n} composites that fold {fold} withholds, {ore} are ore; ore and waste are needed. Fewer folds, a "
        "smaller buffer or another way to withhold may help."
    )
    known = as_template(
        "Of the {n} composites that fold {fold} leaves to learn from, {ore} are ore; ore and waste are needed. Fewer "
        "folds, a smaller buffer or another way to withhold may help."
    )
    for template, rows in ((withheld, fold.withheld), (known, fold.known)):
        n_ore, n = int(np.count_nonzero(ore & rows)), int(np.count_nonzero(rows))
        if n_ore in {0, n}:
            raise InvalidInputError(template, n=n, fold=number, ore=n_ore)

# SPDX-License-Identifier: GPL-2.0-or-later
"""What pieces of holes have on average: mean grades, most common categories, shares of classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..errors import InvalidInputError, Notice, as_template
from ..progress import Progress
from .arrays import AnyArray, BoolArray, FloatArray, IntArray, TextArray
from .depths import Pairs, Spans
from .names import class_field
from .pieces import spans_of
from .records import Drillholes, Intervals

THIN = as_template("{count} composites have too little assayed length for {field}, which is left empty there.")
NO_DENSITY = as_template(
    "Grades are weighted with {density}; {count} intervals with a grade have none and weigh {mean:.4g}, the mean."
)
FILLED = as_template(
    "Where {field} was not assayed, {value:g} was taken over a length of {length:.6g}, in holes that have it elsewhere."
)


@dataclass(frozen=True)
class MeanRules:
    """How means are taken over pieces of holes."""

    minimum_coverage: float = 0.5
    """Share of a piece's length, 0 to 1, that must have a grade or category for it to be given."""
    density: str = ""
    """Grade field that the grades of its table are weighted with besides length; '' for length alone."""
    missing: Mapping[str, float] = field(default_factory=dict)
    """Value that stands where a grade was not assayed, by field; a field that is not here ignores such stretches."""
    proportions: Sequence[str] = ()
    """Category fields whose classes are given as shares of the logged length too."""


def check_mean_rules(rules: MeanRules, holes: Drillholes) -> None:
    """Raise `InvalidInputError` when a rule names a field that the tables do not have."""
    grades = [name for table in holes.tables for name in table.grades]
    categories = [name for table in holes.tables for name in table.categories]
    wanted = [("density", rules.density, grades)] if rules.density else []
    wanted += [("unassayed grade", name, grades) for name in rules.missing]
    wanted += [("proportion", name, categories) for name in rules.proportions]
    for what, name, known in wanted:
        if name not in known:
            raise InvalidInputError(
                "The field of the {what} must be one of the tables' ({known}), but {given} was given.",
                what=what,
                known=", ".join(sorted(set(known))) or "there is none",
                given=name,
            )


class Means:
    """Collects the grades and categories of all tables over pieces of holes.

    Parameters
    ----------
    pieces : Spans
        The pieces.
    names : array of str
        Names of the holes by number.
    rules : MeanRules
    """

    def __init__(self, pieces: Spans, names: TextArray, rules: MeanRules) -> None:
        self.pieces = pieces
        self.names = names
        self.rules = rules
        self.length = pieces.depth_to - pieces.depth_from
        self.minimum = rules.minimum_coverage * self.length * (1.0 - 1e-9)
        self.grades: dict[str, FloatArray] = {}
        self.assayed: dict[str, FloatArray] = {}
        self.weights: dict[str, FloatArray] = {}
        self.categories: dict[str, TextArray] = {}
        self.proportions: dict[str, FloatArray] = {}
        self.units: dict[str, str] = {}
        self.notices: list[Notice] = []

    @property
    def n(self) -> int:
        """Number of pieces."""
        return len(self.pieces.hole)

    def add(self, table: Intervals, progress: Progress) -> None:
        """Add the columns of a table; one whose name is taken gets the table's name before it."""
        spans = spans_of(table, self.names)
        pairs = spans.overlaps(self.pieces)
        density = self._density(table)
        total = len(table.grades) + len(table.categories)
        done = 0
        for name, values in table.grades.items():
            free = self._free_name(name, table.name)
            own = None if name == self.rules.density else density
            self._add_mean(free, spans, pairs, values, own)
            self.units[free] = table.units.get(name, "")
            done += 1
            progress(done / total, "Compositing {table}: {field}", table=table.name, field=free)
        for name, texts in table.categories.items():
            free = self._free_name(name, table.name)
            self._add_names(free, pairs, texts, is_shared=name in self.rules.proportions)
            done += 1
            progress(done / total, "Compositing {table}: {field}", table=table.name, field=free)

    def has_value(self) -> BoolArray:
        """Return whether each piece has any grade or category, shape (n,)."""
        has = np.zeros(self.n, dtype=bool)
        for grades in self.grades.values():
            has |= np.isfinite(grades)
        for texts in self.categories.values():
            has |= texts != ""
        return has

    def _free_name(self, name: str, table: str) -> str:
        return f"{table}_{name}" if name in self.grades or name in self.categories else name

    def _density(self, table: Intervals) -> FloatArray | None:
        """Return the density of each interval, the mean where it has none; None without density weighting."""
        density = table.grades.get(self.rules.density)
        if density is None:
            return None
        length = table.depth_to - table.depth_from
        known = np.isfinite(density)
        if not known.any():
            raise InvalidInputError(
                "The density {field} has no value; weighting with it needs some.", field=self.rules.density
            )
        mean = float(np.average(density[known], weights=length[known]))
        others = [values for name, values in table.grades.items() if name != self.rules.density]
        graded = np.any([np.isfinite(values) for values in others], axis=0) if others else known
        count = int(np.count_nonzero(graded & ~known))
        self.notices.append(Notice(NO_DENSITY, {"density": self.rules.density, "count": count, "mean": mean}))
        filled: FloatArray = np.where(known, density, mean)
        return filled

    def _add_mean(self, name: str, spans: Spans, pairs: Pairs, values: FloatArray, density: FloatArray | None) -> None:
        """Add weighted means, the lengths that have a value, and what the means were divided by."""
        known = np.isfinite(values[pairs.first])
        first, second, length = pairs.first[known], pairs.second[known], pairs.length[known]
        weight = length if density is None else length * density[first]
        covered = self._sums(second, length)
        divisor = covered if density is None else self._sums(second, weight)
        total = self._sums(second, weight * values[first])
        if name in self.rules.missing:
            stated = self.rules.missing[name]
            gap = self._unassayed(spans, values, covered)
            heavy = gap if density is None else gap * (float(weight.sum()) / max(float(length.sum()), 1e-300))
            total, divisor = total + stated * heavy, divisor + heavy
            enough = (covered + gap > 0) & (covered + gap >= self.minimum)
            self.notices.append(Notice(FILLED, {"field": name, "value": stated, "length": float(gap.sum())}))
        else:
            enough = (covered > 0) & (covered >= self.minimum)
        thin = int(np.count_nonzero((covered > 0) & ~enough))
        if thin:
            self.notices.append(Notice(THIN, {"count": thin, "field": name}))
        self.grades[name] = np.divide(total, divisor, out=np.full(self.n, np.nan), where=enough)
        self.assayed[name], self.weights[name] = covered, divisor

    def _sums(self, piece: IntArray, weights: FloatArray) -> FloatArray:
        """Return the sum of weights in each piece, shape (n,)."""
        return np.bincount(piece, weights=weights, minlength=self.n).astype(np.float64)

    def _unassayed(self, spans: Spans, values: FloatArray, covered: FloatArray) -> FloatArray:
        """Return the length of each piece without a grade; 0 in holes that have it nowhere."""
        has = np.isin(self.pieces.hole, spans.hole[np.isfinite(values)])
        gap: FloatArray = np.where(has, np.maximum(self.length - covered, 0.0), 0.0)
        return np.where(gap > 1e-9 * self.length, gap, 0.0)

    def _add_names(self, name: str, pairs: Pairs, texts: TextArray, *, is_shared: bool) -> None:
        """Add the category with the greatest length in each piece, and the shares of all when asked for."""
        classes, code = np.unique(texts, return_inverse=True)
        shares = _Shares(pairs, code, texts != "", len(classes), self.n)
        piece, place = shares.greatest()
        enough = shares.covered[piece] >= self.minimum[piece]
        result = np.full(self.n, "", dtype=classes.dtype if len(classes) else np.str_)
        result[piece[enough]] = classes[place[enough]]
        self.categories[name] = result
        if is_shared:
            self._add_proportions(name, shares, classes)

    def _add_proportions(self, name: str, shares: _Shares, classes: TextArray) -> None:
        """Add the share of each class in the logged length; NaN where too little is logged."""
        enough = (shares.covered > 0) & (shares.covered >= self.minimum)
        for number, one in enumerate(classes):
            if one == "":
                continue
            free, count = class_field(name, str(one)), 2
            while free in self.proportions or free in self.grades or free in self.categories:
                free, count = f"{class_field(name, str(one))}_{count}", count + 1
            lengths = shares.lengths_of(number)
            self.proportions[free] = np.divide(lengths, shares.covered, out=np.full(self.n, np.nan), where=enough)


class _Shares:
    """Lengths of classes in pieces."""

    def __init__(self, pairs: Pairs, code: AnyArray, is_named: BoolArray, n_classes: int, n_pieces: int) -> None:
        known = is_named[pairs.first]
        self._n_classes = max(n_classes, 1)
        self._n_pieces = n_pieces
        key = pairs.second[known] * self._n_classes + code[pairs.first[known]]
        self._distinct, place = np.unique(key, return_inverse=True)
        self._lengths = np.bincount(place, weights=pairs.length[known], minlength=len(self._distinct))
        self._piece = self._distinct // self._n_classes
        self.covered = np.bincount(self._piece, weights=self._lengths, minlength=n_pieces).astype(np.float64)

    def greatest(self) -> tuple[IntArray, IntArray]:
        """Return the pieces that have any class, and the longest class of each; of equals, the first by number."""
        order = np.lexsort((self._distinct, -self._lengths, self._piece))
        begins = np.ones(min(len(order), 1), dtype=bool)
        first = order[np.concatenate((begins, np.diff(self._piece[order]) > 0))]
        return self._piece[first], self._distinct[first] % self._n_classes

    def lengths_of(self, number: int) -> FloatArray:
        """Return the length of one class in each piece, shape (n_pieces,)."""
        own = self._distinct % self._n_classes == number
        return np.bincount(self._piece[own], weights=self._lengths[own], minlength=self._n_pieces).astype(np.float64)

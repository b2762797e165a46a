# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting the highest grades, by column, at a value or a percentile; each cut is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..checks import check_between
from ..errors import InvalidInputError, Notice, as_template
from .assay_units import table_of_grade, with_grades
from .records import Drillholes, Replacement

CUT = as_template(
    "{field} was cut at {value:.6g}: {count} values, {share:.2%} of those there are; the mean by length goes from "
    "{before:.6g} to {after:.6g}."
)


@dataclass(frozen=True)
class TopCut:
    """The highest grade that is believed."""

    limit: float
    """A grade, or a percentile from 0 to 100."""
    is_percentile: bool = False
    """Whether the limit is the percentile of the grades of the table, each counted once."""

    def __post_init__(self) -> None:
        if self.is_percentile:
            check_between(self.limit, 0.0, 100.0, "percentile of a top cut")
        elif not np.isfinite(self.limit) or self.limit < 0:
            raise InvalidInputError(
                "A top cut must be a grade of at least zero, but {given} was given.", given=self.limit
            )


def cut_grades(holes: Drillholes, cuts: Mapping[str, TopCut]) -> Drillholes:
    """Return drillholes in which no grade is higher than its cut; what was cut is counted in `replaced`.

    Raises
    ------
    InvalidInputError
        A field that is no grade of the tables.

    Examples
    --------
    Grades 1, 2 and 30 with a cut of 5 become 1, 2 and 5.
    """
    for field, cut in cuts.items():
        table = table_of_grade(holes, field)
        values = table.grades[field]
        known = np.isfinite(values)
        if not known.any():
            continue
        limit = float(np.percentile(values[known], cut.limit)) if cut.is_percentile else float(cut.limit)
        high = known & (values > limit)
        count = int(np.count_nonzero(high))
        length = (table.depth_to - table.depth_from)[known]
        after = np.where(high, limit, values)
        said = {
            "field": field,
            "value": limit,
            "count": count,
            "share": count / int(np.count_nonzero(known)),
            "before": float(np.average(values[known], weights=length)),
            "after": float(np.average(after[known], weights=length)),
        }
        entry = Replacement(table.name, field, "top_cut", count, f"> {limit:.6g}", f"{limit:.6g}")
        replaced = (*holes.replaced, entry) if count else holes.replaced
        holes = replace(holes, notices=(*holes.notices, Notice(CUT, said)), replaced=replaced)
        holes = with_grades(holes, table, replace(table, grades={**table.grades, field: after}))
    return holes

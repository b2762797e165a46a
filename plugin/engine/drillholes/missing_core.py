# SPDX-License-Identifier: GPL-2.0-or-later
"""What it does to the mean of a grade to ignore what was not assayed, or to let a value stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .arrays import hole_numbers
from .names import DENSITY
from .pieces import logged_runs
from .records import Drillholes


@dataclass(frozen=True)
class MissingCore:
    """A grade along the holes, assayed and not assayed."""

    field: str
    """The grade."""
    unit: str
    """Its unit."""
    holes: int
    """Holes that have the grade somewhere."""
    assayed: float
    """Length of their intervals that have it."""
    unassayed: float
    """Length of their other stretches between the first and the last interval of the hole."""
    mean: float
    """Mean over the assayed length: what was not assayed is ignored."""
    stated: float
    """Value that stands for what was not assayed; NaN when it is ignored."""

    def mean_with(self, value: float) -> float:
        """Return the mean when a value stands for what was not assayed.

        Examples
        --------
        Half of the length assayed at 2 %, zero for the other half: 1 %.
        """
        return (self.mean * self.assayed + value * self.unassayed) / (self.assayed + self.unassayed)

    @property
    def used_mean(self) -> float:
        """The mean by the rule that was chosen."""
        return self.mean if np.isnan(self.stated) else self.mean_with(self.stated)


def missing_core(holes: Drillholes, stated: Mapping[str, float]) -> tuple[MissingCore, ...]:
    """Return for each grade of the tables, but densities, how much of the holes was not assayed, and the means.

    Parameters
    ----------
    holes : Drillholes
        The intervals.
    stated : mapping
        Value that stands for what was not assayed, by field.
    """
    names = holes.collars.hole_id
    runs = logged_runs(holes)
    logged = np.zeros(len(names))
    logged[runs.hole] = runs.depth_to - runs.depth_from
    found = []
    for table in holes.tables:
        length = table.depth_to - table.depth_from
        hole = hole_numbers(table.hole_id, names)
        for field, values in table.grades.items():
            known = np.isfinite(values)
            if field in DENSITY or not known.any():
                continue
            own = np.unique(hole[known])
            assayed = float(length[known].sum())
            unassayed = max(float(logged[own].sum()) - assayed, 0.0)
            mean = float(np.average(values[known], weights=length[known]))
            value = float(stated.get(field, np.nan))
            unit = table.units.get(field, "")
            found.append(MissingCore(field, unit, len(own), assayed, unassayed, mean, value))
    return tuple(found)

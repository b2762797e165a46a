# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes out of kriging some targets: estimates, and what happened to whom."""

from __future__ import annotations

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from .search import Search
from .systems import Solved

Floats = NDArray[np.float64]


@dataclass
class Tally:
    """What happened to the targets of a group, by their number."""

    empty: int = 0
    """No sample within the search."""
    too_few: int = 0
    """Fewer than the minimum."""
    too_one_sided: int = 0
    """Samples in fewer octants than the minimum."""
    without_drift: int = 0
    """The external drift is not known there."""
    stabilised: int = 0
    """Nearly singular, solved with a tiny nugget."""
    simplified: int = 0
    """Solved with a simpler drift, as the samples cannot show the one that was asked for."""
    unsolved: int = 0
    """Without a solution."""

    def add(self, other: Tally) -> None:
        """Add the numbers of another tally."""
        for name, n in zip(self.__dataclass_fields__, astuple(other)):
            setattr(self, name, getattr(self, name) + n)

    def notices(self, search: Search) -> tuple[Notice, ...]:
        """Return what the user should be told: each reason that there was."""
        said = (
            Notice("{n} blocks were not estimated: no sample lies within the search ellipsoid.", {"n": self.empty}),
            Notice(
                "{n} blocks were not estimated: fewer than {minimum} samples lie within the search ellipsoid.",
                {"n": self.too_few, "minimum": search.looks[-1].minimum},
            ),
            Notice(
                "{n} blocks were not estimated: their samples lie in fewer than {minimum} octants.",
                {"n": self.too_one_sided, "minimum": search.octants_minimum},
            ),
            Notice("{n} blocks were not estimated: the external drift is not known there.", {"n": self.without_drift}),
            Notice("{n} blocks were not estimated: their kriging system has no solution.", {"n": self.unsolved}),
            Notice(
                "The kriging systems of {n} blocks were nearly singular and were solved with a tiny nugget.",
                {"n": self.stabilised},
            ),
            Notice(
                "The samples of {n} blocks cannot show the drift, such as those along one hole; these blocks were "
                "estimated with a simpler one.",
                {"n": self.simplified},
            ),
        )
        return tuple(notice for notice in said if notice.fields["n"])


@dataclass(frozen=True)
class Piece:
    """Results at some targets."""

    positions: NDArray[np.int64]
    """Their places among all targets, shape (n,)."""
    estimate: Floats
    """Shape (n, v), NaN where not estimated."""
    variance: Floats
    """Shape (n,), NaN where not estimated."""
    excess: Floats
    """Shape (n,), see `Solved`; NaN where not estimated."""
    count: NDArray[np.int32]
    """Number of samples, shape (n,), 0 where not estimated."""
    passes: NDArray[np.int8]
    """Pass of the search that it was estimated in, from 1 on, shape (n,); 0 where not estimated."""
    mean_distance: Floats
    """Mean distance to the samples, CRS units, shape (n,); NaN where not estimated or not asked for."""
    tally: Tally
    """What happened."""

    @classmethod
    def empty(cls, positions: NDArray[np.int64], variables: int, tally: Tally) -> Piece:
        """Return a piece in which nothing is estimated yet."""
        n = len(positions)
        return cls(
            positions,
            np.full((n, variables), np.nan),
            np.full(n, np.nan),
            np.full(n, np.nan),
            np.zeros(n, dtype=np.int32),
            np.zeros(n, dtype=np.int8),
            np.full(n, np.nan),
            tally,
        )

    def put(self, rows: NDArray[np.int64], solved: Solved, count: NDArray[np.int64], number: int) -> None:
        """Take over what was solved at some rows, in a pass of the search."""
        good = ~solved.is_singular
        rows = rows[good]
        self.estimate[rows] = solved.estimate[:, good].T
        self.variance[rows] = solved.variance[good]
        self.excess[rows] = solved.excess[good]
        self.count[rows] = count[good]
        self.passes[rows] = number

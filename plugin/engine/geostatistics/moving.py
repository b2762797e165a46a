# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of one group of variables, batch after batch, on all processors."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from .neighbours import SampleTree
from .samples import SampleGroup
from .search import Search
from .systems import Covariance, NumpySolver, Solved
from .targets import Batch, Targets

SOLVERS = ("auto", "numba", "numpy")
"""`auto` compiles where numba is installed and the targets are many."""

WORTH_COMPILING = 30_000
"""Fewer targets are done sooner than the compiler."""

BATCH = {"numba": 32768, "numpy": 8192}
"""Targets between two calls of the progress: well below two seconds of work."""

JITTERS = (1e-9, 1e-7, 1e-5)
"""Shares of the sill added to the diagonal, one after another, until a singular system can be solved."""


class Solver(Protocol):
    """Solves kriging systems of one set of samples."""

    def solve(self, targets: NDArray[np.float64], neighbours: NDArray[np.int64], *, jitter: float = 0.0) -> Solved:
        """Return estimates and variances at targets from neighbours."""


@dataclass
class Tally:
    """What happened to the targets of a group, by their number."""

    empty: int = 0
    """No sample within the search."""
    too_few: int = 0
    """Fewer than the minimum."""
    stabilised: int = 0
    """Nearly singular, solved with a tiny nugget."""
    unsolved: int = 0
    """Without a solution."""

    def add(self, other: Tally) -> None:
        """Add the numbers of another tally."""
        self.empty += other.empty
        self.too_few += other.too_few
        self.stabilised += other.stabilised
        self.unsolved += other.unsolved


@dataclass(frozen=True)
class Piece:
    """Results at some targets."""

    positions: NDArray[np.int64]
    """Their places among all targets, shape (n,)."""
    estimate: NDArray[np.float64]
    """Shape (n, v), NaN where not estimated."""
    variance: NDArray[np.float64]
    """Shape (n,), NaN where not estimated."""
    count: NDArray[np.int32]
    """Number of samples, shape (n,), 0 where not estimated."""
    tally: Tally
    """What happened."""


class MovingNeighbourhood:
    """Ordinary kriging from one group of samples."""

    def __init__(
        self, group: SampleGroup, covariance: Covariance, search: Search, *, solver: str, threads: int
    ) -> None:
        self._kind = solver
        self._search = search
        self._threads = max(1, threads)
        self._variables = group.values.shape[1]
        self._solver, select = _solver_of(self._kind, covariance, group)
        self._tree = SampleTree(group.points, search, select)

    def pieces(self, targets: Targets) -> Iterator[Piece]:
        """Yield the results at all targets, in batches."""
        box = self._tree.box_of(targets)
        with ThreadPoolExecutor(self._threads) as pool:
            for batch in targets.batches(BATCH[self._kind], box):
                yield from pool.map(self._piece, batch.split(self._threads))

    def _piece(self, batch: Batch) -> Piece:
        neighbours = self._tree.neighbours(batch)
        count = np.count_nonzero(neighbours >= 0, axis=1).astype(np.int32)
        enough = count >= self._search.minimum
        tally = Tally(int(np.count_nonzero(count == 0)), int(np.count_nonzero((count > 0) & ~enough)))
        estimate = np.full((len(count), self._variables), np.nan)
        variance = np.full(len(count), np.nan)
        if enough.any():
            solved = self._solved(batch.places[enough], neighbours[enough], tally)
            estimate[enough] = np.where(solved.is_singular[:, None], np.nan, solved.estimate.T)
            variance[enough] = np.where(solved.is_singular, np.nan, solved.variance)
        count[np.isnan(variance)] = 0
        return Piece(batch.positions, estimate, variance, count, tally)

    def _solved(self, places: NDArray[np.float64], neighbours: NDArray[np.int64], tally: Tally) -> Solved:
        """Solve the systems; those that are singular again, with a tiny nugget."""
        solved = self._solver.solve(places, neighbours)
        for jitter in JITTERS:
            singular = np.flatnonzero(solved.is_singular)
            if len(singular) == 0:
                return solved
            again = self._solver.solve(places[singular], neighbours[singular], jitter=jitter)
            solved.estimate[:, singular] = again.estimate
            solved.variance[singular] = again.variance
            solved.is_singular[singular] = again.is_singular
            tally.stabilised += int(np.count_nonzero(~again.is_singular))
        tally.unsolved += int(np.count_nonzero(solved.is_singular))
        return solved


def choose_solver(solver: str, targets: int) -> str:
    """Return `numba` or `numpy`; for `auto` by what is installed and by the number of targets."""
    from .compiled import has_compiler

    check_choice(solver, SOLVERS, "solver")
    if solver == "auto":
        return "numba" if targets >= WORTH_COMPILING and has_compiler() else "numpy"
    return solver


def _solver_of(kind: str, covariance: Covariance, group: SampleGroup) -> tuple[Solver, Any]:
    """Return the solver, and the compiled choice among candidates when there is one."""
    if kind == "numpy":
        return NumpySolver(covariance, group.points, group.values), None
    from .compiled import CompiledSolver, compiled_selection

    return CompiledSolver(covariance, group.points, group.values), compiled_selection()

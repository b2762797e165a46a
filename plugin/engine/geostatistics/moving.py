# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of one group of variables in a moving neighbourhood, batch after batch, on all processors."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from .neighbours import SampleTree
from .pieces import Piece, Tally
from .reach import chunk_box
from .search import Search
from .systems import PreparedSamples, Solved
from .targets import Batch, Box, Targets

BATCH = {"numba": 8192, "numpy": 4096, "torch": 16384}
"""Targets that one thread works on between two calls of the progress: well below two seconds of work."""

TOGETHER = 8
"""About so many blocks are solved together: most of their samples are the same ones."""

JITTERS = (1e-9, 1e-7, 1e-5)
"""Shares of the sill added to the diagonal, one after another, until a singular system can be solved."""

MOST_VARIANCE = 10.0
"""A drift that makes the kriging variance more than this many times the variance of the truth is not shown by the
samples, such as those along one hole: a simpler one is taken."""

Floats = NDArray[np.float64]


class Solver(Protocol):
    """Solves kriging systems of one set of samples."""

    @property
    def prepared(self) -> PreparedSamples:
        """The samples, and what is assumed of them."""

    def solve(
        self, targets: Floats, neighbours: NDArray[np.int64], *, external: Floats | None = None, jitter: float = 0.0
    ) -> Solved:
        """Return estimates and variances at targets from neighbours."""


@runtime_checkable
class GroupSolver(Solver, Protocol):
    """Solves systems sooner when it knows which targets are near each other."""

    @property
    def can_share(self) -> bool:
        """Whether it can do so with what is assumed of the mean."""

    def solve_groups(self, targets: Floats, neighbours: NDArray[np.int64], starts: NDArray[np.int64]) -> Solved:
        """Return what `solve` returns; `starts` has the first target of each group, and n at the end."""


@dataclass(frozen=True)
class SolverChain:
    """A solver, and those with simpler drifts for the neighbourhoods that its own drift is too much for."""

    solvers: tuple[Solver, ...]
    """The first one with the drift that was asked for."""

    @property
    def can_share(self) -> bool:
        """Whether it is worth telling which targets are near each other."""
        first = self.solvers[0]
        return isinstance(first, GroupSolver) and first.can_share

    def solve(
        self,
        targets: Floats,
        neighbours: NDArray[np.int64],
        external: Floats | None,
        tally: Tally,
        starts: NDArray[np.int64] | None = None,
    ) -> Solved:
        """Return estimates and variances, by simpler drifts where needed; what was done is counted.

        `starts` has the first target of each group of near ones, and n at the end.
        """
        first = self.solvers[0]
        if isinstance(first, GroupSolver) and first.can_share and starts is not None and len(starts) > 2:
            solved = first.solve_groups(targets, neighbours, starts)
        else:
            solved = first.solve(targets, neighbours, external=external)
        self._stabilise(solved, first, targets, neighbours, external, tally)
        for solver in self.solvers[1:]:
            at = np.flatnonzero(solved.is_deficient | (solved.variance > self._largest_variance))
            if len(at) == 0:
                break
            given = targets[at], neighbours[at], None if external is None else external[at]
            simpler = solver.solve(*given[:2], external=given[2])
            self._stabilise(simpler, solver, *given, Tally())
            solved.replace_at(at, simpler)
            tally.simplified += int(np.count_nonzero(~simpler.is_deficient))
        failed = solved.is_singular | solved.is_deficient
        tally.unsolved += int(np.count_nonzero(failed))
        return replace(solved, is_singular=failed)

    @property
    def _largest_variance(self) -> float:
        """Kriging variance beyond which a drift is not believed; infinite where there is no sill."""
        prepared = self.solvers[0].prepared
        return MOST_VARIANCE * prepared.target_variance if prepared.covariance.is_bounded else np.inf

    @staticmethod
    def _stabilise(
        solved: Solved,
        solver: Solver,
        targets: Floats,
        neighbours: NDArray[np.int64],
        external: Floats | None,
        tally: Tally,
    ) -> None:
        """Solve the systems that are singular again, with a tiny nugget."""
        for jitter in JITTERS:
            at = np.flatnonzero(solved.is_singular)
            if len(at) == 0:
                break
            again = solver.solve(
                targets[at], neighbours[at], external=None if external is None else external[at], jitter=jitter
            )
            solved.replace_at(at, again)
            tally.stabilised += int(np.count_nonzero(~again.is_singular))


class MovingNeighbourhood:
    """Kriging of each target from the samples near it."""

    def __init__(
        self, tree: SampleTree, solver: SolverChain, search: Search, *, batch: int, threads: int, measures: bool
    ) -> None:
        self._tree = tree
        self._solver = solver
        self._search = search
        self._batch = batch
        self._threads = max(1, threads)
        self._wants_distance = measures

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at all targets, in batches; `external` (n, e) are the external variables there."""
        waiting: deque[Future[Piece]] = deque()
        with ThreadPoolExecutor(self._threads) as pool:
            for batch in targets.batches(self._batch, self._box(targets)):
                drift = None if external is None else external[batch.positions]
                waiting.append(pool.submit(self._piece, batch, drift))
                if len(waiting) > self._threads:  # one more than can be worked on, so that no thread waits
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _box(self, targets: Targets) -> Box | None:
        """Return how many blocks along each axis are solved together; None where that is not worth it."""
        return chunk_box(targets, self._search.transform(), TOGETHER) if self._solver.can_share else None

    def _piece(self, batch: Batch, external: Floats | None) -> Piece:
        tally = Tally()
        piece = Piece.empty(batch.positions, self._solver.solvers[0].prepared.values.shape[0], tally)
        usable = np.arange(len(batch.positions))
        if external is not None:
            usable = np.flatnonzero(np.isfinite(external).all(axis=1))
            tally.without_drift = len(batch.positions) - len(usable)
        pending = usable
        for number, look in enumerate(self._search.looks, start=1):
            part = batch.only(pending)
            found = self._tree.neighbourhood(part, reach=look.factor)
            enough = (found.count >= look.minimum) & (found.octants >= self._search.octants_minimum)
            rows = pending[enough]
            if len(rows):
                neighbours = found.numbers[enough]
                drift = None if external is None else external[rows]
                starts = part.only(np.flatnonzero(enough)).starts
                solved = self._solver.solve(batch.places[rows], neighbours, drift, tally, starts)
                piece.put(rows, solved, found.count[enough], number)
                if self._wants_distance:
                    piece.mean_distance[rows] = self._tree.mean_distance(batch.places[rows], neighbours)
            last = (found.count[~enough], look.minimum)
            pending = pending[~enough]
            if len(pending) == 0:
                break
        if len(pending):
            count, minimum = last
            tally.empty = int(np.count_nonzero(count == 0))
            tally.too_few = int(np.count_nonzero((count > 0) & (count < minimum)))
            tally.too_one_sided = int(np.count_nonzero(count >= minimum))
        return piece

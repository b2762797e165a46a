# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging beside its peers: 10,000 samples, 24 of them per block, estimate and variance; and from all samples.

All solve the same systems: one spherical structure with a nugget, no limit to the search, so that isotropic peers can
take part. Each runs in a process of its own, from arrays in memory to arrays in memory; imports and compiling are left
out. Slow peers take fewer blocks, evenly spread over the model. The referee is a dense solve of each system.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from figures import Figure
from peers.environment import missing_peers
from peers.problem import NUGGET, REACH, SIDE, SILL, Outcome, PeerError, Problem, run

MODERATE = Problem(10_000, (40, 50, 50))
LARGE = Problem(10_000, (100, 100, 100))
HUGE = Problem(10_000, (200, 200, 250))
GLOBAL = Problem(2_000, (40, 50, 50), neighbours=0)
MOVING = {
    "krigekit": (0, 0),
    "R gstat": (0, 100_000),
    "gstlearn": (2_000, 2_000),
    "PyKrige": (400, 400),
    "scikit-gstat": (400, 400),
}
"""Blocks of the moderate and of the large model that a peer estimates; 0 for all."""
EVERYWHERE = {"PyKrige": 20_000, "GSTools": 2_000, "gstlearn": 500}
"""Blocks that a peer estimates from all samples: enough that its set-up does not count."""
SINGLE = {"precision": "float32"}
ALL_IN_REACH = 2.0 * SIDE
"""Range of the variogram with which no covariance vanishes: kriging from all samples then does its whole product, of
the inverse of a triangle (n²/2 numbers) and the covariances, two operations for each number and block."""
CHECKED = 200
"""Blocks that are compared with the referee."""
UNIT = "blocks/s"


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    missing = missing_peers()
    for problem, place in ((MODERATE, 0), (LARGE, 1)):
        yield from _moving(problem, place, missing)
    yield from _without_numba(MODERATE)
    yield from _variables(MODERATE)
    yield from _everywhere(GLOBAL, missing)
    yield from _huge(HUGE)


def _moving(problem: Problem, place: int, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield ours and the peers' moving neighbourhood."""
    case = f"{np.prod(problem.shape):,} blocks, 24 of 10,000 samples"
    ours = _ours(problem, solver="numba")
    yield from _told(case, "oresight, numba", ours, problem)
    for name, counts in MOVING.items():
        part = replace(problem, targets=counts[place])
        found = missing.get(name) or _tried(name, part)
        if isinstance(found, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {found}")
            continue
        yield from _told(_of(case, part), name, found, part)
        yield from _ratios(case, "oresight, numba", ours, name, found)


def _without_numba(problem: Problem) -> Iterator[Figure]:
    """Yield ours with torch and with numpy, and what single precision costs in accuracy."""
    double = None
    for name, targets, options in (
        ("torch, float64", 0, {"solver": "torch"}),
        ("torch, float32", 0, {"solver": "torch", "precision": "float32"}),
        ("numpy", 20_000, {"solver": "numpy"}),
    ):
        part = replace(problem, targets=targets)
        found = _ours(part, **options)
        yield from _told(_of("without numba", part), f"oresight, {name}", found, part)
        if double is None:
            double = found
        elif targets == 0:
            worst = np.abs(np.concatenate((found.estimate - double.estimate, found.variance - double.variance))).max()
            yield Figure("largest difference of float32 to float64", f"oresight, {name}", float(worst), "")


def _variables(problem: Problem) -> Iterator[Figure]:
    """Yield how much longer five variables take than one."""
    one, five = (_ours(problem, solver="numba", variables=n).seconds for n in (1, 5))
    yield Figure("5 variables on the same samples, time of 1 variable", "oresight, numba", five / one, "x")


def _everywhere(problem: Problem, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield kriging from all samples, beside peers and beside the machine's matrix products."""
    case = f"{np.prod(problem.shape):,} blocks, all of 2,000 samples"
    ours = _ours(problem)
    yield from _told(case, "oresight", ours, problem)
    single = _ours(problem, **SINGLE)
    yield from _told(case, "oresight, float32", single, problem)
    for name, kind, options in (("oresight", np.float64, {}), ("oresight, float32", np.float32, SINGLE)):
        peak = _peak(kind)
        yield Figure("matrix product of 2000 x 2000 by 2000 x 4000", f"numpy, {kind.__name__}", peak / 1e9, "GFLOP/s")
        share = problem.samples**2 * _rate(_ours(problem, reach=ALL_IN_REACH, **options)) / peak
        yield Figure("all samples in reach, n² operations per block", name, share, "of that speed")
    for name, targets in EVERYWHERE.items():
        part = replace(problem, targets=targets)
        theirs = missing.get(name) or _tried(name, part)
        if isinstance(theirs, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {theirs}")
            continue
        yield from _told(_of(case, part), name, theirs, part)
        yield from _ratios(case, "oresight", ours, name, theirs)


def _huge(problem: Problem) -> Iterator[Figure]:
    """Yield time and memory of ten million blocks."""
    found = _ours(problem, solver="numba")
    case = f"{np.prod(problem.shape):,} blocks, 24 of 10,000 samples"
    yield Figure(case, "oresight, numba", _rate(found), UNIT)
    yield Figure(f"peak memory, {case}", "oresight, numba", found.peak_mb, "MB")


def _ours(problem: Problem, **options: Any) -> Outcome:
    return run("oresight", replace(problem, options={"is_ours": True, **options}))


def _tried(name: str, problem: Problem) -> Outcome | str:
    """Return what a peer brought, or why it failed."""
    try:
        return run(name, problem)
    except PeerError as error:
        return str(error)


def _told(case: str, name: str, found: Outcome, problem: Problem) -> Iterator[Figure]:
    """Yield speed, memory and accuracy."""
    yield Figure(case, name, _rate(found), UNIT)
    yield Figure(f"one processor, {case}", name, len(found.estimate) / found.processor_seconds, UNIT)
    yield Figure(f"peak memory, {case}", name, found.peak_mb, "MB")
    yield Figure("largest difference to a dense solve", name, _difference(found, problem), "")


def _ratios(case: str, name: str, ours: Outcome, peer: str, theirs: Outcome) -> Iterator[Figure]:
    """Yield how much faster ours is: on the clock, and per second of processor, which a busy machine changes little."""
    yield Figure(f"ratio, {case}", name, _rate(ours), UNIT, _rate(ours) / _rate(theirs), peer)
    busy, their_busy = (len(one.estimate) / one.processor_seconds for one in (ours, theirs))
    yield Figure(f"ratio per processor, {case}", name, busy, UNIT, busy / their_busy, peer)


def _of(case: str, problem: Problem) -> str:
    return f"{case}: {problem.targets:,} of them" if problem.targets else case


def _rate(found: Outcome) -> float:
    return len(found.estimate) / found.seconds


def _peak(kind: type) -> float:
    """Return how many operations a second the machine does in large matrix products."""
    generator = np.random.default_rng(0)
    left, right = generator.random((2000, 2000)).astype(kind), generator.random((2000, 4000)).astype(kind)
    best = float("inf")
    for _ in range(4):
        began = time.perf_counter()
        left @ right
        best = min(best, time.perf_counter() - began)
    return 2.0 * 2000 * 2000 * 4000 / best


def _difference(found: Outcome, problem: Problem) -> float:
    """Return the largest difference of estimates and variances to the referee's; NaN where a peer has none."""
    points, values = problem.deposit()
    numbers = problem.numbers()
    few = CHECKED if problem.neighbours else CHECKED // 10
    worst = 0.0
    for number in np.linspace(0, len(numbers) - 1, few).astype(int):
        place = problem.places(numbers[number : number + 1])[0]
        near = np.argsort(np.linalg.norm(points - place, axis=1))[: problem.neighbours or None]
        expected = dense(points[near], values[near], place)
        apart = (abs(found.estimate[number] - expected[0]), abs(found.variance[number] - expected[1]))
        worst = max(worst, *(one for one in apart if np.isfinite(one)))
    return float(worst)


def dense(points: np.ndarray, values: np.ndarray, place: np.ndarray) -> tuple[float, float]:
    """Return estimate and variance of one system as the textbook writes it."""
    n = len(points)
    matrix = np.ones((n + 1, n + 1))
    matrix[:n, :n] = covariance(np.linalg.norm(points[:, None] - points[None], axis=2))
    matrix[n, n] = 0.0
    right = np.append(covariance(np.linalg.norm(points - place, axis=1)), 1.0)
    weights = np.linalg.solve(matrix, right)
    return float(weights[:n] @ values), float(NUGGET + SILL - weights @ right)


def covariance(distance: np.ndarray) -> np.ndarray:
    """Return the model's covariance, written out anew."""
    share = np.minimum(distance / REACH, 1.0)
    return SILL * (1.0 - 1.5 * share + 0.5 * share**3) + np.where(distance == 0.0, NUGGET, 0.0)

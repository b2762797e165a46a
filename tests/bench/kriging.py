# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging beside its peers: 10,000 samples, 24 of them per block, estimate and variance; and from all samples.

All solve the same systems: one spherical structure with a nugget, no limit to the search, so that isotropic peers can
take part. Each runs in a process of its own, from arrays in memory to arrays in memory; imports and compiling are left
out. Slow peers take fewer blocks, evenly spread over the model. The referee is a dense solve of each system.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from figures import Figure
from peers.environment import missing_peers
from peers.problem import NUGGET, REACH, SIDE, SILL, Outcome, PeerError, Problem, run
from threadpoolctl import threadpool_limits

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
ENDLESS = {"PyKrige": 20_000, "GSTools": 2_000}
"""The same with a model that has no end; gstlearn's practical range is another one."""
SINGLE = {"precision": "float32"}
ALL_IN_REACH = ({"model": "spherical", "reach": 2.0 * SIDE}, {"model": "exponential"})
"""Variograms with which no covariance vanishes: kriging from all samples then does its whole product, of the inverse of
a triangle (n²/2 numbers) and the covariances, two operations for each number and block."""
FASTER = {"krigekit": 5.0, "R gstat": 25.0, "PyKrige": 150.0}
"""How many times as fast as these the compiled moving neighbourhood must be."""
GOALS = {"krigekit": 6.0, "R gstat": 30.0, "PyKrige": 400.0}
"""How many times as fast it is to be."""
FASTER_IN_TORCH = {"krigekit": 1.5, "R gstat": 6.0}
"""How many times as fast as these torch in float32 must be, without numba."""
FASTER_FROM_ALL = {"PyKrige": 5.0, "GSTools": 100.0}
"""How many times as fast as these kriging from all samples must be."""
SHARE_OF_PRODUCTS = 0.5
"""Which share of the speed of the machine's matrix products kriging from all samples must reach."""
TIMES_ONE_VARIABLE = 2.0
"""How much longer than one variable five may take."""
MOST_MEMORY = 2e9 / 2**20
"""What ten million blocks may take, 2 GB in the unit of the peak memory (1,024 kB)."""
LARGEST_DIFFERENCE = 1e-9
"""How far from the referee double precision may be."""
CHECKED = 200
"""Blocks that are compared with the referee."""
UNIT = "blocks/s"
Peers = dict[str, "Outcome | str"]
"""What each peer brought, or why it is missing or failed."""


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    missing = missing_peers()
    for problem, place in ((MODERATE, 0), (LARGE, 1)):
        peers = _peers(problem, place, missing)
        yield from _moving(problem, place, peers)
        if problem is MODERATE:
            yield from _without_numba(problem, peers)
    yield from _variables(MODERATE)
    yield from _everywhere(GLOBAL, missing)
    yield from _huge(HUGE)


def _peers(problem: Problem, place: int, missing: dict[str, str]) -> Peers:
    """Return what the peers' moving neighbourhoods brought."""
    return {
        name: missing.get(name) or _tried(name, replace(problem, targets=counts[place]))
        for name, counts in MOVING.items()
    }


def _moving(problem: Problem, place: int, peers: Peers) -> Iterator[Figure]:
    """Yield ours and the peers' moving neighbourhood."""
    case = f"{np.prod(problem.shape):,} blocks, 24 of 10,000 samples"
    ours = _ours(problem, solver="numba")
    yield from _told(case, "oresight, numba", ours, problem, most_apart=LARGEST_DIFFERENCE)
    for name, found in peers.items():
        if isinstance(found, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {found}")
            continue
        part = replace(problem, targets=MOVING[name][place])
        yield from _told(_of(case, part), name, found, part)
        yield from _ratios(case, "oresight, numba", ours, name, found, least=FASTER.get(name), goal=GOALS.get(name))


def _without_numba(problem: Problem, peers: Peers) -> Iterator[Figure]:
    """Yield ours with torch and with numpy, beside peers, and what single precision costs in accuracy."""
    double = None
    for name, targets, options in (
        ("torch, float64", 0, {"solver": "torch"}),
        ("torch, float32", 0, {"solver": "torch", "precision": "float32"}),
        ("numpy", 20_000, {"solver": "numpy"}),
    ):
        part = replace(problem, targets=targets)
        found = _ours(part, **options)
        is_double = options.get("precision") != "float32"
        most = LARGEST_DIFFERENCE if is_double else None
        yield from _told(_of("without numba", part), f"oresight, {name}", found, part, most_apart=most)
        for peer, asked in FASTER_IN_TORCH.items():
            theirs = peers[peer]
            if isinstance(theirs, Outcome):
                least = None if is_double else asked
                yield from _ratios("without numba", f"oresight, {name}", found, peer, theirs, least=least)
        if double is None:
            double = found
        elif targets == 0:
            worst = np.abs(np.concatenate((found.estimate - double.estimate, found.variance - double.variance))).max()
            yield Figure("largest difference of float32 to float64", f"oresight, {name}", float(worst), "")


def _variables(problem: Problem) -> Iterator[Figure]:
    """Yield how much longer five variables take than one."""
    one, five = (_ours(problem, solver="numba", variables=n).seconds for n in (1, 5))
    yield Figure(
        "5 variables on the same samples, time of 1 variable",
        "oresight, numba",
        five / one,
        "x",
        most=TIMES_ONE_VARIABLE,
    )


def _everywhere(problem: Problem, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield kriging from all samples, beside peers and beside the machine's matrix products."""
    yield from _beside_peers(problem, EVERYWHERE, missing)
    yield from _beside_peers(replace(problem, options={"model": "exponential"}), ENDLESS, missing)
    for kind, options in ((np.float64, {}), (np.float32, SINGLE)):
        yield from _beside_products(problem, kind, options)


def _beside_peers(problem: Problem, peers: dict[str, int], missing: dict[str, str]) -> Iterator[Figure]:
    """Yield kriging from all samples with one variogram."""
    model = problem.options.get("model", "spherical")
    case = f"{np.prod(problem.shape):,} blocks, all of 2,000 samples, {model}"
    ours = _ours(problem)
    yield from _told(case, "oresight", ours, problem, most_apart=LARGEST_DIFFERENCE)
    yield from _told(case, "oresight, float32", _ours(problem, **SINGLE), problem)
    for name, targets in peers.items():
        part = replace(problem, targets=targets)
        theirs = missing.get(name) or _tried(name, part)
        if isinstance(theirs, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {theirs}")
            continue
        yield from _told(_of(case, part), name, theirs, part)
        yield from _ratios(case, "oresight", ours, name, theirs, least=FASTER_FROM_ALL.get(name))


def _beside_products(problem: Problem, kind: type, options: dict[str, Any]) -> Iterator[Figure]:
    """Yield which share of the speed of the machine's matrix products kriging from all samples reaches."""
    numpy, one = f"numpy, {kind.__name__}", f"oresight, {kind.__name__}"
    for model in ALL_IN_REACH:
        product, busy = _peak(kind)
        found = _ours(problem, **model, **options)
        operations = float(problem.samples) ** 2 * len(found.estimate)
        case = f"all samples in reach, {model['model']}, n² operations per block"
        share, busy_share = operations / found.seconds / product, operations / found.processor_seconds / busy
        yield Figure("matrix product of 2000 x 2000 by 2000 x 4000", numpy, product / 1e9, "GFLOP/s")
        yield Figure(case, one, share, "of that speed", least=SHARE_OF_PRODUCTS)
        yield Figure("one processor, that product", numpy, busy / 1e9, "GFLOP/s")
        yield Figure(f"one processor, {case}", one, busy_share, "of that speed", least=SHARE_OF_PRODUCTS)


def _huge(problem: Problem) -> Iterator[Figure]:
    """Yield time and memory of ten million blocks."""
    found = _ours(problem, solver="numba")
    case = f"{np.prod(problem.shape):,} blocks, 24 of 10,000 samples"
    yield Figure(case, "oresight, numba", _rate(found), UNIT)
    yield Figure(f"peak memory, {case}", "oresight, numba", found.peak_mb, "MB", most=MOST_MEMORY)


def _ours(problem: Problem, **options: Any) -> Outcome:
    return run("oresight", replace(problem, options={**problem.options, "is_ours": True, **options}))


def _tried(name: str, problem: Problem) -> Outcome | str:
    """Return what a peer brought, or why it failed."""
    try:
        return run(name, problem)
    except PeerError as error:
        return str(error)


def _told(
    case: str, name: str, found: Outcome, problem: Problem, *, most_apart: float | None = None
) -> Iterator[Figure]:
    """Yield speed, memory and accuracy, and how far from the referee it may be."""
    yield Figure(case, name, _rate(found), UNIT)
    yield Figure(f"one processor, {case}", name, len(found.estimate) / found.processor_seconds, UNIT)
    yield Figure(f"peak memory, {case}", name, found.peak_mb, "MB")
    yield Figure("largest difference to a dense solve", name, _difference(found, problem), "", most=most_apart)


def _ratios(
    case: str,
    name: str,
    ours: Outcome,
    peer: str,
    theirs: Outcome,
    *,
    least: float | None = None,
    goal: float | None = None,
) -> Iterator[Figure]:
    """Yield how much faster ours is: on the clock, and per second of processor, which a busy machine changes little.

    The bounds are those of the clock: peers that use one processor only are slower for it.
    """
    times = _rate(ours) / _rate(theirs)
    yield Figure(f"ratio, {case}", name, _rate(ours), UNIT, times, peer, least=least, goal=goal)
    busy, their_busy = (len(one.estimate) / one.processor_seconds for one in (ours, theirs))
    yield Figure(f"ratio per processor, {case}", name, busy, UNIT, busy / their_busy, peer)


def _of(case: str, problem: Problem) -> str:
    return f"{case}: {problem.targets:,} of them" if problem.targets else case


def _rate(found: Outcome) -> float:
    return len(found.estimate) / found.seconds


def _peak(kind: type) -> tuple[float, float]:
    """Return how many operations a second the machine does in large matrix products: on the clock, and of a processor.

    The latter in a thread of its own: several wait for each other on a busy machine, and waiting counts as work.
    """
    generator = np.random.default_rng(0)
    left, right = generator.random((2000, 2000)).astype(kind), generator.random((2000, 4000)).astype(kind)
    operations = 2.0 * 2000 * 2000 * 4000
    seconds = min(_seconds(left, right, time.perf_counter) for _ in range(4))
    with threadpool_limits(1):
        busy = min(_seconds(left, right, time.process_time) for _ in range(2))
    return operations / seconds, operations / busy


def _seconds(left: np.ndarray, right: np.ndarray, clock: Callable[[], float]) -> float:
    began = clock()
    left @ right
    return clock() - began


def _difference(found: Outcome, problem: Problem) -> float:
    """Return the largest difference of estimates and variances to the referee's; NaN where a peer has none."""
    points, values = problem.deposit()
    numbers = problem.numbers()
    few = CHECKED if problem.neighbours else CHECKED // 10
    worst = 0.0
    for number in np.linspace(0, len(numbers) - 1, few).astype(int):
        place = problem.places(numbers[number : number + 1])[0]
        near = np.argsort(np.linalg.norm(points - place, axis=1))[: problem.neighbours or None]
        expected = dense(points[near], values[near], place, problem.options.get("model", "spherical"))
        apart = (abs(found.estimate[number] - expected[0]), abs(found.variance[number] - expected[1]))
        worst = max(worst, *(one for one in apart if np.isfinite(one)))
    return float(worst)


def dense(points: np.ndarray, values: np.ndarray, place: np.ndarray, model: str) -> tuple[float, float]:
    """Return estimate and variance of one system as the textbook writes it."""
    n = len(points)
    matrix = np.ones((n + 1, n + 1))
    matrix[:n, :n] = covariance(np.linalg.norm(points[:, None] - points[None], axis=2), model)
    matrix[n, n] = 0.0
    right = np.append(covariance(np.linalg.norm(points - place, axis=1), model), 1.0)
    weights = np.linalg.solve(matrix, right)
    return float(weights[:n] @ values), float(NUGGET + SILL - weights @ right)


def covariance(distance: np.ndarray, model: str) -> np.ndarray:
    """Return the model's covariance, written out anew."""
    share = np.minimum(distance / REACH, 1.0)
    left = np.exp(-3.0 * distance / REACH) if model == "exponential" else 1.0 - 1.5 * share + 0.5 * share**3
    return SILL * left + np.where(distance == 0.0, NUGGET, 0.0)

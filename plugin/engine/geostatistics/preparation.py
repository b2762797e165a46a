# SPDX-License-Identifier: GPL-2.0-or-later
"""From samples and wishes to something that estimates targets: solver, search, and known means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError, MissingLibraryError, Notice
from ..progress import Progress, no_progress
from .covariance import Covariance
from .drift import Drift
from .field import Benchmarks
from .method import ExternalDrift, KrigingMethod
from .moving import BATCH, MovingNeighbourhood, Solver, SolverChain
from .neighbours import SampleTree
from .pieces import Piece
from .samples import SampleGroup
from .search import Search
from .support import Support
from .systems import NumpySolver, PreparedSamples
from .targets import Targets
from .unique import UniqueNeighbourhood

SOLVERS = ("auto", "numba", "torch", "numpy")
"""`auto` compiles where numba is installed and the targets are many; without numba it takes torch for very many."""

PRECISIONS = ("float64", "float32")
"""What torch may work in."""

WORTH_COMPILING = 30_000
"""Fewer targets are done sooner than the compiler."""

WORTH_TORCH = 200_000
"""Fewer targets are done by numpy before torch is loaded."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Setting:
    """What all groups of variables have in common."""

    method: KrigingMethod
    covariance: Covariance
    search: Search
    support: Support
    solver: str
    """`numba`, `torch` or `numpy`."""
    device: str
    """Where torch works."""
    precision: str
    """One of `PRECISIONS`."""
    threads: int
    wants_distance: bool
    """Whether the mean distance to the samples is asked for."""


class Neighbourhood(Protocol):
    """Estimates targets from near samples, or from all."""

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at all targets, in batches; `external` (n, e) are the external variables there."""


@dataclass(frozen=True)
class GroupRun:
    """One group of variables, ready to be kriged."""

    neighbourhood: Neighbourhood
    """Gives the pieces."""
    means: Floats
    """Known means, that the solver's values are without, shape (v,)."""
    against: Benchmarks
    """What measures are taken against."""
    notices: tuple[Notice, ...]
    """What was assumed."""

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at all targets, in batches."""
        for piece in self.neighbourhood.pieces(targets, external):
            piece.estimate[:] += self.means
            yield piece


def prepare_group(
    group: SampleGroup,
    setting: Setting,
    *,
    tree_of: Callable[..., SampleTree] = SampleTree,
    all_of: Callable[..., Neighbourhood] = UniqueNeighbourhood,
    batch: int | None = None,
    progress: Progress = no_progress,
) -> GroupRun:
    """Return the run of the variables that are known at the same samples.

    `tree_of` makes what neighbours are looked for in, `all_of` what takes all samples. `batch` is the number of targets
    between two calls of the progress; by default the solver's own. `progress` is that of the preparation alone.
    """
    method = setting.method
    means = method.means(group.values)
    scale = setting.covariance.frames[0].transform
    n_external = 0 if group.external is None else group.external.shape[1]
    drift = Drift.of(method, setting.support, group.points, scale, n_external)
    notices = _assumptions(method, means, drift)
    drifts = [drift]
    while (simpler := drifts[-1].simpler()) is not None:
        drifts.append(simpler)
    values = group.values - means
    neighbourhood: Neighbourhood
    if setting.search.is_global:
        neighbourhood = _unique(setting, group, values, drifts, all_of, progress)
    else:
        select, limit = _kernels(setting.solver)
        neighbourhood = MovingNeighbourhood(
            tree_of(group.points, setting.search, select, holes=group.holes, limit=limit),
            SolverChain(tuple(_solver_of(setting, group, values, one) for one in drifts)),
            setting.search,
            batch=batch or BATCH[setting.solver],
            threads=setting.threads,
            measures=setting.wants_distance,
        )
    lifted = setting.covariance.lifted(group.points)
    against = Benchmarks(lifted.of_support(setting.support), lifted.lift)
    return GroupRun(neighbourhood, means, against, notices)


def _unique(
    setting: Setting,
    group: SampleGroup,
    values: Floats,
    drifts: list[Drift],
    all_of: Callable[..., Neighbourhood],
    progress: Progress,
) -> Neighbourhood:
    """Return what estimates every target from all samples."""
    prepared = [
        PreparedSamples(
            setting.covariance, group.points, values, support=setting.support, drift=one, external=group.external
        )
        for one in drifts
    ]
    return all_of(
        prepared,
        threads=setting.threads,
        precision=setting.precision,
        may_compile=setting.solver != "numpy",
        distances=setting.wants_distance,
        progress=progress,
    )


def share_of_preparation(search: Search, samples: int, targets: int) -> float:
    """Return about which share of the work is done before the first target is estimated.

    From all m samples: m³ operations for the inverse of the factor, m² for each target.
    """
    return samples / (samples + targets) if search.is_global else 0.0


def choose_solver(solver: str, targets: int, covariance: Covariance | None = None, precision: str = "float64") -> str:
    """Return `numba`, `torch` or `numpy`; for `auto` by what is installed and by the number of targets.

    Raises
    ------
    InvalidInputError
        An unknown solver or precision, or single precision of a solver that has none.
    """
    from .compiled import can_compile, has_compiler

    check_choice(solver, SOLVERS, "solver")
    check_choice(precision, PRECISIONS, "precision")
    if precision == "float32" and solver not in {"torch", "auto"}:
        raise InvalidInputError("Only the solver torch works in float32, but {given} was given.", given=solver)
    is_simple = covariance is None or can_compile(covariance)
    if solver == "numba" and not is_simple:
        return "numpy"
    if solver != "auto":
        return solver
    if precision == "float32":
        return "torch"
    if targets >= WORTH_COMPILING and is_simple and has_compiler():
        return "numba"
    return "torch" if targets >= WORTH_TORCH and _has_torch() else "numpy"


def _has_torch() -> bool:
    """Return whether torch is installed and can be loaded."""
    from .tensors import check_device

    try:
        check_device("cpu", "float64")
    except MissingLibraryError:
        return False
    return True


def check_method(
    method: KrigingMethod, covariance: Covariance, external: ExternalDrift | None, samples: int, targets: int
) -> None:
    """Raise `InvalidInputError` for what does not fit together."""
    if method.kind == "simple" and not covariance.is_bounded:
        raise InvalidInputError(
            "Simple kriging needs a variogram that ends at a sill; one with a power structure does not. Take ordinary "
            "kriging, or another model."
        )
    if external is None:
        return
    if method.kind != "universal":
        raise InvalidInputError(
            "An external drift needs universal kriging, but {given} was asked for.", given=method.kind
        )
    given, wanted = (external.at_samples.shape, external.at_targets.shape), (samples, targets)
    if any(len(shape) != 2 or shape[0] != n for shape, n in zip(given, wanted)) or given[0][1] != given[1][1]:
        raise InvalidInputError(
            "The external drift needs a row for each of the {samples} samples and {targets} targets, but has the "
            "shapes {first} and {second}.",
            samples=samples,
            targets=targets,
            first=str(given[0]),
            second=str(given[1]),
        )


def _assumptions(method: KrigingMethod, means: Floats, drift: Drift) -> tuple[Notice, ...]:
    """Return what the user should know of mean and drift."""
    if method.kind == "simple" and method.mean is None:
        return (
            Notice(
                "No mean was given for simple kriging; that of the samples is taken: {means}.",
                {"means": ", ".join(f"{mean:.6g}" for mean in means)},
            ),
        )
    if method.degree and len(drift.axes) < 3:
        return (
            Notice(
                "The samples spread along {n} of 3 directions only; there is no drift across them.",
                {"n": len(drift.axes)},
            ),
        )
    return ()


def _solver_of(setting: Setting, group: SampleGroup, values: Floats, drift: Drift) -> Solver:
    """Return the solver for a drift."""
    options: dict[str, Any] = {"support": setting.support, "drift": drift, "external": group.external}
    if setting.solver == "torch":
        from .tensors import TorchSolver

        return TorchSolver(
            setting.covariance, group.points, values, device=setting.device, precision=setting.precision, **options
        )
    if setting.solver == "numba":
        from .compiled import CompiledSolver

        return CompiledSolver(setting.covariance, group.points, values, **options)
    return NumpySolver(setting.covariance, group.points, values, **options)


def _kernels(solver: str) -> tuple[Any, Any]:
    """Return the compiled choice among candidates and by limits; None where nothing is compiled."""
    if solver != "numba":
        return None, None
    from .compiled import compiled_limits, compiled_selection

    return compiled_selection(), compiled_limits()

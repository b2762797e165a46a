# SPDX-License-Identifier: GPL-2.0-or-later
"""The kernels as machine code, and kriging systems solved by them, where numba is installed."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import (
    covariance_kernels,
    drift_kernels,
    group_selection,
    kernels,
    lanes,
    row_kernels,
    selection,
    shared_kernels,
    shared_samples,
)
from .covariance import Covariance, Part
from .drift import RANK_TOLERANCE, Drift
from .models import MODELS, matern_polynomial, matern_scale
from .support import Support
from .systems import POINT, SMALLEST_PIVOT, UNKNOWN_MEAN, Floats, PreparedSamples, Solved

ROW = 15
"""Numbers by which the kernels know a structure: frame, model, sill, factor, and up to eleven of its shape."""

WIDEST = 2.5
"""Groups that have more than so many times the samples of a target are not worth solving together."""

MOST_SHARED = 120
"""Samples of a group at most: their tableau is to stay in the processor's cache."""

Numbers = NDArray[np.int64]

INNER = (
    "falling_exponential", "squares_between", "squares_to", "add_rarer_covariances", "add_covariances", "row_start",
    "scale_trend", "add_functions", "take_out", "complete_tableau", "eliminate_column", "eliminate_four", "eliminate",
    "remember_diagonal", "combine", "move", "add_target", "gather",
)  # fmt: skip
"""Kernels that other kernels call, each after those it calls itself."""

INNER_OF_GROUPS = (
    "falling_exponential", "squares_between", "squares_to", "add_rarer_covariances", "add_covariances", "row_start",
    "take_out", "eliminate_column", "eliminate_four", "eliminate", "combine", "move", "add_target", "extent",
    "gather_group", "end_target", "end_samples", "fill_tableau", "products_of_common", "own_samples", "take_row",
    "take_own", "add_shared",
)  # fmt: skip
"""The same for systems of groups of targets."""

INNER_OF_ROWS = (
    "falling_exponential", "add_rarer_covariances", "add_covariances", "squares_to_many", "write_row",
)  # fmt: skip
"""The same for covariances of targets with many samples."""

INNER_OF_SELECTION = (
    "cell_of", "gap", "rows_of_cells", "span", "take_nearest", "look", "nearest_by_cell", "middle_of", "distance",
    "look_around", "count_within", "most_of", "square_of_nearest", "keep_nearest", "choose_each",
)  # fmt: skip
"""The same for the search."""


def has_compiler() -> bool:
    """Return whether numba is installed and works with this Python and numpy."""
    try:
        import_module("numba")
    except ImportError:  # also what numba raises for a numpy it does not know
        return False
    return True


def cache_folder() -> Path:
    """Return the user's folder for machine code: never the plugin's own."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return Path(os.environ["NUMBA_CACHE_DIR"])
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "oresight" / "numba"


@lru_cache(maxsize=1)
def compiled_systems() -> Any:
    """Return `kernels.solve_systems` as a compiled function; it compiles when first called."""
    return _machine_code("solve_systems", INNER, lanes, covariance_kernels, drift_kernels, kernels)


@lru_cache(maxsize=1)
def compiled_groups() -> Any:
    """Return `shared_kernels.solve_groups` as a compiled function; it compiles when first called."""
    modules = (lanes, covariance_kernels, drift_kernels, kernels, shared_kernels)
    return _machine_code("solve_groups", INNER_OF_GROUPS, *modules)


@lru_cache(maxsize=1)
def compiled_sharing() -> Any:
    """Return `shared_samples.share_samples` as a compiled function; it compiles when first called."""
    return _machine_code("share_samples", ("meet", "list_places"), shared_samples)


@lru_cache(maxsize=1)
def compiled_rows() -> Any:
    """Return `row_kernels.fill_rows` as a compiled function; it compiles when first called."""
    return _machine_code("fill_rows", INNER_OF_ROWS, lanes, covariance_kernels, row_kernels)


@lru_cache(maxsize=1)
def compiled_selection() -> Any:
    """Return `group_selection.nearest_by_group` as a compiled function; it compiles when first called."""
    return _machine_code("nearest_by_group", INNER_OF_SELECTION, selection, group_selection)


@lru_cache(maxsize=1)
def compiled_limits() -> Any:
    """Return `selection.limited_of_nearest` as a compiled function; it compiles when first called."""
    return _machine_code("limited_of_nearest", (), selection)


def _machine_code(name: str, inner: tuple[str, ...], *modules: ModuleType) -> Any:
    from .kernel_compiler import machine_code

    return machine_code(name, inner, modules, cache_folder())


def can_compile(covariance: Covariance) -> bool:
    """Return whether there is machine code for all structures: a Matern one needs a half-integer smoothness."""
    return all(
        part.model != "matern" or matern_polynomial(part.shape or 0.0) is not None
        for frame in covariance.frames
        for part in frame.parts
    )


class CompiledSolver:
    """Kriging systems of one set of samples, compiled; the same systems, and parameters, as `NumpySolver`'s."""

    def __init__(
        self,
        covariance: Covariance,
        points: Floats,
        values: Floats,
        *,
        support: Support = POINT,
        drift: Drift = UNKNOWN_MEAN,
        external: Floats | None = None,
    ) -> None:
        given = PreparedSamples(covariance, points, values, support=support, drift=drift, external=external)
        self.prepared = given
        self._samples = np.stack(given.samples)
        self._offsets = np.ascontiguousarray(np.stack(given.offsets).transpose(0, 2, 1))
        self._parts = parts_of(given.covariance)
        functions = (drift.has_constant, len(drift.axes), drift.is_quadratic, drift.n_functions)
        self._drift = np.array(functions, dtype=np.int64)

    def solve(
        self, targets: Floats, neighbours: Numbers, *, external: Floats | None = None, jitter: float = 0.0
    ) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none."""
        given = self.prepared
        results = np.empty((4 + len(given.values), len(targets)))
        compiled_systems()(
            self._samples,
            given.values,
            np.stack(given.places(targets)),
            np.ascontiguousarray(neighbours, dtype=np.int64),
            self._parts,
            self._sills(jitter),
            self._offsets,
            given.trends,
            given.target_trends(targets, external),
            self._drift,
            np.ascontiguousarray(given.drift.moments),
            results,
        )
        return self._solved(results)

    @property
    def can_share(self) -> bool:
        """Whether the mean is known or a constant, so that `solve_groups` knows it."""
        return self.prepared.drift.n_functions == int(self.prepared.drift.has_constant)

    def solve_groups(self, targets: Floats, neighbours: Numbers, starts: Numbers) -> Solved:
        """Return what `solve` returns, sooner where the targets of a group have most of their neighbours in common.

        `starts` has the first target of each group, and n at the end. Groups that have little in common are solved
        target by target.
        """
        given, groups, (n, k) = self.prepared, len(starts) - 1, neighbours.shape
        union = np.empty((groups, min(int(WIDEST * k), MOST_SHARED)), dtype=np.int64)
        local = np.empty((n, k), dtype=np.int64)
        common, widths = np.empty((2, groups), dtype=np.int64)
        neighbours = np.ascontiguousarray(neighbours, dtype=np.int64)
        compiled_sharing()(neighbours, starts, len(given.points), union, common, widths, local)
        order = np.lexsort((widths, common))
        results = np.empty((4 + len(given.values), n))
        compiled_groups()(
            self._samples,
            given.values,
            np.stack(given.places(targets)),
            starts,
            order[widths[order] > 0],
            union,
            common,
            widths,
            local,
            self._parts,
            self._sills(0.0),
            self._offsets,
            given.drift.n_functions,
            results,
        )
        solved = self._solved(results)
        apart = np.flatnonzero(np.repeat(widths == 0, np.diff(starts)))
        if len(apart):
            solved.replace_at(apart, self.solve(targets[apart], neighbours[apart]))
        return solved

    def _sills(self, jitter: float) -> Floats:
        """Return the covariances of a sample with itself, of a target with it and with itself, and the lift."""
        covariance = self.prepared.covariance
        at_sample = -1.0 if self.prepared.support.is_block else covariance.variance
        diagonal = covariance.variance + jitter * covariance.sill
        return np.array([diagonal, at_sample, self.prepared.target_variance, covariance.lift])

    def _solved(self, results: Floats) -> Solved:
        is_singular = ~(results[0] > SMALLEST_PIVOT * self.prepared.covariance.sill)
        return Solved(results[4:], results[2], is_singular, ~(results[1] > RANK_TOLERANCE), results[3])


def parts_of(covariance: Covariance) -> Floats:
    """Return the structures of a covariance as the kernels want them, shape (structures, ROW)."""
    rows = [_row(number, part) for number, frame in enumerate(covariance.frames) for part in frame.parts]
    return np.array(rows, dtype=np.float64).reshape(-1, ROW)


def _row(frame: int, part: Part) -> list[float]:
    """Return what the kernels want to know of a structure."""
    extra: tuple[float, ...] = ()
    if part.model == "power":
        extra = (part.shape or 0.0,)
    elif part.model == "matern":
        extra = (matern_scale(part.shape or 0.0), *(matern_polynomial(part.shape or 0.0) or ()))
    row = [float(frame), float(MODELS.index(part.model)), part.sill, part.factor, *extra]
    return row + [0.0] * (ROW - len(row))

# SPDX-License-Identifier: GPL-2.0-or-later
"""The kernels as machine code, where numba is installed."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import covariance_kernels, drift_kernels, kernels, selection
from .covariance import Covariance, Part
from .drift import RANK_TOLERANCE, Drift
from .models import MODELS, matern_polynomial, matern_scale
from .support import Support
from .systems import POINT, SMALLEST_PIVOT, UNKNOWN_MEAN, Floats, PreparedSamples, Solved

ROW = 15
"""Numbers by which the kernels know a structure: frame, model, sill, factor, and up to eleven of its shape."""

INNER = (
    "falling_exponential", "squares_between", "squares_to", "add_rarer_covariances", "add_covariances", "row_start",
    "scale_trend", "add_functions", "take_out", "complete_tableau", "eliminate_column", "eliminate_four", "eliminate",
    "remember_diagonal", "combine", "gather",
)  # fmt: skip
"""Kernels that other kernels call, each after those it calls itself."""

INNER_OF_SELECTION = ("cell_of", "gap", "take_nearest", "look")
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
    return _with_inner("solve_systems", INNER, covariance_kernels, drift_kernels, kernels)


@lru_cache(maxsize=1)
def compiled_selection() -> Any:
    """Return `selection.nearest_by_cell` as a compiled function; it compiles when first called."""
    return _with_inner("nearest_by_cell", INNER_OF_SELECTION, selection)


@lru_cache(maxsize=1)
def compiled_limits() -> Any:
    """Return `selection.limited_of_nearest` as a compiled function; it compiles when first called."""
    return _with_inner("limited_of_nearest", (), selection)


def _with_inner(name: str, inner: tuple[str, ...], *modules: ModuleType) -> Any:
    """Return a kernel, compiled.

    The kernels are copied into a namespace in which those they call are compiled ones too; the
    modules themselves stay plain Python.
    """
    namespace = {key: value for module in modules for key, value in vars(module).items()}
    for each in (*inner, name):
        namespace[each] = _compiled(namespace[each], namespace, is_kept=each == name)
    return namespace[name]


def _compiled(function: Any, namespace: dict[str, Any], *, is_kept: bool) -> Any:
    """Return a function whose globals are the namespace, compiled; kept on disk where that can be written."""
    import numba

    folder = cache_folder() / source_digest()
    can_keep = _can_write(folder)
    if can_keep:
        numba.config.CACHE_DIR = str(folder)
    plain = FunctionType(function.__code__, namespace, function.__name__)
    plain.__module__ = function.__module__
    options = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "cache": can_keep and is_kept}
    return numba.njit(**options)(plain)


@lru_cache(maxsize=1)
def source_digest() -> str:
    """Return what tells these kernels from other versions: numba looks at one file only, not at what it calls."""
    digest = hashlib.sha256()
    for module in (covariance_kernels, drift_kernels, kernels, selection):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:12]


def _can_write(folder: Path) -> bool:
    """Return whether the folder is there, or could be made, and may be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


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
        rows = [_row(number, part) for number, frame in enumerate(given.covariance.frames) for part in frame.parts]
        self._parts = np.array(rows, dtype=np.float64).reshape(-1, ROW)
        functions = (drift.has_constant, len(drift.axes), drift.is_quadratic, drift.n_functions)
        self._drift = np.array(functions, dtype=np.int64)

    def solve(
        self,
        targets: Floats,
        neighbours: NDArray[np.int64],
        *,
        external: Floats | None = None,
        jitter: float = 0.0,
    ) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none."""
        given = self.prepared
        sill, covariance = given.covariance.variance, given.covariance
        at_sample = -1.0 if given.support.is_block else sill
        results = np.empty((4 + len(given.values), len(targets)))
        compiled_systems()(
            self._samples,
            given.values,
            np.stack(given.places(targets)),
            np.ascontiguousarray(neighbours, dtype=np.int64),
            self._parts,
            np.array([sill + jitter * covariance.sill, at_sample, given.target_variance, covariance.lift]),
            self._offsets,
            given.trends,
            given.target_trends(targets, external),
            self._drift,
            np.ascontiguousarray(given.drift.moments),
            results,
        )
        is_singular = ~(results[0] > SMALLEST_PIVOT * covariance.sill)
        return Solved(results[4:], results[2], is_singular, ~(results[1] > RANK_TOLERANCE), results[3])


def _row(frame: int, part: Part) -> list[float]:
    """Return what the kernels want to know of a structure."""
    extra: tuple[float, ...] = ()
    if part.model == "power":
        extra = (part.shape or 0.0,)
    elif part.model == "matern":
        extra = (matern_scale(part.shape or 0.0), *(matern_polynomial(part.shape or 0.0) or ()))
    row = [float(frame), float(MODELS.index(part.model)), part.sill, part.factor, *extra]
    return row + [0.0] * (ROW - len(row))

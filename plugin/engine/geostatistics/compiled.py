# SPDX-License-Identifier: GPL-2.0-or-later
"""The kernels as machine code, where numba is installed."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import kernels, selection
from .models import MODELS
from .systems import SMALLEST_PIVOT, Covariance, Floats, Solved

INNER = (
    "falling_exponential", "squared_distances", "add_covariances", "complete_tableau", "row_start",
    "eliminate_column", "eliminate_four", "eliminate", "combine", "gather",
)  # fmt: skip
"""Kernels that other kernels call, each after those it calls itself."""


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
    """Return `kernels.solve_systems` as a compiled function; it compiles when first called.

    The kernels are copied into a namespace in which those they call are compiled ones too; the
    module itself stays plain Python.
    """
    namespace = dict(vars(kernels))
    for name in (*INNER, "solve_systems"):
        namespace[name] = _compiled(getattr(kernels, name), namespace, is_kept=name == "solve_systems")
    return namespace["solve_systems"]


@lru_cache(maxsize=1)
def compiled_selection() -> Any:
    """Return `selection.nearest_of_candidates` as a compiled function; it compiles when first called."""
    return _compiled(selection.nearest_of_candidates, dict(vars(selection)), is_kept=True)


def _compiled(function: Any, namespace: dict[str, Any], *, is_kept: bool) -> Any:
    """Return a function whose globals are the namespace, compiled; kept on disk where that can be written."""
    import numba

    folder = cache_folder()
    can_keep = _can_write(folder)
    if can_keep:
        numba.config.CACHE_DIR = str(folder)
    plain = FunctionType(function.__code__, namespace, function.__name__)
    plain.__module__ = function.__module__
    options = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "cache": can_keep and is_kept}
    return numba.njit(**options)(plain)


def _can_write(folder: Path) -> bool:
    """Return whether the folder is there, or could be made, and may be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


class CompiledSolver:
    """Ordinary kriging systems of one set of samples, compiled; the same systems as `NumpySolver`'s."""

    def __init__(self, covariance: Covariance, points: Floats, values: Floats) -> None:
        self._covariance = covariance
        self._centre = points.mean(axis=0)
        self._samples = self._in_frames(points)
        self._values = np.ascontiguousarray(values.T)
        self._parts = np.array(
            [
                (frame, MODELS.index(model), sill, factor)
                for frame, of_frame in enumerate(covariance.frames)
                for model, sill, factor in of_frame.parts
            ],
            dtype=np.float64,
        ).reshape(-1, 4)

    def solve(self, targets: Floats, neighbours: NDArray[np.int64], *, jitter: float = 0.0) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none."""
        results = np.empty((2 + len(self._values), len(targets)))
        compiled_systems()(
            self._samples,
            self._values,
            self._in_frames(targets),
            np.ascontiguousarray(neighbours, dtype=np.int64),
            self._parts,
            self._covariance.sill,
            jitter,
            results,
        )
        is_singular = ~(results[0] > SMALLEST_PIVOT * self._covariance.sill)
        return Solved(results[2:], results[1], is_singular)

    def _in_frames(self, points: Floats) -> Floats:
        """Return points in the space of each frame, shape (frames, 3, n)."""
        moved = points - self._centre
        return np.stack([np.ascontiguousarray((moved @ frame.transform.T).T) for frame in self._covariance.frames])

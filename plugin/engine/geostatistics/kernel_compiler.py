# SPDX-License-Identifier: GPL-2.0-or-later
"""From plain loops to machine code, kept on disk; needs numba."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from . import compiled_lanes
from .making import tell_when_made


def machine_code(name: str, inner: tuple[str, ...], modules: tuple[ModuleType, ...], cache: Path) -> Any:
    """Return a kernel of some modules, compiled when it is first called.

    The kernels are copied into a namespace in which those they call, named by `inner`, are compiled ones too; the
    modules themselves stay plain Python. `cache` is the folder where the machine code is kept, if it can be written.
    """
    namespace = {
        key: value for module in modules for key, value in vars(module).items()
    } | compiled_lanes.vector_functions()
    folder = cache / source_digest(modules)
    for each in inner:
        namespace[each] = _compiled(namespace[each], namespace, None)
    kept = folder if _can_write(folder) else None
    kernel = _compiled(namespace[name], namespace, kept)
    tell_when_made(kernel, is_kept=kept is not None)
    return kernel


def _compiled(function: Any, namespace: dict[str, Any], folder: Path | None) -> Any:
    """Return a function whose globals are the namespace, compiled; kept in a folder when there is one."""
    import numba

    if folder is not None:
        numba.config.CACHE_DIR = str(folder)
    plain = FunctionType(function.__code__, namespace, function.__name__)
    plain.__module__ = function.__module__
    options = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}, "cache": folder is not None}
    return numba.njit(**options)(plain)


def source_digest(modules: tuple[ModuleType, ...]) -> str:
    """Return what tells these kernels from other versions: numba looks at one file only, not at what it calls."""
    digest = hashlib.sha256()
    for path in (Path(__file__), Path(compiled_lanes.__file__), *(Path(str(module.__file__)) for module in modules)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _can_write(folder: Path) -> bool:
    """Return whether the folder is there, or could be made, and may be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)

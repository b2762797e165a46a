# SPDX-License-Identifier: GPL-2.0-or-later
"""Numeric arrays between two processes: `.npy` files that both sides map into memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..engine.errors import InvalidInputError
from .errors import WorkerError
from .jobs import Array
from .scratch import check_free_space

NUMERIC_KINDS = "biufc"
"""Kinds of numpy types that may cross: booleans and numbers; text crosses as codes."""


def save_arrays(folder: Path, arrays: Mapping[str, Array], prefix: str) -> dict[str, str]:
    """Write arrays into a job's folder and return their file names by array name.

    Raises
    ------
    InvalidInputError
        An array holds something else than numbers.
    MemoryLimitError
        The disk has not room enough.
    """
    for name, array in arrays.items():
        if np.asarray(array).dtype.kind not in NUMERIC_KINDS:
            raise InvalidInputError(
                "Only numbers can be given to the worker, but the array {name} holds {given}.",
                name=name,
                given=str(np.asarray(array).dtype),
            )
    check_free_space(folder, sum(np.asarray(array).nbytes for array in arrays.values()))
    files = {name: f"{prefix}{place}.npy" for place, name in enumerate(arrays)}
    for name, file in files.items():
        np.save(folder / file, arrays[name], allow_pickle=False)
    return files


def open_arrays(folder: Path, files: Mapping[str, str]) -> dict[str, Array]:
    """Map the arrays of `save_arrays` into memory, read-only."""
    return {name: _open(inside(folder, file)) for name, file in files.items()}


def inside(folder: Path, file: str) -> Path:
    """Return the path of a file of a job's folder; refuse one that lies elsewhere."""
    path = (folder / file).resolve()
    if folder.resolve() not in path.parents:
        raise WorkerError("The worker named a file outside the folder of its job: {file}", file=file)
    return path


def _open(path: Path) -> Array:
    array: Array = np.load(path, mmap_mode="r", allow_pickle=False)
    return array

# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of an unfinished training as a file, from which it goes on as if nothing had happened."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .array_file import ArrayFileError, read_arrays, write_arrays

Array = NDArray[Any]

VERSION = 2
"""Version of what the file holds, and of the arithmetic that it goes on with."""


@dataclass(frozen=True)
class State:
    """All that a training needs to go on."""

    about: Mapping[str, Any]
    """Plain JSON values."""
    arrays: Mapping[str, Array]
    """Weights, what the optimizer remembers, generators of random numbers, best weights."""


@dataclass(frozen=True)
class Checkpoint:
    """A file that holds the state after the last finished epoch; it is there whole or not at all."""

    path: Path
    """Where it lies."""
    resumes: bool = True
    """Whether a training goes on from what lies there; else it begins anew and overwrites it."""

    @property
    def is_whole(self) -> bool:
        """Whether the file is there and can be read."""
        try:
            read_arrays(self.path.read_bytes())
        except (ArrayFileError, OSError):
            return False
        return True

    def read(self, fingerprint: str) -> State | None:
        """Return the state in the file, None where there is none to go on from.

        Raises
        ------
        InvalidInputError
            The file is no checkpoint, or that of another training.
        """
        if not self.resumes or not self.path.exists():
            return None
        try:
            about, arrays = read_arrays(self.path.read_bytes())
        except (ArrayFileError, OSError) as error:
            raise InvalidInputError(
                "{path} is no checkpoint of a training ({reason}). Choose another file, or begin anew.",
                path=str(self.path),
                reason=str(error),
            ) from error
        if about.get("checkpoint") != VERSION or about.get("fingerprint") != fingerprint:
            raise of_another_training(self.path)
        return State(about, arrays)

    def write(self, fingerprint: str, state: State) -> None:
        """Write the state beside the file and put it in its place when it is whole.

        Raises
        ------
        InvalidInputError
            The place cannot be written.
        """
        beside = self.path.with_name(self.path.name + ".part")
        try:
            write_arrays(beside, {**state.about, "checkpoint": VERSION, "fingerprint": fingerprint}, state.arrays)
            with beside.open("r+b") as file:
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as error:
            raise InvalidInputError(
                "The checkpoint {path} could not be written: {reason}.",
                path=str(self.path),
                reason=error.strerror or str(error),
            ) from error

    def remove(self) -> None:
        """Remove the file and what an interrupted writing left of it."""
        for path in (self.path, self.path.with_name(self.path.name + ".part")):
            path.unlink(missing_ok=True)


def of_another_training(path: Path) -> InvalidInputError:
    """Return what is said of a checkpoint from which the training at hand cannot go on."""
    return InvalidInputError(
        "The checkpoint {path} is that of a training with other blocks, settings, device or software. Choose another "
        "file, or begin anew.",
        path=str(path),
    )


def fingerprint_of(values: Mapping[str, Any], arrays: Iterable[Array]) -> str:
    """Return the SHA-256 of what a training depends on: JSON values, and arrays with their types and shapes."""
    digest = sha256(json.dumps(values, sort_keys=True).encode())
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()

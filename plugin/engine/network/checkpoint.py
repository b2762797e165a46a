# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of unfinished work as a file, from which it goes on as if nothing had happened."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .array_file import ArrayFileError, read_arrays, write_arrays

Array = NDArray[Any]

VERSION = 3
"""Version of what the file holds, and of the arithmetic that it goes on with."""


@dataclass(frozen=True)
class State:
    """All that a training, or other long work, needs to go on."""

    about: Mapping[str, Any]
    """Plain JSON values."""
    arrays: Mapping[str, Array]
    """Weights, what the optimizer remembers, generators of random numbers, best weights."""


class Keeper(Protocol):
    """Where one training keeps its state."""

    def read(self, fingerprint: str) -> State | None:
        """Return the state that is kept, None where there is none; raise where it is that of another training."""

    def write(self, fingerprint: str, state: State) -> None:
        """Keep a state in place of the one before."""


@dataclass(frozen=True)
class Checkpoint:
    """A file that holds the state after the last finished epoch or fold; it is there whole or not at all."""

    path: Path
    """Where it lies."""
    resumes: bool = True
    """Whether a training goes on from what lies there; else it begins anew and overwrites it."""
    makes_folder: bool = True
    """Whether a missing folder is made."""

    @property
    def is_whole(self) -> bool:
        """Whether the file is there and can be read."""
        try:
            _read(self.path)
        except (ArrayFileError, OSError):
            return False
        return True

    @property
    def is_taken(self) -> bool:
        """Whether something else of Oresight stands there, such as a model, which it must not replace."""
        try:
            return "checkpoint" not in read_arrays(self.path.read_bytes())[0]
        except (ArrayFileError, OSError):
            return False

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
            about, arrays = _read(self.path)
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
        about = {**state.about, "checkpoint": VERSION, "fingerprint": fingerprint}
        try:
            if self.makes_folder:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            write_arrays(beside, {**about, "digest": _digest(about, state.arrays)}, state.arrays)
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


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return description and arrays of a file; `ArrayFileError` where they are not those that were written."""
    about, arrays = read_arrays(path.read_bytes())
    digest = about.pop("digest", None)
    if about.get("checkpoint") == VERSION and digest != _digest(about, arrays):
        raise ArrayFileError("it is damaged")
    return about, arrays


def _digest(about: Mapping[str, Any], arrays: Mapping[str, Array]) -> str:
    return fingerprint_of(about, [np.ascontiguousarray(arrays[name]) for name in sorted(arrays)])


def together(parts: Mapping[str, State]) -> State:
    """Return several states as one."""
    arrays = {f"{name}/{key}": array for name, part in parts.items() for key, array in part.arrays.items()}
    return State({"parts": {name: dict(part.about) for name, part in parts.items()}}, arrays)


def apart(state: State) -> dict[str, State]:
    """Return the states by name of which one was made by `together`."""
    abouts: Mapping[str, Any] = state.about.get("parts", {})
    arrays: dict[str, dict[str, Array]] = {name: {} for name in abouts}
    for path, array in state.arrays.items():
        name, _, key = path.partition("/")
        arrays[name][key] = array
    return {name: State(about, arrays[name]) for name, about in abouts.items()}


def of_another_training(path: Path) -> InvalidInputError:
    """Return what is said of a checkpoint from which the training at hand cannot go on."""
    return InvalidInputError(
        "The checkpoint {path} is that of a training with other blocks, settings, device or software. Choose another "
        "file, or begin anew.",
        path=str(path),
    )


def fingerprint_of(values: Mapping[str, Any], arrays: Iterable[Array] = ()) -> str:
    """Return the SHA-256 of what a training depends on: JSON values, and arrays with their types and shapes."""
    digest = sha256(json.dumps(values, sort_keys=True).encode())
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()

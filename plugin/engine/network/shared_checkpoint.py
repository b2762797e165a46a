# SPDX-License-Identifier: GPL-2.0-or-later
"""One file for several trainings side by side: each keeps its own state, all are written together."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from time import monotonic

from .checkpoint import Checkpoint, State, apart, of_another_training, together

REST = 10.0
"""Times that writing took before the file is written again: that of many networks is large, and written for each."""


class SharedCheckpoint:
    """The states of several trainings in one file, each as of a finished epoch: the last where writing is quick.

    Parameters
    ----------
    checkpoint : Checkpoint
        The file.
    fingerprint : str
        Hash of what all of them depend on.

    Raises
    ------
    InvalidInputError
        The file is no checkpoint, or that of other trainings.
    """

    def __init__(self, checkpoint: Checkpoint, fingerprint: str) -> None:
        state = checkpoint.read(fingerprint)
        self._checkpoint, self._fingerprint = checkpoint, fingerprint
        self._states = {} if state is None else apart(state)
        self._lock = Lock()
        self._due = 0.0

    def of(self, name: str) -> PartOfCheckpoint:
        """Return where one of the trainings keeps its state."""
        return PartOfCheckpoint(self, name)

    def read(self, name: str, fingerprint: str) -> State | None:
        """Return the state of a training, None where it had not finished an epoch."""
        state = self._states.get(name)
        if state is not None and state.about["fingerprint"] != fingerprint:
            raise of_another_training(self._checkpoint.path)
        return state

    def write(self, name: str, fingerprint: str, state: State) -> None:
        """Keep the state of a training, beside those of the others; from any thread."""
        self.put(name, State({**state.about, "fingerprint": fingerprint}, state.arrays))

    def get(self, name: str) -> State | None:
        """Return the state of a training with its fingerprint, None where it had not finished an epoch."""
        return self._states.get(name)

    def put(self, name: str, state: State) -> None:
        """Keep a state as `get` gives it."""
        with self._lock:
            self._states[name] = state
            began = monotonic()
            if began >= self._due:
                self._write()
                self._due = monotonic() + REST * (monotonic() - began)

    def write_out(self) -> None:
        """Write the file now, if anything is kept."""
        with self._lock:
            if self._states:
                self._write()

    def _write(self) -> None:
        self._checkpoint.write(self._fingerprint, together(self._states))


@dataclass(frozen=True)
class PartOfCheckpoint:
    """Where one of several trainings keeps its state."""

    shared: SharedCheckpoint
    """The file of all."""
    name: str
    """That of the training."""

    def read(self, fingerprint: str) -> State | None:
        """Return the state that is kept, None where there is none."""
        return self.shared.read(self.name, fingerprint)

    def write(self, fingerprint: str, state: State) -> None:
        """Keep a state in place of the one before."""
        self.shared.write(self.name, fingerprint, state)

    def copy_to(self, other: PartOfCheckpoint) -> None:
        """Keep its state there too, where there is one."""
        state = self.shared.get(self.name)
        if state is not None:
            other.shared.put(other.name, state)

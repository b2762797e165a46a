# SPDX-License-Identifier: GPL-2.0-or-later
"""Finished parts of long work, kept in one file from which the same work goes on where it was ended."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import InvalidInputError
from ..network.checkpoint import Checkpoint, State, apart, together


class KeptParts:
    """The parts of a piece of work that are finished; each is in the file, whole or not at all, as soon as it is.

    What stands in the file counts only where it was made by the same work: anything else, and what is damaged, is left
    aside and replaced by the first part that is finished.

    Parameters
    ----------
    checkpoint : Checkpoint, optional
        The file; without it nothing is kept.
    fingerprint : str
        Hash of everything that the parts depend on.
    """

    def __init__(self, checkpoint: Checkpoint | None = None, fingerprint: str = "") -> None:
        self._checkpoint = checkpoint
        self._fingerprint = fingerprint
        self._parts: dict[str, State] = {}
        self.is_left_aside = False
        """Whether there was a file of which nothing could be taken over."""
        if checkpoint is not None:
            try:
                state = checkpoint.read(fingerprint)
            except InvalidInputError:
                self.is_left_aside = True
            else:
                self._parts = {} if state is None else apart(state)
        self.taken_over = tuple(self._parts)
        """Names of the parts that an ended run had finished."""

    def part(self, name: str, make: Callable[[], State]) -> State:
        """Return a part: the one that is kept, else a new one, which is kept from then on.

        Raises
        ------
        InvalidInputError
            The file cannot be written; and what `make` raises.
        """
        if name not in self._parts:
            self._parts[name] = make()
            if self._checkpoint is not None:
                self._checkpoint.write(self._fingerprint, together(self._parts))
        return self._parts[name]

# SPDX-License-Identifier: GPL-2.0-or-later
"""Processes beside this one that take over part of its work, where somebody lends them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from .progress import Progress, StopRequest

Array = NDArray[Any]


class HelperError(Exception):
    """A helper could not do a task, for a reason of its own: the work must be done here."""


@dataclass(frozen=True)
class Given:
    """Arrays for tasks, written once for all of them."""

    folder: Path
    """Where they lie; files for a helper may lie there too."""
    files: Mapping[str, str]
    """Their file names by array name."""


class Helpers(Protocol):
    """Processes that do tasks, each one at a time; called from any thread."""

    def ready(self, wanted: int, size: int) -> int:
        """Start helpers until so many are idle, each for arrays of so many bytes; return how many there are.

        They may be fewer than wanted, or none: where memory is short, or where none can be started.
        """

    def given(self, arrays: Mapping[str, Array]) -> AbstractContextManager[Given]:
        """Write arrays into a folder that lasts as long as the `with`; raise `HelperError` where that fails."""

    def run(
        self,
        task: str,
        parameters: Mapping[str, Any],
        given: Given,
        *,
        progress: Progress,
        on_epoch: Callable[[dict[str, Any]], None],
        should_stop: StopRequest,
    ) -> tuple[dict[str, Any], dict[str, Array]]:
        """Let one of them do a task with arrays, and return the plain JSON values and the arrays that it gives.

        Raises
        ------
        HelperError
            There is none, it died, or met what is no fault of the task.
        InvalidInputError
            What the task itself raises.
        CancelledError
            When `progress` raised it; the helper is ended.
        """


_lent: list[Helpers] = []


@contextmanager
def lending(helpers: Helpers) -> Iterator[None]:
    """Lend helpers to whatever runs in this process within the `with`."""
    _lent.append(helpers)
    try:
        yield
    finally:
        _lent.remove(helpers)


def helpers_lent() -> Helpers | None:
    """Return the helpers that were lent last, None where there are none."""
    return _lent[-1] if _lent else None

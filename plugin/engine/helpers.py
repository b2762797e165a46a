# SPDX-License-Identifier: GPL-2.0-or-later
"""Processes beside this one that take over part of its work, where somebody lends them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from .progress import Progress, StopRequest

Array = NDArray[Any]


class Helpers(Protocol):
    """Processes that do tasks, each one at a time; called from any thread."""

    @property
    def folder(self) -> Path:
        """Folder for files that this process and a helper exchange; it goes with the work at hand."""

    def are_ready(self, count: int, size: int) -> bool:
        """Start so many, each for arrays of so many bytes; return whether there is memory for them."""

    def run(
        self,
        task: str,
        parameters: Mapping[str, Any],
        arrays: Mapping[str, Array],
        *,
        progress: Progress,
        on_epoch: Callable[[dict[str, Any]], None],
        should_stop: StopRequest,
    ) -> tuple[dict[str, Any], dict[str, Array]]:
        """Let one of them do a task, and return the plain JSON values and the arrays that it gives."""


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

# SPDX-License-Identifier: GPL-2.0-or-later
"""How engine functions say how far they are, and how they are cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

StopRequest = Callable[[], bool]
"""Tells whether the user wants the work to end early and keep what it has; unlike a cancel, which keeps nothing."""


def never_stop() -> bool:
    """Return that nobody wants an early end: the default of every engine function."""
    return False


class Progress(Protocol):
    """Called by the engine now and then, at least ten times a second of work when it can.

    It may raise `CancelledError`; the engine lets it pass.
    """

    def __call__(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Say that `fraction` (0 to 1) of the work is done; `message` is a template for `fields`."""


def no_progress(fraction: float, message: str = "", **fields: Any) -> None:
    """Do nothing: the default of every engine function."""


def share_of(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress whose 0 to 1 is `start` to `end` of the given one.

    Examples
    --------
    >>> seen = []
    >>> share_of(lambda fraction, message="", **fields: seen.append(fraction), 0.5, 1.0)(0.5)
    >>> seen
    [0.75]
    """

    def shared(fraction: float, message: str = "", **fields: Any) -> None:
        progress(start + (end - start) * fraction, message, **fields)

    return shared

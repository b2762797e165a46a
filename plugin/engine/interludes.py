# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done in between, once, by code that is given no progress, such as the making of machine code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

from .errors import CancelledError
from .progress import Progress


class Interludes:
    """Says how far a job is, and between that what else it does.

    Parameters
    ----------
    progress : Progress
        Where the job says how far it is.
    at_once : Progress
        The same, for what must be told before anything else is.
    """

    def __init__(self, progress: Progress, at_once: Progress) -> None:
        self._progress = progress
        self._at_once = at_once
        self._fraction = 0.0
        self._said: tuple[str, dict[str, Any]] = ("", {})
        self._open = 0
        self._is_due = False

    def progress(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Say how far the job is; its sentence waits while an interlude lasts, and is said again after it."""
        self._fraction = fraction
        if message:
            self._said = (message, fields)
        if self._open:
            self._progress(fraction)
            return
        said, told = self._said if self._is_due else (message, fields)
        self._is_due = False
        self._progress(fraction, said, **told)

    def begin(self, message: str, **fields: Any) -> None:
        """Say what is done now."""
        self._open += 1
        self._at_once(self._fraction, message, **fields)

    def end(self) -> None:
        """Go on with what was done before."""
        self._open -= 1
        self._is_due = True


_listening: list[Interludes] = []


@contextmanager
def listening(progress: Progress, at_once: Progress) -> Iterator[Progress]:
    """Return the progress for a job during which interludes are told too.

    Machine code is made by one thread while all others wait, so it is told to all jobs that run in this process.
    """
    interludes = Interludes(progress, at_once)
    _listening.append(interludes)
    try:
        yield interludes.progress
    finally:
        _listening.remove(interludes)


@contextmanager
def interlude(message: str, **fields: Any) -> Iterator[None]:
    """Tell the jobs that run in this process what is done within the `with`; `message` is a template for `fields`."""
    told: list[Interludes] = []
    try:
        jobs = tuple(_listening)
        for one in jobs:
            told.append(one)
            # Of several jobs none is ended in what may be another's thread: it ends when it next says how far it is.
            with suppress(CancelledError) if len(jobs) > 1 else nullcontext():
                one.begin(message, **fields)
        yield
    finally:
        for one in told:
            one.end()

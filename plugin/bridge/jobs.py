# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs engine jobs for algorithms: in the worker, or in this process when asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ..engine.progress import Progress, no_progress
from ..worker.errors import WorkerError
from ..worker.inline import run_inline
from ..worker.jobs import Array, JobResult, no_epoch

__all__ = ["WorkerError", "run_job", "stop_workers"]


@contextmanager
def run_job(
    name: str,
    parameters: Mapping[str, Any] | None = None,
    arrays: Mapping[str, Array] | None = None,
    *,
    progress: Progress = no_progress,
    on_epoch: Callable[[dict[str, Any]], None] | None = None,
    run_id: str = "",
) -> Iterator[JobResult]:
    """Run an engine job; the result's arrays and files live until the `with` ends.

    Parameters
    ----------
    name : str
        A key of `JOBS`.
    parameters : mapping
        Plain JSON values.
    arrays : mapping
        Numeric arrays by name; text crosses as codes with a list of names in `parameters`.
    progress : Progress
        Told how far the job is; when it raises `CancelledError` the job is cancelled.
    on_epoch : callable
        Takes the record of each training epoch.
    run_id : str
        Name of the run for those who watch.

    Raises
    ------
    EngineError
        What the job raised, as the same class; `WorkerError` when the worker itself failed.
    """
    with run_inline(name, parameters or {}, arrays or {}, progress=progress, on_epoch=on_epoch or no_epoch) as result:
        yield result


def stop_workers() -> None:
    """End every worker."""

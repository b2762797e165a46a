# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs engine jobs for algorithms: in the worker, or in this process when asked to."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from typing import Any
from uuid import uuid4

from ..engine.errors import CancelledError, EngineError
from ..engine.progress import Progress, no_progress
from ..worker.errors import WorkerError
from ..worker.inline import run_inline
from ..worker.jobs import Array, JobResult, no_epoch
from ..worker.runner import JobRunner
from .messages import sentence
from .watch import JobWatch, RunPublisher, job_watch, publish_record
from .workers import worker_settings

__all__ = ["JobWatch", "WorkerError", "job_runner", "job_watch", "publish_record", "run_job", "stop_workers"]

_lock = Lock()
_runners: list[JobRunner] = []


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

    Works from any thread. Where the environment has `ORESIGHT_TRANSPORT=inline`, the job runs in
    this process.

    Parameters
    ----------
    name : str
        A key of `JOBS`.
    parameters : mapping
        Plain JSON values.
    arrays : mapping
        Numeric arrays by name; text crosses as codes with a list of names in `parameters`.
    progress : Progress
        Told how far the job is, ten times a second; when it raises `CancelledError`, the job is
        told at once and its worker killed if it has not stopped within two seconds.
    on_epoch : callable
        Takes the record of each training epoch, in the calling thread.
    run_id : str
        Name of the run for those who watch; by default a new one. `JobWatch.request_stop` of this name
        ends a training early, which then keeps its best epoch.

    Raises
    ------
    EngineError
        What the job raised, as the same class: `CancelledError`, `MissingLibraryError` when no
        Python has what the job needs, `WorkerError` when the worker itself failed.
    """
    published = RunPublisher(job_watch(), run_id or uuid4().hex, name)

    def both_progress(fraction: float, message: str = "", **fields: Any) -> None:
        published.progress(fraction, message, **fields)
        progress(fraction, message, **fields)

    def both_epoch(record: dict[str, Any]) -> None:
        published.epoch(record)
        (on_epoch or no_epoch)(record)

    outcome, text = "failed", ""
    try:
        with _transport()(
            name,
            parameters or {},
            arrays or {},
            progress=both_progress,
            on_epoch=both_epoch,
            should_stop=published.should_stop,
        ) as result:
            outcome = "done"
            yield result
    except CancelledError:
        outcome = "cancelled"
        raise
    except EngineError as error:
        outcome, text = "failed", sentence(error)
        raise
    finally:
        published.finished(outcome, text)


def job_runner() -> JobRunner:
    """Return the one runner of this process; it is made when it is first needed."""
    with _lock:
        if not _runners:
            _runners.append(JobRunner(worker_settings()))
        return _runners[0]


def stop_workers() -> None:
    """End every worker; the next job starts a new one."""
    with _lock:
        stopped = list(_runners)
        _runners.clear()
    for runner in stopped:
        runner.stop()


def _transport() -> Callable[..., AbstractContextManager[JobResult]]:
    return run_inline if os.environ.get("ORESIGHT_TRANSPORT") == "inline" else job_runner().run


atexit.register(stop_workers)

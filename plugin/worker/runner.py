# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a job from start to end: interpreter, folder, worker, result, and everything cleared away."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from ..engine.errors import InvalidInputError, MissingLibraryError
from ..engine.progress import Progress, StopRequest, never_stop
from .arrays import inside, open_arrays, save_arrays
from .environment import Interpreter, worker_environment
from .interpreters import InterpreterChoice
from .jobs import JOBS, Array, JobResult
from .pool import WorkerPool
from .process import BOOTSTRAP, WorkerProcess
from .protocol import Message, notice_of
from .scratch import make_job_folder, remove_abandoned, remove_job_folder

logger = logging.getLogger(__name__)

LOGS_KEPT = 20


@dataclass(frozen=True)
class WorkerSettings:
    """Where workers come from and where they may write."""

    candidates: Callable[[], Sequence[Interpreter]]
    """Gives the interpreters to try, the best first."""
    data_folder: Path
    """Folder of the user for logs, caches and what is known of interpreters."""
    scratch_roots: Sequence[Path]
    """Folders in which the private folders of jobs may be made, the best first."""
    qgis_folders: Sequence[Path] = ()
    """Folders of QGIS that other interpreters must not take libraries from."""
    bootstrap: Path = BOOTSTRAP
    """File that workers are started with."""


class JobRunner:
    """Runs jobs in workers; may be used from any thread."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.settings = settings
        self.choice = InterpreterChoice(
            settings.bootstrap, self.environment, settings.data_folder / "interpreters.json"
        )
        self.pool = WorkerPool(self._start)
        self._logs = count(1)
        self._lock = Lock()
        self._left_behind: list[Path] = []
        remove_abandoned(settings.scratch_roots)

    @contextmanager
    def run(
        self,
        name: str,
        parameters: Mapping[str, Any],
        arrays: Mapping[str, Array],
        *,
        progress: Progress,
        on_epoch: Callable[[dict[str, Any]], None],
        should_stop: StopRequest = never_stop,
    ) -> Iterator[JobResult]:
        """Run a job; the result's arrays and files live until the `with` ends."""
        if name not in JOBS:
            raise InvalidInputError("There is no job called {given}.", given=name)
        interpreter = self._choose(name, progress)
        folder = make_job_folder(self.settings.scratch_roots)
        result = JobResult()
        try:
            request: Message = {
                "name": name,
                "parameters": parameters,
                "arrays": save_arrays(folder, arrays, "given"),
                "folder": str(folder),
            }
            with self.pool.borrow(interpreter, progress) as worker:
                answer = self._ask(worker, request, progress, on_epoch, should_stop)
            result = _result(answer, folder)
            yield result
        finally:
            self._clear(folder, result)

    def environment(self, interpreter: Interpreter) -> dict[str, str]:
        """Return the environment variables that an interpreter is started with."""
        return worker_environment(
            interpreter,
            os.environ,
            qgis_folders=self.settings.qgis_folders,
            caches=self.settings.data_folder / "caches",
        )

    def stop(self) -> None:
        """End every worker and remove what could not be removed before."""
        self.pool.stop()
        for folder in self._left_behind:
            remove_job_folder(folder)

    def _choose(self, name: str, progress: Progress) -> Interpreter:
        libraries = JOBS[name][2]
        return self.choice.choose(self.settings.candidates(), libraries, lambda: progress(0.0))

    def _ask(
        self,
        worker: WorkerProcess,
        request: Message,
        progress: Progress,
        on_epoch: Callable[[dict[str, Any]], None],
        should_stop: StopRequest,
    ) -> Message:
        try:
            return worker.run(request, progress=progress, on_epoch=on_epoch, should_stop=should_stop)
        except MissingLibraryError:
            self.choice.forget()  # what was known of the interpreter is no longer true
            raise

    def _start(self, interpreter: Interpreter) -> WorkerProcess:
        logs = self.settings.data_folder / "logs"
        _remove_old_logs(logs)
        log = logs / f"worker-{os.getpid()}-{next(self._logs)}.log"
        logger.info("starting a worker with %s; its log is %s", interpreter.path, log)
        return WorkerProcess(
            interpreter.command(str(self.settings.bootstrap), "serve"), self.environment(interpreter), log
        )

    def _clear(self, folder: Path, result: JobResult) -> None:
        """Close the maps of a result and remove its folder, later when somebody still holds a map (Windows)."""
        if isinstance(result.arrays, dict):
            result.arrays.clear()
        if not remove_job_folder(folder):
            gc.collect()
        with self._lock:
            self._left_behind = [one for one in (*self._left_behind, folder) if not remove_job_folder(one)]


def _result(answer: Message, folder: Path) -> JobResult:
    return JobResult(
        values=answer["values"],
        arrays=open_arrays(folder, answer["arrays"]),
        files={name: str(inside(folder, path)) for name, path in answer["files"].items()},
        notices=tuple(notice_of(one) for one in answer["notices"]),
    )


def _remove_old_logs(folder: Path) -> None:
    """Keep the newest logs only."""
    logs = sorted(folder.glob("worker-*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    for log in logs[LOGS_KEPT:]:
        with suppress(OSError):  # another QGIS may write to it
            log.unlink()

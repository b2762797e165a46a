# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker's own side: takes jobs from its commands, runs them, answers.

One thread runs the jobs, another reads the commands, so that a cancel is heard and the end of
QGIS noticed in the middle of a long call.
"""

from __future__ import annotations

import errno
import faulthandler
import gc
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Any, BinaryIO

import numpy as np

from ..engine.errors import CancelledError, EngineError, MemoryLimitError
from ..engine.helpers import lending
from ..engine.interludes import listening
from .arrays import inside, open_arrays, save_arrays
from .environment import missing_library
from .errors import WorkerError
from .helpers import WorkerHelpers
from .jobs import JobInput, JobResult, load_job
from .protocol import Message, decode, encode, error_message, notice_values
from .versions import COMPUTES, code_hash

SECONDS_BETWEEN_PROGRESS = 0.1

logger = logging.getLogger(__name__)


class Service:
    """Runs one job after another until the stream of commands ends."""

    def __init__(self, commands: BinaryIO, answers: BinaryIO) -> None:
        self._commands = commands
        self._answers = answers
        self._sending = Lock()
        self._jobs: SimpleQueue[Message] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._stopped: set[int] = set()
        self._folder: Path | None = None
        self._helpers: WorkerHelpers | None = None

    def run(self) -> None:
        """Answer commands for ever; the listener ends the process."""
        logging.basicConfig(stream=sys.stderr, level=logging.INFO)
        faulthandler.enable(all_threads=False)
        code_hash(COMPUTES)  # of the code that is here now: what jobs keep is known by it
        Thread(target=self._listen, name="commands", daemon=True).start()
        self._send({"type": "ready", "process": os.getpid(), "python": sys.version.split()[0], "numpy": np.__version__})
        while True:
            self._answer(self._jobs.get())

    # -- commands --------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            for line in self._commands:
                message = decode(line)
                if message["type"] == "cancel":
                    self._cancelled.add(message["job"])
                elif message["type"] == "stop":
                    self._stopped.add(message["job"])
                else:
                    self._jobs.put(message)
        finally:
            self._leave()

    def _leave(self) -> None:
        """End at once, whatever the other threads do: QGIS is gone or has no more use for this worker."""
        if self._helpers is not None:
            self._helpers.close()  # before the folder goes, into which they write
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if sys.platform != "win32" and os.getpgrp() == os.getpid():
            os.killpg(os.getpid(), signal.SIGKILL)  # with the processes that libraries may have started
        os._exit(0)

    # -- answers ---------------------------------------------------------------------------

    def _send(self, message: Message) -> None:
        line = encode(message)
        with self._sending:
            try:
                rest = memoryview(line)
                while rest:
                    rest = rest[self._answers.write(rest) :]
            except OSError:
                self._leave()

    def _answer(self, message: Message) -> None:
        self._folder = Path(message["folder"])
        logger.info("job %s: %s", message["job"], message["name"])
        try:
            answer = self._run(message)
        except EngineError as error:
            answer = error_message(error)
        except Exception as error:
            logger.exception("job %s failed", message["job"])
            answer = error_message(_foreseen(error, message["name"]))
        gc.collect()  # what still maps the job's files: they cannot be removed on Windows while it does
        self._folder = None
        self._send({**answer, "job": message["job"]})

    def _run(self, message: Message) -> Message:
        folder = Path(message["folder"])
        watcher = _Watcher(message["job"], self._send, self._cancelled)
        self._helpers = WorkerHelpers(folder)
        with (
            closing(self._helpers),
            lending(self._helpers),
            listening(watcher.progress, watcher.tell) as progress,
        ):
            result = load_job(message["name"])(
                JobInput(
                    parameters=message["parameters"],
                    arrays=open_arrays(Path(message.get("given", folder)), message["arrays"]),
                    folder=folder,
                    progress=progress,
                    epoch=watcher.epoch,
                    should_stop=lambda: message["job"] in self._stopped,
                )
            )
        watcher.check()
        return _result_message(result, folder)


class _Watcher:
    """Passes a job's progress and epochs on, and stops it when it was cancelled."""

    def __init__(self, job: int, send: Callable[[Message], None], cancelled: set[int]) -> None:
        self._job = job
        self._send = send
        self._cancelled = cancelled
        self._told = 0.0
        self._pending: tuple[str, dict[str, Any]] = ("", {})

    def check(self) -> None:
        if self._job in self._cancelled:
            raise CancelledError

    def progress(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Send at most ten a second; a sentence that came too early goes with the next."""
        self.check()
        if message:
            self._pending = (message, fields)
        now = monotonic()
        if now - self._told < SECONDS_BETWEEN_PROGRESS and fraction < 1.0:
            return
        self._told = now
        template, values = self._pending
        self.tell(fraction, template, **values)

    def tell(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Send at once, in place of a sentence that waits."""
        self._pending = ("", {})
        self._send(
            {"type": "progress", "job": self._job, "fraction": float(fraction), "template": message, "fields": fields}
        )

    def epoch(self, record: dict[str, Any]) -> None:
        self.check()
        self._send({"type": "epoch", "job": self._job, "record": record})


def _result_message(result: JobResult, folder: Path) -> Message:
    return {
        "type": "result",
        "values": result.values,
        "arrays": save_arrays(folder, result.arrays, "result"),
        "files": {name: str(inside(folder, path)) for name, path in result.files.items()},
        "notices": [notice_values(notice) for notice in result.notices],
    }


def _foreseen(error: Exception, job: str) -> EngineError:
    """Return what is known about an error that the engine did not raise on purpose."""
    if isinstance(error, MemoryError) or _says_out_of_memory(error):
        return MemoryLimitError(
            "The memory was not enough for {job} ({reason}). Use larger blocks or a smaller domain, fewer features or "
            "smaller batches, or close other programs.",
            job=job,
            reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
        )
    if isinstance(error, ImportError):
        return missing_library({error.name or str(error): str(error)}, sys.executable)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return MemoryLimitError(
            "The disk became full while {job} ran. Free some space, choose another folder for temporary files in the "
            "options of Processing, or use larger blocks.",
            job=job,
        )
    return WorkerError(
        "{job} met an error that nobody foresaw: {kind}: {reason}. The log of the worker says more.",
        job=job,
        kind=type(error).__name__,
        reason=str(error),
    )


def _says_out_of_memory(error: Exception) -> bool:
    """Tell whether torch ran out of memory: it raises `RuntimeError` for its own allocators."""
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Workers of a worker: processes of the same Python that do tasks for a job, and go with it."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import Any

import numpy as np

from ..engine.progress import Progress, StopRequest
from .arrays import open_arrays, save_arrays
from .jobs import Array
from .memory import available_memory
from .process import WorkerProcess

BOOTSTRAP = Path(__file__).with_name("bootstrap.py")
HELPER_BYTES = 2**30
"""Memory that must be free for a helper besides its arrays."""
COPIES = 4
"""How often a helper may hold its arrays."""

logger = logging.getLogger(__name__)


class Helpers:
    """Starts processes when they are first wanted.

    Parameters
    ----------
    folder : Path
        Where their files lie.
    memory : callable
        Gives the free memory in bytes, None where it is not known.
    """

    def __init__(self, folder: Path, *, memory: Callable[[], int | None] = available_memory) -> None:
        self.folder = folder
        self._memory = memory
        self._idle: list[WorkerProcess] = []
        self._all: list[WorkerProcess] = []
        self._lock = Lock()

    def close(self) -> None:
        """End them all; a task that one does is lost."""
        for helper in self._all:
            helper.stop()

    def are_ready(self, count: int, size: int) -> bool:
        """Start so many, each for arrays of so many bytes; return whether there is memory for them."""
        missing = count - len(self._idle)
        free = self._memory()
        if missing > 0 and (free is None or free < missing * (HELPER_BYTES + COPIES * size)):
            return False
        try:
            with self._lock:
                self._idle += [self._start() for _ in range(missing)]
        except OSError:
            logger.exception("no helper could be started")
            return False
        return True

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
        """Let one of them do a job, and return the values and the arrays of its result.

        Raises
        ------
        EngineError
            What the job raised, as the same class; `WorkerError` where the helper died.
        CancelledError
            When `progress` raised it.
        """
        folder = Path(mkdtemp(prefix="helper-", dir=self.folder))
        helper = self._take()
        try:
            request = {
                "name": task,
                "parameters": parameters,
                "arrays": save_arrays(folder, arrays, "given"),
                "folder": str(folder),
            }
            answer = helper.run(request, progress=progress, on_epoch=on_epoch, should_stop=should_stop)
            found = {name: np.array(array) for name, array in open_arrays(folder, answer["arrays"]).items()}
            return answer["values"], found
        finally:
            with self._lock:
                self._idle.append(helper)
            shutil.rmtree(folder, ignore_errors=True)

    def _take(self) -> WorkerProcess:
        """Return a helper that has nothing to do and lives."""
        with self._lock:
            while self._idle:
                helper = self._idle.pop()
                if helper.is_alive:
                    return helper
            return self._start()

    def _start(self) -> WorkerProcess:
        isolated = ["-I"] if sys.flags.isolated else []
        command = [sys.executable, *isolated, "-X", "utf8", str(BOOTSTRAP), "serve"]
        helper = WorkerProcess(command, dict(os.environ), self.folder / f"helper-{len(self._all)}.log")
        self._all.append(helper)
        return helper

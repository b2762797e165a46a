# SPDX-License-Identifier: GPL-2.0-or-later
"""Workers of a worker: processes of the same Python that do tasks for a job, and go with it."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from ..engine.errors import MemoryLimitError, MissingLibraryError
from ..engine.helpers import Given, HelperError
from ..engine.progress import Progress, StopRequest
from .arrays import open_arrays, save_arrays
from .errors import WorkerError
from .jobs import Array
from .memory import available_memory
from .process import BOOTSTRAP, WorkerProcess

HELPER_BYTES = 2**30
"""Memory that must be free for a helper besides its arrays."""
COPIES = 10
"""How often a helper may hold its arrays: its own, and the batches that a stack of eight networks takes in order."""

logger = logging.getLogger(__name__)
_numbers = count(1)


class WorkerHelpers:
    """Starts processes when they are first wanted (see `engine.helpers.Helpers`).

    Parameters
    ----------
    folder : Path
        Where their files lie.
    memory : callable
        Gives the free memory in bytes, None where it is not known.
    """

    def __init__(self, folder: Path, *, memory: Callable[[], int | None] = available_memory) -> None:
        self._folder = folder
        self._memory = memory
        self._idle: list[WorkerProcess] = []
        self._all: list[WorkerProcess] = []
        self._lock = Lock()

    def close(self) -> None:
        """End them all at once; a task that one does is lost."""
        for helper in self._all:
            helper.kill()

    def ready(self, wanted: int, size: int) -> int:
        """Start helpers until so many are idle, each for arrays of so many bytes; return how many there are."""
        with self._lock:
            self._idle = [helper for helper in self._idle if helper.is_alive]
            free = self._memory() or 0
            room = (free - COPIES * size) // (HELPER_BYTES + COPIES * size)  # what is done here needs its own
            try:
                for _ in range(min(wanted - len(self._idle), room)):
                    self._idle.append(self._start())
            except OSError:
                logger.exception("no helper could be started")
            return min(wanted, len(self._idle))

    @contextmanager
    def given(self, arrays: Mapping[str, Array]) -> Iterator[Given]:
        """Write arrays into a folder that lasts as long as the `with`; raise `HelperError` where that fails."""
        folder = self._folder / f"helped-{next(_numbers)}"
        try:
            try:
                folder.mkdir()
                files = save_arrays(folder, arrays, "given")
            except (OSError, MemoryLimitError) as error:
                raise HelperError(str(error)) from error
            yield Given(folder, files)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

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
        """Let one of them do a job of `TASKS` with arrays (see `engine.helpers.Helpers.run`)."""
        helper = self._take()
        folder = given.folder / f"task-{next(_numbers)}"
        request = {
            "name": task,
            "parameters": parameters,
            "arrays": given.files,
            "given": str(given.folder),
            "folder": str(folder),
        }
        try:
            folder.mkdir()
            answer = helper.run(request, progress=progress, on_epoch=on_epoch, should_stop=should_stop)
            arrays = {name: np.array(one) for name, one in open_arrays(folder, answer["arrays"]).items()}
        except (OSError, ValueError, MemoryError, WorkerError, MemoryLimitError, MissingLibraryError) as error:
            # The log of the helper goes with the job, that of this process stays.
            logger.exception("a helper could not do %s; its log:\n%s", task, helper.log_tail())
            raise HelperError(str(error)) from error
        finally:
            if helper.is_alive:
                with self._lock:
                    self._idle.append(helper)
        return answer["values"], arrays

    def _take(self) -> WorkerProcess:
        """Return a helper that has nothing to do and lives."""
        with self._lock:
            while self._idle:
                helper = self._idle.pop()
                if helper.is_alive:
                    return helper
                logger.error("a helper ended by itself; its log:\n%s", helper.log_tail())
        raise HelperError

    def _start(self) -> WorkerProcess:
        isolated = ["-I"] if sys.flags.isolated else []
        command = [sys.executable, *isolated, "-X", "utf8", str(BOOTSTRAP), "serve"]
        log = self._folder / f"helper-{len(self._all)}.log"
        self._all.append(WorkerProcess(command, dict(os.environ), log, cancel_limit_s=0.0))
        return self._all[-1]

# SPDX-License-Identifier: GPL-2.0-or-later
"""The workers that are there: one stays warm, a second comes when memory allows, the rest waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Timer

from ..engine.errors import CancelledError, EngineError, MemoryLimitError
from ..engine.progress import Progress
from .environment import Interpreter
from .errors import WorkerError
from .memory import available_memory
from .process import WorkerProcess

MOST_WORKERS = 2
IDLE_LIMIT_S = 600.0
SECOND_WORKER_BYTES = 3 * 2**30
"""Memory that must be free for a second worker; a worker with torch takes 0.5 GB before it has any data."""
POLL_S = 0.2


class WorkerPool:
    """Lends workers, each to one run at a time, from any thread.

    Parameters
    ----------
    start : callable
        Starts a worker with an interpreter.
    idle_limit_s : float
        Seconds after which a worker that nobody asked for is ended.
    memory : callable
        Gives the free memory in bytes, None where it is not known.
    """

    def __init__(
        self,
        start: Callable[[Interpreter], WorkerProcess],
        *,
        idle_limit_s: float = IDLE_LIMIT_S,
        memory: Callable[[], int | None] = available_memory,
    ) -> None:
        self._start = start
        self._idle_limit_s = idle_limit_s
        self._memory = memory
        self._change = Condition()
        self._idle: dict[WorkerProcess, tuple[Interpreter, Timer]] = {}
        self._busy: set[WorkerProcess] = set()
        self._starting = 0
        self._is_stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether a worker runs a job or is about to."""
        with self._change:
            return bool(self._busy or self._starting)

    @contextmanager
    def borrow(self, interpreter: Interpreter, progress: Progress) -> Iterator[WorkerProcess]:
        """Lend a worker; wait for one when there are enough, and say so.

        Raises
        ------
        CancelledError
            When `progress` raises it while waiting, or when the workers were stopped meanwhile.
        WorkerError
            The worker could not be started.
        """
        worker = self._take(interpreter, progress)
        is_usable = False
        try:
            yield worker
            is_usable = True
        except EngineError as error:
            is_usable = not isinstance(error, (WorkerError, MemoryLimitError))
            raise
        finally:
            self._give_back(worker, interpreter, is_usable=is_usable and worker.is_alive)

    def stop(self) -> None:
        """End every worker, those that run a job too; runs that wait are cancelled."""
        with self._change:
            self._is_stopped = True
            workers = [*self._idle, *self._busy]
            for _, timer in self._idle.values():
                timer.cancel()
            self._idle.clear()
            self._change.notify_all()
        for worker in workers:
            worker.stop()

    def _take(self, interpreter: Interpreter, progress: Progress) -> WorkerProcess:
        """Return a warm worker or start one, as soon as there may be one more."""
        has_waited = False
        while True:
            with self._change:
                if self._is_stopped:
                    raise CancelledError
                self._drop_dead()
                worker = self._warm(interpreter)
                if worker is not None:
                    return worker
                surplus = self._make_room()
                if surplus is not None or self._may_start():
                    self._starting += 1
                    break
                if has_waited:
                    self._change.wait(POLL_S)
            has_waited = True
            progress(0.0, "Waiting for another run to finish with the worker.")
        if surplus is not None:
            surplus.stop()
        return self._launch(interpreter)

    def _launch(self, interpreter: Interpreter) -> WorkerProcess:
        worker = None
        try:
            worker = self._start(interpreter)
        except OSError as error:
            raise WorkerError(
                "The worker could not be started with {python}: {reason}.",
                python=str(interpreter.path),
                reason=error.strerror or str(error),
            ) from error
        finally:
            with self._change:
                self._starting -= 1
                if worker is not None:
                    self._busy.add(worker)
        return worker

    def _warm(self, interpreter: Interpreter) -> WorkerProcess | None:
        for worker, (its_interpreter, timer) in self._idle.items():
            if its_interpreter == interpreter:
                timer.cancel()
                del self._idle[worker]
                self._busy.add(worker)
                return worker
        return None

    def _make_room(self) -> WorkerProcess | None:
        """Take out an idle worker of another interpreter, to be replaced; None when there is none."""
        for worker, (_, timer) in self._idle.items():
            timer.cancel()
            del self._idle[worker]
            return worker
        return None

    def _may_start(self) -> bool:
        there = len(self._busy) + len(self._idle) + self._starting
        if there == 0:
            return True
        free = self._memory()
        return there < MOST_WORKERS and free is not None and free >= SECOND_WORKER_BYTES

    def _drop_dead(self) -> None:
        for worker, (_, timer) in list(self._idle.items()):
            if not worker.is_alive:
                timer.cancel()
                del self._idle[worker]

    def _give_back(self, worker: WorkerProcess, interpreter: Interpreter, *, is_usable: bool) -> None:
        with self._change:
            self._busy.discard(worker)
            is_kept = is_usable and not self._is_stopped and not self._idle
            if is_kept:
                timer = Timer(self._idle_limit_s, self._end_idle, (worker,))
                timer.daemon = True
                timer.start()
                self._idle[worker] = (interpreter, timer)
            self._change.notify_all()
        if not is_kept:
            worker.stop()

    def _end_idle(self, worker: WorkerProcess) -> None:
        with self._change:
            if self._idle.pop(worker, None) is None:
                return
        worker.stop()

# SPDX-License-Identifier: GPL-2.0-or-later
"""The other side of one worker: starts its process, gives it jobs, reads its answers, ends it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import TimeoutExpired
from threading import Thread
from time import monotonic
from typing import Any

from ..engine.errors import CancelledError
from ..engine.progress import Progress, StopRequest, never_stop
from .bootstrap import __file__ as bootstrap_file
from .children import kill_child, start_child
from .errors import WorkerError
from .protocol import Message, decode, encode, error_of

BOOTSTRAP = Path(bootstrap_file)
"""What a worker's interpreter is started with."""
POLL_S = 0.1
START_LIMIT_S = 120.0
CANCEL_LIMIT_S = 1.0
"""How long a cancelled job may go on before its worker is killed: two seconds with what it takes to notice, also where
the machine is busy."""
LOG_LINES = 12

_job_numbers = count(1)


class WorkerProcess:
    """A worker that runs one job at a time; `run` may be called from any thread.

    Parameters
    ----------
    command : sequence of str
        What starts it.
    environment : dict
        Its environment variables.
    log : Path
        File that takes what it and its libraries print.
    cancel_limit_s : float
        How long a cancelled job may go on before the worker is killed.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: dict[str, str],
        log: Path,
        *,
        cancel_limit_s: float = CANCEL_LIMIT_S,
    ) -> None:
        self.log = log
        self._cancel_limit_s = cancel_limit_s
        self._messages: SimpleQueue[Message | WorkerError | None] = SimpleQueue()
        self._is_stopped = False
        self._is_ready = False
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as stderr:
            self._process = start_child(command, environment, stderr=stderr, folder=log.parent)
        self._reader = Thread(target=self._read, name="worker answers", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process runs and can be given a job."""
        return not self._is_stopped and self._process.poll() is None

    def run(
        self,
        request: Message,
        *,
        progress: Progress,
        on_epoch: Callable[[dict[str, Any]], None],
        should_stop: StopRequest = never_stop,
    ) -> Message:
        """Give the worker a job, pass on what it says, and return its result message.

        `should_stop` is asked ten times a second; when it says yes, the worker is told once to end the
        job early and keep what it has.

        Raises
        ------
        EngineError
            What the job raised, as the same class.
        WorkerError
            The worker died.
        CancelledError
            When `progress` raised it. What a callback raises cancels the job.
        """
        job = next(_job_numbers)
        written = self.log.stat().st_size
        try:
            self._wait_until_ready(progress)
            self._send({**request, "type": "job", "job": job})
            answer = self._follow(job, progress, on_epoch, should_stop)
        except _EndedError:
            raise self._death(request["name"], written) from None
        except BaseException:
            self._cancel(job)
            raise
        if answer["type"] == "error":
            raise error_of(answer)
        return answer

    def stop(self) -> None:
        """End the worker; a job that runs in it is lost."""
        self._is_stopped = True
        with suppress(OSError):
            self._stdin.close()  # the worker ends when it sees this
        with suppress(TimeoutExpired):
            self._process.wait(timeout=1.0)
        self.kill()
        self._reader.join(1.0)

    def kill(self) -> None:
        """End the worker and what it started at once, without a word."""
        self._is_stopped = True
        self._kill()

    def log_tail(self, written: int = 0) -> str:
        """Return the last lines of its log after so many bytes, those of a crash first."""
        with self.log.open("rb") as stream:
            stream.seek(written)
            text = stream.read()[-20_000:].decode("utf-8", "replace")
        lines = [line for line in text.splitlines() if line.strip()]
        crash = [place for place, line in enumerate(lines) if line.startswith(("Fatal Python", "Windows fatal"))]
        first = crash[-1] if crash else max(len(lines) - LOG_LINES, 0)
        return "\n".join(lines[first : first + LOG_LINES]) or "(nothing)"

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    def _kill(self) -> None:
        kill_child(self._process)

    # -- messages --------------------------------------------------------------------------

    def _read(self) -> None:
        """Queue the messages of the worker, then the end: runs in a thread of its own."""
        stream = self._process.stdout
        if stream is not None:
            with stream:
                for line in stream:
                    self._messages.put(_decoded(line))
        self._messages.put(None)

    def _next(self, seconds: float) -> Message | None:
        """Return the next message, None when none came in time; raise when there will be none."""
        try:
            message = self._messages.get(timeout=seconds)
        except Empty:
            return None
        if message is None:
            self._messages.put(None)
            raise _EndedError
        if isinstance(message, WorkerError):
            self._kill()
            raise message
        return message

    def _send(self, message: Message) -> None:
        try:
            self._stdin.write(encode(message))
            self._stdin.flush()
        except (OSError, ValueError):
            raise _EndedError from None

    def _wait_until_ready(self, progress: Progress) -> None:
        end = monotonic() + START_LIMIT_S
        while not self._is_ready:
            message = self._next(POLL_S)
            if message is not None and message["type"] == "ready":
                self._is_ready = True
            elif monotonic() > end:
                self._kill()
                raise WorkerError(
                    "The worker did not start within {seconds} seconds: {log}",
                    seconds=int(START_LIMIT_S),
                    log=self.log_tail(0),
                )
            progress(0.0)

    def _follow(
        self, job: int, progress: Progress, on_epoch: Callable[[dict[str, Any]], None], should_stop: StopRequest
    ) -> Message:
        fraction, is_told = 0.0, False
        while True:
            if not is_told and should_stop():
                is_told = True
                self._send({"type": "stop", "job": job})
            message = self._next(POLL_S)
            if message is None:
                progress(fraction)
            elif message.get("job") != job:
                continue
            elif message["type"] == "progress":
                fraction = message["fraction"]
                progress(fraction, message["template"], **message["fields"])
            elif message["type"] == "epoch":
                on_epoch(message["record"])
            else:
                return message

    def _cancel(self, job: int) -> None:
        """Tell the worker at once, and kill it unless it stops in time."""
        end = monotonic() + self._cancel_limit_s
        try:
            self._send({"type": "cancel", "job": job})
            while self._is_ready and monotonic() < end:
                message = self._next(POLL_S)
                if message is not None and message.get("job") == job and message["type"] in {"result", "error"}:
                    return
        except (_EndedError, WorkerError):
            pass
        self._kill()

    # -- death -----------------------------------------------------------------------------

    def _death(self, name: str, written: int) -> WorkerError | CancelledError:
        """Return the sentence for a worker that ended in the middle of a job."""
        if self._is_stopped:
            return CancelledError("The run was ended because its worker was stopped.")
        with suppress(TimeoutExpired):
            self._process.wait(timeout=2.0)
        self._kill()
        code = self._process.returncode
        log = self.log_tail(written)
        if code == -int(getattr(signal, "SIGKILL", 9)):
            return WorkerError(
                "The worker was killed while it ran {job}, perhaps because the memory ran out. Use larger blocks or a "
                "smaller domain, or close other programs. Last lines of its log: {log}",
                job=name,
                log=log,
            )
        return WorkerError(
            "The worker died while it ran {job} (exit code {code}). Last lines of its log: {log}",
            job=name,
            code=code,
            log=log,
        )


def _decoded(line: bytes) -> Message | WorkerError:
    try:
        return decode(line)
    except WorkerError as error:
        return error


class _EndedError(Exception):
    """The worker's stream of answers ended."""

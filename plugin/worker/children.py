# SPDX-License-Identifier: GPL-2.0-or-later
"""Child processes: started the same way everywhere, ended with all they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, Any

POLL_S = 0.1


@dataclass(frozen=True)
class Finished:
    """A child process that ended."""

    code: int
    """Exit code; negative the number of the signal that ended it."""
    said: str
    """Its standard output."""
    complaint: str
    """Its standard error."""
    timed_out: bool = False
    """Whether it was ended because it took too long."""


def start_child(
    command: Sequence[str], environment: Mapping[str, str], *, stderr: int | IO[Any], folder: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start a process with pipes to its input and from its output, in a process group of its own.

    Works from any thread; an argument list, no shell, no console window on Windows.
    """
    return subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=dict(environment),
        cwd=folder,
        creationflags=creation_flags(),
        start_new_session=sys.platform != "win32",
    )


def kill_child(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, at once; do nothing when it has ended."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        except PermissionError:  # macOS says so of one that has just ended
            pass
    process.wait()


def run_child(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    limit_s: float,
    heartbeat: Callable[[], None],
    on_line: Callable[[str], None] | None = None,
) -> Finished:
    """Run a process to its end and return what it said.

    Parameters
    ----------
    limit_s : float
        Seconds after which the process is ended.
    heartbeat : callable
        Called ten times a second; what it raises ends the process and passes on.
    on_line : callable
        Takes each line of the standard output, in the thread that called.
    """
    process = start_child(command, environment, stderr=subprocess.PIPE)
    said, complaint = _Collector(process.stdout), _Collector(process.stderr)
    end = monotonic() + limit_s
    told = 0
    try:
        if process.stdin is not None:
            process.stdin.close()
        while True:
            ended = said.wait(POLL_S) and _has_ended(process)
            for line in said.lines[told:]:
                told += 1
                if on_line is not None:
                    on_line(line)
            if ended or monotonic() > end:
                break
            heartbeat()
        timed_out = not ended
        if timed_out:
            kill_child(process)
        code = process.wait()
    finally:
        kill_child(process)
    complaint.wait(1.0)
    return Finished(code, "\n".join(said.lines), "\n".join(complaint.lines), timed_out)


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Return whether a process has ended; wait a moment for it: on a busy machine libraries take seconds to unload."""
    try:
        process.wait(timeout=POLL_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def creation_flags() -> int:
    """Return the flags that keep Windows from opening a console window for a child process."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


class _Collector:
    """Reads the lines of a stream in a thread."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        self.lines: list[str] = []
        self._stream = stream
        self._thread = Thread(target=self._read, name="child output", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait for the end of the stream; tell whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _read(self) -> None:
        if self._stream is None:
            return
        with self._stream as stream:
            for line in stream:
                self.lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes and mends the plugin's own Python environment; the Python it is made from stays as it is."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..engine.errors import InvalidInputError
from ..engine.progress import Progress, share_of
from .children import Finished, run_child
from .environment import REQUIREMENTS, Interpreter, Requirement
from .errors import WorkerError

VENV_LIMIT_S = 300.0
PIP_LIMIT_S = 4 * 3600.0
"""torch is a few hundred megabytes, and lines at a mine are slow."""
PACKAGES_EXPECTED = 24
"""About how many packages pip collects; for the progress bar."""

OLDEST_PYTHON = (3, 9)


@dataclass(frozen=True)
class Source:
    """Where packages come from."""

    wheels: Path | None = None
    """Folder of wheels, for machines without a network; nothing else is asked then."""
    index: str = ""
    """Address of a package index that is asked besides the usual one."""

    def arguments(self) -> list[str]:
        """Return what pip is told about it."""
        if self.wheels is not None:
            return ["--isolated", "--no-index", "--find-links", str(self.wheels)]
        return ["--extra-index-url", self.index] if self.index else []


class Installer:
    """Works on the environment in one folder.

    Parameters
    ----------
    folder : Path
        The environment's folder.
    environment : callable
        Gives the environment variables for an interpreter.
    progress : Progress
        Told how far the work is, ten times a second; when it raises, what was begun is taken back.
    say : callable
        Takes each line that Python and pip print.
    """

    def __init__(
        self,
        folder: Path,
        environment: Callable[[Interpreter], Mapping[str, str]],
        *,
        progress: Progress,
        say: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._environment = environment
        self._progress = progress
        self._say = say

    @property
    def python(self) -> Interpreter:
        """The environment's interpreter, whether it is there or not."""
        return Interpreter(own_python(self._folder), "own")

    def create(self, base: Interpreter, source: Source) -> None:
        """Make the environment anew; one that was there before comes back when that fails.

        Raises
        ------
        InvalidInputError
            `base` cannot make environments, or the folder of wheels is not there.
        WorkerError
            A package could not be installed; what pip said is in the sentence.
        """
        _check_wheels(source)
        self._check_base(base)
        before = self._folder.with_name(self._folder.name + ".old")
        _set_aside(self._folder, before)
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._make(base)
            self.install(REQUIREMENTS, source, progress=share_of(self._progress, 0.1, 1.0))
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            if before.exists():
                before.rename(self._folder)
            raise
        shutil.rmtree(before, ignore_errors=True)

    def install(
        self, wanted: Iterable[Requirement], source: Source, *, progress: Progress | None = None, again: bool = False
    ) -> None:
        """Install packages into the environment.

        Parameters
        ----------
        again : bool
            Install them even when pip finds them there: a broken library looks complete to it.
        """
        _check_wheels(source)
        options = ["--disable-pip-version-check", "--no-input", "--no-warn-script-location", "--progress-bar", "off"]
        options += ["--force-reinstall"] if again else []
        arguments = ["-m", "pip", "install", *options, *source.arguments(), *(one.wish for one in wanted)]
        bar = _PipProgress(progress or self._progress)
        finished = self._run(self.python, arguments, PIP_LIMIT_S, bar)
        if finished.code != 0:
            raise WorkerError(
                "The packages could not be installed: {reason}. Check the network, the disk and pip's proxy, or give a "
                "folder of wheels.",
                reason=_pip_reason(finished),
            )

    def _check_base(self, base: Interpreter) -> None:
        code = "import sys, venv, ensurepip; sys.stdout.write('%d.%d' % sys.version_info[:2])"
        if not base.path.is_file():
            raise InvalidInputError("There is no Python at {given}.", given=str(base.path))
        heartbeat = _Heartbeat(self._progress, 0.0)
        finished = run_child(base.command("-c", code), self._environment(base), limit_s=60.0, heartbeat=heartbeat.beat)
        if finished.code != 0:
            raise InvalidInputError(
                "{python} cannot make an environment: {reason}. On Debian and Ubuntu the package python3-venv is "
                "needed; or choose another Python.",
                python=str(base.path),
                reason=_last_line(finished.complaint),
            )
        version = tuple(int(part) for part in finished.said.splitlines()[-1].split("."))
        if version < OLDEST_PYTHON:
            raise InvalidInputError(
                "{python} is Python {given}; 3.9 or newer is needed.", python=str(base.path), given=finished.said
            )

    def _make(self, base: Interpreter) -> None:
        self._progress(0.01, "Making a Python environment in {folder}", folder=str(self._folder))
        finished = self._run(base, ["-m", "venv", str(self._folder)], VENV_LIMIT_S, _Heartbeat(self._progress, 0.02))
        if finished.code != 0 or not self.python.path.is_file():
            raise WorkerError(
                "{python} could not make an environment in {folder}: {reason}",
                python=str(base.path),
                folder=str(self._folder),
                reason=_last_line(finished.complaint or finished.said),
            )

    def _run(self, python: Interpreter, arguments: list[str], limit_s: float, heartbeat: _Heartbeat) -> Finished:
        def on_line(line: str) -> None:
            self._say(line)
            heartbeat.line(line)

        environment = self._environment(python)
        return run_child(
            python.command(*arguments), environment, limit_s=limit_s, heartbeat=heartbeat.beat, on_line=on_line
        )


def own_python(folder: Path) -> Path:
    """Return the interpreter's file of an environment in `folder`, whether it is there or not."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


class _Heartbeat:
    """Keeps the progress where it is, so that a cancel is heard."""

    def __init__(self, progress: Progress, fraction: float) -> None:
        self._progress = progress
        self._fraction = fraction

    def beat(self) -> None:
        self._progress(self._fraction)

    def line(self, line: str) -> None:
        """Take a line of the child's output."""


class _PipProgress(_Heartbeat):
    """Reads pip's lines: collecting packages is nine tenths of the work."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress, 0.0)
        self._collected = 0

    def line(self, line: str) -> None:
        if line.startswith(("Collecting ", "Processing ")):
            self._collected += 1
            self._fraction = 0.9 * min(1.0, self._collected / PACKAGES_EXPECTED)
            self._progress(self._fraction, "Fetching {package}", package=_package_of(line))
        elif line.startswith("Installing collected packages"):
            self._fraction = 0.9
            self._progress(self._fraction, "Installing the packages")


def _set_aside(folder: Path, before: Path) -> None:
    """Move an environment aside; when one stands aside already, the last try was broken off: it is the good one."""
    if before.exists():
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.exists():
        folder.rename(before)


def _check_wheels(source: Source) -> None:
    if source.wheels is not None and not source.wheels.is_dir():
        raise InvalidInputError("There is no folder of wheels at {given}.", given=str(source.wheels))


def _package_of(line: str) -> str:
    """Return the package's name in a line such as `Collecting torch<3,>=2.3` or `Processing /wheels/torch-2.13.whl`."""
    wish = line.split(" ", 1)[1]
    return Path(wish).name.split("-")[0] if line.startswith("Processing ") else re.split(r"[^\w.-]", wish)[0]


def _pip_reason(finished: Finished) -> str:
    errors = [line[len("ERROR: ") :] for line in finished.complaint.splitlines() if line.startswith("ERROR: ")]
    return "; ".join(errors) or _last_line(finished.complaint or finished.said)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it said nothing"

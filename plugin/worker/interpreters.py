# SPDX-License-Identifier: GPL-2.0-or-later
"""Tries interpreters before a worker is started with one: whether it runs, and what it can import."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from .children import Finished, run_child
from .environment import Interpreter, lacking_everywhere

logger = logging.getLogger(__name__)

PROBE_LIMIT_S = 180.0
"""The first import of torch from a slow disk takes a minute."""
REFUSED_FOR_S = 30.0
"""How long a bad result is believed: the user may be installing what is missing."""


@dataclass(frozen=True)
class Probe:
    """What an interpreter said of itself."""

    interpreter: Interpreter
    """The interpreter."""
    python: str = ""
    """Its version; empty when it did not run."""
    packages: str = ""
    """The folder its packages are installed in."""
    versions: dict[str, str] = field(default_factory=dict)
    """Versions of the libraries it could import."""
    problems: dict[str, str] = field(default_factory=dict)
    """Libraries it could not import, and why."""
    failure: str = ""
    """Why it did not run at all."""

    def serves(self, libraries: Iterable[str]) -> bool:
        """Tell whether it runs and imports all of `libraries`."""
        return not self.failure and all(library in self.versions for library in libraries)


def probe(
    interpreter: Interpreter,
    libraries: Sequence[str],
    *,
    bootstrap: Path,
    environment: Mapping[str, str],
    heartbeat: Callable[[], None],
) -> Probe:
    """Start an interpreter, have it import libraries, and return what it said.

    `heartbeat` is called ten times a second; what it raises ends the interpreter.
    """
    if not interpreter.path.is_file():
        return Probe(interpreter, failure="there is no such file")
    command = interpreter.command(str(bootstrap), "probe", *libraries)
    try:
        finished = run_child(command, environment, limit_s=PROBE_LIMIT_S, heartbeat=heartbeat)
    except OSError as error:
        return Probe(interpreter, failure=error.strerror or str(error))
    return _read_probe(interpreter, libraries, finished)


class InterpreterChoice:
    """Chooses the first interpreter that has what a job needs, and remembers what was found.

    What was found holds as long as the interpreter's file and its folder of packages stay as they are.

    Parameters
    ----------
    bootstrap : Path
        The file that interpreters are started with.
    environment : callable
        Gives the environment variables for an interpreter.
    memory : Path
        File in which good results are kept from one session to the next; None keeps none.
    """

    def __init__(
        self, bootstrap: Path, environment: Callable[[Interpreter], dict[str, str]], memory: Path | None = None
    ) -> None:
        self._bootstrap = bootstrap
        self._environment = environment
        self._memory = memory
        self._lock = Lock()
        self._good: dict[str, dict[str, Any]] = _load(memory)
        self._bad: dict[str, tuple[float, tuple[str, ...], Probe]] = {}

    def choose(
        self, candidates: Sequence[Interpreter], libraries: Sequence[str], heartbeat: Callable[[], None]
    ) -> Interpreter:
        """Return the first candidate that imports numpy and all `libraries`.

        Raises
        ------
        MissingLibraryError
            No candidate does; the sentence says what each lacks, and how to get it.
        """
        wanted = tuple(dict.fromkeys(("numpy", *libraries)))
        tried = []
        for candidate in candidates:
            result = self._known(candidate, wanted) or self._try(candidate, wanted, heartbeat)
            if result.serves(wanted):
                return candidate
            logger.warning("%s is not used: %s", candidate.path, result.failure or result.problems)
            tried.append(result)
        raise lacking_everywhere(wanted, [(one.interpreter.path, one.failure, one.problems) for one in tried])

    def forget(self) -> None:
        """Forget everything that was found."""
        with self._lock:
            self._good.clear()
            self._bad.clear()
            self._save()

    def _known(self, interpreter: Interpreter, wanted: tuple[str, ...]) -> Probe | None:
        key = _key(interpreter)
        with self._lock:
            good, bad = self._good.get(key), self._bad.get(key)
        if good is not None and good["stamp"] == _stamp(interpreter, good["packages"]):
            known = Probe(interpreter, good["python"], good["packages"], good["versions"])
            if known.serves(wanted):
                return known
        if bad is not None and bad[1] == wanted and monotonic() - bad[0] < REFUSED_FOR_S:
            return bad[2]
        return None

    def _try(self, interpreter: Interpreter, wanted: tuple[str, ...], heartbeat: Callable[[], None]) -> Probe:
        result = probe(
            interpreter,
            wanted,
            bootstrap=self._bootstrap,
            environment=self._environment(interpreter),
            heartbeat=heartbeat,
        )
        key = _key(interpreter)
        with self._lock:
            if not result.serves(wanted):
                self._bad[key] = (monotonic(), wanted, result)
                return result
            stamp = _stamp(interpreter, result.packages)
            before = self._good.get(key, {})
            versions = before.get("versions", {}) if before.get("stamp") == stamp else {}
            self._good[key] = {
                "stamp": stamp,
                "python": result.python,
                "packages": result.packages,
                "versions": {**versions, **result.versions},
            }
            self._save()
        return result

    def _save(self) -> None:
        if self._memory is None:
            return
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            beside = self._memory.with_suffix(".new")
            beside.write_text(json.dumps(self._good), encoding="utf-8")
            beside.replace(self._memory)
        except OSError:
            self._memory = None  # an unwritable folder costs time, no more


def _load(memory: Path | None) -> dict[str, dict[str, Any]]:
    if memory is None or not memory.is_file():
        return {}
    try:
        found = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    fields = {"stamp", "python", "packages", "versions"}
    if not isinstance(found, dict):
        return {}
    return {key: one for key, one in found.items() if isinstance(one, dict) and fields <= set(one)}


def _key(interpreter: Interpreter) -> str:
    return f"{interpreter.path} as QGIS's" if interpreter.is_qgis else str(interpreter.path)


def _stamp(interpreter: Interpreter, packages: str) -> list[Any]:
    """Return what changes when an interpreter or its packages are exchanged."""
    return [
        path.stat().st_mtime_ns if path.exists() else 0
        for path in (interpreter.path, Path(packages or interpreter.path))
    ]


def _read_probe(interpreter: Interpreter, wanted: Sequence[str], finished: Finished) -> Probe:
    lines = [json.loads(line) for line in finished.said.splitlines() if line.startswith("{")]
    complaint = (finished.complaint.strip().splitlines() or [""])[-1]
    if not lines or "python" not in lines[0]:
        return Probe(interpreter, failure=complaint or "it did not answer")
    versions = {line["library"]: line["version"] for line in lines if "version" in line}
    problems = {line["library"]: line["error"] for line in lines if "error" in line}
    for library in wanted:
        if library not in versions and library not in problems:
            why = "importing it took too long" if finished.timed_out else f"importing it ended Python: {complaint}"
            problems[library] = why
            break
    return Probe(interpreter, lines[0]["python"], lines[0]["packages"], versions, problems)

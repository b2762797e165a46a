# SPDX-License-Identifier: GPL-2.0-or-later
"""What the interpreters of this machine have, and which jobs they can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..engine.progress import Progress
from .environment import REQUIREMENTS, Interpreter, is_within
from .interpreters import Probe, probe
from .jobs import JOBS


@dataclass(frozen=True)
class Survey:
    """What was found, the interpreter that is tried first before the others."""

    probes: tuple[Probe, ...]
    """One for each interpreter."""

    def serving(self, libraries: Sequence[str]) -> Probe | None:
        """Return the first interpreter that imports numpy and all `libraries`."""
        return next((one for one in self.probes if one.serves(("numpy", *libraries))), None)

    @property
    def best(self) -> Probe | None:
        """The first interpreter that serves every job, else the one that lacks least; None when none runs."""
        running = [one for one in self.probes if not one.failure]
        return min(running, key=lambda one: len(one.problems), default=None)

    @property
    def jobs_without_python(self) -> dict[str, tuple[str, ...]]:
        """The jobs that no interpreter can do, and the libraries that the best one lacks for them."""
        lacking = {}
        for job, (_, _, libraries) in JOBS.items():
            if job != "describe_worker" and self.serving(libraries) is None:
                has = self.best.versions if self.best is not None else {}
                lacking[job] = tuple(one for one in ("numpy", *libraries) if one not in has)
        return lacking


def survey_interpreters(
    candidates: Sequence[Interpreter],
    *,
    bootstrap: Path,
    environment: Callable[[Interpreter], Mapping[str, str]],
    progress: Progress,
) -> Survey:
    """Have each interpreter import everything that jobs may need, and return what they said."""
    libraries = [one.module for one in REQUIREMENTS]
    probes = []
    for place, candidate in enumerate(candidates):
        fraction = place / len(candidates)
        progress(fraction, "Trying {python}", python=str(candidate.path))
        probes.append(
            probe(
                candidate,
                libraries,
                bootstrap=bootstrap,
                environment=environment(candidate),
                heartbeat=lambda fraction=fraction: progress(fraction),  # type: ignore[misc]
            )
        )
    return Survey(tuple(probes))


def out_of_bounds(found: Probe) -> dict[str, str]:
    """Return the versions of libraries that lie outside the bounds Oresight is tested with."""
    bounds = {one.module: one.bounds for one in REQUIREMENTS}
    return {module: version for module, version in found.versions.items() if not is_within(version, bounds[module])}

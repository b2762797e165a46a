# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python environment of the worker, as the user manages it: look, make, mend, choose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings

from ..engine.errors import InvalidInputError
from ..engine.progress import Progress, share_of
from ..worker.environment import Interpreter, qgis_interpreter, requirement
from ..worker.installation import Installer, Source
from ..worker.survey import Survey, out_of_bounds, survey_interpreters
from .jobs import job_runner, run_job, stop_workers
from .workers import PYTHON_SETTING, candidates, own_environment


def survey_environment(python: Path | None, progress: Progress) -> Survey:
    """Return what every Python has that a worker could use, and the named one besides."""
    found = candidates()
    if python is not None and python not in [one.path for one in found]:
        found.append(Interpreter(python, "set"))
    return _survey(found, progress)


def create_environment(base: Path | None, source: Source, progress: Progress, say: Callable[[str], None]) -> None:
    """Make the plugin's own environment from a Python, by default QGIS's own; running workers end.

    Raises
    ------
    InvalidInputError
        Another run uses the worker, or the Python cannot make environments.
    WorkerError
        A package could not be installed; an environment that was there before stays.
    """
    _stop_idle_workers()
    _installer(progress, say).create(_base(base), source)


def repair_environment(base: Path | None, source: Source, progress: Progress, say: Callable[[str], None]) -> None:
    """Install what the plugin's own environment lacks; make it when it is not there or does not run."""
    _stop_idle_workers()
    installer = _installer(share_of(progress, 0.2, 1.0), say)
    (own,) = _survey([installer.python], share_of(progress, 0.0, 0.2)).probes
    if own.failure:
        installer.create(_base(base), source)
        return
    wrong = [*own.problems, *out_of_bounds(own)]
    if wrong:
        installer.install([requirement(module) for module in wrong], source, again=bool(own.problems))


def use_python(python: Path | None, progress: Progress) -> None:
    """Prefer a Python for all work to come, once it was tried; None prefers none.

    Raises
    ------
    InvalidInputError
        There is no such file.
    MissingLibraryError
        It does not run, or lacks numpy.
    """
    if python is not None:
        if not python.is_file():
            raise InvalidInputError(
                "There is no Python at {path}. Name the file of a Python that is there, such as that of an environment "
                "(bin/python, on Windows Scripts\\python.exe); the action report lists those that were found. The "
                "Python used so far stays in use.",
                path=str(python),
            )
        job_runner().choice.choose([Interpreter(python, "set")], [], lambda: progress(0.0))
    QgsSettings().setValue(PYTHON_SETTING, str(python) if python is not None else "")


def describe_machine(survey: Survey, progress: Progress) -> dict[str, Any]:
    """Return what a worker says of its machine: system, processors, memory, devices; nothing when torch is missing."""
    if survey.serving(("torch",)) is None:
        return {}
    with run_job("describe_worker", {"libraries": ["torch"]}, progress=progress) as result:
        return result.values


def _survey(found: list[Interpreter], progress: Progress) -> Survey:
    runner = job_runner()
    return survey_interpreters(
        found, bootstrap=runner.settings.bootstrap, environment=runner.environment, progress=progress
    )


def _installer(progress: Progress, say: Callable[[str], None]) -> Installer:
    return Installer(own_environment(), job_runner().environment, progress=progress, say=say)


def _base(python: Path | None) -> Interpreter:
    if python is not None:
        return Interpreter(python, "set")
    qgis = qgis_interpreter()
    if qgis is None:
        raise InvalidInputError("QGIS's own Python was not found; name a Python to make the environment from.")
    return Interpreter(qgis, "qgis")


def _stop_idle_workers() -> None:
    """End the warm workers, whose libraries are about to change; refuse while one has a job."""
    if job_runner().pool.is_busy:
        raise InvalidInputError("Another run uses the worker now; wait until it has ended, or cancel it.")
    stop_workers()

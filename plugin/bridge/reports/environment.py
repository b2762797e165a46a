# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on the Pythons that a worker could use: as a page and as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from ...worker.environment import REQUIREMENTS, pip_command, requirement
from ...worker.interpreters import Probe
from ...worker.survey import Survey, out_of_bounds
from ..messages import translate
from ..staging import Staging, check_extension
from .page import Section, page, paragraph, table


def environment_page(survey: Survey, machine: Mapping[str, Any], log: Sequence[str] = ()) -> str:
    """Return the report as HTML.

    Parameters
    ----------
    machine : mapping
        What the job `describe_worker` gave; empty when it could not run.
    log : sequence of str
        What an installation printed.
    """
    sections = [
        Section(_tr("Pythons"), table(_header(), _rows(survey))),
        Section(_tr("What is missing"), "".join(paragraph(line) for line in missing_sentences(survey))),
        Section(_tr("Machine"), "".join(paragraph(line) for line in machine_sentences(machine))),
        Section(_tr("Libraries"), table(_library_header(), _library_rows())),
        Section(_tr("Installation"), f"<pre>{escape(chr(10).join(log))}</pre>" if log else ""),
    ]
    return page(_tr("Python environment of Oresight"), sections, lead=verdict(survey))


def environment_text(survey: Survey, machine: Mapping[str, Any], log: Sequence[str] = ()) -> str:
    """Return the report as plain text."""
    lines = [verdict(survey), ""]
    for row in _rows(survey):
        lines += [f"{title}: {cell}" for title, cell in zip(_header(), row)]
        lines.append("")
    lines += [*missing_sentences(survey), "", *machine_sentences(machine), "", *log]
    return "\n".join(lines).rstrip() + "\n"


def check_report(path: str) -> Path:
    """Return the path; raise `InvalidInputError` unless it is that of a web page or a text."""
    return check_extension(path, ".html", ".htm", ".txt")


def write_environment_report(path: str, survey: Survey, machine: Mapping[str, Any], log: Sequence[str] = ()) -> None:
    """Write the report, as plain text where the file's name ends in `.txt`."""
    target = check_report(path)
    form = environment_text if target.suffix.lower() == ".txt" else environment_page
    with Staging() as staging:
        staging.path(target).write_text(form(survey, machine, log), encoding="utf-8")


def machine_sentences(machine: Mapping[str, Any]) -> list[str]:
    """Return what the worker said of its machine."""
    if not machine:
        return []
    return [
        _tr("{system}, {processors} processors, {memory} MB of memory free.").format(
            system=machine["system"], processors=machine["processors"], memory=machine["available_mb"]
        ),
        _tr("Networks can be trained on: {devices}.").format(devices=", ".join(machine["devices"])),
    ]


def verdict(survey: Survey) -> str:
    """Return in one sentence whether every step can run, and with which Python."""
    if survey.best is None:
        return _tr("No Python was found that a worker could be started with.")
    lacking = survey.jobs_without_python
    if lacking:
        return _tr("{count} of the steps cannot run, because libraries are missing.").format(count=len(lacking))
    return _tr("Every step can run; {python} is used.").format(python=survey.best.interpreter.path)


def missing_sentences(survey: Survey) -> list[str]:
    """Return what is missing and for what, and the commands that install it."""
    said = [
        _tr("{job} needs {libraries}.").format(job=job, libraries=", ".join(libraries))
        for job, libraries in survey.jobs_without_python.items()
    ]
    best = survey.best
    if best is not None and best.problems:
        command = pip_command(str(best.interpreter.path), [requirement(module) for module in best.problems])
        said.append(
            _tr("To install what {python} lacks: {command}").format(python=best.interpreter.path, command=command)
        )
    return said or [_tr("Nothing is missing.")]


def _header() -> list[str]:
    return [
        _tr("Python"), _tr("Comes from"), _tr("Version"),
        _tr("Libraries"), _tr("Missing"), _tr("Remarks"),
    ]  # fmt: skip


def _rows(survey: Survey) -> list[list[str]]:
    return [
        [
            str(found.interpreter.path),
            _origin(found.interpreter.origin),
            found.python or "–",
            ", ".join(f"{module} {version}" for module, version in found.versions.items()) or "–",
            _missing(found),
            _remarks(found),
        ]
        for found in survey.probes
    ]


def _origin(origin: str) -> str:
    return {
        "set": _tr("set by you"),
        "own": _tr("made by Oresight"),
        "qgis": _tr("QGIS"),
    }[origin]


def _missing(found: Probe) -> str:
    said = [
        _tr("{library} (for {purpose}): {reason}").format(
            library=module, purpose=_tr(requirement(module).purpose), reason=reason
        )
        for module, reason in found.problems.items()
    ]
    return "; ".join(said) or "–"


def _remarks(found: Probe) -> str:
    if found.failure:
        return _tr("It does not run: {reason}").format(reason=found.failure)
    odd = [
        _tr("{library} {version} lies outside {bounds}").format(
            library=module, version=version, bounds=requirement(module).bounds
        )
        for module, version in out_of_bounds(found).items()
    ]
    return "; ".join(odd) or "–"


def _library_header() -> list[str]:
    return [_tr("Library"), _tr("Versions"), _tr("Needed for"), _tr("Why these versions")]


def _library_rows() -> list[list[str]]:
    return [[one.distribution, one.bounds, _tr(one.purpose), _tr(one.reason)] for one in REQUIREMENTS]


def _tr(text: str) -> str:
    return translate(text)

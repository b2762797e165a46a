# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that lets it be repeated: inputs, settings, versions, times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import translate as tr
from ..records import file_record
from ..run_results import RunResults
from .page import Figure, Section, code, paragraph, side, table

RESULTS = ("network.safetensors", "blocks/label.tif", "blocks/probability.tif")
"""Results that come out the same, byte by byte, when a run is repeated."""

Record = Mapping[str, Any]


def said_section(run: RunResults) -> Section:
    """Return the warnings and notices of the run."""
    return Section(tr("What the run said"), _said(run.record))


def inputs_section(run: RunResults) -> Section:
    """Return the files of the inputs and the main results with their hashes."""
    results = [file_record(name, run.folder / name) for name in RESULTS if (run.folder / name).is_file()]
    body = _files(run.record["inputs"], tr("role")) + _files(results, tr("result"))
    return Section(tr("Inputs and results"), body)


def settings_section(run: RunResults) -> Section:
    """Return every setting."""
    return Section(tr("Settings"), _settings(run.record))


def versions_section(run: RunResults) -> Section:
    """Return versions, seeds, times and memory."""
    return Section(tr("Versions, seeds and times"), side((_versions(run.record), _times(run.record))))


def _said(record: Record) -> str:
    rows = [[said] for said in dict.fromkeys(record.get("warnings", []))]
    return table([tr("Warnings and notices, in their order")], rows, is_long=True) if rows else ""


def _files(files: Sequence[Mapping[str, Any]], role: str) -> str:
    rows = [
        [one["role"], one.get("file") or one.get("layer"), one.get("bytes"), code(one.get("sha256", "–"))]
        for one in files
    ]
    return table([role, tr("file"), tr("bytes"), tr("SHA-256")], rows) if rows else ""


def _settings(record: Record) -> str:
    """Return every setting, by section."""
    rows = []
    for name, value in record["settings"].items():
        if isinstance(value, Mapping):
            rows += [[f"{name}.{key}", _plain(one)] for key, one in value.items()]
        else:
            rows.append([name, _plain(value)])
    return f'<div class="columns">{table([tr("setting"), tr("value")], rows, is_long=True)}</div>\n'


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "–"
    return ", ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)


def _versions(record: Record) -> str:
    rows = [[name, version] for name, version in sorted({**record.get("software", {}), **record["versions"]}.items())]
    rows += [[tr("seed: {name}").format(name=name), str(seed)] for name, seed in record["seeds"].items()]
    return table(["", tr("version or seed")], [*rows, [tr("device"), record["device"]]])


def _times(record: Record) -> str:
    rows = [[tr(stage), Figure(f"{seconds:,.1f}")] for stage, seconds in record["seconds"].items()]
    memory = [
        f"{process}: {used:,.0f} MB"
        for process, used in (record.get("peak_memory_mb") or {}).items()
        if used is not None
    ]
    text = tr("Largest memory: {memory}.").format(memory=", ".join(memory)) if memory else ""
    return table([tr("stage"), tr("seconds")], rows) + (paragraph(text) if text else "")

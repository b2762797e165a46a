# SPDX-License-Identifier: GPL-2.0-or-later
"""One run in a staged folder: the chain, its scores where the truth is known, record, project and report."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ...plugin.bridge.messages import language
from ...plugin.bridge.messages import translate as tr
from ...plugin.bridge.records import write_record
from ...plugin.bridge.reports.workflow import write_run_report
from ...plugin.bridge.run_files import TableWatch, read_json, run_record, table_record, training_of_learning
from ...plugin.bridge.run_folder import RUN_RECORD, StagedRun
from ...plugin.bridge.run_steps import RunFiles
from ...plugin.bridge.scenes import write_project
from ...plugin.bridge.staging import writing
from ...plugin.worker.peak_memory import peak_memory_mb
from ..base import FeedbackProgress
from .chain import Chain, stages_of
from .run_truth import true_scores
from .settings import WorkflowSettings
from .step_keys import StepKeys, software
from .steps import Steps

SETTINGS_FILE = "settings.json"
"""The settings that a run used, in its folder."""


def run_chain(
    run: StagedRun,
    tables: Mapping[str, QgsVectorLayer],
    settings: WorkflowSettings,
    settings_file: Path | None,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Fill the folder of a run and return its record.

    Parameters
    ----------
    settings_file : Path or None
        The file of the settings when it lies in the folder itself: it stays as the user wrote it.
    """
    began = monotonic()
    watch = TableWatch(tables)
    inputs = [table_record(name, layer) for name, layer in tables.items()]
    versions = software(FeedbackProgress(feedback, 0.0, 0.0))
    files = RunFiles(run.folder, run.path)
    steps = Steps((*stages_of(settings), "truth", "report"), files, StepKeys(files, versions), context, feedback)
    chain = Chain(run.path, tables, settings, steps, watch)
    chain.run()
    with steps.stage("truth"):
        truth, truth_inputs = true_scores(chain)
    steps.notify(*watch.notices())
    record = run_record(
        inputs=[*inputs, *truth_inputs],
        settings=settings.to_dict(),
        drillholes=chain.drilling,
        training=_training(chain),
        learning=read_json(chain.path("honest.json")) if settings.has_honest else None,
        truth=truth,
        results=chain.results,
        seconds=steps.seconds,
        peak_memory=peak_memory_mb(),
        warnings=steps.warnings,
        steps=steps.records,
        software=versions,
    )
    _write_settings(run, settings, settings_file)
    _present(run, record, steps, files)
    steps.notify(*files.keep_changed())
    states = files.states()
    finished = {
        **record,
        "seconds": {**record["seconds"], **steps.seconds},
        "warnings": steps.warnings,
        "steps": [step.to_dict() for step in steps.records],
        "files": states,
        "this_run": _summary(steps, monotonic() - began),
    }
    write_record(run.path / RUN_RECORD, finished)
    _tell(finished["this_run"], feedback)
    return finished


def _write_settings(run: StagedRun, settings: WorkflowSettings, own: Path | None) -> None:
    """Leave the settings in the folder, complete and with comments, so that the run can be done again."""
    target = run.path / SETTINGS_FILE
    with writing(run.folder / SETTINGS_FILE):
        if own is None:
            target.write_text(settings.to_text(run.folder), encoding="utf-8")
        else:
            shutil.copy2(own, target)


def _training(chain: Chain) -> dict[str, Any]:
    """Return the record of what the run's probability comes from; of the honest way where it is the only one."""
    if chain.settings.has_published:
        return read_json(chain.path("network.json"))
    return training_of_learning(read_json(chain.path("honest.json")))


def _present(run: StagedRun, record: dict[str, Any], steps: Steps, files: RunFiles) -> None:
    """Write the project and the report, unless nothing has changed."""
    title = run.folder.name
    made_of = [title, language(), record["settings"], record["inputs"], [step.key for step in steps.records]]

    def project() -> None:
        write_project(run.path, title=title, threshold=record["threshold"], progress=steps.progress)

    def report() -> None:
        write_record(run.path / RUN_RECORD, {**record, "warnings": steps.warnings})
        write_run_report(run.path, title=title, progress=steps.progress)

    with steps.stage("report", 2):
        steps.files("project.qgz", made_of, project)
        kept = files.keep_changed()  # the report says it
        steps.notify(*kept)
        steps.files("report.html", [*made_of, [str(notice) for notice in kept]], report)


def _summary(steps: Steps, seconds: float) -> dict[str, Any]:
    reused = sum(step.reused for step in steps.records)
    return {"seconds": round(seconds, 3), "steps": len(steps.records), "reused": reused}


def _tell(summary: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Say how much was taken over from the earlier run."""
    if summary["reused"] == summary["steps"]:
        feedback.pushInfo(
            tr("Nothing has changed since the earlier run: all {steps} steps were kept.").format(**summary)
        )
    elif summary["reused"]:
        feedback.pushInfo(
            tr(
                "{reused} of {steps} steps were kept from the earlier run; what depends on a change was made again."
            ).format(**summary)
        )

# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the whole workflow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
)

from ...plugin.bridge.jobs import publish_record
from ...plugin.bridge.reports.workflow import REPORT
from ...plugin.bridge.run_folder import CHECKPOINTS, RUN_RECORD, StagedRun, run_folder
from ...plugin.bridge.scenes import PROJECT
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.engine.errors import EngineError, InvalidInputError
from ..score_outputs import add_score_outputs
from .deposit_algorithm import DepositAlgorithm, check_ore
from .running import SETTINGS_FILE, run_chain
from .settings import WorkflowSettings

SCORES = ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1", "THRESHOLD")


class RunWorkflow(DepositAlgorithm):
    """Runs the chain from tables to voxels in one call."""

    ID = "run_workflow"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Goes from drillhole tables to the probability of ore in every block, in one folder: composites, "
            "block models, network, its worth beside simpler ways, voxels, ranked drill targets, a report to print, "
            "and a QGIS project that shows everything. "
            "It runs the separate algorithms one after another and gives what they would give. "
            "The folder is filled beside its place and moved there at the end: a run that fails or is cancelled "
            "leaves an earlier result as it was. Of one that is ended while it trains or learns from composites, the "
            "last finished epoch or the finished folds are kept beside the folder, and the next run with the same "
            "data and settings goes on there, on the CPU to the very same result."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("workflow,chain,pipeline,all,ore,probability,voxel,network,drillhole").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        self.add_settings(
            self.tr(
                "Settings of the single steps (.json), by section and name, such as "
                '{"composites": {"length": 6}, "blocks": {"block_x": 20}, "network": {"epochs": 80}}. What is not '
                "given has the default of its step; those are the settings of the published method. Comments may "
                "stand in it; TEMPLATE writes one that is complete."
            )
        )
        self.add(
            QgsProcessingParameterFolderDestination("FOLDER", self.tr("Folder of the results"), optional=True),
            self.tr(
                "Takes everything; the rest of the folder stays. Steps of an earlier run in this folder that would "
                "come out the same are kept. May be left empty when only a template of settings is wanted."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "TEMPLATE", self.tr("Template of settings"), "JSON (*.json)", optional=True, createByDefault=False
            ),
            self.tr(
                "Takes every setting with its value, what it is for, what it may be and its default, before anything "
                "is run (.json). Each run also leaves the settings it used in its folder, as settings.json."
            ),
            advanced=True,
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        layers = (
            (QgsProcessingOutputVectorLayer("COMPOSITES", self.tr("Composites")), self.tr("composites.gpkg")),
            (QgsProcessingOutputRasterLayer("PROBABILITY", self.tr("Probability of ore")), self.tr("Its block model.")),
            (QgsProcessingOutputVectorLayer("VOXELS", self.tr("Voxels")), self.tr("voxels.gpkg")),
            (QgsProcessingOutputVectorLayer("TARGETS", self.tr("Targets")), self.tr("targets.gpkg")),
            (QgsProcessingOutputFile("MODEL", self.tr("Network")), self.tr("network.safetensors")),
            (QgsProcessingOutputFile("RECORD", self.tr("Run record")), self.tr("run.json")),
            # No QgsProcessingOutputHtml, at which the batch dialog fails: https://github.com/qgis/QGIS/issues/47884, in
            # 3.40 still, no version known that ends it. The window offers the report of a run itself.
            (QgsProcessingOutputFile("REPORT", self.tr("Report")), self.tr("report.html")),
            (QgsProcessingOutputFile("PROJECT", self.tr("QGIS project")), self.tr("project.qgz")),
        )
        for definition, text in layers:
            self.add(definition, text)
        add_score_outputs(self)
        self.add(
            QgsProcessingOutputNumber("AUC_TRUTH", self.tr("AUC against the truth")),
            self.tr("On the test blocks, where the true ore is known, as in a sample deposit; else empty."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Resolve the settings, run the chain beside the folder, write the record, move everything."""
        settings = self.read_workflow_settings(parameters, context)
        template = self._write_template(settings, parameters, context)
        given = self.parameterAsString(parameters, "FOLDER", context)
        if not given:
            return template
        check_ore(settings)
        tables = self.read_tables(parameters, context)
        folder = Path(given).resolve()
        with self._told_of_kept_state(feedback) as runs, run_folder(folder) as run:
            runs.append(run)
            self.notify(feedback, run.notices)
            own = folder / SETTINGS_FILE
            is_own = _is_same_file(own, self.parameterAsFile(parameters, "SETTINGS", context))
            result = run_chain(run, tables, settings, own if is_own else None, context, feedback)
        publish_record(str(folder / RUN_RECORD))
        return {**self._outputs(folder, result), **template}

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse a call that asks for nothing."""
        if not parameters.get("FOLDER") and not parameters.get("TEMPLATE"):
            return False, self.tr("Folder of the results (FOLDER) must be given.")
        return super().checkParameterValues(parameters, context)

    @contextmanager
    def _told_of_kept_state(self, feedback: QgsProcessingFeedback) -> Iterator[list[StagedRun]]:
        """Take the run; where it fails or is cancelled and the state of its training is kept, say where."""
        runs: list[StagedRun] = []
        try:
            yield runs
        except EngineError:
            for run in runs:
                if any((run.path / CHECKPOINTS).glob("*.safetensors")):
                    feedback.pushInfo(
                        self.tr(
                            "What the training had finished is kept in the hidden folder {folder}. The next run with "
                            "the same data and settings goes on from it; without need of it, the folder may be deleted."
                        ).format(folder=run.path)
                    )
            raise

    def _write_template(
        self, settings: WorkflowSettings, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, Any]:
        """Write the settings as a file to be edited, when one is wanted; never over the one that was given."""
        given = self.parameterAsFileOutput(parameters, "TEMPLATE", context)
        if not given:
            return {}
        path = check_extension(given, ".json")
        if _is_same_file(path, self.parameterAsFile(parameters, "SETTINGS", context)):
            raise InvalidInputError(
                "The template of settings {path} would replace the settings that are given; another name is needed.",
                path=str(path),
            )
        with Staging() as staging, writing(path):
            staging.path(path).write_text(settings.to_text(path.resolve().parent), encoding="utf-8")
        return {"TEMPLATE": str(path)}

    def _outputs(self, folder: Path, record: dict[str, Any]) -> dict[str, Any]:
        truth = record["metrics"].get("truth") or record["metrics"].get("truth_honest_all")
        training = record["results"]["training"]
        return {
            "FOLDER": str(folder),
            "COMPOSITES": str(folder / "composites.gpkg"),
            "PROBABILITY": str(folder / "blocks" / "probability.tif"),
            "VOXELS": str(folder / "voxels.gpkg"),
            "TARGETS": str(folder / "targets.gpkg"),
            "MODEL": str(folder / ("honest" if record["settings"]["preset"] == "honest" else "network"))
            + ".safetensors",
            "RECORD": str(folder / RUN_RECORD),
            "REPORT": str(folder / REPORT),
            "PROJECT": str(folder / PROJECT),
            **{name: training.get(name.lower()) for name in SCORES},
            "AUC_TRUTH": None if truth is None else truth["auc"],
        }


def _is_same_file(path: Path, given: str) -> bool:
    return bool(given) and path.is_file() and path.resolve() == Path(given).resolve()

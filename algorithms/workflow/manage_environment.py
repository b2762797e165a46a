# SPDX-License-Identifier: GPL-2.0-or-later
"""Manage environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...plugin.bridge.environment import (
    create_environment,
    describe_machine,
    repair_environment,
    survey_environment,
    use_python,
)
from ...plugin.bridge.reports.environment import (
    check_report,
    machine_sentences,
    missing_sentences,
    verdict,
    write_environment_report,
)
from ...plugin.engine.progress import share_of
from ...plugin.worker.installation import Source
from ..base import OresightAlgorithm

ACTIONS = ["report", "create", "repair", "use"]


class ManageEnvironment(OresightAlgorithm):
    """Reports on, makes and mends the Python environment of the worker."""

    ID = "manage_environment"
    GROUP = "workflow"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Looks after the Python in which Oresight does its heavy work, apart from QGIS. It reports which Pythons "
            "there are, which libraries each has, and what is missing for what; it makes an environment of Oresight's "
            "own in your user folder and installs PyTorch, SciPy and the other libraries into it; and it repairs that "
            "environment. The Python of QGIS is never changed."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("python,torch,pytorch,install,library,package,venv,pip,worker,dependencies").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        action = QgsProcessingParameterEnum("ACTION", self.tr("Action"), ACTIONS, defaultValue="report")
        action.setUsesStaticStrings(True)
        self.add(
            action,
            self.tr(
                "report: look only. create: make Oresight's own environment, anew when there is one. "
                "repair: install what it lacks. use: work with the Python named below from now on."
            ),
        )
        python = QgsProcessingParameterFile("PYTHON", self.tr("Python"), optional=True)
        python.setFileFilter(self.tr("All files (*)"))  # the default, *.*, refuses a file without extension
        self.add(
            python,
            self.tr(
                "File of a Python interpreter. create makes the environment from it (by default from QGIS's own), "
                "use takes it for all work to come (empty: none is preferred), report looks at it too."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "WHEELS", self.tr("Folder of wheels"), QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            self.tr(
                "Folder with the packages as wheel files, for machines without a network: fill it on another machine "
                "of the same kind with pip download. Nothing is fetched from elsewhere then."
            ),
        )
        self.add(
            QgsProcessingParameterString("INDEX", self.tr("Package index"), optional=True),
            self.tr(
                "Address of a package index that is asked besides the usual one: a mirror, or PyTorch's index of "
                "builds without CUDA, which are ten times smaller."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), self.tr("Web page (*.html *.htm);;Text (*.txt)"), optional=True
            ),
            self.tr("Every Python, its libraries, what is missing and for what (.html or .txt)."),
        )
        self.add(
            QgsProcessingOutputString("INTERPRETER", self.tr("Interpreter")),
            self.tr("The Python that the work is done with; empty when none has what it takes."),
        )
        self.add(
            QgsProcessingOutputNumber("MISSING", self.tr("Missing libraries")),
            self.tr("How many libraries the best Python lacks."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the action, then look at every Python and report."""
        action = self.parameterAsEnumString(parameters, "ACTION", context)
        python = self.parameterAsFile(parameters, "PYTHON", context)
        wheels = self.parameterAsFile(parameters, "WHEELS", context)
        index = self.parameterAsString(parameters, "INDEX", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            check_report(report)
        chosen = Path(python) if python else None
        source = Source(Path(wheels) if wheels else None, index)
        progress, log = self.progress(feedback), []

        def say(line: str) -> None:
            log.append(line)
            feedback.pushConsoleInfo(line)

        if action == "use":
            use_python(chosen, progress)
        elif action == "create":
            create_environment(chosen, source, share_of(progress, 0.0, 0.9), say)
        elif action == "repair":
            repair_environment(chosen, source, share_of(progress, 0.0, 0.9), say)
        survey = survey_environment(chosen, share_of(progress, 0.9 if action != "report" else 0.0, 1.0))
        machine = describe_machine(survey, progress)
        for line in (verdict(survey), *missing_sentences(survey), *machine_sentences(machine)):
            feedback.pushInfo(line)
        if report:
            write_environment_report(report, survey, machine, log)
        best = survey.best
        usable = best is not None and not survey.jobs_without_python
        return {
            "REPORT": report,
            "INTERPRETER": str(best.interpreter.path) if best is not None and usable else "",
            "MISSING": len(best.problems) if best is not None else -1,
        }

# SPDX-License-Identifier: GPL-2.0-or-later
"""Validate drillholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.problems import write_problems
from ...plugin.bridge.reports.validation import validation_report
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.bridge.topography import ground_at
from ...plugin.engine.drillholes.desurvey import desurvey
from ...plugin.engine.drillholes.ground_checks import TOLERANCE, GroundAt
from ...plugin.engine.drillholes.rules import Problem
from ...plugin.engine.drillholes.tables import Drillholes
from ...plugin.engine.drillholes.validation import GREATEST_BEND_DEG, validate_drillholes
from .drillhole_parameters import DrillholeAlgorithm


class ValidateDrillholes(DrillholeAlgorithm):
    """Checks the tables of a project and says what to do about each problem."""

    ID = "validate_drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Checks collars, surveys, assays and logs against each other by more than fifty rules. "
            "Each problem becomes a point where it lies in its hole, with the row, what is wrong and what to do; the "
            "report counts them and shows how the tables were read. Nothing is changed."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("validate,check,drillhole,collar,survey,assay,overlap,gap,duplicate,quality").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        number = QgsProcessingParameterNumber
        self.add(
            number("GREATEST_BEND", self.tr("Greatest bend"), number.Type.Double, GREATEST_BEND_DEG, False, 0.1, 180.0),
            self.tr("Degrees over 30 units of depth that a hole may bend; more is reported as a kink."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterLayer("TOPOGRAPHY", self.tr("Elevation model"), None, True),
            self.tr("A raster of the ground's elevation; collars far above or below it are reported."),
        )
        tolerance = number("GROUND_TOLERANCE", self.tr("Distance from the ground"), number.Type.Double, TOLERANCE)
        tolerance.setMinimum(0.0)
        self.add(
            tolerance,
            self.tr("How far a collar may stand above or below the elevation model, in the units of the coordinates."),
            advanced=True,
        )
        self.add_reading(has_grades=True)
        self.add(
            QgsProcessingParameterVectorDestination(
                "PROBLEMS", self.tr("Problems"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            self.tr(
                "Points with elevation (.gpkg): severity, rule, table, row, hole, depth, what is wrong, the remedy."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), self.tr("Web page (*.html)"), optional=True
            ),
            self.tr("Counts, statistics, the rules applied, and the problems in words (.html)."),
        )
        for name, title in (
            ("ERRORS", self.tr("Errors")),
            ("WARNINGS", self.tr("Warnings")),
            ("NOTES", self.tr("Notes")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), self.tr("Number of problems of this severity."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the tables as far as they can be read, check them, write layer and report."""
        crs, warnings = self.crs_of_holes(parameters, context)
        progress = self.progress(feedback)
        holes = self.read_tables(parameters, context, self.progress(feedback, 0.0, 0.4), stop_at_faults=False)
        self.notify(feedback, warnings)
        progress(0.4, "Checking the tables")
        bend = self.parameterAsDouble(parameters, "GREATEST_BEND", context)
        ground = self._ground(holes, crs, parameters, context)
        problems = validate_drillholes(holes, greatest_bend_deg=bend, ground=ground)
        target = self.parameterAsOutputLayer(parameters, "PROBLEMS", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        progress(0.6, "Writing {count} problems", count=len(problems))
        outputs = {}
        with Staging() as staging:
            traces = desurvey(holes.collars, holes.surveys)
            outputs["PROBLEMS"] = write_problems(target, problems, traces, crs, staging=staging)
            if report:
                path = check_extension(report, ".html")
                with writing(path):
                    staging.path(path).write_text(validation_report(holes, problems, warnings), encoding="utf-8")
                outputs["REPORT"] = str(path)
        return {**outputs, **self._counts(holes, problems, feedback)}

    def _ground(
        self,
        holes: Drillholes,
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> GroundAt | None:
        """Return the ground below the collars; None without an elevation model."""
        layer = self.parameterAsRasterLayer(parameters, "TOPOGRAPHY", context)
        if layer is None:
            return None
        places, transforms = holes.collars.points[:, :2], context.transformContext()
        elevation = ground_at(layer, places, crs, transforms)
        is_beside = not np.isfinite(elevation).any()
        swapped = ground_at(layer, places[:, ::-1], crs, transforms) if is_beside else np.full(len(places), np.nan)
        return GroundAt(elevation, swapped, self.parameterAsDouble(parameters, "GROUND_TOLERANCE", context))

    def _counts(
        self, holes: Drillholes, problems: Sequence[Problem], feedback: QgsProcessingFeedback
    ) -> dict[str, int]:
        """Return the counts by severity, and say them."""
        counts = Counter(problem.severity for problem in problems)
        feedback.pushInfo(
            self.tr("{0} errors, {1} warnings and {2} notes in {3} holes.").format(
                counts["error"], counts["warning"], counts["note"], len(holes.collars.hole_id)
            )
        )
        return {"ERRORS": counts["error"], "WARNINGS": counts["warning"], "NOTES": counts["note"]}

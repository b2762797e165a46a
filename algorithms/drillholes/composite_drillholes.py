# SPDX-License-Identifier: GPL-2.0-or-later
"""Composite drillholes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.drillholes import composite_columns, rejection_notices, write_composites, write_rejected
from ...plugin.bridge.expressions import evaluate_condition, evaluate_number
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.reports.composites import CompositesReport, composites_report
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.bridge.stated_values import read_formulas, read_names, read_unassayed
from ...plugin.engine.drillholes.compositing import Composites, composite_intervals
from ...plugin.engine.drillholes.declustering import Declustering, decluster
from ...plugin.engine.drillholes.desurvey import desurvey
from ...plugin.engine.drillholes.missing_core import missing_core
from ...plugin.engine.drillholes.names import DENSITY, field_name
from ...plugin.engine.drillholes.tables import Drillholes
from ...plugin.engine.errors import InvalidInputError, Notice
from .composite_parameters import CompositingAlgorithm


class CompositeDrillholes(CompositingAlgorithm):
    """Turns the tables of a project into composites in space."""

    ID = "composite_drillholes"
    NEEDED = ("collars", "assays")

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Cuts drillholes into pieces of one length, by bench, by unit or by interval, and gives each its mean "
            "grades, its most common rock and its place in space. "
            "Grades are weighted with length, and with density if wanted; what was not assayed counts neither as zero "
            "nor as mean unless a value is stated for it. "
            "Every row that is left out of the tables is listed with the reason, and every replaced cell is counted in "
            "the log. Where rows overlap, each column takes the value of the first row of the file that has one there."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr(
            "composite,drillhole,borehole,assay,desurvey,collar,ore,bench,top cut,declustering,metal equivalent"
        ).split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        self.add_cutting()
        self.add_treatment()
        self.add_declustering()
        self.add_reading(has_grades=True)
        self._add_outputs()

    def _add_outputs(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterVectorDestination("COMPOSITES", self.tr("Composites"), kind.TypeVectorPoint),
            self.tr("Points with elevation (.gpkg): hole_id, depth_from, depth_to, length, grades, categories, ore."),
        )
        self.add(
            QgsProcessingParameterVectorDestination("REJECTED", self.tr("Rows left out"), kind.TypeVector, None, True),
            self.tr("Table (.gpkg or .csv) of every row that was left out, wholly or in part, and why."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), self.tr("Web page (*.html)"), None, True, False
            ),
            self.tr("Means before and after, what unassayed stretches do to them, cuts and replaced cells (.html)."),
        )
        for name, title, text in (
            ("COUNT", self.tr("Composites"), self.tr("Number of composites.")),
            ("ORE_COUNT", self.tr("Ore composites"), self.tr("Number of composites that are ore.")),
            ("REJECTED_COUNT", self.tr("Rows left out"), self.tr("Number of rows left out, wholly or in part.")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the tables, composite, evaluate ore, write all outputs."""
        crs, warnings = self.crs_of_holes(parameters, context)
        progress = self.progress(feedback)
        holes = self.read_tables(parameters, context, self.progress(feedback, 0.0, 0.5))
        holes = self.treated(holes, parameters, context)
        self.notify(feedback, warnings)
        self.tell(feedback, holes)
        progress(0.5)
        composites = self._composites(holes, parameters, context, feedback)
        weights = self._weights(composites, parameters, context, feedback)
        ore = self._ore(composites, parameters, context)
        rejected = (*holes.rejected, *composites.rejected)
        outputs: dict[str, Any] = {}
        target = self.parameterAsOutputLayer(parameters, "COMPOSITES", context)
        list_target = self.parameterAsOutputLayer(parameters, "REJECTED", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        progress(0.75, "Writing {count} composites", count=len(composites.length))
        with Staging() as staging:
            outputs["COMPOSITES"] = write_composites(
                target,
                composites,
                crs,
                ore=ore,
                weights=None if weights is None else weights.weights,
                staging=staging,
                progress=self.progress(feedback, 0.75, 1.0),
            )
            if list_target:
                outputs["REJECTED"] = write_rejected(list_target, rejected, staging=staging)
            if report:
                stated = self._unassayed(holes, parameters, context)
                facts = CompositesReport(holes, composites, missing_core(holes, stated), weights, warnings)
                path = check_extension(report, ".html")
                with writing(path):
                    staging.path(path).write_text(composites_report(facts), encoding="utf-8")
                outputs["REPORT"] = str(path)
        n_ore = 0 if ore is None else int(np.count_nonzero(ore == 1))
        return {**outputs, "COUNT": len(composites.length), "ORE_COUNT": n_ore, "REJECTED_COUNT": len(rejected)}

    def _composites(
        self,
        holes: Drillholes,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Composites:
        """Return the composites as the parameters ask for them."""
        boundary = (self.parameterAsStrings(parameters, "BOUNDARY_FIELD", context) or [""])[0]
        density = (self.parameterAsStrings(parameters, "DENSITY", context) or [""])[0]
        traces = desurvey(
            holes.collars, holes.surveys, method=self.parameterAsEnumString(parameters, "METHOD", context)
        )
        composites = composite_intervals(
            holes,
            traces,
            length=self.parameterAsDouble(parameters, "LENGTH", context),
            by=self.parameterAsEnumString(parameters, "BY", context),
            bench_base=self.parameterAsDouble(parameters, "BENCH_BASE", context),
            boundary=field_name(boundary)[0] if boundary else "",
            minimum_coverage=self.parameterAsDouble(parameters, "MINIMUM_COVERAGE", context),
            ends=self.parameterAsEnumString(parameters, "ENDS", context),
            density=field_name(density)[0] if density else "",
            missing=self._unassayed(holes, parameters, context),
            proportions=read_names(self.parameterAsString(parameters, "PROPORTIONS", context)),
            progress=self.progress(feedback, 0.5, 0.7),
        )
        self.notify(feedback, (*traces.notices, *composites.notices, *rejection_notices(composites.rejected)))
        return self._with_equivalents(composites, parameters, context, feedback)

    def _unassayed(
        self, holes: Drillholes, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, float]:
        """Return what stands where a grade was not assayed; densities are never filled by one number for all."""
        density = (self.parameterAsStrings(parameters, "DENSITY", context) or [""])[0]
        left = {*DENSITY, field_name(density)[0] if density else ""}
        grades = tuple(name for name in (holes.assays.grades if holes.assays else ()) if name not in left)
        return read_unassayed(self.parameterAsString(parameters, "UNASSAYED", context), grades)

    def _with_equivalents(
        self,
        composites: Composites,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Composites:
        """Return the composites with the grades that formulas give."""
        for name, formula in read_formulas(self.parameterAsString(parameters, "EQUIVALENTS", context)).items():
            columns = composite_columns(composites)
            if name in columns:
                raise InvalidInputError(
                    "The formula {name} = {formula} would replace a field of the composites; another name is needed.",
                    name=name,
                    formula=formula,
                )
            values = evaluate_number(formula, columns)
            composites = replace(composites, grades={**composites.grades, name: values})
            fields = {"name": name, "formula": formula, "count": int(np.count_nonzero(np.isfinite(values)))}
            feedback.pushInfo(sentence(Notice("{name} = {formula} is given for {count} composites.", fields)))
        return composites

    def _weights(
        self,
        composites: Composites,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Declustering | None:
        """Return the declustering weights; None when they were not asked for."""
        given = self.parameterAsString(parameters, "DECLUSTER", context).strip()
        if not given:
            return None
        field = field_name(given)[0]
        if field not in composites.grades:
            raise InvalidInputError(
                "Declustering needs a grade of the composites ({known}), but {given} was given.",
                known=", ".join(composites.grades) or "there is none",
                given=given,
            )
        found = decluster(
            composites.points,
            composites.grades[field],
            field=field,
            rule=self.parameterAsEnumString(parameters, "DECLUSTER_RULE", context),
            size=self.parameterAsDouble(parameters, "CELL_SIZE", context),
            progress=self.progress(feedback, 0.7, 0.75),
        )
        feedback.pushInfo(sentence(found.notices[0]))
        self.notify(feedback, found.notices[1:])
        return found

    def _ore(
        self, composites: Composites, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> NDArray[np.int8] | None:
        """Return where the expression of ore holds; None when there is none."""
        expression = self.parameterAsString(parameters, "ORE", context)
        return evaluate_condition(expression, composite_columns(composites)) if expression.strip() else None

# SPDX-License-Identifier: GPL-2.0-or-later
"""Composite drillholes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.drillholes import composite_columns, rejection_notices, write_composites, write_rejected
from ...plugin.bridge.expressions import evaluate_condition
from ...plugin.bridge.staging import Staging
from ...plugin.engine.drillholes.compositing import Composites, composite_intervals
from ...plugin.engine.drillholes.desurvey import METHODS, desurvey
from ...plugin.engine.drillholes.names import field_name
from ...plugin.engine.drillholes.pieces import ENDS
from ...plugin.engine.drillholes.tables import Drillholes
from .drillhole_parameters import DrillholeAlgorithm


class CompositeDrillholes(DrillholeAlgorithm):
    """Turns the tables of a project into composites in space."""

    ID = "composite_drillholes"
    NEEDED = ("collars", "assays")

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Cuts drillholes into pieces of one length and gives each its mean grades, its most common rock and its "
            "place in space. "
            "Grades are weighted with length; what was not assayed counts neither as zero nor as mean. "
            "Every row that is left out of the tables is listed with the reason, and every replaced cell is counted in "
            "the log. Where rows overlap, each column takes the value of the first row of the file that has one there."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("composite,drillhole,borehole,assay,desurvey,collar,ore").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        self._add_settings()
        self.add_reading(has_grades=True)
        self._add_outputs()

    def _add_settings(self) -> None:
        number = QgsProcessingParameterNumber
        self.add(
            number("LENGTH", self.tr("Composite length"), number.Type.Double, 6.0, minValue=0.01),
            self.tr("Length of a composite along the hole, in the units of the coordinates."),
        )
        self.add(
            QgsProcessingParameterField("BOUNDARY_FIELD", self.tr("Hard boundary"), None, "LITHOLOGY", optional=True),
            self.tr(
                "Field of the lithology, or the name of one of alteration or assays: composites end where it changes."
            ),
        )
        self.add(
            QgsProcessingParameterExpression("ORE", self.tr("Ore"), None, None, True),
            self.tr(
                "What ore is, as an expression on the fields of a composite, such as "
                '"cu_pct" >= 0.3 or "au_gpt" >= 0.5; gives the field ore: 1, 0, or NULL where a grade is missing.'
            ),
        )
        coverage = number("MINIMUM_COVERAGE", self.tr("Lowest coverage"), number.Type.Double, 0.5, False, 0.0, 1.0)
        self.add(
            coverage,
            self.tr("Share of a composite that must be assayed for its mean to be given, 0 to 1."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum("ENDS", self.tr("Short ends"), list(ENDS), False, ENDS[0], False, True),
            self.tr(
                "What is done with what remains at the end of a hole or unit, when it is shorter than half a "
                "composite: it is joined to the composite above (merge), kept, or discarded."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum("METHOD", self.tr("Desurvey"), list(METHODS), False, METHODS[0], False, True),
            self.tr("How the path between two stations of a survey is drawn."),
            advanced=True,
        )

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
        for name, title, text in (
            ("COUNT", self.tr("Composites"), self.tr("Number of composites.")),
            ("ORE_COUNT", self.tr("Ore composites"), self.tr("Number of composites that are ore.")),
            ("REJECTED_COUNT", self.tr("Rows left out"), self.tr("Number of rows left out, wholly or in part.")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the tables, composite, evaluate ore, write both outputs."""
        crs, warnings = self.crs_of_holes(parameters, context)
        progress = self.progress(feedback)
        progress(0.0, "Reading the tables")
        holes = self.read_tables(parameters, context)
        self.notify(feedback, warnings)
        self.tell(feedback, holes)
        progress(0.5)
        composites = self._composites(holes, parameters, context, feedback)
        ore = self._ore(composites, parameters, context)
        rejected = (*holes.rejected, *composites.rejected)
        outputs: dict[str, Any] = {}
        target = self.parameterAsOutputLayer(parameters, "COMPOSITES", context)
        list_target = self.parameterAsOutputLayer(parameters, "REJECTED", context)
        progress(0.7, "Writing {count} composites", count=len(composites.length))
        with Staging() as staging:
            outputs["COMPOSITES"] = write_composites(target, composites, crs, ore=ore, staging=staging)
            if list_target:
                outputs["REJECTED"] = write_rejected(list_target, rejected, staging=staging)
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
        traces = desurvey(
            holes.collars, holes.surveys, method=self.parameterAsEnumString(parameters, "METHOD", context)
        )
        composites = composite_intervals(
            holes,
            traces,
            length=self.parameterAsDouble(parameters, "LENGTH", context),
            boundary=field_name(boundary)[0] if boundary else "",
            minimum_coverage=self.parameterAsDouble(parameters, "MINIMUM_COVERAGE", context),
            ends=self.parameterAsEnumString(parameters, "ENDS", context),
            progress=self.progress(feedback, 0.5, 0.7),
        )
        self.notify(feedback, (*traces.notices, *composites.notices, *rejection_notices(composites.rejected)))
        return composites

    def _ore(
        self, composites: Composites, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> NDArray[np.int8] | None:
        """Return where the expression of ore holds; None when there is none."""
        expression = self.parameterAsString(parameters, "ORE", context)
        return evaluate_condition(expression, composite_columns(composites)) if expression.strip() else None

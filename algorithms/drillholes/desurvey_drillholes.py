# SPDX-License-Identifier: GPL-2.0-or-later
"""Desurvey drillholes."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.interval_layers import write_intervals
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.points import Field, write_lines
from ...plugin.bridge.staging import Staging
from ...plugin.engine.drillholes.desurvey import METHODS, desurvey
from ...plugin.engine.drillholes.surveys import listed
from ...plugin.engine.drillholes.tables import Drillholes
from ...plugin.engine.drillholes.traces import Traces
from ...plugin.engine.errors import InvalidInputError, Notice
from .drillhole_parameters import DrillholeAlgorithm

INTERVALS = {
    "assays": "ASSAY_INTERVALS",
    "lithology": "LITHOLOGY_INTERVALS",
    "alteration": "ALTERATION_INTERVALS",
}
"""Name of the layer of intervals of each table."""


class DesurveyDrillholes(DrillholeAlgorithm):
    """Draws the path of each hole."""

    ID = "desurvey_drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Draws the path of each hole in space from its collar and its survey. "
            "Between two stations the hole is an arc tangent to both directions (minimum curvature), or follows "
            "straight lines. Above the first station it has that station's direction, below the last that of the last. "
            "Which sign of the dip points down is found from the table and said in the log. "
            "A daughter hole (wedge) has its parent's name in a column parent of the collars, and the depth where it "
            "leaves it in wedge_depth: down to there it is its parent, and its depths count from the parent's collar. "
            "Assays, lithology and alteration can be drawn as lines along the holes."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("desurvey,trace,path,drillhole,borehole,minimum curvature,deviation,wedge,interval").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterEnum("METHOD", self.tr("Method"), list(METHODS), False, METHODS[0], False, True),
            self.tr(
                "minimum_curvature: arcs; balanced_tangential: half of the way with each station's direction; "
                "tangential: each station's direction holds until the next."
            ),
        )
        self.add(
            number("STEP", self.tr("Distance between vertices"), number.Type.Double, 5.0, minValue=0.01),
            self.tr("Longest distance between two vertices of a trace, in the units of the coordinates."),
            advanced=True,
        )
        self.add_reading(has_grades=True)
        self.add(
            QgsProcessingParameterVectorDestination(
                "TRACES", self.tr("Traces"), QgsProcessing.SourceType.TypeVectorLine
            ),
            self.tr("Lines with elevation, and the depth along the hole as measure (.gpkg)."),
        )
        for table, name in INTERVALS.items():
            title, text = self._interval_words()[table]
            self.add(
                QgsProcessingParameterVectorDestination(
                    name, title, QgsProcessing.SourceType.TypeVectorLine, None, True, False
                ),
                text,
            )
        self.add(QgsProcessingOutputNumber("COUNT", self.tr("Traces")), self.tr("Number of traces."))
        self.add(
            QgsProcessingOutputNumber("TOTAL_LENGTH", self.tr("Length of all traces")),
            self.tr("In the units of the coordinates."),
        )

    def _interval_words(self) -> dict[str, tuple[str, str]]:
        """Return title and help of the layers of intervals by table."""
        text = self.tr(
            "The intervals of that table as lines with elevation and depth (.gpkg), with all their values; coloured."
        )
        return {
            "assays": (self.tr("Assays along the holes"), text),
            "lithology": (self.tr("Lithology along the holes"), text),
            "alteration": (self.tr("Alteration along the holes"), text),
        }

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the tables, desurvey, write the lines."""
        crs, warnings = self.crs_of_holes(parameters, context)
        holes = self.read_tables(parameters, context, self.progress(feedback, 0.0, 0.3))
        self.notify(feedback, warnings)
        self.tell(feedback, holes)
        method = self.parameterAsEnumString(parameters, "METHOD", context)
        step = self.parameterAsDouble(parameters, "STEP", context)
        traces = desurvey(holes.collars, holes.surveys, method=method)
        depths = holes.end_depths()
        drawn = np.flatnonzero(depths > traces.start())
        if not len(drawn):
            raise InvalidInputError(
                "The depth of none of the {count} holes is known: a column of depths in the collars, a survey station "
                "below the collar, or assays or lithology are needed.",
                count=len(depths),
            )
        self.notify(feedback, (*traces.notices, *_unknown_depths(traces, depths)))
        progress = self.progress(feedback, 0.3, 0.4)
        lines = []
        for number, hole in enumerate(drawn):
            progress(number / len(drawn))
            lines.append(traces.path(int(hole), end=float(depths[hole]), step=step))
        length = float((depths - traces.start())[drawn].sum())
        with Staging() as staging:
            target = self.parameterAsOutputLayer(parameters, "TRACES", context)
            path = write_lines(target, lines, _fields(traces, drawn, depths), crs, staging=staging)
            intervals = self._write_intervals(holes, traces, (crs, step), staging, parameters, context, feedback)
        return {"TRACES": path, **intervals, "COUNT": len(lines), "TOTAL_LENGTH": length}

    def _write_intervals(
        self,
        holes: Drillholes,
        traces: Traces,
        place: tuple[QgsCoordinateReferenceSystem, float],
        staging: Staging,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, str]:
        """Write the layers of intervals that are asked for and return their paths; `place` is CRS and step."""
        tables = {table.name: table for table in holes.tables}
        outputs = {}
        for name, output in INTERVALS.items():
            target = self.parameterAsOutputLayer(parameters, output, context)
            if not target:
                continue
            if name not in tables:
                raise InvalidInputError(
                    "The {table} along the holes need that table, but it was not given.", table=name
                )
            crs, step = place
            progress = self.progress(feedback, 0.5, 1.0)
            outputs[output], said = write_intervals(
                target, tables[name], traces, crs, step=step, staging=staging, progress=progress
            )
            for notice in said:
                feedback.pushInfo(sentence(notice))
        return outputs


def _unknown_depths(traces: Traces, depths: np.ndarray[Any, np.dtype[np.float64]]) -> list[Notice]:
    """Return the sentence that names the holes that cannot be drawn."""
    unknown = traces.hole_id[~(depths > traces.start())]
    if not len(unknown):
        return []
    return [
        Notice(
            "The depth of {count} holes is not known, and they are not drawn: {holes}.",
            {"count": len(unknown), "holes": listed(unknown)},
        )
    ]


def _fields(
    traces: Traces, drawn: np.ndarray[Any, np.dtype[np.intp]], depths: np.ndarray[Any, np.dtype[np.float64]]
) -> list[Field]:
    """Return the columns of the traces: hole, depth, stations, direction at the collar."""
    first = np.searchsorted(traces.hole, drawn)
    east, north, up = traces.directions[first].T
    parents = traces.parent[drawn] if len(traces.parent) else np.full(len(drawn), -1)
    daughters = [
        Field("parent", "text", np.where(parents >= 0, traces.hole_id[parents], "")),
        Field("wedge_depth", "float", np.where(parents >= 0, traces.start()[drawn], np.nan)),
    ]
    return [
        Field("hole_id", "text", traces.hole_id[drawn]),
        Field("depth", "float", depths[drawn]),
        Field("stations", "int", np.bincount(traces.hole, minlength=len(traces.hole_id))[drawn]),
        Field("azimuth", "float", np.mod(np.degrees(np.arctan2(east, north)), 360.0)),
        Field("dip", "float", np.degrees(np.arcsin(np.clip(up, -1.0, 1.0)))),
        *(daughters if (parents >= 0).any() else []),
    ]

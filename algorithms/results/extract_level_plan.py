# SPDX-License-Identifier: GPL-2.0-or-later
"""Extract a level plan."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.level_plan import write_level_plan
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.engine.results.sections import level_at, level_grid
from ..base import OresightAlgorithm


class ExtractLevelPlan(OresightAlgorithm):
    """Takes the level of a block model at an elevation."""

    ID = "extract_level_plan"
    GROUP = "results"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Takes the level of a block model that holds an elevation, as a raster with one band. "
            "It is drawn as the block model is, so that plans of several levels can be compared, and knows its "
            "elevation range. An elevation on the face between two levels belongs to the upper one."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("plan,level,bench,slice,section,elevation").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterRasterLayer("INPUT", self.tr("Block model")),
            self.tr("A block model; one band per level."),
        )
        self.add(
            number("ELEVATION", self.tr("Elevation"), number.Type.Double),
            self.tr("Elevation of the plan, in units of the coordinates."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("PLAN", self.tr("Level plan")),
            self.tr("The level as a raster of one band (.tif)."),
        )
        self.add(
            QgsProcessingOutputNumber("BOTTOM", self.tr("Bottom")), self.tr("Elevation of the bottom of the level.")
        )
        self.add(QgsProcessingOutputNumber("TOP", self.tr("Top")), self.tr("Elevation of the top of the level."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Find the level and write it."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        elevation = self.parameterAsDouble(parameters, "ELEVATION", context)
        target = self.parameterAsOutputLayer(parameters, "PLAN", context)
        raster = BlockRaster.open(layer)
        self.notify(feedback, raster.notices)
        level = level_at(raster.grid, elevation)
        _, _, bottom, _, _, top = level_grid(raster.grid, level).bounds
        feedback.pushInfo(self.tr("Level {0}, from {1} to {2}.").format(level + 1, bottom, top))
        path = write_level_plan(target, raster, level, layer)
        return {"PLAN": path, "BOTTOM": bottom, "TOP": top}

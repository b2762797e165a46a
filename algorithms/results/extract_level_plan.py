# SPDX-License-Identifier: GPL-2.0-or-later
"""Extract a level plan."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.level_plan import write_level_plan
from ...plugin.bridge.outside import open_applicability, write_outside
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.staging import Staging
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
            "elevation range. An elevation on the face between two levels belongs to the upper one. Where a prediction "
            "is beyond what the data supports, polygons hatch it."
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
            QgsProcessingParameterRasterLayer("APPLICABILITY", self.tr("Applicability"), None, True),
            self.tr(
                "Where the prediction applies, as Predict from composites or Predict probability gives it: blocks "
                "below or beyond the drilling, or unlike what was learned from, are hatched."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean("ALL_LEVELS", self.tr("Hatch all levels"), False),
            self.tr(
                "With the applicability: write the hatched ground of every level. The map shows that of the elevation "
                "chosen in the elevation controller, else of the plan."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("PLAN", self.tr("Level plan")),
            self.tr("The level as a raster of one band (.tif)."),
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                "OUTSIDE",
                self.tr("Beyond what the data supports"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=True,
            ),
            self.tr(
                "With the applicability: hatched polygons of the blocks to which the prediction does not apply, or of "
                "which that is not known."
            ),
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
        outside = open_applicability(self.parameterAsRasterLayer(parameters, "APPLICABILITY", context), raster)
        with Staging() as staging:
            outputs = {"PLAN": write_level_plan(target, raster, level, layer, staging=staging)}
            hatched = self.parameterAsOutputLayer(parameters, "OUTSIDE", context) if outside is not None else ""
            if outside is not None and hatched:
                levels = range(raster.grid.shape[0])
                is_all = self.parameterAsBoolean(parameters, "ALL_LEVELS", context)
                outputs["OUTSIDE"] = write_outside(
                    hatched,
                    outside,
                    levels if is_all else [level],
                    level,
                    predicted=raster,
                    staging=staging,
                    progress=self.progress(feedback, 0.0, 1.0),
                )
        return {**outputs, "BOTTOM": bottom, "TOP": top}

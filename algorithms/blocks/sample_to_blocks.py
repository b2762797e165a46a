# SPDX-License-Identifier: GPL-2.0-or-later
"""Sample other sources into the blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.source_files import METHODS, SamplingRules, sample_sources
from ..base import OresightAlgorithm

RESAMPLINGS = ("automatic", "nearest", "bilinear", "average")


class SampleToBlocks(OresightAlgorithm):
    """Brings geophysics, geochemistry, faults, contacts and intrusions into the blocks."""

    ID = "sample_to_blocks"
    GROUP = "blocks"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Brings what else is known into the blocks of a model, so that a network can learn from it. "
            "Rasters on the map (geophysics, geochemistry, derivatives of an elevation model) are draped: every block "
            "of a column has the value above it. "
            "Lines, polygons, surfaces and points (faults, contacts, intrusions, old workings) become the distance of "
            "each block to them, signed by the side when asked for, or 1 inside and 0 outside. "
            "Sources in another coordinate system are reprojected. Each variable is named after its source."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("drape,geophysics,geochemistry,fault,contact,intrusion,distance,inside,feature").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterRasterLayer("BLOCK_MODEL", self.tr("Block model")),
            self.tr("The blocks: those that are not nodata."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers("INPUTS", self.tr("Sources"), QgsProcessing.SourceType.TypeMapLayer),
            self.tr(
                "Rasters on the map, lines, polygons, surfaces (polygons with elevations, multipatches, meshes) or "
                "points. What has no elevations goes straight down from the map."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "METHOD",
                self.tr("What lines, polygons and surfaces become"),
                list(METHODS),
                defaultValue=METHODS[0],
                usesStaticStrings=True,
            ),
            self.tr(
                "Rasters are always draped. A signed distance is negative inside polygons and closed surfaces; of an "
                "open surface the upper side is positive, of a line on the map the eastern one. Inside is 1, outside 0."
            ),
        )
        self.add(
            QgsProcessingParameterString("NAMES", self.tr("Names of the sources"), "", False, True),
            self.tr("In the order of the sources, with commas between; by default the layers' own names."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("IN_PLAN", self.tr("Ignore elevations of the sources"), False),
            self.tr("Measure on the map, as if every source went straight down."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "RESAMPLING",
                self.tr("Resampling of rasters"),
                list(RESAMPLINGS),
                defaultValue=RESAMPLINGS[0],
                usesStaticStrings=True,
            ),
            self.tr(
                "Automatic: the mean of the pixels above a column where they are smaller than a block, bilinear where "
                "they are larger, the most frequent of categories."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFolderDestination("FOLDER", self.tr("Folder")),
            self.tr("Where the block models (.tif) are written, one for each source."),
        )
        self.add(
            QgsProcessingOutputMultipleLayers("OUTPUT_LAYERS", self.tr("Sources in the blocks")),
            self.tr("The block models, in the order of the sources; they feed a list of features in a model."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Sample every source and write the block models together."""
        raster = BlockRaster.open(self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context))
        layers = self.parameterAsLayerList(parameters, "INPUTS", context)
        names = self.parameterAsString(parameters, "NAMES", context)
        folder = self.parameterAsString(parameters, "FOLDER", context)
        rules = SamplingRules(
            method=self.parameterAsEnumString(parameters, "METHOD", context),
            is_plan=self.parameterAsBoolean(parameters, "IN_PLAN", context),
            resampling=self.parameterAsEnumString(parameters, "RESAMPLING", context),
        )
        self.notify(feedback, raster.notices)
        paths, notices = sample_sources(
            raster,
            layers,
            names.split(",") if names.strip() else [],
            rules,
            Path(folder),
            context.transformContext(),
            progress=self.progress(feedback),
        )
        self.notify(feedback, notices)
        return {"FOLDER": folder, "OUTPUT_LAYERS": paths}

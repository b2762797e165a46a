# SPDX-License-Identifier: GPL-2.0-or-later
"""Restore compositions."""

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
    QgsProcessingParameterString,
)

from ...plugin.bridge.compositions import REST, restore_blocks
from ...plugin.bridge.staging import Staging
from ...plugin.bridge.stated_values import read_names
from ...plugin.engine.drillholes.log_ratios import TRANSFORMS
from ..base import OresightAlgorithm


class RestoreCompositions(OresightAlgorithm):
    """Turns block models of log-ratios into block models of grades."""

    ID = "restore_compositions"
    GROUP = "drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Turns kriged log-ratios of a composition back into grades in every block: positive, and together never "
            "more than the whole. They are the grades of the estimated log-ratios; their mean is not corrected for the "
            "logarithm. The counterpart of Transform compositions for block models."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("composition,log-ratio,clr,ilr,alr,inverse,back-transform,block model").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterMultipleLayers("RATIOS", self.tr("Log-ratios"), QgsProcessing.SourceType.TypeRaster),
            self.tr("One block model for each log-ratio, such as ilr_1 and ilr_2; known by their variables."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "METHOD", self.tr("Transform"), list(TRANSFORMS), False, TRANSFORMS[0], False, True
            ),
            self.tr("The one by which the log-ratios were made."),
        )
        self.add(
            QgsProcessingParameterString("PARTS", self.tr("Parts")),
            self.tr("The grades that the log-ratios were made from, in their order, with commas between."),
        )
        self.add(
            QgsProcessingParameterBoolean("REST", self.tr("With the rest"), True),
            self.tr("Whether what is left of the whole was a part too; then the grades come back in their units."),
        )
        self.add(
            QgsProcessingParameterFolderDestination("RESTORED", self.tr("Grades")),
            self.tr("Folder of one block model for each grade (.tif)."),
        )
        self.add(
            QgsProcessingOutputMultipleLayers("OUTPUT_LAYERS", self.tr("Layers of the grades")),
            self.tr("The same block models, for the next step of a model."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the log-ratios level by level, restore the grades, write them."""
        layers = self.parameterAsLayerList(parameters, "RATIOS", context)
        parts = read_names(self.parameterAsString(parameters, "PARTS", context))
        folder = Path(self.parameterAsString(parameters, "RESTORED", context))
        with Staging() as staging:
            paths = restore_blocks(
                layers,
                [*parts, *([REST] if self.parameterAsBoolean(parameters, "REST", context) else [])],
                folder,
                transform=self.parameterAsEnumString(parameters, "METHOD", context),
                staging=staging,
                progress=self.progress(feedback),
            )
        return {"RESTORED": str(folder), "OUTPUT_LAYERS": paths}

# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms that train networks on blocks read: features, labels, depth or groups for the split, coordinates."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.block_table import COORDINATES, BlockTable
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.network.splits import Split, SplitSettings, cube_codes, split_blocks
from ..base import OresightAlgorithm


class TrainingAlgorithm(OresightAlgorithm):
    """Base of the algorithms that train networks on the blocks of rasters."""

    GROUP = "network"

    def add_features(self) -> None:
        """Add the parameter of the features."""
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", self.tr("Features"), QgsProcessing.SourceType.TypeRaster),
            self.tr(
                "Block models that the network learns from: kriged grades, rock types, anything known in every "
                "block. They are known by the variable that each file names, so their order makes no difference."
            ),
        )

    def add_labels(self) -> None:
        """Add the label, and further ones."""
        self.add(
            QgsProcessingParameterRasterLayer("LABEL", self.tr("Label")),
            self.tr(
                "Block model of 1 for ore and 0 for barren; with another target, of codes of classes or of numbers. "
                "Blocks without a label are left out."
            ),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "MORE_LABELS", self.tr("Further labels"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            self.tr("For the target multi_label: block models of 1 and 0 that are learnt together with the label."),
            advanced=True,
        )

    def add_split_inputs(self) -> None:
        """Add the rasters that splits need, and whether places are features."""
        self.add(
            QgsProcessingParameterRasterLayer("DEPTH", self.tr("Depth below surface"), optional=True),
            self.tr("For a split by depth: the block model of depths that goes with the blocks."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("GROUPS", self.tr("Groups"), optional=True),
            self.tr("For a split by hole: codes of the nearest hole, or of domains; blocks of one code stay together."),
        )
        self.add(
            QgsProcessingParameterBoolean("COORDINATES", self.tr("Coordinates are features"), False),
            self.tr(
                "Let the network also learn from easting, northing and elevation. It then knows where ore was found, "
                "which helps between the holes and misleads beyond them."
            ),
            advanced=True,
        )

    def read_coordinates(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, ...]:
        """Return which coordinates are features."""
        return COORDINATES if self.parameterAsBoolean(parameters, "COORDINATES", context) else ()

    def read_split_rasters(
        self, split: SplitSettings, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, BlockRaster]:
        """Return the rasters that the split needs, by role.

        Raises
        ------
        InvalidInputError
            One of them was not given.
        """
        others = {}
        for method, name, role in (("depth", "DEPTH", "depth"), ("hole", "GROUPS", "groups")):
            if split.method != method:
                continue
            if not parameters.get(name):
                raise InvalidInputError(
                    "A split by {method} needs the block model {name}, but none was given. Create the block model "
                    "gives one.",
                    method=method,
                    name=name,
                )
            others[role] = BlockRaster.open(self.parameterAsRasterLayer(parameters, name, context))
        return others


def split_table(blocks: BlockTable, settings: SplitSettings) -> Split:
    """Return the part of each row of a table of blocks."""
    groups = blocks.others.get("groups")
    if settings.method == "block":
        groups = cube_codes(blocks.grid, blocks.numbers, settings.cube_length)
    return split_blocks(settings, blocks.n_blocks, depth=blocks.others.get("depth"), groups=groups)

# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters of a label: one of ore, classes or numbers, or several of labels."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from ...plugin.bridge.block_labels import label_roles
from ...plugin.bridge.rasters import BlockRaster
from ..base import OresightAlgorithm


def read_labels(
    algorithm: OresightAlgorithm, target: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, BlockRaster]:
    """Return the rasters of the parameters `LABEL` and `MORE_LABELS`, by role.

    Raises
    ------
    InvalidInputError
        More labels for another target than `multi_label`, none for it, or two of one name.
    """
    return label_roles(
        target,
        BlockRaster.open(algorithm.parameterAsRasterLayer(parameters, "LABEL", context)),
        [BlockRaster.open(layer) for layer in algorithm.parameterAsLayerList(parameters, "MORE_LABELS", context)],
    )

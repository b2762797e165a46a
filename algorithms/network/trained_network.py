# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms that ask a trained network about blocks read: the network, its features, rasters, a device."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
)

from ...plugin.bridge.model_features import ModelFeatures, features_of_model
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.records import file_record, raster_record
from ...plugin.engine.network.model_file import NetworkModel, read_model
from ...plugin.engine.network.settings import DEVICES
from ..base import OresightAlgorithm


@dataclass(frozen=True)
class GivenNetwork:
    """A trained network and the rasters that it is asked with."""

    path: Path
    """Its file."""
    model: NetworkModel
    """What the file holds."""
    wanted: ModelFeatures
    """The features that it needs, among those given."""

    def records(self, others: Mapping[str, BlockRaster]) -> list[dict[str, Any]]:
        """Return what a record says of the network, its features, and other rasters by role."""
        return [
            file_record("network", self.path),
            *(raster_record("feature", raster) for raster in self.wanted.rasters),
            *(raster_record(role, raster) for role, raster in others.items()),
        ]


class TrainedNetworkAlgorithm(OresightAlgorithm):
    """Base of the algorithms that ask a trained network about the blocks of rasters."""

    GROUP = "network"

    def add_network(self) -> None:
        """Add the network and its features."""
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Network"), extension="safetensors"),
            self.tr("A network written by Train network (.safetensors)."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", self.tr("Features"), QgsProcessing.SourceType.TypeRaster),
            self.tr("The block models that the network was trained with, in any order; more may be given."),
        )

    def add_more_labels(self) -> None:
        """Add the labels besides the first."""
        self.add(
            QgsProcessingParameterMultipleLayers(
                "MORE_LABELS", self.tr("Further labels"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            self.tr("For a network of several labels: the others, in the order in which it was trained with them."),
            advanced=True,
        )

    def add_device(self) -> None:
        """Add where the network is computed."""
        self.add(
            QgsProcessingParameterEnum(
                "DEVICE", self.tr("Device"), list(DEVICES), defaultValue="cpu", usesStaticStrings=True
            ),
            self.tr("Where the network is computed; auto takes CUDA where there is one, else the CPU."),
            advanced=True,
        )

    def read_network(self, parameters: dict[str, Any], context: QgsProcessingContext) -> GivenNetwork:
        """Return the network and the features it needs."""
        path = Path(self.parameterAsFile(parameters, "MODEL", context))
        model = read_model(path)
        layers = self.parameterAsLayerList(parameters, "FEATURES", context)
        return GivenNetwork(path, model, features_of_model(model, layers))

    def read_rasters(
        self, names: Mapping[str, str], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, BlockRaster]:
        """Return the rasters that were given, by role, for the names of their parameters by role."""
        layers = {role: self.parameterAsRasterLayer(parameters, name, context) for role, name in names.items()}
        return {role: BlockRaster.open(layer) for role, layer in layers.items() if layer is not None}

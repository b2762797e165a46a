# SPDX-License-Identifier: GPL-2.0-or-later
"""Predict the probability of ore."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...plugin.bridge.block_table import gather_blocks
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.model_features import features_of_model
from ...plugin.bridge.rasters import write_block_raster
from ...plugin.bridge.staging import Staging, check_extension
from ...plugin.engine.blocks.layers import Variable
from ...plugin.engine.network.model_file import read_model
from ...plugin.engine.network.settings import DEVICES
from ..base import OresightAlgorithm


class PredictProbability(OresightAlgorithm):
    """Gives the probability of ore in every block."""

    ID = "predict_probability"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Gives the probability of ore in every block that has all features of a trained network, and how "
            "uncertain it is. Features are found by the variable that each block model names: their order and the "
            "names of their layers make no difference."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("prediction,inference,neural network,ore,probability,uncertainty").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Network"), extension="safetensors"),
            self.tr("A network written by Train network (.safetensors)."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", self.tr("Features"), QgsProcessing.SourceType.TypeRaster),
            self.tr("The block models that the network was trained with, in any order; more may be given."),
        )
        self.add(
            number("PASSES", self.tr("Passes"), number.Type.Integer, 30, minValue=2, maxValue=1000),
            self.tr("For a network with dropout: how many passes with dropout left on give the uncertainty."),
            advanced=True,
        )
        self.add(
            number("SEED", self.tr("Seed"), number.Type.Integer, 1, minValue=0),
            self.tr("Seed of those passes."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "DEVICE", self.tr("Device"), list(DEVICES), defaultValue="cpu", usesStaticStrings=True
            ),
            self.tr("Where the network is computed; auto takes CUDA where there is one, else the CPU."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("PROBABILITY", self.tr("Probability of ore")),
            self.tr("Probability of ore, 0 to 1 (.tif)."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "UNCERTAINTY", self.tr("Uncertainty"), optional=True, createByDefault=True
            ),
            self.tr(
                "Without dropout: the entropy of the probability in bits, 0 when certain, 1 at one half. With "
                "dropout: the standard deviation of the probability over passes that each leave out other neurons "
                "(.tif)."
            ),
        )
        self.add(
            QgsProcessingOutputNumber("BLOCKS", self.tr("Blocks")), self.tr("Number of blocks with a probability.")
        )
        self.add(
            QgsProcessingOutputNumber("THRESHOLD", self.tr("Threshold")),
            self.tr("Probability from which on the network calls a block ore."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the features level by level, predict, and write level by level."""
        path = Path(self.parameterAsFile(parameters, "MODEL", context))
        targets = {
            name: self.parameterAsOutputLayer(parameters, name, context) for name in ("PROBABILITY", "UNCERTAINTY")
        }
        targets = {name: str(check_extension(target, ".tif")) for name, target in targets.items() if target}
        wanted = features_of_model(read_model(path), self.parameterAsLayerList(parameters, "FEATURES", context))
        with gather_blocks(
            wanted.rasters, coordinates=wanted.coordinates, progress=self.progress(feedback, 0.0, 0.3)
        ) as blocks:
            self.notify(feedback, blocks.notices)
            with run_job(
                "predict_probability",
                {
                    "model": str(path),
                    "names": list(blocks.names),
                    "codebooks": blocks.codebooks,
                    "passes": self.parameterAsInt(parameters, "PASSES", context),
                    "seed": self.parameterAsInt(parameters, "SEED", context),
                    "device": self.parameterAsEnumString(parameters, "DEVICE", context),
                },
                {"features": blocks.features},
                progress=self.progress(feedback, 0.3, 0.9),
            ) as result:
                self.notify(feedback, result.notices)
                is_entropy = result.values["measure"] == "entropy"
                variables = {
                    "PROBABILITY": Variable("ore", "probability"),
                    "UNCERTAINTY": Variable("ore", "uncertainty", "bit" if is_entropy else ""),
                }
                with Staging() as staging:
                    for name, target in targets.items():
                        write_block_raster(
                            target,
                            blocks.grid,
                            result.arrays[name.lower()],
                            variables[name],
                            blocks.crs,
                            mask=blocks.mask,
                            staging=staging,
                        )
        return {**targets, "BLOCKS": result.values["predicted"], "THRESHOLD": result.values["threshold"]}

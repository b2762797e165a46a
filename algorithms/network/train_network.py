# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the network."""

from __future__ import annotations

from dataclasses import asdict
from time import monotonic
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.block_table import COORDINATES, BlockTable, gather_blocks
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import translate as tr
from ...plugin.bridge.rasters import BlockRaster, open_features
from ...plugin.bridge.training_files import TrainingFiles, write_training
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.network.leaks import shared_samples_notices
from ...plugin.engine.network.splits import Split, SplitSettings, cube_codes, split_blocks
from ..base import OresightAlgorithm
from ..network_parameters import (
    add_choices,
    add_network_parameters,
    add_score_outputs,
    read_network_settings,
    read_split_settings,
    score_outputs,
    split_choices,
)


class TrainNetwork(OresightAlgorithm):
    """Trains a network to tell ore from barren blocks."""

    ID = "train_network"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Trains a deep neural network to give the probability that a block is ore, from the block's features. "
            "The settings are those of the published method unless they are changed. The network is scored on "
            "blocks it was not trained on, and the report says how far its figures go beyond calling every block the "
            "same."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("neural network,deep learning,machine learning,classification,probability,ore").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_inputs()
        add_choices(self, split_choices(), SplitSettings())
        add_network_parameters(self)
        self.add(
            QgsProcessingParameterFileDestination("MODEL", self.tr("Network"), "Safetensors (*.safetensors)"),
            self.tr("The trained network with all that prediction needs (.safetensors)."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RECORD", self.tr("Run record"), "JSON (*.json)", optional=True, createByDefault=True
            ),
            self.tr("Inputs with checksums, settings, seeds, versions, scores and every epoch (.json)."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), "HTML (*.html)", optional=True, createByDefault=True
            ),
            self.tr("Scores, curves and method on one page (.html)."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "SPLIT_BLOCKS", self.tr("Split"), optional=True, createByDefault=True
            ),
            self.tr("The part of each block: 0 training, 1 validation, 2 test (.tif)."),
        )
        add_score_outputs(self)

    def _add_inputs(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", self.tr("Features"), QgsProcessing.SourceType.TypeRaster),
            self.tr(
                "Block models that the network learns from: kriged grades, rock types, anything known in every "
                "block. They are known by the variable that each file names, so their order makes no difference."
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer("LABEL", self.tr("Label")),
            self.tr("Block model of 1 for ore and 0 for barren; blocks without a label are left out."),
        )
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

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the blocks, split them, train, and write."""
        began = monotonic()
        settings = read_network_settings(self, parameters, context)
        split_settings = read_split_settings(self, parameters, context)
        rasters = open_features(self.parameterAsLayerList(parameters, "FEATURES", context))
        others = self._others(split_settings, parameters, context)
        uses_coordinates = self.parameterAsBoolean(parameters, "COORDINATES", context)
        with gather_blocks(
            rasters,
            others=others,
            coordinates=COORDINATES if uses_coordinates else (),
            progress=self.progress(feedback, 0.0, 0.1),
        ) as blocks:
            self.notify(feedback, blocks.notices)
            split = _split(blocks, split_settings)
            description = {**asdict(split_settings), "counts": np.bincount(split, minlength=3).tolist()}
            read = monotonic() - began
            with run_job(
                "train_network",
                {
                    "names": list(blocks.names),
                    "settings": settings.to_dict(),
                    "codebooks": blocks.codebooks,
                    "split": description,
                },
                {"features": blocks.features, "labels": blocks.others["label"].astype(np.int8), "split": split},
                progress=self.progress(feedback, 0.1, 0.95),
                on_epoch=lambda record: feedback.pushDebugInfo(_epoch_text(record)),
            ) as result:
                notices = (*shared_samples_notices(blocks.names), *result.notices)
                self.notify(feedback, notices)
                files = TrainingFiles(
                    self.ID, rasters, others, description, (*blocks.notices, *notices), {"read": read}
                )
                written = write_training(self._targets(parameters, context), files, result, blocks, split)
        return {**written, **score_outputs(result.values)}

    def _others(
        self, split: SplitSettings, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, BlockRaster]:
        """Return the rasters that are no features: the label, and what the split needs."""
        others = {"label": BlockRaster.open(self.parameterAsRasterLayer(parameters, "LABEL", context))}
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

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the wanted outputs and their paths."""
        paths = {name: self.parameterAsFileOutput(parameters, name, context) for name in ("MODEL", "RECORD", "REPORT")}
        paths["SPLIT_BLOCKS"] = self.parameterAsOutputLayer(parameters, "SPLIT_BLOCKS", context)
        return {name: path for name, path in paths.items() if path}


def _split(blocks: BlockTable, settings: SplitSettings) -> Split:
    groups = blocks.others.get("groups")
    if settings.method == "block":
        groups = cube_codes(blocks.grid, blocks.numbers, settings.cube_length)
    return split_blocks(settings, blocks.n_blocks, depth=blocks.others.get("depth"), groups=groups)


def _epoch_text(record: dict[str, Any]) -> str:
    text = tr("Epoch {epoch} of {epochs}: loss {loss:.4f}, accuracy {accuracy:.4f}").format(**record)
    if record["validation_loss"] is None:
        return text
    return text + tr("; validation {validation_loss:.4f}, {validation_accuracy:.4f}").format(**record)

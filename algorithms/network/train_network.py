# SPDX-License-Identifier: GPL-2.0-or-later
"""Train the network."""

from __future__ import annotations

from dataclasses import asdict
from time import monotonic
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ...plugin.bridge.block_groups import groups_of
from ...plugin.bridge.block_labels import labels_of
from ...plugin.bridge.block_table import gather_blocks
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import translate as tr
from ...plugin.bridge.rasters import open_features
from ...plugin.bridge.staging import check_extension
from ...plugin.bridge.training_files import EXTENSIONS, TrainingFiles, write_training
from ...plugin.engine.network.ensemble import MOST_NETWORKS
from ...plugin.engine.network.leaks import shared_samples_notices
from ...plugin.engine.network.splits import SplitSettings
from ..checkpoint_parameters import add_checkpoint, checkpoint_job, read_checkpoint
from ..choices import add_choices
from ..network_parameters import add_network_parameters, read_network_settings, read_split_settings, split_choices
from ..score_outputs import add_score_outputs, add_target_outputs, score_outputs, target_outputs
from .label_inputs import read_labels
from .settings_file import add_settings_file, with_settings_file
from .training_inputs import TrainingAlgorithm, split_table


class TrainNetwork(TrainingAlgorithm):
    """Trains a network to tell ore from barren blocks."""

    ID = "train_network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Trains a deep neural network to give the probability that a block is ore, from the block's features. "
            "The settings are those of the published method unless they are changed. The network is scored on "
            "blocks it was not trained on, and the report says how far its figures go beyond calling every block the "
            "same. Instead of ore it can learn classes such as rocks, several labels at once, or a number such as a "
            "grade."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("neural network,deep learning,machine learning,classification,probability,ore").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_features()
        self.add_labels()
        self.add_split_inputs()
        add_choices(self, split_choices(), SplitSettings())
        add_network_parameters(self)
        add_settings_file(self)
        self._add_networks()
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
        self._add_onnx()
        self._add_checkpoint()
        add_score_outputs(self)
        add_target_outputs(self)

    def _add_networks(self) -> None:
        number = QgsProcessingParameterNumber
        self.add(
            number("NETWORKS", self.tr("Networks"), number.Type.Integer, 1, minValue=1, maxValue=MOST_NETWORKS),
            self.tr(
                "How many networks are trained on the same blocks, of the seed and those that follow it: an ensemble, "
                "whose probability is the mean of theirs and whose networks' disagreement is its uncertainty. They are "
                "trained together, and kept in one file. 5 to 10 are usual; 1 as published."
            ),
            advanced=True,
        )

    def _add_onnx(self) -> None:
        self.add(
            QgsProcessingParameterFileDestination(
                "ONNX", self.tr("Network as ONNX"), "ONNX (*.onnx)", optional=True, createByDefault=False
            ),
            self.tr(
                "The network as a graph of ONNX operators, which other software runs (.onnx). It takes the features as "
                "they are and gives the same numbers; Export network writes it later too."
            ),
            advanced=True,
        )

    def _add_checkpoint(self) -> None:
        add_checkpoint(
            self,
            self.tr(
                "File that keeps the state of the training after each epoch (.safetensors), of many networks less "
                "often where writing it takes long. A training that was cancelled or killed goes on from it, on the "
                "CPU to the very same network; when the training is done the file is removed."
            ),
            self.tr(
                "Go on from the checkpoint where there is one; that of other blocks or settings is refused. Without "
                "this, begin anew and overwrite it."
            ),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the blocks, split them, train, and write."""
        began = monotonic()
        targets = self._targets(parameters, context)
        parameters = with_settings_file(self, parameters, context, feedback)
        settings = read_network_settings(self, parameters, context)
        split_settings = read_split_settings(self, parameters, context)
        rasters = open_features(self.parameterAsLayerList(parameters, "FEATURES", context))
        labels = read_labels(self, settings.target, parameters, context)
        others = {**labels, **self.read_split_rasters(split_settings, parameters, context)}
        checkpoint = read_checkpoint(self, parameters, context)
        with gather_blocks(
            rasters,
            others=others,
            coordinates=self.read_coordinates(parameters, context),
            progress=self.progress(feedback, 0.0, 0.1),
        ) as blocks:
            self.notify(feedback, blocks.notices)
            split = split_table(blocks, split_settings)
            description = {**asdict(split_settings), "counts": np.bincount(split, minlength=3).tolist()}
            groups, grouped = groups_of(blocks)
            known, about_label = labels_of(blocks, settings.target, labels)
            read = monotonic() - began
            with run_job(
                "train_network",
                {
                    "names": list(blocks.names),
                    "settings": settings.to_dict(),
                    "codebooks": blocks.codebooks,
                    "split": description,
                    "grouped": grouped,
                    "label": about_label,
                    "networks": self.parameterAsInt(parameters, "NETWORKS", context),
                    **checkpoint_job(checkpoint),
                },
                {"features": blocks.features, "labels": known, "split": split, "groups": groups},
                progress=self.progress(feedback, 0.1, 0.95),
                on_epoch=lambda record: feedback.pushDebugInfo(_epoch_text(record)),
            ) as result:
                notices = (*shared_samples_notices(blocks.names), *result.notices)
                self.notify(feedback, notices)
                files = TrainingFiles(
                    self.ID, rasters, others, description, (*blocks.notices, *notices), {"read": read}
                )
                written = write_training(targets, files, result, blocks, split)
        if checkpoint is not None:
            checkpoint.remove()
        return {**written, **score_outputs(result.values), **target_outputs(result.values)}

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the wanted outputs and their paths: what is wrong with one is said before the training."""
        paths = {
            name: self.parameterAsOutputLayer(parameters, name, context)
            if name == "SPLIT_BLOCKS"
            else self.parameterAsFileOutput(parameters, name, context)
            for name in EXTENSIONS
        }
        return {name: str(check_extension(path, EXTENSIONS[name])) for name, path in paths.items() if path}


def _epoch_text(record: dict[str, Any]) -> str:
    if record["accuracy"] is None:
        text = tr("Epoch {epoch} of {epochs}: loss {loss:.4f}").format(**record)
        validation = tr("; validation {validation_loss:.4f}")
    else:
        text = tr("Epoch {epoch} of {epochs}: loss {loss:.4f}, accuracy {accuracy:.4f}").format(**record)
        validation = tr("; validation {validation_loss:.4f}, {validation_accuracy:.4f}")
    text = text if record["validation_loss"] is None else text + validation.format(**record)
    return f"{record['network']}: {text}" if "network" in record else text

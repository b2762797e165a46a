# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare networks."""

from __future__ import annotations

from dataclasses import asdict
from time import monotonic
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.block_table import gather_blocks
from ...plugin.bridge.comparison_files import ComparisonFiles, write_comparison
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.rasters import BlockRaster, open_features
from ...plugin.engine.network.settings import NetworkSettings
from ...plugin.engine.network.splits import SplitSettings
from ..choices import add_choices
from ..network_parameters import read_split_settings, split_choices
from .search_parameters import add_lists, add_networks, read_lists, read_networks
from .training_inputs import TrainingAlgorithm, split_table


class CompareNetworks(TrainingAlgorithm):
    """Trains many networks and says which does best on blocks that none was trained on."""

    ID = "compare_networks"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Finds by trial and error which network suits the blocks: how many hidden layers, how wide, which "
            "activation, batch size and learning rate. Every network is trained on the training blocks and judged on "
            "the validation blocks; the test blocks are scored once, for the network that was chosen. A network whose "
            "accuracy merely equals that of calling every block the same is marked: it did not learn. The best "
            "settings are outputs that Train network takes."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("neural network,trial and error,hidden layers,hyperparameters,tuning,search,grid").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_features()
        self.add(
            QgsProcessingParameterRasterLayer("LABEL", self.tr("Label")),
            self.tr("Block model of 1 for ore and 0 for barren; blocks without a label are left out."),
        )
        self.add_split_inputs()
        add_lists(self)
        add_choices(self, split_choices(), SplitSettings())
        add_networks(self)
        self.add(
            QgsProcessingParameterVectorDestination("TABLE", self.tr("Table"), QgsProcessing.SourceType.TypeVector),
            self.tr("A row for each network (.gpkg or .csv): settings, figures on the validation blocks, seconds."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), "HTML (*.html)", optional=True, createByDefault=True
            ),
            self.tr("What was tried, with figures and curves, and what was chosen (.html)."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RECORD", self.tr("Run record"), "JSON (*.json)", optional=True, createByDefault=True
            ),
            self.tr("Inputs with checksums, every network with every epoch, and the best settings (.json)."),
        )
        self._add_best()

    def _add_best(self) -> None:
        self.add(
            QgsProcessingOutputString("BEST_HIDDEN_LAYERS", self.tr("Best hidden layers")),
            self.tr("For the parameter HIDDEN_LAYERS of Train network."),
        )
        self.add(
            QgsProcessingOutputString("BEST_ACTIVATION", self.tr("Best activation")),
            self.tr("For the parameter ACTIVATION of Train network."),
        )
        for name, title, text in (
            ("BEST_LEARNING_RATE", self.tr("Best learning rate"), self.tr("For LEARNING_RATE of Train network.")),
            ("BEST_BATCH_SIZE", self.tr("Best batch size"), self.tr("For BATCH_SIZE of Train network.")),
            ("VALIDATION_AUC", self.tr("AUC on the validation blocks"), self.tr("Of the best network.")),
            ("AUC", self.tr("AUC"), self.tr("Of the best network on the test blocks, which chose nothing.")),
            ("ACCURACY", self.tr("Accuracy"), self.tr("Of the best network on the test blocks, at 0.5.")),
            ("NETWORKS", self.tr("Networks"), self.tr("How many were trained.")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the blocks, split them, train all networks, and write."""
        began = monotonic()
        settings = read_networks(self, parameters, context)
        lists = read_lists(self, parameters, context)
        split_settings = read_split_settings(self, parameters, context)
        rasters = open_features(self.parameterAsLayerList(parameters, "FEATURES", context))
        label = BlockRaster.open(self.parameterAsRasterLayer(parameters, "LABEL", context))
        others = {"label": label, **self.read_split_rasters(split_settings, parameters, context)}
        with gather_blocks(
            rasters,
            others=others,
            coordinates=self.read_coordinates(parameters, context),
            progress=self.progress(feedback, 0.0, 0.05),
        ) as blocks:
            self.notify(feedback, blocks.notices)
            split = split_table(blocks, split_settings)
            description = {**asdict(split_settings), "counts": np.bincount(split, minlength=3).tolist()}
            read = monotonic() - began
            with run_job(
                "compare_networks",
                {"names": list(blocks.names), "settings": settings.to_dict(), "lists": lists.to_dict()},
                {"features": blocks.features, "labels": blocks.others["label"].astype(np.int8), "split": split},
                progress=self.progress(feedback, 0.05, 0.98),
            ) as result:
                self.notify(feedback, result.notices)
                files = ComparisonFiles(
                    self.ID, rasters, others, description, lists.to_dict(), (*blocks.notices, *result.notices), read
                )
                written = write_comparison(self._targets(parameters, context), files, result.values)
        return {**written, **_best_outputs(result.values)}

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the wanted outputs and their paths."""
        paths = {name: self.parameterAsFileOutput(parameters, name, context) for name in ("REPORT", "RECORD")}
        paths["TABLE"] = self.parameterAsOutputLayer(parameters, "TABLE", context)
        return {name: path for name, path in paths.items() if path}


def _best_outputs(values: dict[str, Any]) -> dict[str, Any]:
    """Return the best settings as Train network takes them, and how well they do."""
    best = NetworkSettings.from_dict(values["best"])
    own = set(best.activations)
    layers = [str(width) for width in best.hidden_layers]
    if len(own) > 1:
        layers = [f"{width}:{activation}" for width, activation in zip(layers, best.activations)]
    if best.layer_dropout or best.layer_batch_norm:
        of_layers = zip(layers, best.batch_norms, best.dropouts)
        layers = [f"{layer}{':norm' if norm else ''}:{dropout:g}" for layer, norm, dropout in of_layers]
    test = values["test"] or {}
    return {
        "BEST_HIDDEN_LAYERS": ",".join(layers),
        "BEST_ACTIVATION": best.activations[0] if own else best.activation,
        "BEST_LEARNING_RATE": best.learning_rate,
        "BEST_BATCH_SIZE": best.batch_size,
        "VALIDATION_AUC": values["tried"][values["best_place"]]["auc"],
        "AUC": test.get("auc"),
        "ACCURACY": test.get("accuracy"),
        "NETWORKS": len(values["tried"]),
    }

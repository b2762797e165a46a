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
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.block_labels import labels_of
from ...plugin.bridge.block_table import gather_blocks
from ...plugin.bridge.comparison_files import EXTENSIONS, ComparisonFiles, notices_of_older_network, write_comparison
from ...plugin.bridge.crs import length_unit
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.rasters import open_features
from ...plugin.bridge.staging import check_extension
from ...plugin.engine.network.leaks import shared_samples_notices
from ...plugin.engine.network.settings import NetworkSettings
from ...plugin.engine.network.splits import SplitSettings
from ..choices import add_choices
from ..network_parameters import network_parameters, read_split_settings, split_choices
from .label_inputs import read_labels
from .search_parameters import add_lists, add_networks, read_lists, read_networks
from .settings_file import settings_file_text, settings_line
from .training_inputs import TrainingAlgorithm, split_table


class CompareNetworks(TrainingAlgorithm):
    """Trains many networks and says which does best on blocks that none was trained on."""

    ID = "compare_networks"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Finds by trial and error which network suits the blocks: how many hidden layers, how wide, which "
            "activation, batch size and learning rate. Every network is trained on the training blocks and judged on "
            "the validation blocks. A network whose accuracy merely equals that of calling every block the same is "
            "marked: it did not learn. The winner is trained once more on all training blocks and scored on the test "
            "blocks, which chose nothing; it is given as a file, and its settings as another that Train network takes, "
            "and Run workflow where the target is ore."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("neural network,trial and error,hidden layers,hyperparameters,tuning,search,grid").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_features()
        self.add_labels()
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
        self._add_winner()
        self._add_best()

    def _add_winner(self) -> None:
        for name, title, kind, text in (
            ("BEST_SETTINGS", self.tr("Best settings"), "JSON (*.json)",
             self.tr("All settings of the best network, for SETTINGS of Train network and, where the target is ore, of "
                     "Run workflow (.json).")),
            ("MODEL", self.tr("Best network"), "Safetensors (*.safetensors)",
             self.tr("The best network, trained once more on all training blocks: the one that Train network gives for "
                     "the best settings (.safetensors). Not written when the comparison is stopped by hand or that "
                     "training diverges; an older file stays then, and a sentence says so.")),
        ):  # fmt: skip
            self.add(
                QgsProcessingParameterFileDestination(name, title, kind, optional=True, createByDefault=True), text
            )

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
            ("VALIDATION_AUC", self.tr("AUC on the validation blocks"),
             self.tr("Of the best network; empty for numbers.")),
            ("AUC", self.tr("AUC"),
             self.tr("Of the best network on the test blocks, which chose nothing; empty for numbers.")),
            ("ACCURACY", self.tr("Accuracy"),
             self.tr("Of the best network on the test blocks, at 0.5, of classes by the most probable; empty for "
                     "numbers.")),
            ("RMSE", self.tr("Root mean square error"),
             self.tr("Of the best network on the test blocks, where numbers are learnt; else empty.")),
            ("NETWORKS", self.tr("Networks"), self.tr("How many were trained.")),
        ):  # fmt: skip
            self.add(QgsProcessingOutputNumber(name, title), text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the blocks, split them, train all networks, and write."""
        began = monotonic()
        targets = self._targets(parameters, context)
        settings = read_networks(self, parameters, context)
        lists = read_lists(self, parameters, context)
        split_settings = read_split_settings(self, parameters, context)
        rasters = open_features(self.parameterAsLayerList(parameters, "FEATURES", context))
        labels = read_labels(self, settings.target, parameters, context)
        others = {**labels, **self.read_split_rasters(split_settings, parameters, context)}
        coordinates = self.read_coordinates(parameters, context)
        with gather_blocks(
            rasters, others=others, coordinates=coordinates, progress=self.progress(feedback, 0.0, 0.05)
        ) as blocks:
            self.notify(feedback, blocks.notices)
            split = split_table(blocks, split_settings)
            description = {**asdict(split_settings), "counts": np.bincount(split, minlength=3).tolist()}
            known, about_label = labels_of(blocks, settings.target, labels)
            read = monotonic() - began
            with run_job(
                "compare_networks",
                {
                    "names": list(blocks.names),
                    "settings": settings.to_dict(),
                    "lists": lists.to_dict(),
                    "codebooks": blocks.codebooks,
                    "split": description,
                    "label": about_label,
                },
                {"features": blocks.features, "labels": known, "split": split},
                progress=self.progress(feedback, 0.05, 0.98),
            ) as result:
                older = notices_of_older_network(targets, result)
                notices = (*shared_samples_notices(blocks.names), *result.notices, *older)
                self.notify(feedback, notices)
                best = NetworkSettings.from_dict(result.values["best"])
                split_given = {one.name: getattr(split_settings, one.field) for one in split_choices()}
                files = ComparisonFiles(
                    self.ID,
                    rasters,
                    others,
                    description,
                    lists.to_dict(),
                    (*blocks.notices, *notices),
                    read,
                    best_settings=settings_file_text(best, {**split_given, "COORDINATES": bool(coordinates)}),
                    passed=settings_line(best),
                    unit=length_unit(blocks.crs),
                )
                written = write_comparison(targets, files, result)
        return {**written, **_best_outputs(result.values)}

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the wanted outputs and their paths: what is wrong with one is said before the training."""
        names = ("REPORT", "RECORD", "BEST_SETTINGS", "MODEL")
        paths = {name: self.parameterAsFileOutput(parameters, name, context) for name in names}
        wanted = {name: str(check_extension(path, EXTENSIONS[name])) for name, path in paths.items() if path}
        table = self.parameterAsOutputLayer(parameters, "TABLE", context)
        return {**wanted, **({"TABLE": table} if table else {})}


def _best_outputs(values: dict[str, Any]) -> dict[str, Any]:
    """Return the best settings as Train network takes them, and how well they do."""
    passed = network_parameters(NetworkSettings.from_dict(values["best"]))
    test = values["test"] or {}
    return {
        **{f"BEST_{name}": passed[name] for name in ("HIDDEN_LAYERS", "ACTIVATION", "LEARNING_RATE", "BATCH_SIZE")},
        "VALIDATION_AUC": values["tried"][values["best_place"]]["auc"],
        "AUC": test.get("auc"),
        "ACCURACY": test.get("accuracy"),
        "RMSE": test.get("rmse"),
        "NETWORKS": len(values["tried"]),
    }

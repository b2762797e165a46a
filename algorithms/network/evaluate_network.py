# SPDX-License-Identifier: GPL-2.0-or-later
"""Evaluate the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.block_groups import groups_of
from ...plugin.bridge.block_labels import label_roles, labels_of
from ...plugin.bridge.block_table import BlockTable, gather_blocks
from ...plugin.bridge.evaluation_files import NO_SPLIT, write_evaluation
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.model_features import features_of_model
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.records import file_record, raster_record
from ...plugin.engine.network.model_file import read_model
from ...plugin.engine.network.settings import DEVICES
from ..base import OresightAlgorithm
from ..evaluation_parameters import add_evaluation_parameters, read_evaluation_options, unused_options
from ..network_parameters import add_score_outputs, add_target_outputs, score_outputs, target_outputs


class EvaluateNetwork(OresightAlgorithm):
    """Scores a network on labelled blocks."""

    ID = "evaluate_network"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Scores a trained network on blocks whose label is known, for training, validation and test blocks apart: "
            "every figure with its interval, whether probabilities mean what they say, how much of the ore the "
            "likeliest ground holds, what each rule for a threshold gives, simpler ways and a random split beside the "
            "network. An alarm tells of leaks: features that determine the label, rasters given twice, test blocks too "
            "near to training blocks. With a label that the "
            "network was not trained on, such as the truth of a sample deposit, it says how well the network knows "
            "the ground rather than its label. Networks of classes and of several labels are scored class by class, "
            "those of numbers by their errors; rules for the threshold of ore, simpler ways, leaks, and what is left "
            "when uncertain blocks are dropped are for networks of ore only."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("auc,roc,precision,recall,confusion,score,validation,metrics,calibration,leak,baseline").split(
            ","
        )

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Network"), extension="safetensors"),
            self.tr("A network written by Train network (.safetensors)."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers("FEATURES", self.tr("Features"), QgsProcessing.SourceType.TypeRaster),
            self.tr("The block models that the network was trained with, in any order; more may be given."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("LABEL", self.tr("Label")),
            self.tr(
                "Block model of 1 for ore and 0 for barren, of codes of classes, or of numbers, as the network tells "
                "them; blocks without a label are left out."
            ),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "MORE_LABELS", self.tr("Further labels"), QgsProcessing.SourceType.TypeRaster, optional=True
            ),
            self.tr("For a network of several labels: block models of the others, in the order of its training."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterLayer("SPLIT_BLOCKS", self.tr("Split"), optional=True),
            self.tr(
                "The split that the training wrote, so that its blocks are scored apart; without it training blocks "
                "may be among the scored, and the report says so."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "DEVICE", self.tr("Device"), list(DEVICES), defaultValue="cpu", usesStaticStrings=True
            ),
            self.tr("Where the network is computed; auto takes CUDA where there is one, else the CPU."),
            advanced=True,
        )
        add_evaluation_parameters(self)
        destinations = (
            ("METRICS", self.tr("Scores"), "JSON (*.json)", self.tr("All scores by part of the split (.json).")),
            (
                "CURVES",
                self.tr("Curves"),
                "CSV (*.csv)",
                self.tr("Points of the ROC, DET and precision-recall curves (.csv)."),
            ),
            (
                "SCORES",
                self.tr("Table of scores"),
                "CSV (*.csv)",
                self.tr("Every figure with its interval, one in a row (.csv)."),
            ),
            ("REPORT", self.tr("Report"), "HTML (*.html)", self.tr("Scores and curves on one page (.html).")),
        )
        for name, title, kind, text in destinations:
            self.add(
                QgsProcessingParameterFileDestination(name, title, kind, optional=True, createByDefault=True), text
            )
        add_score_outputs(self)
        add_target_outputs(self)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the labelled blocks, score, and write."""
        path = Path(self.parameterAsFile(parameters, "MODEL", context))
        model = read_model(path)
        wanted = features_of_model(model, self.parameterAsLayerList(parameters, "FEATURES", context))
        labels = label_roles(
            model.target.kind,
            BlockRaster.open(self.parameterAsRasterLayer(parameters, "LABEL", context)),
            [BlockRaster.open(layer) for layer in self.parameterAsLayerList(parameters, "MORE_LABELS", context)],
        )
        is_ore = model.target.kind == "binary"
        others = {**labels, **self._others(parameters, context, is_ore=is_ore)}
        unused = () if is_ore else unused_options(self, parameters, context)
        options = read_evaluation_options(self, parameters, context)
        with gather_blocks(
            wanted.rasters,
            others=others,
            optional=[others[role] for role in ("grade", "uncertainty") if role in others],
            coordinates=wanted.coordinates,
            progress=self.progress(feedback, 0.0, 0.2),
        ) as blocks:
            known, about_label = labels_of(blocks, model.target.kind, labels)
            arrays, grouped = _arrays(blocks, known)
            with run_job(
                "evaluate_network",
                {
                    "model": str(path),
                    "names": list(blocks.names),
                    "codebooks": blocks.codebooks,
                    "device": self.parameterAsEnumString(parameters, "DEVICE", context),
                    "grouped": grouped,
                    "grade_name": others["grade"].variable.name if "grade" in others else "",
                    "label_codebook": about_label["codebook"],
                    **options,
                },
                arrays,
                progress=self.progress(feedback, 0.2, 0.95),
            ) as result:
                notices = (*unused, *result.notices, *(() if "split" in others else (NO_SPLIT,)), *blocks.notices)
                self.notify(feedback, notices)
                inputs = [file_record("network", path)]
                inputs += [raster_record("feature", raster) for raster in wanted.rasters]
                inputs += [raster_record(role, raster) for role, raster in others.items()]
                written = write_evaluation(self._targets(parameters, context), result.values, inputs, notices)
        return {**written, **score_outputs(result.values), **target_outputs(result.values)}

    def _others(
        self, parameters: dict[str, Any], context: QgsProcessingContext, *, is_ore: bool
    ) -> dict[str, BlockRaster]:
        """Return the rasters that are no features and no label, by role."""
        names = {"split": "SPLIT_BLOCKS", "groups": "GROUPS", "grade": "GRADE"}
        names.update({"uncertainty": "UNCERTAINTY"} if is_ore else {})
        layers = {role: self.parameterAsRasterLayer(parameters, name, context) for role, name in names.items()}
        return {role: BlockRaster.open(layer) for role, layer in layers.items() if layer is not None}

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        paths = {
            name: self.parameterAsFileOutput(parameters, name, context)
            for name in ("METRICS", "CURVES", "SCORES", "REPORT")
        }
        return {name: path for name, path in paths.items() if path}


def _arrays(blocks: BlockTable, labels: NDArray[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the arrays of the job, and what its groups of blocks are."""
    groups, grouped = groups_of(blocks)
    arrays = {"features": blocks.features, "labels": labels, "groups": groups}
    if "split" in blocks.others:
        arrays["split"] = blocks.others["split"].astype(np.int8)
        arrays["places"] = blocks.grid.centres(blocks.numbers)
    arrays.update({name: blocks.others[name] for name in ("grade", "uncertainty") if name in blocks.others})
    return arrays, grouped

# SPDX-License-Identifier: GPL-2.0-or-later
"""Evaluate the network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.block_groups import groups_of
from ...plugin.bridge.block_labels import labels_of
from ...plugin.bridge.block_table import BlockTable, gather_blocks
from ...plugin.bridge.crs import length_unit
from ...plugin.bridge.evaluation_files import NO_SPLIT, write_evaluation
from ...plugin.bridge.jobs import run_job
from ..score_outputs import add_score_outputs, add_target_outputs, score_outputs, target_outputs
from .evaluation_parameters import add_evaluation_parameters, read_evaluation_options, unused_options
from .label_inputs import read_labels
from .trained_network import TrainedNetworkAlgorithm

_OTHERS = {"split": "SPLIT_BLOCKS", "groups": "GROUPS", "grade": "GRADE", "uncertainty": "UNCERTAINTY"}
"""Parameters of the rasters that are no features and no labels, by role."""


class EvaluateNetwork(TrainedNetworkAlgorithm):
    """Scores a network on labelled blocks."""

    ID = "evaluate_network"

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
            "those of numbers by their errors, all also without the most uncertain blocks: numbers where an ensemble, "
            "dropout or UNCERTAINTY says how uncertain they are; rules for the threshold of ore and simpler ways are "
            "for networks of ore only, and features that determine the label are looked for of ore and of several "
            "labels."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("auc,roc,precision,recall,confusion,score,validation,metrics,calibration,leak,baseline").split(
            ","
        )

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_network()
        self.add(
            QgsProcessingParameterRasterLayer("LABEL", self.tr("Label")),
            self.tr(
                "Block model of 1 for ore and 0 for barren, of codes of classes, or of numbers, as the network tells "
                "them; blocks without a label are left out."
            ),
        )
        self.add_more_labels()
        self.add(
            QgsProcessingParameterRasterLayer("SPLIT_BLOCKS", self.tr("Split"), optional=True),
            self.tr(
                "The split that the training wrote, so that its blocks are scored apart; without it training blocks "
                "may be among the scored, and the report says so."
            ),
        )
        self.add_device()
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
        network = self.read_network(parameters, context)
        kind, wanted = network.model.target.kind, network.wanted
        labels = read_labels(self, kind, parameters, context)
        others = {**labels, **self.read_rasters(_OTHERS, parameters, context)}
        unused = () if kind == "binary" else unused_options(self, parameters, context)
        options = read_evaluation_options(self, parameters, context)
        with gather_blocks(
            wanted.rasters,
            others=others,
            optional=[others[role] for role in ("grade", "uncertainty") if role in others],
            coordinates=wanted.coordinates,
            progress=self.progress(feedback, 0.0, 0.2),
        ) as blocks:
            known, about_label = labels_of(blocks, kind, labels)
            arrays, grouped = _arrays(blocks, known)
            with run_job(
                "evaluate_network",
                {
                    "model": str(network.path),
                    "names": list(blocks.names),
                    "codebooks": blocks.codebooks,
                    "device": self.parameterAsEnumString(parameters, "DEVICE", context),
                    "grouped": grouped,
                    "grade_name": others["grade"].variable.name if "grade" in others else "",
                    "label_codebook": about_label["codebook"],
                    "unit": length_unit(blocks.crs),
                    **options,
                },
                arrays,
                progress=self.progress(feedback, 0.2, 0.95),
            ) as result:
                notices = (*unused, *result.notices, *(() if "split" in others else (NO_SPLIT,)), *blocks.notices)
                self.notify(feedback, notices)
                targets = self._targets(parameters, context)
                values = {**result.values, "unit": length_unit(blocks.crs)}
                written = write_evaluation(targets, values, network.records(others), notices)
        return {**written, **score_outputs(result.values), **target_outputs(result.values)}

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

# SPDX-License-Identifier: GPL-2.0-or-later
"""Explain the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...plugin.bridge.block_groups import groups_of
from ...plugin.bridge.block_labels import labels_of
from ...plugin.bridge.block_table import BlockTable, gather_blocks
from ...plugin.bridge.crs import length_unit
from ...plugin.bridge.evaluation_files import NO_SPLIT
from ...plugin.bridge.explanation_files import Attributions, ExplanationFiles, check_targets, write_explanation
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.model_features import ModelFeatures
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.learning.predictor_file import is_predictor
from ...plugin.engine.network.model_file import NetworkModel
from .explained_predictor import check_inputs, explain_predictor
from .explanation_parameters import (
    add_explanation_inputs,
    add_explanation_options,
    add_explanation_outputs,
    explanation_targets,
    read_explanation_options,
    unused_answer,
    unused_reference,
)
from .label_inputs import read_labels
from .trained_network import TrainedNetworkAlgorithm

_OTHERS = {"split": "SPLIT_BLOCKS", "groups": "GROUPS"}
"""Parameters of the rasters that are no features and no labels, by role."""


class ExplainNetwork(TrainedNetworkAlgorithm):
    """Says what a network leans on."""

    ID = "explain_network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Says what a trained network leans on: how much worse it does on blocks that it did not learn from when a "
            "feature, or a group of features that belong together, is shuffled; how its answer goes with each feature; "
            "and, where wanted, how much every feature adds to the answer in every block. It warns where features say "
            "much the same, so that importance is shared among them, and where the network does no better than chance. "
            "Of a model of Train on composites it says, at holes that are left out, which kinds of features it learns "
            "from: kriged grades, neighbours, nearest holes, directions, place."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr(
            "importance,permutation,partial dependence,integrated gradients,attribution,interpretation,explain"
        ).split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        add_explanation_inputs(self)
        add_explanation_options(self)
        add_explanation_outputs(self)

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Return whether what is given goes with the kind of model, and a sentence where it does not."""
        accepted, text = super().checkParameterValues(parameters, context)
        if accepted:
            try:
                check_inputs(self, parameters, context)
            except InvalidInputError as error:
                return False, sentence(error)
        return accepted, text

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Explain the network of blocks or the model of composites, and write."""
        check_inputs(self, parameters, context)
        targets = check_targets(explanation_targets(self, parameters, context))
        if is_predictor(Path(self.parameterAsFile(parameters, "MODEL", context))):
            return explain_predictor(self, targets, parameters, context, feedback)
        return self._explain_blocks(targets, parameters, context, feedback)

    def _explain_blocks(
        self,
        targets: Mapping[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Read the labelled blocks, explain, share out the logit where asked, and write."""
        network = self.read_network(parameters, context)
        model, wanted = network.model, network.wanted
        labels = read_labels(self, model.target.kind, parameters, context)
        others = {**labels, **self.read_rasters(_OTHERS, parameters, context)}
        given = {"model": str(network.path), **read_explanation_options(self, parameters, context)}
        until = 0.5 if "ATTRIBUTIONS" in targets else 0.95
        with (
            gather_blocks(
                wanted.rasters,
                others=others,
                coordinates=wanted.coordinates,
                progress=self.progress(feedback, 0.0, 0.2 * until),
            ) as blocks,
            run_job(
                "explain_network",
                {**given, **_about(blocks), "label_codebook": labels["label"].codebook},
                _arrays(blocks, model, labels),
                progress=self.progress(feedback, 0.2 * until, until),
            ) as result,
        ):
            values = {
                **result.values,
                "units": {one.variable.name: one.variable.unit for one in wanted.rasters},
                "length_unit": length_unit(blocks.crs),
            }
            unused = (
                *unused_answer(self, model.target.kind, parameters, context),
                *unused_reference(self, given, targets),
            )
            notices = (*unused, *result.notices, *(() if "split" in others else (NO_SPLIT,)), *blocks.notices)
        self.notify(feedback, notices)
        about = ExplanationFiles(network.records(others), notices, given)
        if "ATTRIBUTIONS" not in targets:
            return write_explanation(targets, about, values, None)
        asked = {**given, "reference": values["reference"], "answer": values["answer_name"]}
        with self._attributed(wanted, asked, feedback) as attributions:
            return write_explanation(targets, about, values, attributions)

    @contextmanager
    def _attributed(
        self, wanted: ModelFeatures, given: Mapping[str, Any], feedback: QgsProcessingFeedback
    ) -> Iterator[Attributions]:
        """Open the shares of the logit in every block that has all features, labelled or not."""
        with (
            gather_blocks(
                wanted.rasters, coordinates=wanted.coordinates, progress=self.progress(feedback, 0.5, 0.55)
            ) as blocks,
            run_job(
                "attribute_network",
                {**given, "names": list(blocks.names), "codebooks": blocks.codebooks},
                {"features": blocks.features},
                progress=self.progress(feedback, 0.55, 0.9),
            ) as result,
        ):
            self.notify(feedback, result.notices)
            progress = self.progress(feedback, 0.9, 1.0)
            yield Attributions(blocks, result.values, Path(result.files["attributions"]), progress)


def _about(blocks: BlockTable) -> dict[str, Any]:
    """Return what the job is told of a table of blocks."""
    return {"names": list(blocks.names), "codebooks": blocks.codebooks, "grouped": groups_of(blocks)[1]}


def _arrays(blocks: BlockTable, model: NetworkModel, labels: Mapping[str, BlockRaster]) -> dict[str, Any]:
    """Return the arrays of the job."""
    known = labels_of(blocks, model.target.kind, labels)[0]
    arrays = {"features": blocks.features, "labels": known, "groups": groups_of(blocks)[0]}
    if "split" in blocks.others:
        arrays["split"] = blocks.others["split"].astype(np.int8)
    return arrays

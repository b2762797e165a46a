# SPDX-License-Identifier: GPL-2.0-or-later
"""Predict from composites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.composite_sources import composite_sources
from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.rasters import BlockRaster, write_block_raster
from ...plugin.bridge.staging import Staging, check_extension
from ...plugin.engine.blocks.layers import Variable
from ...plugin.engine.blocks.masks import pack_mask
from ...plugin.engine.learning.predictor_file import read_predictor
from ..base import OresightAlgorithm

VARIABLES = {
    "PROBABILITY": ("probability", Variable("ore", "probability")),
    "UNCERTAINTY": ("uncertainty", Variable("ore", "uncertainty")),
    "APPLICABILITY": ("applicability", Variable("ore", "applicability")),
    "RAW": ("raw", Variable("ore_raw", "probability")),
    "ENTROPY": ("entropy", Variable("ore", "entropy", "bit")),
    "MODEL_ENTROPY": ("model_entropy", Variable("ore_by_models", "entropy", "bit")),
    "DATA_ENTROPY": ("data_entropy", Variable("ore_by_data", "entropy", "bit")),
}
"""Array of the job and variable of each raster."""


class PredictFromComposites(OresightAlgorithm):
    """Gives the probability of ore in every block from composites and what was learned from them."""

    ID = "predict_from_composites"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Gives the probability of ore in every block, from the composites and the model that Train on "
            "composites made of them, and how far its members agree."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("honest,prediction,ensemble,calibrated,ore,probability,uncertainty,applicability").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Model"), extension="safetensors"),
            self.tr("A model written by Train on composites (.safetensors)."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "SAMPLES", self.tr("Composites"), [QgsProcessing.SourceType.TypeVectorPoint]
            ),
            self.tr("The composites that the model learned from; with others a warning is given."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("BLOCK_MODEL", self.tr("Block model")),
            self.tr("The blocks to predict: those that are not nodata."),
        )
        self._add_rasters()
        self.add(
            QgsProcessingOutputNumber("BLOCKS", self.tr("Blocks")), self.tr("Number of blocks with a probability.")
        )
        self.add(
            QgsProcessingOutputNumber("THRESHOLD", self.tr("Threshold")),
            self.tr("Probability from which on a block is called ore, the one of best F1 at held-out holes."),
        )

    def _add_rasters(self) -> None:
        raster = QgsProcessingParameterRasterDestination
        self.add(
            raster("PROBABILITY", self.tr("Probability of ore")),
            self.tr(
                "Probability of ore, 0 to 1, calibrated as the model is: at left-out holes, or not at all where it "
                "imitates ground below the drilling (.tif)."
            ),
        )
        for name, title, text in (
            ("UNCERTAINTY", self.tr("Uncertainty"), self.tr(
                "How far the members disagree: standard deviation of their probabilities (.tif).")),
            ("APPLICABILITY", self.tr("Applicability"), self.tr(
                "Whether a block is like what was learned from: 0 inside, 1 doubtful, 2 below or beyond the drilling, "
                "3 outside (.tif). Its style is a veil to lay over the probability.")),
        ):  # fmt: skip
            self.add(raster(name, title, optional=True, createByDefault=True), text)
        for name, title, text in (
            ("RAW", self.tr("Probability before calibration"), self.tr(
                "The members' average as it is, before it was calibrated (.tif).")),
            ("ENTROPY", self.tr("Entropy"), self.tr(
                "How open it is whether a block is ore, in bits: 0 when certain, 1 at one half (.tif).")),
            ("MODEL_ENTROPY", self.tr("Entropy from the models"), self.tr(
                "The part of the entropy that comes from the members saying different things (.tif); more drilling can "
                "take it away.")),
            ("DATA_ENTROPY", self.tr("Entropy from the data"), self.tr(
                "The part on which the members agree (.tif): the ground itself changes over short distances.")),
        ):  # fmt: skip
            self.add(raster(name, title, optional=True, createByDefault=False), text, advanced=True)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the composites and blocks, predict in the worker, and write level by level."""
        path = Path(self.parameterAsFile(parameters, "MODEL", context))
        targets = {name: self.parameterAsOutputLayer(parameters, name, context) for name in VARIABLES}
        targets = {name: str(check_extension(target, ".tif")) for name, target in targets.items() if target}
        about = read_predictor(path)[2]
        model = BlockRaster.open(self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context))
        sources = composite_sources(
            self.parameterAsSource(parameters, "SAMPLES", context), target=about["target"], grade=about["grade"]
        )
        check_same_crs(sources.crs, model.crs, self.tr("Composites and block model"))
        self.notify(feedback, (*sources.notices, *model.notices))
        mask = model.mask()
        given = {"model": str(path), "grid": model.grid.to_dict(), "holes": list(sources.hole_names)}
        with run_job(
            "predict_from_composites",
            given,
            {**sources.arrays, "mask": pack_mask(mask)},
            progress=self.progress(feedback, 0.02, 0.95),
        ) as result:
            self.notify(feedback, result.notices)
            with Staging() as staging:
                for name, target in targets.items():
                    array, variable = VARIABLES[name]
                    write_block_raster(
                        target, model.grid, result.arrays[array], variable, model.crs, mask=mask, staging=staging
                    )
        return {**targets, "BLOCKS": result.values["blocks"], "THRESHOLD": result.values["threshold"]}

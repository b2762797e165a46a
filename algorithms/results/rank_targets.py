# SPDX-License-Identifier: GPL-2.0-or-later
"""Rank targets."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.samples import Samples, read_samples
from ...plugin.bridge.target_files import LEAST_BLOCKS, TargetRules, TargetTable, find_targets, write_targets
from ...plugin.engine.evaluation.applicability import APPLICABILITIES, DOUBTFUL
from ...plugin.engine.results.targets import CONNECTIONS, RANKINGS
from ..base import OresightAlgorithm


class RankTargets(OresightAlgorithm):
    """Makes drill targets of the bodies in which ore is likely."""

    ID = "rank_targets"
    GROUP = "results"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Finds the connected bodies of blocks whose probability of ore reaches a threshold, and ranks them as "
            "drill targets. "
            "Each target knows its volume and tonnage, its mean and highest probability, its centroid, its elevations "
            "and depths, the nearest hole, and how many holes pass through it. "
            "The point stands at the centroid, or at the likeliest block where the centroid lies outside the body; "
            "the layer says which. "
            "Volume times density is exploration guidance, not a resource."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("target,drill,rank,body,volume,tonnage,exploration").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterRasterLayer("PROBABILITY", self.tr("Probability of ore")),
            self.tr("A block model of the probability of ore, or of another value; one band per level."),
        )
        self.add(
            number("THRESHOLD", self.tr("Threshold"), number.Type.Double, 0.5),
            self.tr("Blocks with this probability or more belong to a body."),
        )
        self.add(
            number("MINIMUM_VOLUME", self.tr("Least volume"), number.Type.Double, None, True, 0.0),
            self.tr(
                "Smaller bodies are left out and counted; in units of the coordinates cubed. Empty: the volume of {0} "
                "blocks; 0: none is left out."
            ).format(LEAST_BLOCKS),
        )
        self.add(
            number("DENSITY", self.tr("Density (t/m³)"), number.Type.Double, 2.7, False, 0.01, 30.0),
            self.tr("Mass of a cubic metre of rock in tonnes, for the tonnage."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMPOSITES", self.tr("Composites"), [QgsProcessing.SourceType.TypeVectorPoint], None, True
            ),
            self.tr("Samples of the holes drilled so far, for the nearest hole and its distance."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("DEPTH", self.tr("Depth below the surface"), None, True),
            self.tr(
                "Depth of each block, as made with the block model. Without it the ground is laid through the highest "
                "sample of each hole."
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer("APPLICABILITY", self.tr("Applicability"), None, True),
            self.tr(
                "Where the prediction applies, as Predict from composites or Predict probability gives it: blocks "
                "below or beyond the drilling, or unlike what was learned from, are no part of a target."
            ),
        )
        self._configure_rules()
        self.add(
            QgsProcessingParameterVectorDestination(
                "TARGETS", self.tr("Targets"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            self.tr("One point per body (.gpkg), labelled with its rank."),
        )
        self.add(QgsProcessingOutputNumber("COUNT", self.tr("Targets")), self.tr("Number of targets."))
        self.add(
            QgsProcessingOutputNumber("VOLUME", self.tr("Volume")),
            self.tr("Volume of all targets together, in units of the coordinates cubed."),
        )

    def _configure_rules(self) -> None:
        """Add what is rarely changed."""
        self.add(
            QgsProcessingParameterEnum(
                "RANK_BY", self.tr("Rank by"), list(RANKINGS), defaultValue=RANKINGS[0], usesStaticStrings=True
            ),
            self.tr("What the best target has most of: the expected volume is volume times mean probability."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "CONNECTION",
                self.tr("Blocks of one body share"),
                list(CONNECTIONS),
                defaultValue=CONNECTIONS[0],
                usesStaticStrings=True,
            ),
            self.tr("How blocks must touch to belong to one body: faces, also edges, or also corners."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "APPLIES_TO",
                self.tr("Least applicability"),
                list(APPLICABILITIES),
                defaultValue=APPLICABILITIES[DOUBTFUL],
                usesStaticStrings=True,
            ),
            self.tr(
                "Where the applicability is given: the worst that a block of a target may be, of inside, doubtful, "
                "beyond (the drilling) and outside (all is taken)."
            ),
            advanced=True,
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Find the bodies in the worker and write the layer."""
        raster = BlockRaster.open(self.parameterAsRasterLayer(parameters, "PROBABILITY", context))
        depth_layer = self.parameterAsRasterLayer(parameters, "DEPTH", context)
        depth = BlockRaster.open(depth_layer) if depth_layer is not None else None
        applicability_layer = self.parameterAsRasterLayer(parameters, "APPLICABILITY", context)
        applicability = BlockRaster.open(applicability_layer) if applicability_layer is not None else None
        samples = self._samples(raster, parameters, context)
        target = self.parameterAsOutputLayer(parameters, "TARGETS", context)
        has_minimum = parameters.get("MINIMUM_VOLUME") not in (None, "")
        rules = TargetRules(
            threshold=self.parameterAsDouble(parameters, "THRESHOLD", context),
            minimum_volume=self.parameterAsDouble(parameters, "MINIMUM_VOLUME", context) if has_minimum else None,
            density=self.parameterAsDouble(parameters, "DENSITY", context),
            connection=self.parameterAsEnumString(parameters, "CONNECTION", context),
            ranking=self.parameterAsEnumString(parameters, "RANK_BY", context),
            applies_to=self.parameterAsEnumString(parameters, "APPLIES_TO", context),
        )
        self.notify(feedback, (*raster.notices, *(samples.notices if samples else ())))
        table = find_targets(
            raster,
            rules,
            samples=samples,
            depth=depth,
            applicability=applicability,
            progress=self.progress(feedback, 0.0, 0.9),
        )
        self.notify(feedback, table.notices)
        path = write_targets(target, table, raster.crs)
        self._tell(table, feedback)
        return {"TARGETS": path, "COUNT": len(table), "VOLUME": float(table.columns["volume"].sum())}

    def _samples(
        self, raster: BlockRaster, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Samples | None:
        """Return the samples, when they are given, in the block model's CRS."""
        source = self.parameterAsSource(parameters, "COMPOSITES", context)
        if source is None:
            return None
        samples = read_samples(source)
        check_same_crs(samples.crs, raster.crs, self.tr("Composites and block model"))
        return samples

    def _tell(self, table: TargetTable, feedback: QgsProcessingFeedback) -> None:
        """Say how many targets there are and what the best one is."""
        feedback.pushInfo(self.tr("{0} targets.").format(len(table)))
        if not len(table):
            return
        best = {name: values[0] for name, values in table.columns.items()}
        feedback.pushInfo(
            self.tr("The best one: {0} t in {1} blocks, mean probability {2}, elevations {3} to {4}.").format(
                f"{best['tonnage']:,.0f}", best["n_blocks"], f"{best['mean']:.2f}", best["bottom"], best["top"]
            )
        )

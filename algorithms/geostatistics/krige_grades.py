# SPDX-License-Identifier: GPL-2.0-or-later
"""Krige grades."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.rasters import BlockRaster, write_block_raster
from ...plugin.bridge.samples import Samples, check_numbers, read_samples
from ...plugin.bridge.staging import Staging
from ...plugin.bridge.variograms import describe_variogram, fit_samples
from ...plugin.engine.blocks.layers import Variable
from ...plugin.engine.blocks.masks import pack_mask
from ...plugin.engine.geostatistics.variogram import Variogram
from .neighbourhood import KrigingAlgorithm, check_estimated


class KrigeGrades(KrigingAlgorithm):
    """Estimates a field of the samples in every block by ordinary kriging."""

    ID = "krige_grades"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Estimates a grade, or any other number, in every block of a model by ordinary kriging from the nearest "
            "samples. "
            "It also gives the kriging variance, which says how uncertain each estimate is. "
            "A field of zeros and ones, such as ore, becomes its probability."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("kriging,grade,estimate,interpolation,variance,geostatistics").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Samples"), [kind.TypeVectorPoint]),
            self.tr("Points with elevation, such as composites."),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELD", self.tr("Field"), None, "SAMPLES", QgsProcessingParameterField.DataType.Numeric
            ),
            self.tr("The number to estimate; samples without a value are left out."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("BLOCK_MODEL", self.tr("Block model")),
            self.tr("The blocks to estimate: those that are not nodata."),
        )
        self.add_variogram()
        self.add_search()
        self.add(
            QgsProcessingParameterRasterDestination("ESTIMATE", self.tr("Estimate")),
            self.tr("The kriged value of each block (.tif), in the unit of the field."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("VARIANCE", self.tr("Kriging variance"), optional=True),
            self.tr("The kriging variance of each block (.tif), in the squared unit of the field."),
        )
        self.add(
            QgsProcessingOutputNumber("UNESTIMATED", self.tr("Blocks without an estimate")),
            self.tr("Number of blocks that have too few samples near; they are nodata."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read samples and blocks, krige in the worker, write the rasters."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        samples = read_samples(self.parameterAsSource(parameters, "SAMPLES", context), field)
        check_numbers(samples)
        raster = BlockRaster.open(self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context))
        check_same_crs(samples.crs, raster.crs, self.tr("Samples and block model"))
        search = self.read_search(parameters, context)
        self.notify(feedback, (*samples.notices, *raster.notices))
        variogram = self.variogram(samples, parameters, context, feedback)
        mask = raster.mask()
        given = {"grid": raster.grid.to_dict(), "variogram": variogram.to_dict(), "search": search.to_dict()}
        arrays: dict[str, Any] = {"mask": pack_mask(mask), "points": samples.points, "values": samples.values}
        with run_job("krige_grades", given, arrays, progress=self.progress(feedback, 0.1, 0.9)) as result:
            self.notify(feedback, result.notices)
            check_estimated(result.values["unestimated"], int(np.count_nonzero(mask)))
            estimate, variance = result.arrays["estimate"][:, 0], result.arrays["variance"][:, 0]
            if is_indicator(samples):
                estimate = np.clip(estimate, 0.0, 1.0)
            written = {}
            with Staging() as staging:
                for name, variable, values in (
                    ("ESTIMATE", _estimate_variable(samples), estimate),
                    ("VARIANCE", Variable(samples.field, "variance", squared(samples.unit)), variance),
                ):
                    path = self.parameterAsOutputLayer(parameters, name, context)
                    if path:
                        written[name] = write_block_raster(
                            path, raster.grid, values, variable, raster.crs, mask=mask, staging=staging
                        )
            return {**written, "UNESTIMATED": result.values["unestimated"]}

    def variogram(
        self,
        samples: Samples,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Variogram:
        """Return the given variogram, or one fitted to the samples."""
        variogram = self.read_variogram(parameters, context)
        if variogram is None:
            fit, notices = fit_samples(samples, progress=self.progress(feedback, 0.0, 0.1))
            self.notify(feedback, notices)
            variogram = Variogram.from_dict(fit["variogram"])
        feedback.pushInfo(sentence(describe_variogram(variogram)))
        return variogram


def is_indicator(samples: Samples) -> bool:
    """Return whether the values are zeros and ones."""
    return bool(np.isin(samples.values[~np.isnan(samples.values)], (0.0, 1.0)).all())


def _estimate_variable(samples: Samples) -> Variable:
    if is_indicator(samples):
        return Variable(samples.field, "indicator")
    return Variable(samples.field, "estimate", samples.unit)


def squared(unit: str) -> str:
    """Return the unit of a variance.

    Examples
    --------
    >>> squared("g/t"), squared("")
    ('(g/t)²', '')
    """
    return f"({unit})²" if unit else ""

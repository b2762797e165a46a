# SPDX-License-Identifier: GPL-2.0-or-later
"""Krige categories."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.category_files import CategoryPaths, write_categories
from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.sample_codes import MISSING, SampleCodes, code_samples, read_codebook
from ...plugin.bridge.samples import Samples, read_samples
from ...plugin.bridge.variograms import describe_variogram
from ...plugin.engine.blocks.masks import pack_mask
from ...plugin.engine.geostatistics.variogram import Variogram
from .neighbourhood import KrigingAlgorithm, check_estimated


class KrigeCategories(KrigingAlgorithm):
    """Estimates the probability of each category in every block by indicator kriging."""

    ID = "krige_categories"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Estimates in every block the probability of each category, such as a rock type, by kriging of indicators. "
            "It gives the most probable category, its entropy (how undecided the block is) and one raster per "
            "category. All categories share one variogram, so that their probabilities sum to one."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("indicator kriging,lithology,rock,alteration,category,probability,entropy,ore").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Samples"), [kind.TypeVectorPoint]),
            self.tr("Points with elevation, such as composites."),
        )
        self.add(
            QgsProcessingParameterField("FIELD", self.tr("Field"), None, "SAMPLES"),
            self.tr(
                "The category: a text or whole numbers, such as codes or ore (0 and 1); samples without one are left "
                "out."
            ),
        )
        self.add(
            QgsProcessingParameterFile("CODEBOOK", self.tr("Codebook"), extension="json", optional=True),
            self.tr(
                "A codebook made by Encode lithology (.json). Empty: text is numbered from 1 in alphabetical order, "
                "numbers are codes as they stand."
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer("BLOCK_MODEL", self.tr("Block model")),
            self.tr("The blocks to estimate: those that are not nodata."),
        )
        self.add_variogram()
        self.add_search()
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterRasterDestination("CATEGORY", self.tr("Most probable category")),
            self.tr("Code of the most probable category (.tif); the raster carries the codebook."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("ENTROPY", self.tr("Entropy"), optional=True),
            self.tr("0 where one category is certain, 1 where all are equally probable (.tif)."),
        )
        self.add(
            QgsProcessingParameterFolderDestination("PROBABILITIES", self.tr("Probabilities"), optional=True),
            self.tr("Folder for one raster per category with its probability."),
        )
        self.add_block_outputs()

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read samples and blocks, krige in the worker, write the rasters."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        samples = read_samples(self.parameterAsSource(parameters, "SAMPLES", context), field)
        model = BlockRaster.open(self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context))
        check_same_crs(samples.crs, model.crs, self.tr("Samples and block model"))
        book = self.parameterAsFile(parameters, "CODEBOOK", context)
        codes = code_samples(samples, read_codebook(book) if book else None)
        self.notify(feedback, (*samples.notices, *model.notices, *codes.notices))
        mask = model.mask()
        variogram = self.read_variogram(parameters, context)
        given = {
            "grid": model.grid.to_dict(),
            "search": self.read_search(parameters, context).to_dict(),
            "missing": MISSING,
            "variogram": None if variogram is None else variogram.to_dict(),
        }
        paths = CategoryPaths(
            self.parameterAsOutputLayer(parameters, "CATEGORY", context),
            self.parameterAsOutputLayer(parameters, "ENTROPY", context),
            self.parameterAsString(parameters, "PROBABILITIES", context),
        )
        arrays = {"mask": pack_mask(mask), **_arrays(samples, codes)}
        with run_job("krige_categories", given, arrays, progress=self.progress(feedback, 0.0, 0.9)) as result:
            self.notify(feedback, result.notices)
            check_estimated(result.values["unestimated"], int(np.count_nonzero(mask)))
            used = Variogram.from_dict(result.values["variogram"])
            feedback.pushInfo(sentence(describe_variogram(used)))
            layers = write_categories(paths, model, mask, result.arrays, result.values["classes"], codes)
            outputs = {"CATEGORY": paths.category, "ENTROPY": paths.entropy, "PROBABILITIES": paths.probabilities}
            return {
                **{name: path for name, path in outputs.items() if path},
                "PROBABILITY_LAYERS": layers,
                "UNESTIMATED": result.values["unestimated"],
            }


def _arrays(samples: Samples, codes: SampleCodes) -> dict[str, Any]:
    """Return the samples as the job takes them."""
    arrays = {"points": samples.points, "codes": codes.codes}
    return {**arrays, "holes": samples.holes} if samples.hole_names else arrays

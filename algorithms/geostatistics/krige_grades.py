# SPDX-License-Identifier: GPL-2.0-or-later
"""Krige grades."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.grade_files import MEASURE_OUTPUTS, GradeRasters
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.kriging_inputs import domain_arrays, drift_arrays, seen_codes
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.sample_codes import MISSING
from ...plugin.bridge.samples import Samples, check_numbers, read_samples
from ...plugin.bridge.staging import Staging
from ...plugin.bridge.variograms import describe_variogram, fit_samples
from ...plugin.engine.blocks.masks import pack_mask
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.fit_options import Experiment
from ...plugin.engine.geostatistics.variogram import SCALES, Variogram
from .kriging_parameters import KrigingMethodAlgorithm, read_cutoffs, read_seen_domains
from .neighbourhood import check_estimated, variogram_of_file


class KrigeGrades(KrigingMethodAlgorithm):
    """Estimates a field of the samples in every block by kriging."""

    ID = "krige_grades"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Estimates a grade, or any other number, in every block of a model by kriging from the nearest "
            "samples: ordinary, simple or universal, at points or over blocks, by domain, of logarithms or normal "
            "scores too. "
            "It also gives the kriging variance, which says how uncertain each estimate is. "
            "A field of zeros and ones, such as ore, becomes its probability."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr(
            "kriging,grade,estimate,interpolation,variance,geostatistics,universal,simple,block,indicator,domain"
        ).split(",")

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
        self.add_method()
        self.add_search()
        self.add_domains()
        self.add_cutoffs()
        self.add_device()
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterRasterDestination("ESTIMATE", self.tr("Estimate")),
            self.tr("The kriged value of each block (.tif), in the unit of the field."),
        )
        rasters = (
            ("VARIANCE", self.tr("Kriging variance"), self.tr(
                "The kriging variance of each block (.tif), in the squared unit of the field.")),
            ("NUMBER_OF_SAMPLES", self.tr("Number of samples"), self.tr(
                "How many samples each block was estimated from (.tif).")),
            ("PASS", self.tr("Search pass"), self.tr("The pass in which each block was estimated, from 1 on (.tif).")),
            ("MEAN_DISTANCE", self.tr("Mean distance"), self.tr(
                "Mean distance of each block to its samples (.tif), CRS units.")),
            ("EFFICIENCY", self.tr("Kriging efficiency"), self.tr(
                "Share of the blocks' variance that the estimate explains (.tif): 1 at best; below 0 the mean would "
                "be better.")),
            ("SLOPE", self.tr("Slope of regression"), self.tr(
                "Slope of the regression of true on estimated values (.tif): 1 at best; below it high estimates are "
                "too high and low ones too low.")),
            ("E_TYPE", self.tr("Mean of the indicators"), self.tr(
                "Mean grade by the probabilities above the cutoffs (.tif).")),
        )  # fmt: skip
        for name, title, text in rasters:
            self.add(QgsProcessingParameterRasterDestination(name, title, optional=True), text)
        self.add(
            QgsProcessingParameterFolderDestination("PROBABILITIES", self.tr("Probabilities"), optional=True),
            self.tr("Folder for one raster per cutoff: the probability that a block is not below it."),
        )
        self.add_block_outputs()

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read samples and blocks, krige in the worker, write the rasters."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        samples = read_samples(self.parameterAsSource(parameters, "SAMPLES", context), field)
        check_numbers(samples)
        raster = BlockRaster.open(self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context))
        check_same_crs(samples.crs, raster.crs, self.tr("Samples and block model"))
        mask = raster.mask()
        given = {
            "grid": raster.grid.to_dict(),
            "search": self.read_search(parameters, context).to_dict(),
            "method": self.read_method(parameters, context).to_dict(),
            "scale": self._choice(parameters, "SCALE", context),
            "device": self._choice(parameters, "DEVICE", context),
            "precision": self._choice(parameters, "PRECISION", context),
            "measures": self._measures(parameters, context),
            **self._cutoffs(parameters, context),
        }
        arrays: dict[str, Any] = {"mask": pack_mask(mask), "points": samples.points, "values": samples.values}
        if samples.hole_names:
            arrays["holes"] = samples.holes
        self.notify(feedback, (*samples.notices, *raster.notices))
        drift = self.parameterAsRasterLayer(parameters, "EXTERNAL_DRIFT", context)
        if drift is not None:
            arrays.update(drift_arrays(BlockRaster.open(drift), raster, mask, samples.points))
        given["domains"], of_domains = self._domains(parameters, context, feedback, raster, mask)
        arrays.update(of_domains)
        if not given["domains"]:
            del given["domains"]
        given["variogram"] = self.variogram(samples, parameters, context, feedback).to_dict()
        with run_job("krige_grades", given, arrays, progress=self.progress(feedback, 0.1, 0.9)) as result:
            self.notify(feedback, result.notices)
            check_estimated(result.values["unestimated"], int(np.count_nonzero(mask)))
            written = self._write(parameters, context, GradeRasters(raster, mask, samples), result.arrays, given)
            return {**written, "UNESTIMATED": result.values["unestimated"]}

    def _measures(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        """Return the job's names of the rasters that are asked for beside estimate, variance and number."""
        wanted = [name for name in MEASURE_OUTPUTS if self.parameterAsOutputLayer(parameters, name, context)]
        return [MEASURE_OUTPUTS[name][0] for name in wanted if name != "NUMBER_OF_SAMPLES"]

    def _cutoffs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the cutoffs and the variogram of their indicators, where there are cutoffs."""
        cutoffs = read_cutoffs(self.parameterAsString(parameters, "CUTOFFS", context))
        if not cutoffs:
            return {}
        path = self.parameterAsFile(parameters, "CUTOFF_VARIOGRAM", context)
        return {"cutoffs": cutoffs, "cutoff_variogram": variogram_of_file(path).to_dict() if path else None}

    def _domains(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        model: BlockRaster,
        mask: NDArray[np.bool_],
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the domains as parameters and arrays of the job; both empty when there are none."""
        fields = self.parameterAsStrings(parameters, "DOMAIN", context)
        layer = self.parameterAsRasterLayer(parameters, "DOMAIN_RASTER", context)
        if not fields and layer is None:
            return {}, {}
        if not fields or layer is None:
            raise InvalidInputError("Kriging by domain needs both a field of the samples and a raster of the blocks.")
        samples = read_samples(self.parameterAsSource(parameters, "SAMPLES", context), fields[0])
        arrays, names, notices = domain_arrays(samples, BlockRaster.open(layer), model, mask)
        self.notify(feedback, notices)
        distance = parameters.get("BOUNDARY_DISTANCE") not in (None, "")
        given = {
            "boundary": self._choice(parameters, "BOUNDARY", context),
            "distance": self.parameterAsDouble(parameters, "BOUNDARY_DISTANCE", context) if distance else None,
            "seen": seen_codes(read_seen_domains(self.parameterAsString(parameters, "SEEN_DOMAINS", context)), names),
            "names": {str(code): name for code, name in names.items()},
            "missing": MISSING,
        }
        return given, arrays

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        rasters: GradeRasters,
        found: Mapping[str, NDArray[Any]],
        given: dict[str, Any],
    ) -> dict[str, Any]:
        """Write the rasters that are asked for, together; return their paths by output."""
        written: dict[str, Any] = {}
        names = ["ESTIMATE", "VARIANCE", *MEASURE_OUTPUTS, *(["E_TYPE"] if "cutoffs" in given else [])]
        with Staging() as staging:
            for name in names:
                path = self.parameterAsOutputLayer(parameters, name, context)
                if path:
                    written[name] = rasters.write(path, name, found, staging)
            folder = self.parameterAsString(parameters, "PROBABILITIES", context)
            if folder and "cutoffs" in given:
                written["PROBABILITIES"] = folder
                layers = rasters.write_probabilities(folder, given["cutoffs"], found["above"], staging)
                written["PROBABILITY_LAYERS"] = layers
        return written

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
            scale = self._choice(parameters, "SCALE", context)
            settings = {"experiment": Experiment(scale=scale).to_dict()} if scale != SCALES[0] else None
            fit, notices = fit_samples(samples, settings=settings, progress=self.progress(feedback, 0.0, 0.1))
            self.notify(feedback, notices)
            variogram = Variogram.from_dict(fit["variogram"])
        feedback.pushInfo(sentence(describe_variogram(variogram)))
        return variogram

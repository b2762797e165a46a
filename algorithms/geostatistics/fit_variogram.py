# SPDX-License-Identifier: GPL-2.0-or-later
"""Fit a variogram."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.bridge.messages import sentence
from ...plugin.bridge.reports.angles import DRAWING, angles_text
from ...plugin.bridge.reports.variogram import variogram_report
from ...plugin.bridge.samples import read_samples
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.bridge.variograms import describe_variogram, fit_samples
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.candidates import ANISOTROPY_BY, FEWEST_SAMPLES
from ...plugin.engine.geostatistics.variogram import Variogram
from .variogram_parameters import VariogramAlgorithm

STRUCTURES = (
    "auto",
    "spherical",
    "exponential",
    "gaussian",
    "spherical+spherical",
    "exponential+spherical",
    "exponential+exponential",
    "spherical+spherical+spherical",
    "cubic",
    "cubic+spherical",
    "matern",
    "power",
)


class FitVariogram(VariogramAlgorithm):
    """Fits a variogram model to a field of the samples."""

    ID = "fit_variogram"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Measures how unlike samples become with distance and direction, and fits a variogram model: nugget, "
            "sills, ranges along three axes and their directions. "
            "The report shows the model on the experimental variogram. A fit that makes no sense is refused with the "
            "reason, and a rule of thumb is written instead; where there is nothing to fit, as with equal values, "
            "nothing is written."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("variogram,semivariogram,range,sill,nugget,anisotropy,geostatistics").split(",")

    def drawing(self) -> tuple[str, str]:
        """Return the drawing of the angles."""
        return DRAWING, angles_text()

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_inputs()
        self._add_outputs()

    def _add_inputs(self) -> None:
        kind = QgsProcessing.SourceType
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Samples"), [kind.TypeVectorPoint]),
            self.tr("Points with elevation, such as composites."),
        )
        self.add(
            QgsProcessingParameterField("FIELD", self.tr("Field"), None, "SAMPLES"),
            self.tr("A number; of a text, such as a rock type, the variogram of its categories together is fitted."),
        )
        structures = QgsProcessingParameterEnum(
            "STRUCTURES", self.tr("Structures"), list(STRUCTURES), False, STRUCTURES[0], False, True
        )
        self.add(
            structures,
            self.tr(
                "Shape of the model; names with + are nested structures. auto: one spherical, or two if much better."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean("ANISOTROPIC", self.tr("Look for directions"), True),
            self.tr("Whether ranges may differ by direction; what decides whether they do is below."),
        )
        self.add(
            QgsProcessingParameterString("MODELS", self.tr("Structures of your own"), "", optional=True),
            self.tr(
                "Up to three nested structures by name: spherical, exponential, gaussian, cubic, matern(2.5), "
                "power(1.5), such as cubic, spherical. The number is the smoothness (0.1 to 10) or the exponent "
                "(below 2); without it the best of three is taken. Empty: those chosen above."
            ),
            advanced=True,
        )
        self.add_choice(
            "ANISOTROPY_BY",
            self.tr("Directions are kept by"),
            ANISOTROPY_BY,
            self.tr(
                "estimates: ranges differ by direction only where samples are then better estimated from other holes. "
                "fit: where the model is then nearer to the experiment in its directions."
            ),
        )
        self.add_experiment()
        self.add_directions()
        self.add_constraints()
        self.add(
            QgsProcessingParameterNumber("SEED", self.tr("Seed"), number.Integer, 0, minValue=0),
            self.tr("Seed of the draw of pairs and of the search; the same seed gives the same model."),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFileDestination("VARIOGRAM", self.tr("Variogram"), self.tr("Variogram (*.json)")),
            self.tr("The model (.json), for kriging."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), self.tr("Web page (*.html)"), optional=True
            ),
            self.tr("The model drawn on the experimental variogram, in numbers and in words (.html)."),
        )
        for name, title in (
            ("NUGGET", self.tr("Nugget")),
            ("SILL", self.tr("Sill")),
            ("RANGE", self.tr("Longest range")),
            ("MISFIT", self.tr("Misfit")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), self.tr("Of the fitted model."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the samples, fit in the worker, write the model and the report."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        samples = read_samples(self.parameterAsSource(parameters, "SAMPLES", context), field)
        models = self.parameterAsString(parameters, "MODELS", context).strip()
        settings = {
            "structures": models or self.parameterAsEnumString(parameters, "STRUCTURES", context),
            "anisotropic": self.parameterAsBool(parameters, "ANISOTROPIC", context),
            "anisotropy_by": self.parameterAsEnumString(parameters, "ANISOTROPY_BY", context),
            "experiment": self.read_experiment(parameters, context).to_dict(),
            "constraints": self.read_constraints(parameters, context).to_dict(),
            "seed": self.parameterAsInt(parameters, "SEED", context),
        }
        fit, notices = fit_samples(samples, settings=settings, progress=self.progress(feedback, 0.0, 0.95))
        check_fitted(fit, samples.field)
        notices = (*samples.notices, *notices)
        self.notify(feedback, notices)
        model = Variogram.from_dict(fit["variogram"])
        feedback.pushInfo(sentence(describe_variogram(model)))
        # The experiment lies beside the model, so that a report can draw both; kriging passes it over.
        text = json.dumps({**model.to_dict(), "fit": fit}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        written = self._write(text, variogram_report(fit, notices), parameters, context)
        widest = model.widest
        return {
            **written,
            "NUGGET": model.nugget,
            "SILL": model.sill,
            "RANGE": 0.0 if widest is None else widest.ranges[0],
            "MISFIT": fit["misfit"],
        }

    def _write(
        self, model: str, report: str, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:
        """Write the files that are asked for, together."""
        written = {}
        with Staging() as staging:
            for name, extension, text in (("VARIOGRAM", ".json", model), ("REPORT", ".html", report)):
                path = self.parameterAsFileOutput(parameters, name, context)
                if not path:
                    continue
                target = check_extension(path, extension)
                with writing(target):
                    staging.path(target).write_text(text, encoding="utf-8")
                written[name] = str(target)
        return written


def check_fitted(fit: dict[str, Any], field: str) -> None:
    """Refuse a rule of thumb where not even a bad fit was possible: kriging takes it, but it says nothing of a field.

    Raises
    ------
    InvalidInputError
        Too few samples, or equal values.
    """
    if not fit["is_fallback"] or fit["misfit"] is not None:
        return
    if fit["sample_variance"] > 0.0:
        raise InvalidInputError(
            "No variogram can be fitted to {field}: only {n} samples have a value, and at least {needed} are needed.",
            field=field,
            n=fit["n_samples"],
            needed=FEWEST_SAMPLES,
        )
    raise InvalidInputError(
        "No variogram can be fitted to {field}: all of its {n} values are equal; different ones are needed.",
        field=field,
        n=fit["n_samples"],
    )

# SPDX-License-Identifier: GPL-2.0-or-later
"""Cross-validate kriging."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.left_out import LeftOut, groups_by_hole, leave_out
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.reports.cross_validation import cross_validation_report
from ...plugin.bridge.residuals import write_residuals
from ...plugin.bridge.samples import Samples, check_numbers, read_samples
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.bridge.variograms import describe_variogram, fit_samples
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.comparison import Trial
from ...plugin.engine.geostatistics.method import KrigingMethod
from ...plugin.engine.geostatistics.search import Search
from ...plugin.engine.geostatistics.variogram import Variogram
from .kriging_parameters import KrigingMethodAlgorithm
from .neighbourhood import variogram_of_file

WAYS = ("hole", "sample")
"""What is left out together."""
SCORES = ("mean_error", "rmse", "correlation", "slope", "standardised_mean", "standardised_deviation")
"""Scores that are outputs."""


class CrossValidateKriging(KrigingMethodAlgorithm):
    """Estimates each sample without itself or its hole and says how far off the estimates are."""

    ID = "cross_validate_kriging"

    def __init__(self) -> None:
        super().__init__()
        self._of_search: set[str] = set()

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Takes each sample, or each hole, away and estimates it by kriging from the others: the errors say how "
            "good a variogram and a search are. "
            "Several variograms and searches are compared in one call, beside inverse distance and the nearest "
            "sample. "
            "The layer of residuals shows where estimates are too high and too low, the report what the errors are."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("cross-validation,jackknife,kriging,residuals,error,bias,variogram,geostatistics").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_inputs()
        before = {one.name() for one in self.parameterDefinitions()}
        self.add_search()
        self._of_search = {one.name() for one in self.parameterDefinitions()} - before
        self._add_comparison()
        self.add_kind()
        self._add_outputs()

    def _add_inputs(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Samples"), [kind.TypeVectorPoint]),
            self.tr("Points with elevation, such as composites."),
        )
        numeric = QgsProcessingParameterField.DataType.Numeric
        self.add(
            QgsProcessingParameterField("FIELD", self.tr("Field"), None, "SAMPLES", numeric),
            self.tr("The number to estimate; samples without a value are left out."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "VARIOGRAM", self.tr("Variograms"), QgsProcessing.SourceType.TypeFile, optional=True
            ),
            self.tr(
                "One or several variograms made by Fit variogram (.json), to be compared. Empty: one is fitted to all "
                "samples, and the log shows it."
            ),
        )
        self.add(
            QgsProcessingParameterEnum("BY", self.tr("Leave out by"), list(WAYS), False, WAYS[0], False, True),
            self.tr(
                "hole: a sample is estimated from other holes only, as a new hole would be; sample: from all other "
                "samples, which are mostly of its own hole and flatter the result. By hole, samples of several holes "
                "at one place, where holes cross, are left out together; for the others each of them counts by itself, "
                "where Krige grades would average them. A warning counts them."
            ),
        )

    def _add_comparison(self) -> None:
        kind = QgsProcessing.SourceType
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterString("SEARCHES", self.tr("Searches to compare"), "", False, True),
            self.tr(
                "More searches, each tried with every variogram: changes to the parameters of the search, a semicolon "
                "between two searches, such as MAX_SAMPLES=12; MAX_SAMPLES=48, REACH=1."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterVectorLayer("COLLARS", self.tr("Collars"), [kind.TypeVector], optional=True),
            self.tr(
                "Table of collars: holes that start at one place, such as wedges, are left out together. Empty: the "
                "start of each hole is drawn on from its uppermost samples."
            ),
            advanced=True,
        )
        self.add(
            number("COLLAR_DISTANCE", self.tr("Distance of one collar"), number.Type.Double, 1.0, minValue=0.0),
            self.tr("Holes whose collars are no farther apart than this are left out together; CRS units."),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterVectorDestination("RESIDUALS", self.tr("Residuals"), kind.TypeVectorPoint),
            self.tr("The samples (.gpkg) with value, estimate, residual (estimate minus value) and its expected size."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), self.tr("Web page (*.html)"), optional=True
            ),
            self.tr("Scores of all trials, plots of the best one, and the holes that stand out (.html)."),
        )
        for name, title, text in (
            ("MEAN_ERROR", self.tr("Mean error"), self.tr("Mean of estimate minus sample, of the best trial.")),
            ("RMSE", self.tr("RMSE"), self.tr("Root of the mean squared error, of the best trial.")),
            ("CORRELATION", self.tr("Correlation"), self.tr("Correlation of estimates and samples.")),
            ("SLOPE", self.tr("Slope"), self.tr("Slope of the regression of samples on estimates.")),
            (
                "STANDARDISED_MEAN",
                self.tr("Standardised error, mean"),
                self.tr("Mean of the error over the kriging standard deviation; 0 at best."),
            ),
            (
                "STANDARDISED_DEVIATION",
                self.tr("Standardised error, deviation"),
                self.tr("Root mean square of the error over the kriging standard deviation; 1 at best."),
            ),
            ("RMSE_INVERSE_DISTANCE", self.tr("RMSE of inverse distance"), self.tr("On the same samples.")),
            ("RMSE_NEAREST", self.tr("RMSE of the nearest sample"), self.tr("On the same samples.")),
            ("COUNT", self.tr("Samples compared"), self.tr("Number of samples that every way could estimate.")),
            ("BEST", self.tr("Best trial"), self.tr("Number of the trial with the smallest RMSE, 1 for the first.")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the samples, leave them out in the worker, write layer and report."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        source = self.parameterAsSource(parameters, "SAMPLES", context)
        samples = read_samples(source, field)
        check_numbers(samples)
        groups = None
        if self.parameterAsEnumString(parameters, "BY", context) == "hole":
            collars = self.parameterAsVectorLayer(parameters, "COLLARS", context)
            distance = self.parameterAsDouble(parameters, "COLLAR_DISTANCE", context)
            groups = groups_by_hole(samples, source, collars, distance)
        searches = list(self._searches(parameters, context))
        self.notify(feedback, samples.notices)
        variograms = self._variograms(samples, parameters, context, feedback)
        trials = _trials(variograms, searches, self.read_kind(parameters, context))
        found = leave_out(samples, trials, groups, progress=self.progress(feedback, 0.1, 0.95))
        self.notify(feedback, found.notices)
        return {**self._write(found, parameters, context), **_numbers(found)}

    def _searches(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Iterator[tuple[str, Search]]:
        """Yield the search of the parameters and each changed one, by what was changed."""
        yield "", self.read_search(parameters, context)
        text = self.parameterAsString(parameters, "SEARCHES", context)
        for part in filter(None, (one.strip() for one in text.split(";"))):
            changed = dict(self._change(one) for one in part.split(","))
            yield part, self.read_search({**parameters, **changed}, context)

    def _change(self, text: str) -> tuple[str, str]:
        """Return name and value of a changed parameter of the search."""
        name, sign, value = (one.strip() for one in text.partition("="))
        if not sign or name.upper() not in self._of_search:
            raise InvalidInputError(
                "Searches to compare are written NAME=value with names among {names}, but {given} was given.",
                names=", ".join(sorted(self._of_search)),
                given=text.strip(),
            )
        return name.upper(), value

    def _variograms(
        self,
        samples: Samples,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[tuple[str, Variogram]]:
        """Return the given variograms by the names of their files, or one fitted to the samples."""
        paths = self.parameterAsFileList(parameters, "VARIOGRAM", context)
        found = [(Path(path).stem, variogram_of_file(path)) for path in paths if path]
        if not found:
            fit, notices = fit_samples(samples, progress=self.progress(feedback, 0.0, 0.1))
            self.notify(feedback, notices)
            found = [(self.tr("fitted"), Variogram.from_dict(fit["variogram"]))]
        for _, variogram in found:
            feedback.pushInfo(sentence(describe_variogram(variogram)))
        return found

    def _write(self, found: LeftOut, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Write layer and report together."""
        written = {}
        layer = self.parameterAsOutputLayer(parameters, "RESIDUALS", context)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        with Staging() as staging:
            written["RESIDUALS"] = write_residuals(layer, found, staging=staging)
            if report:
                target = check_extension(report, ".html")
                text = cross_validation_report(found, (*found.samples.notices, *found.notices))
                with writing(target):
                    staging.path(target).write_text(text, encoding="utf-8")
                written["REPORT"] = str(target)
        return written


def _trials(
    variograms: list[tuple[str, Variogram]], searches: list[tuple[str, Search]], method: KrigingMethod
) -> list[Trial]:
    """Return every variogram with every search, named by what tells them apart."""
    return [
        Trial(", ".join(filter(None, (name, changed))), variogram, search, method)
        for name, variogram in variograms
        for changed, search in searches
    ]


def _numbers(found: LeftOut) -> dict[str, Any]:
    """Return the number outputs: the scores of the best trial, and of what kriging must beat."""
    best = found.scores[found.best]
    return {
        **{name.upper(): best[name] for name in SCORES},
        "RMSE_INVERSE_DISTANCE": found.inverse_scores["rmse"],
        "RMSE_NEAREST": found.nearest_scores["rmse"],
        "COUNT": best["n"],
        "BEST": found.best + 1,
    }

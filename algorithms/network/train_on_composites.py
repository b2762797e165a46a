# SPDX-License-Identifier: GPL-2.0-or-later
"""Train on composites."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.composite_sources import CompositeSources, composite_sources
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.learning_files import write_learning
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.learning.kriging_trials import TRIALS
from ...plugin.engine.learning.members import MEMBERS
from ...plugin.engine.learning.predictor import BLENDED
from ...plugin.engine.learning.skill import FOLDS
from ..base import OresightAlgorithm
from ..checkpoint_parameters import add_folds_checkpoint, checkpoint_job, read_checkpoint
from ..score_outputs import add_score_outputs, score_outputs


class TrainOnComposites(OresightAlgorithm):
    """Learns from composites what the ground between the holes is, and says how good it is at new holes."""

    ID = "train_on_composites"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Learns from composites where ore is, each composite seen with what the other holes say, as a block "
            "between the holes is seen. "
            "Networks, a logistic regression, boosted trees and extremely randomised trees are averaged, with weights "
            "fitted at left-out holes, and calibrated. "
            "The scores are taken at holes that were left out of everything, beside kriging alone, inverse distance "
            "alone and trees on coordinates, and the report says which of them the data support. "
            "Predict from composites then gives the probability of ore in every block."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr(
            "honest,held-out holes,cross-validation,ensemble,machine learning,boosting,random forest,calibration,ore"
        ).split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_inputs()
        self._add_choices()
        destinations = (
            ("MODEL", self.tr("Model"), "Safetensors (*.safetensors)", False, self.tr(
                "What was learned, with all that prediction needs but the composites (.safetensors).")),
            ("RECORD", self.tr("Run record"), "JSON (*.json)", True, self.tr(
                "Inputs with checksums, settings, seeds, versions, scores with intervals (.json).")),
            ("REPORT", self.tr("Report"), "HTML (*.html)", True, self.tr(
                "What it is worth at new holes, beside what is simpler, on one page (.html).")),
        )  # fmt: skip
        for name, title, kind, is_optional, text in destinations:
            definition = QgsProcessingParameterFileDestination(
                name, title, kind, optional=is_optional, createByDefault=True
            )
            self.add(definition, text)
        add_folds_checkpoint(self)
        add_score_outputs(
            self, self.tr("At the left-out holes, at the model's threshold; empty when it is not defined.")
        )

    def _add_inputs(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Composites"), [kind.TypeVectorPoint]),
            self.tr("Points with elevation and the hole they belong to, as Composite drillholes makes them."),
        )
        self.add(
            QgsProcessingParameterExpression("TARGET", self.tr("Target"), '"ore"', "SAMPLES"),
            self.tr(
                'Where a composite is ore: the field ore of the composites, or an expression such as "cu_pct" >= 0.3. '
                "Composites for which it is not known are left out."
            ),
        )
        self.add(
            QgsProcessingParameterExpression("GRADE", self.tr("Grade"), None, "SAMPLES", True),
            self.tr(
                "The number that ore is about, as a field or expression; high values mean ore. Empty: what the target "
                "compares with a number, else the field that tells ore best."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterVectorLayer("COLLARS", self.tr("Collars"), [kind.TypeVector], optional=True),
            self.tr(
                "Table of collars: holes that start at one place, such as wedges, are held out together. Empty: the "
                "start of each hole is drawn on from its uppermost composites."
            ),
            advanced=True,
        )

        self.add(
            QgsProcessingParameterString("COLUMNS", self.tr("Columns set by hand"), "", True, True),
            self.tr(
                "Columns of the collars with unusual names, such as collars.x = RECHTS, one on each line, as in "
                "Composite drillholes."
            ),
            advanced=True,
        )

    def _add_choices(self) -> None:
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterEnum("MEMBERS", self.tr("Members"), list(MEMBERS), True, list(BLENDED), False, True),
            self.tr(
                "What is blended, each with the weight that it deserves at left-out holes: network (on what is known "
                "around a place), network_places (with coordinates too), linear (logistic regression), "
                "boosted (gradient boosting), randomised (extremely randomised trees), randomised_places (the same on "
                "turned coordinates alone), graded_places (the same, but they learn the grade), kriging, "
                "inverse_distance. Each that is fitted is scored by itself too."
            ),
        )
        self.add(
            number("SEED", self.tr("Seed"), number.Type.Integer, 1, minValue=0),
            self.tr("Of everything that is drawn: the same seed gives the same model."),
        )
        self.add(
            number("FOLDS", self.tr("Folds"), number.Type.Integer, FOLDS, minValue=2, maxValue=50),
            self.tr(
                "Parts of the holes that are held out in turn; everything is learned anew without each. More are "
                "slower and a little more exact."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("BELOW", self.tr("Imitate ground below the drilling"), False),
            self.tr(
                "Learn also from copies of the composites that know nothing at their own level and deeper, as blocks "
                "below the drilling do. Weights and calibration are then not fitted at left-out holes, which say "
                "little of such ground: what learns from the surroundings and trees on coordinates alone count alike, "
                "and the probabilities are not calibrated."
            ),
            advanced=True,
        )
        self.add(
            number("TRIALS", self.tr("Variograms tried"), number.Type.Integer, TRIALS, minValue=1, maxValue=1000),
            self.tr("How many variograms are drawn; the best at left-out holes are kept."),
            advanced=True,
        )
        self.add(
            number("COLLAR_DISTANCE", self.tr("Distance of one collar"), number.Type.Double, 1.0, minValue=0.0),
            self.tr("Holes whose collars are no farther apart than this are held out together; CRS units."),
            advanced=True,
        )

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse columns of collars without collars: they would stand for nothing."""
        if parameters.get("COLUMNS") and not parameters.get("COLLARS"):
            return False, self.tr(
                "Columns set by hand (COLUMNS) are columns of the collars; give Collars (COLLARS) too, or leave them "
                "empty."
            )
        return super().checkParameterValues(parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the composites, learn in the worker, and write."""
        checkpoint = read_checkpoint(self, parameters, context)
        sources = composite_sources(
            self.parameterAsSource(parameters, "SAMPLES", context),
            target=self.parameterAsString(parameters, "TARGET", context),
            grade=self.parameterAsString(parameters, "GRADE", context),
            collars=self.parameterAsVectorLayer(parameters, "COLLARS", context),
            collar_columns=self.parameterAsString(parameters, "COLUMNS", context),
        )
        self.notify(feedback, sources.notices)
        settings = self._settings(parameters, context)
        given = {
            **settings,
            "holes": list(sources.hole_names),
            "about": _about(sources),
            **checkpoint_job(checkpoint),
        }
        with run_job(
            "train_on_composites", given, sources.arrays, progress=self.progress(feedback, 0.02, 0.98)
        ) as result:
            self.notify(feedback, result.notices)
            written = write_learning(self._targets(parameters, context), sources, settings, result)
        if checkpoint is not None:
            checkpoint.remove()
        return {**written, **score_outputs(result.values)}

    def _settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return what was chosen, as the job takes it."""
        members = self.parameterAsEnumStrings(parameters, "MEMBERS", context)
        if not members:
            raise InvalidInputError("At least one member is needed, of {known}.", known=", ".join(MEMBERS))
        return {
            "members": [kind for kind in MEMBERS if kind in members],
            "seed": self.parameterAsInt(parameters, "SEED", context),
            "folds": self.parameterAsInt(parameters, "FOLDS", context),
            "is_below": self.parameterAsBoolean(parameters, "BELOW", context),
            "trials": self.parameterAsInt(parameters, "TRIALS", context),
            "collar_distance": self.parameterAsDouble(parameters, "COLLAR_DISTANCE", context),
        }

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the wanted outputs and their paths."""
        paths = {name: self.parameterAsFileOutput(parameters, name, context) for name in ("MODEL", "RECORD", "REPORT")}
        return {name: path for name, path in paths.items() if path}


def _about(sources: CompositeSources) -> dict[str, Any]:
    """Return what prediction must know of the composites."""
    return {"target": sources.target, "grade": sources.grade_name}

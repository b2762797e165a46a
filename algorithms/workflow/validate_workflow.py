# SPDX-License-Identifier: GPL-2.0-or-later
"""Validate the workflow."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
    QgsVectorLayer,
)

from ...plugin.bridge.composite_fields import FeatureFields, feature_fields
from ...plugin.bridge.drillholes import parse_columns
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.run_files import table_record
from ...plugin.bridge.truth import find_truth
from ...plugin.bridge.validation_files import ValidationFiles, alarm_notices, write_validation
from ...plugin.bridge.validation_inputs import validation_inputs
from ...plugin.engine.errors import CancelledError, EngineError, InvalidInputError
from ...plugin.engine.evaluation.folds import DEEPEST, WAYS
from ..checkpoint_parameters import add_folds_checkpoint, checkpoint_job, read_checkpoint
from ..drillholes.composite_drillholes import CompositeDrillholes
from .deposit_algorithm import DepositAlgorithm, check_ore
from .settings import WorkflowSettings
from .steps import RecordingFeedback
from .validation_settings import learning_settings, protocol_settings, settings_left_aside


class ValidateWorkflow(DepositAlgorithm):
    """Says how far the map of ore can be believed, by leaving composites out of everything."""

    ID = "validate_workflow"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Says how far a map of ore made from these tables can be believed. Holes, deep ground, blocks of ground or "
            "single composites are withheld before variograms, kriging, scaling and training; the whole chain runs on "
            "the rest; and its predictions are scored at the withheld composites, which are real observations. "
            "Beside the honest predictor stand simpler methods, the published protocol done strictly, and the same "
            "done as usual, with everything kriged from all data: the difference is what the usual figures say too "
            "much. "
            "The report says in plain words whether it is better than chance and than kriging alone, by how much, "
            "and where not to trust it."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("validation,cross-validation,held-out holes,honest,leak,optimism,baseline,trust,score").split(
            ","
        )

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_tables()
        self.add_settings(
            self.tr(
                "Settings of the single steps (.json), as of Run workflow. Composites, fields, variograms, search, "
                "network and the members of the honest predictor are taken from them; blocks are of their size."
            )
        )
        self._add_folds()
        self._add_destinations()
        for name, title, text in (
            ("AUC", self.tr("AUC"), self.tr("Of the honest predictor at the withheld composites.")),
            ("AUC_LOW", self.tr("AUC, lower end"), self.tr("Lower end of its interval over holes, of 95 %.")),
            ("AUC_HIGH", self.tr("AUC, upper end"), self.tr("Upper end of its interval.")),
            ("AUC_STRONGEST", self.tr("AUC of the strongest baseline"), self.tr("Of the simpler method that does "
             "best.")),
            ("GAIN", self.tr("Gain"), self.tr("AUC of the honest predictor less that of the strongest baseline.")),
            ("GAIN_LOW", self.tr("Gain, lower end"), self.tr("Lower end of its interval; above 0, the gain is real.")),
            ("GAIN_HIGH", self.tr("Gain, upper end"), self.tr("Upper end of its interval.")),
            ("AUC_PUBLISHED", self.tr("AUC of the published protocol"), self.tr("Kriged without the withheld.")),
            ("AUC_NAIVE", self.tr("AUC of the usual protocol"), self.tr("Kriged from all data, the withheld too.")),
            ("LOG_LOSS", self.tr("Log-loss"), self.tr("Of the honest predictor.")),
            ("CALIBRATION_ERROR", self.tr("Calibration error"), self.tr("Mean distance between its probability and the "
             "share of ore.")),
            ("AUC_TRUTH", self.tr("AUC against the truth"), self.tr("In the ground about the withheld composites, "
             "where the true ore is known, as in a sample deposit; else empty.")),
        ):  # fmt: skip
            self.add(QgsProcessingOutputNumber(name, title), text)

    def _add_folds(self) -> None:
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterEnum("BY", self.tr("Withhold by"), list(WAYS), False, WAYS[0], False, True),
            self.tr(
                "hole: whole holes, those with a common collar together, as a new hole would be predicted. depth: the "
                "deepest composites, as ground below the drilling. block: blocks of ground with a buffer about them, "
                "as ground beside it. random: single composites, which mostly lie beside others of their own hole and "
                "flatter every method."
            ),
        )
        self.add(
            number("FOLDS", self.tr("Folds"), number.Type.Integer, 5, minValue=1, maxValue=50),
            self.tr(
                "Parts that are withheld in turn; 2 at least. By depth: the number of cuts, 5 at most, of which the "
                "first counts and the others stand beside it."
            ),
        )
        self.add(
            number("DEEPEST", self.tr("Deepest share"), number.Type.Double, 100.0 * DEEPEST, False, 5.0, 55.0),
            self.tr("By depth: how many per cent of the composites lie below the first cut."),
            advanced=True,
        )
        self.add(
            number("BLOCK", self.tr("Side of the blocks of ground"), number.Type.Double, None, True, 0.0),
            self.tr("By block: side in plan, CRS units. Empty: about four blocks for each fold."),
            advanced=True,
        )
        self.add(
            number("BUFFER", self.tr("Buffer"), number.Type.Double, None, True, 0.0),
            self.tr(
                "By block: composites nearer than this to withheld ones are left out as well, and counted; CRS units. "
                "Empty: the median distance between neighbouring holes."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterExpression("GRADE", self.tr("Grade"), None, None, True),
            self.tr(
                "The number that ore is about, as a field or expression of the composites; high values mean ore. "
                "Empty: what the expression of ore compares with a number, else the field that tells ore best."
            ),
            advanced=True,
        )
        self.add(
            number("COLLAR_DISTANCE", self.tr("Distance of one collar"), number.Type.Double, 1.0, minValue=0.0),
            self.tr("Holes whose collars are no farther apart than this are withheld together; CRS units."),
            advanced=True,
        )
        self.add(
            number("SEED", self.tr("Seed"), number.Type.Integer, 1, minValue=0),
            self.tr("Of the draw of folds and of the intervals; that of learning is among the settings."),
            advanced=True,
        )

    def _add_destinations(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterVectorDestination("SCORES", self.tr("Scores"), kind.TypeVector),
            self.tr(
                "A row for each method (.gpkg or .csv): AUC, log-loss, average precision and calibration error with "
                "intervals over holes, and the gain of the honest predictor over it; then its AUC in each fold."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", self.tr("Report"), "HTML (*.html)", optional=True, createByDefault=True
            ),
            self.tr("How far the map can be believed, on one page (.html)."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RECORD", self.tr("Run record"), "JSON (*.json)", optional=True, createByDefault=True
            ),
            self.tr("Inputs with checksums, settings, seeds, versions and all figures (.json)."),
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                "WITHHELD", self.tr("Withheld composites"), kind.TypeVectorPoint, optional=True, createByDefault=False
            ),
            self.tr("The withheld composites (.gpkg) with ore, fold and what each method said of them."),
            advanced=True,
        )
        add_folds_checkpoint(self)

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse folds that the way to withhold does not know."""
        by = self.parameterAsEnumString(parameters, "BY", context)
        folds = self.parameterAsInt(parameters, "FOLDS", context)
        if by == "depth" and folds > 5:
            return False, self.tr("By depth there are 5 cuts at most (FOLDS), but {0} were asked for.").format(folds)
        if by != "depth" and folds < 2:
            return False, self.tr("At least 2 folds are needed (FOLDS), but {0} was given.").format(folds)
        return super().checkParameterValues(parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the composites, run the chain fold by fold in the worker, write what it comes to."""
        settings = self.read_workflow_settings(parameters, context)
        check_ore(settings)
        checkpoint = read_checkpoint(self, parameters, context)
        tables = self.read_tables(parameters, context)
        read = [table_record(name, layer) for name, layer in tables.items()]
        with TemporaryDirectory(prefix="oresight-") as folder:
            layer = self._composites(tables, settings, Path(folder) / "composites.gpkg", context, feedback)
            try:
                fields = _fields(layer, tables, settings)
                inputs = validation_inputs(
                    layer,
                    fields,
                    target=str(settings.sections["composites"]["ore"]),
                    grade=self.parameterAsString(parameters, "GRADE", context)
                    or settings.sections["learning"]["grade"]
                    or "",
                    collars=tables.get("collars"),
                    collar_columns=str(settings.parameters("composites")["COLUMNS"] or ""),
                    truth=settings.truth or find_truth([one.source().split("|")[0] for one in tables.values()]),
                )
            except EngineError as error:  # without the frames that would keep the layer open, whose file is removed
                raise error.with_traceback(None) from None
            finally:
                del layer
        notices = (*fields.notices, *inputs.sources.notices, *settings_left_aside(settings))
        self.notify(feedback, notices)
        given = {
            **self._rules(parameters, context),
            **protocol_settings(settings, context),
            "learning": learning_settings(settings),
            **inputs.parameters,
            **checkpoint_job(checkpoint),
        }
        with run_job("validate_workflow", given, inputs.arrays, progress=self.progress(feedback, 0.02, 0.99)) as result:
            said = (*alarm_notices(result.values["alarms"], inputs.defining), *result.notices)
            self.notify(feedback, said)
            ore = str(settings.sections["composites"]["ore"])
            files = ValidationFiles(ore, inputs, read, settings.to_dict(), (*said, *notices))
            written = write_validation(self._targets(parameters, context), files, result)
            numbers = _numbers(result.values)
        if checkpoint is not None:
            checkpoint.remove()
        return {**written, **numbers}

    def _composites(
        self,
        tables: dict[str, QgsVectorLayer],
        settings: WorkflowSettings,
        path: Path,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> QgsVectorLayer:
        """Return the composites, as the whole run makes them: each hole by itself, so nothing is learned yet."""
        part = RecordingFeedback(50, feedback, [])
        part.setCurrentStep(0)
        given = {
            **settings.parameters("composites"),
            **{name.upper(): layer for name, layer in tables.items()},
            "COMPOSITES": str(path),
        }
        own = QgsProcessingContext()
        own.setProject(context.project())
        own.setTransformContext(context.transformContext())
        own.setFeedback(part)
        instance = CompositeDrillholes().create()
        try:
            instance.run({name: value for name, value in given.items() if value is not None}, own, part, {}, False)
        except QgsProcessingException as error:
            if not feedback.isCanceled():
                raise InvalidInputError("{step}: {message}", step=self.tr("Composites"), message=str(error)) from error
        if feedback.isCanceled():
            raise CancelledError
        return QgsVectorLayer(str(path), "composites", "ogr")

    def _rules(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return what is withheld and how, as the job takes it."""
        seed = self.parameterAsInt(parameters, "SEED", context)
        lengths = {
            name.lower(): None
            if parameters.get(name) in (None, "")
            else self.parameterAsDouble(parameters, name, context)
            for name in ("BLOCK", "BUFFER")
        }
        return {
            "rules": {
                "by": self.parameterAsEnumString(parameters, "BY", context),
                "folds": self.parameterAsInt(parameters, "FOLDS", context),
                "deepest": self.parameterAsDouble(parameters, "DEEPEST", context) / 100.0,
                "seed": seed,
                **lengths,
            },
            "collar_distance": self.parameterAsDouble(parameters, "COLLAR_DISTANCE", context),
        }

    def _targets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Return the paths of the outputs; '' where one is not wanted."""
        files = {name: self.parameterAsFileOutput(parameters, name, context) for name in ("REPORT", "RECORD")}
        layers = {name: self.parameterAsOutputLayer(parameters, name, context) for name in ("SCORES", "WITHHELD")}
        return {**layers, **files}


def _fields(layer: QgsVectorLayer, tables: dict[str, QgsVectorLayer], settings: WorkflowSettings) -> FeatureFields:
    columns = parse_columns(settings.sections["composites"]["columns"] or "")
    return feature_fields(
        layer.source().split("|")[0], tables, columns, grades=settings.grades, categories=settings.categories
    )


def _numbers(values: dict[str, Any]) -> dict[str, Any]:
    """Return the number outputs."""
    figures, strongest = values["figures"], values["strongest"]
    honest, gain = figures["honest"], values["gains"][strongest]
    return {
        "AUC": honest["auc"]["value"],
        "AUC_LOW": honest["auc"]["low"],
        "AUC_HIGH": honest["auc"]["high"],
        "AUC_STRONGEST": figures[strongest]["auc"]["value"],
        "GAIN": gain["value"],
        "GAIN_LOW": gain["low"],
        "GAIN_HIGH": gain["high"],
        "AUC_PUBLISHED": figures["published"]["auc"]["value"],
        "AUC_NAIVE": figures["naive"]["auc"]["value"],
        "LOG_LOSS": honest["log_loss"]["value"],
        "CALIBRATION_ERROR": honest["calibration_error"]["value"],
        "AUC_TRUTH": values["truth"]["auc"] if values["truth"] else None,
    }

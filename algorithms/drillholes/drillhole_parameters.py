# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters that the algorithms on drillhole tables share."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ...plugin.bridge.crs import check_crs, check_same_crs, known_crs
from ...plugin.bridge.drillholes import read_drillholes, reading_notices
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.stated_values import read_codes
from ...plugin.engine.drillholes.assays import BELOW_DETECTION, NEGATIVES
from ...plugin.engine.drillholes.surveys import DIP_SIGNS
from ...plugin.engine.drillholes.tables import AssayRules, Drillholes
from ...plugin.engine.errors import InvalidInputError, Notice
from ...plugin.engine.progress import Progress, no_progress
from ..base import OresightAlgorithm


class DrillholeAlgorithm(OresightAlgorithm):
    """Base of the algorithms that read drillhole tables."""

    GROUP = "drillholes"
    TABLES: tuple[str, ...] = ("collars", "surveys", "assays", "lithology", "alteration")
    """Tables that the algorithm takes."""
    NEEDED: tuple[str, ...] = ("collars",)
    """Those of them that it cannot do without."""

    def add_tables(self) -> None:
        """Add a parameter for each table."""
        words = {
            "collars": (
                self.tr("Collars"),
                self.tr(
                    "Table or points: hole, easting, northing, elevation; for a daughter hole its parent, and the "
                    "wedge_depth at which it leaves it."
                ),
            ),
            "surveys": (
                self.tr("Surveys"),
                self.tr(
                    "Table: hole, depth, azimuth, dip. Holes without a survey are straight, along the azimuth and dip "
                    "of the collars where those have them, else vertical."
                ),
            ),
            "assays": (self.tr("Assays"), self.tr("Table: hole, from, to and one column for each grade.")),
            "lithology": (self.tr("Lithology"), self.tr("Table: hole, from, to and the logged rock.")),
            "alteration": (self.tr("Alteration"), self.tr("Table: hole, from, to and the logged alteration.")),
        }
        for name in self.TABLES:
            title, text = words[name]
            definition = QgsProcessingParameterVectorLayer(
                name.upper(), title, [QgsProcessing.SourceType.TypeVector], optional=name not in self.NEEDED
            )
            self.add(definition, text + " " + self.tr("Columns are found by their usual names."))

    def add_reading(self, *, has_grades: bool) -> None:
        """Add the parameters that say how the tables are read."""
        if has_grades:
            self._add_assay_rules()
        sign = QgsProcessingParameterEnum(
            "DIP_SIGN", self.tr("Sign of the dip"), list(DIP_SIGNS), False, DIP_SIGNS[0], False, True
        )
        self.add(
            sign,
            self.tr("Which dips point down; auto: the sign that more holes have. What was found is said in the log."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("COLUMNS", self.tr("Columns set by hand"), "", True, True),
            self.tr(
                "Columns that have unusual names, one on each line: assays.depth_from = VON. Roles are hole_id, x, y, "
                "z, max_depth, parent, wedge_depth, depth, azimuth, dip, depth_from, depth_to."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs("CRS", self.tr("Coordinate reference system"), None, True),
            self.tr("Of the collars' coordinates; empty: the collar layer's. Degrees are refused."),
            advanced=True,
        )

    def _add_assay_rules(self) -> None:
        """Add the parameters that say what cells of assays mean that are no plain grade."""
        enum, rules = QgsProcessingParameterEnum, list(BELOW_DETECTION)
        self.add(
            enum("BELOW_DETECTION", self.tr("Below detection"), rules, False, rules[0], False, True),
            self.tr(
                "What stands for a cell below detection (less than 0.005, or the code -0.005): half of the limit, "
                "zero, the limit itself, or nothing. Each replacement is counted. Unassayed is never zero."
            ),
            advanced=True,
        )
        rules = list(NEGATIVES)
        self.add(
            enum("NEGATIVES", self.tr("Negative assays"), rules, False, rules[0], False, True),
            self.tr(
                "code: a negative number with the digits of a detection limit, such as -0.005, is below detection, any "
                "other is missing; missing: all are; zero: all are zero. Codes such as -99 are always missing."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("CODES", self.tr("Codes in assays"), "", True, True),
            self.tr(
                "What codes of the laboratory stand for, before every other rule, one on each line: XX = missing, "
                "or -5 = 0.0025."
            ),
            advanced=True,
        )

    def read_tables(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        progress: Progress = no_progress,
        *,
        stop_at_faults: bool = True,
    ) -> Drillholes:
        """Return the drillholes of the given tables."""
        layers = {name: self._layer(name, parameters, context) for name in self.TABLES}
        has_rules = self.parameterDefinition("BELOW_DETECTION") is not None
        rules = self._assay_rules(parameters, context) if has_rules else AssayRules()
        return read_drillholes(
            {name: layer for name, layer in layers.items() if layer is not None},
            columns=self.parameterAsString(parameters, "COLUMNS", context),
            rules=rules,
            dip_sign=self.parameterAsEnumString(parameters, "DIP_SIGN", context),
            stop_at_faults=stop_at_faults,
            progress=progress,
        )

    def _assay_rules(self, parameters: dict[str, Any], context: QgsProcessingContext) -> AssayRules:
        return AssayRules(
            self.parameterAsEnumString(parameters, "BELOW_DETECTION", context),
            self.parameterAsEnumString(parameters, "NEGATIVES", context),
            read_codes(self.parameterAsString(parameters, "CODES", context)),
        )

    def _layer(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> QgsVectorLayer | None:
        """Return the layer of a table; None when it was not given, a sentence when it cannot be opened."""
        layer = self.parameterAsVectorLayer(parameters, name.upper(), context)
        if layer is None and parameters.get(name.upper()) not in (None, ""):
            raise InvalidInputError(
                "The table of the {table} cannot be opened: {given}.", table=name, given=str(parameters[name.upper()])
            )
        return layer

    def crs_of_holes(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[QgsCoordinateReferenceSystem, tuple[Notice, ...]]:
        """Return the CRS of the coordinates, checked, and a warning when there is none."""
        layer = self._layer("collars", parameters, context)
        own = known_crs(layer.crs()) if layer is not None else QgsCoordinateReferenceSystem()
        given = self.parameterAsCrs(parameters, "CRS", context)
        if given.isValid() and layer is not None and layer.isSpatial():
            check_same_crs(own, given, self.tr("The collars and the CRS parameter"))
        crs = given if given.isValid() else own
        warning = check_crs(crs)
        return crs, () if warning is None else (warning,)

    def tell(self, feedback: QgsProcessingFeedback, holes: Drillholes) -> None:
        """Say in the log what was guessed, replaced and left out in reading."""
        for notice in reading_notices(holes):
            feedback.pushInfo(sentence(notice))

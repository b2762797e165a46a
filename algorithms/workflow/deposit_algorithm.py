# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms share that take a whole deposit: its tables, the expression of ore, and the settings of the steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ...plugin.engine.errors import InvalidInputError
from ..base import OresightAlgorithm
from .settings import WorkflowSettings, resolve_settings
from .settings_text import read_settings

TABLES = ("collars", "surveys", "assays", "lithology", "alteration")
NEEDED = ("collars", "assays")


class DepositAlgorithm(OresightAlgorithm):
    """Takes the drillhole tables and the settings of a run."""

    GROUP = "workflow"

    def add_tables(self) -> None:
        """Add the tables and the expression of ore."""
        titles = {
            "collars": (self.tr("Collars"), self.tr("Table or points: hole, easting, northing, elevation.")),
            "surveys": (self.tr("Surveys"), self.tr("Table: hole, depth, azimuth, dip.")),
            "assays": (self.tr("Assays"), self.tr("Table: hole, from, to and one column for each grade.")),
            "lithology": (self.tr("Lithology"), self.tr("Table: hole, from, to and the logged rock.")),
            "alteration": (self.tr("Alteration"), self.tr("Table: hole, from, to and the logged alteration.")),
        }
        for name in TABLES:
            title, text = titles[name]
            definition = QgsProcessingParameterVectorLayer(
                name.upper(), title, [QgsProcessing.SourceType.TypeVector], optional=name not in NEEDED
            )
            self.add(definition, text + " " + self.tr("Columns are found by their usual names."))
        self.add(
            QgsProcessingParameterExpression("ORE", self.tr("Ore"), None, None, True),
            self.tr(
                "What ore is, as an expression on the fields of a composite, such as "
                '"cu_pct" >= 0.3 or "au_gpt" >= 0.5. Needed here or in the settings.'
            ),
        )

    def add_settings(self, help: str) -> None:
        """Add the file of settings."""
        self.add(QgsProcessingParameterFile("SETTINGS", self.tr("Settings"), extension="json", optional=True), help)

    def read_workflow_settings(self, parameters: dict[str, Any], context: QgsProcessingContext) -> WorkflowSettings:
        """Return all settings; ore given as parameter goes before that of the file."""
        path = self.parameterAsFile(parameters, "SETTINGS", context)
        given = read_settings(path) if path else {}
        ore = self.parameterAsString(parameters, "ORE", context).strip()
        if ore and isinstance(given.get("composites", {}), dict):
            given["composites"] = {**given.get("composites", {}), "ore": ore}
        return resolve_settings(given, Path(path).resolve().parent if path else None)

    def read_tables(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, QgsVectorLayer]:
        """Return the tables that are given; one that cannot be opened is a sentence."""
        tables = {}
        for name in TABLES:
            layer = self.parameterAsVectorLayer(parameters, name.upper(), context)
            if layer is not None:
                tables[name] = layer
            elif parameters.get(name.upper()) not in (None, ""):
                raise InvalidInputError(
                    "The table of the {table} cannot be opened: {given}.",
                    table=name,
                    given=str(parameters[name.upper()]),
                )
        return tables


def check_ore(settings: WorkflowSettings) -> None:
    """Refuse a run that is not told what ore is."""
    if not settings.sections["composites"]["ore"]:
        raise InvalidInputError(
            "What ore is must be said, as the parameter ORE or the setting composites.ore: an expression on the "
            'fields of a composite, such as "cu_pct" >= 0.3.'
        )

# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables to composites with codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext

from ...plugin.bridge.composite_fields import FeatureFields, feature_fields
from ...plugin.bridge.drillholes import parse_columns
from ...plugin.bridge.drilling_record import drilling_record
from ...plugin.engine.errors import InvalidInputError
from ..drillholes.composite_drillholes import CompositeDrillholes
from ..drillholes.desurvey_drillholes import DesurveyDrillholes
from ..drillholes.drillhole_parameters import DrillholeAlgorithm
from ..drillholes.encode_lithology import EncodeLithology
from ..drillholes.validate_drillholes import ValidateDrillholes
from .stages import Stages


class DrillingStages(Stages):
    """The stages that work on drillholes."""

    def check_drillholes(self) -> None:
        """Check the tables, and draw the path of each hole."""
        outputs = {"PROBLEMS": self.path("problems.gpkg"), "REPORT": self.path("validation.html")}
        with self.steps.stage("drillholes", 2):
            self.results["problems"] = self.steps.run(
                ValidateDrillholes, {**self._reading(ValidateDrillholes), **outputs}
            )
            self.results["traces"] = self.steps.run(
                DesurveyDrillholes, {**self._reading(DesurveyDrillholes), "TRACES": self.path("traces.gpkg")}
            )

    def composite(self) -> None:
        """Cut the holes into composites, and find the fields that are estimated."""
        given = self.settings.parameters("composites")
        with self.steps.stage("composites"):
            self.results["composites"] = self.steps.run(
                CompositeDrillholes,
                {
                    **given,
                    **{name.upper(): layer for name, layer in self.tables.items()},
                    "COMPOSITES": self.composites,
                    "REJECTED": self.path("rejected.csv"),
                },
            )
            self.drilling = self.steps.value(
                "drillholes", [*self.tables.values(), given, self.composites], self._drilling_record
            )
            self.watch.check()
        self.fields = feature_fields(
            self.composites,
            self.tables,
            parse_columns(given["COLUMNS"] or ""),
            grades=self.settings.grades,
            categories=self.settings.categories,
        )
        self.steps.notify(*self.fields.notices)
        _check_ore(self.fields, str(given["ORE"]))
        if not self.fields.grades and not self.fields.categories:
            raise InvalidInputError("The composites have neither grades nor categories that could become features.")

    def encode(self) -> None:
        """Give each category its codes; all codebooks go into one file."""
        books = {}
        with self.steps.stage("codes", len(self.fields.categories)):
            for name in self.fields.categories:
                path = self.path("codebooks", f"{name}.json")
                encoded = self.path("work", f"encoded_{name}.gpkg")
                given = {"INPUT": self.composites, "FIELD": name, "OUTPUT": encoded, "CODEBOOK": path}
                self.steps.run(EncodeLithology, {**self.settings.parameters("codes"), **given}, ("INPUT",))
                books[name] = json.loads(Path(path).read_text(encoding="utf-8"))
        text = json.dumps({"version": 1, "codebooks": books}, ensure_ascii=False, indent=1, sort_keys=True)
        Path(self.path("codebook.json")).write_text(text + "\n", encoding="utf-8")

    def _reading(self, algorithm: type[DrillholeAlgorithm]) -> dict[str, Any]:
        """Return the tables, and what the composites' settings say about reading them, as an algorithm takes them."""
        instance = algorithm().create()
        given = {**self.settings.parameters("composites"), **{name.upper(): one for name, one in self.tables.items()}}
        return {
            name: value
            for name, value in given.items()
            if value is not None and instance.parameterDefinition(name) is not None
        }

    def _drilling_record(self) -> dict[str, Any]:
        """Return what the tables hold and what was done to them, for the run record."""
        reader, given, context = (
            CompositeDrillholes().create(),
            self._reading(CompositeDrillholes),
            QgsProcessingContext(),
        )
        holes = reader.treated(reader.read_tables(given, context), given, context)
        return drilling_record(self.tables, holes, self.composites)


def _check_ore(fields: FeatureFields, expression: str) -> None:
    """Refuse composites among which there is nothing to tell apart."""
    if fields.n_ore == 0 or fields.n_waste == 0:
        raise InvalidInputError(
            "The expression of ore, {expression}, makes {ore} composites ore and {waste} waste; both are needed.",
            expression=expression,
            ore=fields.n_ore,
            waste=fields.n_waste,
        )

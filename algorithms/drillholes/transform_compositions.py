# SPDX-License-Identifier: GPL-2.0-or-later
"""Transform compositions."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.compositions import part_fields, ratio_fields, read_numbers
from ...plugin.bridge.layer_copies import write_copy
from ...plugin.bridge.messages import sentence
from ...plugin.bridge.staging import Staging, check_extension
from ...plugin.bridge.stated_values import read_names
from ...plugin.engine.drillholes.log_ratios import TRANSFORMS
from ..base import OresightAlgorithm

DIRECTIONS = ("to_ratios", "to_parts")


class TransformCompositions(OresightAlgorithm):
    """Gives grades as log-ratios, and log-ratios as grades."""

    ID = "transform_compositions"
    GROUP = "drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Turns grades that are parts of a whole into log-ratios (clr, ilr, alr), which vary freely and can be "
            "averaged, kriged and learned from like any other numbers, and turns log-ratios back into grades that are "
            "positive and sum to the whole. Rows that lack a part get no value."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("composition,log-ratio,clr,ilr,alr,closure,geochemistry").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        kind = QgsProcessing.SourceType
        enum, number = QgsProcessingParameterEnum, QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterVectorLayer("INPUT", self.tr("Layer"), [kind.TypeVector]),
            self.tr("Composites, or any layer with grades."),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELDS", self.tr("Fields"), None, "INPUT", QgsProcessingParameterField.DataType.Any, True
            ),
            self.tr("The grades, in the order of the parts; their names say their units (cu_pct). Or the log-ratios."),
        )
        self.add(
            enum("METHOD", self.tr("Transform"), list(TRANSFORMS), False, TRANSFORMS[0], False, True),
            self.tr(
                "clr: each part over the geometric mean of all; ilr: coordinates that keep all distances, one fewer "
                "than parts; alr: each part over the last."
            ),
        )
        self.add(
            enum("DIRECTION", self.tr("Direction"), list(DIRECTIONS), False, DIRECTIONS[0], False, True),
            self.tr("to_ratios: grades become log-ratios; to_parts: log-ratios become grades again."),
        )
        self.add(
            QgsProcessingParameterBoolean("REST", self.tr("With the rest"), True),
            self.tr(
                "What is left of the whole is a part too, the last, so that grades come back in their units. Without "
                "it only the ratios among the grades count."
            ),
        )
        self.add(
            QgsProcessingParameterString("PARTS", self.tr("Parts"), "", False, True),
            self.tr(
                "For to_parts: the grades that the log-ratios were made from, in their order, with commas between: "
                "cu_pct, au_gpt. They come back as back_cu_pct and so on."
            ),
            advanced=True,
        )
        self.add(
            number("ZEROS", self.tr("For zeros"), number.Type.Double, 0.65, False, 1e-6, 1.0),
            self.tr(
                "A zero has no logarithm: it becomes this share of the smallest positive value of its part, and the "
                "other parts of the row shrink in one proportion. Zeros are counted."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterVectorDestination("OUTPUT", self.tr("Transformed layer")),
            self.tr("The layer (.gpkg) with the further fields, such as clr_cu_pct, ilr_1 or back_cu_pct."),
        )
        self.add(
            QgsProcessingOutputString("NEW_FIELDS", self.tr("New fields")), self.tr("Their names, with commas between.")
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the fields, transform them, write the layer."""
        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        names = [str(name) for name in self.parameterAsStrings(parameters, "FIELDS", context)]
        target = check_extension(self.parameterAsOutputLayer(parameters, "OUTPUT", context), ".gpkg")
        transform = self.parameterAsEnumString(parameters, "METHOD", context)
        with_rest = self.parameterAsBoolean(parameters, "REST", context)
        features, values = read_numbers(layer, names)
        if self.parameterAsEnumString(parameters, "DIRECTION", context) == DIRECTIONS[0]:
            zeros = self.parameterAsDouble(parameters, "ZEROS", context)
            added, notices = ratio_fields(values, names, transform=transform, with_rest=with_rest, zero_share=zeros)
            for notice in notices:
                feedback.pushInfo(sentence(notice))
        else:
            parts = read_names(self.parameterAsString(parameters, "PARTS", context))
            added = part_fields(values, [*parts, *(["rest"] if with_rest else [])], transform=transform)
        with Staging() as staging:
            write_copy(layer, features, added, staging.path(target), target)
        return {"OUTPUT": str(target), "NEW_FIELDS": ",".join(field.name for field in added)}

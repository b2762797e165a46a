# SPDX-License-Identifier: GPL-2.0-or-later
"""Encode lithology."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.coded_layers import CategoryField, has_field, read_category_field, write_coded_layer
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.engine.drillholes.encoding import METHODS, Codebook, encode_categories, new_names_notice
from ...plugin.engine.drillholes.names import field_name
from ...plugin.engine.errors import InvalidInputError
from ..base import OresightAlgorithm

NEW_NAMES = ("extend", "missing", "refuse")


class EncodeLithology(OresightAlgorithm):
    """Gives each rock name an integer code."""

    ID = "encode_lithology"
    GROUP = "drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Gives each name in a field, such as a rock or an alteration, an integer code from 1 on, and writes the "
            "codebook that says which is which. "
            "The same name gets the same code in other layers when the codebook is given there as the earlier one."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("lithology,rock,alteration,category,code,codebook,integer").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_inputs()
        self._add_outputs()

    def _add_inputs(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterVectorLayer("INPUT", self.tr("Layer"), [kind.TypeVector]),
            self.tr("Composites, a table of logged rocks, or any layer with a field of names."),
        )
        self.add(
            QgsProcessingParameterField("FIELD", self.tr("Field"), None, "INPUT"),
            self.tr("The field of names."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "METHOD", self.tr("Order of the codes"), list(METHODS), False, METHODS[0], False, True
            ),
            self.tr("alphabetical; frequency: the most frequent name is 1; appearance: the first name is 1."),
        )
        self.add(
            QgsProcessingParameterFile("KNOWN_CODES", self.tr("Earlier codebook"), extension="json", optional=True),
            self.tr("A codebook (.json) whose names keep their codes."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "NEW_NAMES", self.tr("Names not in it"), list(NEW_NAMES), False, NEW_NAMES[0], False, True
            ),
            self.tr(
                "What is done with names that the earlier codebook does not have: they get codes above its highest "
                "(extend), none (missing), or the run stops (refuse). They are named in the log."
            ),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorDestination("OUTPUT", self.tr("Encoded layer")),
            self.tr(
                "The layer (.gpkg) with one field more, called like the field with _code; NULL for a missing name."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination("CODEBOOK", self.tr("Codebook"), self.tr("Codebook (*.json)")),
            self.tr("Code, name and colour of each class (.json)."),
        )
        self.add(QgsProcessingOutputString("CODE_FIELD", self.tr("Field of codes")), self.tr("Its name."))
        self.add(QgsProcessingOutputNumber("CLASSES", self.tr("Classes")), self.tr("Number of classes."))
        self.add(QgsProcessingOutputNumber("MISSING", self.tr("Missing")), self.tr("Number of rows without a code."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the names, encode them, write the layer and the codebook together."""
        field = self.parameterAsStrings(parameters, "FIELD", context)[0]
        category = read_category_field(self.parameterAsVectorLayer(parameters, "INPUT", context), field)
        target = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        book_target = check_extension(self.parameterAsFileOutput(parameters, "CODEBOOK", context), ".json")
        codes, codebook = self._encoded(category, parameters, context, feedback)
        code_field = f"{field}_code"
        if has_field(category, code_field):
            feedback.pushWarning(self.tr("The layer has a field {} already; it is replaced.").format(code_field))
        with Staging() as staging:
            written = write_coded_layer(target, category, codes, code_field, codebook, staging=staging)
            with writing(book_target):
                staging.path(book_target).write_text(codebook.to_json(), encoding="utf-8")
        missing = int(np.count_nonzero(codes == 0))
        feedback.pushInfo(self.tr("{0} classes; {1} rows without a code.").format(len(codebook.codes), missing))
        return {
            "OUTPUT": written,
            "CODEBOOK": str(book_target),
            "CODE_FIELD": code_field,
            "CLASSES": len(codebook.codes),
            "MISSING": missing,
        }

    def _encoded(
        self,
        category: CategoryField,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[np.ndarray[Any, np.dtype[np.int32]], Codebook]:
        """Return the codes and the codebook; names that an earlier codebook lacks are reported."""
        method = self.parameterAsEnumString(parameters, "METHOD", context)
        path = self.parameterAsFile(parameters, "KNOWN_CODES", context)
        variable = field_name(category.field)[0]
        if not path:
            return encode_categories(category.names, variable=variable, method=method)
        known = _read_codebook(Path(path))
        rule = self.parameterAsEnumString(parameters, "NEW_NAMES", context)
        notice = new_names_notice(category.names, known)
        if notice is not None and rule == "refuse":
            raise InvalidInputError(notice.template, **notice.fields)
        if notice is not None:
            self.notify(feedback, [notice])
        if rule == "missing":
            return known.encode(category.names), known
        return encode_categories(category.names, variable=known.variable or variable, method=method, known=known)


def _read_codebook(path: Path) -> Codebook:
    """Return the codebook of a file."""
    try:
        return Codebook.from_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The codebook {path} cannot be read: {reason}.", path=str(path), reason=str(error)
        ) from error

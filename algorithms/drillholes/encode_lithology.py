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
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.coded_layers import CategoryField, has_field, read_category_field, write_coded_layer
from ...plugin.bridge.messages import reason_of
from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.bridge.tables import read_table
from ...plugin.engine.drillholes.class_tables import codebook_of_table
from ...plugin.engine.drillholes.encoding import METHODS, Codebook, encode_categories, merged_notice, new_names_notice
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
            "The same name gets the same code in other layers when the codebook is given there as the earlier one. A "
            "table of classes can order the codes and put names into groups; rare names can be merged."
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
            QgsProcessingParameterVectorLayer(
                "CLASSES_TABLE", self.tr("Table of classes"), [kind.TypeVector], None, True
            ),
            self.tr(
                "A table with a column of names in the order of their codes, and if wanted columns code (whole "
                "numbers), group (names of one group get one code) and color (#0072b2). Not beside an earlier codebook."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "NEW_NAMES", self.tr("Names not in it"), list(NEW_NAMES), False, NEW_NAMES[0], False, True
            ),
            self.tr(
                "What is done with names that the earlier codebook or the table does not have: they get codes above "
                "its highest (extend), none (missing), or the run stops (refuse). They are named in the log."
            ),
            advanced=True,
        )
        number = QgsProcessingParameterNumber
        self.add(
            number("RARE", self.tr("Share of rare names"), number.Type.Double, 0.0, False, 0.0, 1.0),
            self.tr(
                "Names with a smaller share of the rows are merged into the class other, the last; 0 merges none. "
                "Names of an earlier codebook or of the table stay."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("ONE_HOT", self.tr("A field for each class"), False),
            self.tr("Adds fields such as rock_granite, 1 where the row is of the class and 0 where it is not."),
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
            one_hot = self.parameterAsBoolean(parameters, "ONE_HOT", context)
            written = write_coded_layer(target, category, codes, code_field, codebook, one_hot=one_hot, staging=staging)
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
        variable = field_name(category.field)[0]
        known = self._known(variable, parameters, context)
        rule = self.parameterAsEnumString(parameters, "NEW_NAMES", context)
        notice = None if known is None else new_names_notice(category.names, known)
        if notice is not None and rule == "refuse":
            raise InvalidInputError(notice.template, **notice.fields)
        if notice is not None:
            self.notify(feedback, [notice])
        if known is not None and rule == "missing":
            return known.encode(category.names), known
        codes, codebook = encode_categories(
            category.names,
            variable=known.variable if known is not None and known.variable else variable,
            method=self.parameterAsEnumString(parameters, "METHOD", context),
            known=known,
            rare=self.parameterAsDouble(parameters, "RARE", context),
        )
        merged = merged_notice(known, codebook)
        if merged is not None:
            self.notify(feedback, [merged])
        return codes, codebook

    def _known(self, variable: str, parameters: dict[str, Any], context: QgsProcessingContext) -> Codebook | None:
        """Return the codebook that is there already, from a file or a table of classes; None when there is none."""
        path = self.parameterAsFile(parameters, "KNOWN_CODES", context)
        table = self.parameterAsVectorLayer(parameters, "CLASSES_TABLE", context)
        if path and table is not None:
            raise InvalidInputError("An earlier codebook and a table of classes were given; only one can be used.")
        if table is not None:
            return codebook_of_table(read_table(table, "classes"), variable=variable)
        return _read_codebook(Path(path)) if path else None


def _read_codebook(path: Path) -> Codebook:
    """Return the codebook of a file."""
    try:
        return Codebook.from_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The codebook {path} cannot be read: {reason}.", path=str(path), reason=reason_of(error)
        ) from error

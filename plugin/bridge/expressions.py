# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS expressions over columns of numbers and text, such as `"cu_pct" >= 0.3 or "au_gpt" >= 0.5`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

from ..engine.errors import InvalidInputError

NULL_CODE = -1
"""What stands for NULL among 0 and 1."""
_ALL_ATTRIBUTES = "#!allattributes!#"
"""What QGIS lists when an expression may use any field."""


def evaluate_condition(expression: str, columns: Mapping[str, NDArray[Any]]) -> NDArray[np.int8]:
    """Return where a condition holds: 1 true, 0 false, -1 not known (NULL).

    Parameters
    ----------
    expression : str
        A QGIS expression on the columns; a number other than zero is true.
    columns : mapping of str to array of shape (n,)
        Numbers (NaN is NULL) or text ('' is NULL).

    Raises
    ------
    InvalidInputError
        The expression cannot be parsed, names a column that is not there, or fails on a row.
    """
    condition = _parsed(expression, list(columns))
    fields = QgsFields()
    for name, values in columns.items():
        fields.append(QgsField(name, QMetaType.Type.Double if _is_number(values) else QMetaType.Type.QString))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.setFields(fields)
    if not condition.prepare(context):
        raise _cannot_evaluate(expression, condition.evalErrorString(), 0)
    rows = zip(*(_python_values(values) for values in columns.values()))
    n = len(next(iter(columns.values()))) if columns else 0
    result = np.full(n, NULL_CODE, dtype=np.int8)
    feature = QgsFeature(fields)
    for index, row in enumerate(rows):
        feature.setAttributes(list(row))
        context.setFeature(feature)
        value = condition.evaluate(context)
        if condition.hasEvalError():
            raise _cannot_evaluate(expression, condition.evalErrorString(), index + 1)
        result[index] = _truth(value, expression, index + 1)
    return result


def _parse(expression: str) -> QgsExpression:
    condition = QgsExpression(expression)
    if not expression.strip() or condition.hasParserError():
        raise InvalidInputError(
            "The expression {expression} cannot be read: {reason}.",
            expression=expression or "''",
            reason=condition.parserErrorString().strip() or "it is empty",
        )
    return condition


def _parsed(expression: str, names: list[str]) -> QgsExpression:
    condition = _parse(expression)
    known = {name.lower() for name in names}
    wanted = {str(name) for name in condition.referencedColumns()} - {_ALL_ATTRIBUTES}
    missing = sorted(name for name in wanted if name.lower() not in known)
    if missing:
        raise InvalidInputError(
            "The expression {expression} uses {missing}, but the fields are {available}.",
            expression=expression,
            missing=", ".join(missing),
            available=", ".join(names),
        )
    return condition


def _is_number(values: NDArray[Any]) -> bool:
    return np.asarray(values).dtype.kind in "iufb"


def _python_values(values: NDArray[Any]) -> list[Any]:
    """Return plain values, None for what is missing."""
    if _is_number(values):
        return [None if value != value else value for value in np.asarray(values, dtype=float).tolist()]
    return [str(value) if value not in ("", None) else None for value in np.asarray(values).tolist()]


def _truth(value: object, expression: str, row: int) -> int:
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return NULL_CODE
    if isinstance(value, (bool, int, float)):
        return int(bool(value))
    raise _cannot_evaluate(expression, f"the result {value!r} is neither true nor false", row)


def _cannot_evaluate(expression: str, reason: str, row: int) -> InvalidInputError:
    return InvalidInputError(
        "The expression {expression} cannot be evaluated at row {row}: {reason}.",
        expression=expression,
        row=row,
        reason=reason.strip(),
    )

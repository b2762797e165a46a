# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS expressions over columns of numbers and text, such as `"cu_pct" >= 0.3 or "au_gpt" >= 0.5`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeLiteral,
    QgsFeature,
    QgsField,
    QgsFields,
)
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
    values = _evaluated(expression, columns)
    return np.array([_truth(value, expression, row) for row, value in enumerate(values, 1)], dtype=np.int8)


def evaluate_number(expression: str, columns: Mapping[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Return the numbers that an expression gives, shape (n,); NaN for NULL, and where a field it uses is missing.

    Parameters
    ----------
    expression : str
        A QGIS expression on the columns, such as `"cu_pct" + 0.6 * "au_gpt"`.
    columns : mapping of str to array of shape (n,)
        Numbers (NaN is NULL) or text ('' is NULL).

    Raises
    ------
    InvalidInputError
        As `evaluate_condition`, and a result that is no number.
    """
    values = _evaluated(expression, columns)
    return np.array([_number(value, expression, row) for row, value in enumerate(values, 1)], dtype=np.float64)


def fields_of(expression: str, names: Sequence[str]) -> list[str]:
    """Return which of the fields `names` an expression uses, in their order.

    Raises
    ------
    InvalidInputError
        The expression cannot be parsed, or names a field that is not there.
    """
    _parsed(expression, list(names))
    return fields_among(expression, names)


def fields_among(expression: str, names: Sequence[str]) -> list[str]:
    """Return which of some fields an expression uses, in their order; it may use others too."""
    wanted = {str(name).lower() for name in _parse(expression).referencedColumns()}
    return [name for name in names if name.lower() in wanted]


def compared_number(expression: str) -> str:
    """Return what a condition says to be at least, or more than, a number; '' when it is of another form.

    Examples
    --------
    >>> compared_number('"cu_pct" + 2 * "au_gpt" >= 0.3')
    '"cu_pct" + 2 * "au_gpt"'
    """
    parsed = _parse(expression)  # it owns its nodes
    node = parsed.rootNode()
    if not isinstance(node, QgsExpressionNodeBinaryOperator):
        return ""
    above = (QgsExpressionNodeBinaryOperator.BinaryOperator.boGE, QgsExpressionNodeBinaryOperator.BinaryOperator.boGT)
    if node.op() not in above or not isinstance(node.opRight(), QgsExpressionNodeLiteral):
        return ""
    return str(node.opLeft().dump())


def _evaluated(expression: str, columns: Mapping[str, NDArray[Any]]) -> Iterator[Any]:
    """Yield the value of an expression in each row."""
    parsed = _parsed(expression, list(columns))
    fields = QgsFields()
    for name, values in columns.items():
        fields.append(QgsField(name, QMetaType.Type.Double if _is_number(values) else QMetaType.Type.QString))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.setFields(fields)
    if not parsed.prepare(context):
        raise _cannot_evaluate(expression, parsed.evalErrorString(), 0)
    feature = QgsFeature(fields)
    for row, attributes in enumerate(zip(*(_python_values(values) for values in columns.values())), 1):
        feature.setAttributes(list(attributes))
        context.setFeature(feature)
        value = parsed.evaluate(context)
        if parsed.hasEvalError():
            raise _cannot_evaluate(expression, parsed.evalErrorString(), row)
        yield value


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
    if _is_null(value):
        return NULL_CODE
    if isinstance(value, (bool, int, float)):
        return int(bool(value))
    raise _cannot_evaluate(expression, f"the result {value!r} is neither true nor false", row)


def _number(value: object, expression: str, row: int) -> float:
    if _is_null(value):
        return float("nan")
    if isinstance(value, (int, float)):
        return float(value)
    raise _cannot_evaluate(expression, f"the result {value!r} is no number", row)


def _is_null(value: Any) -> bool:
    return value is None or (hasattr(value, "isNull") and bool(value.isNull()))


def _cannot_evaluate(expression: str, reason: str, row: int) -> InvalidInputError:
    return InvalidInputError(
        "The expression {expression} cannot be evaluated at row {row}: {reason}.",
        expression=expression,
        row=row,
        reason=reason.strip(),
    )

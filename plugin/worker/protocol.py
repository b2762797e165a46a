# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS and the worker say to each other: one JSON object a line.

Text is UTF-8, numbers that JSON does not know (NaN, infinities) cross as objects, and nothing is
ever unpickled. Errors and notices cross as their template and fields, so that the side that
faces the user can translate them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from ..engine.errors import EngineError, Notice
from .errors import WorkerError

Message = dict[str, Any]

_NUMBER = "$number"


def plain(value: Any) -> Any:
    """Return `value` as what JSON knows: numbers of numpy become Python's, tuples lists, paths text."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {_NUMBER: repr(float(value))}  # numpy 2 names its type in repr
    if isinstance(value, (np.generic, np.ndarray)):
        return plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return [plain(one) for one in sorted(value)]
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
        return [plain(one) for one in value]
    return str(value)


def encode(message: Message) -> bytes:
    """Return a message as one line of JSON.

    Examples
    --------
    >>> encode({"type": "progress", "fraction": 0.5}).strip()
    b'{"type":"progress","fraction":0.5}'
    """
    return json.dumps(plain(message), allow_nan=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message:
    """Return the message of one line; raise `WorkerError` when it is none."""
    try:
        message = json.loads(line, object_hook=_number, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise WorkerError("The worker said something that is no message: {line}", line=repr(line[:200]))
    return message


def error_message(error: EngineError) -> Message:
    """Return the message that carries an error."""
    return {"type": "error", "error": type(error).__name__, "template": error.template, "fields": error.fields}


def error_of(message: Message) -> EngineError:
    """Return the error that a message carries, as the class it was raised as."""
    kind = _error_classes().get(message["error"], EngineError)
    error = kind.__new__(kind)
    EngineError.__init__(error, message["template"], **message["fields"])
    return error


def notice_values(notice: Notice) -> list[Any]:
    """Return a notice as JSON."""
    return [notice.template, notice.fields]


def notice_of(values: list[Any]) -> Notice:
    """Return the notice of `notice_values`."""
    return Notice(values[0], values[1])


def _error_classes() -> dict[str, type[EngineError]]:
    found: dict[str, type[EngineError]] = {}
    pending: list[type[EngineError]] = [EngineError]
    while pending:
        kind = pending.pop()
        found[kind.__name__] = kind
        pending.extend(kind.__subclasses__())
    return found


def _number(value: dict[str, Any]) -> Any:
    if len(value) == 1 and value.get(_NUMBER) in {"nan", "inf", "-inf"}:
        return float(value[_NUMBER])
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings as text: JSON in which comments may stand, read and written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import Any

from ...plugin.bridge.messages import reason_of
from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.errors import InvalidInputError
from .setting_values import Setting

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/|/\*.*", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])")
WIDTH = 110


def read_settings(path: str | Path) -> dict[str, Any]:
    """Return what a settings file holds; relative paths in it count from its folder.

    Raises
    ------
    InvalidInputError
        It cannot be read, is no JSON object, or has a key twice.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The settings {path} cannot be read: {reason}.", path=str(path), reason=reason_of(error)
        ) from error
    return parse_settings(text, str(path))


def parse_settings(text: str, source: str) -> dict[str, Any]:
    """Return what a text of settings holds: JSON with comments of both kinds, and commas after the last entry.

    Parameters
    ----------
    source : str
        What the text is called in messages.

    Raises
    ------
    InvalidInputError
        It is no JSON object, with line and column, or a key stands twice.
    """
    try:
        given = json.loads(without_comments(text), object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            "The settings {path} are not JSON: {reason} in line {line}, column {column}.",
            path=source,
            reason=error.msg,
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise InvalidInputError("The settings {path} are nested too deeply.", path=source) from error
    if not isinstance(given, dict):
        raise InvalidInputError("The settings {path} must be a JSON object, {{…}}.", path=source)
    return given


def without_comments(text: str) -> str:
    """Return a text with blanks for comments and for commas before a closing bracket: every place stays where it is.

    Examples
    --------
    >>> without_comments('{"a": "//", /* b */ "c": 1, } // d')
    '{"a": "//",         "c": 1  }     '
    """
    return _LAST_COMMA.sub(_blank, _COMMENT.sub(_blank, text))


def settings_text(groups: Mapping[str, Any], known: Mapping[str, Mapping[str, Setting]]) -> str:
    """Return settings as JSON with a comment at each: what it is for, what it may be, its default.

    Parameters
    ----------
    groups : mapping
        Values by name; those of a section as a mapping of their own.
    known : mapping
        The settings of each section by name; those outside of sections under ''.
    """
    lines = ["{"]
    for name, value in groups.items():
        if isinstance(value, Mapping):
            lines += ["", f"  {json.dumps(name)}: {{"]
            for key, one in value.items():
                lines += [*_comment(known[name][key], "    "), f"    {json.dumps(key)}: {_json(one)},"]
            lines += [_without_comma(lines.pop()), "  },"]
        else:
            lines += [*_comment(known[""][name], "  "), f"  {json.dumps(name)}: {_json(value)},"]
    return "\n".join([*_head(), *lines[:-1], _without_comma(lines[-1]), "}", ""])


def _head() -> Iterator[str]:
    text = tr(
        "Settings of run_workflow. What is left out has its default; comments like these may stand anywhere. Paths "
        "count from this file."
    )
    yield from (f"// {line}" for line in wrap(text, WIDTH))


def _comment(setting: Setting, indent: str) -> Iterator[str]:
    """Yield the lines above a setting."""
    allowed = tr("Allowed: {allowed}. Default: {default}.").format(
        allowed=setting.allowed, default=_json(setting.default)
    )
    for text in (setting.help, allowed):
        yield from (f"{indent}// {line}" for line in wrap(text, WIDTH))


def _without_comma(line: str) -> str:
    return line.removesuffix(",")


def _json(value: Any) -> str:
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return json.dumps(int(value) if is_whole else value, ensure_ascii=False)


def _blank(found: re.Match[str]) -> str:
    text = found.group()
    return text if text.startswith('"') else re.sub(r"[^\n]", " ", text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    for name in found:
        if sum(key == name for key, _ in pairs) > 1:
            raise InvalidInputError("The setting {key} is given twice; once is needed.", key=name)
    return found


def _no_constant(name: str) -> None:
    raise InvalidInputError("{given} is no number that settings can have.", given=name)

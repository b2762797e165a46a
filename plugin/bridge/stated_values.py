# SPDX-License-Identifier: GPL-2.0-or-later
"""What users state field by field in one text: top cuts, units, codes, formulas.

Written as `cu_pct = 5` on lines of their own or with semicolons between, or as a JSON object.
"""

from __future__ import annotations

import json

from ..engine.drillholes.names import field_name
from ..engine.drillholes.numbers import parse_number
from ..engine.drillholes.top_cuts import TopCut
from ..engine.errors import InvalidInputError

MISSING_WORDS = ("missing", "null", "nan", "")
"""What a code may be said to stand for besides a number."""


def read_pairs(text: str, example: str) -> dict[str, str]:
    """Return what stands to the left and to the right of each equals sign, in their order.

    Parameters
    ----------
    text : str
        What was written; empty for nothing.
    example : str
        Shown in the sentence that refuses another form.

    Raises
    ------
    InvalidInputError
        A line without an equals sign or without something before it.

    Examples
    --------
    >>> read_pairs("cu_pct = 5; au_gpt = p99", "cu_pct = 5")
    {'cu_pct': '5', 'au_gpt': 'p99'}
    """
    if text.strip().startswith("{"):
        return _pairs_of_json(text, example)
    pairs = {}
    for entry in text.replace(";", "\n").splitlines():
        if not entry.strip():
            continue
        name, equals, value = entry.partition("=")
        if not equals or not name.strip():
            raise _not_pairs(entry.strip(), example)
        pairs[name.strip()] = value.strip()
    return pairs


def read_names(text: str) -> tuple[str, ...]:
    """Return the field names in a text, with commas, semicolons or lines between.

    Examples
    --------
    >>> read_names("Rock, ALTERATION")
    ('rock', 'alteration')
    """
    entries = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(field_name(entry.strip())[0] for entry in entries if entry.strip())


def read_top_cuts(text: str) -> dict[str, TopCut]:
    """Return the top cuts by field: a grade, or a percentile such as `p99`.

    Examples
    --------
    >>> read_top_cuts("Au (g/t) = p99.5")
    {'au_gpt': TopCut(limit=99.5, is_percentile=True)}
    """
    example = "cu_pct = 5; au_gpt = p99"
    cuts = {}
    for name, value in read_pairs(text, example).items():
        is_percentile = value.lower().startswith("p")
        number = parse_number(value[1:].strip() if is_percentile else value)
        if number is None:
            raise _not_pairs(f"{name} = {value}", example)
        cuts[field_name(name)[0]] = TopCut(number, is_percentile)
    return cuts


def read_unassayed(text: str, grades: tuple[str, ...]) -> dict[str, float]:
    """Return what stands where a grade was not assayed, by field; a number alone is for all of `grades`."""
    alone = parse_number(text.strip())
    if alone is not None:
        return dict.fromkeys(grades, alone)
    example = "0, or au_gpt = 0; cu_pct = 0.01"
    values = {}
    for name, value in read_pairs(text, example).items():
        number = parse_number(value)
        if number is None:
            raise _not_pairs(f"{name} = {value}", example)
        values[field_name(name)[0]] = number
    return values


def read_codes(text: str) -> dict[str, float]:
    """Return what stands for codes in the cells of assays, NaN for missing.

    Examples
    --------
    >>> read_codes("-5 = missing; BLD = 0.002")
    {'-5': nan, 'BLD': 0.002}
    """
    example = "XX = missing; -5 = 0.0025"
    codes = {}
    for name, value in read_pairs(text, example).items():
        number = float("nan") if value.lower() in MISSING_WORDS else parse_number(value)
        if number is None:
            raise _not_pairs(f"{name} = {value}", example)
        codes[name] = number
    return codes


def read_units(text: str) -> dict[str, str]:
    """Return the wanted unit by field.

    Examples
    --------
    >>> read_units("au_ppb = g/t; Cu = ppm -> %")
    {'au_ppb': 'g/t', 'cu': 'ppm -> %'}
    """
    return {field_name(name)[0]: value for name, value in read_pairs(text, "au_ppb = g/t; cu = ppm -> %").items()}


def read_formulas(text: str) -> dict[str, str]:
    """Return expressions by the name of the field that they give.

    Examples
    --------
    >>> read_formulas('cu_eq = "cu_pct" + 0.6 * "au_gpt"')
    {'cu_eq': '"cu_pct" + 0.6 * "au_gpt"'}
    """
    return {field_name(name)[0]: formula for name, formula in read_pairs(text, "cu_eq = cu_pct + 0.6 * au_gpt").items()}


def _pairs_of_json(text: str, example: str) -> dict[str, str]:
    """Return the pairs of a JSON object."""
    try:
        return {str(name): str(value) for name, value in json.loads(text).items()}
    except (ValueError, AttributeError) as error:
        raise _not_pairs(text, example) from error


def _not_pairs(given: str, example: str) -> InvalidInputError:
    return InvalidInputError(
        "What is stated by field is written as in {example}, but {given} was given.", example=example, given=given
    )

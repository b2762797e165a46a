# SPDX-License-Identifier: GPL-2.0-or-later
"""Headers as field names, and the unit that a header states."""

from __future__ import annotations

import re
import unicodedata

UNITS = {
    "pct": "%", "%": "%", "percent": "%", "perc": "%", "wtpct": "%", "wt%": "%",
    "gpt": "g/t", "g/t": "g/t", "g_t": "g/t", "gt": "g/t", "gmt": "g/t", "g/tonne": "g/t",
    "10-6": "ppm", "10^-6": "ppm", "ppm": "ppm", "mg/kg": "mg/kg", "ppb": "ppb", "10-9": "ppb", "10^-9": "ppb",
    "opt": "oz/t", "oz/t": "oz/t", "ozt": "oz/t", "oz": "oz/t", "oz/st": "oz/st", "kg/t": "kg/t", "kgt": "kg/t",
    "t/m3": "t/m3", "g/cm3": "t/m3", "g/cc": "t/m3", "gcc": "t/m3", "tm3": "t/m3", "kg/m3": "kg/m3", "m": "m",
}  # fmt: skip
"""Unit by the way headers write it, in small letters."""

SUFFIXES = {"%": "pct", "g/t": "gpt", "oz/t": "opt", "oz/st": "ozst", "kg/t": "kgt", "mg/kg": "mgkg"}
"""How a field name ends for a unit; other units are written as they are, without their signs."""

DENSITY_NAMES = "density dens sg specific_gravity bulk_density drybulkdensity dry_bulk_density 密度 体重 小体重 比重"
DENSITY = frozenset(DENSITY_NAMES.split())
"""Field names of densities."""

BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
GLUED = re.compile(r"([a-z][a-z0-9]{0,4}?)[ _-]?(ppm|ppb|pct|gpt|%|g/t)")


def field_name(header: str) -> tuple[str, str]:
    """Return the field name of a header, and its unit ('' when it states none).

    Examples
    --------
    >>> field_name("CU_pct"), field_name("Au (g/t)"), field_name("rock code")
    (('cu_pct', '%'), ('au_gpt', 'g/t'), ('rock_code', ''))
    """
    plain = unicodedata.normalize("NFKC", header).lower().replace("×", "").replace("\u2212", "-").strip()
    unit = ""
    in_brackets = BRACKETS.search(plain)
    if in_brackets and in_brackets.group(1).strip() in UNITS:
        unit = UNITS[in_brackets.group(1).strip()]
        plain = BRACKETS.sub("", plain, count=1).strip()
    glued = GLUED.fullmatch(plain)
    if not unit and glued:
        plain, unit = glued.group(1), UNITS[glued.group(2)]
    if not unit:
        words = re.split(r"[ _]+", plain)
        if len(words) > 1 and words[-1] in UNITS:
            unit = UNITS[words[-1]]
            plain = "_".join(words[:-1])
    name = _joined(plain)
    if name in DENSITY:
        return name, unit or "t/m3"
    return (f"{name}_{SUFFIXES.get(unit, _joined(unit))}" if unit else name), unit


def class_field(field: str, name: str) -> str:
    """Return the field name of a class of a category, such as its share.

    Examples
    --------
    >>> class_field("lithology", "Quartz monzonite")
    'lithology_quartz_monzonite'
    """
    return f"{field}_{_joined(name.lower())}"


def with_unit(name: str, unit: str, wanted: str) -> str:
    """Return a field name with another unit at its end.

    Examples
    --------
    >>> with_unit("au_ppb", "ppb", "g/t"), with_unit("density", "t/m3", "kg/m3"), with_unit("cu", "", "%")
    ('au_gpt', 'density', 'cu_pct')
    """
    if name in DENSITY:
        return name
    old = "_" + SUFFIXES.get(unit, _joined(unit))
    base = name[: -len(old)] if unit and name.endswith(old) else name
    return f"{base}_{SUFFIXES.get(wanted, _joined(wanted))}"


def _joined(text: str) -> str:
    """Return the letters and digits of a text, anything between them as one underscore."""
    return re.sub(r"_+", "_", re.sub(r"\W", "_", text)).strip("_") or "field"


def header_key(header: str) -> str:
    """Return a header as its letters and digits only, in small letters, without what stands in brackets.

    Examples
    --------
    >>> header_key("Hole_ID"), header_key("高程(m)"), header_key("X (m)")
    ('holeid', '高程', 'x')
    """
    plain = unicodedata.normalize("NFKC", header).lower()
    outside = re.sub(r"[\W_]", "", BRACKETS.sub("", plain))
    return outside or re.sub(r"[\W_]", "", plain)

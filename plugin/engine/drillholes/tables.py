# SPDX-License-Identifier: GPL-2.0-or-later
"""Drillhole tables: read as text, parsed by the engine, cleaned by stated rules.

This is the door of the package: the records, the reader and the parser under one name.
"""

from __future__ import annotations

from .assays import AssayRules
from .parsing import parse_drillholes
from .records import INTERVAL_TABLES, TABLES, Collars, Drillholes, Intervals, Rejection, Replacement, Surveys, TextTable
from .text_tables import read_text_table

__all__ = [
    "INTERVAL_TABLES",
    "TABLES",
    "AssayRules",
    "Collars",
    "Drillholes",
    "Intervals",
    "Rejection",
    "Replacement",
    "Surveys",
    "TextTable",
    "parse_drillholes",
    "read_text_table",
]

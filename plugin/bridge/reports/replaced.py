# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of replaced cells, in every report on drillhole tables."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.drillholes.tables import Replacement
from .page import table


def replaced_table(replaced: Sequence[Replacement]) -> str:
    """Return a table of the cells that were replaced, by column and rule; empty when there are none."""
    translate = QCoreApplication.translate
    header = [
        translate("Oresight", "Table"),
        translate("Oresight", "Field"),
        translate("Oresight", "Cell"),
        translate("Oresight", "Replaced by"),
        translate("Oresight", "Count"),
        translate("Oresight", "Rule"),
    ]
    missing = translate("Oresight", "missing")
    rows = [[one.table, one.column, one.value, one.replaced_by or missing, one.count, one.rule] for one in replaced]
    return table(header, rows) if rows else ""

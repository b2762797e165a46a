# SPDX-License-Identifier: GPL-2.0-or-later
"""Small drillhole tables written as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from oresight.plugin.engine.drillholes.tables import Drillholes, TextTable, parse_drillholes

COLLARS = """hole_id,x,y,z,max_depth
A,1000,2000,500,100
B,1100,2000,510,100
C,1000,2100,505,100"""
SURVEYS = """hole_id,depth,azimuth,dip
A,0,0,-90
B,0,90,-60
C,0,180,-45"""


def text_table(name: str, text: str) -> TextTable:
    """Return the table of some lines with commas between the cells."""
    header, *lines = text.strip().splitlines()
    rows = [[cell.strip() for cell in line.split(",")] for line in lines]
    columns = {title.strip(): [row[place] for row in rows] for place, title in enumerate(header.split(","))}
    return TextTable(name, columns, list(range(2, len(rows) + 2)))


@pytest.fixture
def table() -> Callable[[str, str], TextTable]:
    """Return `table(name, text)`."""
    return text_table


@pytest.fixture
def read() -> Callable[..., Drillholes]:
    """Return `read(assays=text, …)`: parses tables, with three collars and their surveys unless given."""

    def read_tables(**given) -> Drillholes:
        options = {
            name: given.pop(name) for name in ("columns", "rules", "dip_sign", "stop_at_faults") if name in given
        }
        texts = {"collars": COLLARS, "surveys": SURVEYS, **given}
        tables = {name: text_table(name, text) for name, text in texts.items() if text is not None}
        return parse_drillholes(tables, **options)

    return read_tables

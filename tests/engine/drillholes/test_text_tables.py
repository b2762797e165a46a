# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading text files as text."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.drillholes.tables import read_text_table
from oresight.plugin.engine.errors import InvalidInputError

CHINESE = "钻孔编号,东坐标,北坐标,高程\n钻孔一,500100.5,4400200.25,1200\n"


def said(table):
    return " ".join(str(notice) for notice in table.notices)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "begin with a byte-order mark: they were read as UTF-8"),
        ("gb18030", "GB18030"),
        ("utf-16", "begin with a byte-order mark: they were read as UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
    ],
)
def test_a_chinese_table_reads_right_in_every_encoding_and_what_was_done_is_stated(tmp_path, encoding, named):
    path = tmp_path / "collars.csv"
    path.write_bytes(CHINESE.encode(encoding))
    table = read_text_table(path, "collars")
    assert table.columns["钻孔编号"] == ["钻孔一"]
    assert table.columns["北坐标"] == ["4400200.25"]
    assert (named in said(table)) if named else not table.notices


def test_a_western_table_is_not_taken_for_chinese(tmp_path):
    path = tmp_path / "lithology.csv"
    path.write_bytes("hole_id,from,to,rock\nA,0,1,Métagrès\nA,1,2,Brèche\n".encode("cp1252"))
    assert read_text_table(path, "lithology").columns["rock"] == ["Métagrès", "Brèche"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_and_stated_even_beside_decimal_commas(tmp_path, delimiter):
    path = tmp_path / "assays.txt"
    rows = [["hole_id", "from", "to", "cu"], ["A", "0", "1,5", "0,25"], ["A", "1,5", "3", "0,50"]]
    path.write_text("\n".join(delimiter.join(row) for row in rows))
    table = read_text_table(path, "assays")
    assert table.columns["cu"] == ["0,25", "0,50"]
    assert "delimiter" in said(table)


def test_cells_stay_text_and_rows_have_the_numbers_of_the_file(tmp_path):
    path = tmp_path / "assays.csv"
    path.write_text('hole_id,from,to,cu\n001,0.0,1,<0.005\n\n"00,2",1,2,"1,234"\n')
    table = read_text_table(path, "assays")
    assert table.columns["hole_id"] == ["001", "00,2"]
    assert table.columns["cu"] == ["<0.005", "1,234"]
    assert table.rows == [2, 4]


def test_a_row_with_too_many_cells_is_a_sentence(tmp_path):
    path = tmp_path / "assays.csv"
    path.write_text("hole_id,from,to\nA,0,1\nA,1,2,3\n")
    with pytest.raises(InvalidInputError, match="Row 3 of the assays has 4 cells, but there are 3 headers"):
        read_text_table(path, "assays")


def test_short_rows_are_filled_up_and_counted(tmp_path):
    path = tmp_path / "assays.csv"
    path.write_text("hole_id,from,to,cu,au\nA,0,1\nA,1,2,0.1,0.2\n")
    table = read_text_table(path, "assays")
    assert table.columns["au"] == ["", "0.2"]
    assert "1 rows of the assays have fewer cells" in said(table)


def test_repeated_and_empty_headers_become_distinct(tmp_path):
    path = tmp_path / "assays.csv"
    path.write_text("hole_id,Cu,Cu,,\nA,1,2,3,\n")
    assert list(read_text_table(path, "assays").columns) == ["hole_id", "Cu", "Cu_2", "column_4"]


def test_the_line_of_a_spreadsheet_that_names_the_delimiter_is_no_header(tmp_path):
    path = tmp_path / "assays.csv"
    path.write_text("sep=;\nhole_id;from\nA;1\n")
    table = read_text_table(path, "assays")
    assert table.columns == {"hole_id": ["A"], "from": ["1"]}
    assert table.rows == [3]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_file_is_a_sentence(tmp_path, content):
    path = tmp_path / "assays.csv"
    path.write_text(content)
    with pytest.raises(InvalidInputError, match="assays are empty"):
        read_text_table(path, "assays")


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(InvalidInputError, match="file of the collars cannot be read"):
        read_text_table(tmp_path / "none.csv", "collars")

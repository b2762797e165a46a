# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables in which users order, group and colour their classes."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.class_tables import codebook_of_table
from oresight.plugin.engine.errors import InvalidInputError


def book_of(table, text):
    return codebook_of_table(table("classes", text), variable="rock")


def test_codes_follow_the_order_of_the_rows(table):
    book = book_of(table, "name\nQMP\nAND\nGRD")
    assert (book.names, book.codes) == (("QMP", "AND", "GRD"), (1, 2, 3))


def test_codes_of_a_column_are_taken(table):
    book = book_of(table, "rock,code\nQMP,10\nAND,20")
    assert dict(zip(book.names, book.codes)) == {"QMP": 10, "AND": 20}


def test_names_of_a_group_share_its_code(table):
    book = book_of(table, "name,group,color\nGRD,granite,#AA0000\nGRM,granite,\nAND,volcanic,\nDYKE,,")
    assert book.names == ("granite", "volcanic", "DYKE")
    assert book.colors[0] == "#aa0000"
    assert book.encode(np.array(["GRM", "GRD", "AND", "DYKE", "XX", ""])).tolist() == [1, 1, 2, 3, 0, 0]
    assert book.unknown(np.array(["GRM", "XX"])) == ("XX",)


def test_rock_codes_that_are_words_are_names(table):
    book = book_of(table, "Code,Description,Group\nGRD,Granodiorite,intrusive\nAND,Andesite,volcanic")
    assert book.encode(np.array(["GRD", "AND"])).tolist() == [1, 2]


def test_chinese_headers_are_known(table):
    assert book_of(table, "岩性,编码,分组\n花岗岩,3,侵入岩").encode(np.array(["花岗岩"])).tolist() == [3]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,group\nA,x\nA,y", "Row 3 of the table of classes puts A into y, but it stood in x"),
        ("name,code\nA,1\nB,1", "Row 3 of the table of classes gives B the code 1"),
        ("name,code\nA,0", "gives A the code 0"),
        ("name,code\n,1", "has no names in its column name"),
    ],
)
def test_what_contradicts_itself_is_a_sentence(table, text, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        book_of(table, text)

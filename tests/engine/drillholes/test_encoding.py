# SPDX-License-Identifier: GPL-2.0-or-later
"""Names as codes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.encoding import Codebook, color_of, encode_categories, new_names_notice
from oresight.plugin.engine.errors import InvalidInputError

NAMES = ["Q", "P", "", "R", "P", "P", "Q"]


@pytest.mark.parametrize(
    ("method", "names", "codes"),
    [
        ("alphabetical", ("P", "Q", "R"), [2, 1, 0, 3, 1, 1, 2]),
        ("frequency", ("P", "Q", "R"), [2, 1, 0, 3, 1, 1, 2]),
        ("appearance", ("Q", "P", "R"), [1, 2, 0, 3, 2, 2, 1]),
    ],
)
def test_codes_start_at_one_in_the_order_asked_for(method, names, codes):
    found, book = encode_categories(NAMES, variable="rock", method=method)
    assert (book.names, book.codes) == (names, (1, 2, 3))
    assert found.tolist() == codes
    assert found.dtype == np.int32


def test_known_names_keep_their_codes_and_new_ones_come_after():
    known = Codebook("rock", (7, 3), ("P", "OLD"), ("#111111", "#222222"))
    codes, book = encode_categories(NAMES, variable="rock", known=known)
    assert dict(zip(book.names, book.codes)) == {"P": 7, "OLD": 3, "Q": 8, "R": 9}
    assert codes.tolist() == [8, 7, 0, 9, 7, 7, 8]
    assert "2 names of rock are not in the earlier codebook: Q, R" in str(new_names_notice(np.array(NAMES), known))


def test_names_that_a_codebook_lacks_are_missing_and_reported_not_guessed():
    known = Codebook("rock", (1,), ("P",), ("#111111",))
    assert known.encode(np.array(NAMES)).tolist() == [0, 1, 0, 0, 1, 1, 0]
    assert known.unknown(np.array(NAMES)) == ("Q", "R")
    assert new_names_notice(np.array(["P", ""]), known) is None


@given(st.lists(st.text(max_size=5).filter(lambda name: "\0" not in name), max_size=30))
def test_codes_decode_to_the_names(names):
    listed = np.array(names, dtype=np.str_)
    codes, book = encode_categories(listed, variable="rock")
    assert book.decode(codes).tolist() == listed.tolist()
    assert Codebook.from_json(book.to_json()) == book


def test_a_codebook_is_json_with_a_version():
    _, book = encode_categories(NAMES, variable="rock")
    written = json.loads(book.to_json())
    assert written["version"] == 1
    assert written["names"] == ["P", "Q", "R"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no", "not JSON"),
        ("[1]", "must be a JSON object"),
        ('{"codes": [1]}', "not a codebook"),
        ('{"version": 2, "codes": [], "names": [], "colors": []}', "has version 2"),
        ('{"codes": [1, 1], "names": ["P", "Q"], "colors": ["#000000", "#000000"]}', "distinct codes"),
        ('{"codes": [0], "names": ["P"], "colors": ["#000000"]}', "must be 1 or more, but 0"),
    ],
)
def test_what_is_no_codebook_is_a_sentence(text, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        Codebook.from_json(text)


def test_an_unknown_order_is_a_sentence():
    with pytest.raises(InvalidInputError, match="order of the codes must be one of"):
        encode_categories(NAMES, variable="rock", method="random")


def test_forty_classes_have_forty_colours():
    assert len({color_of(code) for code in range(1, 41)}) == 40

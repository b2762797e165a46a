# SPDX-License-Identifier: GPL-2.0-or-later
"""Names as codes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.encoding import (
    Codebook,
    color_of,
    encode_categories,
    merged_notice,
    new_names_notice,
)
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


def test_rare_names_become_one_class_the_last_and_are_said():
    names = np.array(["P"] * 90 + ["Q"] * 8 + ["R", "S", ""])
    codes, book = encode_categories(names, variable="rock", rare=0.05)
    assert book.names == ("P", "Q", "other")
    assert book.aliases == {"R": "other", "S": "other"}
    assert codes[-3:].tolist() == [3, 3, 0]
    assert "2 rare names of rock were merged into other: R, S" in str(merged_notice(None, book))


def test_merged_names_have_their_code_in_the_next_layer_too():
    _, book = encode_categories(["P"] * 99 + ["R"], variable="rock", rare=0.05)
    again = Codebook.from_json(book.to_json())
    assert again == book
    codes, later = encode_categories(["R", "P", "NEW"], variable="rock", known=again)
    assert codes.tolist() == [2, 1, 3]
    assert later.names == ("P", "other", "NEW")
    assert again.unknown(np.array(["R", "NEW"])) == ("NEW",)


def test_names_of_an_earlier_codebook_are_not_merged_however_rare():
    known = Codebook("rock", (4,), ("R",), ("#111111",))
    codes, _ = encode_categories(["P"] * 99 + ["R"], variable="rock", known=known, rare=0.05)
    assert codes[-1] == 4


def test_without_a_share_nothing_is_merged_and_a_class_called_other_is_one_like_any():
    codes, book = encode_categories(["other", "P"], variable="rock")
    assert sorted(book.names) == ["P", "other"]
    assert book.decode(codes).tolist() == ["other", "P"]
    assert book.aliases == {}
    assert merged_notice(None, book) is None


@given(st.lists(st.sampled_from("ABCDEFG"), min_size=1, max_size=60), st.floats(0.0, 1.0))
def test_every_name_has_a_code_whatever_is_merged(names, rare):
    codes, book = encode_categories(names, variable="rock", rare=rare)
    assert (codes > 0).all()
    for name, code in zip(names, codes):
        expected = book.aliases.get(name, name)
        assert book.names[book.codes.index(code)] == expected
        assert (expected == "other") == (names.count(name) < rare * len(names))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Features are known by name; categories by code or one input each."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.feature_view import view_features
from oresight.plugin.engine.network.features import (
    ROWS_AT_ONCE,
    FeatureEncoding,
    fit_encoding,
    is_category,
    sorted_order,
)

NAMES = ("cu_pct:estimate", "lithology:category")
VALUES = np.array([[0.0, 3.0], [1.0, 7.0], [2.0, 3.0], [4.0, 9.0]], dtype=np.float32)
BOOK = {"codes": [1, 2, 3], "names": ["schist", "porphyry", "skarn"]}


def test_names_decide_the_order():
    assert sorted_order(["b", "c", "a"]) == [2, 0, 1]


def test_no_features_and_two_of_one_name_are_sentences():
    with pytest.raises(InvalidInputError, match="at least one"):
        sorted_order([])
    with pytest.raises(InvalidInputError, match="Two rasters hold the variable b"):
        sorted_order(["b", "a", "b"])


def test_what_is_a_category_is_in_the_name():
    assert is_category("lithology:category")
    assert is_category("nearest:hole")
    assert not is_category("cu_pct:estimate")
    assert not is_category("magnetics")


def test_codes_are_fed_as_numbers_scaled_to_0_and_1():
    encoding, _ = fit_encoding(VALUES, NAMES, scaling="z_score")
    np.testing.assert_allclose(encoding.apply(VALUES)[:, 1], [0.0, 4 / 6, 0.0, 1.0], atol=1e-6)
    assert encoding.n_inputs == 2


def test_one_hot_gives_each_code_of_the_training_an_input():
    encoding, _ = fit_encoding(VALUES, NAMES, categories="one_hot")
    inputs = encoding.apply(VALUES)
    assert encoding.codes == ((), (3, 7, 9))
    np.testing.assert_array_equal(inputs[:, 1:], [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]])


def test_a_code_the_training_never_had_is_zeros_and_a_missing_one_is_missing():
    encoding, _ = fit_encoding(VALUES, NAMES, categories="one_hot")
    inputs = encoding.apply(np.array([[1.0, 5.0], [1.0, np.nan]], dtype=np.float32))
    np.testing.assert_array_equal(inputs[0, 1:], [0, 0, 0])
    assert np.isnan(inputs[1]).any()


@pytest.mark.parametrize("scaling", ["min_max", "z_score", "robust", "log", "none"])
def test_many_rows_are_scaled_as_each_feature_by_itself(scaling):
    rows = np.random.default_rng(1).lognormal(size=(2 * ROWS_AT_ONCE + 77, 5)).astype(np.float32)
    encoding, _ = fit_encoding(rows[:500], tuple("abcde"), scaling=scaling)
    expected = np.column_stack([scaler.apply(rows[:, column]) for column, scaler in enumerate(encoding.scalers)])
    assert encoding.apply(rows).tobytes() == expected.tobytes()


def test_a_constant_feature_is_named():
    _, notices = fit_encoding(np.ones((3, 2), dtype=np.float32), NAMES)
    assert "cu_pct:estimate is 1.0 in every training block" in str(notices[0])


def test_an_encoding_survives_its_json_values():
    encoding, _ = fit_encoding(VALUES, NAMES, categories="one_hot", scaling="log")
    assert FeatureEncoding.from_dict(encoding.to_dict()) == encoding


def test_columns_are_found_by_name_and_others_left_aside():
    given = np.column_stack((VALUES[:, 1], np.full(4, 99.0), VALUES[:, 0])).astype(np.float32)
    view, notices = view_features(given, ["lithology:category", "other", "cu_pct:estimate"], NAMES)
    np.testing.assert_array_equal(view.rows(0, 4), VALUES)
    np.testing.assert_array_equal(view.take(np.array([3, 1])), VALUES[[3, 1]])
    assert notices == ()


def test_a_feature_that_is_missing_is_a_sentence_with_what_was_given():
    with pytest.raises(
        InvalidInputError, match=r"trained with lithology:category, which is missing; given were cu_pct"
    ):
        view_features(VALUES[:, :1], ["cu_pct:estimate"], NAMES)


def test_names_and_columns_that_differ_in_number_are_a_sentence():
    with pytest.raises(InvalidInputError, match="array with 1 columns"):
        view_features(VALUES, ["cu_pct:estimate"], NAMES)


def recoded(given, known, codes=(1, 2, 3)):
    values = np.array([[0.0, code] for code in codes], dtype=np.float32)
    name = NAMES[1]
    books = {} if given is None else {name: given}
    view, notices = view_features(values, NAMES, NAMES, codebooks=books, known_codebooks={name: known})
    return view.rows(0, len(codes))[:, 1].tolist(), " ".join(str(notice) for notice in notices)


def test_the_same_codebook_changes_nothing_and_says_nothing():
    assert recoded(BOOK, BOOK) == ([1.0, 2.0, 3.0], "")


def test_codes_are_matched_by_name():
    codes, said = recoded({"codes": [1, 2, 3], "names": ["skarn", "schist", "porphyry"]}, BOOK)
    assert codes == [3.0, 1.0, 2.0]
    assert "by name" in said


def test_a_name_the_network_does_not_know_is_missing_and_said():
    codes, said = recoded({"codes": [1, 2, 3], "names": ["schist", "gabbro", "skarn"]}, BOOK)
    np.testing.assert_array_equal(codes, [1.0, np.nan, 3.0])
    assert "not trained with gabbro" in said


def test_a_code_that_its_own_codebook_lacks_is_missing():
    codes, _ = recoded({"codes": [2, 1], "names": ["schist", "skarn"]}, BOOK, codes=(1, 5))
    np.testing.assert_array_equal(codes, [3.0, np.nan])


def test_a_raster_without_codebook_is_taken_at_its_codes_with_a_word():
    codes, said = recoded(None, BOOK)
    assert codes == [1.0, 2.0, 3.0]
    assert "has no codebook" in said

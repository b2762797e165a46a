# SPDX-License-Identifier: GPL-2.0-or-later
"""The block others are compared with, and what a network is to be explained about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.explained_target import checked_labels, output_of, recoded_labels
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.references import reference_block
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.targets import Target
from oresight.plugin.engine.network.training import train_network

BOOK = {
    "version": 1,
    "variable": "lithology",
    "codes": [1, 2],
    "names": ["schist", "skarn"],
    "colors": ["#000", "#fff"],
}
FEATURES = np.array([[1, 1], [2, 2], [6, 2], [9, 1], [np.nan, 1], [50, 1]], dtype=np.float32)
LABELS = np.array([0, 0, 1, 1, 1, 0])
TRAINING = np.array([True, True, True, False, True, False])
ZONES = Target("multi_class", ("zone:category",), (3, 7, 8), ("core", "rim", "far"))


@pytest.fixture(scope="module")
def model():
    split = np.array([0, 0, 0, 1, 2, 2], dtype=np.int8)
    settings = NetworkSettings(hidden_layers=(2,), epochs=1)
    features = np.nan_to_num(FEATURES, nan=3.0)
    names = ["cu_pct:estimate", "lithology:category"]
    return train_network(features, names, LABELS, split, settings, codebooks={"lithology:category": BOOK}).model


def reference(model, kind, text=""):
    return reference_block(model, FeatureView(FEATURES, (0, 1), {}), LABELS, TRAINING, kind, text)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("training_mean", [3.0, 2.0]),
        ("training_median", [2.0, 2.0]),
        ("barren_mean", [1.5, 1.0]),
        ("lowest", [1.0, 2.0]),
    ],
)
def test_it_is_found_among_training_blocks_with_all_features(model, kind, expected):
    assert reference(model, kind) == expected


def test_values_of_the_users_come_first_and_classes_are_named(model):
    text = "cu_pct:estimate = 0.25; lithology:category=skarn;"
    assert reference(model, "barren_mean", text) == [0.25, 2.0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("zn_pct = 1", "names zn_pct, but the network has no such feature; it has cu_pct:estimate, lithology"),
        ("cu_pct:estimate = rich", "needs a number for cu_pct:estimate.*but rich was given"),
        ("cu_pct:estimate", "but '' was given"),
        ("cu_pct:estimate = nan", "but nan was given"),
        ("lithology:category = 3", "lithology:category is one of 1 schist, 2 skarn, but 3 was given"),
        ("lithology:category = gabbro", "lithology:category is one of 1 schist, 2 skarn, but gabbro was given"),
    ],
)
def test_a_value_that_cannot_be_understood_is_a_sentence(model, text, complaint):
    with pytest.raises(InvalidInputError, match=complaint):
        reference(model, "training_mean", text)


def test_classes_that_the_network_does_not_know_are_left_out_and_counted():
    known, is_usable, notices = checked_labels(ZONES, np.array([8, 3, 5, 7]))
    assert known[is_usable].tolist() == [2, 0, 1]
    assert is_usable.tolist() == [True, True, False, True]
    assert "1 of 4 blocks have a class" in str(notices[0])
    with pytest.raises(InvalidInputError, match="which are core, rim, far"):
        checked_labels(ZONES, np.array([1, 2]))


def test_codes_of_classes_are_matched_by_name():
    book = {
        "version": 1,
        "variable": "zone",
        "codes": [3, 7, 8],
        "names": ["core", "rim", "far"],
        "colors": ["#000"] * 3,
    }
    other = {**book, "names": ["far", "core", "pit"]}
    recoded, said = recoded_labels(replace(ZONES, codebook=book), np.array([3, 7, 8]), other)
    np.testing.assert_array_equal(recoded, [8.0, 3.0, np.nan])
    assert len(said) == 1
    known, is_usable, _ = checked_labels(replace(ZONES, codebook=book), recoded)
    assert known[is_usable].tolist() == [2, 0]
    assert is_usable.tolist() == [True, True, False]


def test_labels_of_another_kind_are_sentences():
    several = Target("multi_label", ("ore:label", "gold:label"))
    with pytest.raises(InvalidInputError, match=r"tells 2 labels \(ore:label, gold:label\), but 1 were given"):
        checked_labels(several, np.array([0, 1]))
    with pytest.raises(InvalidInputError, match=r"must be 0 \(barren\) or 1 \(ore\)"):
        checked_labels(Target(), np.array([0, 2]))


@pytest.mark.parametrize(("answer", "place"), [("rim", 1), ("8", 2), ("", 2)])
def test_a_class_is_asked_for_by_name_or_code_else_the_most_common(answer, place):
    assert output_of(ZONES, answer, np.array([0, 2, 2, 1])) == place


def test_an_answer_that_there_is_not_is_a_sentence():
    with pytest.raises(InvalidInputError, match="does not tell pit; it tells core, rim, far"):
        output_of(ZONES, "pit", np.array([0]))
    assert output_of(Target(), "pit", np.array([0])) == 0

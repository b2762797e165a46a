# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of one weight, and epochs without the surplus of the large ones."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.balance import (
    ORE_OR_BARREN,
    balanced_weights,
    row_weights,
    stated_weights,
    without_surplus,
)

torch = pytest.importorskip("torch")


@pytest.mark.parametrize("labels", [np.array([True, False, False, False]), np.array([0, 0, 2, 1, 0, 0])])
def test_balanced_classes_weigh_the_same_in_sum(labels):
    weights = balanced_weights(labels)
    sums = [weights[labels == code].sum() for code in np.unique(labels)]
    np.testing.assert_allclose(sums, len(labels) / len(sums))


def test_each_of_several_labels_is_balanced_by_itself():
    labels = np.array([[True, False], [False, True], [False, True], [False, True]])
    weights = balanced_weights(labels)
    for column, own in zip(labels.T, weights.T):
        np.testing.assert_allclose(own, balanced_weights(column))


def test_a_surplus_is_left_out_and_the_order_kept():
    classes = torch.tensor([1, 0, 0, 0, 0, 0, 1, 0])
    order = torch.tensor([7, 1, 6, 5, 3, 0, 2, 4])
    assert without_surplus(order, classes, 1.5).tolist() == [7, 1, 6, 5, 0]
    assert without_surplus(order, classes, 1.0).tolist() == [7, 1, 6, 0]
    assert without_surplus(order, classes, 100.0).tolist() == order.tolist()


def test_other_orders_keep_other_blocks():
    classes = torch.tensor([1] + [0] * 99)
    orders = [torch.randperm(100, generator=torch.Generator().manual_seed(seed)) for seed in (1, 2)]
    kept = [set(without_surplus(order, classes, 5.0).tolist()) for order in orders]
    assert all(len(one) == 6 and 0 in one for one in kept)
    assert kept[0] != kept[1]


ROCKS = (("breccia", "3"), ("Volcanics: upper", "7"), ("砂岩", "12"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ore:3, waste:1", {"ore": 3.0, "waste": 1.0}),
        (" 1 : 2.5 ; 0=1 ,", {"1": 2.5, "0": 1.0}),
        ("砂岩：2，breccia：0.5", {"砂岩": 2.0, "breccia": 0.5}),
        ('{"ore": 3, "waste": 1}', {"ore": 3.0, "waste": 1.0}),
        ("Volcanics: upper: 4", {"Volcanics: upper": 4.0}),
    ],
)
def test_weights_are_read_as_people_write_them(text, read):
    assert stated_weights(text) == read


@pytest.mark.parametrize(
    "text", ["ore", "ore:", ":3", "ore:three", "ore:0", "ore:-1", "ore:nan", "ore:inf", "", "ore:1, ore:2"]
)
def test_a_text_that_is_no_weights_gets_a_sentence(text):
    with pytest.raises(InvalidInputError) as refused:
        stated_weights(text)
    assert str(refused.value).endswith(".")


def test_stated_weights_stand_in_their_proportion_and_have_the_mean_one():
    labels = np.array([0, 0, 1, 2, 2, 2])
    weights = row_weights("3:4, 砂岩:2", labels, ROCKS)
    assert weights.mean() == pytest.approx(1.0)
    np.testing.assert_allclose(weights / weights[2], [4.0, 4.0, 1.0, 2.0, 2.0, 2.0])


def test_equal_weights_are_none_exactly():
    labels = np.array([True, False, False])
    assert row_weights("none", labels, ORE_OR_BARREN) is None
    assert row_weights("ore:5, waste:5", labels, ORE_OR_BARREN).tolist() == [1.0, 1.0, 1.0]


def test_weights_that_balance_by_hand_equal_balanced():
    labels = np.array([True, False, False, False])
    np.testing.assert_allclose(row_weights("ore:3", labels, ORE_OR_BARREN), balanced_weights(labels))


def test_a_label_of_several_has_its_own_weight():
    labels = np.array([[True, False], [False, True], [False, False]])
    weights = row_weights("au:4", labels, (("cu",), ("au",)))
    np.testing.assert_allclose(weights, [[1.0, 0.5], [1.0, 2.0], [1.0, 0.5]])


@pytest.mark.parametrize("text", ["granite:2", "breccia:2, 3:4", "Breccia:2, breccia:1"])
def test_names_that_mean_no_class_or_one_twice_are_refused(text):
    with pytest.raises(InvalidInputError, match=r"classes are breccia|one class twice"):
        row_weights(text, np.array([0, 1, 2]), ROCKS)

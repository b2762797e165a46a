# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of one weight, and epochs without the surplus of the large ones."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.network.balance import balanced_weights, without_surplus

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

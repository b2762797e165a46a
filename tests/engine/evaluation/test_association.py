# SPDX-License-Identifier: GPL-2.0-or-later
"""How far features go together, against scipy and least squares."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.association import association, linked, mean_ranks
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from scipy.stats import rankdata, spearmanr
from scipy.stats.contingency import association as scipy_association
from scipy.stats.contingency import crosstab

RNG = np.random.default_rng(3)
NUMBERS = np.round(RNG.normal(size=(300, 2)) @ np.array([[1.0, -0.8], [0.0, 0.5]]), 1)
CODES = np.column_stack((RNG.integers(1, 4, 300), RNG.integers(1, 6, 300))).astype(float)
CODES[:, 1] = np.where(RNG.random(300) < 0.6, CODES[:, 0], CODES[:, 1])


def test_equal_values_share_their_ranks_as_in_scipy():
    np.testing.assert_array_equal(mean_ranks(NUMBERS[:, 0]), rankdata(NUMBERS[:, 0]))


def test_two_numbers_have_the_size_of_spearmans_correlation():
    expected = abs(spearmanr(NUMBERS).statistic)
    assert association(NUMBERS, [False, False])[0, 1] == pytest.approx(expected, abs=1e-12)
    assert expected > 0.5


def test_two_categories_have_cramers_v():
    counts = crosstab(CODES[:, 0], CODES[:, 1]).count
    expected = scipy_association(counts, method="cramer", correction=False)
    assert association(CODES, [True, True])[0, 1] == pytest.approx(expected, abs=1e-12)


def test_a_number_and_a_category_have_the_root_of_the_explained_share_of_the_ranks():
    ranks = rankdata(NUMBERS[:, 0])
    dummies = (CODES[:, :1] == np.unique(CODES[:, 0])).astype(float)
    fitted = dummies @ np.linalg.lstsq(dummies, ranks, rcond=None)[0]
    expected = np.sqrt(1.0 - ((ranks - fitted) ** 2).sum() / ((ranks - ranks.mean()) ** 2).sum())
    both = np.column_stack((CODES[:, 0], NUMBERS[:, 0]))
    strength = association(both, [True, False])
    assert strength[0, 1] == strength[1, 0] == pytest.approx(expected, abs=1e-12)


def test_what_never_varies_goes_with_nothing():
    constant = np.column_stack((np.full(300, 2.0), NUMBERS[:, 0], CODES[:, 0]))
    assert association(constant, [False, False, True])[0].tolist() == [1.0, 0.0, 0.0]


def test_an_order_turned_round_or_bent_is_the_same_order():
    x = np.arange(1.0, 50.0)
    strength = association(np.column_stack((x, -np.exp(x / 10.0), np.sqrt(x))), [False] * 3)
    np.testing.assert_allclose(strength, 1.0)


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.8])
def test_sets_are_those_of_complete_linkage(threshold):
    values = RNG.normal(size=(60, 12))
    strength = np.abs(np.corrcoef(values @ RNG.normal(size=(12, 9)), rowvar=False))
    np.fill_diagonal(strength, 1.0)
    labels = fcluster(linkage(squareform(1.0 - strength, checks=False), "complete"), 1.0 - threshold, "distance")
    expected = {tuple(np.flatnonzero(labels == one)) for one in set(labels) if (labels == one).sum() > 1}
    assert set(linked(strength, threshold)) == expected

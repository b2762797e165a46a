# SPDX-License-Identifier: GPL-2.0-or-later
"""Which features are shuffled together: the user's groups, fields, classes of one raster, places, those alike."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.feature_groups import group_features, named_groups

NAMES = ["cu_pct:estimate", "cu_pct:variance", "lithology:category", "au_gpt:estimate"]
RNG = np.random.default_rng(5)


def groups_of(features, names, **options):
    codes = [name.endswith(":category") for name in names]
    return {group.name: group for group in group_features(features, names, codes, **options)[0]}


def test_groups_are_named_by_features_and_by_fields():
    groups = named_groups("copper = cu_pct; metals = au_gpt:estimate, cu_pct:estimate;", NAMES)
    assert [(one.name, one.members) for one in groups] == [
        ("copper", ("cu_pct:estimate", "cu_pct:variance")),
        ("metals", ("cu_pct:estimate", "au_gpt:estimate")),
    ]


def test_a_group_without_a_name_is_called_by_its_features():
    assert named_groups("lithology, au_gpt", NAMES)[0].name == "lithology + au_gpt"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("zinc = zn_pct, cu_pct", "names zn_pct, which the network does not know; its features are cu_pct:estimate"),
        ("copper = cu_pct,", "names '', which the network does not know"),
        ("copper =", "names '', which the network does not know"),
        ("gold = au_gpt", "needs at least two features, but gold = au_gpt names 1"),
        ("a = cu_pct; a = lithology, au_gpt", "Two groups of features are called a"),
    ],
)
def test_a_group_that_cannot_be_understood_is_a_sentence(text, complaint):
    with pytest.raises(InvalidInputError) as raised:
        named_groups(text, NAMES)
    assert complaint in str(raised.value)


def test_a_grade_and_its_variance_belong_together_and_all_features_come_last():
    values = np.column_stack((RNG.normal(size=(400, 2)), RNG.integers(1, 4, 400), RNG.normal(size=400)))
    groups = groups_of(values, NAMES)
    assert [(one.name, one.reason) for one in groups.values()] == [("cu_pct", "field"), ("all features", "all")]


def test_probabilities_of_all_classes_of_one_raster_belong_together():
    shares = RNG.dirichlet([1.0, 1.0, 1.0], 300)
    names = [f"rock_type_{name}:probability" for name in ("dyke", "schist", "skarn")] + ["ore_kriged:probability"]
    groups = groups_of(np.column_stack((shares, RNG.random(300))), names)
    assert (groups["rock"].members, groups["rock"].reason) == (tuple(names[:3]), "classes")
    others = groups_of(np.column_stack((shares * 0.9, RNG.random(300))), names)
    assert list(others) == ["all features"]


def test_coordinates_belong_together():
    names = ["cu_pct:estimate", "easting", "elevation", "northing"]
    groups = groups_of(RNG.normal(size=(300, 4)), names)
    assert groups["coordinates"].members == ("easting", "elevation", "northing")


def test_what_says_much_the_same_is_one_group_and_its_pairs_are_told():
    first = RNG.normal(size=500)
    values = np.column_stack(
        (first, RNG.normal(size=500), RNG.integers(1, 4, 500), -first + 0.1 * RNG.normal(size=500))
    )
    names = ["cu_pct:estimate", "depth:depth", "lithology:category", "au_gpt:estimate"]
    groups, pairs = group_features(values, names, [False, False, True, False])
    assert [(one.name, one.reason) for one in groups] == [("cu_pct + au_gpt", "correlated"), ("all features", "all")]
    assert [(one.first, one.second) for one in pairs] == [("cu_pct:estimate", "au_gpt:estimate")]
    assert pairs[0].strength > 0.95
    assert group_features(values, names, [False, False, True, False], threshold=1.01)[1] == []


def test_a_set_of_features_is_one_group_under_its_first_name():
    first = RNG.normal(size=300)
    values = np.column_stack((first, first + 0.01 * RNG.normal(size=300)))
    names = ["cu_pct:estimate", "cu_pct:variance"]
    given = named_groups("copper = cu_pct", names)
    assert list(groups_of(values, names, given=given)) == ["copper"]


def test_a_single_feature_has_no_groups():
    assert group_features(RNG.normal(size=(50, 1)), ["cu_pct:estimate"], [False]) == ([], [])

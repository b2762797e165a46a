# SPDX-License-Identifier: GPL-2.0-or-later
"""Means over composites: density, unassayed stretches, shares of classes; units and intervals as composites."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.missing_core import missing_core
from oresight.plugin.engine.drillholes.tables import TextTable, parse_drillholes
from oresight.plugin.engine.errors import InvalidInputError


def composite(holes, **settings):
    return composite_intervals(holes, desurvey(holes.collars, holes.surveys), **settings)


def spans(composites):
    return list(zip(composites.depth_from.tolist(), composites.depth_to.tolist()))


def test_a_grade_is_weighted_with_length_and_density(read):
    holes = read(assays="hole_id,from,to,cu,density\nA,0,1,2,4\nA,1,3,5,3")
    result = composite(holes, length=3.0, density="density")
    assert result.grades["cu"].tolist() == pytest.approx([(1 * 4 * 2 + 2 * 3 * 5) / (1 * 4 + 2 * 3)])
    assert result.grades["density"].tolist() == pytest.approx([(1 * 4 + 2 * 3) / 3])  # a volume has no other mean
    assert result.weights["cu"].tolist() == pytest.approx([10.0])


def test_an_interval_without_density_weighs_the_mean_and_is_counted(read):
    holes = read(assays="hole_id,from,to,cu,density\nA,0,1,2,4\nA,1,2,5,\nA,2,3,2,2")
    result = composite(holes, length=3.0, density="density")
    assert result.grades["cu"].tolist() == pytest.approx([(2 * 4 + 5 * 3 + 2 * 2) / 9])
    assert "1 intervals with a grade have none and weigh 3" in str(result.notices[0])


samples = st.lists(
    st.tuples(st.floats(0.1, 8.0), st.floats(0.0, 50.0) | st.none(), st.floats(2.0, 5.0) | st.none()),
    min_size=1, max_size=25,
)  # fmt: skip


@given(samples, st.floats(0.5, 15.0), st.sampled_from(["merge", "keep"]))
@settings(max_examples=100, deadline=None)
def test_the_metal_is_conserved_with_density(rows, length, ends):
    depth = np.cumsum([0.0, *(step for step, _, _ in rows)])
    cells = {
        "hole_id": ["A"] * len(rows),
        "from": [repr(float(one)) for one in depth[:-1]],
        "to": [repr(float(one)) for one in depth[1:]],
        "cu": ["" if grade is None else repr(grade) for _, grade, _ in rows],
        "density": ["" if density is None else repr(density) for *_, density in rows],
    }
    known = [(step, density) for step, _, density in rows if density is not None]
    if not known or not any(grade for _, grade, _ in rows):
        return
    mean = sum(step * density for step, density in known) / sum(step for step, _ in known)
    metal = sum(
        step * (mean if density is None else density) * grade for step, grade, density in rows if grade is not None
    )
    order = list(range(2, len(rows) + 2))
    collars = {"hole_id": ["A"], "x": ["0"], "y": ["0"], "z": ["0"]}
    holes = parse_drillholes(
        {"collars": TextTable("collars", collars, [2]), "assays": TextTable("assays", cells, order)}
    )
    result = composite(holes, length=length, ends=ends, density="density", minimum_coverage=0.0)
    assert np.nansum(result.weights["cu"] * result.grades["cu"]) == pytest.approx(metal, rel=1e-9, abs=1e-9)


def test_a_stated_value_stands_where_a_grade_was_not_assayed(read):
    holes = read(assays="hole_id,from,to,cu,au\nA,0,2,6,\nA,2,6,NS,1\nA,8,12,3,1\nB,0,6,,5")
    plain = composite(holes, length=6.0)
    stated = composite(holes, length=6.0, missing={"cu": 0.0})
    assert np.isnan(plain.grades["cu"][0])  # two of six is too little
    assert stated.grades["cu"][:2].tolist() == pytest.approx([6 * 2 / 6, 3 * 4 / 6])
    assert np.isnan(stated.grades["cu"][2])  # hole B has no copper anywhere: it was not analysed for it
    assert stated.grades["au"].tolist() == pytest.approx(plain.grades["au"].tolist(), nan_ok=True)
    assert "Where cu was not assayed, 0 was taken over a length of 6" in "".join(map(str, stated.notices))
    assert stated.assayed["cu"].tolist() == [2.0, 4.0, 0.0]


def test_what_a_choice_does_to_the_mean_is_worked_out(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,2,6\nA,2,6,NS\nA,8,12,3\nB,0,6,")
    (found,) = missing_core(holes, {"cu": 0.5})
    assert (found.holes, found.assayed, found.unassayed) == (1, 6.0, 6.0)
    assert found.mean == pytest.approx((2 * 6 + 4 * 3) / 6)
    assert found.mean_with(0.0) == pytest.approx(2.0)
    assert found.used_mean == pytest.approx(2.25)
    assert missing_core(holes, {})[0].used_mean == found.mean


def test_the_mean_over_composites_is_the_mean_that_was_worked_out(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,2,6\nA,2,6,NS\nA,8,12,3\nB,0,3,1\nB,3,4,")
    result = composite(holes, length=4.0, missing={"cu": 0.25}, minimum_coverage=0.0)
    mean = np.average(result.grades["cu"], weights=result.weights["cu"])
    assert mean == pytest.approx(missing_core(holes, {"cu": 0.25})[0].used_mean)


def test_shares_of_classes_sum_to_one_where_anything_is_logged(read):
    holes = read(lithology="hole_id,from,to,rock\nA,0,3,P\nA,3,4,Quartz vein\nA,4,5,\nA,5,8,P\nB,0,4,Q")
    result = composite(holes, length=4.0, proportions=["rock"])
    assert {name: values.tolist() for name, values in result.proportions.items()} == {
        "rock_p": [0.75, 1.0, 0.0],
        "rock_q": [0.0, 0.0, 1.0],
        "rock_quartz_vein": [0.25, 0.0, 0.0],
    }
    assert result.categories["rock"].tolist() == ["P", "P", "Q"]


def test_shares_need_coverage_like_any_mean(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,4,1", lithology="hole_id,from,to,rock\nA,0,1,P")
    assert np.isnan(composite(holes, length=4.0, proportions=["rock"]).proportions["rock_p"][0])


def test_each_interval_of_a_table_can_be_a_composite(read):
    holes = read(
        assays="hole_id,from,to,cu\nA,0,2,1\nA,2,5,4\nA,5,9,NS",
        lithology="hole_id,from,to,rock\nA,0,3,P\nA,3,9,P",
    )
    by_log = composite(holes, length=6.0, by="lithology", minimum_coverage=0.0)
    assert spans(by_log) == [(0.0, 3.0), (3.0, 9.0)]
    assert by_log.grades["cu"].tolist() == pytest.approx([(2 * 1 + 1 * 4) / 3, 4.0])
    by_assay = composite(holes, length=6.0, by="assays")
    assert spans(by_assay) == [(0.0, 2.0), (2.0, 5.0)]  # nothing was assayed below
    assert by_assay.grades["cu"].tolist() == [1.0, 4.0]


def test_intervals_are_cut_at_a_boundary_but_never_joined(read):
    holes = read(
        assays="hole_id,from,to,cu\nA,0,2,1\nA,2,4,2\nA,4,6,3", lithology="hole_id,from,to,rock\nA,0,3,P\nA,3,6,Q"
    )
    result = composite(holes, length=1.0, by="assays", boundary="rock")
    assert spans(result) == [(0.0, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 6.0)]


def test_a_unit_can_be_a_composite(read):
    holes = read(
        assays="hole_id,from,to,cu\nA,0,20,1\nA,20,30,4",
        lithology="hole_id,from,to,rock\nA,0,7,P\nA,7,15,P\nA,15,30,Q",
    )
    result = composite(holes, length=6.0, by="unit", boundary="rock")
    assert spans(result) == [(0.0, 15.0), (15.0, 30.0)]
    assert result.grades["cu"].tolist() == pytest.approx([1.0, (5 * 1 + 10 * 4) / 15])


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"by": "week"}, "kind of composites must be one of"),
        ({"by": "unit"}, "by unit need a boundary field"),
        ({"by": "lithology"}, "by the intervals of the lithology need that table; the tables are assays"),
        ({"density": "sg"}, r"field of the density must be one of the tables' \(cu\), but sg"),
        ({"missing": {"au": 0.0}}, "field of the unassayed grade must be"),
        ({"proportions": ["rock"]}, "field of the proportion must be"),
    ],
)
def test_wrong_settings_are_sentences(read, settings, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        composite(read(assays="hole_id,from,to,cu\nA,0,4,1"), **{"length": 4.0, **settings})

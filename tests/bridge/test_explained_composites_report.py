# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of what the honest predictor learns from says at its top which kinds of features are missed."""

from __future__ import annotations

from typing import Any

import pytest
from oresight.plugin.bridge.explanation_files import importance_table
from oresight.plugin.bridge.reports.explained_composites import explained_composites_report
from oresight.plugin.engine.evaluation.importance import Skill
from oresight.plugin.engine.learning.explained_notices import explained_notices

from .reading import plain

NAMES = ["kriged_1", "kriged_2", "octant_0", "octant_1", "easting", "northing", "elevation"]
FALLS = {
    ("family", "kriged_grade", 0, 2): 0.06, ("family", "directions", 2, 4): 0.0, ("kind", "grades_around", 0, 4): 0.3,
    ("coordinates", "coordinates", 4, 7): 0.02, ("all", "all features", 0, 7): 0.4,
}  # fmt: skip
"""How far the AUC falls without each group, by reason, name, and first and last feature."""


def fall(value: float, half: float = 0.01) -> dict[str, Any]:
    """Return an importance; one of 0 is of a feature that is not seen."""
    ends = {"low": value - half, "high": value + half} if value else {"low": 0.0, "high": 0.0}
    return {name: {"value": value, "deviation": 0.002 if value else 0.0, **ends} for name in ("auc", "log_loss")}


def values_of(**changed: Any) -> dict[str, Any]:
    """Return an explanation of a model that leans on kriged grades; its trees on places know nothing else."""
    items = [
        {"name": name, "members": [name], "reason": "feature", "importances": fall(0.03 if name == "kriged_2" else 0.0)}
        for name in NAMES
    ]
    for (reason, name, first, last), value in FALLS.items():
        group = {"name": name, "members": NAMES[first:last]}
        items.append({**group, "reason": reason, "importances": fall(value)})
        if reason != "all":
            items.append({**group, "reason": "only", "of": reason, "importances": fall(0.4 - value)})
    curve = {"is_category": False, "values": [0.0, 0.5, 1.0], "mean": [0.1, 0.4, 0.8], "deviation": [0.1] * 3,
             "low": [0.0, 0.1, 0.5], "high": [0.2, 0.7, 0.95], "edges": [0.0, 0.5, 1.0], "shares": [0.7, 0.3],
             "name": "kriged_2"}  # fmt: skip
    measures = [
        {"name": "auc", "chance": 0.5, "is_loss": False, "value": 0.9, "low": 0.85, "high": 0.94, "equal_groups": 9.0},
        {
            "name": "log_loss",
            "chance": None,
            "is_loss": True,
            "value": 0.3,
            "low": 0.2,
            "high": 0.4,
            "equal_groups": 12.0,
        },
    ]
    return {
        "explained": "composites", "kind": "binary", "answer": "ore", "unit": "", "units": {}, "codebooks": {},
        "is_below": False, "names": NAMES, "measures": measures, "items": items, "dependence": [curve], "pair": None,
        "ways": [{"way": "linear", "weight": 1.0, "measures": measures, "items": items}],
        "drawn": {"groups": 12, "level": 0.95, "fewest": 6, "holding": {}, "by": "holes"},
        "seed": 1, "repeats": 10, "shuffle": "blocks",
        "scored": 1200, "composites": 1210, "ore": 300, "folds": 3,
        **changed,
    }  # fmt: skip


def words_of(values: dict[str, Any]) -> str:
    return plain(explained_composites_report(values, ()))


def test_the_top_says_what_is_left_without_each_kind_and_what_one_can_do_alone():
    words = words_of(values_of())
    assert "At 1,200 composites of 12 holes or groups of holes that were left out the AUC is 0.900." in words
    assert "when features are shuffled: all that says what is around 0.600, place 0.880." in words
    assert "Most missed of the families when shuffled: kriged grade (0.840), place (0.880)." in words
    assert "With all else shuffled, kriged grade alone reaches most, an AUC of 0.560." in words
    assert "Of single features kriged_2 is missed most: without it 0.870 are left." in words


def test_a_model_without_skill_is_said_to_say_nothing():
    values = values_of()
    values["measures"][0].update(value=0.52, low=0.45, high=0.6)
    assert "no better than chance (AUC 0.520)" in words_of(values)
    skills = {"auc": Skill(0.52, 0.45, 0.6), "log_loss": Skill(0.7, 0.6, 0.8)}
    assert "no better than chance" in explained_notices(skills, is_below=False)[0].template
    assert "below the drilling" in explained_notices({"auc": Skill(0.9, 0.8, 0.95)}, is_below=True)[0].template


@pytest.mark.parametrize("shuffle", ["blocks", "groups", "within_groups"])
def test_the_method_says_how_was_shuffled_and_what_was_left_out(shuffle):
    words = words_of(values_of(shuffle=shuffle))
    said = {"blocks": "another scored composite", "groups": "another hole", "within_groups": "its own hole."}
    assert said[shuffle] in words
    assert "1,200 of 1,210 composites were scored, 300 of them ore" in words


@pytest.mark.parametrize(("is_below", "said"), [(False, "flatters a little"), (True, "are not calibrated")])
def test_the_method_says_whether_weights_and_calibration_were_fitted_at_the_scored_composites(is_below, said):
    words = words_of(values_of(is_below=is_below))
    assert [one for one in ("flatters a little", "are not calibrated") if one in words] == [said]


def test_a_users_group_keeps_its_name_and_a_kind_that_is_not_seen_is_a_dash():
    values = values_of()
    own = {"name": "kernels", "members": NAMES[:1], "reason": "given", "importances": fall(0.05)}
    values["items"].append(own)
    words = words_of(values)
    assert "kernels" in words
    assert "kernel means" not in words
    assert "directional means –" in words


def test_where_no_feature_is_missed_there_is_nothing_about_single_ones():
    values = values_of(dependence=[])
    for item in values["items"][: len(NAMES)]:
        item["importances"] = fall(0.0)
    words = words_of(values)
    assert "No single feature is missed for certain" in words
    assert "How the answer goes" not in words


def test_the_table_says_who_was_asked():
    lines = importance_table(values_of()).splitlines()
    assert lines[0] == "by,of,why,features,measure,model,importance,deviation,low,high,shuffles,groups,equal groups"
    assert {line.partition(",")[0] for line in lines[1:]} == {"average", "linear"}
    assert len(lines) == 1 + 2 * 2 * len(values_of()["items"])


def test_without_intervals_the_top_says_so_and_no_kind_is_starred_as_missed_for_certain():
    values = values_of()
    assert "*" in words_of(values)
    auc = values["measures"][0]
    for figure in (auc, *(item["importances"]["auc"] for item in values["items"])):
        figure.update(low=None, high=None)
    values["drawn"]["holding"] = {"ore": {"groups": 4, "equal_groups": 3.2}}
    words = words_of(values)
    assert "Too few hold these kinds of blocks: ore (4, which count as 3.2)." in words
    assert words.index("has no interval") < words.index("What it learns from, by kind")
    assert "*" not in words
    assert "Whether the AUC is better than chance, and what is missed for certain, cannot be told." in words
    assert "make up for it" not in words
    assert "Of single features" not in words
    nan = float("nan")
    (said,) = explained_notices({"auc": Skill(0.9, nan, nan)}, is_below=False)
    assert "cannot be told (AUC 0.900): ore or waste lies in too few groups" in str(said)
    assert explained_notices({"auc": Skill(nan, nan, nan)}, is_below=False) == ()

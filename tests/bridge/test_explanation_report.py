# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an explanation says at its top what the network leans on, or that it says nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from oresight.plugin.bridge.explanation_files import dependence_table, importance_table, most_important
from oresight.plugin.bridge.reports.explanation import explanation_report
from oresight.plugin.engine.errors import Notice
from oresight.plugin.engine.evaluation.feature_groups import Related
from oresight.plugin.engine.evaluation.importance import Skill
from oresight.plugin.engine.evaluation.skill_notices import correlated_notices, skill_notices

from .browser import look_at
from .reading import plain

BOOK = {"codes": [1, 2], "names": ["<schist>", "矽卡岩"], "colors": ["#888888", "#44aa99"], "variable": "rock"}


def one(value: float | None, half: float = 0.01) -> dict[str, float | None]:
    if value is None:
        return {"value": None, "deviation": None, "low": None, "high": None}
    return {"value": value, "deviation": 0.002, "low": value - half, "high": value + half}


def item(name: str, auc: float | None, loss: float, reason: str = "feature", members: tuple[str, ...] = ()) -> Any:
    return {
        "name": name, "members": list(members or (name,)), "reason": reason,
        "importances": {"auc": one(auc), "log_loss": one(loss)},
    }  # fmt: skip


def values_of(**changed: Any) -> dict[str, Any]:
    """Return the values of an explanation in which copper matters most, gold misleads and the rock is not used."""
    unused = item("rock:category", 0.0, 0.0)
    for of in unused["importances"].values():
        of.update(deviation=0.0, low=0.0, high=0.0)
    curve = {"is_category": False, "values": [0.0, 0.5, 1.0], "mean": [0.1, 0.4, 0.8], "deviation": [0.1] * 3,
             "low": [0.0, 0.1, 0.5], "high": [0.2, 0.7, 0.95], "edges": [0.0, 0.5, 1.0],
             "shares": [0.7, 0.3]}  # fmt: skip
    bars = {**curve, "is_category": True, "values": [1.0, 2.0], "mean": [0.2, 0.6], "deviation": [0.1] * 2,
            "low": [0.0, 0.1], "high": [0.4, 0.9], "edges": [], "shares": [0.75, 0.25]}  # fmt: skip
    names = ["au_gpt:estimate", "cu_pct:estimate", "rock:category"]
    return {
        "part": "test", "has_split": True, "kind": "binary", "answer": "ore", "unit": "", "is_logit": True,
        "numbered": ["rock:category"], "names": names, "units": {"cu_pct:estimate": "%"},
        "measures": [
            {"name": "auc", "chance": 0.5, "is_loss": False, "value": 0.85, "low": 0.8, "high": 0.9,
             "equal_groups": 7.5},
            {"name": "log_loss", "chance": None, "is_loss": True, "value": 0.4, "low": 0.3, "high": 0.5,
             "equal_groups": 12.0},
        ],
        "items": [
            item("cu_pct:estimate", 0.25, 0.5), item("au_gpt:estimate", -0.02, -0.03), unused,
            item("au_gpt + cu_pct", 0.3, 0.6, "correlated", ("au_gpt:estimate", "cu_pct:estimate")),
            item("all features", 0.35, 0.9, "all", tuple(names)),
        ],
        "pairs": [],
        "dependence": [{**curve, "name": names[0]}, {**curve, "name": names[1]}, {**bars, "name": names[2]}],
        "pair": {"names": names[:2], "first": [0.0, 1.0], "second": [0.0, 1.0], "mean": [[0.1, 0.2], [0.3, 0.9]],
                 "share": [[0.5, 0.0], [0.0, 0.5]]},
        "codebooks": {"rock:category": BOOK},
        "drawn": {"groups": 12, "level": 0.95, "fewest": 6, "holding": {}, "by": "hole"},
        "reference": [0.2, 0.1, 1.0], "reference_kind": "training_mean", "reference_part": "training",
        "seed": 1, "repeats": 10, "shuffle": "blocks", "scored": 1200,
        **changed,
    }  # fmt: skip


SHARED = {"logit": -2.0, "mean_size": [0.2, 1.4, 0.0], "worst": 0.0123, "known": 5000}


def words_of(values: dict[str, Any], shared: dict[str, Any] | None = None) -> str:
    return plain(explanation_report(values, shared, ()))


def test_the_main_conclusion_stands_at_the_top_with_what_is_left_without_the_feature():
    words = words_of(values_of())
    assert (
        words.count("On 1,200 test blocks the network has an AUC of 0.850 and leans on cu_pct:estimate: shuffled,") == 1
    )
    assert "shuffled, it leaves 0.600." in words
    assert "Shuffled together with what says much the same (au_gpt + cu_pct), it leaves 0.550." in words
    assert words.index("0.600") < words.index("Importance of each feature")


def test_features_that_mislead_and_those_not_used_are_named():
    words = words_of(values_of())
    assert "Below zero: au_gpt:estimate. The network does better here when it is told something else" in words
    assert "does not use rock:category at all" in words


def test_no_better_than_chance_is_the_conclusion_where_it_is_so():
    measures = [{"name": "auc", "chance": 0.5, "is_loss": False, "value": 0.53, "low": 0.45, "high": 0.6}]
    items = [{**each, "importances": {"auc": each["importances"]["auc"]}} for each in values_of()["items"]]
    words = words_of(values_of(measures=measures, items=items))
    assert "does no better than chance (AUC 0.530): what it leans on says nothing about the ground" in words


def test_features_that_make_up_for_each_other_are_the_conclusion_where_none_is_missed():
    items = [item("cu_pct:estimate", 0.005, 0.0), item("au_gpt:estimate", 0.004, 0.0)]
    assert "no single feature is missed when it is shuffled" in words_of(values_of(items=items))


def test_a_single_class_has_a_report_without_its_auc():
    values = values_of()
    values["measures"][0].update(value=None, low=None, high=None)
    for each in values["items"]:
        each["importances"]["auc"] = one(None)
    words = words_of(values)
    assert "are all alike: there is nothing to tell apart" in words
    assert "fall of AUC" not in words
    assert most_important(values)["name"] == "cu_pct:estimate"
    assert ",auc,,,,,,10,12,7.5" in importance_table(values)


def without_intervals(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values where ore lies in three of the groups, whose sizes differ: no AUC has an interval."""
    auc = values["measures"][0]
    for figure in (auc, *(each["importances"]["auc"] for each in values["items"])):
        figure.update(low=None, high=None)
    auc["equal_groups"] = 2.4
    values["drawn"]["holding"] = {
        "ore": {"groups": 3, "equal_groups": 2.4}, "barren": {"groups": 12, "equal_groups": 11.9},
    }  # fmt: skip
    return values


def test_where_groups_are_too_few_for_an_interval_the_report_and_the_table_say_so():
    values = without_intervals(values_of())
    words = words_of(values)
    assert "A figure of fewer than 6 of them, counted as if of one size, has no interval" in words
    assert "Too few hold these kinds of blocks: ore (3, which count as 2.4)." in words
    assert words.index("has no interval") < words.index("Method")
    assert "an AUC of 0.850. Whether that is better than chance, and which features are missed for certain, " in words
    assert "leans on cu_pct" not in words
    assert "cu_pct:estimate,auc,0.85,0.25,0.002,,,10,12,2.4" in importance_table(values)
    assert "Too few hold" not in words_of(values_of())


def test_attributions_are_told_with_their_reference_block_and_what_is_missing():
    words = words_of(values_of(), SHARED)
    assert "of ore in each of 5,000 blocks" in words
    assert "whose logit is -2.000" in words
    assert "at most 0.012 is missing" in words
    assert "cu_pct:estimate 0.1 1.400" in words
    assert "The reference block is training_mean, found among the training blocks." in words
    assert "rock:category <schist> 0.000" in words
    assert "takes the classes of rock:category as numbers" in words


def test_classes_stand_by_name_in_report_and_table():
    page = explanation_report(values_of(), SHARED, ())
    assert "&lt;schist&gt; (75% of blocks)" in page
    assert "<schist>" not in page
    assert "rock:category,2.0,矽卡岩,0.6,0.1,0.1,0.9" in dependence_table(values_of())


def test_pairs_of_values_without_blocks_are_left_blank():
    assert "pairs of values that no block is near" in words_of(values_of())
    assert "Two features together" not in words_of(values_of(pair=None))


def test_the_page_is_right_on_a_phone_on_a_screen_and_on_paper(tmp_path: Path):
    notices = [Notice("Some features say much the same: {pairs}.", {"pairs": "a / b (0.93)"})]
    looks, console = look_at(explanation_report(values_of(), SHARED, notices), tmp_path)
    assert [look.faults for look in looks] == [{}, {}, {}]
    assert console == []
    assert looks[0].plots == 8


SURE = {"auc": Skill(0.8, 0.7, 0.9), "log_loss": Skill(0.9, 0.8, 1.0)}


def test_probabilities_that_are_too_sure_are_warned_of():
    known = [True, False, False, False]
    (said,) = skill_notices(SURE, known, "binary")
    # The entropy of a share of 1/4 in natural logarithms.
    assert "worse than that of giving all of them the share of ore (0.562)" in str(said)
    assert skill_notices({**SURE, "log_loss": Skill(0.4, 0.3, 0.5)}, known, "binary") == ()


@pytest.mark.parametrize("low", [0.45, 0.5])
def test_an_interval_that_reaches_chance_is_warned_of(low):
    (said,) = skill_notices({"auc": Skill(0.6, low, 0.7)}, [True, False], "binary")
    assert "no better than chance (AUC 0.600" in str(said)


def test_chance_without_an_interval_is_told_without_one():
    nan = float("nan")
    (said,) = skill_notices({"auc": Skill(0.48, nan, nan)}, [True, False], "binary")
    assert "(AUC 0.480):" in str(said)


def test_without_an_interval_skill_above_chance_is_neither_promised_nor_denied():
    nan = float("nan")
    (said,) = skill_notices({**SURE, "auc": Skill(0.8, nan, nan)}, [True, False], "binary")
    assert "cannot be told (AUC 0.800): too few groups" in str(said)
    (said,) = skill_notices({"auc": Skill(nan, nan, nan)}, [True, True], "binary")
    assert "all alike" in str(said)


def test_pairs_that_say_the_same_are_listed_the_strongest_five_and_the_rest_counted():
    assert correlated_notices([]) == ()
    (said,) = correlated_notices([Related("a", str(k), 0.99 - 0.01 * k) for k in range(7)])
    assert "a / 0 (0.99)" in str(said)
    assert "(+2)" in str(said)


def test_a_reference_block_of_all_labelled_blocks_is_told_as_such():
    words = words_of(values_of(reference_part="all", reference_kind="lowest"), SHARED)
    assert "The reference block is lowest, but found among all labelled blocks" in words
    assert "among the training blocks" not in words

# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a validation says in plain words what its numbers mean."""

from __future__ import annotations

from typing import Any

import pytest
from oresight.plugin.bridge.reports.workflow_validation import validation_report
from oresight.plugin.bridge.validation_files import alarm_notices, score_fields
from oresight.plugin.engine.learning.baselines import BASELINES

from .browser import A4_PX, look_at
from .reading import plain

METHODS = ("honest", "honest_raw", "network", "graded_places", "linear", *BASELINES, "published", "naive")


def interval(value: float, low: float, high: float) -> dict[str, float]:
    return {"value": value, "low": low, "high": high}


def values_of(*, gain: tuple[float, float, float] = (0.02, 0.01, 0.03), **changed: Any) -> dict[str, Any]:
    """Return the values of a validation by hole of 200 composites in 4 holes, with the same gain over all others."""
    figures = {
        name: {
            "auc": interval(0.8, 0.7, 0.9),
            "log_loss": interval(0.4, 0.3, 0.5),
            "average_precision": interval(0.6, 0.5, 0.7),
            "calibration_error": interval(0.04, 0.03, 0.06),
        }
        for name in METHODS
    }
    figures["naive"] = {**figures["naive"], "auc": interval(0.97, 0.96, 0.98)}
    curve = {"probability": [0.1, 0.9], "share": [0.1, 0.8], "n": [100, 100]}
    band = {
        "n": 100, "ore": 40, "auc": interval(0.8, 0.7, 0.9), "kriging_auc": interval(0.75, 0.6, 0.8), "predicted": 0.4,
        "observed": 0.4,
    }  # fmt: skip
    hole = {"easting": 0.0, "northing": 0.0, "n": 50, "predicted": 0.9, "observed": 0.1, "auc": None}
    return {
        "by": "hole", "n": 200, "ore": 80, "holes": 4, "unknown": 3, "seconds": 90.0,
        "figures": figures,
        "gains": {name: interval(*gain) for name in METHODS if name != "honest"},
        "strongest": "randomised_places",
        "optimism": {
            **dict.fromkeys(("published", "honest"), interval(0.17, 0.1, 0.2)), "kriged": interval(0.99, 0.98, 0.995),
        },
        "calibration": dict.fromkeys(("honest", "published", "naive"), curve),
        "capture": {name: [k / 100 for k in range(101)] for name in METHODS},
        "distance": [{**band, "from": 5.0, "to": 50.0}, {**band, "from": 50.0, "to": 120.0}],
        "by_hole": [{**hole, "hole": 0}, {**hole, "hole": 1, "easting": 90.0, "observed": 0.9}],
        "folds": [
            {"fold": k, "withheld": 100, "ore": 40, "known": 100, "removed": 0, "share": 0.0,
             "figures": figures, "calibration": {"intercept": 0.0, "slope": 1.0}}
            for k in (1, 2)
        ],
        "truth": None, "rules": {"members": ["network", "boosted"], "block": None, "buffer": None},
        **changed,
    }  # fmt: skip


def told(values: dict[str, Any]) -> str:
    """Return the words of the report."""
    return plain(validation_report('"cu_pct" >= 1', values, ("DH-1", "<b>2"), ()))


@pytest.mark.parametrize(
    ("gain", "words"),
    [
        ((0.02, 0.01, 0.03), "Yes: its AUC is higher by +0.020 (+0.010 to +0.030) than that of randomised trees"),
        ((0.02, -0.01, 0.05), "It is no better than randomised trees on coordinates"),
        ((-0.04, -0.06, -0.01), "No, it is worse than randomised trees on coordinates"),
    ],
)
def test_the_gain_is_said_in_plain_words(gain, words):
    assert words in told(values_of(gain=gain))


def test_without_an_interval_the_truth_is_told_without_a_verdict():
    values = values_of(truth={"auc": 0.85, "n": 1000, "ore": 300})
    values["figures"]["honest"]["auc"] = {"value": 0.8, "low": None, "high": None}
    assert "its AUC is 0.850; there is no interval to compare it with." in told(values)


def test_an_interval_that_reaches_chance_is_not_called_better():
    values = values_of()
    values["figures"]["honest"]["auc"] = interval(0.55, 0.45, 0.65)
    assert "cannot be told from chance" in told(values)
    assert "cannot be told from chance" not in told(values_of())


def test_it_is_said_in_how_many_folds_a_calibration_is_used():
    values = values_of()
    assert "It is not calibrated" in told(values)
    values["folds"][1]["calibration"] = {"intercept": 0.0, "slope": 0.8}
    assert "had not learned from (1 of 2 folds)" in told(values)


def test_the_optimism_of_the_usual_way_is_a_number_on_the_page():
    text = told(values_of())
    assert "An AUC of 0.970 (0.960 to 0.980)." in text
    assert "has 0.800 (0.700 to 0.900): +0.170 (+0.100 to +0.200) of the usual figure is optimism" in text
    assert "it would even be 0.990 (0.980 to 0.995)" in text


def test_places_not_to_trust_are_named():
    values = values_of()
    assert "its order is weak" not in told(values)
    values["distance"][1].update({"auc": interval(0.6, 0.5, 0.7), "predicted": 0.6})
    text = told(values)
    assert "At 50 to 120 from the nearest known composite its order is weak" in text
    assert "At 50 to 120 its mean probability is 60%, but the share of ore is 40%." in text
    assert "Farther than 120 from any composite nothing was tested" in text


@pytest.mark.parametrize(("auc", "words"), [(0.85, "within the interval"), (0.95, "not in the interval")])
def test_the_score_against_the_truth_is_compared_with_the_interval(auc, words):
    assert words in told(values_of(truth={"auc": auc, "n": 1000, "ore": 300}))
    assert "Against the true ore" not in told(values_of())


def test_names_of_holes_are_text():
    page = validation_report("ore", values_of(), ("DH-1", "<b>2"), ())
    assert "<b>2" not in page
    assert "&lt;b&gt;2" in page


def test_an_alarm_rings_for_fields_that_do_not_define_ore():
    alarms = [{"field": "cu_pct", "auc": 1.0}, {"field": "zone", "auc": 0.995}]
    (notice,) = alarm_notices(alarms, ("CU_PCT",))
    assert notice.fields == {"name": "zone", "auc": "0.995"}


def test_the_table_has_a_row_for_each_method_and_one_for_each_in_each_fold():
    columns = {field.name: list(field.values) for field in score_fields(values_of())}
    assert len(columns["method"]) == 3 * len(METHODS)
    first = {name: values[columns["method"].index("kriging")] for name, values in columns.items()}
    assert (first["fold"], first["auc_low"], first["gain"], first["gain_high"]) == ("all", 0.7, 0.02, 0.03)
    assert columns["fold"].count("2") == len(METHODS)
    assert columns["gain"][columns["method"].index("honest")] is None


def test_the_page_is_right_on_a_phone_on_a_screen_and_on_paper(qgis_app, tmp_path):
    truth = {"auc": 0.85, "n": 1000, "ore": 300}
    looks, console = look_at(validation_report("ore", values_of(truth=truth), ("DH-1", "DH-2"), ()), tmp_path)
    assert [look.width for look in looks] == [390, 1000, A4_PX]
    assert [look.faults for look in looks] == [{}, {}, {}]
    assert [look.scrolled_tables for look in looks[1:]] == [0, 0]  # on a phone they may be moved sideways
    assert console == []

# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports of networks of classes, labels and numbers: how many digits their figures have."""

from __future__ import annotations

import re
from typing import Any

import pytest
from oresight.plugin.bridge.reports.assessment import quantity_text
from oresight.plugin.bridge.reports.target_assessment import target_sections
from oresight.plugin.bridge.reports.target_calibration import target_dropped_section
from oresight.plugin.bridge.reports.target_training import target_lead, target_scores

NUMBERS = {"rmse": 12345.678, "mae": 0.0000123456, "r2": 0.8, "correlation": 0.98765, "deviation": 23456.789, "n": 1200}


def rows(html: str) -> dict[str, list[str]]:
    """Return the cells of a table by the first of their row."""
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    return {row[0]: row[1:] for row in cells if row}


def of_kind(kind: str, scores: dict[str, Any]) -> dict[str, Any]:
    return {"metrics": {"test": scores}, "target": {"kind": kind, "unit": "ppb"}}


def test_scores_of_classes_have_three_digits_as_those_of_ore_have():
    shown = rows(target_scores(of_kind("multi_class", {"accuracy": 0.9, "f1": 1.0, "loss": 0.087654, "n": 1200})))
    assert shown == {"accuracy": ["0.900"], "macro-F1": ["1.000"], "log-loss": ["0.088"], "blocks": ["1,200"]}


def test_a_figure_in_the_unit_of_the_numbers_has_four_digits_whatever_its_size():
    shown = rows(target_scores(of_kind("regression", NUMBERS)))
    assert shown["root mean square error"] == ["12,345.7"]
    assert shown["mean absolute error"] == ["1.235e-05"]
    assert (shown["R²"], shown["correlation"], shown["blocks"]) == (["0.800"], ["0.988"], ["1,200"])


def test_the_sentence_at_the_top_says_the_same_digits():
    lead = target_lead(of_kind("regression", NUMBERS))
    assert "root mean square error is 12,345.7 ppb, where saying their mean would have 23,456.8: R² 0.800" in lead


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ({"value": 0.000123456, "low": 0.0001, "high": 0.0002}, "0.0001235 [0.0001, 0.0002]"),
        ({"value": 12345.678, "low": -1.5, "high": 23456.0}, "12,345.7 [-1.5, 23,456]"),
        ({"value": 2.0, "low": None, "high": None}, "2"),
        ({"value": None, "low": None, "high": None}, "–"),
        (None, "–"),
    ],
)
def test_the_interval_of_a_small_number_is_not_rounded_to_zero(figure, text):
    assert quantity_text(figure).text == text


def test_intervals_of_figures_in_a_unit_are_told_apart_from_scores():
    small = {"value": 0.000123456, "low": 0.0001, "high": 0.0002}
    drawn = {"by": "hole", "groups": {"test": 9}, "draws": 1000, "level": 0.95}
    tenths = {"x": [0.0, 1.0], "y": [0.0, 1.0], "low": [0.0, 1.0], "high": [0.0, 1.0]}
    known = {"kind": "regression", "part": "test", "drawn": drawn, "tenths": tenths}
    known["figures"] = {"test": {"rmse": small, "r2": {"value": 0.5, "low": 0.25, "high": 0.75}}}
    shown = rows(target_sections({"assessment": known, "target": {"kind": "regression", "unit": "%"}})[0].body)
    assert shown["root mean square error"] == ["0.0001235 [0.0001, 0.0002]"]
    assert shown["R²"] == ["0.500 [0.250, 0.750]"]


def test_errors_without_uncertain_blocks_have_the_digits_of_other_figures_in_a_unit():
    steps = [0.05 * place for place in range(20)]
    rmse = [12345.678 - 1000.0 * place for place in range(20)]
    columns = dict.fromkeys(("rmse", "rmse_low", "rmse_high", "mae", "mae_low", "mae_high"), rmse)
    columns.update({name: [0.5] * 20 for name in ("r2", "r2_low", "r2_high")})
    known = {"kind": "regression", "part": "test", "dropped": {**columns, "dropped": steps, "blocks": [900] * 20}}
    body = target_dropped_section(known, "ppb").body
    assert "is 12,345.7 ppb on all test blocks, 2,345.7 ppb on the surer half" in body

# SPDX-License-Identifier: GPL-2.0-or-later
"""What is claimed of figures is no more than their intervals allow."""

from __future__ import annotations

from typing import Any

import pytest
from oresight.plugin.bridge.reports.claims import taken_at_their_word, than_chance, than_other, weak_places


def interval(value: float, low: float | None = None, high: float | None = None) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high}


@pytest.mark.parametrize(
    ("auc", "words"),
    [
        (interval(0.95), "That cannot be said: its AUC is 0.950"),
        (interval(0.3, 0.2, 0.4), "No, it is the wrong way round: its AUC of 0.300 (0.200 to 0.400)"),
        (interval(0.55, 0.45, 0.65), "No: its AUC of 0.550 (0.450 to 0.650) cannot be told from chance."),
        (interval(0.8, 0.7, 0.9), "Yes."),
    ],
)
def test_an_auc_is_above_chance_below_it_or_untold(auc: dict[str, Any], words: str) -> None:
    assert than_chance(auc).startswith(words)


def test_of_kriged_blocks_nothing_is_said_of_other_holes() -> None:
    auc = interval(0.8, 0.7, 0.9)
    assert "with other holes it might have been 70% to 90%" in than_chance(auc)
    assert "on other blocks of this model it might have been 70% to 90%" in than_chance(auc, is_of_blocks=True)


def test_a_difference_without_an_interval_is_no_verdict() -> None:
    assert than_other(interval(0.2), "kriging").startswith("That cannot be said: its AUC differs by +0.200")


@pytest.mark.parametrize(
    ("error", "ore", "words"),
    [
        (interval(0.04, 0.03, 0.05), 0.3, "Nearly: on average over all places"),
        (interval(0.08, 0.07, 0.09), 0.01, "No: on average over all places"),  # 9 % everywhere, 1 % in truth
        (interval(0.08, 0.07, 0.09), 0.99, "No: on average over all places"),
        (interval(0.09, 0.05, 0.13), 0.4, "Perhaps: on average over all places"),
        (interval(0.12), 0.4, "No: on average over all places"),
        (interval(0.02), 0.4, "That cannot be said: on average over all places, its probabilities and the share of"),
    ],
)
def test_probabilities_are_off_by_much_where_ore_is_rare(error: dict[str, Any], ore: float, words: str) -> None:
    assert taken_at_their_word(error, ore).startswith(words)


def band(**changed: Any) -> dict[str, Any]:
    return {"from": 5.0, "to": 40.0, "n": 1000, "auc": interval(0.9, 0.8, 0.95), **changed}


def test_a_band_is_off_where_its_mean_probability_is_a_multiple_of_the_share_of_ore() -> None:
    said = weak_places([band(predicted=0.09, observed=0.01)])
    assert "At 5 to 40 its mean probability is 9.0%, but the share of ore is 1.0%." in said
    assert "mean probability" not in weak_places([band(predicted=0.32, observed=0.30)])


def test_distances_have_their_unit_where_it_is_known() -> None:
    said = weak_places([band(predicted=0.09, observed=0.01)], "ft")
    assert "At 5 to 40 ft its mean probability is" in said
    assert "Farther than 40 ft from any composite" in said


def test_a_band_of_few_composites_is_not_off_by_chance() -> None:
    assert "mean probability" not in weak_places([band(n=20, predicted=0.04, observed=0.0)])

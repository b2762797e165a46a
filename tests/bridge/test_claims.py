# SPDX-License-Identifier: GPL-2.0-or-later
"""What is claimed of figures is no more than their intervals allow."""

from __future__ import annotations

from typing import Any

import pytest
from oresight.plugin.bridge.reports.claims import than_chance, than_other


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

# SPDX-License-Identifier: GPL-2.0-or-later
"""The bench of kriging asks for what it was promised, and says what does not hold."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

BENCH = Path(__file__).resolve().parent / "bench"
MODULES = ("kriging", "figures", "peers", "peers.environment", "peers.problem")


@pytest.fixture
def kriging(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the section, with every peer there; nothing is run."""
    monkeypatch.syspath_prepend(str(BENCH))
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    section = importlib.import_module("kriging")
    monkeypatch.setattr(section, "missing_peers", dict)
    monkeypatch.setattr(section, "_peak", lambda _kind: (1e9, 1e9))
    yield section
    for name in MODULES:
        sys.modules.pop(name, None)


def _figures(section: ModuleType, monkeypatch: pytest.MonkeyPatch, times: float, **brought: float) -> list[Any]:
    """Return the figures when all peers do a block a second and ours so many."""

    def outcome(name: str, problem: Any) -> Any:
        rate = times if name == "oresight" else 1.0
        if problem.options.get("variables") == 5:
            rate /= brought.get("five", 1.0)
        answers = np.zeros(problem.targets or int(np.prod(problem.shape)))
        seconds = len(answers) / rate
        return section.Outcome(seconds, seconds, brought.get("peak", 1.0), answers, answers)

    monkeypatch.setattr(section, "run", outcome)
    monkeypatch.setattr(section, "_difference", lambda _found, _problem: brought.get("apart", 0.0))
    return list(section.measure())


def _failed(figures: list[Any]) -> set[str]:
    """Return the bounds that do not hold, each with its peer, or with the unit where there is none."""
    return {
        f"{bound} {figure.peer or figure.unit}".strip()
        for figure in figures
        for bound, holds in figure.verdicts().items()
        if not holds
    }


def test_a_section_that_is_fast_small_and_right_holds_everywhere(
    kriging: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _failed(_figures(kriging, monkeypatch, 1e6)) == set()


def test_a_section_as_fast_as_its_peers_fails_every_ratio(kriging: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    moving = {"at least 5 krigekit", "at least 25 R gstat", "at least 150 PyKrige"}
    goals = {"goal 6 krigekit", "goal 30 R gstat", "goal 400 PyKrige"}
    torch = {"at least 1.5 krigekit", "at least 6 R gstat"}
    from_all = {"at least 5 PyKrige", "at least 100 GSTools", "at least 0.5 of that speed"}
    assert _failed(_figures(kriging, monkeypatch, 1.0)) == moving | goals | torch | from_all


def test_a_speed_between_the_bound_and_the_goal_holds_the_bound(
    kriging: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = _failed(_figures(kriging, monkeypatch, 200.0))
    assert "goal 400 PyKrige" in failed
    assert "at least 150 PyKrige" not in failed


@pytest.mark.parametrize(
    ("brought", "bound"),
    [
        ({"five": 2.5}, "at most 2 x"),
        ({"peak": 2100.0}, "at most 1907.35 MB"),
        ({"apart": 2e-9}, "at most 1e-09"),
    ],
)
def test_what_is_slow_large_or_wrong_does_not_hold(
    kriging: ModuleType, monkeypatch: pytest.MonkeyPatch, brought: dict[str, float], bound: str
) -> None:
    assert _failed(_figures(kriging, monkeypatch, 1e6, **brought)) == {bound}

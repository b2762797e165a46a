# SPDX-License-Identifier: GPL-2.0-or-later
"""Which networks of a run are shown, and with which epochs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from oresight.plugin.bridge.watch import RunEpochs, RunStarted
from oresight.ui.training_runs import TrainingRuns


@pytest.fixture
def runs() -> TrainingRuns:
    """Return the runs after a comparison has started."""
    shown = TrainingRuns()
    shown.start(RunStarted("run", "compare_networks"), "12:00")
    return shown


@pytest.fixture
def tell(runs, make_epoch) -> Callable[..., None]:
    """Return a function that tells of epochs of a network."""

    def tell_epochs(network: str, *numbers: int) -> None:
        runs.add_epochs(RunEpochs("run", tuple({**make_epoch(number), "network": network} for number in numbers)))

    return tell_epochs


def shown(runs: TrainingRuns) -> dict[str, list[int]]:
    """Return the epochs of the networks that are shown."""
    return {run.title: [one["epoch"] for one in run.history] for run in runs.shown.values()}


def test_of_a_long_comparison_networks_that_are_trained_give_way(runs, tell):
    tell("slow", 1)
    for number in range(20):
        tell(f"network {number}", 79, 80)
    assert len(shown(runs)) == 12
    assert {"slow", "network 19"} <= set(shown(runs))
    assert "network 0" not in shown(runs)


def test_a_network_that_is_trained_once_more_is_shown_from_its_first_epoch_again(runs, tell):
    tell("best", 1, 2, 3)
    tell("other", 1, 2)
    tell("best", 1, 2)
    assert shown(runs) == {"best": [1, 2], "other": [1, 2]}


def test_a_winner_that_has_given_way_is_shown_again_when_it_is_trained_once_more(runs, tell):
    tell("best", 79, 80)
    for number in range(12):
        tell(f"network {number}", 79, 80)
    tell("best", 81)
    assert "best" not in shown(runs)
    tell("best", 1, 2)
    assert shown(runs)["best"] == [1, 2]
    assert len(shown(runs)) == 12

# SPDX-License-Identifier: GPL-2.0-or-later
"""Schedules follow their formulas."""

from __future__ import annotations

from math import cos, floor, pi

import pytest
from oresight.plugin.engine.network.schedules import learning_rate
from oresight.plugin.engine.network.settings import NetworkSettings


def rates(schedule, losses=(), **parameters):
    settings = NetworkSettings(schedule=schedule, learning_rate=0.1, epochs=40, **parameters)
    return [learning_rate(settings, epoch, losses[:epoch]) for epoch in range(40)]


def test_constant():
    assert rates("constant") == [0.1] * 40


def test_step_drops_every_so_many_epochs():
    expected = [0.1 * 0.5 ** floor((1 + epoch) / 10) for epoch in range(40)]
    assert rates("step", schedule_drop=0.5, schedule_every=10) == pytest.approx(expected)


def test_inverse_time():
    expected = [0.1 / (1 + 0.2 * epoch) for epoch in range(40)]
    assert rates("inverse_time", schedule_drop=0.2) == pytest.approx(expected)


def test_exponential_drops_evenly():
    expected = [0.1 * 0.9 ** (epoch / 5) for epoch in range(40)]
    assert rates("exponential", schedule_drop=0.9, schedule_every=5) == pytest.approx(expected)


def test_cosine_equals_that_of_pytorch():
    assert rates("cosine") == pytest.approx([0.1 * (1 + cos(pi * epoch / 40)) / 2 for epoch in range(40)])


def test_one_cycle_rises_to_the_rate_and_falls_to_next_to_nothing():
    found = rates("one_cycle")
    top = found.index(max(found))
    assert 10 <= top <= 12
    assert found[:top] == sorted(found[:top])
    assert found[top:] == sorted(found[top:], reverse=True)
    assert found[0] < 0.01 < 0.099 < found[top] <= 0.1
    assert found[-1] < 0.001


def test_plateau_drops_when_the_loss_does_not_fall():
    losses = [1.0, 0.9, 0.8, 0.8, 0.85, 0.8, 0.7] + [0.7] * 40
    found = rates("plateau", losses, schedule_drop=0.5, schedule_every=3)
    assert found[:6] == [0.1] * 6
    assert found[6:10] == [0.05] * 4
    assert found[10:13] == [0.025] * 3

# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes faster than it can be shown is shown together, and the window keeps most of its time for other work."""

from __future__ import annotations

from time import monotonic, sleep

import pytest
from oresight.ui import pace
from qgis.PyQt.QtCore import QObject

LONG = 0.05
"""Seconds that one call takes."""


@pytest.fixture
def owner(qgis_app):
    return QObject()


def test_all_that_asked_meanwhile_get_one_call(owner, settle):
    calls = []
    made = pace.Pace(lambda: calls.append(1), owner)
    for _ in range(1_000):
        made.ask()
    assert calls == []
    settle()
    assert calls == [1]


def test_between_two_calls_it_rests_in_proportion_to_its_work(owner, qgis_app, monkeypatch):
    monkeypatch.setattr(pace, "REST", 4)
    began = []

    def work():
        began.append(monotonic())
        sleep(LONG)

    made = pace.Pace(work, owner)
    ends = monotonic() + 30
    while len(began) < 3 and monotonic() < ends:
        made.ask()
        qgis_app.processEvents()
    assert len(began) == 3
    # Timers of Qt may be a twentieth early.
    assert min(later - before for before, later in zip(began, began[1:])) >= 0.9 * 5 * LONG

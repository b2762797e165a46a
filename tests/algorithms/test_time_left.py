# SPDX-License-Identifier: GPL-2.0-or-later
"""The time left that a running algorithm tells."""

from __future__ import annotations

import pytest
from oresight.algorithms import base
from qgis.core import QgsProcessingFeedback


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def told(feedback: QgsProcessingFeedback) -> list[str]:
    """Return the lines that were shown."""
    return [line for line in feedback.textLog().splitlines() if line]


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(base, "monotonic", clock)
    return clock


def test_what_was_prepared_before_the_work_began_makes_the_time_left_no_longer(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    progress(0.0, "Kriging")
    clock.seconds += 30.0  # a compiler, a file
    progress(0.1, "Kriging")
    clock.seconds += 6.0
    progress(0.3, "Kriging")
    assert told(feedback)[-1].endswith(f"about {base.duration(21.0)} left")  # 0.2 took 6 s, 0.7 are left


def test_nothing_is_guessed_before_some_of_the_work_is_seen(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    progress(0.0, "Kriging")
    clock.seconds += 60.0
    progress(0.01, "Kriging")
    clock.seconds += 10.0
    progress(0.02, "Kriging")
    assert told(feedback) == ["Kriging"]

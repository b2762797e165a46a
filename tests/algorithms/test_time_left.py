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


def test_work_that_stands_still_has_no_time_left_until_it_goes_on(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    progress(0.1, "Kriging")
    clock.seconds += 2.0
    progress(0.3)
    progress(0.3, "Making machine code")
    for _ in range(20):
        clock.seconds += 2.0
        progress(0.3)
    assert told(feedback) == ["Kriging", "Making machine code"]
    clock.seconds += 8.0
    progress(0.6, "Kriging")
    assert told(feedback)[2:] == ["Kriging", f"Kriging, about {base.duration(40.0)} left"]  # 0.5 took 50 s


def test_nothing_is_guessed_before_some_of_the_work_is_seen(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    progress(0.0, "Kriging")
    clock.seconds += 60.0
    progress(0.01, "Kriging")
    clock.seconds += 10.0
    progress(0.02, "Kriging")
    assert told(feedback) == ["Kriging"]


def test_a_count_that_runs_fast_does_not_fill_the_log_and_another_message_is_never_kept_back(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    for level in range(100):
        progress(0.0, "Reading level {level} of {levels}", level=level + 1, levels=100)
        clock.seconds += 0.01  # a second for them all
    progress(0.0, "Kriging {name}", name="au")
    progress(0.0, "Kriging {name}", name="cu")
    levels = [f"Reading level {level} of 100" for level in (1, 51, 100)]
    assert told(feedback) == [*levels, "Kriging au", "Kriging cu"]


def test_the_last_count_is_told_at_the_end_and_when_nothing_newer_came_for_a_while(clock):
    feedback = QgsProcessingFeedback(False)
    progress = base.FeedbackProgress(feedback, 0.0, 1.0)
    for member in (1, 2):
        progress(0.0, "Member {n} of 3", n=member)
        clock.seconds += 0.3
    assert told(feedback) == ["Member 1 of 3"]
    clock.seconds += 0.3
    progress(0.5)
    assert told(feedback) == ["Member 1 of 3", "Member 2 of 3"]
    progress(1.0, "Member {n} of 3", n=3)
    assert told(feedback) == ["Member 1 of 3", "Member 2 of 3", "Member 3 of 3"]

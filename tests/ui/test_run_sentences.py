# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of a run in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from oresight.ui import run_sentences

CHINESE = {
    "On the processor": "在处理器上",
    "{place}, about {duration} left.": "{place}，大约还需 {duration}。",
    "{place}, trained in {duration}.": "{place}，训练用时 {duration}。",
}


def place_of(**known):
    run = {"device": "cpu", "is_live": False, "seconds_left": float("nan"), "seconds": None}
    return run_sentences._place_sentence(SimpleNamespace(**{**run, **known}))


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"is_live": True, "seconds_left": 75.0}, "在处理器上，大约还需 1 min 15 s。"),
        ({"seconds": 75.0}, "在处理器上，训练用时 1 min 15 s。"),
    ],
)
def test_the_translation_decides_how_place_and_time_are_joined(monkeypatch, known, text):
    monkeypatch.setattr(run_sentences, "tr", lambda said: CHINESE.get(said, said))
    monkeypatch.setattr(run_sentences, "duration", lambda _: "1 min 15 s")
    assert place_of(**known) == text


def test_what_is_not_known_is_left_out_and_the_rest_is_a_sentence():
    assert place_of() == "On the processor."
    assert place_of(device="", seconds=75.0) == "Trained in 1 min 15 s."
    assert place_of(device="", is_live=True, seconds_left=75.0) == "About 1 min 15 s left."
    assert place_of(device="") == ""

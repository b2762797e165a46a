# SPDX-License-Identifier: GPL-2.0-or-later
"""Work that was ended goes on after its last finished part, and never from what is not its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError, Notice
from oresight.plugin.engine.evaluation.folds import Fold
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.kept_parts import KeptParts
from oresight.plugin.engine.learning.predictor import LearningSettings
from oresight.plugin.engine.learning.skill import score_held_out
from oresight.plugin.engine.learning.told import Told
from oresight.plugin.engine.network.checkpoint import Checkpoint, State

WANTED = [f"part {number}" for number in range(4)]


class Worker:
    """Makes parts, and is ended before one of them."""

    def __init__(self, *, ends_before: str = "") -> None:
        self.made: list[str] = []
        self._end = ends_before

    def make(self, name: str) -> State:
        if name == self._end:
            raise KeyboardInterrupt
        self.made.append(name)
        number = float(name[-1])
        return State({"name": name, "third": number / 3.0}, {"values": np.array([number, np.nan, 1e-300])})

    def work(self, kept: KeptParts, names: Sequence[str] = WANTED) -> list[State]:
        return [kept.part(name, lambda name=name: self.make(name)) for name in names]


@pytest.fixture
def checkpoint(tmp_path: Path) -> Checkpoint:
    return Checkpoint(tmp_path / "kept.safetensors")


@pytest.fixture
def ended(checkpoint: Checkpoint) -> Checkpoint:
    """Return the file of work that was ended after two parts of four."""
    with pytest.raises(KeyboardInterrupt):
        Worker(ends_before=WANTED[2]).work(KeptParts(checkpoint, "data and settings"))
    return checkpoint


def test_only_what_was_not_finished_is_made_and_all_parts_are_what_they_would_be(ended: Checkpoint) -> None:
    worker, kept = Worker(), KeptParts(ended, "data and settings")
    assert kept.taken_over == tuple(WANTED[:2])
    states = worker.work(kept)
    assert worker.made == WANTED[2:]
    for state, undisturbed in zip(states, Worker().work(KeptParts())):
        assert state.about == undisturbed.about
        assert state.arrays["values"].tobytes() == undisturbed.arrays["values"].tobytes()


@pytest.mark.parametrize("place", ["header", "arrays", "end"])
def test_what_is_damaged_is_left_aside_and_replaced(ended: Checkpoint, place: str) -> None:
    content = bytearray(ended.path.read_bytes())
    at = {"header": 4, "arrays": len(content) - 5, "end": 0}[place]
    content[at] ^= 1
    ended.path.write_bytes(bytes(content[:-9] if place == "end" else content))
    worker, kept = Worker(), KeptParts(ended, "data and settings")
    assert kept.is_left_aside
    worker.work(kept)
    assert worker.made == WANTED
    assert KeptParts(ended, "data and settings").taken_over == tuple(WANTED)


def test_a_number_changed_in_the_description_is_damage_too(ended: Checkpoint) -> None:
    content = ended.path.read_bytes()
    assert content.count(b"0.333") == 1
    ended.path.write_bytes(content.replace(b"0.333", b"0.334"))
    assert KeptParts(ended, "data and settings").is_left_aside


def test_of_other_data_settings_or_software_nothing_is_taken_over(ended: Checkpoint) -> None:
    kept = KeptParts(ended, "other data")
    assert (kept.is_left_aside, kept.taken_over) == (True, ())


def test_it_can_be_begun_anew(ended: Checkpoint) -> None:
    kept = KeptParts(replace(ended, resumes=False), "data and settings")
    assert (kept.is_left_aside, kept.taken_over) == (False, ())


def test_without_a_file_nothing_is_kept_and_each_part_is_made_once(tmp_path: Path) -> None:
    worker, kept = Worker(), KeptParts()
    worker.work(kept, [*WANTED, *WANTED])
    assert worker.made == WANTED
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = KeptParts(Checkpoint(tmp_path / "file" / "kept.safetensors"), "data and settings")
    with pytest.raises(InvalidInputError, match=r"checkpoint .* could not be written"):
        Worker().work(kept)


def test_what_was_told_of_a_fold_comes_back_as_it_was(checkpoint: Checkpoint) -> None:
    fold = Fold(np.array([True, False, True]), np.zeros(3, dtype=bool), 0.3)
    told = Told(
        fold,
        {"published": np.array([0.1, 1.0 / 3.0]), "honest": np.array([1e-17, 1.0])},
        np.array([1.0, np.nan]),
        np.array([0.0, 12.5]),
        Calibration(-0.1, 0.7),
        1,
        (np.zeros(0, dtype=np.int64), np.zeros(0)),
        (Notice("Of {n} – 矿体", {"n": 3}),),
    )
    KeptParts(checkpoint, "").part("fold 1", told.to_state)
    back = Told.of_state(fold, KeptParts(checkpoint, "").part("fold 1", told.to_state))
    assert list(back.probabilities) == ["published", "honest"]
    for name, values in told.probabilities.items():
        assert back.probabilities[name].tobytes() == values.tobytes()
    assert back.kriged_ore.tobytes() == told.kriged_ore.tobytes()
    assert back.distance.tobytes() == told.distance.tobytes()
    assert (back.calibration, back.unknown, back.notices) == (told.calibration, told.unknown, told.notices)
    assert [array.dtype for array in back.at_truth] == [array.dtype for array in told.at_truth]


def test_held_out_holes_that_were_told_of_before_the_end_are_not_learned_again(make_sources, checkpoint) -> None:
    sources, settings = make_sources(holes=12, depth=8), LearningSettings(("randomised_places",), trials=2, kept=1)
    ending: list[float] = []

    def end_in_the_second_fold(fraction: float, message: str = "", **fields: object) -> None:
        ending.append(fraction)
        if fraction > 0.6:
            raise CancelledError

    with pytest.raises(CancelledError):
        score_held_out(
            sources, settings, folds=2, kept=KeptParts(checkpoint, "x"), progress=end_in_the_second_fold
        )  # fmt: skip
    kept = KeptParts(checkpoint, "x")
    assert kept.taken_over == ("fold 1",)
    seen: list[float] = []
    resumed = score_held_out(
        sources, settings, folds=2, kept=kept, progress=lambda fraction, *_, **__: seen.append(fraction)
    )
    assert min(seen) >= 0.5
    undisturbed = score_held_out(sources, settings, folds=2)
    assert list(resumed.probabilities) == list(undisturbed.probabilities)
    for name, values in undisturbed.probabilities.items():
        assert resumed.probabilities[name].tobytes() == values.tobytes()

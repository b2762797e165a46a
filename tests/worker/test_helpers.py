# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks that helpers train: the very same ones, told, stopped, kept and ended as those that are trained here."""

from __future__ import annotations

import os
import shutil
import signal
import time
from contextlib import closing
from threading import Event, Thread

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, DivergedError, InvalidInputError, MemoryLimitError
from oresight.plugin.engine.helpers import helpers_lent, lending
from oresight.plugin.engine.network import search_training, shared_checkpoint
from oresight.plugin.engine.network.array_file import read_arrays
from oresight.plugin.engine.network.checkpoint import Checkpoint
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.shared_checkpoint import PartOfCheckpoint, SharedCheckpoint
from oresight.plugin.engine.network.training import train_network
from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.helpers import HELPER_BYTES, WorkerHelpers
from oresight.plugin.worker.jobs import no_epoch

from .processes import is_gone

pytest.importorskip("torch")
NAMES = ["cu_pct:estimate", "au_gpt:estimate", "surface:depth"]
RNG = np.random.default_rng(8)
FEATURES = RNG.normal(size=(900, 3)).astype(np.float32)
SCORE = FEATURES[:, 0] * FEATURES[:, 1] + 0.5 * RNG.normal(size=900)
SPLIT = RNG.choice([0, 1, 2], 900, p=[0.6, 0.2, 0.2]).astype(np.int8)
LABELS = {
    "binary": (SCORE > 0.3).astype(np.int8),
    "multi_class": np.digitize(SCORE, [-0.3, 0.3]).astype(np.int64),
    "multi_label": np.stack([SCORE > 0.3, FEATURES[:, 2] > 0.0], axis=1).astype(np.int8),
    "regression": SCORE.astype(np.float32),
}
CLASSES = {"target": "multi_class", "output": "softmax", "class_weights": "1:3"}
NUMBER = {"target": "regression", "output": "linear", "loss": "mean_square"}
ENDLESS = {"epochs": 100_000}


PLENTY = 2**40


class Spy(WorkerHelpers):
    """Helpers that say how often they were asked."""

    asked = 0

    def run(self, *given, **more):
        self.asked += 1
        return super().run(*given, **more)


@pytest.fixture
def helpers(tmp_path):
    (tmp_path / "helped").mkdir()
    with closing(Spy(tmp_path / "helped", memory=lambda: PLENTY)) as found:
        yield found
    assert all(is_gone(one.pid, 2.0) for one in found._all)


@pytest.fixture(autouse=True)
def two_side_by_side(monkeypatch):
    """Two stacks on any machine, and any work is worth helpers; here every epoch is written."""
    monkeypatch.setattr(search_training.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(search_training, "WORTH_HELPERS", 0.0)
    monkeypatch.setattr(shared_checkpoint, "REST", 0.0)


def train(helpers=None, networks=4, **options):
    """Return an ensemble, and what was heard of its epochs."""
    heard = []
    outside = {name: options.pop(name) for name in ("checkpoint", "should_stop", "progress") if name in options}
    settings = {"hidden_layers": (12, 6), "epochs": 12, "learning_rate": 0.01, "device": "cpu", "batch_size": 64}
    labels = LABELS[options.get("target", "binary")]
    about = {"variables": ["ore", "shallow"]} if labels.ndim == 2 else None

    def call():
        return train_network(
            FEATURES, NAMES, labels, SPLIT, NetworkSettings(**{**settings, **options}), networks=networks,
            about_label=about, network_epoch=lambda settings, record: heard.append((settings.seed, record)), **outside,
        )  # fmt: skip

    if helpers is None:
        return call(), heard
    with lending(helpers):
        return call(), heard


def weights_of(found):
    return [{name: array.tobytes() for name, array in one.weights.items()} for one in found.model.networks]


def killed_when(helpers, is_time):
    """Kill the first helper when it is time, in a thread that this returns."""

    def kill():
        end = time.monotonic() + 60.0
        while time.monotonic() < end:
            if helpers._all and is_time():
                os.kill(helpers._all[0].pid, signal.SIGKILL)
                return
            time.sleep(0.01)

    killer = Thread(target=kill, daemon=True)
    killer.start()
    return killer


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"early_stopping_patience": 2, "schedule": "cosine"},
        {"dropout": 0.3, "batch_norm": True},
        {"batch_size": 0},
        CLASSES,
        {"target": "multi_label"},
        NUMBER,
    ],
    ids=["plain", "patient", "alone", "full batch", "classes", "labels", "numbers"],
)
def test_networks_are_the_same_to_the_last_bit_and_every_epoch_is_told(helpers, options):
    here, heard_here = train(**options)
    found, heard = train(helpers, **options)
    assert helpers.asked >= 1
    assert weights_of(found) == weights_of(here)
    assert found.networks == here.networks
    assert sorted(heard, key=lambda one: (one[0], one[1].epoch)) == sorted(
        heard_here, key=lambda one: (one[0], one[1].epoch)
    )


def test_a_helper_serves_again(helpers):
    train(helpers)
    train(helpers)
    assert helpers.asked == 2
    assert len(helpers._all) == 1


def test_a_network_that_diverges_is_the_same_sentence(helpers):
    errors = []
    for one in (None, helpers):
        with pytest.raises(DivergedError) as raised:
            train(one, learning_rate=1e6, optimizer="sgd", **NUMBER)
        errors.append(str(raised.value))
    assert errors[0] == errors[1]


@pytest.mark.parametrize("when", ["starting", "training"])
def test_a_cancel_ends_helpers_at_once(helpers, when):
    began = []

    def progress(fraction, message="", **fields):
        if helpers.asked and (when == "starting" or helpers._all[0]._is_ready):
            began.append(time.monotonic())
            raise CancelledError

    with pytest.raises(CancelledError):
        train(helpers, progress=progress, **ENDLESS)
    assert time.monotonic() - began[0] < 3.0
    assert is_gone(helpers._all[0].pid, 0.5)


def test_a_stop_by_hand_keeps_the_best_epoch_of_each_network(helpers):
    told, options = [], NetworkSettings(hidden_layers=(12,), device="cpu", batch_size=64, **ENDLESS)
    with lending(helpers):
        found = train_network(
            FEATURES, NAMES, LABELS["binary"], SPLIT, options, networks=4,
            network_epoch=lambda settings, _: told.append(settings.seed),
            should_stop=lambda: len(set(told)) == 4,
        )  # fmt: skip
    assert helpers.asked == 1
    assert all(0 < one["epochs"] < ENDLESS["epochs"] for one in found.networks)
    assert all(one["kept_epoch"] == one["best_epoch"] for one in found.networks)


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_a_killed_helper_did_is_done_here_and_nothing_is_told_twice(helpers, tmp_path, is_kept, caplog):
    checkpoint = Checkpoint(tmp_path / "training.safetensors") if is_kept else None
    killer = killed_when(
        helpers, lambda: any(helpers._folder.rglob("*.state")) if is_kept else helpers._all[0]._is_ready
    )
    found, heard = train(helpers, checkpoint=checkpoint, epochs=300)
    killer.join()
    here, heard_here = train(epochs=300)
    assert "a helper could not do train_stack" in caplog.text
    assert weights_of(found) == weights_of(here)
    assert len(heard) == len(heard_here)
    train(helpers)
    assert len(helpers._all) == 2, "the next helper is a new one"


def test_a_python_that_dies_at_once_leaves_the_work_here(helpers, monkeypatch, caplog):
    monkeypatch.setattr("oresight.plugin.worker.helpers.sys.executable", shutil.which("false"))
    found, _ = train(helpers)
    assert helpers.asked == 1
    assert "a helper" in caplog.text
    assert weights_of(found) == weights_of(train()[0])


def test_a_full_disk_leaves_the_work_here(helpers, monkeypatch):
    def full(*_):
        raise MemoryLimitError("The run needs {needed} MB.", needed=1)

    monkeypatch.setattr("oresight.plugin.worker.arrays.check_free_space", full)
    found, _ = train(helpers)
    assert helpers.asked == 0
    assert weights_of(found) == weights_of(train()[0])


@pytest.mark.parametrize("first", ["here", "helped"])
@pytest.mark.parametrize("then", ["here", "helped"])
def test_an_interrupted_ensemble_goes_on_to_the_same_networks(helpers, tmp_path, monkeypatch, first, then):
    checkpoint, write = Checkpoint(tmp_path / "training.safetensors"), SharedCheckpoint.write
    is_cancelled = Event()

    def held(shared, *state):
        """Keep a state; after that what is trained here waits for the others, and for the cancel."""
        write(shared, *state)
        if is_cancelled.wait(60.0):
            time.sleep(0.5)  # until the cancel has arrived

    def progress(fraction, message="", **fields):
        if checkpoint.path.exists() and len(read_arrays(checkpoint.path.read_bytes())[0]["parts"]) == 2:
            is_cancelled.set()
            raise CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(SharedCheckpoint, "write", held)
        with pytest.raises(CancelledError):
            train(helpers if first == "helped" else None, checkpoint=checkpoint, progress=progress, epochs=200)
    assert helpers.asked == (first == "helped")
    kept = read_arrays(checkpoint.path.read_bytes())[0]["parts"]
    assert set(kept) == {"0-1", "2-3"}
    assert 1 in [part["epochs"] for part in kept.values()]
    again, heard = train(helpers if then == "helped" else None, checkpoint=checkpoint, epochs=200)
    whole, heard_whole = train(epochs=200)
    assert weights_of(again) == weights_of(whole)
    assert len(heard) == len(heard_whole)


def test_a_state_that_cannot_be_handed_over_leaves_the_work_here(helpers, tmp_path, monkeypatch):
    def refuse(*_):
        raise InvalidInputError("The state could not be written.")

    with monkeypatch.context() as patched:
        patched.setattr(PartOfCheckpoint, "copy_to", refuse)
        found, _ = train(helpers, checkpoint=Checkpoint(tmp_path / "training.safetensors"))
    assert helpers.asked == 0
    assert weights_of(found) == weights_of(train()[0])


def test_what_a_helper_has_finished_is_kept_whole(helpers, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    train(helpers, checkpoint=checkpoint, epochs=60)
    kept = read_arrays(checkpoint.path.read_bytes())[0]["parts"]
    assert {name: part["epochs"] for name, part in kept.items()} == {"0-1": 60, "2-3": 60}


def test_without_memory_or_worth_or_with_too_much_to_copy_all_is_done_here(tmp_path, monkeypatch):
    with closing(Spy(tmp_path, memory=lambda: HELPER_BYTES)) as helpers:
        train(helpers)
        assert helpers.asked == 0
    with closing(Spy(tmp_path, memory=lambda: PLENTY)) as helpers:
        with monkeypatch.context() as patched:
            patched.setattr(search_training, "MOST_BYTES_TO_HELPERS", 100)
            train(helpers)
        monkeypatch.setattr(search_training, "WORTH_HELPERS", 1e12)
        train(helpers)
        assert helpers.asked == 0
        assert helpers._all == []


def test_a_python_that_does_not_start_leaves_the_work_here(helpers, monkeypatch):
    monkeypatch.setattr("oresight.plugin.worker.helpers.sys.executable", "/nowhere/python")
    found, _ = train(helpers)
    assert helpers.asked == 0
    assert weights_of(found) == weights_of(train()[0])


def test_as_many_helpers_as_memory_allows(tmp_path):
    with closing(Spy(tmp_path, memory=lambda: 2 * HELPER_BYTES)) as helpers:
        assert helpers.ready(4, 0) == 2
        assert helpers.ready(1, 0) == 1
        assert len(helpers._all) == 2
        os.kill(helpers._all[0].pid, signal.SIGKILL)
        assert is_gone(helpers._all[0].pid, 5.0)
        assert helpers.ready(2, 0) == 2
        assert len(helpers._all) == 3


def test_a_worker_lends_helpers_that_go_with_its_job(runner):
    arrays = {"features": FEATURES, "labels": LABELS["binary"], "split": SPLIT}
    given = {"names": NAMES, "networks": 4, "settings": {"hidden_layers": [12, 6], "epochs": 12, "device": "cpu"}}
    digests, helpers = [], []
    for is_helped in (True, False):
        values = {**given, "is_helped": is_helped}
        with runner.run("train_helped", values, arrays, progress=no_progress, on_epoch=no_epoch) as result:
            digests.append(result.values["weights"])
            helpers.append(result.values["helpers"])
    assert digests[0] == digests[1]
    assert (len(helpers[0]), helpers[1]) == (1, [])
    assert is_gone(helpers[0][0], 5.0)
    assert helpers_lent() is None


def test_helpers_go_when_the_worker_is_killed_or_cancelled(make_runner, start_run, wait_for, tmp_path):
    for how in ("killed", "cancelled"):
        runner, said = make_runner(), tmp_path / how
        run = start_run(runner, "with_helper", {"say": str(said)})
        helper = int(wait_for(said))
        if how == "killed":
            (worker,) = runner.pool._busy
            os.kill(worker.pid, signal.SIGKILL)
        else:
            run.cancel()
        assert isinstance(run.finish(10.0), WorkerError if how == "killed" else CancelledError)
        assert is_gone(helper, 20.0)
        assert list((tmp_path / "scratch").iterdir()) == []

# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks that helpers train: the very same ones, told, stopped, kept and ended as those that are trained here."""

from __future__ import annotations

import os
import signal
import time
from contextlib import closing
from threading import Thread

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, DivergedError
from oresight.plugin.engine.helpers import helpers_lent, lending
from oresight.plugin.engine.network import search_training, shared_checkpoint
from oresight.plugin.engine.network.array_file import read_arrays
from oresight.plugin.engine.network.checkpoint import Checkpoint
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.helpers import HELPER_BYTES, Helpers

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


class Spy(Helpers):
    """Helpers that say how often they were asked."""

    asked = 0

    def run(self, *given, **more):
        self.asked += 1
        return super().run(*given, **more)


@pytest.fixture
def helpers(tmp_path):
    (tmp_path / "helped").mkdir()
    with closing(Spy(tmp_path / "helped")) as found:
        yield found


@pytest.fixture(autouse=True)
def two_side_by_side(monkeypatch):
    """Two stacks on any machine, and any work is worth helpers; every epoch is written."""
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


def helper_of(helpers):
    while not helpers._all:
        time.sleep(0.01)
    return helpers._all[0]


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


def test_a_cancel_ends_helpers_too_and_soon(helpers):
    began = []

    def progress(fraction, message="", **fields):
        if helpers.asked and helpers._all[0]._is_ready:
            began.append(time.monotonic())
            raise CancelledError

    with pytest.raises(CancelledError):
        train(helpers, progress=progress, **ENDLESS)
    assert time.monotonic() - began[0] < 2.0
    assert len(helpers._idle) == 1


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


def test_a_helper_that_is_killed_is_one_sentence(helpers):
    def kill():
        helper = helper_of(helpers)
        while not helper._is_ready:
            time.sleep(0.01)
        os.kill(helper.pid, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    with pytest.raises(WorkerError, match="killed while it ran train_stack"):
        train(helpers, **ENDLESS)
    killer.join()
    found, _ = train(helpers)
    assert weights_of(found) == weights_of(train()[0]), "the next helper is a new one"


@pytest.mark.parametrize("first", ["here", "helped"])
@pytest.mark.parametrize("then", ["here", "helped"])
def test_an_interrupted_ensemble_goes_on_to_the_same_networks(helpers, tmp_path, first, then):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")

    def progress(fraction, message="", **fields):
        if checkpoint.path.exists() and len(read_arrays(checkpoint.path.read_bytes())[0]["parts"]) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        train(helpers if first == "helped" else None, checkpoint=checkpoint, progress=progress, epochs=400)
    assert helpers.asked == (first == "helped")
    kept = read_arrays(checkpoint.path.read_bytes())[0]["parts"]
    assert {name: 0 < part["epochs"] < 400 for name, part in kept.items()} == {"0-1": True, "2-3": True}
    again, heard = train(helpers if then == "helped" else None, checkpoint=checkpoint, epochs=400)
    whole, heard_whole = train(epochs=400)
    assert weights_of(again) == weights_of(whole)
    assert len(heard) == len(heard_whole)


def test_without_memory_or_worth_or_with_too_much_to_copy_all_is_done_here(tmp_path, monkeypatch):
    with closing(Spy(tmp_path, memory=lambda: HELPER_BYTES)) as helpers:
        train(helpers)
        assert helpers.asked == 0
    with closing(Spy(tmp_path)) as helpers:
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


def test_a_worker_lends_helpers_that_go_with_its_job(runner, start_run, wait_for, tmp_path):
    said = tmp_path / "said"
    assert start_run(runner, "with_helper", {"say": str(said), "seconds": 0.0}).finish(30.0) == {}
    helper = int(said.read_text())
    assert is_gone(helper, 2.0)
    said.unlink()
    run = start_run(runner, "with_helper", {"say": str(said), "seconds": 60.0})
    helper = int(wait_for(said))
    (worker,) = runner.pool._busy
    os.kill(worker.pid, signal.SIGKILL)
    assert isinstance(run.finish(5.0), WorkerError)
    assert is_gone(helper, 2.0)
    assert helpers_lent() is None

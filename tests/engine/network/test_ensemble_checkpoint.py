# SPDX-License-Identifier: GPL-2.0-or-later
"""An ensemble whose training was interrupted goes on to exactly the same networks."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network import search_training, shared_checkpoint, stack_run
from oresight.plugin.engine.network.checkpoint import Checkpoint, State
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.shared_checkpoint import SharedCheckpoint
from oresight.plugin.engine.network.training import train_network

pytest.importorskip("torch")
NAMES = ["cu_pct:estimate", "au_gpt:estimate", "surface:depth"]
RNG = np.random.default_rng(8)
FEATURES = RNG.normal(size=(900, 3)).astype(np.float32)
SCORE = FEATURES[:, 0] * FEATURES[:, 1] + 0.5 * RNG.normal(size=900)
LABELS = (SCORE > 0.3).astype(np.int8)
SPLIT = RNG.choice([0, 1, 2], 900, p=[0.6, 0.2, 0.2]).astype(np.int8)
NUMBER = {"target": "regression", "output": "linear", "loss": "mean_square"}


def train(networks, checkpoint=None, labels=None, **options):
    heard = []
    settings = {"hidden_layers": (12, 6), "epochs": 30, "learning_rate": 0.01, "device": "cpu", "batch_size": 64}
    if labels is None:
        labels = SCORE.astype(np.float32) if options.get("target") == "regression" else LABELS
    found = train_network(
        FEATURES, NAMES, labels, SPLIT, NetworkSettings(**{**settings, **options}),
        networks=networks, checkpoint=checkpoint,
        network_epoch=lambda settings, record: heard.append((settings.seed, record.epoch)),
    )  # fmt: skip
    return found, heard


@pytest.fixture(autouse=True)
def every_epoch_is_written(monkeypatch):
    monkeypatch.setattr(shared_checkpoint, "REST", 0.0)


@pytest.fixture
def interrupted(tmp_path, monkeypatch):
    """Trains until a number of epochs is kept; a stack's epoch is one of all its networks."""
    checkpoint, write = Checkpoint(tmp_path / "training.safetensors"), SharedCheckpoint.write

    def interrupt(networks, after, **options):
        left = [after]

        def kept(shared, *state):
            if left[0] == 0:
                raise CancelledError
            left[0] -= 1
            write(shared, *state)

        with monkeypatch.context() as patched:
            patched.setattr(SharedCheckpoint, "write", kept)
            with pytest.raises(CancelledError):
                train(networks, checkpoint, **options)
        return checkpoint

    return interrupt


OPTIONS = [
    {}, {"optimizer": "sgd", "momentum": 0.9, "schedule": "plateau", "schedule_every": 1, "learning_rate": 0.3},
    {"optimizer": "adamw", "l2": 0.01, "schedule": "one_cycle"}, {"dropout": 0.3, "input_noise": 0.05, "epochs": 12},
    {"early_stopping_patience": 3, "epochs": 60}, {"find_learning_rate": True}, NUMBER, {"batch_norm": True, **NUMBER},
]  # fmt: skip


@pytest.mark.parametrize("options", OPTIONS)
def test_it_goes_on_to_the_very_same_networks(interrupted, options):
    undisturbed, _ = train(3, **options)
    interrupted(3, 4, **options)
    resumed, _ = train(3, interrupted(3, 3, **options), **options)  # after the second time
    assert [one.history for one in resumed.model.networks] == [one.history for one in undisturbed.model.networks]
    assert resumed.networks == undisturbed.networks
    assert resumed.model.threshold == undisturbed.model.threshold
    for one, other in zip(resumed.model.networks, undisturbed.model.networks):
        for name, weights in one.weights.items():
            np.testing.assert_array_equal(weights, other.weights[name])
    np.testing.assert_array_equal(resumed.probability, undisturbed.probability)


@pytest.mark.parametrize("workers", [1, 2])
def test_networks_that_had_not_begun_begin_then(interrupted, monkeypatch, workers):
    """Of five networks one worker trains one after another where they draw in their epochs."""
    monkeypatch.setattr(search_training, "MOST_WORKERS", workers)
    options = {"dropout": 0.2, "epochs": 6}
    undisturbed, _ = train(5, **options)
    resumed, heard = train(5, interrupted(5, 2, **options), **options)
    assert sorted(heard) == [(seed, epoch) for seed in range(1, 6) for epoch in range(1, 7)]
    np.testing.assert_array_equal(resumed.probability, undisturbed.probability)


def test_what_is_finished_is_not_trained_again(tmp_path, monkeypatch):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    finished, heard = train(4, checkpoint)
    monkeypatch.setattr(stack_run.StackRun, "take_epoch", lambda *_: pytest.fail("it was trained again"))
    again, heard_again = train(4, checkpoint)
    assert sorted(heard_again) == sorted(heard)
    np.testing.assert_array_equal(again.probability, finished.probability)


def test_only_the_epochs_that_were_missing_are_trained(interrupted, monkeypatch):
    monkeypatch.setattr(search_training, "MOST_WORKERS", 1)  # one stack of all
    checkpoint = interrupted(2, 20)
    trained, take = [], stack_run.StackRun.take_epoch

    def counted(stack, report):
        trained.append(stack)
        return take(stack, report)

    monkeypatch.setattr(stack_run.StackRun, "take_epoch", counted)
    train(2, checkpoint)
    assert len(trained) == 30 - 20


@pytest.mark.parametrize(
    "other", [{"learning_rate": 0.02}, {"networks": 4}, {"networks": 1}, {"seed": 5}, {"labels": 1 - LABELS}]
)
def test_the_checkpoint_of_another_training_is_refused_and_left_alone(interrupted, other):
    checkpoint = interrupted(3, 3)
    before = checkpoint.path.read_bytes()
    with pytest.raises(InvalidInputError, match="is that of a training with other blocks, settings, device or"):
        train(**{"networks": 3, "checkpoint": checkpoint, **other})
    assert checkpoint.path.read_bytes() == before


@pytest.mark.parametrize("run", range(3))
def test_other_software_is_refused_before_any_network_is_trained(interrupted, monkeypatch, run):
    """Of five networks that are trained alone some have no state: they must not begin beside the refusal."""
    import torch

    checkpoint = interrupted(5, 2, dropout=0.2)
    before = checkpoint.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(torch, "__version__", "9.9")
        with pytest.raises(InvalidInputError, match="is that of a training with other blocks, settings, device or"):
            train(5, checkpoint, dropout=0.2)
    assert checkpoint.path.read_bytes() == before


def test_a_file_that_takes_long_to_write_is_not_written_for_every_epoch(tmp_path, monkeypatch):
    """It rests ten times as long as it took: where a writing takes 1 s and an epoch 1 s, every tenth is written."""
    clock = [100.0]
    written = []

    def write(_checkpoint, _fingerprint, state):
        clock[0] += 1.0
        written.append(int(state.about["parts"]["a"]["epoch"]))

    monkeypatch.setattr(shared_checkpoint, "REST", 10.0)
    monkeypatch.setattr(shared_checkpoint, "monotonic", lambda: clock[0])
    monkeypatch.setattr(Checkpoint, "write", write)
    part = SharedCheckpoint(Checkpoint(tmp_path / "training.safetensors"), "").of("a")
    for epoch in range(30):
        part.write("", State({"epoch": epoch}, {}))
        clock[0] += 1.0
    assert written == [0, 10, 20]


def test_it_can_be_begun_anew(interrupted):
    checkpoint = interrupted(3, 3, learning_rate=0.02)
    anew, _ = train(3, Checkpoint(checkpoint.path, resumes=False))
    np.testing.assert_array_equal(anew.probability, train(3)[0].probability)

# SPDX-License-Identifier: GPL-2.0-or-later
"""A training that was interrupted goes on to exactly the same network."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network.checkpoint import Checkpoint, State
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network

pytest.importorskip("torch")
NAMES = ["cu_pct:estimate", "au_gpt:estimate", "surface:depth"]


@pytest.fixture(scope="module")
def blocks():
    rng = np.random.default_rng(8)
    features = rng.normal(size=(900, 3)).astype(np.float32)
    labels = (features[:, 0] * features[:, 1] + 0.5 * rng.normal(size=900) > 0.3).astype(np.int8)
    return features, labels, rng.choice([0, 1, 2], 900, p=[0.6, 0.2, 0.2]).astype(np.int8)


def train(blocks, checkpoint=None, epoch=None, **options):
    features, labels, split = blocks
    settings = NetworkSettings(
        **{"hidden_layers": (12, 6), "epochs": 9, "learning_rate": 0.01, "device": "cpu", **options}
    )
    watcher = {} if epoch is None else {"epoch": epoch}
    return train_network(features, NAMES, labels, split, settings, checkpoint=checkpoint, **watcher)


def interrupt_after(number):
    def epoch(record):
        if record.epoch == number:
            raise CancelledError

    return epoch


OPTIONS = [
    {}, {"dropout": 0.3, "input_noise": 0.05, "undersampling": 1.0}, {"batch_norm": True, "optimizer": "rmsprop"},
    {"optimizer": "sgd", "schedule": "plateau", "schedule_every": 1, "learning_rate": 0.3},
    {"optimizer": "adagrad", "schedule": "one_cycle"}, {"optimizer": "adamw", "l2": 0.01, "batch_size": 0},
    {"early_stopping_patience": 4, "learning_rate": 0.01, "epochs": 40},
    {"find_learning_rate": True, "unlabelled_ore": 0.1},
]  # fmt: skip


@pytest.mark.parametrize("options", OPTIONS)
def test_it_goes_on_to_the_very_same_weights_and_history(blocks, tmp_path, options):
    undisturbed = train(blocks, **options)
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    for number in (2, 5):  # interrupted twice
        with pytest.raises(CancelledError):
            train(blocks, checkpoint, interrupt_after(number), **options)
    resumed = train(blocks, checkpoint, **options)
    assert resumed.model.history == undisturbed.model.history
    assert resumed.model.threshold == undisturbed.model.threshold
    for name, weights in undisturbed.model.weights.items():
        np.testing.assert_array_equal(weights, resumed.model.weights[name])


def test_only_the_epochs_that_were_missing_are_trained(blocks, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(6))
    before = checkpoint.path.read_bytes()
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(6))  # told again of the sixth, and interrupted before the seventh
    assert checkpoint.path.read_bytes() == before


def test_a_finished_training_is_not_trained_again(blocks, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    first = train(blocks, checkpoint)
    before = checkpoint.path.stat().st_mtime_ns
    second = train(blocks, checkpoint)
    assert checkpoint.path.stat().st_mtime_ns == before
    np.testing.assert_array_equal(first.probability, second.probability)


@pytest.mark.parametrize("change", [{"seed": 2}, {"learning_rate": 0.02}, {"epochs": 10}])
def test_the_checkpoint_of_other_settings_is_refused_and_left_alone(blocks, tmp_path, change):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(2))
    before = checkpoint.path.read_bytes()
    with pytest.raises(InvalidInputError, match="training with other blocks, settings, device or software"):
        train(blocks, checkpoint, **change)
    assert checkpoint.path.read_bytes() == before


def test_the_checkpoint_of_other_blocks_is_refused(blocks, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(2))
    features, labels, split = blocks
    with pytest.raises(InvalidInputError, match="other blocks"):
        train((features, 1 - labels, split), checkpoint)


def test_it_can_be_begun_anew(blocks, tmp_path):
    path = tmp_path / "training.safetensors"
    with pytest.raises(CancelledError):
        train(blocks, Checkpoint(path), interrupt_after(2))
    anew = train(blocks, Checkpoint(path, resumes=False), seed=2)
    np.testing.assert_array_equal(anew.probability, train(blocks, seed=2).probability)


@pytest.mark.parametrize("content", [b"", b"nonsense", bytes(100)])
def test_another_file_is_refused(blocks, tmp_path, content):
    path = tmp_path / "training.safetensors"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match="is no checkpoint of a training"):
        train(blocks, Checkpoint(path))
    assert path.read_bytes() == content


def test_a_state_of_which_a_bit_has_changed_is_refused(blocks, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(2))
    assert checkpoint.is_whole
    content = bytearray(checkpoint.path.read_bytes())
    content[-1] ^= 1
    checkpoint.path.write_bytes(bytes(content))
    assert not checkpoint.is_whole
    with pytest.raises(InvalidInputError, match=r"is no checkpoint of a training \(it is damaged\)"):
        train(blocks, checkpoint)


def test_a_missing_folder_is_made_as_other_outputs_make_theirs(tmp_path):
    checkpoint = Checkpoint(tmp_path / "new" / "folder" / "training.safetensors")
    checkpoint.write("a training", State({}, {"weights": np.ones(2)}))
    assert checkpoint.is_whole


def test_a_place_that_cannot_be_written_is_a_sentence(blocks, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInputError, match=r"checkpoint .* could not be written"):
        train(blocks, Checkpoint(tmp_path / "file" / "training.safetensors"))


def test_a_writing_that_was_interrupted_leaves_the_earlier_state(blocks, tmp_path):
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(3))
    (tmp_path / "training.safetensors.part").write_bytes(b"half a st")
    resumed = train(blocks, checkpoint)
    np.testing.assert_array_equal(resumed.probability, train(blocks).probability)
    checkpoint.remove()
    assert list(tmp_path.iterdir()) == []


def test_the_checkpoint_of_other_names_of_the_classes_is_refused(blocks, tmp_path):
    """Stated weights go by name: with the names exchanged the same blocks weigh otherwise."""
    features, labels, split = blocks
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    options = {"target": "multi_class", "output": "softmax", "class_weights": "skarn:3"}
    settings = NetworkSettings(hidden_layers=(4,), epochs=3, device="cpu", **options)

    def train_with(names, **watch):
        about = {"variables": ["rock:category"], "codebook": {"codes": [0, 1], "names": list(names)}}
        train_network(features, NAMES, labels, split, settings, about_label=about, checkpoint=checkpoint, **watch)

    with pytest.raises(CancelledError):
        train_with(("schist", "skarn"), epoch=interrupt_after(1))
    with pytest.raises(InvalidInputError, match="other blocks, settings"):
        train_with(("skarn", "schist"))
    train_with(("schist", "skarn"))


def test_the_checkpoint_of_an_earlier_version_is_refused(blocks, tmp_path, monkeypatch):
    """The arithmetic of Adam has changed since version 1: it must not go on in the middle."""
    checkpoint = Checkpoint(tmp_path / "training.safetensors")
    monkeypatch.setattr("oresight.plugin.engine.network.checkpoint.VERSION", 1)
    with pytest.raises(CancelledError):
        train(blocks, checkpoint, interrupt_after(1))
    monkeypatch.undo()
    with pytest.raises(InvalidInputError, match="device or software"):
        train(blocks, checkpoint)

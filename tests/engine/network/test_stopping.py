# SPDX-License-Identifier: GPL-2.0-or-later
"""A training that is stopped by hand keeps its best epoch."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import TrainedNetwork, train_network


@pytest.fixture(scope="module")
def blocks():
    generator = np.random.default_rng(3)
    features = generator.normal(size=(1500, 4)).astype(np.float32)
    labels = (features[:, 0] + generator.normal(size=1500) > 1.0).astype(np.int8)
    return features, ["a", "b", "c", "d"], labels, generator.integers(0, 3, 1500).astype(np.int8)


def train(blocks, epochs: int, **watchers) -> TrainedNetwork:
    settings = NetworkSettings(hidden_layers=(32, 16), epochs=epochs, learning_rate=0.02, device="cpu")
    return train_network(*blocks, settings, **watchers)


@pytest.fixture(scope="module")
def stopped(blocks) -> TrainedNetwork:
    seen = []
    return train(blocks, 40, epoch=seen.append, should_stop=lambda: len(seen) >= 15)


def best_epoch(network: TrainedNetwork) -> int:
    losses = [record.validation_loss for record in network.model.history]
    return 1 + int(np.argmin(losses))


def test_training_ends_after_the_epoch_in_which_it_was_asked(stopped):
    assert len(stopped.model.history) == 15


def test_the_kept_network_is_that_of_the_best_epoch(blocks, stopped):
    best = best_epoch(stopped)
    assert best < 15
    alone = train(blocks, best)
    for name, weights in alone.model.weights.items():
        np.testing.assert_array_equal(stopped.model.weights[name], weights)


def test_the_user_is_told_which_epoch_was_kept(stopped):
    said = [notice for notice in stopped.notices if "stopped by hand" in notice.template]
    assert [notice.fields for notice in said] == [{"epoch": 15, "epochs": 40, "kept": best_epoch(stopped)}]


def test_a_training_nobody_stops_keeps_its_last_epoch_and_says_nothing(blocks):
    network = train(blocks, 15, should_stop=lambda: False)
    assert len(network.model.history) == 15
    assert not [notice for notice in network.notices if "stopped" in notice.template]
    same = train(blocks, 15)
    for name, weights in same.model.weights.items():
        np.testing.assert_array_equal(network.model.weights[name], weights)

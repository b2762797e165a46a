# SPDX-License-Identifier: GPL-2.0-or-later
"""Rare options of training change what they should, in training only."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.network.inference import predict_with_dropout
from oresight.plugin.engine.network.model import forward
from oresight.plugin.engine.network.rate_finder import find_learning_rate
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network

torch = pytest.importorskip("torch")
NAMES = ["a", "b"]
FAST = {"hidden_layers": (16,), "epochs": 10, "learning_rate": 0.01, "device": "cpu", "threshold_rule": "fixed",
        "threshold": 0.5}  # fmt: skip


@pytest.fixture(scope="module")
def rare():
    """Return blocks of which about a seventh are ore, which features tell partly."""
    rng = np.random.default_rng(5)
    features = rng.normal(size=(3000, 2)).astype(np.float32)
    labels = (features[:, 0] + rng.normal(size=3000) > 1.5).astype(np.int8)
    return features, labels, rng.choice([0, 1, 2], 3000).astype(np.int8)


def train(blocks, **options):
    return train_network(blocks[0], NAMES, blocks[1], blocks[2], NetworkSettings(**{**FAST, **options}))


def test_undersampling_moves_the_recall_and_meets_fewer_blocks(rare):
    plain, thinned = train(rare), train(rare, undersampling=1.0, epochs=60)
    assert thinned.scores["test"].recall > plain.scores["test"].recall + 0.3
    assert thinned.scores["test"].precision < plain.scores["test"].precision
    # Half of what an epoch meets is ore then: at first it is right about half of the time.
    assert thinned.model.history[0].accuracy < 0.7 < plain.model.history[0].accuracy


def test_noise_of_the_inputs_is_for_training_only(rare):
    plain, noisy = train(rare), train(rare, input_noise=0.2)
    assert noisy.model.history[-1].loss > plain.model.history[-1].loss + 0.01
    again = train(rare, input_noise=0.2)
    np.testing.assert_array_equal(noisy.probability, again.probability)  # nothing is drawn in prediction


def test_noise_flattens_what_the_network_learnt(rare):
    """Strong noise hides the small differences of a feature: the answer depends on it less."""
    spread = [train(rare, input_noise=noise, epochs=30).probability.std() for noise in (0.0, 0.5)]
    assert spread[1] < 0.8 * spread[0]


def test_dropout_and_batch_normalisation_of_one_layer_are_that_layers():
    settings = NetworkSettings(hidden_layers=(8, 4), layer_dropout=(0.0, 0.5), layer_batch_norm=(True, False))
    rng = np.random.default_rng(1)
    features = rng.normal(size=(300, 2)).astype(np.float32)
    trained = train_network(
        features, NAMES, (features[:, 0] > 0).astype(np.int8), np.arange(300) % 3,
        NetworkSettings(**{**settings.to_dict(), "epochs": 1, "device": "cpu", "hidden_layers": (8, 4)}),
    )  # fmt: skip
    assert [layer.dropout for layer in trained.model.architecture.hidden] == [0.0, 0.5]
    assert "hidden.0.norm.mean" in trained.model.weights
    assert "hidden.1.norm.mean" not in trained.model.weights


def test_dropout_draws_in_training_and_not_in_prediction(rare):
    trained = train(rare, dropout=0.5, epochs=2)
    weights = {name: torch.from_numpy(one) for name, one in trained.model.weights.items()}
    inputs = torch.zeros((5, 2))
    architecture = trained.model.architecture
    drawn = [forward(weights, inputs, architecture, dropout_generator=torch.Generator().manual_seed(s)) for s in (1, 2)]
    assert not torch.equal(*drawn)
    torch.testing.assert_close(forward(weights, inputs, architecture), forward(weights, inputs, architecture))


def test_batch_normalisation_takes_the_batch_in_training_and_the_running_mean_in_prediction(rare):
    trained = train(rare, batch_norm=True, epochs=2)
    weights = {name: torch.from_numpy(one.copy()) for name, one in trained.model.weights.items()}
    architecture = trained.model.architecture
    batch = torch.tensor([[0.1, 0.2], [0.9, 0.4], [0.5, 0.5]])
    alone, together = (forward(weights, rows, architecture) for rows in (batch[:1], batch))
    torch.testing.assert_close(alone[0], together[0])
    in_training = forward({**weights}, batch, architecture, is_training=True)
    assert not torch.allclose(in_training, together, atol=1e-3)


def test_ore_and_unlabelled_blocks_give_back_the_share_of_ore():
    """Where only some of the ore is labelled, the share of ore among the rest comes out, and its places."""
    rng = np.random.default_rng(11)
    is_ore = rng.random(6000) < 0.3
    features = (rng.normal(size=(6000, 2)) + np.where(is_ore, 1.5, -1.5)[:, None]).astype(np.float32)
    labelled = (is_ore & (rng.random(6000) < 0.5)).astype(np.int8)
    unlabelled = labelled == 0
    share = float(is_ore[unlabelled].mean())
    split = rng.choice([0, 1, 2], 6000, p=[0.7, 0.15, 0.15]).astype(np.int8)
    options = {"epochs": 20, "batch_size": 512}
    naive, taught = (train((features, labelled, split), unlabelled_ore=prior, **options) for prior in (0.0, share))
    found = {name: float(one.probability[unlabelled].mean()) for name, one in (("naive", naive), ("taught", taught))}
    assert found["taught"] == pytest.approx(share, abs=0.04)
    assert found["naive"] < share - 0.04  # what is not labelled counts as barren
    rightly = [((one.probability >= 0.5) == is_ore).mean() for one in (naive, taught)]
    assert rightly[1] > max(0.97, rightly[0] + 0.02)
    assert "learnt as unknown" in " ".join(str(notice) for notice in taught.notices)


def test_momentum_may_be_plain_or_nesterovs(rare):
    options = {"optimizer": "sgd", "momentum": 0.9, "epochs": 1}
    plain, ahead = train(rare, nesterov=False, **options), train(rare, nesterov=True, **options)
    assert not np.array_equal(plain.probability, ahead.probability)


def test_a_found_learning_rate_lies_where_the_loss_falls(rare):
    trained = train(rare, find_learning_rate=True, learning_rate=123.0)
    search = trained.rate_search
    assert search.found == trained.model.settings.learning_rate
    assert search.rates[0] == pytest.approx(1e-6)
    assert 1e-4 < search.found < 1.0
    assert min(search.losses) < 0.9 * search.losses[0]
    assert trained.scores["test"].auc > 0.85
    assert trained.model.history[0].learning_rate == search.found


def test_no_rate_is_tried_when_none_is_to_be_found(rare):
    trained = train(rare, epochs=1)
    assert trained.rate_search is None
    assert trained.model.history[0].learning_rate == 0.01


def test_a_smaller_curvature_wants_a_larger_rate():
    """Least squares on inputs ten times as large: the curvature is a hundred times, the rate a hundredth."""
    from oresight.plugin.engine.network.model import architecture_of
    from oresight.plugin.engine.network.parts import Part

    settings = NetworkSettings(hidden_layers=(), target="regression", output="linear", loss="mean_square",
                               optimizer="sgd", momentum=0.0, batch_size=0)  # fmt: skip
    rng = np.random.default_rng(3)
    inputs = rng.normal(size=(400, 4)).astype(np.float32)
    numbers = (inputs @ np.array([1.0, -2.0, 0.5, 1.0])).astype(np.float32)
    found = [
        find_learning_rate(Part(inputs * factor, numbers), architecture_of(settings, 4), settings, device="cpu").found
        for factor in (np.float32(1.0), np.float32(10.0))
    ]
    assert found[0] / found[1] == pytest.approx(100.0, rel=0.7)


def test_passes_with_dropout_are_of_the_layers_that_have_it(rare):
    trained = train(rare, hidden_layers=(8, 4), layer_dropout=(0.0, 0.4), epochs=2)
    from oresight.plugin.engine.network.feature_view import FeatureView

    _, spread = predict_with_dropout(trained.model, FeatureView(rare[0][:50], (0, 1), {}), passes=10)
    assert (spread > 0.0).all()

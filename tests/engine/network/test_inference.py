# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction: what the network says, however the blocks come."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.network import inference
from oresight.plugin.engine.network.feature_view import view_features
from oresight.plugin.engine.network.inference import (
    CHUNK,
    PORTION,
    binary_entropy,
    entropy_of,
    predict,
    predict_with_dropout,
)
from oresight.plugin.engine.network.model import Architecture, forward, ore_probability
from oresight.plugin.engine.network.settings import ACTIVATIONS, NetworkSettings
from oresight.plugin.engine.network.training import train_network

from .plain_models import model_of

torch = pytest.importorskip("torch")
NAMES = ["a:estimate", "b:estimate", "c:category"]
RNG = np.random.default_rng(1)
FEATURES = np.column_stack((RNG.normal(size=(9000, 2)), RNG.integers(1, 4, 9000))).astype(np.float32)
LABELS = (FEATURES[:, 0] + (FEATURES[:, 2] == 2) + 0.3 * RNG.normal(size=9000) > 0.7).astype(np.int8)
SPLIT = (np.arange(9000) % 3).astype(np.int8)


def trained(**options):
    settings = {"hidden_layers": (16, 8), "epochs": 2, "learning_rate": 0.01, "device": "cpu", **options}
    return train_network(FEATURES, NAMES, LABELS, SPLIT, NetworkSettings(**settings))


def view(model, features=FEATURES, names=NAMES):
    return view_features(features, names, model.names)[0]


@pytest.fixture(scope="module")
def model():
    return trained().model


@pytest.mark.parametrize("options", [{"activation": one} for one in ACTIVATIONS] + [
    {"batch_norm": True}, {"output": "softmax"}, {"output": "linear", "loss": "mean_square"}, {"hidden_layers": ()},
    {"dropout": 0.5}, {"categories": "one_hot", "scaling": "log"},
])  # fmt: skip
def test_it_equals_a_plain_forward_pass(options):
    network = trained(epochs=1, **options).model
    inputs = torch.from_numpy(network.encoding.apply(FEATURES[:3000]))
    weights = {name: torch.from_numpy(one) for name, one in network.weights.items()}
    expected = ore_probability(forward(weights, inputs, network.architecture), network.architecture.output)
    found = predict(network, view(network, FEATURES[:3000]))
    np.testing.assert_allclose(found, expected.numpy(), atol=2e-6)


def test_a_linear_output_is_cut_to_be_a_probability():
    weights = {"output.weight": [[1.0]], "output.bias": [0.0]}
    network = model_of(Architecture(1, (), "linear"), weights, ("a:estimate",), "binary")
    said = predict(network, view(network, np.array([[-2.0], [0.25], [3.0]], dtype=np.float32), ["a:estimate"]))
    assert said.tolist() == [0.0, 0.25, 1.0]


@pytest.mark.parametrize("options", [{}, {"batch_norm": True}, {"dropout": 0.5}])
def test_a_graphics_processor_is_asked_for_the_same_as_the_processor(options):
    network = trained(epochs=1, **options).model
    inputs = network.encoding.apply(FEATURES[:700])
    passes = inference._PassesOnDevice(network, "cpu", 1000)
    expected = predict(network, view(network, FEATURES[:700]))
    np.testing.assert_allclose(passes.probability(inputs), expected, atol=2e-6)
    np.testing.assert_allclose(passes.probability(inputs[:9]), expected[:9], atol=2e-6)


def test_it_gives_the_probabilities_that_training_scored(model):
    np.testing.assert_array_equal(predict(model, view(model)), trained().probability)


def test_order_of_features_and_a_file_instead_of_memory_make_no_difference(model, tmp_path):
    expected = predict(model, view(model))
    np.save(tmp_path / "features.npy", FEATURES[:, ::-1])
    mapped = np.load(tmp_path / "features.npy", mmap_mode="r")
    assert predict(model, view(model, mapped, NAMES[::-1])).tobytes() == expected.tobytes()


@pytest.mark.parametrize("part", [slice(5, 6), slice(0, CHUNK), slice(100, 100 + CHUNK + 1), slice(0, 0)])
def test_neighbours_make_no_difference(model, part):
    found = predict(model, view(model, FEATURES[part]))
    assert found.tobytes() == predict(model, view(model))[part].tobytes()


def test_neighbours_make_no_difference_where_one_turn_of_a_thread_ends(model):
    many = np.tile(FEATURES, (4, 1))
    found = predict(model, view(model, many))
    for part in (slice(PORTION - 3, PORTION + 5), slice(7, PORTION + 7), slice(2 * PORTION, len(many))):
        assert predict(model, view(model, many[part])).tobytes() == found[part].tobytes()


def test_a_block_that_lacks_a_feature_has_no_probability(model):
    features = FEATURES[:10].copy()
    features[3, 1] = np.nan
    found = predict(model, view(model, features))
    assert np.flatnonzero(np.isnan(found)).tolist() == [3]
    assert np.isnan(entropy_of(found)[3])


def test_entropy_is_0_when_certain_and_1_bit_at_one_half():
    assert entropy_of(np.array([0.0, 1.0, 0.5])).tolist() == [0.0, 0.0, 1.0]
    from scipy.stats import entropy

    p = np.linspace(0.01, 0.99, 50)
    np.testing.assert_allclose(entropy_of(p), entropy([p, 1 - p], base=2), atol=1e-6)
    np.testing.assert_allclose(binary_entropy(p), entropy([p, 1 - p], base=2), rtol=1e-12)


def test_dropout_gives_a_spread_around_the_probability_and_the_same_seed_the_same():
    network = trained(dropout=0.3, epochs=5).model
    mean, spread = predict_with_dropout(network, view(network), passes=200)
    plain = predict(network, view(network))
    assert 0.01 < spread.mean() < 0.5
    assert np.abs(mean - plain).mean() < 0.1
    again = predict_with_dropout(network, view(network), passes=200)
    np.testing.assert_array_equal(again[1], spread)
    other = predict_with_dropout(network, view(network), passes=200, seed=2)
    assert (other[1] != spread).any()


def test_without_dropout_there_is_no_spread(model):
    assert predict_with_dropout(model, view(model, FEATURES[:100]), passes=3)[1].max() < 1e-7


def test_cancel_ends_it(model):
    def cancel(fraction, message="", **fields):
        if fraction > 0.2:
            raise CancelledError

    with pytest.raises(CancelledError):
        predict(model, view(model), progress=cancel)

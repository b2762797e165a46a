# SPDX-License-Identifier: GPL-2.0-or-later
"""Uncertainty of networks whose answers are worked out by hand, and where it comes from."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network import uncertainty
from oresight.plugin.engine.network.inference import CHUNK, entropy_of, predict
from oresight.plugin.engine.network.model import Architecture
from oresight.plugin.engine.network.uncertainty import has_opinions, split_entropy, spread_of_networks

from .plain_models import dropping, line, model_of, together, view

pytest.importorskip("torch")
X = np.linspace(-4.0, 4.0, 41)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def bits(*shares):
    """Return the entropy of some probabilities, by scipy."""
    from scipy.stats import entropy

    return entropy(np.stack(shares), base=2)


def test_the_spread_is_the_standard_deviation_over_the_networks():
    each = np.stack([sigmoid(slope * X) for slope in (1.0, -0.5, 3.0)])
    model = together(*(line([slope]) for slope in (1.0, -0.5, 3.0)))
    np.testing.assert_allclose(spread_of_networks(model, view(X)), each.std(axis=0), atol=1e-6)
    np.testing.assert_allclose(predict(model, view(X)), each.mean(axis=0), atol=1e-6)


def test_the_entropy_is_that_of_the_mean_and_its_parts_add_up():
    first, second = sigmoid(X), sigmoid(-0.5 * X + 1.0)
    found = split_entropy(together(line([1.0]), line([-0.5], 1.0)), view(X))
    mean = (first + second) / 2.0
    total = bits(mean, 1.0 - mean)
    data = (bits(first, 1.0 - first) + bits(second, 1.0 - second)) / 2.0
    np.testing.assert_allclose(found.entropy, total, atol=1e-6)
    np.testing.assert_allclose(found.data_entropy, data, atol=1e-6)
    np.testing.assert_allclose(found.model_entropy, total - data, atol=1e-6)


def test_networks_that_contradict_each_other_are_all_model_and_those_that_shrug_are_all_data():
    contradicting = split_entropy(together(line([0.0], 40.0), line([0.0], -40.0)), view([0.0]))
    assert [float(one[0]) for one in contradicting.arrays().values()] == pytest.approx([1.0, 1.0, 0.0], abs=1e-6)
    shrugging = split_entropy(together(line([0.0]), line([0.0])), view([0.0]))
    assert [float(one[0]) for one in shrugging.arrays().values()] == [1.0, 0.0, 1.0]


def test_a_single_network_has_its_entropy_and_nothing_to_split_it_by():
    found = split_entropy(line([1.0]), view(X))
    np.testing.assert_array_equal(found.entropy, entropy_of(predict(line([1.0]), view(X))))
    np.testing.assert_array_equal(found.data_entropy, found.entropy)
    assert not found.model_entropy.any()
    assert [has_opinions(one) for one in (line([1.0]), dropping(1.0, 0.5), together(line([1.0]), line([2.0])))] == [
        False, True, True,
    ]  # fmt: skip


def test_passes_with_dropout_are_the_two_answers_that_they_can_be():
    """The neuron is left out, and the logit 0, or doubled: of each the half of the passes."""
    kept = sigmoid(2.0 * 1.5)
    found = split_entropy(dropping(1.5, 0.5), view(np.ones(40)), passes=500, seed=3)
    mean = (0.5 + kept) / 2.0
    data = (1.0 + bits([kept], [1.0 - kept])[0]) / 2.0
    # 20,000 passes in all: the share of the doubled ones is known to 0.0035.
    assert found.data_entropy.mean() == pytest.approx(data, abs=0.01)
    assert found.entropy.mean() == pytest.approx(bits([mean], [1.0 - mean])[0], abs=0.01)
    again = split_entropy(dropping(1.5, 0.5), view(np.ones(40)), passes=500, seed=3)
    np.testing.assert_array_equal(again.model_entropy, found.model_entropy)


def test_an_ensemble_with_dropout_draws_from_both():
    """Without dropout the two networks agree on nothing, with it each is also unsure of itself."""
    model = together(dropping(3.0, 0.5), dropping(-3.0, 0.5))
    found = split_entropy(model, view(np.ones(40)), passes=500)
    answers = np.array([0.5, sigmoid(6.0), 0.5, sigmoid(-6.0)])
    assert found.entropy.mean() == pytest.approx(1.0, abs=0.01)
    assert found.data_entropy.mean() == pytest.approx(bits(answers, 1.0 - answers).mean(), abs=0.01)


def test_of_classes_it_is_the_entropy_of_all_of_them():
    logits = np.log([[[0.7, 0.2, 0.1]], [[0.1, 0.2, 0.7]]])
    models = [
        model_of(
            Architecture(1, (), "softmax", target="multi_class", targets=3),
            {"output.weight": np.zeros((3, 1)), "output.bias": one[0]},
            ("cu_pct:estimate",),
            "multi_class",
        )
        for one in logits
    ]
    found = split_entropy(together(*models), view([0.0]))
    assert found.entropy[0] == pytest.approx(bits([0.4], [0.2], [0.4])[0], abs=1e-6)
    assert found.data_entropy[0] == pytest.approx(bits([0.7], [0.2], [0.1])[0], abs=1e-6)


def test_numbers_have_no_entropy_but_a_spread():
    model = together(line([1.0], target="regression"), line([3.0], target="regression"))
    np.testing.assert_allclose(spread_of_networks(model, view(X)), np.abs(X), atol=1e-6)
    with pytest.raises(InvalidInputError, match="gives numbers, which have no entropy"):
        split_entropy(model, view(X))


def test_portions_make_no_difference_and_a_missing_feature_gives_nothing(monkeypatch):
    x = np.random.default_rng(1).normal(size=3 * CHUNK)
    x[7] = np.nan
    model = together(line([1.0]), line([-0.5], 1.0))
    whole = (split_entropy(model, view(x)).model_entropy, spread_of_networks(model, view(x)))
    monkeypatch.setattr(uncertainty, "ANSWERS", 2 * (CHUNK + 100))
    parts = (split_entropy(model, view(x)).model_entropy, spread_of_networks(model, view(x)))
    for one, other in zip(whole, parts):
        np.testing.assert_array_equal(one, other)
        assert np.flatnonzero(np.isnan(one)).tolist() == [7]


@pytest.mark.parametrize("model", [together(line([1.0]), line([2.0])), dropping(1.0, 0.5)])
def test_it_can_be_cancelled(model):
    def cancel(fraction, message="", **fields):
        raise CancelledError

    with pytest.raises(CancelledError):
        split_entropy(model, view(X), progress=cancel)

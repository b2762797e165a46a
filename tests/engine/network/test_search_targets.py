# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparisons of networks that learn classes, labels and numbers, and of rare ore that is weighed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import DivergedError, InvalidInputError
from oresight.plugin.engine.network import search
from oresight.plugin.engine.network.parts import Part
from oresight.plugin.engine.network.search import compare_networks, thinned_part
from oresight.plugin.engine.network.search_lists import SearchLists, trials_of
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network

pytest.importorskip("torch")

NAMES = ["cu_pct:estimate", "au_gpt:estimate"]
BASE = NetworkSettings(hidden_layers=(8,), epochs=10, learning_rate=0.02, batch_size=64, device="cpu")
NOTHING = SearchLists(layer_counts=(), width_rules=(), activations=(), batch_sizes=(), learning_rates=())
RATES = replace(NOTHING, learning_rates=(0.005, 0.02))
SETTINGS = {
    "multi_class": replace(BASE, target="multi_class", output="softmax"),
    "multi_label": replace(BASE, target="multi_label"),
    "regression": replace(BASE, target="regression", output="linear", loss="mean_square"),
}


@pytest.fixture(scope="module")
def blocks():
    """Return features, the labels of each target, and a split."""
    rng = np.random.default_rng(5)
    features = rng.normal(size=(1500, 2)).astype(np.float32)
    x, y = features.T
    labels = {
        "binary": (x + 0.5 * rng.normal(size=1500) > 1.2).astype(np.int8),
        "multi_class": np.where(x > 0.7, 7, np.where(y > 0.0, 4, 2)),
        "multi_label": np.column_stack((x > 0.5, y > 0.8)).astype(np.int8),
        "regression": 40.0 + 5.0 * x - 3.0 * y,
    }
    return features, labels, rng.choice([0, 1, 2], 1500, p=[0.5, 0.25, 0.25]).astype(np.int8)


def about(settings):
    return {"variables": ["cu:label", "au:label"]} if settings.target == "multi_label" else None


def compare(blocks, settings, lists=NOTHING, **options):
    features, labels, split = blocks
    return compare_networks(
        features, NAMES, labels[settings.target], split, settings, lists, about_label=about(settings), **options
    )


def trained(blocks, settings):
    features, labels, split = blocks
    return train_network(features, NAMES, labels[settings.target], split, settings, about_label=about(settings))


@pytest.mark.parametrize("target", SETTINGS)
def test_every_target_is_compared_with_the_figures_it_has(blocks, target):
    found = compare(blocks, SETTINGS[target], RATES)
    names = ("rmse", "mae", "r2") if target == "regression" else ("auc", "accuracy", "f1", "loss")
    for one in found.tried:
        scores = trained(blocks, one.settings).target_scores["validation"]
        for name in names:
            assert getattr(one, name) == pytest.approx(getattr(scores, name), rel=2e-3), name
    choose = min if target == "regression" else max
    best = choose(getattr(one, names[0]) for one in found.tried if one.state == "learned")
    assert next(getattr(one, names[0]) for one in found.tried if one.settings == found.best) == best


@pytest.mark.parametrize("target", [*SETTINGS, "binary"])
def test_the_winner_is_the_very_network_that_training_gives_for_its_settings(blocks, target):
    found = compare(blocks, SETTINGS.get(target, BASE), replace(RATES, most_blocks=300))
    alone = trained(blocks, found.best)
    for name, weights in alone.model.weights.items():
        np.testing.assert_array_equal(found.network.model.weights[name], weights)
    if target == "binary":
        assert found.test.auc == alone.scores["test"].auc
        assert found.test.threshold == 0.5
    else:
        assert found.test == alone.target_scores["test"]


def test_saying_the_same_of_every_block_is_what_figures_are_held_against(blocks):
    _, labels, split = blocks
    classes, shares = labels["multi_class"][split == 1], labels["multi_label"][split == 1].mean(axis=0)
    assert compare(blocks, SETTINGS["multi_class"]).larger_class == max(np.bincount(classes)) / len(classes)
    expected = np.maximum(shares, 1.0 - shares).mean()
    assert compare(blocks, SETTINGS["multi_label"]).larger_class == pytest.approx(expected, abs=1e-12)
    numbers = compare(blocks, SETTINGS["regression"])
    assert np.isnan(numbers.larger_class)
    assert numbers.deviation == pytest.approx(labels["regression"][split == 1].std(), rel=1e-6)


def test_a_network_that_says_the_mean_of_every_block_did_not_learn(blocks):
    slow = replace(SETTINGS["regression"], hidden_layers=(4,) * 6, activation="sigmoid", epochs=3)
    found = compare(blocks, slow, replace(NOTHING, learning_rates=(1e-7,), own_layers=((8,),), activations=("relu",)))
    assert found.tried[0].state == "did_not_learn"
    assert any("saying the mean" in one.template for one in found.notices)
    assert all(one.training_r2 > 0.0005 for one in found.tried if one.state == "learned")


def test_numbers_are_chosen_by_their_error_and_it_is_said_where_another_figure_was_given(blocks):
    for criterion in ("auc", "f1"):
        found = compare(blocks, SETTINGS["regression"], replace(NOTHING, criterion=criterion))
        assert found.criterion == "rmse"
        assert any(one.fields.get("criterion") == "f1" for one in found.notices) == (criterion == "f1")
    found = compare(blocks, SETTINGS["regression"], replace(RATES, criterion="mae"))
    best = next(one for one in found.tried if one.settings == found.best)
    assert best.mae == min(one.mae for one in found.tried)
    assert compare(blocks, BASE, replace(NOTHING, criterion="rmse")).criterion == "auc"


def test_f1_can_choose_where_ore_is_rare(blocks):
    found = compare(blocks, BASE, replace(RATES, criterion="f1"))
    best = next(one for one in found.tried if one.settings == found.best)
    assert best.f1 == max(one.f1 for one in found.tried if one.state == "learned")


def test_rules_of_widths_count_the_output_neurons_of_the_target():
    lists = replace(NOTHING, width_rules=("root_product",))
    assert [one.hidden_layers for one in trials_of("widths", BASE, lists, 8, 1)] == [(3,)]  # sqrt(8)
    assert [one.hidden_layers for one in trials_of("widths", BASE, lists, 8, 3)] == [(5,)]  # sqrt(24)


def test_stated_weights_and_undersampling_raise_the_share_of_ore_that_is_found(blocks):
    recall = {
        text: compare(blocks, replace(BASE, **given)).test.recall
        for text, given in {
            "plain": {}, "weighed": {"class_weights": "ore:6"}, "fewer": {"undersampling": 1.0},
        }.items()
    }  # fmt: skip
    assert recall["weighed"] > recall["plain"] + 0.1
    assert recall["fewer"] > recall["plain"] + 0.1


def test_blocks_that_are_not_labelled_ore_can_be_unknown(blocks):
    features, labels, split = blocks
    hidden = {"binary": np.where(np.arange(1500) % 2 == 0, labels["binary"], 0)}
    plain, unknown = (compare((features, hidden, split), replace(BASE, unlabelled_ore=share)) for share in (0.0, 0.1))
    ore = labels["binary"] == 1
    assert unknown.network.probability[ore].mean() > plain.network.probability[ore].mean() + 0.1
    assert any("learnt as unknown" in one.template for one in unknown.notices)


@pytest.mark.parametrize("dropout", [0.0, 0.1])
def test_a_weight_for_a_class_that_there_is_not_is_refused_and_no_network_called_diverged(blocks, dropout):
    settings = replace(SETTINGS["multi_class"], class_weights="granite:2", dropout=dropout)
    with pytest.raises(InvalidInputError, match="name granite, but the classes are 2, 4, 7"):
        compare(blocks, settings, RATES)


def test_a_stop_leaves_settings_but_no_network_and_says_so(blocks):
    found = compare(blocks, SETTINGS["multi_class"], RATES, should_stop=lambda: True)
    assert found.network is None
    assert "no file of it" in found.notices[0].template
    assert found.test.n == np.count_nonzero(blocks[2] == 2)


def test_a_winner_that_diverges_on_all_blocks_leaves_what_was_found(blocks, monkeypatch):
    def diverge(*_, **__):
        raise DivergedError("The training diverged.")

    monkeypatch.setattr(search, "train_network", diverge)
    found = compare(blocks, BASE, RATES)
    assert found.network is None
    assert found.test.auc > 0.8
    assert any("diverged" in one.template for one in found.notices)


def test_fewer_blocks_keep_every_class_and_combination_of_labels():
    classes = np.repeat([0, 1, 2], [900, 99, 1])
    few = thinned_part(Part(np.zeros((1000, 1), np.float32), classes), 100, 1)
    assert np.bincount(few.labels).tolist() == [90, 10, 1]
    labels = np.column_stack((classes > 0, classes > 1))
    assert len(np.unique(thinned_part(Part(np.zeros((1000, 1), np.float32), labels), 100, 1).labels, axis=0)) == 3
    numbers = thinned_part(Part(np.zeros((1000, 1), np.float32), np.arange(1000, dtype=np.float32)), 100, 1)
    assert len(np.unique(numbers.labels)) == 100

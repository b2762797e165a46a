# SPDX-License-Identifier: GPL-2.0-or-later
"""Trial and error: what is tried, what is chosen, and that the test part has no say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network.list_text import parse_counts, parse_numbers, parse_widths
from oresight.plugin.engine.network.parts import Part
from oresight.plugin.engine.network.search import compare_networks, thinned_part
from oresight.plugin.engine.network.search_figures import converged_epoch
from oresight.plugin.engine.network.search_lists import SearchLists, stages_of, trials_of
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network

pytest.importorskip("torch")

NAMES = ["cu_pct:estimate", "au_gpt:estimate", "surface:depth"]
BASE = NetworkSettings(hidden_layers=(16, 8), epochs=12, learning_rate=0.01, batch_size=32, device="cpu")
NOTHING = SearchLists(layer_counts=(), width_rules=(), activations=(), batch_sizes=(), learning_rates=())


@pytest.fixture(scope="module")
def blocks():
    """Return features, labels that need a hidden layer, and a split."""
    rng = np.random.default_rng(5)
    features = rng.normal(size=(2400, 3)).astype(np.float32)
    labels = (features[:, 0] * features[:, 1] + 0.2 * rng.normal(size=2400) > 0.4).astype(np.int8)
    return features, labels, rng.choice([0, 1, 2], 2400, p=[0.5, 0.25, 0.25]).astype(np.int8)


def compare(blocks, settings=BASE, *, labels=None, lists=NOTHING, **options):
    features, own, split = blocks
    return compare_networks(features, NAMES, own if labels is None else labels, split, settings, lists, **options)


def test_lists_are_tried_in_turn_each_with_the_best_before():
    lists = SearchLists(layer_counts=(1, 2), activations=("relu", "tanh"), batch_sizes=(32,))
    assert stages_of(lists) == ("layers", "widths", "activation", "batch_size", "learning_rate")
    assert [one.hidden_layers for one in trials_of("layers", BASE, lists, 3)] == [(128,), (128, 64)]
    best = replace(BASE, hidden_layers=(128, 64, 32), activation="tanh")
    assert {len(one.hidden_layers) for one in trials_of("widths", best, lists, 3)} == {3}
    assert {one.activation for one in trials_of("widths", best, lists, 3)} == {"tanh"}
    assert [one.batch_size for one in trials_of("batch_size", best, lists, 3)] == [32]


def test_a_grid_tries_everything_with_everything():
    lists = replace(NOTHING, method="grid", own_layers=((4,), (8, 4)), activations=("relu", "tanh"),
                    learning_rates=(0.1, 0.01, 0.001))  # fmt: skip
    assert stages_of(lists) == ("grid",)
    trials = trials_of("grid", BASE, lists, 3)
    assert len(trials) == len(set(trials)) == 12
    assert {one.batch_size for one in trials} == {BASE.batch_size}


def test_a_network_of_the_search_is_the_one_that_is_trained_with_the_same_settings(blocks):
    lists = replace(NOTHING, learning_rates=(0.003, 0.01, 0.03), seeds=2)
    found = compare(blocks, lists=lists)
    assert len(found.tried) == 6
    for one in found.tried:
        alone = train_network(blocks[0], NAMES, blocks[1], blocks[2], one.settings)
        assert one.auc == pytest.approx(alone.scores["validation"].auc, abs=2e-3)
        assert one.history[-1].loss == pytest.approx(alone.model.history[-1].loss, abs=2e-3)


def test_the_labels_of_the_test_part_have_no_say_in_the_choice(blocks):
    _, labels, split = blocks
    lists = replace(NOTHING, own_layers=((4,), (8,), (16,)), activations=("relu", "tanh"), learning_rates=(0.01, 0.03))
    turned = np.where(split == 2, 1 - labels, labels).astype(np.int8)
    first, second = (compare(blocks, labels=one, lists=lists) for one in (labels, turned))
    assert first.best == second.best
    assert [one.auc for one in first.tried] == [one.auc for one in second.tried]
    assert second.test.auc == pytest.approx(1.0 - first.test.auc, abs=1e-6)
    best = max(one.auc for one in first.tried if one.state == "learned")
    assert next(one.auc for one in first.tried if one.settings == first.best) == best


def test_features_of_the_test_part_have_no_say_either(blocks):
    features, labels, split = blocks
    wild = np.where(split[:, None] == 2, 1000.0 * features, features).astype(np.float32)
    lists = replace(NOTHING, learning_rates=(0.003, 0.03))
    first, second = (compare_networks(one, NAMES, labels, split, BASE, lists) for one in (features, wild))
    assert [one.auc for one in first.tried] == [one.auc for one in second.tried]


def test_a_network_that_calls_every_block_the_same_is_marked_and_never_best(blocks):
    lists = replace(NOTHING, own_layers=((4,) * 8,), activations=("sigmoid",), learning_rates=(1e-7,))
    found = compare(blocks, lists=lists, settings=replace(BASE, epochs=6))
    marked = [one for one in found.tried if one.state == "did_not_learn"]
    assert marked
    assert all(one.accuracy == pytest.approx(found.larger_class, abs=5e-4) for one in marked[-1:])
    best = next(one for one in found.tried if one.settings == found.best)
    assert best.state == "learned"
    assert "did not learn" in found.notices[-1].template


def test_a_network_that_diverges_is_told_of_and_the_others_are_compared(blocks):
    settings = replace(BASE, optimizer="sgd", activation="linear", output="linear", loss="mean_square")
    found = compare(blocks, settings, lists=replace(NOTHING, learning_rates=(0.01, 1e9)))
    assert [one.state for one in found.tried][-1] == "diverged"
    assert found.best.learning_rate == 0.01
    with pytest.raises(InvalidInputError, match="Every network diverged"):
        compare(blocks, replace(settings, learning_rate=1e9))


def test_loss_and_accuracy_can_choose_too(blocks):
    for criterion, choose in (("loss", min), ("accuracy", max)):
        found = compare(blocks, lists=replace(NOTHING, learning_rates=(0.001, 0.01), criterion=criterion))
        best = next(one for one in found.tried if one.settings == found.best)
        assert getattr(best, criterion) == choose(getattr(one, criterion) for one in found.tried)


def test_fewer_training_blocks_are_drawn_with_both_classes_in_their_shares(blocks):
    found = compare(blocks, lists=replace(NOTHING, most_blocks=200))
    right = found.tried[0].training_accuracy * 200
    assert right == pytest.approx(round(right), abs=1e-6)
    few = thinned_part(Part(np.zeros((1000, 1), np.float32), np.arange(1000) < 150), 200, 1)
    assert (len(few.is_ore), np.count_nonzero(few.is_ore)) == (200, 30)


def test_without_a_validation_part_nothing_can_be_chosen(blocks):
    features, labels, split = blocks
    with pytest.raises(InvalidInputError, match="the split leaves none"):
        compare_networks(features, NAMES, labels, np.where(split == 1, 0, split), BASE, NOTHING)


def test_validation_blocks_of_one_class_leave_the_choice_to_the_loss(blocks):
    features, labels, split = blocks
    moved = np.where((split == 1) & (labels == 1), 0, split)
    found = compare_networks(features, NAMES, labels, moved, BASE, replace(NOTHING, learning_rates=(0.001,)))
    assert found.criterion == "loss"
    assert "one class only" in found.notices[0].template


def test_a_cancel_ends_the_search_at_once(blocks):
    said = []

    def progress(fraction, message="", **fields):
        said.append(fraction)
        if len(said) == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        compare(blocks, replace(BASE, epochs=100_000), lists=replace(NOTHING, learning_rates=(0.1,)), progress=progress)
    assert len(said) == 5


def test_a_stop_keeps_what_was_found_and_progress_never_goes_back(blocks):
    fractions = []
    found = compare(
        blocks, lists=replace(NOTHING, learning_rates=(0.1, 0.2)), should_stop=lambda: True,
        progress=lambda fraction, *_, **__: fractions.append(fraction),
    )  # fmt: skip
    assert len(found.tried) == 1
    assert "stopped by hand" in found.notices[0].template
    assert fractions == sorted(fractions)


def test_epochs_are_told_with_the_network_they_are_of(blocks):
    seen = []
    compare(blocks, lists=replace(NOTHING, learning_rates=(0.03,)), epoch=lambda *said: seen.append(said))
    assert {(one.learning_rate, record.epoch) for one, record in seen} == {
        (rate, epoch) for rate in (0.01, 0.03) for epoch in range(1, 13)
    }


def test_the_epochs_of_the_winner_are_told_again_when_it_is_trained_once_more(blocks):
    seen = []
    found = compare(blocks, lists=replace(NOTHING, learning_rates=(0.03,)), epoch=lambda *said: seen.append(said))
    assert len(seen) == 3 * 12
    assert seen[-12:] == [(found.best, record) for record in found.network.model.history]


def test_an_epoch_of_convergence_follows_its_definition():
    assert converged_epoch([1.0, 0.5, 0.105, 0.1, 0.11]) == 3
    assert converged_epoch([0.7, 0.7]) == 1


def test_lists_are_read_from_texts_and_nonsense_is_refused():
    assert parse_counts("1-3, 8; 2", "x") == (1, 2, 3, 8)
    assert parse_numbers(" 0.001,1e-2 ", "x") == (0.001, 0.01)
    assert parse_widths("128,64; 32 ,32") == ((128, 64), (32, 32))
    assert (parse_counts("", "x"), parse_numbers("", "x"), parse_widths(" ")) == ((), (), ())
    for read in (lambda: parse_counts("3-1", "x"), lambda: parse_counts("two", "x"), lambda: parse_counts("-2", "x"),
                 lambda: parse_numbers("a", "x"), lambda: parse_widths("0,2")):  # fmt: skip
        with pytest.raises(InvalidInputError):
            read()


def test_too_many_networks_are_refused_with_their_number():
    lists = replace(NOTHING, method="grid", learning_rates=tuple(np.linspace(0.001, 1, 600)), seeds=10)
    with pytest.raises(InvalidInputError, match="too many for one comparison"):
        trials_of("grid", BASE, lists, 3)

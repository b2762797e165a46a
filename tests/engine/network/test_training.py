# SPDX-License-Identifier: GPL-2.0-or-later
"""Training: it learns what can be learnt, nothing else, and always the same."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.evaluation.metrics import score_probabilities
from oresight.plugin.engine.evaluation.thresholds import choose_threshold
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.engine.network.parts import batches
from oresight.plugin.engine.network.settings import OPTIMIZERS, SCHEDULES, NetworkSettings
from oresight.plugin.engine.network.training import train_network

torch = pytest.importorskip("torch")
NAMES = ["cu_pct:estimate", "au_gpt:estimate", "lithology:category", "surface:depth"]
FAST = {"hidden_layers": (24, 12), "epochs": 12, "learning_rate": 0.01, "device": "cpu"}


@pytest.fixture(scope="module")
def blocks():
    """Return features, labels that follow them in no straight line, a split, and the chance of ore."""
    rng = np.random.default_rng(3)
    features = rng.normal(size=(4000, 4))
    features[:, 2] = rng.integers(1, 6, 4000)
    odds = 3.0 * features[:, 0] * np.sign(features[:, 1]) + 2.0 * np.isin(features[:, 2], (2, 4)) - 1.5
    chance = 1.0 / (1.0 + np.exp(-odds))
    labels = (rng.random(4000) < chance).astype(np.int8)
    split = rng.choice([0, 1, 2], 4000, p=[0.6, 0.2, 0.2]).astype(np.int8)
    return features.astype(np.float32), labels, split, chance


def train(blocks, *, names=NAMES, labels=None, split=None, step=1, **settings):
    features, own_labels, own_split, _ = blocks
    return train_network(
        features[:, ::step],
        names,
        own_labels if labels is None else labels,
        own_split if split is None else split,
        NetworkSettings(**{**FAST, **settings}),
    )


def model_bytes(trained, folder, name="network"):
    path = folder / f"{name}.safetensors"
    write_model(path, trained.model)
    return path.read_bytes()


def test_it_comes_near_to_the_best_there_is(blocks):
    _, labels, split, chance = blocks
    trained = train(blocks, categories="one_hot", epochs=30)
    best = score_probabilities(chance[split == 2], labels[split == 2], 0.5)
    assert trained.scores["test"].auc > best.auc - 0.05
    assert trained.scores["test"].accuracy > trained.scores["test"].larger_class + 0.1


def test_a_shuffled_label_teaches_nothing(blocks):
    shuffled = np.random.default_rng(1).permutation(blocks[1])
    assert train(blocks, labels=shuffled).scores["test"].auc == pytest.approx(0.5, abs=0.06)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(blocks, tmp_path):
    options = {"dropout": 0.2, "batch_norm": True, "epochs": 3}
    first, same, other = (model_bytes(train(blocks, seed=seed, **options), tmp_path) for seed in (1, 1, 2))
    assert first == same
    assert first != other


def test_the_order_of_the_features_makes_no_difference(blocks, tmp_path):
    turned = train(blocks, names=NAMES[::-1], step=-1, epochs=3)
    assert model_bytes(turned, tmp_path) == model_bytes(train(blocks, epochs=3), tmp_path)


def test_a_global_seed_makes_no_difference_and_is_left_alone(blocks, tmp_path):
    import torch

    torch.manual_seed(5)
    before = torch.get_rng_state()
    first = model_bytes(train(blocks, epochs=2, dropout=0.1), tmp_path)
    assert torch.equal(torch.get_rng_state(), before)
    torch.manual_seed(6)
    assert model_bytes(train(blocks, epochs=2, dropout=0.1), tmp_path) == first


def test_the_test_part_changes_neither_weights_nor_scaling_nor_threshold(blocks):
    features, labels, split, _ = blocks
    spoilt = features.copy()
    spoilt[split == 2] *= 100.0
    wrong = np.where(split == 2, 1 - labels, labels)
    first = train(blocks, epochs=3)
    second = train((spoilt, wrong, split, None), epochs=3)
    assert first.model.encoding == second.model.encoding
    assert first.model.threshold == second.model.threshold
    for name, weights in first.model.weights.items():
        np.testing.assert_array_equal(weights, second.model.weights[name])


def test_the_scaling_is_that_of_the_training_part(blocks):
    features, _, split, _ = blocks
    scaler = train(blocks, epochs=1).model.encoding.scalers[1]
    copper = features[split == 0, 0]
    assert (scaler.lowest, scaler.highest) == (copper.min(), copper.max())


@pytest.mark.parametrize("options", [{}, {"batch_norm": True}, {"find_learning_rate": True}])
def test_a_training_takes_one_processor_and_leaves_the_rest_as_it_was(blocks, options):
    before, seen = torch.get_num_threads(), []
    torch.set_num_threads(2)
    try:
        features, labels, split, _ = blocks
        settings = NetworkSettings(**{**FAST, "epochs": 2, **options})
        train_network(
            features, NAMES, labels, split, settings, epoch=lambda _record: seen.append(torch.get_num_threads())
        )
        after = torch.get_num_threads()
    finally:
        torch.set_num_threads(before)
    assert (seen, after) == ([1, 1], 2)


def test_the_threshold_is_chosen_on_the_validation_part(blocks):
    _, labels, split, _ = blocks
    trained = train(blocks, epochs=3, threshold_rule="nearest_corner")
    rows = split == 1
    assert trained.model.threshold == choose_threshold(trained.probability[rows], labels[rows], rule="nearest_corner")
    assert train(blocks, epochs=1, threshold_rule="fixed").model.threshold == 0.85


def test_without_ore_in_the_validation_part_the_training_part_decides_and_says_so(blocks):
    features, labels, split, _ = blocks
    split = np.where((split == 1) & (labels == 1), 0, split)
    trained = train((features, labels, split, None), epochs=1)
    assert "does not hold both classes" in " ".join(str(notice) for notice in trained.notices)


def test_the_history_has_every_epoch_and_marks_the_best(blocks):
    history = train(blocks).model.history
    losses = [record.validation_loss for record in history]
    assert [record.epoch for record in history] == list(range(1, 13))
    assert [record.is_best for record in history] == [loss < min([9.9, *losses[:k]]) for k, loss in enumerate(losses)]
    assert history[-1].loss < history[0].loss
    assert history[-1].accuracy > history[0].accuracy


def test_early_stopping_waits_its_patience_and_restores_the_best_weights(blocks):
    settings = {"epochs": 60, "early_stopping_patience": 4, "learning_rate": 0.03}
    stopped = train(blocks, **settings)
    losses = [record.validation_loss for record in stopped.model.history]
    best = int(np.argmin(losses))
    assert len(losses) == best + 1 + 4 < 60
    again = train(blocks, **{**settings, "epochs": best + 1, "early_stopping_patience": 0})
    for name, weights in again.model.weights.items():
        np.testing.assert_array_equal(weights, stopped.model.weights[name])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_learns(blocks, optimizer):
    rate = {"sgd": 0.2, "adagrad": 0.05}.get(optimizer, 0.01)
    trained = train(blocks, optimizer=optimizer, learning_rate=rate, categories="one_hot", epochs=15)
    assert trained.scores["test"].auc > 0.8


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_is_followed(blocks, schedule):
    from oresight.plugin.engine.network.schedules import learning_rate

    trained = train(blocks, schedule=schedule, epochs=4, schedule_every=2)
    settings, history = trained.model.settings, trained.model.history
    losses = [record.validation_loss for record in history]
    expected = [learning_rate(settings, epoch, losses[:epoch]) for epoch in range(4)]
    assert [record.learning_rate for record in history] == expected


@pytest.mark.parametrize(
    "options",
    [
        {"output": "softmax"}, {"output": "linear", "loss": "mean_square"}, {"loss": "mean_square"},
        {"hidden_layers": ()}, {"batch_size": 0, "epochs": 60}, {"scaling": "log"}, {"activation": "tanh,silu"},
        {"gradient_clip": 0.5},
    ],
)  # fmt: skip
def test_every_kind_of_network_learns(blocks, options):
    trained = train(blocks, categories="one_hot", **options)
    assert trained.scores["test"].auc > (0.55 if options.get("hidden_layers") == () else 0.75)
    assert trained.probability.min() >= 0.0
    assert trained.probability.max() <= 1.0


def test_single_sample_descent_learns(blocks):
    features, labels, split, _ = blocks
    some = slice(0, 1200)
    trained = train((features[some], labels[some], split[some], None), batch_size=1, epochs=3, learning_rate=0.003)
    assert trained.scores["train"].auc > 0.75


def norms(trained):
    return sum(float((one.astype(float) ** 2).sum()) for name, one in trained.model.weights.items() if "weight" in name)


def test_l2_makes_weights_small_and_l1_makes_them_zero(blocks):
    free = train(blocks)
    assert norms(train(blocks, l2=0.01)) < 0.5 * norms(free)
    sparse = train(blocks, l1=0.01)
    small = [np.mean(np.abs(one.model.weights["hidden.0.weight"]) < 0.01) for one in (free, sparse)]
    assert small[1] > small[0] + 0.3


def test_idle_neurons_do_not_slow_it_down_by_tiny_numbers(blocks):
    """Numbers below the smallest normal one cost ten times the time; strong decay makes many."""
    trained = train(blocks, l2=0.01, epochs=30)
    sizes = np.abs(np.concatenate([one.ravel() for one in trained.model.weights.values()]))
    assert not ((sizes > 0.0) & (sizes < np.finfo(np.float32).tiny)).any()
    assert np.float32(1e-40) * np.float32(1.0) != 0.0  # and others still have them


def test_class_weights_move_the_recall():
    rng = np.random.default_rng(5)
    features = rng.normal(size=(3000, 2)).astype(np.float32)
    labels = (features[:, 0] + rng.normal(size=3000) > 1.5).astype(np.int8)
    split = rng.choice([0, 1, 2], 3000).astype(np.int8)
    options = {"names": ["a", "b"], "threshold_rule": "fixed", "threshold": 0.5}
    plain, balanced = (train((features, labels, split, None), class_weights=w, **options) for w in ("none", "balanced"))
    assert balanced.scores["test"].recall > plain.scores["test"].recall + 0.3
    assert balanced.scores["test"].precision < plain.scores["test"].precision


def test_stated_weights_move_the_recall_the_more_the_heavier_ore_is():
    rng = np.random.default_rng(5)
    features = rng.normal(size=(3000, 2)).astype(np.float32)
    labels = (features[:, 0] + rng.normal(size=3000) > 0.7).astype(np.int8)
    blocks = (features, labels, rng.choice([0, 1, 2], 3000).astype(np.int8), None)
    options = {"names": ["a", "b"], "threshold_rule": "fixed", "threshold": 0.5}
    texts = ("waste:2", "none", "ore:2", "ore:6, waste:1")
    recalls = [train(blocks, class_weights=text, **options).scores["test"].recall for text in texts]
    assert all(after > before + 0.03 for before, after in zip(recalls, recalls[1:]))


def test_equal_stated_weights_train_the_network_of_none(blocks):
    plain, equal = (train(blocks, class_weights=text, epochs=3) for text in ("none", "ore:2, waste:2"))
    for name, weight in plain.model.weights.items():
        np.testing.assert_allclose(equal.model.weights[name], weight, rtol=1e-5, atol=1e-7)


def test_one_epoch_of_plain_descent_equals_the_formula():
    """One full-batch step on logistic regression: w - rate * mean((p - y) x)."""
    rng = np.random.default_rng(2)
    features = rng.uniform(size=(50, 3)).astype(np.float32)
    features[0], features[1] = 0.0, 1.0  # min-max then changes nothing
    labels = (features[:, 0] > 0.5).astype(np.int8)
    split = np.zeros(50, dtype=np.int8)
    settings = {"hidden_layers": (), "optimizer": "sgd", "momentum": 0.0, "batch_size": 0, "epochs": 1}
    steps = {}
    for rate in (1e-9, 0.5):
        trained = train((features, labels, split, None), names=["a", "b", "c"], **settings, learning_rate=rate)
        steps[rate] = {name: one.astype(float) for name, one in trained.model.weights.items()}
    first, second = steps[1e-9], steps[0.5]
    p = 1.0 / (1.0 + np.exp(-(features @ first["output.weight"][0] + first["output.bias"][0])))
    np.testing.assert_allclose(
        second["output.weight"][0], first["output.weight"][0] - 0.5 * ((p - labels) @ features) / 50, rtol=1e-5
    )
    np.testing.assert_allclose(second["output.bias"][0], first["output.bias"][0] - 0.5 * (p - labels).mean(), rtol=1e-5)


def test_cancel_ends_it_and_inputs_stay_as_they_were(blocks):
    features, labels, split, _ = blocks
    before = features.copy()

    def cancel(fraction, message="", **fields):
        if fraction > 0.3:
            raise CancelledError

    with pytest.raises(CancelledError):
        train_network(features, NAMES, labels, split, NetworkSettings(**FAST), progress=cancel)
    np.testing.assert_array_equal(features, before)


def test_progress_rises_from_0_to_1_and_every_epoch_is_told(blocks):
    features, labels, split, _ = blocks
    fractions, epochs = [], []

    def note(fraction, message="", **fields):
        fractions.append(fraction)

    train_network(features, NAMES, labels, split, NetworkSettings(**FAST), progress=note, epoch=epochs.append)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert [record.epoch for record in epochs] == list(range(1, 13))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda f, y, s: (f, y * 0, s), "one class only: 0 of 4000 blocks are ore"),
        (lambda f, y, s: (f, y * 0 + 1, s), "one class only: 4000 of 4000"),
        (lambda f, y, s: (f, y * 2, s), "must be 0 .barren. or 1 .ore., but .* of 4000 blocks"),
        (lambda f, y, s: (f, y * (s == 2), s), "no ore among the .* training blocks"),
        (lambda f, y, s: (f, np.where(s == 0, 1, y), s), "training blocks are ore: there is nothing to tell"),
        (lambda f, y, s: (np.where(f == f[7, 0], np.nan, f), y, s), "1 of 4000 blocks lack the value"),
        (lambda f, y, s: (f, y[:-1], s), "there are 4000, 3999 and 4000"),
    ],
)
def test_data_no_network_can_learn_from_is_a_sentence(blocks, spoil, sentence):
    features, labels, split = spoil(*blocks[:3])
    with pytest.raises(InvalidInputError, match=sentence):
        train((features, labels, split, None))


def test_other_wishes_that_cannot_be_met_are_sentences(blocks):
    with pytest.raises(InvalidInputError, match="Two rasters hold the variable a"):
        train(blocks, names=["a", "b", "a", "c"])
    with pytest.raises(InvalidInputError, match="Early stopping watches the validation part"):
        train(blocks, split=np.where(blocks[2] == 1, 0, blocks[2]), early_stopping_patience=3)
    with pytest.raises(InvalidInputError, match="diverged"):
        train(blocks, scaling="none", optimizer="sgd", learning_rate=1e6, loss="mean_square", output="linear")


def test_a_device_that_is_not_there_is_a_sentence(blocks):
    import torch

    if torch.cuda.is_available():
        assert train(blocks, epochs=1, device="cuda").device == "cuda"
    else:
        with pytest.raises(InvalidInputError, match="The device cuda is not available here; available are auto, cpu"):
            train(blocks, device="cuda")


@pytest.mark.parametrize(("n", "size"), [(10, 3), (10, 0), (10, 20), (7, 1), (9, 4), (9, 2)])
def test_batches_cover_all_rows_once(n, size):
    spans = list(batches(n, size))
    assert [row for start, stop in spans for row in range(start, stop)] == list(range(n))
    assert all(stop - start > 1 for start, stop in spans) or size == 1

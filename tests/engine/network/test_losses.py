# SPDX-License-Identifier: GPL-2.0-or-later
"""Losses equal PyTorch's or their formulas, and their slopes are those of automatic differentiation."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.network.losses import training_loss
from oresight.plugin.engine.network.settings import NetworkSettings

torch = pytest.importorskip("torch")
functional = torch.nn.functional
GENERATOR_SEED = 4


def drawn(*shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(GENERATOR_SEED), dtype=torch.float64)


def settings(target, output, loss, **options):
    return NetworkSettings(target=target, output=output, loss=loss, **options)


ORE = torch.tensor([1.0, 0.0, 1.0, 0.0, 0.0], dtype=torch.float64)
CLASSES = torch.tensor([0, 2, 1, 2, 0])
LABELS = torch.stack([ORE, 1.0 - ORE, ORE], dim=1)
NUMBERS = torch.tensor([0.3, -2.0, 1.0, 4.0, 0.0], dtype=torch.float64)


def test_classes_have_the_categorical_cross_entropy():
    sums = drawn(5, 3)
    found = training_loss(sums, CLASSES, settings("multi_class", "softmax", "cross_entropy"), None)
    torch.testing.assert_close(found, functional.cross_entropy(sums, CLASSES))


def test_several_labels_have_the_binary_cross_entropy_of_each():
    sums = drawn(5, 3)
    found = training_loss(sums, LABELS, settings("multi_label", "sigmoid", "cross_entropy"), None)
    torch.testing.assert_close(found, functional.binary_cross_entropy_with_logits(sums, LABELS))


@pytest.mark.parametrize(
    ("loss", "peer"),
    [
        ("mean_square", functional.mse_loss), ("mean_absolute", functional.l1_loss),
        ("huber", lambda said, known: functional.huber_loss(said, known, delta=0.7)),
    ],
)  # fmt: skip
def test_numbers_have_the_distances_of_pytorch(loss, peer):
    sums = drawn(5, 1)
    found = training_loss(sums, NUMBERS, settings("regression", "linear", loss, huber_delta=0.7), None)
    torch.testing.assert_close(found, peer(sums[:, 0], NUMBERS))
    probability = sums[:, 0].sigmoid()
    of_ore = training_loss(sums, ORE, settings("binary", "sigmoid", loss, huber_delta=0.7), None)
    torch.testing.assert_close(of_ore, peer(probability, ORE))


@pytest.mark.parametrize(("target", "output", "labels", "width"), [
    ("binary", "sigmoid", ORE, 1), ("binary", "softmax", ORE, 2), ("multi_class", "softmax", CLASSES, 3),
    ("multi_label", "sigmoid", LABELS, 3),
])  # fmt: skip
def test_the_focal_loss_is_the_cross_entropy_times_what_is_missing_of_the_probability(target, output, labels, width):
    sums = drawn(len(labels), width)
    crossed = training_loss(sums, labels, settings(target, output, "cross_entropy"), None)
    plain = training_loss(sums, labels, settings(target, output, "focal", focal_gamma=0.0), None)
    torch.testing.assert_close(plain, crossed)
    found = training_loss(sums, labels, settings(target, output, "focal", focal_gamma=2.0), None)
    if target == "multi_class":
        p = sums.softmax(dim=1)[torch.arange(5), labels]
    else:
        logit = sums[:, 1] - sums[:, 0] if output == "softmax" else sums if target == "multi_label" else sums[:, 0]
        p = torch.where(labels > 0.5, logit.sigmoid(), 1.0 - logit.sigmoid())
    torch.testing.assert_close(found, (-((1.0 - p) ** 2) * p.log()).mean())


def test_weights_of_blocks_weigh_every_loss():
    weights = torch.tensor([2.0, 0.0, 1.0, 0.5, 0.0], dtype=torch.float64)
    sums = drawn(5, 3)
    each = functional.cross_entropy(sums, CLASSES, reduction="none")
    found = training_loss(sums, CLASSES, settings("multi_class", "softmax", "cross_entropy"), weights)
    torch.testing.assert_close(found, (each * weights).mean())


def test_ore_and_unlabelled_blocks_have_the_unbiased_risk():
    """Of du Plessis et al. 2015: share * mean(l+(ore)) + mean(l-(others)) - share * mean(l-(ore))."""
    sums, share = drawn(5, 1), 0.3
    logit, is_ore = sums[:, 0], ORE > 0.5
    as_ore, as_barren = functional.softplus(-logit), functional.softplus(logit)
    expected = share * as_ore[is_ore].mean() + as_barren[~is_ore].mean() - share * as_barren[is_ore].mean()
    found = training_loss(sums, ORE, settings("binary", "sigmoid", "cross_entropy", unlabelled_ore=share), None)
    torch.testing.assert_close(found, expected)


def test_a_risk_below_zero_is_cut_and_its_slope_turned():
    """Kiryo et al. 2017, algorithm 1: the loss is the positive part, the slope that of minus the negative part."""
    logit = torch.tensor([[6.0], [-6.0], [6.0], [-6.0], [-6.0]], dtype=torch.float64, requires_grad=True)
    share, is_ore = 0.5, ORE > 0.5
    options = settings("binary", "sigmoid", "cross_entropy", unlabelled_ore=share)
    found = training_loss(logit, ORE, options, None)
    torch.testing.assert_close(found, share * functional.softplus(-logit[:, 0])[is_ore].mean())
    as_barren = functional.softplus(logit[:, 0])
    negative = as_barren[~is_ore].mean() - share * as_barren[is_ore].mean()
    assert negative < 0.0
    (slope,) = torch.autograd.grad(found, logit)
    (turned,) = torch.autograd.grad(-negative, logit)
    torch.testing.assert_close(slope, turned)

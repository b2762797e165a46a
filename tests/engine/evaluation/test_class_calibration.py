# SPDX-License-Identifier: GPL-2.0-or-later
"""Temperatures of classes and labels are those by which logits were too large, and are kept only where they help."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.assessment import Terms
from oresight.plugin.engine.evaluation.class_calibration import Temperatures, fit_temperatures, temperature_of_classes
from oresight.plugin.engine.evaluation.class_scores import losses_of_classes
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.evaluation.target_assessment import ScoredTarget, assess_target

NAMES = ("schist", "porphyry", "skarn")


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def sigmoid(logits: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-logits))


def overconfident_classes(factor: float, *, n: int = 30_000, k: int = 3, seed: int = 1):
    """Return true probabilities, those of logits that are too large by a factor, and classes drawn of the true ones."""
    generator = np.random.default_rng(seed)
    logits = generator.normal(0.0, 1.5, (n, k)) + np.linspace(1.0, -1.0, k)
    true = softmax(logits)
    classes = (generator.random((n, 1)) > true.cumsum(axis=1)).sum(axis=1).clip(0, k - 1)
    return true, softmax(factor * logits), classes


def overconfident_labels(factors: tuple[float, ...], *, n: int = 30_000, seed: int = 1):
    """Return probabilities of labels whose logits are too large, each by its factor, and labels."""
    generator = np.random.default_rng(seed)
    logits = generator.normal(-0.5, 1.5, (n, len(factors)))
    return sigmoid(logits * factors), (generator.random(logits.shape) < sigmoid(logits)).astype(np.int8)


@pytest.mark.parametrize("factor", [0.4, 2.5])
def test_the_temperature_of_classes_is_the_factor_by_which_logits_were_too_large(factor):
    true, given, classes = overconfident_classes(factor)
    found = fit_temperatures("multi_class", given.astype(np.float32), classes)["temperature"]
    assert found.temperatures == pytest.approx([factor], rel=0.03)
    np.testing.assert_allclose(found.apply(given), true, atol=0.02)


def test_the_temperature_of_classes_has_the_least_cross_entropy():
    from scipy.optimize import minimize_scalar

    _, given, classes = overconfident_classes(2.3, n=500)

    def loss(temperature: float) -> float:
        return float(losses_of_classes(softmax(np.log(given) / temperature), classes).mean())

    best = minimize_scalar(loss, bounds=(0.2, 20.0), method="bounded", options={"xatol": 1e-10}).x
    assert temperature_of_classes(given, classes) == pytest.approx(best, rel=1e-6)


def test_a_temperature_without_a_minimum_ends_at_the_bounds():
    """Where all is called rightly colder is always better, and where all is called wrongly hotter."""
    sure = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3]])
    assert temperature_of_classes(sure, np.array([0, 1, 0])) == pytest.approx(0.05, rel=1e-6)
    assert temperature_of_classes(sure, np.array([1, 0, 1])) == pytest.approx(20.0, rel=1e-6)
    certain = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert temperature_of_classes(certain, np.array([1, 0])) == pytest.approx(20.0, rel=1e-6)
    assert temperature_of_classes(np.full((4, 2), 0.5), np.array([0, 1, 1, 1])) == 1.0


def test_each_label_has_the_temperature_of_its_own_logits():
    given, labels = overconfident_labels((0.5, 1.0, 3.0))
    found = fit_temperatures("multi_label", given, labels)["temperature"]
    assert found.temperatures == pytest.approx([0.5, 1.0, 3.0], rel=0.05)


def test_the_calibration_error_and_the_log_loss_of_other_blocks_fall():
    maps = fit_temperatures("multi_class", *overconfident_classes(2.5)[1:])
    _, given, classes = overconfident_classes(2.5, n=9000, seed=2)
    scored = ScoredTarget("multi_class", given, classes, NAMES, np.full(9000, 2), np.arange(9000) // 90)
    found = assess_target(scored, Terms(draws=10), maps=maps)
    raw, tempered = (found["calibrations"][method]["figures"] for method in ("raw", "temperature"))
    assert raw["calibration_error"]["value"] > 0.1
    assert tempered["calibration_error"]["value"] < 0.02
    assert tempered["log_loss"]["value"] < raw["log_loss"]["value"] - 0.1
    assert raw["log_loss"] == found["figures"]["test"]["log_loss"]
    curve = found["calibrations"]["temperature"]["curve"]
    is_many = np.array(curve["blocks"]) > 500
    np.testing.assert_allclose(np.array(curve["y"])[is_many], np.array(curve["x"])[is_many], atol=0.05)
    for name in NAMES:
        each = [
            found["calibrations"][method]["each"][name]["calibration_error"]["value"]
            for method in ("raw", "temperature")
        ]
        assert each[1] < each[0]
    json.dumps(found, allow_nan=False)


def test_labels_are_calibrated_each_by_its_own_temperature():
    maps = fit_temperatures("multi_label", *overconfident_labels((3.0, 0.4, 1.0)))
    given, labels = overconfident_labels((3.0, 0.4, 1.0), n=9000, seed=2)
    scored = ScoredTarget("multi_label", given, labels, NAMES, np.full(9000, 2), np.arange(9000) // 90)
    found = assess_target(scored, Terms(draws=10), maps=maps)["calibrations"]
    errors = {
        method: [found[method]["each"][name]["calibration_error"]["value"] for name in NAMES]
        for method in ("raw", "temperature")
    }
    assert min(errors["raw"][:2]) > 0.05
    assert max(errors["temperature"]) < 0.03
    for method, each in errors.items():
        assert found[method]["figures"]["calibration_error"]["value"] == pytest.approx(np.mean(each), rel=1e-12)


def test_a_temperature_leaves_the_order_of_labels_and_of_two_classes_and_what_is_called():
    given, labels = overconfident_labels((2.0, 0.5), n=3000)
    tempered = fit_temperatures("multi_label", given, labels)["temperature"].apply(given)
    for k in range(2):
        areas = [area_under_roc(p[:, k], labels[:, k] == 1) for p in (given, tempered)]
        assert areas[0] == pytest.approx(areas[1], abs=1e-12)
    _, two, classes = overconfident_classes(3.0, n=3000, k=2)
    of_two = fit_temperatures("multi_class", two, classes)["temperature"].apply(two)
    assert area_under_roc(two[:, 1], classes == 1) == pytest.approx(
        area_under_roc(of_two[:, 1], classes == 1), abs=1e-12
    )
    _, many, classes = overconfident_classes(3.0, n=3000, k=7)
    of_many = fit_temperatures("multi_class", many, classes)["temperature"].apply(many)
    np.testing.assert_array_equal(of_many.argmax(axis=1), many.argmax(axis=1))
    np.testing.assert_allclose(of_many.sum(axis=1), 1.0, rtol=1e-12)


def test_a_temperature_that_does_not_help_other_groups_is_not_kept():
    """Each group wants another: what is fitted on some makes the others worse."""
    rows, generator = 200, np.random.default_rng(3)
    groups = np.repeat([0, 1], rows)
    classes = generator.integers(0, 2, 2 * rows)
    right = np.where(groups == 0, classes, 1 - classes)  # one group is wholly right, the other wholly wrong
    given = np.where(np.eye(2)[right] == 1, 0.8, 0.2)
    assert fit_temperatures("multi_class", given, classes, groups)["temperature"].temperatures == (1.0,)
    labels = np.column_stack((classes, classes))
    assert fit_temperatures("multi_label", given, labels, groups)["temperature"].temperatures == (1.0, 1.0)
    alone = fit_temperatures("multi_class", given, classes, np.zeros(2 * rows))
    assert alone["temperature"] == Temperatures("multi_class", (1.0,), (False,))
    assert fit_temperatures("multi_class", given, classes, groups)["temperature"].tried == (True,)
    assert fit_temperatures("multi_label", given, labels, groups)["temperature"].tried == (True, True)


def test_one_that_changes_nothing_changes_nothing():
    _, given, _ = overconfident_classes(1.0, n=100)
    np.testing.assert_allclose(Temperatures("multi_class", (1.0,)).apply(given), given, rtol=1e-12)


def test_nothing_is_fitted_on_blocks_of_one_class_or_on_numbers():
    p = np.array([[0.8, 0.2], [0.3, 0.7]])
    assert fit_temperatures("multi_class", p, np.array([1, 1])) == {}
    assert fit_temperatures("multi_class", p[:0], np.array([], dtype=int)) == {}
    assert fit_temperatures("multi_label", p, np.array([[1, 0], [1, 0]])) == {}
    assert fit_temperatures("regression", np.array([1.0, 2.0]), np.array([1.0, 2.0])) == {}


def test_a_label_that_all_validation_blocks_have_keeps_its_probability_and_the_others_are_calibrated():
    given, labels = overconfident_labels((3.0, 3.0), n=5000)
    labels[:, 1] = 1
    found = fit_temperatures("multi_label", given, labels)["temperature"]
    first, second = found.temperatures
    assert found.tried == (True, False)
    assert first == pytest.approx(3.0, rel=0.1)
    assert second == 1.0


@pytest.mark.parametrize("kind", ["multi_class", "multi_label"])
def test_temperatures_survive_their_file_and_keep_what_is_missing(kind):
    given = Temperatures(kind, *(((1.7,), (True,)) if kind == "multi_class" else ((1.7, 0.6), (True, False))))
    again = Temperatures.from_dict(json.loads(json.dumps(given.to_dict())))
    assert again == given
    of_before = {name: one for name, one in given.to_dict().items() if name != "tried"}
    assert Temperatures.from_dict(of_before).temperatures == given.temperatures
    found = again.apply(np.array([[np.nan, np.nan], [0.25, 0.75]]))
    assert np.isnan(found).tolist() == [[True, True], [False, False]]

# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning curves of a run's report."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from oresight.plugin.bridge.reports.learning_curves import learning_curves
from oresight.plugin.bridge.reports.network import roc_and_precision_recall
from oresight.plugin.bridge.reports.run_skill import learning_section

EPOCH = {"epoch": 1, "loss": 0.5, "accuracy": 0.7, "validation_loss": 0.6, "validation_accuracy": 0.6}


def test_curves_of_an_ensemble_say_whose_they_are():
    single = {"history": [EPOCH], "networks": [{}]}
    ensemble = {**single, "networks": [{}] * 5}
    assert "Those of the first of 5 networks." in learning_section(SimpleNamespace(record=ensemble)).body
    assert "Those of the first" not in learning_section(SimpleNamespace(record=single)).body


def signs(body: str) -> list[tuple[str, str]]:
    """Return the names in the legends, each with the strokes of its line's sign, '' for a solid one."""
    found = re.findall(r'<path d="M0 0h24"([^>]*)/>.*?<text[^>]*>([^<]*)</text>', body, re.DOTALL)
    return [(name, "".join(re.findall(r'dasharray="([^"]*)"', sign))) for sign, name in found]


def strokes(body: str) -> dict[str, bool]:
    """Return, by name in the legends, whether the sign of a line is dashed."""
    return {name: bool(dashes) for name, dashes in signs(body)}


def test_validation_is_solid_and_training_dashed_as_in_the_training_dock():
    epochs = [EPOCH, {**EPOCH, "epoch": 2, "loss": 0.4}]
    assert strokes(learning_curves(epochs)) == {"training": True, "validation": False}
    alone = learning_curves([{**one, "validation_loss": None, "validation_accuracy": None} for one in epochs])
    assert "dasharray" in alone


@pytest.mark.parametrize(
    "parts",
    [("train", "validation", "test"), ("test", "train", "validation"), ("validation", "train"), ("train", "test")],
)
def test_a_part_has_one_stroke_in_every_plot_whatever_parts_are_beside_it(parts):
    curve = {"false_positive_rate": [0.0, 1.0], "true_positive_rate": [0.5, 1.0], "precision": [1.0, 0.5]}
    values = {"curves": dict.fromkeys(parts, curve), "metrics": {}, "metrics_published": {}}
    learned = signs(learning_curves([EPOCH, {**EPOCH, "epoch": 2}]))
    shown = signs(roc_and_precision_recall(values))
    told = learned + shown
    assert len(shown) == 2 * len(parts)  # in either plot
    by_name = {name: {dashes for one, dashes in told if one == name} for name, _ in told}
    assert all(len(dashes) == 1 for dashes in by_name.values())
    assert len({*map(tuple, by_name.values())}) == len(by_name)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning curves of a run's report."""

from __future__ import annotations

import re
from types import SimpleNamespace

from oresight.plugin.bridge.reports.learning_curves import learning_curves
from oresight.plugin.bridge.reports.run_skill import learning_section

EPOCH = {"epoch": 1, "loss": 0.5, "accuracy": 0.7, "validation_loss": 0.6, "validation_accuracy": 0.6}


def test_curves_of_an_ensemble_say_whose_they_are():
    single = {"history": [EPOCH], "networks": [{}]}
    ensemble = {**single, "networks": [{}] * 5}
    assert "Those of the first of 5 networks." in learning_section(SimpleNamespace(record=ensemble)).body
    assert "Those of the first" not in learning_section(SimpleNamespace(record=single)).body


def strokes(body: str) -> dict[str, bool]:
    """Return, by name in the legends, whether the sign of a line is dashed."""
    found = re.findall(r'<path d="M0 0h24"([^>]*)/>.*?<text[^>]*>([^<]*)</text>', body, re.DOTALL)
    return {name: "dasharray" in sign for sign, name in found}


def test_validation_is_solid_and_training_dashed_as_in_the_training_dock():
    epochs = [EPOCH, {**EPOCH, "epoch": 2, "loss": 0.4}]
    assert strokes(learning_curves(epochs)) == {"training": True, "validation": False}
    alone = learning_curves([{**one, "validation_loss": None, "validation_accuracy": None} for one in epochs])
    assert "dasharray" in alone

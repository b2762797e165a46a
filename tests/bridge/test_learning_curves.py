# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning curves of a run's report."""

from __future__ import annotations

from types import SimpleNamespace

from oresight.plugin.bridge.reports.run_skill import learning_section

EPOCH = {"epoch": 1, "loss": 0.5, "accuracy": 0.7, "validation_loss": 0.6, "validation_accuracy": 0.6}


def test_curves_of_an_ensemble_say_whose_they_are():
    single = {"history": [EPOCH], "networks": [{}]}
    ensemble = {**single, "networks": [{}] * 5}
    assert "Those of the first of 5 networks." in learning_section(SimpleNamespace(record=ensemble)).body
    assert "Those of the first" not in learning_section(SimpleNamespace(record=single)).body

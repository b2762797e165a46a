# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever starts a training, the dock of a real window shows it: a whole run, a model, a batch; and earlier runs."""

from __future__ import annotations

import pytest

from ..algorithms.model_builder import RECIPES
from ..algorithms.small_tables import ORE, write_settings, write_tables

pytestmark = [pytest.mark.screen, pytest.mark.slow]
EPOCHS = 60


def test_the_dock_shows_trainings_of_a_whole_run_of_a_model_and_of_a_batch(qgis_app, desktop, tmp_path):
    tables = write_tables(tmp_path / "tables")
    settings = write_settings(tmp_path / "settings.json", network={"epochs": EPOCHS, "patience": 0})
    model_values = {
        "ORE": ORE, "LENGTH": 5, "BLOCK_X": 10, "BLOCK_Y": 10, "BLOCK_Z": 10, "EPOCHS": EPOCHS, "SPLIT_DEPTH": 60,
    }  # fmt: skip
    ended = desktop.run(
        "ways_to_start.py",
        tables=tables, settings=settings, ore=ORE, model=RECIPES[0].name, model_values=model_values,
    )  # fmt: skip
    found = ended.found
    assert ended.code == 0, ended.said[-3000:]
    assert found.get("errors") == [], ended.said[-3000:]

    for way in ("workflow", "model", "batch"):
        assert "Epoch" in found[way]["status"], way
        assert found[way]["device"] == "cpu", way
    assert (found["workflow"]["epochs"], found["model"]["epochs"]) == (EPOCHS, EPOCHS)
    assert found["batch_epochs"] == [8, 8]
    assert 0 < found["workflow"]["figure"] < 100  # the bar of the dialog, while the network is trained

    # The result is offered; nothing is added or replaced unasked.
    assert found["added_unasked"] == 0
    assert found["offers"] == ["Open its project", "Add its layers here", "Open its report"]
    assert {"Targets", "Drillholes", "Ore in 3D", "Network", "Grades"} <= set(found["added"])
    assert found["probability"] == "singlebandpseudocolor"

    # An earlier run opens from its record and lies over the others: a whole run, a model, two of a batch.
    title, status = found["earlier"]
    assert title == "first run"
    assert f"of {EPOCHS}" in status
    assert found["curves"] == 5

# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS is quit in the middle of a whole run or a model, its dialog open or closed: no crash, no worker, no half run."""

from __future__ import annotations

import pytest

from ..algorithms.model_builder import RECIPES
from ..algorithms.small_tables import ORE, write_settings, write_tables

pytestmark = [pytest.mark.screen, pytest.mark.slow]
MANY = 20_000
"""Epochs that nobody waits for."""


@pytest.mark.parametrize(
    ("way", "by", "is_closed"),
    [
        ("workflow", "toolbox", False),
        ("workflow", "toolbox", True),
        ("workflow", "menu", True),
        ("model", "toolbox", False),
        ("model", "toolbox", True),
    ],
)
def test_quitting_in_the_middle_leaves_no_crash_no_worker_and_no_half_result(
    qgis_app, desktop, tmp_path, way, by, is_closed
):
    tables = write_tables(tmp_path / "tables")
    folder = tmp_path / "run"
    if way == "workflow":
        settings = write_settings(tmp_path / "settings.json", network={"epochs": MANY, "patience": 0})
        name, given = "oresight:run_workflow", {"SETTINGS": settings, "ORE": ORE, "FOLDER": str(folder)}
    else:
        blocks = {"BLOCK_X": 10, "BLOCK_Y": 10, "BLOCK_Z": 10}
        name, given = RECIPES[0].name, {"ORE": ORE, "LENGTH": 5, **blocks, "EPOCHS": MANY, "SPLIT_DEPTH": 60}
    ended = desktop.run(
        "close_while_running.py", algorithm=name, by=by, is_closed=is_closed, parameters={**tables, **given}
    )
    assert ended.found.get("errors") == [], ended.said[-3000:]
    assert ended.found["tasks"] > 0
    assert ended.code == 0, ended.said[-3000:]
    assert "Traceback" not in ended.said
    assert desktop.workers() == []
    assert not (folder / "run.json").exists()

# SPDX-License-Identifier: GPL-2.0-or-later
"""The project of a run in a real window, after its folder was moved: no warning, and the ore in the 3D view."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.scenes import write_project
from oresight.plugin.bridge.styling import RAMP
from qgis.PyQt.QtGui import QColor

from ..bridge.run_folders import NO_CRS, UTM, make_run_folder
from .test_voxels_in_a_window import pixels

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.mark.parametrize("name", ["project", "project_of_a_mine_grid"])
def test_a_moved_project_opens_without_a_warning_and_shows_the_ore(qgis_app, desktop, tmp_path, name):
    folder = make_run_folder(tmp_path / "made", UTM if name == "project" else NO_CRS)
    write_project(folder)
    moved = tmp_path / "moved here"
    shutil.move(folder, moved)
    ended = desktop.run("project.py", project=str(moved / "project.qgz"), name=name)
    assert ended.code == 0, ended.said[-3000:]
    found = ended.found
    assert found["errors"] == [], json.dumps(found)
    assert found["opened"]
    assert (found["warnings"], found["invalid"]) == ([], [])
    assert found["dialogs"] == ["Oresight 3D"]
    assert found["in_space"] == ["Drill targets, ranked", "Drillhole traces", "Voxels: probability of ore"]

    view = pixels(Path(desktop.environment["ORESIGHT_SCREENSHOTS"]) / f"{name}_3d.png")[60:, 120:1000]
    yellow = is_near_hue(view, QColor(RAMP[-1][1]))
    rows, columns = np.nonzero(yellow)
    assert yellow.mean() > 0.01
    # Framed: the body lies about the middle of the view and away from its edges.
    assert 0.2 < rows.mean() / yellow.shape[0] < 0.8
    assert 0.2 < columns.mean() / yellow.shape[1] < 0.8


def is_near_hue(view: np.ndarray, color: QColor) -> np.ndarray:
    """Return which pixels have about the hue of a colour, however bright: red, green and blue by their sum."""
    wanted = np.array([color.red(), color.green(), color.blue()], dtype=float)
    total = view.sum(axis=2, keepdims=True) + 1e-9
    return (np.abs(view / total - wanted / wanted.sum()) < 0.06).all(axis=2) & (total[..., 0] > 150)

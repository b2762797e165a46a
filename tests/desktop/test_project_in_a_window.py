# SPDX-License-Identifier: GPL-2.0-or-later
"""The project of a run in a real window, its folder moved, with and without the plugin: no warning, ore in 3D."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.scenes import write_project

from ..bridge.run_folders import NO_CRS, UTM, make_run_folder
from .test_voxels_in_a_window import screen_pixels

WINDOW = (180, 210, 960, 680)
"""Left, top, width and height of the 3D view on the screen."""

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.mark.parametrize("name", ["project", "project_of_a_mine_grid", "project_without_the_plugin"])
def test_a_moved_project_opens_without_a_warning_and_shows_the_ore(qgis_app, desktop, tmp_path, name):
    folder = make_run_folder(tmp_path / "made", NO_CRS if name == "project_of_a_mine_grid" else UTM)
    write_project(folder)
    moved = tmp_path / "moved here 北矿段"
    shutil.move(folder, moved)
    has_plugin = name != "project_without_the_plugin"
    if not has_plugin:
        desktop.disable_plugin()
    ended = desktop.run("project.py", project=str(moved / "project.qgz"), name=name, has_plugin=has_plugin)
    assert ended.code == 0, ended.said[-3000:]
    found = ended.found
    assert found["errors"] == [], json.dumps(found)
    assert found["opened"]
    assert (found["warnings"], found["invalid"]) == ([], [])
    assert found["dialogs"] == ["Oresight 3D"]
    assert found["in_space"] == [
        "Drill targets: rank, mean probability",
        "Drillhole traces",
        "Voxels: probability of ore",
    ]

    view = screen_pixels(Path(desktop.environment["ORESIGHT_SCREENSHOTS"]) / f"{name}_3d.png", WINDOW)
    body = is_of_the_ramp(view)
    rows, columns = np.nonzero(body)
    assert body.mean() > 0.05
    # Framed: the body lies about the middle of the window and away from its edges.
    assert 0.25 < rows.mean() / body.shape[0] < 0.75
    assert 0.25 < columns.mean() / body.shape[1] < 0.75
    assert not body[[0, -1]].any()


def is_of_the_ramp(view: np.ndarray) -> np.ndarray:
    """Return which pixels are blue-green to yellow, however bright: the upper half of the ramp."""
    red, green, blue = view[..., 0], view[..., 1], view[..., 2]
    return (green > red) & (green > blue + 15) & (view.max(axis=2) - view.min(axis=2) > 60)

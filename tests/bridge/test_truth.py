# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores against a known truth: only blocks that were never trained on, looked up where they lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.bridge.truth import find_truth, labels_at, truth_scores
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import QgsCoordinateReferenceSystem

GRID = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (4, 5, 5))
FINE = BlockGrid((-20.0, -20.0, -20.0), (5.0, 5.0, 5.0), (16, 18, 18))
NO_CRS = QgsCoordinateReferenceSystem()


def is_ore(points: np.ndarray) -> np.ndarray:
    """Return the truth: ore east of 30 m."""
    return (points[:, 0] > 30.0).astype(np.int8)


def write(path: Path, grid: BlockGrid, values: np.ndarray, name: str) -> str:
    return write_block_raster(path, grid, values.reshape(grid.shape), Variable.parse(name), NO_CRS)


@pytest.fixture
def truth(tmp_path: Path) -> str:
    """Return a truth on blocks half as large that reach farther."""
    labels = is_ore(FINE.centres(np.arange(FINE.n_blocks)))
    return write(tmp_path / "truth.tif", FINE, labels, "ore_true:label")


def test_the_truth_is_looked_up_at_each_point(truth: str) -> None:
    points = np.array([[31.0, 5.0, 5.0], [29.0, 5.0, 5.0], [500.0, 5.0, 5.0]])
    assert labels_at(BlockRaster.open(truth), points).tolist() == [1, 0, -1]


def test_only_test_blocks_count(truth: str, tmp_path: Path) -> None:
    centres = GRID.centres(np.arange(GRID.n_blocks))
    right = is_ore(centres).astype(float)
    parts = np.where(centres[:, 2] < 20.0, 2, 0)
    # Wrong in every training block, right in every test block.
    probability = np.where(parts == 2, 0.1 + 0.8 * right, 0.9 - 0.8 * right)
    scores = truth_scores(
        truth,
        write(tmp_path / "p.tif", GRID, probability, "ore:probability"),
        write(tmp_path / "s.tif", GRID, parts, "network:split"),
        [
            write(tmp_path / "cu.tif", GRID, centres[:, 0], "cu_pct:estimate"),
            write(tmp_path / "au.tif", GRID, -centres[:, 0], "au_gpt:estimate"),
            write(tmp_path / "rock.tif", GRID, np.ones(GRID.n_blocks), "rock:category"),
        ],
        threshold=0.5,
    )
    assert scores["auc"] == scores["accuracy"] == 1.0
    assert scores["n"] == 50
    assert scores["positives"] == np.count_nonzero(right[parts == 2])
    assert scores["auc_of_features_alone"] == {"cu_pct:estimate": 1.0, "au_gpt:estimate": 0.0}


def test_a_truth_elsewhere_is_a_sentence(truth: str, tmp_path: Path) -> None:
    far = BlockGrid((1e6, 0.0, 0.0), GRID.size, GRID.shape)
    values = np.full(far.n_blocks, 0.5)
    probability = write(tmp_path / "p.tif", far, values, "ore:probability")
    split = write(tmp_path / "s.tif", far, np.full(far.n_blocks, 2), "network:split")
    with pytest.raises(InvalidInputError, match="covers none of the test blocks"):
        truth_scores(truth, probability, split, [], threshold=0.5)


def test_the_truth_of_a_sample_deposit_is_found_beside_its_tables(tmp_path: Path) -> None:
    assert find_truth([tmp_path / "collars.csv"]) == ""
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "ore_true.tif").touch()
    assert find_truth(["/elsewhere/assays.csv", tmp_path / "collars.csv"]) == str(tmp_path / "truth" / "ore_true.tif")

# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample deposit as files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.drillholes.tables import read_text_table
from oresight.plugin.engine.synthetic.deposit import make_deposit
from oresight.plugin.engine.synthetic.geology import ground_elevation
from qgis.core import QgsProcessingException

BLOCKS = {"BLOCK_X": 32, "BLOCK_Y": 28, "BLOCK_Z": 24}


@pytest.fixture
def outputs(run, tmp_path):
    return run("create_sample_deposit", SEED=3, FOLDER=str(tmp_path / "deposit"), **BLOCKS)


def test_the_tables_read_back_are_those_of_the_engine(outputs):
    for name, table in make_deposit(3).tables.items():
        assert read_text_table(Path(outputs[name.upper()]), name).columns == table.columns


def test_the_true_ore_of_a_block_is_the_truth_at_its_centre(outputs):
    raster = BlockRaster.open(outputs["TRUTH"])
    values = raster.read()
    assert raster.variable.name == "ore_true:label"
    assert raster.grid.size == (32.0, 28.0, 24.0)
    centres = raster.grid.centres(np.arange(raster.grid.n_blocks))
    is_air = centres[:, 2] > ground_elevation(centres[:, 0], centres[:, 1])
    assert (np.isnan(values.ravel()) == is_air).all()
    assert (values.ravel()[~is_air] == make_deposit(3).is_ore(centres)[~is_air]).all()


def test_true_grades_rocks_and_alteration_lie_beside_the_ore_with_their_names(outputs):
    folder = Path(outputs["TRUTH"]).parent
    grade, rock = BlockRaster.open(folder / "au_gpt_true.tif"), BlockRaster.open(folder / "lithology_true.tif")
    assert (grade.variable.name, grade.variable.unit) == ("au_gpt_true:measure", "g/t")
    assert rock.codebook["names"][int(np.nanmax(rock.read())) - 1] == "SLT"
    assert BlockRaster.open(folder / "alteration_true.tif").codebook["codes"] == [1, 2, 3, 4, 5]


def test_two_runs_of_one_seed_write_the_same_bytes(run, outputs, tmp_path):
    again = run("create_sample_deposit", SEED=3, FOLDER=str(tmp_path / "again"), **BLOCKS)
    for name in ("COLLARS", "SURVEYS", "ASSAYS", "LITHOLOGY", "ALTERATION", "TRUTH"):
        assert Path(again[name]).read_bytes() == Path(outputs[name]).read_bytes()


def test_the_readme_in_the_folder_names_every_defect(outputs):
    text = (Path(outputs["FOLDER"]) / "README.txt").read_text("utf-8")
    assert all(str(defect) in text for defect in make_deposit(3).defects)
    assert outputs["ORE"] in text


def test_a_folder_that_cannot_be_made_is_a_sentence(run, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run("create_sample_deposit", SEED=1, FOLDER=str(tmp_path / "file" / "deposit"), **BLOCKS)

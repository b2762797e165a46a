# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of a whole run's report: hatched where the data no longer carry what is predicted."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.reports.run_maps import honest_overview, overview, plans_section, sections_section
from oresight.plugin.bridge.run_results import RunResults
from oresight.plugin.engine.blocks.layers import Variable

from .run_folders import GRID, UTM, make_run_folder


def test_maps_of_the_honest_way_are_hatched_beyond_the_data_and_those_of_the_published_are_not(qgis_app, tmp_path):
    made = make_run_folder(tmp_path / "run")
    codes = np.zeros(GRID.shape)
    codes[:, :5] = 2.0
    write_block_raster(made / "blocks" / "applicability.tif", GRID, codes, Variable("ore", "applicability"), UTM)
    published = RunResults.read(made)
    settings = {**published.record["settings"], "preset": "honest"}
    honest = replace(published, record={**published.record, "settings": settings})
    for section in (plans_section, sections_section):
        assert section(honest).body.count("<pattern") > 0
        assert "Beyond what the data supports" in section(honest).body
        assert "Beyond what" not in section(published).body
        assert "<pattern" not in section(published).body
    assert overview(honest).count("<pattern") == 1
    codes[:] = 0.0
    codes[:, :5] = np.nan  # predicted, but not judged
    write_block_raster(made / "blocks" / "applicability.tif", GRID, codes, Variable("ore", "applicability"), UTM)
    assert overview(honest).count("<pattern") == 1
    assert honest_overview(published) == ""
    shutil.copy(made / "blocks" / "probability.tif", made / "blocks" / "honest_probability.tif")
    assert "Hatched: where the likeliest block is beyond" in honest_overview(published)

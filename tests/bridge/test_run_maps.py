# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of a whole run's report: hatched where the data no longer carry what is predicted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.reports.run_maps import overview, plans_section, sections_section
from oresight.plugin.bridge.run_results import RunResults
from oresight.plugin.engine.blocks.layers import Variable

from .run_folders import GRID, UTM, make_run_folder
from .trust_values import learning_values, write_learning


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


def test_where_both_ways_were_gone_the_honest_one_has_its_own_map_threshold_and_hatching(
    qgis_app: Any, tmp_path: Path
) -> None:
    made = make_run_folder(tmp_path / "run")
    write_learning(made, learning_values(), preset="both")
    published = RunResults.read(made)
    honest = published.of_honest_way()
    assert honest is not None
    assert honest.threshold == 0.4 != published.threshold
    assert honest.targets is None
    assert "Hatched: where the likeliest block is beyond" in overview(honest)
    assert "Hatched" not in overview(published)
    (made / "blocks" / "honest_probability.tif").unlink()
    assert published.of_honest_way() is None

# SPDX-License-Identifier: GPL-2.0-or-later
"""Block models of log-ratios as grades again."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.drillholes.log_ratios import log_ratios
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

GRID = BlockGrid((500_005.0, 4_400_005.0, 105.0), (10.0, 10.0, 10.0), (2, 3, 4))


@pytest.fixture
def grades():
    """Return copper in % and gold in g/t of every block."""
    generator = np.random.default_rng(1)
    return np.column_stack((generator.uniform(0.1, 4.0, 24), generator.uniform(0.05, 3.0, 24)))


@pytest.fixture
def ratios(qgis_app, tmp_path, grades):
    """Return `ratios(transform)`: the paths of the log-ratios with the rest, the last first, one block without."""

    def write(transform):
        shares = grades * [1e-2, 1e-6]
        found = log_ratios(np.column_stack((shares, 1.0 - shares.sum(axis=1))), transform)
        found[5] = np.nan
        names = {"ilr": ["ilr_1", "ilr_2"], "alr": ["alr_cu_pct", "alr_au_gpt"]}
        names["clr"] = ["clr_cu_pct", "clr_au_gpt", "clr_rest"]
        paths = []
        for name, values in zip(names[transform], found.T):
            path = tmp_path / f"{name}.tif"
            write_block_raster(
                path, GRID, values.reshape(GRID.shape), Variable(name, "estimate"),
                QgsCoordinateReferenceSystem("EPSG:32612"), dtype="float64",
            )  # fmt: skip
            paths.append(str(path))
        return paths[::-1]

    return write


@pytest.mark.parametrize("transform", ["clr", "ilr", "alr"])
def test_grades_come_back_in_their_units_whatever_the_order_of_the_layers(run, ratios, grades, tmp_path, transform):
    outputs = run(
        "restore_compositions",
        RATIOS=ratios(transform),
        METHOD=transform,
        PARTS="cu_pct, au_gpt",
        RESTORED=str(tmp_path / "grades"),
    )
    rasters = {raster.variable.name: raster for raster in map(BlockRaster.open, outputs["OUTPUT_LAYERS"])}
    assert list(rasters) == ["cu_pct:estimate", "au_gpt:estimate"]
    assert rasters["au_gpt:estimate"].variable.unit == "g/t"
    for place, raster in enumerate(rasters.values()):
        values = raster.read().ravel()
        assert np.isnan(values[5])
        known = np.arange(24) != 5
        assert np.allclose(values[known], grades[known, place], rtol=1e-5)


def test_a_log_ratio_that_is_not_there_is_named(run, ratios, tmp_path):
    with pytest.raises(QgsProcessingException, match="block models of ilr_3 are needed; those of ilr_1, ilr_2"):
        run(
            "restore_compositions",
            RATIOS=ratios("ilr"),
            METHOD="ilr",
            PARTS="cu_pct, au_gpt, ag_gpt",
            RESTORED=str(tmp_path / "grades"),
        )
    assert not (tmp_path / "grades").exists() or not list((tmp_path / "grades").iterdir())

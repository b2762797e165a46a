# SPDX-License-Identifier: GPL-2.0-or-later
"""The many ways of kriging grades, from parameters to rasters."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from qgis.core import QgsProcessingException

from .deposits import CORNER, UTM, drill, rising, write_samples

GRID = BlockGrid((*(CORNER[:2] + 10.0), CORNER[2] - 108.0), (10.0, 20.0, 12.0), (8, 4, 8))
CENTRES = GRID.centres(np.arange(GRID.n_blocks))


@pytest.fixture
def ground(qgis_app, tmp_path):
    """Return samples, blocks and a variogram as parameters."""
    points, _ = drill()
    zone = np.where(points[:, 0] < CORNER[0] + 50.0, "west", "east")
    model = Variogram(0.05, (Structure("spherical", 1.0, (300.0, 300.0, 300.0)),))
    paths = {}
    for scale in ("raw", "log", "normal_score"):
        path = tmp_path / f"{scale}.json"
        path.write_text(Variogram(model.nugget, model.structures, scale=scale).to_json(), encoding="utf-8")
        paths[scale] = str(path)
    everything = np.ones(GRID.shape, dtype=np.int8)
    return {
        "SAMPLES": write_samples(tmp_path / "samples.gpkg", zone=zone, rich=np.exp(rising(points))),
        "FIELD": "cu_pct",
        "BLOCK_MODEL": write_block_raster(tmp_path / "b.tif", GRID, everything, Variable("block_model", "domain"), UTM),
        "VARIOGRAM": paths["raw"],
        "ESTIMATE": str(tmp_path / "estimate.tif"),
        "paths": paths,
    }


def given(ground: dict, **more: object) -> dict:
    return {**{name: value for name, value in ground.items() if name != "paths"}, **more}


def values(path: str) -> np.ndarray:
    return BlockRaster.open(path).read().ravel()


def test_universal_kriging_reproduces_a_tilted_plane(run, ground):
    out = run("krige_grades", **given(ground, METHOD="universal"))
    assert values(out["ESTIMATE"]) == pytest.approx(rising(CENTRES), abs=1e-5)


def test_an_external_drift_carries_the_estimate_where_the_grade_follows_it(run, ground, tmp_path):
    depth = write_block_raster(
        tmp_path / "depth.tif",
        GRID,
        np.square(CENTRES[:, 2] - 900.0).reshape(GRID.shape),
        Variable("depth", "measure"),
        UTM,
    )
    out = run("krige_grades", **given(ground, METHOD="universal", DRIFT="none", EXTERNAL_DRIFT=depth))
    assert BlockRaster.open(out["ESTIMATE"]).variable.name == "cu_pct:estimate"
    with pytest.raises(QgsProcessingException, match="needs universal kriging"):
        run("krige_grades", **given(ground, EXTERNAL_DRIFT=depth))


def test_simple_kriging_out_of_reach_of_the_variogram_gives_the_known_mean(run, ground, tmp_path):
    path = tmp_path / "short.json"
    path.write_text(Variogram(0.0, (Structure("spherical", 1.0, (0.5, 0.5, 0.5)),)).to_json(), encoding="utf-8")
    more = {"VARIOGRAM": str(path), "METHOD": "simple", "MEAN": 1.75, "VARIANCE": str(tmp_path / "v.tif")}
    radii = dict.fromkeys(("RADIUS_MAJOR", "RADIUS_SEMI", "RADIUS_MINOR"), 500.0)
    out = run("krige_grades", **given(ground, **more, **radii))
    assert values(out["ESTIMATE"]) == pytest.approx(1.75)
    assert values(out["VARIANCE"]) == pytest.approx(1.0)


def test_the_measures_come_as_rasters_of_their_own(run, ground, tmp_path):
    names = ("NUMBER_OF_SAMPLES", "PASS", "MEAN_DISTANCE", "EFFICIENCY", "SLOPE", "VARIANCE")
    more = {name: str(tmp_path / f"{name.lower()}.tif") for name in names}
    out = run("krige_grades", **given(ground, MAX_SAMPLES=12, DISCRETISATION="2 x 2 x 2", **more))
    number, passed, distance, efficiency, slope = (values(out[name]) for name in names[:5])
    assert number.max() == 12.0
    assert set(passed) == {1.0}
    assert 3.0 < distance.min() <= distance.max() < 60.0
    assert efficiency.max() <= 1.0
    assert 0.5 < slope.min() < slope.max() < 1.2
    assert BlockRaster.open(out["SLOPE"]).variable.name == "cu_pct_slope_of_regression:measure"


def test_limits_and_passes_of_the_search_are_read(run, ground, feedback, tmp_path):
    radii = dict.fromkeys(("RADIUS_MAJOR", "RADIUS_SEMI", "RADIUS_MINOR"), 12.0)
    passes = str(tmp_path / "pass.tif")
    out = run(
        "krige_grades",
        **given(ground, **radii, MIN_SAMPLES=6, HOLE_MAXIMUM=2, OCTANT_MAXIMUM=2, PASSES="2:4, 20:1", PASS=passes),
    )
    assert set(values(out["PASS"])) - {1.0} <= {2.0, 3.0}
    assert out["UNESTIMATED"] == 0
    with pytest.raises(QgsProcessingException, match="such as 2:4"):
        run("krige_grades", **given(ground, PASSES="twice"))


def test_all_samples_make_every_block_when_the_most_is_zero(run, ground, tmp_path):
    number = str(tmp_path / "n.tif")
    out = run("krige_grades", **given(ground, MAX_SAMPLES=0, NUMBER_OF_SAMPLES=number))
    assert set(values(out["NUMBER_OF_SAMPLES"])) == {float(len(drill()[0]))}


@pytest.mark.parametrize("scale", ["log", "normal_score"])
def test_grades_come_back_from_logarithms_and_scores(run, ground, scale):
    more = {"FIELD": "rich", "SCALE": scale, "VARIOGRAM": ground["paths"][scale]}
    out = run("krige_grades", **given(ground, **more))
    logarithm = np.log(values(out["ESTIMATE"]))
    assert np.corrcoef(logarithm, rising(CENTRES))[0, 1] > 0.98
    with pytest.raises(QgsProcessingException, match="both must be the same"):
        run("krige_grades", **given(ground, **{**more, "VARIOGRAM": ground["paths"]["raw"]}))


def test_probabilities_above_cutoffs_fall_from_cutoff_to_cutoff(run, ground, tmp_path):
    more = {"CUTOFFS": "3.5, 2", "PROBABILITIES": str(tmp_path / "above"), "E_TYPE": str(tmp_path / "e.tif")}
    out = run("krige_grades", **given(ground, **more))
    low, high = (values(path) for path in out["PROBABILITY_LAYERS"])
    assert BlockRaster.open(out["PROBABILITY_LAYERS"][0]).variable.name == "cu_pct_above_2:probability"
    assert (low >= high).all()
    assert (low[rising(CENTRES) > 2.6] > 0.8).all()
    assert np.corrcoef(values(out["E_TYPE"]), rising(CENTRES))[0, 1] > 0.7  # three classes only


def test_domains_keep_blocks_to_their_own_samples(run, ground, feedback, tmp_path):
    is_east = CENTRES[:, 0] >= CORNER[0] + 50.0
    book = {
        "version": 1,
        "variable": "zone",
        "codes": [1, 2],
        "names": ["west", "east"],
        "colors": ["#111111", "#eeeeee"],
    }
    codes = (1 + is_east).astype(np.int16).reshape(GRID.shape)
    raster = write_block_raster(tmp_path / "z.tif", GRID, codes, Variable("zone", "category"), UTM, codebook=book)
    domains = {"DOMAIN": "zone", "DOMAIN_RASTER": raster}
    hard = values(run("krige_grades", **given(ground, **domains))["ESTIMATE"])
    assert "Domain west" in feedback.textLog()
    soft = values(run("krige_grades", **given(ground, **domains, BOUNDARY="soft", BOUNDARY_DISTANCE=500.0))["ESTIMATE"])
    plain = values(run("krige_grades", **given(ground))["ESTIMATE"])
    assert soft == pytest.approx(plain, abs=1e-6)
    assert np.abs(hard - plain).max() > 0.01
    seen = {**domains, "BOUNDARY": "one-way", "SEEN_DOMAINS": "west: east"}
    one_way = values(run("krige_grades", **given(ground, **seen))["ESTIMATE"])
    assert one_way[is_east] == pytest.approx(hard[is_east])
    assert one_way[~is_east] == pytest.approx(plain[~is_east], abs=1e-6)
    with pytest.raises(QgsProcessingException, match="There is no domain north"):
        run("krige_grades", **given(ground, **{**seen, "SEEN_DOMAINS": "west: north"}))
    with pytest.raises(QgsProcessingException, match="needs both"):
        run("krige_grades", **given(ground, DOMAIN="zone"))

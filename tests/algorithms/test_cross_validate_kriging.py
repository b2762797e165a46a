# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated without their hole, with a layer and a report of the errors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, read_points, write_points
from oresight.plugin.engine.geostatistics.method import KINDS
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from qgis.core import QgsProcessingException, QgsVectorLayer

from .deposits import CORNER, UTM, drill, rising, write_samples

LONG = Variogram(0.0, (Structure("spherical", 1.0, (300.0,) * 3),))
NOISE = Variogram(1.0, (Structure("spherical", 0.001, (30.0,) * 3),))


@pytest.fixture
def samples(qgis_app, tmp_path):
    return write_samples(tmp_path / "samples.gpkg")


@pytest.fixture
def variograms(tmp_path):
    paths = [tmp_path / "noise.json", tmp_path / "long.json"]
    for path, model in zip(paths, (NOISE, LONG)):
        path.write_text(model.to_json(), encoding="utf-8")
    return [str(path) for path in paths]


def residuals(path: str) -> dict[str, np.ndarray]:
    table = read_points(QgsVectorLayer(path, "", "ogr"))
    return {**table.columns, "points": table.points}


def test_the_layer_says_estimate_minus_sample_and_the_outputs_its_mean_and_spread(run, samples, variograms, tmp_path):
    out = run(
        "cross_validate_kriging",
        SAMPLES=samples,
        FIELD="cu_pct",
        VARIOGRAM=variograms[1:],
        RADIUS_MAJOR=80.0,
        RADIUS_SEMI=80.0,
        RADIUS_MINOR=80.0,
        RESIDUALS=str(tmp_path / "r.gpkg"),
    )
    found = residuals(out["RESIDUALS"])
    np.testing.assert_allclose(found["value"], rising(found["points"]))
    np.testing.assert_allclose(found["residual"], found["estimate"] - found["value"], atol=1e-12)
    assert out["MEAN_ERROR"] == pytest.approx(found["residual"].mean())
    assert out["RMSE"] == pytest.approx(np.sqrt(np.square(found["residual"]).mean()))
    assert out["CORRELATION"] == pytest.approx(np.corrcoef(found["estimate"], found["value"])[0, 1])
    assert out["COUNT"] == len(found["value"])
    assert set(found["hole_id"]) == {f"H{hole:02d}" for hole in range(36)}


def test_several_variograms_and_searches_are_compared_and_the_best_is_found(run, samples, variograms, tmp_path):
    out = run(
        "cross_validate_kriging",
        SAMPLES=samples,
        FIELD="cu_pct",
        VARIOGRAM=variograms,
        MAX_SAMPLES=32,
        SEARCHES="MAX_SAMPLES=8",
        RADIUS_MAJOR=80.0,
        RADIUS_SEMI=80.0,
        RADIUS_MINOR=80.0,
        RESIDUALS=str(tmp_path / "r.gpkg"),
        REPORT=str(tmp_path / "r.html"),
    )
    found = residuals(out["RESIDUALS"])
    errors = [np.square(found[f"estimate_{k}"] - found["value"]).mean() for k in (1, 2, 3, 4)]
    assert out["BEST"] == 1 + int(np.argmin(errors))
    assert out["BEST"] in {3, 4}  # the plane is continuous: a variogram that is noise flattens it
    text = Path(out["REPORT"]).read_text(encoding="utf-8")
    for word in ("noise, MAX_SAMPLES=8", "long", "inverse distance", "nearest sample", "<svg"):
        assert word in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")


def test_by_sample_the_neighbours_down_the_hole_help_and_by_hole_they_do_not(run, qgis_app, variograms, tmp_path):
    points, holes = drill()
    per_hole = np.random.default_rng(0).normal(size=36)[holes]
    fields = [Field("hole_id", "text", [f"H{hole}" for hole in holes]), Field("cu_pct", "float", per_hole)]
    layer = write_points(tmp_path / "s.gpkg", points, fields, UTM)
    given = {"SAMPLES": layer, "FIELD": "cu_pct", "VARIOGRAM": variograms[1], "RESIDUALS": str(tmp_path / "r.gpkg")}
    by_sample, by_hole = (run("cross_validate_kriging", **given, BY=way) for way in ("sample", "hole"))
    assert by_sample["RMSE"] < 0.2
    assert by_hole["RMSE"] > 0.7


def test_all_samples_can_be_taken_and_estimate_what_most_of_them_do(run, samples, variograms, tmp_path):
    out = run(
        "cross_validate_kriging",
        SAMPLES=samples,
        FIELD="cu_pct",
        VARIOGRAM=variograms[1],
        MAX_SAMPLES=0,
        SEARCHES="MAX_SAMPLES=256",
        RADIUS_MAJOR=1000.0,
        RADIUS_SEMI=1000.0,
        RADIUS_MINOR=1000.0,
        RESIDUALS=str(tmp_path / "r.gpkg"),
        REPORT=str(tmp_path / "r.html"),
    )
    found = residuals(out["RESIDUALS"])
    assert out["COUNT"] == len(found["value"])
    assert found["estimate_1"] == pytest.approx(found["estimate_2"], abs=0.05)
    text = Path(out["REPORT"]).read_text(encoding="utf-8")
    assert "all samples" in text
    assert "for inverse distance they are the nearest 24 in its ellipsoid" in text


def test_a_drift_that_the_samples_follow_leaves_no_error(run, samples, variograms, tmp_path):
    given = {"SAMPLES": samples, "FIELD": "cu_pct", "VARIOGRAM": variograms[0], "RESIDUALS": str(tmp_path / "r.gpkg")}
    wide = {"RADIUS_MAJOR": 80.0, "RADIUS_SEMI": 80.0, "RADIUS_MINOR": 80.0, "MAX_SAMPLES": 48, "HOLE_MAXIMUM": 4}
    ordinary, universal = (run("cross_validate_kriging", **given, **wide, METHOD=one) for one in KINDS[::2])
    assert universal["RMSE"] < 1e-9
    assert ordinary["RMSE"] > 0.1


@pytest.mark.parametrize("with_table", [True, False])
def test_holes_of_one_collar_are_left_out_together(run, qgis_app, variograms, feedback, tmp_path, with_table):
    depths = np.arange(3.0, 60.0, 6.0)
    starts = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [40.0, 0.0, 0.0], [0.0, 40.0, 0.0]])
    dips = np.array([[0.0, 0.0, -1.0], [0.1, 0.0, -np.sqrt(0.99)], [0.0, 0.0, -1.0], [0.0, 0.0, -1.0]])
    points = (starts[:, None] + depths[None, :, None] * dips[:, None]).reshape(-1, 3) + CORNER
    names = np.repeat(["A", "B", "C", "D"], len(depths))
    fields = [
        Field("hole_id", "text", names),
        Field("depth_from", "float", np.tile(depths - 3.0, 4)),
        Field("depth_to", "float", np.tile(depths + 3.0, 4)),
        Field("cu_pct", "float", np.where(np.isin(names, ["A", "B"]), 5.0, 1.0)),
    ]
    layer = write_points(tmp_path / "s.gpkg", points, fields, UTM)
    table = tmp_path / "collars.csv"
    rows = [f"{name},{x},{y},{z},60" for name, (x, y, z) in zip("ABCD", starts + CORNER)]
    table.write_text("\n".join(["hole_id,x,y,z,max_depth", *rows]), encoding="utf-8")
    out = run(
        "cross_validate_kriging",
        SAMPLES=layer,
        FIELD="cu_pct",
        VARIOGRAM=variograms[1],
        RESIDUALS=str(tmp_path / "r.gpkg"),
        **({"COLLARS": str(table)} if with_table else {}),
    )
    found = residuals(out["RESIDUALS"])
    assert "2 holes share a collar" in feedback.textLog()
    # The wedge's rich neighbour is gone with it: what is left is all 1.
    np.testing.assert_allclose(found["estimate"][np.isin(found["hole_id"], ["A", "B"])], 1.0)


def test_samples_without_a_value_are_counted(run, qgis_app, variograms, feedback, tmp_path):
    points, holes = drill()
    values = rising(points)
    values[::10] = np.nan
    fields = [Field("hole_id", "text", [f"H{hole}" for hole in holes]), Field("cu_pct", "float", values)]
    layer = write_points(tmp_path / "s.gpkg", points, fields, UTM)
    out = run(
        "cross_validate_kriging",
        SAMPLES=layer,
        FIELD="cu_pct",
        VARIOGRAM=variograms[1],
        RESIDUALS=str(tmp_path / "r.gpkg"),
    )
    assert f"{len(values[::10])} of {len(values)} samples have no value" in feedback.textLog()
    assert out["COUNT"] == np.isfinite(values).sum()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"SEARCHES": "SAMPLES=3"}, "written NAME=value"),
        ({"SEARCHES": "MAX_SAMPLES"}, "written NAME=value"),
        ({"RADIUS_MAJOR": 1.0, "RADIUS_SEMI": 1.0, "RADIUS_MINOR": 1.0}, "could be estimated from the others"),
        ({"REPORT": "r.txt"}, "must end in"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_left(run, samples, variograms, tmp_path, given, sentence):
    if "REPORT" in given:
        given = {"REPORT": str(tmp_path / given["REPORT"])}
    with pytest.raises(QgsProcessingException, match=sentence):
        run(
            "cross_validate_kriging",
            SAMPLES=samples,
            FIELD="cu_pct",
            VARIOGRAM=variograms[1],
            RESIDUALS=str(tmp_path / "r.gpkg"),
            **given,
        )
    assert not (tmp_path / "r.gpkg").exists()


def test_samples_of_no_hole_can_be_left_out_one_by_one_only(run, qgis_app, variograms, tmp_path):
    points, _ = drill()
    layer = write_points(tmp_path / "s.gpkg", points, [Field("cu_pct", "float", rising(points))], UTM)
    given = {"SAMPLES": layer, "FIELD": "cu_pct", "VARIOGRAM": variograms[1], "RESIDUALS": str(tmp_path / "r.gpkg")}
    with pytest.raises(QgsProcessingException, match="leave out by sample"):
        run("cross_validate_kriging", **given)
    assert run("cross_validate_kriging", **given, BY="sample")["RMSE"] < 0.2

# SPDX-License-Identifier: GPL-2.0-or-later
"""Bad input, as a user hits it: every case ends in one sentence that says what was given and what is needed.

Cases of one algorithm alone stand with its own tests: one class only, no ore in the training part, features of one
name, different grids (`test_train_network.py`), a missing feature, a file that is no network
(`test_predict_probability.py`), more blocks than memory allows (`test_create_block_model.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, read_points, write_points
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

from .drillhole_files import TABLES, write_tables
from .network_blocks import GRID, UTM, Blocks, make_blocks

CRS = "EPSG:32612"


@pytest.fixture
def composite(run: Callable[..., dict[str, Any]], tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return `composite({table: text}, NAME=value)`, which writes the tables and composites them."""

    def run_composite(tables: dict[str, str] | None = None, **changed: Any) -> dict[str, Any]:
        outputs = {"COMPOSITES": str(tmp_path / "out" / "c.gpkg"), "REJECTED": str(tmp_path / "out" / "r.csv")}
        paths = write_tables(tmp_path / "tables", **(tables or {}))
        return run("composite_drillholes", **{**paths, "CRS": CRS, "LENGTH": 4, **outputs, **changed})

    return run_composite


@pytest.fixture(scope="module")
def blocks(qgis_app: Any, tmp_path_factory: pytest.TempPathFactory) -> Blocks:
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def samples(blocks: Blocks) -> str:
    return write_samples(blocks.folder / "samples.gpkg", places(), UTM)


def places(east: float = 0.0) -> np.ndarray:
    """Return points within the blocks, moved to the east."""
    extent = np.array(GRID.size) * GRID.shape[::-1]
    corner = np.array(GRID.origin) + np.array([east, 0.0, 0.0])
    return corner + np.random.default_rng(1).uniform(0.0, 1.0, (40, 3)) * extent


def write_samples(path: Path, points: np.ndarray, crs: QgsCoordinateReferenceSystem) -> str:
    n = len(points)
    fields = [
        Field("hole_id", "text", [f"H{one % 5}" for one in range(n)]),
        Field("cu_pct", "float", np.arange(n) / n),
        Field("au_gpt", "float", np.full(n, np.nan)),
        Field("rock", "text", [("schist", "skarn")[one % 2] for one in range(n)]),
        Field("note", "text", [""] * n),
    ]
    return str(write_points(path, points, fields, crs))


def refused(sentence: str) -> Any:
    return pytest.raises(QgsProcessingException, match=sentence)


# -- tables ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"COLLARS": "hole_id,x,y\n001,1,2"}, "collars have no column for z. Their columns are hole_id, x, y. Needed"),
        ({"ASSAYS": "hole_id,from,Cu_pct\n001,0,1"}, "assays have no column for depth_to"),
        ({"ASSAYS": "from,to,Cu_pct\n0,1,1"}, "assays have no column for hole_id"),
        (
            {"ASSAYS": "hole_id,from,to,Cu_pct\nP1,0,1,1"},
            "No hole of the assays is in the collars: the assays have P1, the collars 001, 1, C",
        ),
        ({"SURVEYS": "hole_id,depth,azimuth,dip\nP1,0,0,-90"}, "No hole of the surveys is in the collars"),
        (
            {"ASSAYS": TABLES["ASSAYS"] + "\n001,4,6,high,1"},
            r'Row 8 of the assays \(hole 001\): Cu_pct must be a number or a code .* but "high" stands there',
        ),
        ({"ASSAYS": TABLES["ASSAYS"] + "\n001,x,6,1,1"}, 'from must be a number, but "x" stands there'),
        ({"COLLARS": TABLES["COLLARS"] + "\nD,east,1,2,3"}, 'hole D.*: x must be a number, but "east" stands there'),
        (
            {"SURVEYS": TABLES["SURVEYS"] + "\nC,10,0,200"},
            r"Row 5 of the surveys \(hole C\): the dip must lie between -90 and 90 degrees, but 200 was given",
        ),
        (
            {"ASSAYS": TABLES["ASSAYS"] + "\n001,6,8,1,1,1,1"},
            "Row 8 of the assays has 7 cells, but there are 5 headers",
        ),
        ({"COLLARS": "hole_id,x,y,z,max_depth"}, "None of the 0 rows of the collars can be used"),
    ],
)
def test_a_table_that_cannot_be_used_is_named_with_row_and_need(
    composite: Any, tmp_path: Path, tables: dict[str, str], sentence: str
) -> None:
    with refused(sentence):
        composite(tables)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("tables", "rule", "row", "reason"),
    [
        ({}, "from_not_before_to", 6, "begins at 4 and ends at 3; it must begin before it ends"),
        (
            {"ASSAYS": "hole_id,from,to,Cu_pct\n001,0,2,1\n001,2,2,5\n1,0,4,1\nC,0,4,1"},
            "from_not_before_to", 3, "begins at 2 and ends at 2",
        ),
        (
            {"ASSAYS": TABLES["ASSAYS"] + "\n001,1,3,9,9"},
            "overlap", 8, "overlaps row 2, which comes first",
        ),
        (
            {"COLLARS": TABLES["COLLARS"] + "\nC,500900,4400100,505,30"},
            "duplicate_collar", 5, "hole C is there twice; row 4, 900.00 away, was kept",
        ),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_is_left_out_and_listed_with_the_reason(
    composite: Any, feedback: Any, tables: dict[str, str], rule: str, row: int, reason: str
) -> None:
    outputs = composite(tables)
    with Path(outputs["REJECTED"]).open(encoding="utf-8-sig") as lines:
        listed = {(one["rule"], int(one["row"])): one["reason"] for one in csv.DictReader(lines)}
    assert reason in listed[rule, row]
    assert reason in feedback.textLog()
    cu = read_points(QgsVectorLayer(outputs["COMPOSITES"]), ["cu_pct"]).columns["cu_pct"]
    assert np.nanmax(cu) <= 2.0  # the 9 % of the wrong rows went nowhere


def test_coordinates_in_degrees_are_refused_with_and_without_a_crs(composite: Any) -> None:
    with refused(r"in degrees \(EPSG:4326\), but blocks need lengths. Reproject"):
        composite(CRS="EPSG:4326")
    degrees = "hole_id,x,y,z\n001,105.1,36.2,500\n1,105.2,36.3,510\nC,105.15,36.25,505"
    with refused(r"look like degrees \(hole 001 at 105.1, 36.2\)"):
        composite({"COLLARS": degrees}, CRS=None)


@pytest.mark.parametrize("content", [None, b""])
def test_a_table_that_cannot_be_opened_is_named(composite: Any, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.csv"
    if content is not None:
        path.write_bytes(content)
    with refused(r"Assays \(ASSAYS\): .*other.csv could not be opened as a layer"):
        composite(ASSAYS=str(path))


def test_a_table_that_is_no_text_is_refused(composite: Any, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(bytes(range(256)) * 9)  # GDAL 3.6 opens no such file, GDAL 3.10 does
    with refused(r"Assays \(ASSAYS\): .*other.csv could not be opened|assays has 2 cells, but there are 1 headers"):
        composite(ASSAYS=str(path))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"LENGTH": 0}, r"Composite length \(LENGTH\) must be a number of at least 0.01, but 0 was given"),
        ({"LENGTH": "six"}, "but six was given"),
        ({"MINIMUM_COVERAGE": 3}, r"must be a number from 0 to 1, but 3 was given"),
        ({"METHOD": "straight"}, "must be one of minimum_curvature, .*, but straight was given"),
        ({"METHOD": 1}, "must be one of minimum_curvature"),
        ({"ASSAYS": None}, r"Assays \(ASSAYS\) must be given"),
    ],
)
def test_a_parameter_out_of_range_is_told_what_is_allowed(composite: Any, given: dict[str, Any], sentence: str) -> None:
    with refused(sentence):
        composite(**given)


# -- samples and block models ----------------------------------------------------------------


def krige(run: Any, samples: str, blocks: Blocks, folder: Path, **changed: Any) -> dict[str, Any]:
    given = {"SAMPLES": samples, "FIELD": "cu_pct", "BLOCK_MODEL": blocks.label, "ESTIMATE": str(folder / "e.tif")}
    return run("krige_grades", **{**given, **changed})


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"FIELD": "mo_pct"}, "has no field mo_pct; its fields are .*cu_pct"),
        ({"FIELD": "rock"}, "The field rock holds text, such as schist; a number is needed"),
        ({"FIELD": "note"}, "The field note is one of text, and is empty at all of the 40 samples"),
        ({"FIELD": "au_gpt"}, "The field au_gpt has no value at any of the 40 samples"),
        ({"RADIUS_MAJOR": 50}, "needs three radii, but only RADIUS_MAJOR was given"),
    ],
)
def test_a_field_that_cannot_be_kriged_is_a_sentence(
    run: Any, samples: str, blocks: Blocks, tmp_path: Path, given: dict[str, Any], sentence: str
) -> None:
    with refused(sentence):
        krige(run, samples, blocks, tmp_path, **given)


def test_samples_in_degrees_are_refused_with_and_without_a_crs(run: Any, blocks: Blocks, tmp_path: Path) -> None:
    degrees = np.random.default_rng(2).uniform((105.0, 36.0, 500.0), (105.2, 36.2, 600.0), (10, 3))
    for name, sentence in (("EPSG:4326", "in degrees"), ("", "look like degrees")):
        path = tmp_path / f"degrees{len(name)}.gpkg"
        given = write_samples(path, degrees, QgsCoordinateReferenceSystem(name))
        with refused(sentence):
            krige(run, given, blocks, tmp_path)


def test_samples_elsewhere_than_the_blocks_leave_the_earlier_estimate(
    run: Any, samples: str, blocks: Blocks, tmp_path: Path
) -> None:
    before = Path(krige(run, samples, blocks, tmp_path)["ESTIMATE"]).read_bytes()
    away = write_samples(tmp_path / "away.gpkg", places(east=1e6), UTM)
    with refused("None of the [0-9]+ blocks could be estimated"):
        krige(run, away, blocks, tmp_path)
    assert (tmp_path / "e.tif").read_bytes() == before
    zone = write_samples(tmp_path / "zone.gpkg", places(), QgsCoordinateReferenceSystem("EPSG:32649"))
    with refused("different coordinate reference systems: EPSG:32649 and EPSG:32648"):
        krige(run, zone, blocks, tmp_path)


def test_a_layer_without_a_crs_stays_without_one_through_files(
    run: Any, feedback: Any, blocks: Blocks, tmp_path: Path
) -> None:
    """A GeoPackage calls it "Undefined geographic", which is neither geographic nor a system."""
    own = write_samples(tmp_path / "own.gpkg", places(), QgsCoordinateReferenceSystem())
    model = run("create_block_model", SAMPLES=own, BLOCK_MODEL=str(tmp_path / "m.tif"))["BLOCK_MODEL"]
    assert "no coordinate reference system" in feedback.textLog()
    assert not BlockRaster.open(model).crs.isValid()
    assert Path(krige(run, own, blocks, tmp_path)["ESTIMATE"]).is_file()


# -- places that cannot be written -----------------------------------------------------------


def outputs_of(algorithm: str, blocks: Blocks, samples: str, tables: dict[str, str]) -> tuple[dict[str, Any], str]:
    """Return good inputs of an algorithm and its first output."""
    raster = {"INPUT": blocks.features[0]}
    model = {"SAMPLES": samples, "FIELD": "cu_pct", "BLOCK_MODEL": blocks.label}
    network = {"FEATURES": blocks.features, "LABEL": blocks.label}
    return {
        "create_sample_deposit": ({"SEED": 1}, "FOLDER"),
        "validate_drillholes": (tables, "PROBLEMS/p.gpkg"),
        "desurvey_drillholes": ({name: tables[name] for name in ("COLLARS", "SURVEYS")}, "TRACES/t.gpkg"),
        "composite_drillholes": (tables, "COMPOSITES/c.gpkg"),
        "encode_lithology": ({"INPUT": samples, "FIELD": "rock"}, "OUTPUT/e.gpkg"),
        "create_block_model": ({"SAMPLES": samples}, "BLOCK_MODEL/b.tif"),
        "fit_variogram": ({"SAMPLES": samples, "FIELD": "cu_pct"}, "VARIOGRAM/v.json"),
        "krige_grades": (model, "ESTIMATE/e.tif"),
        "krige_categories": ({**model, "FIELD": "rock"}, "CATEGORY/c.tif"),
        "label_blocks": (raster, "LABEL/l.tif"),
        "train_network": ({**network, "DEPTH": blocks.depth}, "MODEL/n.safetensors"),
        "extract_voxels": ({**raster, "MINIMUM": 0}, "VOXELS/v.gpkg"),
        "extract_level_plan": ({**raster, "ELEVATION": 4250}, "PLAN/p.tif"),
        "run_workflow": ({**tables, "ORE": '"cu_pct" > 1'}, "FOLDER"),
    }[algorithm]


@pytest.mark.parametrize(
    "algorithm",
    ["create_sample_deposit", "validate_drillholes", "desurvey_drillholes", "composite_drillholes", "encode_lithology",
     "create_block_model", "fit_variogram", "krige_grades", "krige_categories", "label_blocks", "train_network",
     "extract_voxels", "extract_level_plan", "run_workflow"],
)  # fmt: skip
def test_a_place_that_cannot_be_written_is_a_sentence_before_any_work(
    run: Any, algorithm: str, blocks: Blocks, samples: str, tmp_path: Path
) -> None:
    given, output = outputs_of(algorithm, blocks, samples, write_tables(tmp_path / "tables"))
    (tmp_path / "file").write_text("no folder")
    name, _, file = output.partition("/")
    with refused("cannot be written: .*file is a file; a folder is needed"):
        run(algorithm, **given, **{name: str(tmp_path / "file" / "results" / file)})
    assert {path.name for path in tmp_path.iterdir()} == {"file", "tables"}

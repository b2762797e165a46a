# SPDX-License-Identifier: GPL-2.0-or-later
"""Explain network on a model of Train on composites: at left-out holes, with sentences where that cannot be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from oresight.plugin.engine.network.model_file import write_model
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ..engine.network.made_networks import make_network
from .learning_composites import make_deposit, write_composites

ENDS = {"IMPORTANCE": ".csv", "DEPENDENCE": ".csv", "RECORD": ".json", "REPORT": ".html"}


@pytest.fixture(scope="module")
def deposit(qgis_app, tmp_path_factory):
    return make_deposit(tmp_path_factory.mktemp("deposit"), holes=14, depth=12)


@pytest.fixture(scope="module")
def model(deposit, provider):
    """Return the path of a small model of those composites."""
    path = str(deposit.folder / "model.safetensors")
    given = {"SAMPLES": deposit.composites, "MEMBERS": ["linear", "randomised_places"], "FOLDS": 2, "TRIALS": 2}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:train_on_composites")
    targets = {"MODEL": path, "RECORD": None, "REPORT": None}
    _, is_done = algorithm.run({**given, **targets}, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)
    assert is_done
    return path


def explain(run, deposit, model, folder, **parameters):
    targets = {name: str(folder / f"{name.lower()}{end}") for name, end in ENDS.items()}
    given = {"MODEL": model, "SAMPLES": deposit.composites, "REPEATS": 2}
    return run("explain_network", **{**given, **targets, **parameters})


def refusal(**parameters):
    """Return the sentence with which the parameters are refused before anything is done; '' when they are not."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:explain_network")
    given = {"FEATURES": [], "LABEL": None, "IMPORTANCE": None, "REPORT": None, **parameters}
    return algorithm.checkParameterValues(given, QgsProcessingContext())[1]


def test_a_model_of_composites_is_explained_at_left_out_holes_and_a_seed_gives_the_same_files(
    run, deposit, model, tmp_path
):
    first, second = (explain(run, deposit, model, tmp_path / name) for name in ("a", "b"))
    for name in ENDS:
        assert Path(first[name]).read_bytes() == Path(second[name]).read_bytes()
    assert first["SCORED"] == 14 * 12
    record = json.loads(Path(first["RECORD"]).read_text(encoding="utf-8"))
    assert {one["role"] for one in record["inputs"]} == {"network", "composites"}
    assert record["measures"][0]["value"] > 0.7
    assert record["drawn"]["groups"] == 14
    with Path(first["IMPORTANCE"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by = {row["by"] for row in rows}
    assert by == {"average", *(kind for kind, weight in record["weights"].items() if weight > 0.0)}
    families = {row["of"] for row in rows if row["why"] == "family"}
    assert {"kriged_grade", "kriged_indicators", "neighbourhood", "kernels", "nearest_holes", "directions"} <= families
    everything = [float(row["importance"]) for row in rows if row["why"] == "all" and row["measure"] == "auc"]
    assert min(everything) > 0.2, "with everything shuffled chance is left"
    report = Path(first["REPORT"]).read_text(encoding="utf-8")
    assert "composites of 14 holes or groups of holes that were left out" in report
    assert "not a mineral resource estimate" in report


def test_coordinates_of_the_dependence_are_those_of_the_layer(run, deposit, model, tmp_path):
    outputs = explain(run, deposit, model, tmp_path)
    points = read_points(QgsVectorLayer(deposit.composites, "composites", "ogr")).points
    with Path(outputs["DEPENDENCE"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for column, name in enumerate(("easting", "northing", "elevation")):
        values = [float(row["value"]) for row in rows if row["feature"] == name]
        assert all(points[:, column].min() - 0.01 <= value <= points[:, column].max() + 0.01 for value in values)
    assert {"easting", "northing", "elevation"} & {row["feature"] for row in rows}, "trees on places lean on place"


def test_other_composites_are_refused(run, deposit, model, tmp_path):
    table = read_points(QgsVectorLayer(deposit.composites, "composites", "ogr"))
    changed = tmp_path / "changed.gpkg"
    hole = np.array([int(name[1:]) for name in table.columns["hole_id"]])
    write_composites(changed, table.points, hole, table.columns["depth_from"], 2.0 * table.columns["cu_pct"])
    with pytest.raises(QgsProcessingException, match="not the composites that the model learned from"):
        explain(run, deposit, model, tmp_path, SAMPLES=str(changed))
    assert not list(tmp_path.glob("*.html"))


def test_what_does_not_go_with_the_model_is_refused_with_what_to_do(deposit, model, tmp_path):
    given = {"MODEL": model, "SAMPLES": deposit.composites}
    assert refusal(**given) == ""
    assert "Give them as Composites (SAMPLES)" in refusal(MODEL=model)
    assert "leave FEATURES, LABEL empty" in refusal(**given, FEATURES=[deposit.blocks], LABEL=deposit.blocks)
    assert "leave ATTRIBUTIONS empty" in refusal(**given, ATTRIBUTIONS=str(tmp_path / "shares"))
    assert "PART must be test, but training was given" in refusal(**given, PART="training")


def test_options_that_a_model_of_composites_has_no_use_for_are_named(run, deposit, model, tmp_path, feedback):
    given = {"CORRELATION": 0.5, "ANSWER": "ore", "REFERENCE_VALUES": "", "DEVICE": "auto"}
    outputs = explain(run, deposit, model, tmp_path, **given)
    said = "explained without: Class or label (ANSWER), Least correlation of a group (CORRELATION), Device (DEVICE)."
    assert said in feedback.textLog()
    assert said in Path(outputs["REPORT"]).read_text(encoding="utf-8")


def test_a_file_that_is_missing_or_damaged_is_named_whatever_else_is_given(deposit, tmp_path):
    path = tmp_path / "network.safetensors"
    assert "network.safetensors could not be read" in refusal(MODEL=str(path))
    path.write_bytes(b"a network of blocks")
    assert "network.safetensors is not a network of Oresight" in refusal(MODEL=str(path), SAMPLES=deposit.composites)


def test_a_network_of_blocks_still_needs_features_and_a_label_and_takes_no_composites(deposit, tmp_path):
    path = tmp_path / "network.safetensors"
    write_model(path, make_network("ore, as published"))
    assert "(FEATURES) must be given" in refusal(MODEL=str(path), LABEL=deposit.blocks)
    assert "(LABEL) must be given" in refusal(MODEL=str(path), FEATURES=[deposit.blocks])
    blocks = {"FEATURES": [deposit.blocks], "LABEL": deposit.blocks}
    assert "leave Composites (SAMPLES) empty" in refusal(MODEL=str(path), **blocks, SAMPLES=deposit.composites)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning from composites as an algorithm: files, numbers and sentences."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.composite_sources import _grade, composite_sources
from oresight.plugin.bridge.expressions import evaluate_number
from oresight.plugin.bridge.points import Field, read_points, write_points
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from .learning_composites import UTM, make_deposit, write_composites

EXTENSIONS = {"MODEL": ".safetensors", "RECORD": ".json", "REPORT": ".html"}
FAST = {"MEMBERS": ["randomised_places"], "FOLDS": 2, "TRIALS": 2}


@pytest.fixture(scope="module")
def deposit(qgis_app, tmp_path_factory):
    return make_deposit(tmp_path_factory.mktemp("deposit"))


def learn(run, deposit, name="out", **parameters):
    outputs = {kind: str(deposit.folder / f"{name}{end}") for kind, end in EXTENSIONS.items()}
    return run("train_on_composites", **{"SAMPLES": deposit.composites, **FAST, **outputs, **parameters})


@pytest.fixture(scope="module")
def learned(deposit, provider):
    """Return the outputs of one good run."""
    outputs = {name: str(deposit.folder / f"out{end}") for name, end in EXTENSIONS.items()}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:train_on_composites")
    given = {"SAMPLES": deposit.composites, **FAST, **outputs}
    return algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)[0]


def test_outputs_are_files_and_the_scores_at_held_out_holes(learned):
    outputs = learned
    record = json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))
    assert record["alarms"] == []
    scores = record["metrics"]["test"]
    for name in ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1"):
        assert outputs[name] == scores[name.lower()]
    assert outputs["THRESHOLD"] == record["threshold"]
    assert record["counts"] == {"composites": 600, "ore": scores["positives"], "holes": 30, "groups": 30}
    assert outputs["AUC"] > 0.8
    auc = {way: figures["auc"]["value"] for way, figures in record["figures"].items()}
    for way, gain in record["calibrated_gains"].items():
        assert gain["value"] == pytest.approx(auc["calibrated"] - auc[way])
    assert set(record["calibrated_gains"]) == {"randomised_places", "kriging", "inverse_distance"}
    report = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "not a mineral resource estimate" in report
    assert "python networks.py " in report


def test_the_same_seed_learns_the_same_and_the_order_of_the_composites_makes_no_difference(run, deposit, learned):
    table = read_points(QgsVectorLayer(deposit.composites, "composites", "ogr"))
    turned = np.random.default_rng(0).permutation(len(table.points))
    mixed = deposit.folder / "mixed.gpkg"
    number = np.array([int(name[1:]) for name in table.columns["hole_id"]])
    columns = table.columns
    write_composites(
        mixed, table.points[turned], number[turned], columns["depth_from"][turned], columns["cu_pct"][turned]
    )
    again = learn(run, deposit, "mixed", SAMPLES=str(mixed))
    assert Path(learned["MODEL"]).read_bytes() == Path(again["MODEL"]).read_bytes()


def test_the_grade_is_what_the_target_compares_else_what_tells_ore_best(deposit):
    layer = QgsVectorLayer(deposit.composites, "composites", "ogr")
    compared = composite_sources(layer, target='2 * "cu_pct" >= 2.0')
    assert compared.grade_name == "2 * cu_pct"
    guessed = composite_sources(layer, target='"ore"')
    np.testing.assert_array_equal(compared.grade, 2.0 * guessed.grade)
    np.testing.assert_array_equal(compared.ore, guessed.ore)
    said = "As the grade that ore is about, cu_pct is taken, which tells it best (AUC 1.000)"
    assert said in str(guessed.notices[-1])
    assert guessed.grade_name == '"cu_pct"'
    assert composite_sources(layer, target='"ore"', grade='"cu_pct" + 1').grade.min() > 1.0


def test_a_guessed_grade_is_an_expression_whatever_its_field_is_called():
    ore = np.array([0, 0, 0, 1, 1, 1], dtype=np.int8)
    columns = {"Cu %": np.arange(6.0), "density": np.arange(6.0), "ore": ore}
    name, values, _ = _grade('"ore" = 1', "", columns, ore)
    assert name == '"Cu %"'
    np.testing.assert_array_equal(evaluate_number(name, columns), values)


def test_holes_that_are_listed_twice_ring_at_the_top_of_the_report(run, deposit):
    generator = np.random.default_rng(3)
    number, down = np.repeat(np.arange(48), 6), np.tile(10.0 * np.arange(6), 48)
    rich = generator.permutation(np.arange(24) % 2)[number % 24]
    collars = np.array([500000.0, 5000000.0]) + generator.uniform(0.0, 500.0, (24, 2))
    points = np.column_stack([collars[number % 24] + 2.0 * (number >= 24)[:, None], 495.0 - down])
    path = deposit.folder / "twins.gpkg"
    write_composites(path, points, number, down, 0.5 + rich + 0.1 * generator.random(len(number)))
    found = learn(run, deposit, "twins", SAMPLES=str(path))
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert '<ul class="notices"><li>Leak: 100% of the composites lie within 10.0 of one of another hole' in page
    assert json.loads(Path(found["RECORD"]).read_text(encoding="utf-8"))["alarms"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"TARGET": '"gold" > 1'}, "uses gold, but the fields are"),
        ({"TARGET": '"cu_pct" > 1000'}, "makes 0 composites ore and 600 waste; both are needed"),
        ({"TARGET": '"hole_id" = \'H000\' and "cu_pct" > 0'}, "20 composites in 1 drillholes are ore"),
        ({"MEMBERS": []}, "Members (MEMBERS) must be one of network, "),
        ({"COLLAR_DISTANCE": 1.0e6}, "come from 1 drillhole"),
    ],
)
def test_what_cannot_be_learned_from_is_a_sentence(run, deposit, given, said):
    with pytest.raises(QgsProcessingException) as refused:
        learn(run, deposit, "refused", **given)
    assert said in str(refused.value)
    assert not (deposit.folder / "refused.safetensors").exists()


def test_composites_that_do_not_know_their_hole_are_a_sentence(run, deposit):
    path = deposit.folder / "nameless.gpkg"
    points = np.random.default_rng(0).random((50, 3)) * 100.0
    write_points(path, points, [Field("ore", "int", (points[:, 0] > 50.0).astype(int))], UTM)
    with pytest.raises(QgsProcessingException) as refused:
        learn(run, deposit, "refused", SAMPLES=str(path))
    assert "do not say which hole they belong to" in str(refused.value)


def test_columns_of_collars_without_collars_are_refused(run, deposit):
    with pytest.raises(QgsProcessingException, match=r"give Collars \(COLLARS\) too"):
        learn(run, deposit, "columns", COLUMNS="collars.x = RECHTS")
    assert not (deposit.folder / "columns.safetensors").exists()

# SPDX-License-Identifier: GPL-2.0-or-later
"""An explanation as an algorithm: what the network leans on, in tables, report, record and rasters."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oresight.algorithms import base
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.learning import predictor_file
from oresight.plugin.engine.network.array_file import write_arrays
from oresight.plugin.engine.network.model_file import read_model, write_model
from qgis.core import QgsProcessingException, QgsRasterLayer

from .network_blocks import BOOK, GRID, make_blocks, write

FAST = {"EPOCHS": 30, "LEARNING_RATE": 0.01, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "24,12"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture
def train(run, blocks):
    """Return `train(folder, NAME=value, …)`, which trains a network once and gives its paths."""

    def train_network(folder="out", **parameters):
        paths = blocks.destinations(folder)
        if not Path(paths["MODEL"]).exists():
            given = {"FEATURES": blocks.features, "LABEL": blocks.label}
            run("train_network", **{**given, **FAST, **paths, **parameters})
        return paths

    return train_network


@pytest.fixture
def explain(run, blocks, train):
    """Return `explain(folder, NAME=value, …)` for the network of ore and barren blocks."""

    def explain_network(folder, **parameters):
        given = {"FEATURES": blocks.features, "LABEL": blocks.label, "REPEATS": 5}
        targets = {
            "IMPORTANCE": str(folder / "importance.csv"), "DEPENDENCE": str(folder / "dependence.csv"),
            "RECORD": str(folder / "record.json"), "REPORT": str(folder / "report.html"),
        }  # fmt: skip
        if "MODEL" not in parameters:
            paths = train()
            given.update(MODEL=paths["MODEL"], SPLIT_BLOCKS=paths["SPLIT_BLOCKS"])
        return run("explain_network", **{**given, **targets, **parameters})

    return explain_network


def rows_of(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def importance_of(outputs, measure="auc"):
    return {row["of"]: float(row["importance"]) for row in rows_of(outputs["IMPORTANCE"]) if row["measure"] == measure}


def test_the_feature_that_ore_follows_is_the_most_important(explain, train, tmp_path):
    outputs = explain(tmp_path)
    assert outputs["MOST_IMPORTANT"] == "cu_pct:estimate"
    found = importance_of(outputs)
    assert found["cu_pct:estimate"] > found["lithology:category"] > 0.02
    assert abs(found["au_gpt:estimate"]) < 0.05
    split = BlockRaster.open(train()["SPLIT_BLOCKS"]).read()
    assert outputs["SCORED"] == np.count_nonzero(split == 2)
    record = json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))
    trained = json.loads(Path(train()["RECORD"]).read_text(encoding="utf-8"))["metrics"]["test"]
    measured = {one["name"]: one["value"] for one in record["measures"]}
    assert measured["auc"] == pytest.approx(trained["auc"], abs=1e-12)
    assert measured["log_loss"] == pytest.approx(trained["loss"], abs=1e-12)
    assert {one["role"] for one in record["inputs"]} == {"network", "feature", "label", "split"}
    report = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "leans most on cu_pct:estimate" in report
    assert report.count("<svg") > 6


def test_a_feature_the_network_ignores_has_importance_zero_and_is_named(explain, train, tmp_path):
    path = Path(train()["MODEL"])
    model = read_model(path)
    weights = {name: np.array(array) for name, array in model.weights.items()}
    weights["hidden.0.weight"][:, model.names.index("au_gpt:estimate")] = 0.0
    write_model(tmp_path / "deaf.safetensors", replace(model, weights=weights))
    split = train()["SPLIT_BLOCKS"]
    outputs = explain(tmp_path, MODEL=str(tmp_path / "deaf.safetensors"), SPLIT_BLOCKS=split)
    rows = [row for row in rows_of(outputs["IMPORTANCE"]) if row["of"] == "au_gpt:estimate"]
    assert [float(row[key]) for row in rows for key in ("importance", "deviation", "low", "high")] == [0.0] * 8
    report = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "does not use au_gpt:estimate at all" in report


def test_attributions_add_up_to_the_logit_less_that_of_the_reference_block(run, blocks, explain, train, tmp_path):
    folder = tmp_path / "shares"
    given = {"REFERENCE": "barren_mean", "REFERENCE_VALUES": "cu_pct:estimate = 0.1; lithology:category = schist"}
    outputs = explain(tmp_path, ATTRIBUTIONS=str(folder), **given)
    layers = [BlockRaster.open(path) for path in outputs["ATTRIBUTION_LAYERS"]]
    assert [layer.variable.name for layer in layers] == [
        "au_gpt_estimate:attribution", "cu_pct_estimate:attribution", "lithology_category:attribution",
    ]  # fmt: skip
    total = sum(layer.read().astype(float) for layer in layers)
    np.testing.assert_array_equal(np.isfinite(total), blocks.mask)
    record = json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))
    assert record["reference"][1:] == [0.1, 1.0]
    probability = run(
        "predict_probability", MODEL=train()["MODEL"], FEATURES=blocks.features,
        PROBABILITY=str(tmp_path / "p.tif"), UNCERTAINTY=None,
    )["PROBABILITY"]  # fmt: skip
    p = BlockRaster.open(probability).read()[blocks.mask].astype(float)
    logit = np.log(p / (1.0 - p)) - record["attributions"]["logit"]
    np.testing.assert_allclose(total[blocks.mask], logit, atol=5e-3 * (1.0 + np.abs(logit).max()))
    assert record["attributions"]["worst"] <= 2e-3 * (1.0 + np.abs(logit).max())
    assert "reference block" in Path(outputs["REPORT"]).read_text(encoding="utf-8")
    shown = [QgsRasterLayer(path, "a") for path in outputs["ATTRIBUTION_LAYERS"]]
    ends = {(one.renderer().classificationMin(), one.renderer().classificationMax()) for one in shown}
    reach = max(np.abs(np.nanquantile(layer.read(), (0.02, 0.98))).max() for layer in layers)
    assert len(ends) == 1, "one scale for all features"
    assert ends.pop() == pytest.approx((-reach, reach), rel=0.02)


def test_attributions_of_an_earlier_network_go_and_other_rasters_in_the_folder_stay(explain, monkeypatch, tmp_path):
    loaded = []
    monkeypatch.setattr(base, "load_together", lambda *given: loaded.extend(given[2]))
    folder = tmp_path / "shares"
    gone = write(folder, "gone", np.zeros(GRID.shape), Variable("zn", "attribution"))
    mine = write(folder, "mine", np.zeros(GRID.shape), Variable("zn", "estimate"))
    outputs = explain(tmp_path, ATTRIBUTIONS=str(folder))
    assert not Path(gone).exists()
    assert loaded == outputs["ATTRIBUTION_LAYERS"]
    kept = {Path(layer).stem for layer in (mine, *outputs["ATTRIBUTION_LAYERS"])}
    assert {path.name.partition(".")[0] for path in folder.iterdir()} == kept


def test_blocks_without_a_label_have_attributions_too(blocks, explain, tmp_path):
    values = BlockRaster.open(blocks.label).read()
    half = write(tmp_path, "half", np.where(np.arange(16) < 8, values, np.nan), Variable("ore", "label"))
    outputs = explain(tmp_path, LABEL=half, ATTRIBUTIONS=str(tmp_path / "shares"))
    layer = BlockRaster.open(outputs["ATTRIBUTION_LAYERS"][0])
    np.testing.assert_array_equal(np.isfinite(layer.read()), blocks.mask)
    assert outputs["SCORED"] < blocks.mask.sum() / 2


def test_groups_of_features_are_scored_together(explain, tmp_path):
    outputs = explain(tmp_path, FEATURE_GROUPS="grades = cu_pct, au_gpt")
    rows = {row["of"]: row for row in rows_of(outputs["IMPORTANCE"]) if row["measure"] == "auc"}
    assert rows["grades"]["features"] == "au_gpt:estimate, cu_pct:estimate"
    assert float(rows["grades"]["importance"]) > float(rows["lithology:category"]["importance"])
    assert "grades" in Path(outputs["REPORT"]).read_text(encoding="utf-8")


def test_the_classes_of_one_raster_stay_together_where_they_are_inputs_of_their_own(explain, train, tmp_path):
    paths = train("one_hot", CATEGORIES="one_hot")
    assert read_model(Path(paths["MODEL"])).architecture.inputs == 5
    outputs = explain(
        tmp_path, MODEL=paths["MODEL"], SPLIT_BLOCKS=paths["SPLIT_BLOCKS"], ATTRIBUTIONS=str(tmp_path / "shares")
    )
    assert list(importance_of(outputs)) == ["au_gpt:estimate", "cu_pct:estimate", "lithology:category", "all features"]
    assert len(outputs["ATTRIBUTION_LAYERS"]) == 3
    assert "as numbers" not in Path(outputs["REPORT"]).read_text(encoding="utf-8")


def test_dependence_names_the_classes_and_rises_with_the_grade_that_ore_follows(explain, tmp_path):
    rows = rows_of(explain(tmp_path)["DEPENDENCE"])
    assert [row["class"] for row in rows if row["feature"] == "lithology:category"] == BOOK["names"]
    means = [float(row["mean"]) for row in rows if row["feature"] == "cu_pct:estimate"]
    assert means[-1] > means[0] + 0.3


def test_a_network_on_noise_is_said_to_say_nothing(explain, train, tmp_path, feedback):
    noise = np.random.default_rng(3).integers(0, 2, BlockRaster.open(train()["SPLIT_BLOCKS"]).grid.shape)
    label = write(tmp_path, "noise", noise, Variable("ore", "label"))
    outputs = explain(tmp_path, LABEL=label)
    assert "no better than chance" in feedback.textLog()
    assert "says nothing about the ground" in Path(outputs["REPORT"]).read_text(encoding="utf-8").split("</ul>")[0]


def test_two_rasters_that_say_the_same_are_warned_of(run, blocks, explain, train, tmp_path, feedback):
    cu = BlockRaster.open(blocks.features[0]).read()
    twin = write(blocks.folder, "twin", cu * 2.0 + 0.01 * np.sin(cu), Variable("ag_gpt", "estimate", "g/t"))
    paths = train("twin", FEATURES=[*blocks.features, twin])
    outputs = explain(
        tmp_path, MODEL=paths["MODEL"], SPLIT_BLOCKS=paths["SPLIT_BLOCKS"], FEATURES=[*blocks.features, twin]
    )
    assert "ag_gpt:estimate / cu_pct:estimate (1.00)" in feedback.textLog()
    found = importance_of(outputs)
    assert found["ag_gpt + cu_pct"] > max(found["ag_gpt:estimate"], found["cu_pct:estimate"])


def test_without_a_split_all_blocks_are_scored_and_it_is_said(explain, train, blocks, tmp_path, feedback):
    outputs = explain(tmp_path, MODEL=train()["MODEL"], ATTRIBUTIONS=str(tmp_path / "shares"))
    assert "found among all labelled blocks" in Path(outputs["REPORT"]).read_text(encoding="utf-8")
    with_split = explain(tmp_path / "split", ATTRIBUTIONS=str(tmp_path / "split" / "shares"))
    assert "found among the training blocks" in Path(with_split["REPORT"]).read_text(encoding="utf-8")
    assert outputs["SCORED"] == blocks.mask.sum()
    assert "may be among the scored" in feedback.textLog()


def test_holes_are_drawn_for_intervals_where_they_are_given(explain, blocks, tmp_path):
    by_cube = explain(tmp_path / "cube")
    by_hole = explain(tmp_path / "hole", GROUPS=blocks.groups, PART="all")
    assert importance_of(by_cube)
    assert re.search(r"cubes of ground, \d+ m on edge", Path(by_cube["REPORT"]).read_text(encoding="utf-8"))
    assert "6 groups (holes or domains)" in Path(by_hole["REPORT"]).read_text(encoding="utf-8")


def test_six_groups_of_different_size_are_too_few_for_intervals_and_it_is_said(explain, blocks, tmp_path):
    outputs = explain(tmp_path, GROUPS=blocks.groups, PART="all")
    sizes = np.unique(BlockRaster.open(blocks.groups).read()[blocks.mask], return_counts=True)[1]
    equal = sizes.sum() ** 2 / (sizes**2).sum()  # Kish
    assert equal < 6.0
    for row in rows_of(outputs["IMPORTANCE"]):
        assert (row["low"], row["high"], row["groups"]) == ("", "", "6")
        if row["measure"] == "log_loss":
            assert float(row["equal groups"]) == pytest.approx(equal)
    assert "has no interval: it would promise too much" in Path(outputs["REPORT"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["groups", "within_groups"])
def test_a_shuffle_that_keeps_neighbours_is_stated(explain, tmp_path, how):
    outputs = explain(tmp_path, SHUFFLE=how)
    assert importance_of(outputs)["cu_pct:estimate"] > 0.01
    wanted = {"groups": "values of another group", "within_groups": "a block of its own group"}[how]
    assert wanted in Path(outputs["REPORT"]).read_text(encoding="utf-8")


def test_the_same_seed_gives_the_same_files(explain, tmp_path):
    first, second = (explain(tmp_path / name, MOST_BLOCKS=300) for name in ("a", "b"))
    assert first["SCORED"] == 300
    for name in ("IMPORTANCE", "DEPENDENCE", "RECORD", "REPORT"):
        assert Path(first[name]).read_bytes() == Path(second[name]).read_bytes()
    other = explain(tmp_path / "c", MOST_BLOCKS=300, SEED=2)
    assert Path(other["IMPORTANCE"]).read_bytes() != Path(first["IMPORTANCE"]).read_bytes()


def test_networks_of_classes_labels_and_numbers_are_explained(explain, train, blocks, tmp_path):
    cu, au = (BlockRaster.open(path).read() for path in blocks.features[:2])
    zone = np.where(blocks.mask, np.where(cu > 0.6, 3, np.where(au > 1.0, 2, 1)), -1)
    rich = np.where(blocks.mask, au > 1.5, -1).astype(int)
    labels = {
        "multi_class": {"LABEL": write(tmp_path, "zone", zone, Variable("zone", "category"), BOOK)},
        "multi_label": {
            "LABEL": blocks.label, "MORE_LABELS": [write(tmp_path, "rich", rich, Variable("gold", "label"))],
        },
        "regression": {"LABEL": write(tmp_path, "grade", 40.0 + 10.0 * cu, Variable("ag_gpt", "estimate", "g/t"))},
    }  # fmt: skip
    measures = {"multi_class": "log_loss", "multi_label": "auc", "regression": "r2"}
    answers = {"multi_class": "skarn", "multi_label": "gold", "regression": "silver"}
    for target, given in labels.items():
        paths = train(target, TARGET=target, EPOCHS=15, **given)
        outputs = explain(
            tmp_path / target, MODEL=paths["MODEL"], SPLIT_BLOCKS=paths["SPLIT_BLOCKS"], ANSWER=answers[target],
            ATTRIBUTIONS=str(tmp_path / target / "shares"), **given,
        )  # fmt: skip
        assert importance_of(outputs, measures[target])["cu_pct:estimate"] > 0.05
        report = Path(outputs["REPORT"]).read_text(encoding="utf-8")
        said = {
            "multi_class": "probability of skarn",
            "multi_label": "probability of gold",
            "regression": "ag_gpt, g/t",
        }
        assert said[target] in report
        unused = "is not used: it is for networks of classes or several labels"
        assert (unused in report) == (target == "regression")
    total = sum(BlockRaster.open(path).read().astype(float) for path in outputs["ATTRIBUTION_LAYERS"])
    logit = json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))["attributions"]["logit"]
    assert np.corrcoef(total[blocks.mask] + logit, (40.0 + 10.0 * cu)[blocks.mask])[0, 1] > 0.95


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"FEATURE_GROUPS": "zinc = zn_pct, cu_pct"}, "names zn_pct, which the network does not know"),
        ({"REFERENCE_VALUES": "cu_pct:estimate = much"}, "needs a number for cu_pct:estimate"),
        ({"IMPORTANCE": "importance.txt"}, "must end in .csv"),
        ({"CORRELATION": 7.0}, "CORRELATION|Least correlation of a group"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(explain, tmp_path, parameters, complaint):
    with pytest.raises(QgsProcessingException, match=complaint):
        explain(tmp_path, **parameters)
    assert list(tmp_path.iterdir()) == []


def test_a_reference_block_that_nothing_is_counted_from_is_said_to_be_unused(explain, tmp_path, feedback):
    given, said = {"REFERENCE": "lowest", "REFERENCE_VALUES": "cu_pct:estimate = 0.1"}, "counted from a reference block"
    explain(tmp_path / "with", ATTRIBUTIONS=str(tmp_path / "shares"), **given)
    explain(tmp_path / "usual", REFERENCE_VALUES=" ")
    assert said not in feedback.textLog()
    outputs = explain(tmp_path / "without", **given)
    titles = "Reference block (REFERENCE), Values of the reference block (REFERENCE_VALUES)"
    assert f"only attributions (ATTRIBUTIONS) are {said}: {titles}." in feedback.textLog()
    assert said in Path(outputs["REPORT"]).read_text(encoding="utf-8").split("</ul>")[0]


def test_a_part_without_labelled_blocks_is_a_sentence(blocks, explain, train, tmp_path):
    split = BlockRaster.open(train()["SPLIT_BLOCKS"]).read()
    label = np.where(split == 2, np.nan, BlockRaster.open(blocks.label).read())
    with pytest.raises(QgsProcessingException, match="no test blocks with a label; choose another part"):
        explain(tmp_path / "out", LABEL=write(tmp_path, "untested", label, Variable("ore", "label")))


def test_blocks_of_one_class_are_explained_without_an_auc(explain, train, tmp_path, feedback):
    split = BlockRaster.open(train()["SPLIT_BLOCKS"]).read()
    label = write(tmp_path, "barren", np.where(np.isfinite(split), 0, -1), Variable("ore", "label"))
    outputs = explain(tmp_path, LABEL=label)
    assert "nothing to tell apart" in feedback.textLog()
    assert "are all alike" in Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert outputs["MOST_IMPORTANT"]


def test_a_model_of_composites_is_refused_with_what_to_do(explain, train, tmp_path):
    train()
    path = tmp_path / "honest.safetensors"
    write_arrays(path, {"kind": "composites", "version": predictor_file.VERSION}, {})
    with pytest.raises(QgsProcessingException, match=r"model of Train on composites.*Give them as Composites"):
        explain(tmp_path / "out", MODEL=str(path))


def test_a_run_that_is_cancelled_leaves_what_was_there(run, explain, tmp_path, feedback):
    first = explain(tmp_path, ATTRIBUTIONS=str(tmp_path / "shares"))
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    assert len(before) == 10
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 90 else None)
    assert explain(tmp_path, ATTRIBUTIONS=str(tmp_path / "shares"), SEED=9) == {}
    after = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    assert after == before
    assert first["ATTRIBUTION_LAYERS"]

# SPDX-License-Identifier: GPL-2.0-or-later
"""The winner of a comparison: every target and balance, its file, its code, and its settings passed on as they are."""

from __future__ import annotations

import csv
import json
from html import escape
from pathlib import Path

import numpy as np
import pytest
from oresight.algorithms.network.settings_file import settings_file_text, settings_line
from oresight.algorithms.network.train_network import TrainNetwork
from oresight.algorithms.network_parameters import read_network_settings, read_split_settings
from oresight.algorithms.workflow.settings import resolve_settings
from oresight.algorithms.workflow.settings_text import read_settings
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.model_file import read_model
from oresight.plugin.engine.network.script import prediction_script
from oresight.plugin.engine.network.settings import NetworkSettings
from qgis.core import QgsProcessingContext, QgsProcessingException

from .network_blocks import BOOK, make_blocks, write

FEW = {"LAYER_COUNTS": "", "WIDTH_RULES": [], "ACTIVATIONS": ["tanh"], "BATCH_SIZES": "", "LEARNING_RATES": "0.02",
       "EPOCHS": 8, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "12", "LEARNING_RATE": 0.01}  # fmt: skip


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def labels(blocks):
    """Return the parameters of each target: three classes, two labels, and a number."""
    cu, au = (BlockRaster.open(path).read() for path in blocks.features[:2])
    outside, folder = ~blocks.mask, blocks.folder
    zone = np.where(cu > 0.6, 3, np.where(au > 1.0, 2, 1))
    rich = write(folder, "rich", np.where(outside, -1, (au > 1.5).astype(int)), Variable("gold", "label"))
    return {
        "binary": {},
        "multi_class": {
            "LABEL": write(folder, "zone", np.where(outside, -1, zone), Variable("zone", "category"), BOOK)
        },
        "multi_label": {"MORE_LABELS": [rich]},
        "regression": {"LABEL": write(folder, "grade", 40.0 + 10.0 * cu, Variable("ag_gpt", "estimate", "g/t"))},
    }


@pytest.fixture
def compare(run, blocks, labels):
    def compare_target(target, folder, **parameters):
        place = blocks.folder / folder
        outputs = {"TABLE": str(place / "table.csv"), "REPORT": str(place / "report.html"),
                   "RECORD": str(place / "record.json"), "BEST_SETTINGS": str(place / "best.json"),
                   "MODEL": str(place / "best.safetensors")}  # fmt: skip
        given = {"FEATURES": blocks.features, "LABEL": blocks.label, "TARGET": target, **labels[target]}
        return run("compare_networks", **{**FEW, **given, **outputs, **parameters})

    return compare_target


@pytest.fixture
def train(run, blocks, labels):
    def train_target(target, folder, **parameters):
        given = {"FEATURES": blocks.features, "LABEL": blocks.label, **labels[target]}
        return run("train_network", **{**given, **blocks.destinations(folder), **parameters})

    return train_target


def rows_of(compared):
    return list(csv.DictReader(Path(compared["TABLE"]).read_text(encoding="utf-8-sig").splitlines()))


def text_of(outputs, name):
    return Path(outputs[name]).read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["multi_class", "multi_label", "regression"])
def test_of_every_target_train_network_makes_the_winner_from_the_file_of_its_settings(compare, train, target):
    compared = compare(target, target)
    trained = train(target, f"{target}_again", SETTINGS=compared["BEST_SETTINGS"])
    assert Path(trained["MODEL"]).read_bytes() == Path(compared["MODEL"]).read_bytes()
    for name in ("AUC", "RMSE"):
        assert (compared[name] is None) == (name != ("RMSE" if target == "regression" else "AUC"))
    assert trained["RMSE"] == compared["RMSE"]
    best = next(row for row in rows_of(compared) if row["is_best"] == "1")
    figures = {"rmse", "mae", "r2", "deviation"} if target == "regression" else {"auc", "accuracy", "f1"}
    assert all(float(best[name]) >= 0.0 for name in figures)
    assert ("larger_class" in best) == (target != "regression")


def test_a_feature_that_tells_one_of_several_labels_is_named_once_in_log_record_and_report(compare, feedback):
    compared = compare("multi_label", "leak", EPOCHS=1)
    told = "the label gold is a function of au_gpt:estimate"  # from which it was cut
    said = json.loads(text_of(compared, "RECORD"))["notices"]
    assert feedback.textLog().count(told) == sum(told in sentence for sentence in said) == 1
    assert told in text_of(compared, "REPORT")


def test_the_report_of_numbers_says_what_saying_their_mean_would_have(compare, blocks):
    compared = compare("regression", "numbers")
    text, record = text_of(compared, "REPORT"), json.loads(text_of(compared, "RECORD"))
    assert "saying the mean of every block" in text
    assert f"{record['deviation']:.4g}" in text
    assert "R², validation blocks" in text
    assert f"{compared['RMSE']:.4g} g/t" in text
    assert "AUC" not in text.split("<h2>Code")[0]


def test_the_report_holds_the_code_that_predicts_with_the_winner(compare):
    compared = compare("binary", "code")
    script = prediction_script(read_model(Path(compared["MODEL"])), file="best.safetensors")
    assert escape(script.strip(), quote=False) in text_of(compared, "REPORT").replace("&#x27;", "'").replace(
        "&quot;", '"'
    )
    assert "It was trained once more, alone and on all training blocks." in text_of(compared, "REPORT")
    without = compare("binary", "no_file", MODEL=None)
    assert "MODEL" not in without
    assert "network.safetensors was not asked for here" in text_of(without, "REPORT")


def test_weights_undersampling_and_unknown_blocks_are_passed_on_too(compare, train):
    for folder, given in (
        ("weighed", {"WEIGHTS": "ore:5"}),
        ("balanced", {"CLASS_WEIGHTS": "balanced", "UNDERSAMPLING": 2.0}),
        ("unknown", {"UNLABELLED_ORE": 0.1, "DROPOUT": 0.1, "HIDDEN_LAYERS": "12:relu:norm, 6:tanh"}),
    ):
        compared = compare("binary", folder, **given)
        trained = train("binary", f"{folder}_again", SETTINGS=compared["BEST_SETTINGS"])
        assert Path(trained["MODEL"]).read_bytes() == Path(compared["MODEL"]).read_bytes()
    with pytest.raises(QgsProcessingException, match="either balanced or stated"):
        compare("binary", "both", CLASS_WEIGHTS="balanced", WEIGHTS="ore:5")


def test_a_run_takes_the_file_as_it_is(compare, blocks, qgis_app):
    compared = compare("binary", "run", SPLIT="hole", GROUPS=blocks.groups, COORDINATES=True, TEST_SHARE=0.4,
                       WEIGHTS="ore:2", L2=1e-4, SCHEDULE="cosine", SEED=4)  # fmt: skip
    settings = resolve_settings(read_settings(compared["BEST_SETTINGS"]))
    record, context = json.loads(text_of(compared, "RECORD")), QgsProcessingContext()
    assert "target" not in settings.sections["network"]
    algorithm, parameters = TrainNetwork().create(), settings.parameters("network")
    assert read_network_settings(algorithm, parameters, context) == NetworkSettings.from_dict(record["best"])
    split = read_split_settings(algorithm, parameters, context)
    assert (split.method, split.test_share, split.seed, parameters["COORDINATES"]) == ("hole", 0.4, 4, True)


def test_a_file_of_settings_says_its_target_and_a_run_refuses_what_is_not_ore():
    for settings in (NetworkSettings(), NetworkSettings(target="multi_class", output="softmax")):
        assert json.loads(settings_file_text(settings, {}))["network"]["target"] == settings.target
    with pytest.raises(InvalidInputError, match=r'network\.target must be binary, but "multi_class" was given'):
        resolve_settings({"network": {"target": "multi_class"}})


def test_the_target_of_a_file_of_ore_goes_before_that_of_the_dialog(train, blocks):
    path = blocks.folder / "ore.json"
    path.write_text(settings_file_text(NetworkSettings(epochs=2, hidden_layers=(4,), device="cpu"), {}))
    trained = train("binary", "ore", SETTINGS=str(path), TARGET="multi_class", SPLIT="random")
    assert json.loads(text_of(trained, "RECORD"))["settings"]["target"] == "binary"


def test_a_line_of_settings_has_every_digit():
    assert "LEARNING_RATE=0.00316227766" in settings_line(NetworkSettings(learning_rate=0.00316227766))


def test_a_file_of_settings_goes_before_the_parameters_and_may_be_that_of_a_run(train, blocks):
    path = blocks.folder / "some.json"
    path.write_text('{// of a run\n "grades": "auto", "network": {"epochs": 3, "split": "random", "weights": "ore:2"}}')
    trained = train("binary", "some", SETTINGS=str(path), EPOCHS=50, DEVICE="cpu", HIDDEN_LAYERS="5")
    record = json.loads(text_of(trained, "RECORD"))
    assert (record["settings"]["epochs"], record["settings"]["hidden_layers"]) == (3, [5])
    assert (record["settings"]["class_weights"], record["split"]["method"]) == ("ore:2", "random")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "must be a JSON object"),
        ("{}", "have no section network"),
        ('{"network": {"epoch": 3}}', "There is no setting network.epoch; did you mean epochs"),
        ('{"network": {"epochs": 0}}', "The setting network.epochs must be a whole number of at least 1"),
        ('{"network": {"features": "x"}}', "There is no setting network.features"),
        ('{"network": {"hidden_layers": "8:swish"}}', "swish was given"),
    ],
)
def test_a_file_that_is_no_settings_is_refused_with_a_sentence(train, blocks, text, said):
    path = blocks.folder / "wrong.json"
    path.write_text(text)
    with pytest.raises(QgsProcessingException, match=said):
        train("binary", "wrong", SETTINGS=str(path))
    assert not (blocks.folder / "wrong").exists()

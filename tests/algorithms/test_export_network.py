# SPDX-License-Identifier: GPL-2.0-or-later
"""A network leaves QGIS: as ONNX and as a script, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.network.array_file import write_arrays
from oresight.plugin.engine.network.model_file import read_model
from qgis.core import QgsProcessingException

from .network_blocks import make_blocks

FAST = {"EPOCHS": 4, "LEARNING_RATE": 0.005, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "16,8"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks") / "矿 blocks")


@pytest.fixture
def trained(run, blocks):
    """Train once, ONNX beside."""
    outputs = {**blocks.destinations(), "ONNX": str(blocks.folder / "out" / "network.onnx")}
    if not Path(outputs["MODEL"]).exists():
        run("train_network", FEATURES=blocks.features, LABEL=blocks.label, **FAST, **outputs)
    return outputs


def check_onnx_against_rasters(run, blocks, model, onnx, target):
    """Hold what onnxruntime says of the features of all blocks against the raster of Predict probability."""
    onnxruntime = pytest.importorskip("onnxruntime")
    predicted = run("predict_probability", MODEL=model, FEATURES=blocks.features[::-1], PROBABILITY=str(target))
    rasters = [BlockRaster.open(path) for path in blocks.features]
    given = {one.variable.name: one.read().ravel().astype(np.float32) for one in rasters}
    given["lithology:category"][given["lithology:category"] < 0] = np.nan
    (answer,) = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"]).run(None, given)
    expected = BlockRaster.open(predicted["PROBABILITY"]).read()
    np.testing.assert_allclose(answer.reshape(expected.shape), expected, atol=1e-6)
    assert np.nanstd(expected) > 0.05


def test_training_writes_onnx_that_gives_the_probabilities_of_the_rasters(run, blocks, trained, tmp_path):
    check_onnx_against_rasters(run, blocks, trained["MODEL"], trained["ONNX"], tmp_path / "probability.tif")


def test_several_networks_are_exported_as_their_mean(run, blocks, tmp_path):
    outputs = {"MODEL": str(tmp_path / "n.safetensors"), "ONNX": str(tmp_path / "n.onnx")}
    run(
        "train_network",
        FEATURES=blocks.features,
        LABEL=blocks.label,
        **FAST,
        NETWORKS=3,
        CATEGORIES="one_hot",
        **outputs,
    )
    assert len(read_model(Path(outputs["MODEL"])).networks) == 3
    check_onnx_against_rasters(run, blocks, *outputs.values(), tmp_path / "probability.tif")


def test_an_earlier_network_is_exported_to_the_same_file_and_to_a_script(run, trained, tmp_path):
    wanted = {"ONNX": str(tmp_path / "a b" / "n.onnx"), "SCRIPT": str(tmp_path / "a b" / "predict.py")}
    assert run("export_network", MODEL=trained["MODEL"], **wanted) == wanted
    assert Path(wanted["ONNX"]).read_bytes() == Path(trained["ONNX"]).read_bytes()
    text = Path(wanted["SCRIPT"]).read_text(encoding="utf-8")
    assert "python predict.py network.safetensors blocks.csv" in text
    assert "(codes: 1 schist, 2 porphyry, 3 skarn)" in text


def test_either_may_be_left_out_but_not_both(run, trained, tmp_path):
    assert set(run("export_network", MODEL=trained["MODEL"], ONNX=str(tmp_path / "n.onnx"))) == {"ONNX"}
    with pytest.raises(QgsProcessingException, match="Nothing was asked for: give a place for ONNX, for SCRIPT"):
        run("export_network", MODEL=trained["MODEL"])


def test_where_one_cannot_be_written_the_other_is_not_either(run, trained, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run(
            "export_network", MODEL=trained["MODEL"], ONNX=str(tmp_path / "n.onnx"),
            SCRIPT=str(tmp_path / "file" / "predict.py"),
        )  # fmt: skip
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file"]


def test_another_file_is_refused_and_what_stood_there_stays(run, blocks, tmp_path):
    target = tmp_path / "n.onnx"
    target.write_bytes(b"earlier")
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"\x08\x00\x00\x00\x00\x00\x00\x00{}      ")
    with pytest.raises(QgsProcessingException, match="is not a network of Oresight"):
        run("export_network", MODEL=str(broken), ONNX=str(target))
    assert target.read_bytes() == b"earlier"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["broken.safetensors", "n.onnx"]


def test_of_a_model_of_composites_only_the_script_is_written_and_that_is_said(run, feedback, tmp_path):
    model, script, onnx = (str(tmp_path / name) for name in ("honest.safetensors", "networks.py", "n.onnx"))
    write_arrays(Path(model), {"kind": "composites", "version": 1}, {})
    assert run("export_network", MODEL=model, SCRIPT=script, ONNX=onnx) == {"SCRIPT": script}
    assert "python networks.py honest.safetensors" in Path(script).read_text(encoding="utf-8")
    assert "there is no ONNX of it" in feedback.textLog()
    assert not Path(onnx).exists()
    with pytest.raises(QgsProcessingException, match="there is no ONNX of it"):
        run("export_network", MODEL=model, ONNX=onnx)


def test_a_wrong_extension_is_refused_before_the_training(run, blocks, feedback, tmp_path):
    outputs = {**blocks.destinations(str(tmp_path)), "ONNX": str(tmp_path / "network.pb")}
    with pytest.raises(QgsProcessingException, match=r"network\.pb must end in \.onnx, but it ends in \.pb"):
        run("train_network", FEATURES=blocks.features, LABEL=blocks.label, **FAST, **outputs)
    assert "Epoch" not in feedback.textLog()
    assert not list(tmp_path.iterdir())


def test_the_report_of_a_training_shows_the_script(trained):
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert "<h2>Code</h2>" in report
    assert "nn.Linear(16, 8)" in report
    assert "python predict.py network.safetensors" in report
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert record["features"] == ["au_gpt:estimate", "cu_pct:estimate", "lithology:category"]

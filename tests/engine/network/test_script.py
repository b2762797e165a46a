# SPDX-License-Identifier: GPL-2.0-or-later
"""The script of a network: whoever has Python and PyTorch predicts what `predict` does, without us."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.engine.network.onnx_graph import onnx_bytes
from oresight.plugin.engine.network.script import prediction_script

from .made_networks import KINDS, NAMES, ZONES, draw_blocks, make_network, predicted, tolerance

pytest.importorskip("safetensors")

WITHOUT_US = """
import runpy, sys
sys.modules.update(dict.fromkeys(("oresight", "qgis", "osgeo"), None))
for folder in sys.argv[1:]:
    sys.argv = ["predict.py", f"{folder}/网 络.safetensors", f"{folder}/blocks 块.csv", f"{folder}/out 出.csv"]
    runpy.run_path(f"{folder}/predict.py", run_name="__main__")
"""
"""Runs scripts one after another, PyTorch imported once; nothing of Oresight or QGIS can be imported."""


def write_case(folder: Path, kind: str, blocks: np.ndarray) -> None:
    """Write network, script and table; the table's columns stand in another order, with one more."""
    folder.mkdir(parents=True)
    model = make_network(kind)
    write_model(folder / "网 络.safetensors", model)
    (folder / "predict.py").write_text(prediction_script(model, file="网 络.safetensors"), encoding="utf-8")
    with (folder / "blocks 块.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", *NAMES[::-1]])
        for number, block in enumerate(blocks):
            writer.writerow([f"B{number}", *("" if np.isnan(one) else repr(float(one)) for one in block[::-1])])


def run_python(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-I", *arguments], cwd=folder, capture_output=True, text=True, timeout=120, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """Return a folder with a folder for each kind of network, in which its script was run."""
    root = tmp_path_factory.mktemp("elsewhere") / "网 folder"
    for number, kind in enumerate(KINDS):
        write_case(root / str(number), kind, draw_blocks(300))
    ended = run_python(root, "-c", WITHOUT_US, *(str(root / str(number)) for number in range(len(KINDS))))
    assert ended.returncode == 0, ended.stderr
    return root


@pytest.mark.parametrize("kind", KINDS)
def test_it_gives_what_predict_gives(written, kind):
    folder = written / str(list(KINDS).index(kind))
    with (folder / "out 出.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[:5] == ["id", *NAMES[::-1]]
    assert [row[0] for row in rows] == [f"B{number}" for number in range(300)]
    expected = predicted(make_network(kind), draw_blocks(300)).reshape(300, -1)
    said = [row[5 : 5 + expected.shape[1]] for row in rows]
    numbers = np.array([[float(cell) if cell else np.nan for cell in row] for row in said])
    np.testing.assert_allclose(numbers, expected, rtol=0.0, atol=tolerance(expected))
    assert np.isnan(numbers).any()


def columns(written: Path, kind: str) -> tuple[list[str], list[list[str]]]:
    """Return titles and cells of the columns that the script added."""
    with (written / str(list(KINDS).index(kind)) / "out 出.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    return header[5:], [row[5:] for row in rows]


def test_it_calls_blocks_ore_from_the_threshold_on(written):
    header, rows = columns(written, "ore, softmax, one-hot")
    assert header == ["probability", "is_ore"]
    assert [called for _, called in rows] == [str(int(float(p) >= 0.4375)) if p else "" for p, _ in rows]
    assert {called for _, called in rows} == {"", "0", "1"}


def test_it_says_the_most_probable_class(written):
    header, rows = columns(written, "classes")
    assert header == [*(f"probability of {code} {name}" for code, name in zip(ZONES.classes, ZONES.names)), "class"]
    known = [row for row in rows if row[0]]
    assert [int(row[3]) for row in known] == [
        ZONES.classes[int(np.argmax([float(p) for p in row[:3]]))] for row in known
    ]
    assert all(row == [""] * 4 for row in rows if not row[0])


def test_labels_and_numbers_have_columns_of_their_names(written):
    assert columns(written, "labels")[0] == ["probability of gold", "probability of copper"]
    assert columns(written, "numbers")[0] == ["ag_gpt_predicted"]


def test_it_runs_as_its_head_says_and_names_what_a_table_lacks(tmp_path):
    write_case(tmp_path / "a b", "ore, as published", draw_blocks(20))
    (tmp_path / "a b" / "short.csv").write_text("id,probability\n1,2\n", encoding="utf-8")
    ended = run_python(tmp_path, "a b/predict.py", "a b/网 络.safetensors", "a b/short.csv", "a b/out.csv")
    assert ended.returncode == 1
    assert ended.stderr.startswith("a b/short.csv has no column au_gpt:estimate, lithology:category, ")
    assert not (tmp_path / "a b" / "out.csv").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_short_and_stands_alone(kind):
    text = prediction_script(make_network(kind))
    assert len(text.splitlines()) < 130
    assert not [line for line in text.splitlines() if "oresight" in line and "import" in line]
    compile(text, "predict.py", "exec")


def test_nothing_needs_to_be_installed_to_write_script_and_onnx(monkeypatch):
    network = make_network(next(iter(KINDS)))
    written = prediction_script(network), onnx_bytes(network)
    for name in ("torch", "onnx", "onnxruntime", "safetensors", "scipy", "sklearn", "pandas", "numba"):
        monkeypatch.setitem(sys.modules, name, None)  # as if it were not there
    assert (prediction_script(network), onnx_bytes(network)) == written

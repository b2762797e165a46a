# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a network: readable by the format's own library, complete, and never trusted blindly."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.model_file import read_model, write_model
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network

BOOK = {"version": 1, "variable": "lithology", "codes": [1, 2], "names": ["片岩", "porphyry"], "colors": ["#1", "#2"]}

HIDDEN = {"width": 6, "activation": "rm", "dropout": 0.0, "batch_norm": True}


@pytest.fixture(scope="module")
def trained():
    rng = np.random.default_rng(1)
    features = np.column_stack((rng.normal(size=600), rng.integers(1, 3, 600))).astype(np.float32)
    labels = (features[:, 0] > 0.3).astype(np.int8)
    return train_network(
        features,
        ["cu_pct:estimate", "lithology:category"],
        labels,
        np.arange(600) % 3,
        NetworkSettings(hidden_layers=(6, 4), epochs=2, batch_norm=True, device="cpu"),
        codebooks={"lithology:category": BOOK, "unused:category": {}},
        split_description={"method": "depth", "depth": 540.0},
        versions={"oresight": "0.1.0"},
    )


@pytest.fixture
def path(trained, tmp_path):
    target = tmp_path / "network.safetensors"
    write_model(target, trained.model)
    return target


def test_it_comes_back_as_it_was(trained, path):
    model = read_model(path)
    assert model.description() == trained.model.description()
    for name, weights in trained.model.weights.items():
        np.testing.assert_array_equal(model.weights[name], weights)


def test_the_format_s_own_library_reads_it(trained, path):
    safetensors = pytest.importorskip("safetensors")
    with safetensors.safe_open(path, "np") as file:
        assert set(file.metadata()) == {"oresight"}
        assert sorted(file.keys()) == sorted(trained.model.weights)
        for name, weights in trained.model.weights.items():
            np.testing.assert_array_equal(file.get_tensor(name), weights)


def test_what_the_format_s_own_library_writes_is_read(path):
    numpy_files = pytest.importorskip("safetensors.numpy")
    model = read_model(path)
    numpy_files.save_file(dict(model.weights), path, {"oresight": json.dumps(model.description())})
    assert read_model(path).description() == model.description()


def test_its_one_entry_says_everything_and_nothing_private(trained, path, tmp_path):
    content = path.read_bytes()
    header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    text = header["__metadata__"]["oresight"]
    about = json.loads(text)
    assert text == json.dumps(about, sort_keys=True, ensure_ascii=False)
    assert {"architecture", "features", "codebooks", "split", "metrics", "history", "versions"} <= set(about)
    assert about["codebooks"] == {"lithology:category": BOOK}
    assert about["metrics"]["test"]["auc"] == trained.scores["test"].auc
    assert str(tmp_path) not in text
    assert "second" not in text


def rewritten(path, change):
    """Write the file again with its header changed."""
    content = path.read_bytes()
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    about = json.loads(header["__metadata__"]["oresight"])
    change(header, about)
    if "__metadata__" in header:
        header["__metadata__"]["oresight"] = json.dumps(about)
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + content[8 + length :])


DAMAGES = {
    "no metadata": ("header", "__metadata__", None, "not written by Oresight"),
    "another version": ("about", "version", 2, "another version of Oresight"),
    "no features": ("about", "features", None, "do not fit together"),
    "an array is missing": ("header", "output.bias", None, "do not fit together"),
    "another type": ("header", "output.bias.dtype", "F64", "do not fit together"),
    "another shape": ("header", "output.bias.shape", [2], "do not fit together"),
    "beyond the end": ("header", "output.bias.data_offsets", [10**9, 10**9 + 4], "do not fit together"),
    "before the beginning": ("header", "output.bias.data_offsets", [-4, 0], "do not fit together"),
    "a huge layer": ("about", "architecture.inputs", 10**12, "do not fit together"),
    "an unknown output": ("about", "architecture.output", "rm", "do not fit together"),
    "an unknown activation": ("about", "architecture.hidden", [HIDDEN] * 2, "do not fit together"),
    "no scalers": ("about", "features.scalers", [], "do not fit together"),
    "half an epoch": ("about", "history", [{"epoch": 1}], "do not fit together"),
}


def changed(values, path, new):
    """Return the values with the one of a dotted path replaced, or removed when `new` is None."""
    *outer, last = path.split(".") if not path.startswith("output.bias") else ["output.bias", *path.split(".")[2:]]
    place = values
    for name in outer:
        place = place[name]
    if new is None:
        del place[last]
    else:
        place[last] = new


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_sentence(path, damage):
    where, place, new, reason = DAMAGES[damage]

    def change(header, about):
        changed({"header": header, "about": about}[where], place, new)

    rewritten(path, change)
    with pytest.raises(InvalidInputError, match=f"is not a network of Oresight: .*{reason}"):
        read_model(path)


@pytest.mark.parametrize("content", [b"", b"text", b"\xff" * 64, b"\x08" + b"\0" * 7 + b"[1, 2]  ", b"PK\x03\x04" * 9])
def test_another_file_is_a_sentence(tmp_path, content):
    path = tmp_path / "other.safetensors"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match=r"is not a network of Oresight: it is no \.safetensors file"):
        read_model(path)


def test_a_file_cut_short_is_a_sentence(path):
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InvalidInputError, match="do not fit together"):
        read_model(path)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(InvalidInputError, match="could not be read: No such file"):
        read_model(tmp_path / "none.safetensors")

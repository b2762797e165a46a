# SPDX-License-Identifier: GPL-2.0-or-later
"""The bench of networks trains and predicts with what the project has today."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SCRIPT = Path(__file__).resolve().parent / "bench" / "peers" / "our_network.py"
ROWS = 512


def work(what: str, folder: Path) -> np.ndarray:
    """Let the script do its work as the bench does, and return what it predicts."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what, str(folder)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "result.json").read_text(encoding="utf-8"))["seconds"] > 0.0
    return np.load(folder / "probability.npy")


@pytest.mark.parametrize("what", ["one", "eight"])
def test_a_network_is_trained_and_tells_the_classes_apart(tmp_path: Path, what: str) -> None:
    rows = np.random.default_rng(0).random((2 * ROWS, 8), dtype=np.float32)
    labels = (rows[:, 0] > 0.5).astype(np.float32)
    np.save(tmp_path / "inputs.npy", rows[:ROWS])
    np.save(tmp_path / "labels.npy", labels[:ROWS])
    np.save(tmp_path / "unseen.npy", rows[ROWS:])
    (tmp_path / "given.json").write_text(json.dumps({"epochs": 30}), encoding="utf-8")
    said = work(what, tmp_path)
    assert said.shape == (ROWS,)
    assert said[labels[ROWS:] == 1].mean() > 2 * said[labels[ROWS:] == 0].mean()


def test_rows_of_a_file_are_predicted(tmp_path: Path) -> None:
    sizes = (8, 128, 64, 32, 16, 1)
    generator = np.random.default_rng(0)
    np.save(tmp_path / "rows.npy", generator.random((ROWS, 8), dtype=np.float32))
    weights = {}
    for layer, (before, after) in enumerate(zip(sizes, sizes[1:])):
        name = "output" if after == 1 else f"hidden.{layer}"
        weights[f"{name}.weight"] = generator.normal(size=(after, before)).astype(np.float32)
        weights[f"{name}.bias"] = np.zeros(after, dtype=np.float32)
    np.savez(tmp_path / "weights.npz", **weights)
    (tmp_path / "given.json").write_text(json.dumps({"rows": ROWS, "compared": 10}), encoding="utf-8")
    said = work("predict", tmp_path)
    assert said.shape == (10,)
    assert ((said >= 0.0) & (said <= 1.0)).all()

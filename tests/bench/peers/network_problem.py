# SPDX-License-Identifier: GPL-2.0-or-later
"""The table that networks are trained on, and how one of them is run: a process of its own, in one thread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .environment import NETWORK, python_of
from .problem import PeerError

FOLDER = Path(__file__).resolve().parent
PATIENCE = 900.0
"""Seconds after which a process is given up."""
THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True)
class Training:
    """What a process brought."""

    seconds: float
    """From arrays in memory to a trained network, or to probabilities; imports and compiling are left out."""
    processor_seconds: float
    """The same, of all processors together and without what other programs took."""
    peak_mb: float
    """Its highest resident memory."""
    probability: np.ndarray
    """What it says of rows that it was not trained on."""


def draw(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rows of eight features and labels that follow them smoothly, with chance."""
    generator = np.random.default_rng(seed)
    x = generator.random((n, 8)).astype(np.float32)
    odds = 4.0 * np.sin(6.0 * x[:, 0]) * x[:, 1] + 6.0 * (x[:, 2] - 0.5) * (x[:, 3] - 0.5) + 3.0 * x[:, 4] ** 2 - 2.0
    chance = 1.0 / (1.0 + np.exp(-2.0 * odds))
    return x, (generator.random(n) < chance).astype(np.float32)


def write_table(folder: Path, *, rows: int, unseen: int, epochs: int) -> np.ndarray:
    """Write a table to train on and return the labels of the rows that are only predicted."""
    inputs, labels = draw(rows, 1)
    others, truth = draw(unseen, 2)
    for name, array in (("inputs", inputs), ("labels", labels), ("unseen", others)):
        np.save(folder / f"{name}.npy", array)
    give(folder, epochs=epochs)
    return truth


def give(folder: Path, **given: Any) -> None:
    """Write what a process is told."""
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")


def run(script: str, name: str, folder: Path, *, threads: int = 1) -> Training:
    """Let a script of this folder work on the files of a folder; `our_network.py` in the project's own Python."""
    python = Path(sys.executable) if script.startswith("our") else python_of(NETWORK)
    environment = {**os.environ, **{one: str(threads) for one in THREADS}, "KERAS_BACKEND": name.rpartition(" ")[2]}
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    command = [str(python), str(FOLDER / script), name, str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, env=environment)
    except subprocess.TimeoutExpired as error:
        raise PeerError(f"given up after {PATIENCE:.0f} s") from error
    if done.returncode or not result.is_file():
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no reason given"]
        raise PeerError(lines[-1][:200])
    found = json.loads(result.read_text(encoding="utf-8"))
    probability = np.load(folder / "probability.npy")
    return Training(found["seconds"], found["processor_seconds"], found["peak_mb"], probability)


@contextmanager
def a_busy_core() -> Iterator[None]:
    """Keep one processor busy with another process until the `with` ends."""
    spinner = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        spinner.kill()
        spinner.wait()

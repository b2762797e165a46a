# SPDX-License-Identifier: GPL-2.0-or-later
"""The problem that all solve, and how one of them is run: a process of its own, so that its memory is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .environment import PYTHON

FOLDER = Path(__file__).resolve().parent
SIDE = 1000.0
REACH = 200.0
NUGGET, SILL = 0.1, 0.9
NEIGHBOURS = 24
PATIENCE = 900.0
"""Seconds after which a process is given up."""


@dataclass(frozen=True)
class Problem:
    """Samples at random places of a cube, and blocks that fill it."""

    samples: int
    """Their number."""
    shape: tuple[int, int, int]
    """Blocks along elevation, northing, easting."""
    neighbours: int = NEIGHBOURS
    """Samples of each block; 0 for all."""
    targets: int = 0
    """How many of the blocks are estimated, evenly spread; 0 for all."""
    options: dict[str, Any] = field(default_factory=dict)
    """What else the solver is told."""

    def deposit(self) -> tuple[np.ndarray, np.ndarray]:
        """Return places and values of the samples; the time does not depend on them."""
        generator = np.random.default_rng(1)
        return generator.uniform(0.0, SIDE, (self.samples, 3)), generator.normal(size=self.samples)

    def numbers(self) -> np.ndarray:
        """Return the numbers of the blocks that are estimated."""
        blocks = int(np.prod(self.shape))
        return np.linspace(0, blocks - 1, self.targets or blocks).astype(np.int64)

    def places(self, numbers: np.ndarray) -> np.ndarray:
        """Return the centres of blocks."""
        at = np.unravel_index(numbers, self.shape)[::-1]
        return np.column_stack([(one + 0.5) * SIDE / n for one, n in zip(at, self.shape[::-1])])


@dataclass(frozen=True)
class Outcome:
    """What a process brought."""

    seconds: float
    """From samples and targets in memory to estimates and variances in memory; imports and compiling are left out."""
    processor_seconds: float
    """The same, of all processors together and without what other programs took: a busy machine changes it little."""
    peak_mb: float
    """Its highest resident memory."""
    estimate: np.ndarray
    variance: np.ndarray


class PeerError(Exception):
    """A process failed; the message says why."""


def run(name: str, problem: Problem) -> Outcome:
    """Let one of the solvers of this folder work on a problem."""
    with tempfile.TemporaryDirectory(prefix="oresight-bench-") as folder:
        at = Path(folder)
        _write(at, problem)
        command = _command(name, folder)
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired as error:
            raise PeerError(f"given up after {PATIENCE:.0f} s") from error
        if done.returncode or not (at / "result.json").is_file():
            lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no reason given"]
            raise PeerError(lines[-1][:200])
        result = json.loads((at / "result.json").read_text(encoding="utf-8"))
        return Outcome(
            result["seconds"],
            result["processor_seconds"],
            result["peak_mb"],
            np.fromfile(at / "estimate.bin"),
            np.fromfile(at / "variance.bin"),
        )


def _command(name: str, folder: str) -> list[str]:
    if name == "R gstat":
        return ["Rscript", "--vanilla", str(FOLDER / "gstat.R"), folder]
    if name == "oresight":
        return [sys.executable, str(FOLDER / "ours.py"), folder]
    return [str(PYTHON), str(FOLDER / "theirs.py"), name, folder]


def _write(folder: Path, problem: Problem) -> None:
    points, values = problem.deposit()
    points.tofile(folder / "points.bin")
    values.tofile(folder / "values.bin")
    numbers = problem.numbers()
    if problem.targets or not problem.options.get("is_ours"):
        problem.places(numbers).tofile(folder / "targets.bin")
    given = {
        "samples": problem.samples,
        "targets": len(numbers),
        "neighbours": problem.neighbours,
        "shape": problem.shape,
        "side": SIDE,
        "model": "spherical",
        "reach": REACH,
        "nugget": NUGGET,
        "sill": SILL,
        "threads": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        **problem.options,
    }
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")

# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker of a real `qgis_process` in the middle of a training: killed, left behind, ended in peace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ..algorithms.network_blocks import Blocks, make_blocks

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory) -> Blocks:
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def processes_with(text: str) -> list[tuple[int, int]]:
    """Return the processes whose command line holds `text`, each with its parent."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue  # it ended meanwhile
        if text in command:
            found.append((int(folder.name), parent))
    return found


def wait_until(check: Callable[[], object], seconds: float) -> float:
    """Wait until something is true and return how long it took."""
    began = time.monotonic()
    while not check():
        assert time.monotonic() - began < seconds, "it did not come in time"
        time.sleep(0.05)
    return time.monotonic() - began


def start_training(qgis_process, blocks: Blocks, folder: Path, epochs: int) -> subprocess.Popen[str]:
    outputs = {
        "MODEL": "network.safetensors",
        "RECORD": "run.json",
        "REPORT": "report.html",
        "SPLIT_BLOCKS": "split.tif",
    }
    inputs = {
        "FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth, "SPLIT_DEPTH": 510.0,
        "EPOCHS": epochs, "DEVICE": "cpu", **{name: str(folder / file) for name, file in outputs.items()},
    }  # fmt: skip
    process = qgis_process.start(["--json", "run", "oresight:train_network", "-"], stdin=subprocess.PIPE)
    process.stdin.write(json.dumps({"inputs": inputs}))
    process.stdin.close()
    process.stdin = None
    return process


def worker_in_training(qgis_process, process: subprocess.Popen[str]) -> int:
    """Return the number of the worker of a `qgis_process` once it trains."""
    worker: list[int] = []

    def trains() -> bool:
        worker[:] = [pid for pid, parent in processes_with("bootstrap.py serve") if parent == process.pid]
        logs = qgis_process.data_folder.glob(f"logs/worker-{process.pid}-*.log")
        return bool(worker) and any("train_network" in log.read_text() for log in logs)

    wait_until(trains, 60)
    time.sleep(1.5)  # into the epochs
    return worker[0]


def test_a_worker_killed_in_the_middle_of_a_training_is_one_sentence_and_earlier_results_stay(
    qgis_process, blocks, tmp_path
):
    assert start_training(qgis_process, blocks, tmp_path, 2).wait(120) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "network.safetensors" in before

    process = start_training(qgis_process, blocks, tmp_path, 100_000)
    os.kill(worker_in_training(qgis_process, process), signal.SIGKILL)
    began = time.monotonic()
    said, complaint = process.communicate(timeout=10)
    assert time.monotonic() - began < 5.0
    assert process.returncode != 0
    assert "The worker was killed while it ran train_network" in said + complaint
    assert "Traceback" not in said + complaint
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_when_qgis_is_killed_its_worker_goes_in_the_middle_of_a_training(qgis_process, blocks, tmp_path):
    process = start_training(qgis_process, blocks, tmp_path, 100_000)
    worker = worker_in_training(qgis_process, process)
    process.kill()
    process.communicate()
    wait_until(lambda: worker not in [pid for pid, _ in processes_with("bootstrap.py serve")], 2.0)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_ends_in_peace_leaves_no_worker_and_no_folder(qgis_process, blocks, tmp_path):
    process = start_training(qgis_process, blocks, tmp_path, 2)
    said, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, said + complaint
    logs = list(qgis_process.data_folder.glob(f"logs/worker-{process.pid}-*.log"))
    assert len(logs) == 1, "one worker for a run"
    assert [pid for pid, parent in processes_with("bootstrap.py serve") if parent in {1, process.pid}] == []

# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks beside their peers: one trained, eight trained together, and ten million rows predicted.

200,000 rows of eight features, 128-64-32-16, ReLU, sigmoid, Adam, batches of 128, in one thread; eight networks and the
prediction take the threads they find useful. Each runs in a process of its own, from arrays in memory; imports and
compiling are left out. A machine that does other work as well slows all, but not evenly: the ratios per second of
processor change least.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from figures import Figure
from peers.environment import NETWORK, TRAINERS, missing_packages
from peers.network_problem import Training, a_busy_core, draw, give, run, write_table
from peers.problem import PeerError

ROWS, UNSEEN = 200_000, 50_000
QUALITY_EPOCHS = 12
"""Epochs of the network whose AUC is compared with that of boosted trees."""
NETWORKS = 8
PEERS = {
    "PyTorch, DataLoader": ("PyTorch",),
    "PyTorch, fused Adam": ("PyTorch",),
    "scikit-learn": ("scikit-learn",),
    "Keras, torch": ("Keras", "PyTorch"),
    "Keras, jax": ("Keras", "jax"),
    "skorch": ("skorch", "PyTorch"),
    "Lightning": ("Lightning", "PyTorch"),
}
"""Those that train, and the packages they need."""
PREDICTED = 10_000_000
FEW = {"PyTorch, DataLoader": 500_000, "onnxruntime": 4_000_000}
"""Rows that a peer predicts."""
COMPARED = 10_000
"""Predicted rows that are compared with ours."""
UNIT = "rows/s"


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    missing = missing_packages(NETWORK, TRAINERS, "numpy<2.4")
    with tempfile.TemporaryDirectory(prefix="oresight-bench-") as name:
        folder = Path(name)
        truth = write_table(folder, rows=ROWS, unseen=UNSEEN, epochs=1)
        yield from _one(folder, missing)
        yield from _busy(folder)
        yield from _eight(folder, missing)
        yield from _quality(folder, truth, missing)
        yield from _predicted(folder, missing)


def _one(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield one network, ours measured again beside each peer."""
    case = f"one network, {ROWS:,} rows"
    for number, (name, needed) in enumerate(PEERS.items()):
        found = _tried("trainers.py", name, folder, needed, missing)
        if isinstance(found, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {found}")
            continue
        ours = run("our_network.py", "one", folder)
        if number == 0:
            yield from _told(case, "oresight", ours)
        yield from _told(case, name, found)
        yield from _ratios(case, ours, name, found)


def _busy(folder: Path) -> Iterator[Figure]:
    """Yield how much of its idle speed a training keeps while another process keeps a core busy."""
    idle = run("our_network.py", "one", folder)
    with a_busy_core():
        busy = run("our_network.py", "one", folder)
    case = "speed beside a process that keeps a core busy"
    yield Figure(case, "oresight", idle.seconds / busy.seconds, "of idle")
    yield Figure(f"one processor, {case}", "oresight", idle.processor_seconds / busy.processor_seconds, "of idle")


def _eight(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield eight networks trained together, beside one after another."""
    case = f"{NETWORKS} networks together, {ROWS:,} rows"
    together, alone = run("our_network.py", "eight", folder), run("our_network.py", "one", folder)
    yield from _told(case, "oresight", together, NETWORKS)
    yield from _ratios(case, together, "oresight, one after another", alone, NETWORKS)
    name = "PyTorch, fused Adam"
    found = _tried("trainers.py", name, folder, PEERS[name], missing)
    if isinstance(found, str):
        yield Figure(case, name, None, UNIT, note=f"skipped: {found}")
    else:
        yield from _ratios(case, together, f"{name}, one after another", found, NETWORKS)


def _quality(folder: Path, truth: np.ndarray, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield the AUC on rows that nobody was trained on, beside boosted trees."""
    give(folder, epochs=QUALITY_EPOCHS)
    case = f"AUC on {UNSEEN:,} other rows, {QUALITY_EPOCHS} epochs"
    ours = _auc(run("our_network.py", "one", folder).probability, truth)
    yield Figure(case, "oresight", ours, "")
    found = _tried("trainers.py", "gradient boosting", folder, ("scikit-learn",), missing)
    if isinstance(found, str):
        yield Figure(case, "gradient boosting", None, "", note=f"skipped: {found}")
        return
    theirs = _auc(found.probability, truth)
    yield Figure(case, "gradient boosting", theirs, "")
    yield Figure("AUC above gradient boosting's", "oresight", ours - theirs, "")


def _predicted(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield the prediction of ten million rows from a file, and its memory."""
    _write_rows(folder)
    give(folder, rows=PREDICTED, compared=COMPARED)
    ours = run("our_network.py", "predict", folder, threads=2)
    case = f"prediction, {PREDICTED:,} rows"
    yield from _told(case, "oresight", ours, PREDICTED / ROWS)
    yield Figure(f"peak memory, {case}", "oresight", ours.peak_mb, "MB")
    for name, rows in FEW.items():
        give(folder, rows=rows, compared=COMPARED)
        needed = ("onnx", "onnxruntime") if name == "onnxruntime" else ("PyTorch",)
        found = _tried("predictors.py", name, folder, needed, missing, threads=2)
        if isinstance(found, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {found}")
            continue
        yield from _told(f"{case}: {rows:,} of them", name, found, rows / ROWS)
        yield from _ratios(case, ours, name, found, PREDICTED / ROWS, rows / ROWS)
        apart = float(np.abs(ours.probability - found.probability).max())
        yield Figure("largest difference to ours", name, apart, "")


def _write_rows(folder: Path) -> None:
    """Write the rows to be predicted and the weights of a network, part by part."""
    rows = np.lib.format.open_memmap(folder / "rows.npy", mode="w+", dtype=np.float32, shape=(PREDICTED, 8))
    for start in range(0, PREDICTED, 1_000_000):
        rows[start : start + 1_000_000] = draw(1_000_000, start)[0]
    rows.flush()
    generator = np.random.default_rng(3)
    widths = (8, 128, 64, 32, 16, 1)
    names = [*(f"hidden.{number}" for number in range(4)), "output"]
    weights = {}
    for name, below, above in zip(names, widths, widths[1:]):
        weights[f"{name}.weight"] = (generator.normal(size=(above, below)) / np.sqrt(below)).astype(np.float32)
        weights[f"{name}.bias"] = generator.normal(size=above).astype(np.float32)
    np.savez(folder / "weights.npz", **weights)


def _tried(
    script: str, name: str, folder: Path, needed: tuple[str, ...], missing: dict[str, str], threads: int = 1
) -> Training | str:
    """Return what a peer brought, or why it is missing or failed."""
    lacking = [missing[one] for one in needed if one in missing]
    if lacking:
        return lacking[0]
    try:
        return run(script, name, folder, threads=threads)
    except PeerError as error:
        return str(error)


def _told(case: str, name: str, found: Training, times: float = 1.0) -> Iterator[Figure]:
    """Yield speed on the clock and per second of processor."""
    work = times * ROWS
    yield Figure(case, name, work / found.seconds, UNIT)
    yield Figure(f"one processor, {case}", name, work / found.processor_seconds, UNIT)


def _ratios(
    case: str, ours: Training, peer: str, theirs: Training, times: float = 1.0, their_times: float = 1.0
) -> Iterator[Figure]:
    """Yield how much faster ours is: on the clock, and per second of processor."""
    for title, name in (("ratio", "seconds"), ("ratio per processor", "processor_seconds")):
        own, other = times * ROWS / getattr(ours, name), their_times * ROWS / getattr(theirs, name)
        yield Figure(f"{title}, {case}", "oresight", own, UNIT, own / other, peer)


def _auc(probability: np.ndarray, truth: np.ndarray) -> float:
    """Return the area under the ROC curve from the ranks."""
    ranks = np.empty(len(truth))
    ranks[np.argsort(probability, kind="stable")] = np.arange(1, len(truth) + 1)
    ore = truth == 1
    return float((ranks[ore].sum() - ore.sum() * (ore.sum() + 1) / 2) / (ore.sum() * (~ore).sum()))

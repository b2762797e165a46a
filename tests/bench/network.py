# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks beside their peers: one trained, eight trained together, and ten million rows predicted.

200,000 rows of eight features, 128-64-32-16, ReLU, sigmoid, Adam, batches of 128, in one thread; eight networks take a
helper, whose start is timed with them, and the prediction takes the threads it finds useful. Each runs in a process of
its own, from arrays in memory; imports and compiling are left out. What is compared with a bound runs in turns, several
times, and the shortest times count. A machine that does other work as well slows all, but not evenly: the ratios per
second of processor change least.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from figures import Figure
from peers.environment import NETWORK, TRAINERS, missing_packages
from peers.network_problem import Training, a_busy_core, draw, give, run, write_table
from peers.problem import PeerError

ROWS, UNSEEN = 200_000, 50_000
QUALITY_EPOCHS = 12
"""Epochs of the network whose AUC is compared with that of boosted trees."""
NETWORKS, EPOCHS_TOGETHER = 8, 20
"""Networks that are trained together, and their epochs: a quarter of the usual ones, with the start of a helper."""
TURNS = 3
"""So often is run what is compared with a bound."""
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
FASTER = {"PyTorch, DataLoader": 5.0, "PyTorch, fused Adam": 2.5, "scikit-learn": 2.0}
"""How many times as fast as these one network is to be trained."""
FASTER_TOGETHER, FASTER_THAN_ALONE = 4.0, 1.8
"""How many times as fast as PyTorch, and as ours, one after another eight networks are to be trained."""
SPEED_BESIDE_ANOTHER = 0.8
"""Share of its idle speed that a training is to keep beside a process that keeps a core busy."""
AUC_BESIDE_TREES = -0.003
"""What the AUC may be below that of boosted trees."""
FASTER_PREDICTION = 20.0
"""How many times as fast as PyTorch's DataLoader loop rows are to be predicted."""
PREDICTED = 10_000_000
FEW = {"PyTorch, DataLoader": 500_000, "onnxruntime": 4_000_000}
"""Rows that a peer predicts."""
COMPARED = 10_000
"""Predicted rows that are compared with ours."""
UNIT = "rows/s"
Found = dict[str, "Training | str"]
"""What each brought, or why it is missing or failed."""


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


def _in_turns(calls: dict[str, Callable[[], Training | str]]) -> Found:
    """Return the shortest times of several turns, in each of which every one is run once."""
    found: Found = {}
    for _ in range(TURNS):
        for name, call in calls.items():
            before, now = found.get(name), call()
            if isinstance(before, Training) and isinstance(now, Training):
                seconds, busy = (
                    min(getattr(one, value) for one in (before, now)) for value in ("seconds", "processor_seconds")
                )
                now = replace(now, seconds=seconds, processor_seconds=busy)
            found[name] = now
    return found


def _one(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield one network beside each peer; those with a bound in turns with ours, the others once."""
    case = f"one network, {ROWS:,} rows"

    def trained(name: str) -> Callable[[], Training | str]:
        return lambda: _tried("trainers.py", name, folder, PEERS[name], missing)

    ours: dict[str, Callable[[], Training | str]] = {"oresight": lambda: run("our_network.py", "one", folder)}
    found = _in_turns({**ours, **{name: trained(name) for name in FASTER}})
    found.update({name: trained(name)() for name in PEERS if name not in FASTER})
    own = found.pop("oresight")
    assert isinstance(own, Training)
    yield from _told(case, "oresight", own)
    for name, theirs in found.items():
        if isinstance(theirs, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {theirs}")
            continue
        yield from _told(case, name, theirs)
        yield from _ratios(case, own, name, theirs, least=(FASTER.get(name),) * 2)


def _busy(folder: Path) -> Iterator[Figure]:
    """Yield how much of its idle speed a training keeps while another process keeps a core busy.

    On the clock this says something only of a machine that has nothing else to do and two processors or more.
    """

    def beside_another() -> Training:
        with a_busy_core():
            return run("our_network.py", "one", folder)

    found = _in_turns({"idle": lambda: run("our_network.py", "one", folder), "busy": beside_another})
    idle, busy = found["idle"], found["busy"]
    assert isinstance(idle, Training)
    assert isinstance(busy, Training)
    case = "speed beside a process that keeps a core busy"
    for title, value in (("", "seconds"), ("one processor, ", "processor_seconds")):
        kept = getattr(idle, value) / getattr(busy, value)
        yield Figure(f"{title}{case}", "oresight", kept, "of idle", least=SPEED_BESIDE_ANOTHER)
    yield Figure("processors had by it, idle", "oresight", idle.processor_seconds / idle.seconds, "")


def _eight(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield eight networks trained together, beside one after another."""
    case = f"{NETWORKS} networks together, {ROWS:,} rows"
    name = "PyTorch, fused Adam"
    give(folder, epochs=EPOCHS_TOGETHER)
    found = _in_turns(
        {
            "together": lambda: run("our_network.py", "eight", folder),
            "oresight": lambda: run("our_network.py", "one", folder),
            name: lambda: _tried("trainers.py", name, folder, PEERS[name], missing),
        }
    )
    together = found.pop("together")
    assert isinstance(together, Training)
    yield from _told(case, "oresight", together, NETWORKS * EPOCHS_TOGETHER)
    yield Figure(f"processors taken by {case}", "oresight", together.processor_seconds / together.seconds, "")
    for peer, alone in found.items():
        if isinstance(alone, str):
            yield Figure(case, peer, None, UNIT, note=f"skipped: {alone}")
            continue
        least = FASTER_THAN_ALONE if peer == "oresight" else FASTER_TOGETHER
        times = (NETWORKS * EPOCHS_TOGETHER, EPOCHS_TOGETHER)
        yield from _ratios(case, together, f"{peer}, one after another", alone, *times, least=(least, None))


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
    yield Figure("AUC above gradient boosting's", "oresight", ours - theirs, "", least=AUC_BESIDE_TREES)


def _predicted(folder: Path, missing: dict[str, str]) -> Iterator[Figure]:
    """Yield the prediction of ten million rows from a file, and its memory."""
    _write_rows(folder)

    def ours(rows: int = PREDICTED) -> Training:
        give(folder, rows=rows, compared=COMPARED)
        return run("our_network.py", "predict", folder, threads=2)

    def theirs(name: str) -> Callable[[], Training | str]:
        needed = ("onnx", "onnxruntime") if name == "onnxruntime" else ("PyTorch",)

        def predicted() -> Training | str:
            give(folder, rows=FEW[name], compared=COMPARED)
            return _tried("predictors.py", name, folder, needed, missing, threads=2)

        return predicted

    found = _in_turns({"oresight": ours, **{name: theirs(name) for name in FEW}})
    own = found.pop("oresight")
    assert isinstance(own, Training)
    case = f"prediction, {PREDICTED:,} rows"
    yield from _told(case, "oresight", own, PREDICTED / ROWS)
    for rows, memory in ((PREDICTED // 10, ours(PREDICTED // 10).peak_mb), (PREDICTED, own.peak_mb)):
        answers = rows * 4 / 2**20
        yield Figure(f"memory besides the file and the answers, {rows:,} rows", "oresight", memory - answers, "MB")
    for name, peer in found.items():
        if isinstance(peer, str):
            yield Figure(case, name, None, UNIT, note=f"skipped: {peer}")
            continue
        rows = FEW[name]
        least = FASTER_PREDICTION if name == "PyTorch, DataLoader" else None
        yield from _told(f"{case}: {rows:,} of them", name, peer, rows / ROWS)
        yield from _ratios(case, own, name, peer, PREDICTED / ROWS, rows / ROWS, least=(least, None))
        apart = float(np.abs(own.probability - peer.probability).max())
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
    case: str,
    ours: Training,
    peer: str,
    theirs: Training,
    times: float = 1.0,
    their_times: float = 1.0,
    *,
    least: tuple[float | None, float | None],
) -> Iterator[Figure]:
    """Yield how much faster ours is, and is to be at least: on the clock, and per second of processor."""
    for title, name, asked in zip(("ratio", "ratio per processor"), ("seconds", "processor_seconds"), least):
        own, other = times * ROWS / getattr(ours, name), their_times * ROWS / getattr(theirs, name)
        yield Figure(f"{title}, {case}", "oresight", own, UNIT, own / other, peer, least=asked)


def _auc(probability: np.ndarray, truth: np.ndarray) -> float:
    """Return the area under the ROC curve from the ranks."""
    ranks = np.empty(len(truth))
    ranks[np.argsort(probability, kind="stable")] = np.arange(1, len(truth) + 1)
    ore = truth == 1
    return float((ranks[ore].sum() - ore.sum() * (ore.sum() + 1) / 2) / (ore.sum() * (~ore).sum()))

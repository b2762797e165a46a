# SPDX-License-Identifier: GPL-2.0-or-later
"""Oresight's own networks on the same table. Usage: python our_network.py one|eight|predict FOLDER."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from ours import load

WARM = 20 * 128


def one(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Callable[[np.ndarray], np.ndarray]:
    """Train one network."""
    from oresight.plugin.engine.network.descent import descend
    from oresight.plugin.engine.network.epochs import no_watcher
    from oresight.plugin.engine.network.model import architecture_of
    from oresight.plugin.engine.network.parts import Part
    from oresight.plugin.engine.network.search_training import answers_of
    from oresight.plugin.engine.network.settings import NetworkSettings
    from oresight.plugin.engine.progress import no_progress

    settings = NetworkSettings(epochs=epochs, device="cpu")
    found = descend(
        Part(inputs, labels),
        None,
        architecture_of(settings, inputs.shape[1]),
        settings,
        device="cpu",
        progress=no_progress,
        epoch=no_watcher,
    )
    return lambda rows: answers_of(settings, found, rows)


def eight(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Callable[[np.ndarray], np.ndarray]:
    """Train eight networks together, as a worker does, and predict with the first."""
    from oresight.plugin.engine.helpers import lending
    from oresight.plugin.engine.network.parts import Part
    from oresight.plugin.engine.network.search_training import TrialTraining, answers_of
    from oresight.plugin.engine.network.settings import NetworkSettings
    from oresight.plugin.engine.progress import never_stop
    from oresight.plugin.worker.helpers import WorkerHelpers

    settings = NetworkSettings(epochs=epochs, device="cpu")
    training = TrialTraining(Part(inputs, labels), None, "cpu", lambda *_: None, never_stop)
    with TemporaryDirectory() as folder, closing(WorkerHelpers(Path(folder))) as helpers, lending(helpers):
        found = training.train([replace(settings, seed=seed) for seed in range(8)], lambda _: None)
    return lambda rows: answers_of(found[0].settings, found[0].descent, rows)


def predictor(weights: dict[str, np.ndarray], watch: Callable[[], None]) -> Callable[[np.ndarray], np.ndarray]:
    """Return what predicts with a network of these weights; `watch` is called again and again meanwhile."""
    from oresight.plugin.engine.network.feature_view import FeatureView
    from oresight.plugin.engine.network.features import FeatureEncoding
    from oresight.plugin.engine.network.inference import predict
    from oresight.plugin.engine.network.model import architecture_of
    from oresight.plugin.engine.network.model_file import NetworkModel
    from oresight.plugin.engine.network.scaling import Scaler
    from oresight.plugin.engine.network.settings import NetworkSettings

    settings = NetworkSettings()
    names = tuple(f"f{number}" for number in range(8))
    encoding = FeatureEncoding(names, (Scaler("min_max", 0.0, 1.0),) * 8, ((),) * 8)
    model = NetworkModel(architecture_of(settings, 8), encoding, weights, settings, 0.5, {}, {}, {}, (), {})
    columns = tuple(range(8))
    return lambda rows: predict(model, FeatureView(rows, columns, {}), progress=lambda *_, **__: watch())


class OwnMemory:
    """The most memory that this process had to itself, without files that are mapped; MB."""

    def __init__(self) -> None:
        self.most = 0.0
        self._due = 0.0

    def look(self) -> None:
        """Look how much it has, twenty times a second; where the system does not say it, take the peak of all."""
        if time.perf_counter() < self._due:
            return
        self._due = time.perf_counter() + 0.05
        try:
            lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
            now = next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))
        except (OSError, StopIteration):
            now = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.most = max(self.most, now / 1024.0)


def processor_seconds() -> float:
    """Return what this process has taken of the processors, and those that it started and that have ended."""
    taken = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in taken)


def timed(call: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """Return what a call gives, and its seconds on the clock and of the processors."""
    began, busy = time.perf_counter(), processor_seconds()
    found = call()
    return found, {"seconds": time.perf_counter() - began, "processor_seconds": processor_seconds() - busy}


def main() -> None:
    """Do one of the three on the table of a folder."""
    load()
    what, folder = sys.argv[1], Path(sys.argv[2])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    if what == "predict":
        rows = np.load(folder / "rows.npy", mmap_mode="r")[: given["rows"]]
        memory = OwnMemory()
        predict = predictor(dict(np.load(folder / "weights.npz")), memory.look)
        predict(rows[:100_000])
        answers, result = timed(lambda: predict(rows))
        np.save(folder / "probability.npy", answers[: given["compared"]])
        result["peak_mb"] = memory.most
    else:
        inputs, labels, unseen = (np.load(folder / f"{part}.npy") for part in ("inputs", "labels", "unseen"))
        train = {"one": one, "eight": eight}[what]
        train(inputs[:WARM], labels[:WARM], 1)
        predict, result = timed(lambda: train(inputs, labels, given["epochs"]))
        np.save(folder / "probability.npy", predict(unseen))
        result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()

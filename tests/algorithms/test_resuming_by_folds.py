# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning from composites and validations that are killed or cancelled go on to the very same files."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from oresight.plugin.engine.network.array_file import read_arrays
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject

from .learning_composites import make_deposit
from .small_tables import ORE, write_settings, write_tables
from .test_resuming_a_training import kill_workers, pytestmark  # noqa: F401 - skips where they do

TAKEN_OVER = "taken over from the checkpoint: "
ANEW = "the work begins anew"
EXTENSIONS = {"MODEL": ".safetensors", "RECORD": ".json", "REPORT": ".html", "SCORES": ".csv"}
TABLES = ("COLLARS", "SURVEYS", "ASSAYS")
Work = Callable[..., dict[str, bytes]]


class Watch(QgsProcessingFeedback):
    """Hears everything, and does something once: when so many parts are kept, or the work is so far."""

    def __init__(self, action: Callable[[], None] | None = None, *, checkpoint: Path = Path(), parts: int = 0) -> None:
        super().__init__(False)
        self.heard: list[str] = []
        # before 4 %, it has not said yet what it takes over; the last fold is begun, and told, at 75 %
        self.percent = 4.0 if parts else random.uniform(4.0, 74.0)
        self._action = action
        self._checkpoint, self._parts = checkpoint, parts
        self.progressChanged.connect(self._look)

    def setProgressText(self, text: str) -> None:  # noqa: N802
        self.heard.append(text)

    def says(self, words: str) -> bool:
        return any(words in text for text in self.heard)

    def _look(self, percent: float) -> None:
        if self._action and percent >= self.percent and len(parts_in(self._checkpoint)) >= self._parts:
            action, self._action = self._action, None
            action()


def parts_in(checkpoint: Path) -> list[str]:
    """Return the finished parts that a checkpoint keeps."""
    return list(read_arrays(checkpoint.read_bytes())[0]["parts"]) if checkpoint.is_file() else []


def work_of(algorithm_id: str, inputs: Mapping[str, Any], results: tuple[str, ...]) -> Work:
    """Return what runs an algorithm and gives the contents of its files, without the seconds it took."""

    def work(folder: Path, feedback: QgsProcessingFeedback | None = None, **more: Any) -> dict[str, bytes]:
        targets = {name: str(folder / f"{name.lower()}{EXTENSIONS[name]}") for name in results}
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"oresight:{algorithm_id}")
        found, _ = algorithm.run(
            {**inputs, **targets, **more}, context, feedback or QgsProcessingFeedback(False), {}, False
        )
        return {name: without_seconds(Path(targets[name])) for name in results if name in found}

    return work


def without_seconds(path: Path) -> bytes:
    if path.suffix != ".json":
        return path.read_bytes()
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["seconds"]
    return json.dumps(record).encode()


@pytest.fixture(scope="module")
def learning(provider: Any, tmp_path_factory: pytest.TempPathFactory) -> Work:
    deposit = make_deposit(tmp_path_factory.mktemp("deposit"), holes=12, depth=10)
    inputs = {"SAMPLES": deposit.composites, "MEMBERS": ["randomised_places"], "FOLDS": 3, "TRIALS": 1}
    return work_of("train_on_composites", inputs, ("MODEL", "RECORD", "REPORT"))


@pytest.fixture(scope="module")
def validation(provider: Any, tmp_path_factory: pytest.TempPathFactory) -> Work:
    folder = tmp_path_factory.mktemp("tables")
    settings = write_settings(
        folder / "settings.json",
        variogram={"anisotropic": False, "structures": "spherical", "max_pairs": 10000},
        learning={"members": ["randomised_places"], "trials": 1},
        network={"epochs": 2},
        grades=["cu_pct"],
        categories=[],
    )
    tables = write_tables(folder)
    inputs = {**{name: tables[name] for name in TABLES}, "ORE": ORE, "SETTINGS": settings, "FOLDS": 2}
    return work_of("validate_workflow", inputs, ("SCORES", "RECORD"))


def check_going_on(work: Work, folder: Path) -> None:
    """Kill it at any moment, cancel it when a part is finished, and let it end: the files are the same."""
    undisturbed = work(folder)
    checkpoint = folder / "made for it" / "kept.safetensors"
    killed = Watch(kill_workers)
    with pytest.raises(QgsProcessingException, match="worker was killed while it ran"):
        work(folder, killed, CHECKPOINT=str(checkpoint))
    first = parts_in(checkpoint)
    cancelled = Watch(checkpoint=checkpoint, parts=max(1, len(first)))
    cancelled._action = cancelled.cancel
    assert work(folder, cancelled, CHECKPOINT=str(checkpoint)) == {}
    assert cancelled.says(f"{TAKEN_OVER}{len(first)}.") == bool(first)
    kept = parts_in(checkpoint)
    assert kept
    resumed = Watch()
    assert work(folder, resumed, CHECKPOINT=str(checkpoint)) == undisturbed, f"killed at {killed.percent} %"
    assert resumed.says(f"{TAKEN_OVER}{len(kept)}.")
    assert not checkpoint.exists()


def test_learning_goes_on_after_its_last_finished_fold(learning: Work, tmp_path: Path) -> None:
    check_going_on(learning, tmp_path)


def test_a_validation_goes_on_after_its_last_finished_fold(validation: Work, tmp_path: Path) -> None:
    check_going_on(validation, tmp_path)


def test_what_is_damaged_is_left_aside_with_a_word_and_a_model_is_not_replaced(learning: Work, tmp_path: Path) -> None:
    checkpoint = tmp_path / "kept.safetensors"
    checkpoint.write_bytes(b"half a checkpoint")
    damaged = Watch(checkpoint=checkpoint)
    assert learning(tmp_path, damaged, CHECKPOINT=str(checkpoint), FOLDS=2).keys() == {"MODEL", "RECORD", "REPORT"}
    assert damaged.says(ANEW)
    assert not checkpoint.exists()
    model = tmp_path / "model.safetensors"
    before = model.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(QgsProcessingException, match="is no checkpoint but a model or network"):
        learning(other, CHECKPOINT=str(model))
    assert model.read_bytes() == before

# SPDX-License-Identifier: GPL-2.0-or-later
"""A whole run that is ended while it trains goes on, run again, from the last finished epoch to the very same files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from oresight.algorithms.workflow.network_stages import NetworkStages
from oresight.algorithms.workflow.settings import resolve_settings
from oresight.plugin.bridge.composite_fields import FeatureFields
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from .small_tables import ONE_FEATURE, write_settings, write_tables
from .test_resuming_a_training import finished_epochs, kill_workers, pytestmark  # noqa: F401 - skips where they do
from .test_resuming_by_folds import parts_in
from .test_run_workflow import run_in

EPOCHS = 120
GOES_ON = "It goes on from what an ended run had finished."
RESULTS = ("network.safetensors", "blocks/probability.tif", "blocks/split.tif", "evaluation.csv")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_tables(tmp_path_factory.mktemp("tables"), with_truth=False)


def settings_in(folder: Path, **network: Any) -> str:
    quick = {"structures": "spherical", "anisotropic": False, "max_pairs": 20000}
    network = {"epochs": EPOCHS, "patience": 0, "hidden_layers": "64,32", "dropout": 0.1, **network}
    return write_settings(folder / "settings.json", variogram=quick, network=network, **ONE_FEATURE)


@pytest.fixture(scope="module")
def undisturbed(provider: Any, tables: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    run_in(folder / "run", tables, settings_in(folder))
    return results_of(folder)


def results_of(place: Path, names: Sequence[str] = RESULTS) -> dict[str, bytes]:
    return {name: (place / "run" / name).read_bytes() for name in names}


def checkpoints(place: Path) -> list[Path]:
    return list(place.glob(".run.*/work/checkpoints/*.safetensors"))


class When(QgsProcessingFeedback):
    """Does something once, when so many epochs of the run's training, or parts of its learning, are finished."""

    def __init__(
        self, place: Path, wanted: int, action: Any, finished: Callable[[Path], int] = finished_epochs
    ) -> None:
        super().__init__(False)
        self.place, self.wanted, self.action, self.finished = place, wanted, action, finished
        self.progressChanged.connect(self.look)

    def look(self) -> None:
        if self.action and any(self.finished(path) >= self.wanted for path in checkpoints(self.place)):
            action, self.action = self.action, None
            action()


def test_a_run_whose_training_is_killed_and_then_cancelled_ends_in_the_same_files(
    tables: dict[str, str], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    settings = settings_in(tmp_path)
    with pytest.raises(QgsProcessingException, match="worker was killed while it ran train_network"):
        run_in(tmp_path / "run", tables, settings, When(tmp_path, 20, kill_workers))
    (kept,) = checkpoints(tmp_path)
    first = finished_epochs(kept)
    assert 20 <= first < EPOCHS
    assert {path.name for path in kept.parents[2].iterdir()} == {".owner.json", "work"}
    cancelled = When(tmp_path, first + 10, None)
    cancelled.action = cancelled.cancel
    assert run_in(tmp_path / "run", tables, settings, cancelled) == {}
    assert GOES_ON in cancelled.textLog()
    assert f"is kept in the hidden folder {checkpoints(tmp_path)[0].parents[2]}." in cancelled.textLog()
    assert first + 10 <= finished_epochs(checkpoints(tmp_path)[0]) < EPOCHS
    assert not (tmp_path / "run").exists()
    feedback = QgsProcessingFeedback(False)
    run_in(tmp_path / "run", tables, settings, feedback)
    assert GOES_ON in feedback.textLog()
    assert "hidden folder" not in feedback.textLog()
    assert results_of(tmp_path) == undisturbed
    assert {path.name for path in tmp_path.iterdir()} == {"run", "settings.json"}
    assert not (tmp_path / "run" / "work").exists()


@pytest.mark.usefixtures("provider")
def test_a_run_that_is_killed_while_it_learns_from_composites_goes_on_after_the_finished_folds(
    tables: dict[str, str], tmp_path: Path
) -> None:
    quick = {"structures": "spherical", "anisotropic": False, "max_pairs": 20000}
    learning = {"members": ["randomised_places"], "folds": 3, "trials": 1}
    for name in ("undisturbed", "killed"):
        (tmp_path / name).mkdir()
    settings = write_settings(
        tmp_path / "honest.json", preset="honest", variogram=quick, learning=learning, **ONE_FEATURE
    )
    run_in(tmp_path / "undisturbed" / "run", tables, settings)
    place = tmp_path / "killed"
    killed = When(place, 2, kill_workers, lambda path: len(parts_in(path)))
    with pytest.raises(QgsProcessingException, match="worker was killed while it ran train_on_composites"):
        run_in(place / "run", tables, settings, killed)
    (kept,) = checkpoints(place)
    assert len(parts_in(kept)) >= 2
    feedback = QgsProcessingFeedback(False)
    run_in(place / "run", tables, settings, feedback)
    assert GOES_ON in feedback.textLog()
    names = ("honest.safetensors", "blocks/probability.tif")
    assert results_of(place, names) == results_of(tmp_path / "undisturbed", names)
    assert [path.name for path in place.iterdir()] == ["run"]


@pytest.mark.parametrize("networks", [1, 3])
def test_a_run_keeps_the_state_of_a_network_and_of_an_ensemble(provider: Any, tmp_path: Path, networks: int) -> None:
    told: list[str] = []

    class Steps:
        def stage(self, name: str) -> AbstractContextManager[None]:
            return nullcontext()

        def run(self, algorithm: Any, given: dict[str, Any], *, checkpoint: str = "") -> dict[str, Any]:
            assert given["NETWORKS"] == networks
            told.append(checkpoint)
            return {}

    settings: Any = resolve_settings({"network": {"networks": networks}})
    stages = NetworkStages(tmp_path, {}, settings, Steps(), None)  # type: ignore[arg-type]
    stages.fields = FeatureFields(("cu_pct",), (), 1, 1, ())
    stages.train()
    assert told == ["CHECKPOINT"]

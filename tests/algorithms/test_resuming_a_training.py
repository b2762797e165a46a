# SPDX-License-Identifier: GPL-2.0-or-later
"""A training whose worker is killed goes on from its checkpoint to the very same network."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from oresight.algorithms.network.train_network import TrainNetwork
from oresight.algorithms.workflow.step_keys import StepKeys
from oresight.algorithms.workflow.steps import Steps
from oresight.plugin.bridge.run_steps import RunFiles
from oresight.plugin.engine.network.array_file import read_arrays
from oresight.plugin.engine.network.checkpoint import State
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from .network_blocks import make_blocks

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
LONG = {
    "EPOCHS": 60,
    "HIDDEN_LAYERS": "32,16",
    "SPLIT_DEPTH": 510.0,
    "DEVICE": "cpu",
    "DROPOUT": 0.1,
    "INPUT_NOISE": 0.02,
}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def train(run, blocks, folder, **parameters):
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    return run("train_network", **{**given, **LONG, **blocks.destinations(folder), **parameters})


def own_workers() -> list[int]:
    """Return the processes of this one's workers."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue  # it ended meanwhile
        if parent == os.getpid() and b"bootstrap.py\0serve" in command:
            found.append(int(folder.name))
    return found


def finished_epochs(checkpoint: Path) -> int:
    """Return the epochs of a network; of an ensemble those that all that began have finished."""
    if not checkpoint.exists():
        return 0
    about = read_arrays(checkpoint.read_bytes())[0]
    parts = list(about["parts"].values()) if "parts" in about else [about]
    return min(len(one["history"]) for part in parts for one in part.get("networks", [part]))


def when_epochs_are_done(feedback: QgsProcessingFeedback, checkpoint: Path, n: int, do) -> None:
    """Do something once, when the checkpoint holds so many epochs."""
    done = []

    def look(_):
        if not done and finished_epochs(checkpoint) >= n:
            done.append(True)
            do()

    feedback.progressChanged.connect(look)


def kill_workers() -> None:
    for worker in own_workers():
        os.kill(worker, signal.SIGKILL)


@pytest.fixture(scope="module")
def undisturbed(provider, blocks):
    """Return the bytes of the network of a training that nothing happened to."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:train_network")
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    parameters = {**given, **LONG, **blocks.destinations("undisturbed")}
    results, _ = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)
    return Path(results["MODEL"]).read_bytes()


def test_killed_twice_it_still_ends_in_the_same_file(run, blocks, feedback, undisturbed, tmp_path):
    checkpoint = tmp_path / "training.safetensors"
    for n in (10, 30):
        when_epochs_are_done(feedback, checkpoint, n, kill_workers)
        with pytest.raises(QgsProcessingException, match="worker was killed while it ran train_network"):
            train(run, blocks, "killed", CHECKPOINT=str(checkpoint))
        assert n <= finished_epochs(checkpoint) < LONG["EPOCHS"]
        assert not (blocks.folder / "killed" / "network.safetensors").exists()
    resumed = train(run, blocks, "killed", CHECKPOINT=str(checkpoint))
    assert Path(resumed["MODEL"]).read_bytes() == undisturbed
    assert list(tmp_path.iterdir()) == []  # of no use any more


@pytest.mark.parametrize("options", [{"DROPOUT": 0.0, "INPUT_NOISE": 0.0}, {}], ids=["together", "side by side"])
def test_an_ensemble_that_is_killed_ends_in_the_same_file(run, blocks, feedback, tmp_path, options):
    checkpoint, given = tmp_path / "training.safetensors", {"NETWORKS": 3, "EPOCHS": 150, **options}
    undisturbed = Path(train(run, blocks, "undisturbed ensemble", **given)["MODEL"]).read_bytes()
    when_epochs_are_done(feedback, checkpoint, 10, kill_workers)
    with pytest.raises(QgsProcessingException, match="worker was killed while it ran train_network"):
        train(run, blocks, "killed ensemble", CHECKPOINT=str(checkpoint), **given)
    assert finished_epochs(checkpoint) >= 10
    resumed = train(run, blocks, "killed ensemble", CHECKPOINT=str(checkpoint), **given)
    assert Path(resumed["MODEL"]).read_bytes() == undisturbed
    assert list(tmp_path.iterdir()) == []


def test_cancelled_it_goes_on_too(run, blocks, feedback, undisturbed, tmp_path):
    checkpoint = tmp_path / "made" / "for it" / "training.safetensors"
    when_epochs_are_done(feedback, checkpoint, 10, feedback.cancel)
    assert train(run, blocks, "cancelled", CHECKPOINT=str(checkpoint)) == {}
    assert finished_epochs(checkpoint) >= 10


def test_the_checkpoint_of_another_training_is_refused_unless_it_is_begun_anew(run, blocks, feedback, tmp_path):
    checkpoint = tmp_path / "training.safetensors"
    when_epochs_are_done(feedback, checkpoint, 5, kill_workers)
    with pytest.raises(QgsProcessingException, match="worker was killed"):
        train(run, blocks, "other", CHECKPOINT=str(checkpoint))
    before = checkpoint.read_bytes()
    with pytest.raises(QgsProcessingException, match="training with other blocks, settings, device or software"):
        train(run, blocks, "other", CHECKPOINT=str(checkpoint), EPOCHS=3)
    assert checkpoint.read_bytes() == before
    train(run, blocks, "other", CHECKPOINT=str(checkpoint), EPOCHS=3, RESUME=False)
    assert not checkpoint.exists()


def test_a_run_whose_kept_state_is_of_another_training_begins_anew_and_says_so(provider, blocks, feedback, tmp_path):
    staged = tmp_path / "staged"
    files = RunFiles(tmp_path / "run", staged)
    keys = StepKeys(files, {})
    given = {
        "FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth, **LONG, "EPOCHS": 2,
        "MODEL": str(staged / "network.safetensors"),
    }  # fmt: skip
    kept = files.checkpoint(keys.of_algorithm(TrainNetwork().create(), given, ()))
    kept.write("of another device", State({"epoch": 7}, {"weights": np.ones(3)}))
    steps = Steps(("training",), files, keys, QgsProcessingContext(), feedback)
    with steps.stage("training"):
        steps.run(TrainNetwork, given, checkpoint="CHECKPOINT")
    assert [said.partition(":")[0] for said in steps.warnings if "anew" in said] == ["The training began anew"]
    assert (staged / "network.safetensors").is_file()
    assert not kept.path.exists()

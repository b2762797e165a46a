# SPDX-License-Identifier: GPL-2.0-or-later
"""A training in a real window: started from its dialog, watched, stopped, evaluated; QGIS closed in the middle."""

from __future__ import annotations

import json
from time import monotonic, sleep

import pytest

pytestmark = [pytest.mark.screen, pytest.mark.slow]
LONGEST_PAUSE_S = 5.0
"""A window that waited for the training would not answer for all of it; a quiet machine stays below half a second."""


def test_a_training_is_watched_stopped_and_evaluated_and_the_plugin_reloaded(desktop):
    ended = desktop.run("train.py")
    found = ended.found
    assert ended.code == 0, ended.said[-3000:]
    assert found.get("errors") == [], "\n".join(found.get("errors", [ended.said[-3000:]]))

    # The curve grew while the window answered.
    assert found["grown"] == sorted(set(found["grown"]))
    assert found["longest_pause"] < LONGEST_PAUSE_S
    assert "Epoch" in found["status"]
    assert "processor" in found["status"]

    # It stopped soon after the button, and kept its best epoch.
    at, last, wanted = found["stopped_after"]
    assert at <= last < wanted / 2
    record = json.loads((desktop.folder / "training" / "trained.json").read_text(encoding="utf-8"))
    assert len(record["history"]) == last
    assert any("stopped by hand" in notice for notice in record["notices"])
    assert (desktop.folder / "training" / "network.safetensors").is_file()

    # The result that QGIS loaded has its style.
    assert found["split_renderer"] == "paletted"

    # The rasters of a folder are loaded together, the first one shown; those that are there stay as they were set.
    first, second = found["attributions"]
    assert {one[2] for one in first} == {"singlebandpseudocolor"}
    assert [one[1] for one in first] == [True, False]
    assert second == [[name, True, renderer] for name, _, renderer in first]

    # The figures followed the threshold.
    to, wanted_row = found["dragged"]["to"], found["dragged"]["wanted"]
    assert to["threshold"] > found["dragged"]["from"]["threshold"]
    assert to["true_positive_rate"] == pytest.approx(wanted_row["true_positive_rate"], abs=0.05)
    assert found["confusion"][0][0] == f"{to['true_positives']:,}"
    assert [row[0] for row in found["figures"][2:]] == [
        f"{to[n]:.3f}" for n in ("accuracy", "precision", "recall", "f1")
    ]

    # The start page opens an algorithm by its id.
    assert found["opened"] == "oresight:run_workflow"

    # The plots followed the theme, and nothing stayed when the plugin was unloaded.
    assert max(found["dark"]) < 100 < min(found["light"])
    assert found["loaded"] == [[2, 1, 1], [0, 0, 0], [2, 1, 1], [0, 0, 0], [2, 1, 1]]


def partial_results(desktop) -> list[str]:
    return [path.name for path in (desktop.folder / "training").iterdir() if path.suffix in {".safetensors", ".json"}]


def test_closing_qgis_in_the_middle_of_a_training_ends_its_worker_without_a_crash(desktop):
    ended = desktop.run("close_while_training.py", by="menu")
    assert ended.found.get("errors") == [], ended.said[-3000:]
    assert ended.found["epochs"] > 2
    assert ended.code == 0, ended.said[-3000:]
    assert "Traceback" not in ended.said
    assert desktop.workers() == []
    assert partial_results(desktop) == []


def test_when_qgis_is_killed_in_the_middle_of_a_training_its_worker_goes_too(desktop):
    ended = desktop.run("close_while_training.py", by="kill")
    assert ended.found["epochs"] > 2
    end = monotonic() + 60.0
    while desktop.workers() and monotonic() < end:
        sleep(0.1)
    assert desktop.workers() == []
    assert partial_results(desktop) == []

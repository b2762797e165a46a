# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of a job are taken over where everything that they depend on is the same, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.engine.learning.kept_parts import KeptParts
from oresight.plugin.engine.network.checkpoint import State
from oresight.plugin.worker.jobs import JobInput, kept

PARAMETERS = {"seed": 1, "members": ["linear"], "holes": ["矿 1"]}
ARRAYS = {"points": np.arange(6.0).reshape(2, 3), "ore": np.array([0, 1], dtype=np.int8)}


def parts_of(
    folder: Path,
    parameters: Mapping[str, Any] = PARAMETERS,
    arrays: Mapping[str, Any] = ARRAYS,
    *,
    name: str = "learn",
    heard: list[str] | None = None,
) -> KeptParts:
    def hear(fraction: float, message: str = "", **fields: Any) -> None:
        if heard is not None:
            heard.append(message.format(**fields))

    path = {"checkpoint": str(folder / "kept.safetensors")}
    return kept.kept_parts(JobInput({**path, **parameters}, arrays, folder, progress=hear), name)


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """Return the folder of a job that was ended after one part."""
    parts_of(tmp_path).part("fold 1", lambda: State({}, {"logits": np.ones(2)}))
    return tmp_path


def test_the_same_work_takes_over_what_is_finished_and_says_so(ended: Path) -> None:
    heard: list[str] = []
    assert parts_of(ended, heard=heard).taken_over == ("fold 1",)
    assert heard == ["Parts that an ended run had finished, taken over from the checkpoint: 1."]


def test_where_the_file_lies_makes_no_difference(ended: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (ended / "kept.safetensors").rename(elsewhere / "kept.safetensors")
    assert parts_of(elsewhere, {**PARAMETERS, "resumes": True}).taken_over == ("fold 1",)


@pytest.mark.parametrize(
    ("parameters", "arrays"),
    [
        ({**PARAMETERS, "seed": 2}, ARRAYS),
        ({**PARAMETERS, "members": ["linear", "kriging"]}, ARRAYS),
        (PARAMETERS, {**ARRAYS, "ore": np.array([1, 0], dtype=np.int8)}),
        (PARAMETERS, {**ARRAYS, "points": ARRAYS["points"].reshape(3, 2)}),
        (PARAMETERS, {"points": ARRAYS["ore"], "ore": ARRAYS["points"]}),
    ],
)
def test_of_other_data_or_settings_nothing_is_taken_over_and_that_is_said(
    ended: Path, parameters: Mapping[str, Any], arrays: Mapping[str, Any]
) -> None:
    heard: list[str] = []
    assert parts_of(ended, parameters, arrays, heard=heard).taken_over == ()
    assert len(heard) == 1
    assert "the work begins anew" in heard[0]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("code_hash", lambda *_: "another"),
        ("software_versions", lambda *_: {"numpy": "0.1"}),
        ("installed", lambda *_: "0.1"),
        ("choose_device", lambda *_: "another"),
        ("available_threads", lambda: 99),
    ],
)
def test_of_other_software_or_another_machine_nothing_is_taken_over(
    ended: Path, monkeypatch: pytest.MonkeyPatch, name: str, other: Any
) -> None:
    monkeypatch.setattr(kept, name, other)
    assert parts_of(ended).taken_over == ()


def test_another_job_takes_nothing_over(ended: Path) -> None:
    assert parts_of(ended, name="validate").taken_over == ()


def test_a_job_without_a_checkpoint_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    heard: list[str] = []
    parts = parts_of(tmp_path, {**PARAMETERS, "checkpoint": None}, heard=heard)
    parts.part("fold 1", lambda: State({}, {}))
    assert (heard, list(tmp_path.iterdir())) == ([], [])

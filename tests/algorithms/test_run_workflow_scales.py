# SPDX-License-Identifier: GPL-2.0-or-later
"""Logarithms and normal scores are of grades: indicators of ore and rock stay 0 and 1."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from oresight.algorithms.workflow.block_stages import BlockStages
from oresight.algorithms.workflow.settings import resolve_settings

pytestmark = pytest.mark.usefixtures("provider")


class Recorded:
    """Stands for the steps: keeps what each algorithm would have been given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, str, Any]] = []

    @contextmanager
    def stage(self, name: str, count: int = 1):
        yield

    def run(self, algorithm: Any, parameters: dict[str, Any], layers: tuple[str, ...] = ()) -> dict[str, Any]:
        self.given.append((algorithm.ID, parameters["FIELD"], parameters.get("SCALE")))
        return {}


def test_only_grades_are_fitted_and_kriged_as_normal_scores(tmp_path: Path) -> None:
    steps = Recorded()
    settings = resolve_settings({name: {"scale": "normal_score"} for name in ("variogram", "kriging")})
    stages = BlockStages(tmp_path, {}, settings, steps, None)
    stages.fields = SimpleNamespace(grades=("cu_pct",), categories=("rock",))
    stages.fit_variograms()
    stages.krige()
    assert steps.given == [
        ("fit_variogram", "cu_pct", "normal_score"),
        ("fit_variogram", "rock", "raw"),
        ("fit_variogram", "ore", "raw"),
        ("krige_grades", "cu_pct", "normal_score"),
        ("krige_categories", "rock", None),
        ("krige_grades", "ore", "raw"),
    ]

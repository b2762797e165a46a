# SPDX-License-Identifier: GPL-2.0-or-later
"""Real `qgis_process` runs in a clean profile with the plugin linked and enabled."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ..clean_profile import CleanProfile

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 1500.0
"""Longest run: a busy machine takes many times as long as a quiet one."""


@dataclass(frozen=True)
class Ended:
    """What a run of `qgis_process` left."""

    code: int
    results: dict[str, Any]
    text: str


@dataclass(frozen=True)
class QgisProcess:
    """`qgis_process` in one profile."""

    profile: CleanProfile
    environment: Mapping[str, str]

    @property
    def data_folder(self) -> Path:
        """The plugin's folder among the user's data."""
        return self.profile.home / "oresight"

    def start(self, arguments: Sequence[str], **options: Any) -> subprocess.Popen[str]:
        """Start it and return the process."""
        return subprocess.Popen(
            ["qgis_process", *arguments],
            env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
        )  # fmt: skip

    def call(self, *arguments: str) -> Ended:
        """Run it to its end."""
        process = self.start(arguments)
        said, complaint = process.communicate(timeout=LIMIT_S)
        return Ended(process.returncode, {}, said + complaint)

    def run(self, algorithm: str, parameters: Mapping[str, Any]) -> Ended:
        """Run an algorithm with parameters given as JSON, and return its outputs."""
        process = self.start(["--json", "run", algorithm, "-"], stdin=subprocess.PIPE)
        said, complaint = process.communicate(json.dumps({"inputs": dict(parameters)}), timeout=LIMIT_S)
        try:
            results = json.loads(said).get("results", {})
        except ValueError:
            results = {}
        return Ended(process.returncode, results, said + complaint)


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory: pytest.TempPathFactory) -> QgisProcess:
    """Return `qgis_process` in a profile of its own; the plugin's folder is not called oresight."""
    profile = CleanProfile(tmp_path_factory.mktemp("clean profile"))
    (profile.plugins / "oresight").symlink_to(ROOT)
    environment = profile.environment(QT_QPA_PLATFORM="offscreen", ORESIGHT_PYTHON=os.environ["ORESIGHT_PYTHON"])
    process = QgisProcess(profile, environment)
    enabled = process.call("plugins", "enable", "oresight")
    assert enabled.code == 0, enabled.text
    return process

# SPDX-License-Identifier: GPL-2.0-or-later
"""What the stages of a run share: its folder and files, tables, settings and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from ...plugin.bridge.composite_fields import FeatureFields
from ...plugin.bridge.run_files import TableWatch
from .settings import WorkflowSettings
from .steps import Steps


@dataclass
class Stages:
    """A run in a folder: each stage adds its files and what the next ones need."""

    folder: Path
    """Where everything is written."""
    tables: Mapping[str, QgsVectorLayer]
    """The drillhole tables by name."""
    settings: WorkflowSettings
    """All settings."""
    steps: Steps
    """Runs the algorithms."""
    watch: TableWatch
    """Knows whether the tables are still the same."""
    fields: FeatureFields = field(init=False)
    """Fields that are estimated."""
    drilling: dict[str, Any] = field(init=False)
    """What was found in the tables and done to them."""
    results: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Outputs of the single steps by stage: numbers that go into the run record."""

    def path(self, *parts: str) -> str:
        """Return the path of a file of the run; its folder is made."""
        path = self.folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return str(path)

    def block_path(self, name: str) -> str:
        """Return the path of a block model."""
        return self.path("blocks", f"{name}.tif")

    @property
    def composites(self) -> str:
        """The layer of composites."""
        return self.path("composites.gpkg")

    @property
    def features(self) -> list[str]:
        """The rasters that the network learns from."""
        grades = [self.block_path(f"grade_{name}") for name in self.fields.grades]
        return grades + [self.block_path(f"category_{name}") for name in self.fields.categories]

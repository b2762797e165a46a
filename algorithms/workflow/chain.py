# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables to voxels and targets: the separate algorithms one after another, in one folder."""

from __future__ import annotations

from .block_stages import BlockStages
from .drilling_stages import DrillingStages
from .honest_stages import HonestStages
from .network_stages import NetworkStages
from .settings import WorkflowSettings

STAGES = (
    "drillholes", "composites", "codes", "blocks", "variograms", "kriging", "label", "training", "prediction",
    "evaluation", "voxels", "targets",
)  # fmt: skip
"""Stages of the published way in their order, as timed in the run record."""

HONEST = ("learning", "prediction", "voxels", "targets")
"""Stages of the honest way after the blocks."""


def stages_of(settings: WorkflowSettings) -> tuple[str, ...]:
    """Return the stages of a run in their order; where both ways are gone, those of the honest one are called so."""
    if not settings.has_published:
        return ("drillholes", "composites", "blocks", *HONEST)
    return (*STAGES, *(f"honest_{stage}" for stage in HONEST)) if settings.has_honest else STAGES


class Chain(DrillingStages, BlockStages, NetworkStages, HonestStages):
    """The whole run."""

    def run(self) -> None:
        """Run all stages."""
        self.check_drillholes()
        self.composite()
        if self.settings.has_published:
            self.encode()
        self.lay_blocks()
        if self.settings.has_published:
            self._go_published_way()
        if self.settings.has_honest:
            self._go_honest_way()

    def _go_published_way(self) -> None:
        self.fit_variograms()
        self.krige()
        self.label()
        self.train()
        self.predict()
        self.evaluate()
        self.show()
        self.rank()

    def _go_honest_way(self) -> None:
        self.learn()
        self.predict_honestly()
        self.show(self.honest, applicability=self.block_path("applicability"))
        self.rank(self.honest, applicability=self.block_path("applicability"))

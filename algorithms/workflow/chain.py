# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables to voxels and targets: the separate algorithms one after another, in one folder."""

from __future__ import annotations

from .block_stages import BlockStages
from .drilling_stages import DrillingStages
from .network_stages import NetworkStages

STAGES = (
    "drillholes", "composites", "codes", "blocks", "variograms", "kriging", "label", "training", "prediction", "voxels",
    "targets",
)  # fmt: skip
"""Stages in their order, as timed in the run record."""


class Chain(DrillingStages, BlockStages, NetworkStages):
    """The whole run."""

    def run(self) -> None:
        """Run all stages."""
        self.check_drillholes()
        self.composite()
        self.encode()
        self.lay_blocks()
        self.fit_variograms()
        self.krige()
        self.label()
        self.train()
        self.predict()
        self.show()
        self.rank()

# SPDX-License-Identifier: GPL-2.0-or-later
"""From composites to the probability of ore at blocks, scored at held-out holes."""

from __future__ import annotations

from ..network.predict_from_composites import PredictFromComposites
from ..network.train_on_composites import TrainOnComposites
from .stages import Stages


class HonestStages(Stages):
    """The stages that learn from composites and predict at blocks."""

    @property
    def honest(self) -> str:
        """How the files and stages of the honest way begin: with nothing where it is the only one."""
        return "honest_" if self.settings.has_published else ""

    def learn(self) -> None:
        """Learn from the composites."""
        with self.steps.stage(f"{self.honest}learning"):
            found = self.steps.run(
                TrainOnComposites,
                {
                    **self.settings.parameters("learning"),
                    "SAMPLES": self.composites,
                    "TARGET": str(self.settings.sections["composites"]["ore"]),
                    "COLLARS": self.tables["collars"],
                    "COLUMNS": str(self.settings.parameters("composites")["COLUMNS"] or ""),
                    "MODEL": self.path("honest.safetensors"),
                    "RECORD": self.path("honest.json"),
                    "REPORT": self.path("honest_report.html"),
                },
                checkpoint="CHECKPOINT",
            )
            self.results[f"{self.honest}training"] = found

    def predict_honestly(self) -> None:
        """Predict the probability of ore in every block, and where that applies."""
        with self.steps.stage(f"{self.honest}prediction"):
            self.results[f"{self.honest}prediction"] = self.steps.run(
                PredictFromComposites,
                {
                    "MODEL": self.path("honest.safetensors"),
                    "SAMPLES": self.composites,
                    "BLOCK_MODEL": self.block_path("domain"),
                    "PROBABILITY": self.block_path(f"{self.honest}probability"),
                    "UNCERTAINTY": self.block_path(f"{self.honest}uncertainty"),
                    "APPLICABILITY": self.block_path("applicability"),
                },
            )

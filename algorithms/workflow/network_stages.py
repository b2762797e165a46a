# SPDX-License-Identifier: GPL-2.0-or-later
"""From block models to the probability of ore, and what is shown of it."""

from __future__ import annotations

import numpy as np

from ...plugin.bridge.expressions import fields_among
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.run_results import EVALUATION
from ...plugin.engine.errors import Notice
from ..network.evaluate_network import EvaluateNetwork
from ..network.predict_probability import PredictProbability
from ..network.train_network import TrainNetwork
from ..results.extract_level_plan import ExtractLevelPlan
from ..results.extract_voxels import ExtractVoxels
from ..results.rank_targets import RankTargets
from .stages import Stages

NOTHING_LIKELY = (
    "No block reaches the probability {wanted}, the highest is {highest}: the voxels show the likeliest hundredth of "
    "the blocks, from {minimum} on."
)


class NetworkStages(Stages):
    """The stages that train, predict and show."""

    def train(self) -> None:
        """Train the network; where an ended run had begun to train the same one, from there on."""
        with self.steps.stage("training"):
            self.results["training"] = self.steps.run(
                TrainNetwork,
                {
                    **self.settings.parameters("network"),
                    "FEATURES": self.features,
                    "LABEL": self.block_path("label"),
                    "DEPTH": self.block_path("depth"),
                    "GROUPS": self.block_path("nearest_hole"),
                    "MODEL": self.path("network.safetensors"),
                    "RECORD": self.path("network.json"),
                    "REPORT": self.path("network_report.html"),
                    "SPLIT_BLOCKS": self.block_path("split"),
                },
                checkpoint="CHECKPOINT",
            )

    def predict(self) -> None:
        """Predict the probability of ore in every block."""
        with self.steps.stage("prediction"):
            self.results["prediction"] = self.steps.run(
                PredictProbability,
                {
                    **self.settings.parameters("prediction"),
                    "MODEL": self.path("network.safetensors"),
                    "FEATURES": self.features,
                    "PROBABILITY": self.block_path("probability"),
                    "UNCERTAINTY": self.block_path("uncertainty"),
                },
            )

    def evaluate(self) -> None:
        """Score the network beside simpler ways, look for leaks, and find intervals; all for the report."""
        network = self.settings.sections["network"]
        metal = fields_among(str(self.settings.sections["composites"]["ore"]), self.fields.grades)
        with self.steps.stage("evaluation"):
            self.steps.run(
                EvaluateNetwork,
                {
                    **self.settings.parameters("evaluation"),
                    **{name: network[name.lower()] for name in ("DEVICE", "COSTS", "BUDGET")},
                    "MODEL": self.path("network.safetensors"),
                    "FEATURES": self.features,
                    "LABEL": self.block_path("label"),
                    "SPLIT_BLOCKS": self.block_path("split"),
                    "GROUPS": self.block_path("nearest_hole"),
                    "GRADE": self.block_path(f"grade_{metal[0]}") if metal else None,
                    "UNCERTAINTY": self.block_path("uncertainty"),
                    "VARIOGRAM": self.path("variograms", "ore.json"),
                    "METRICS": self.path(EVALUATION),
                    "SCORES": self.path("evaluation.csv"),
                    "REPORT": self.path("evaluation.html"),
                },
            )

    def show(self, way: str = "", *, applicability: str | None = None) -> None:
        """Extract voxels and a level plan; where nothing is likely, of the likeliest hundredth of the blocks.

        Parameters
        ----------
        way : str
            How the names of the files and stages of the way begin that is shown.
        applicability : str, optional
            Where the prediction applies; elsewhere voxels are faint and the map is hatched.
        """
        outside = None if applicability is None else self.path(f"{way}outside.gpkg")
        path = self.block_path(f"{way}probability")
        with self.steps.stage(f"{way}voxels", 2):
            wanted = float(self.settings.sections["voxels"]["minimum"])
            shown = self.steps.value("shown", [path, wanted], lambda: likeliest(BlockRaster.open(path), wanted))
            if shown["lowest"] < wanted:
                fields = {"wanted": wanted, "highest": f"{shown['highest']:.3g}", "minimum": f"{shown['lowest']:.3g}"}
                self.steps.notify(Notice(NOTHING_LIKELY, fields))
            self.results[f"{way}voxels"] = self.steps.run(
                ExtractVoxels,
                {
                    "INPUT": path,
                    "MINIMUM": shown["lowest"],
                    "APPLICABILITY": applicability,
                    "VOXELS": self.path(f"{way}voxels.gpkg"),
                },
            )
            elevation = self.settings.level_elevation
            self.results[f"{way}level_plan"] = self.steps.run(
                ExtractLevelPlan,
                {
                    "INPUT": path,
                    "ELEVATION": shown["elevation"] if elevation is None else elevation,
                    "APPLICABILITY": applicability,
                    "ALL_LEVELS": True,
                    "PLAN": self.path(f"{way}level_plan.tif"),
                    "OUTSIDE": outside,
                },
            )

    def rank(self, way: str = "", *, applicability: str | None = None) -> None:
        """Rank the bodies that reach the threshold; that of the network, unless the settings give one.

        Parameters
        ----------
        way : str
            How the names of the files and stages of the way begin whose targets are ranked.
        applicability : str, optional
            Where the prediction applies; elsewhere there are no targets.
        """
        given = self.settings.parameters("targets")
        if given["THRESHOLD"] is None:
            given["THRESHOLD"] = self.results[f"{way}training"]["THRESHOLD"]
        with self.steps.stage(f"{way}targets"):
            self.results[f"{way}targets"] = self.steps.run(
                RankTargets,
                {
                    **given,
                    "PROBABILITY": self.block_path(f"{way}probability"),
                    "APPLICABILITY": applicability,
                    "DEPTH": self.block_path("depth"),
                    "COMPOSITES": self.composites,
                    "TARGETS": self.path(f"{way}targets.gpkg"),
                },
                ("COMPOSITES",),
            )


def likeliest(raster: BlockRaster, wanted: float) -> dict[str, float]:
    """Return what is worth to be shown of a block model of probability, which is read level by level.

    Parameters
    ----------
    wanted : float
        Probability from which on blocks are to be shown.

    Returns
    -------
    dict
        `highest`: the highest probability. `lowest`: the one from which on blocks are shown, that of
        the likeliest hundredth where none reaches the wanted one. `elevation`: of the level with most of them.
    """
    highest = max((float(np.nanmax(level)) for level in raster.levels() if not np.isnan(level).all()), default=0.0)
    lowest = wanted
    if highest < wanted:
        known = np.concatenate([level[~np.isnan(level)] for level in raster.levels()])
        lowest = float(np.quantile(known, 0.99))
    counts = [int(np.count_nonzero(level >= lowest)) for level in raster.levels()]
    return {"highest": highest, "lowest": lowest, "elevation": float(raster.grid.elevations[int(np.argmax(counts))])}

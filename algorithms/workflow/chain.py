# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables to voxels: the separate algorithms one after another, in one folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsVectorLayer

from ...plugin.bridge.composite_fields import FeatureFields, feature_fields
from ...plugin.bridge.drillholes import parse_columns
from ...plugin.bridge.drilling_record import drilling_record
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.run_files import TableWatch
from ...plugin.engine.errors import InvalidInputError, Notice
from ..blocks.create_block_model import CreateBlockModel
from ..blocks.label_blocks import LabelBlocks
from ..drillholes.composite_drillholes import CompositeDrillholes
from ..drillholes.desurvey_drillholes import DesurveyDrillholes
from ..drillholes.drillhole_parameters import DrillholeAlgorithm
from ..drillholes.encode_lithology import EncodeLithology
from ..drillholes.validate_drillholes import ValidateDrillholes
from ..geostatistics.fit_variogram import FitVariogram
from ..geostatistics.krige_categories import KrigeCategories
from ..geostatistics.krige_grades import KrigeGrades
from ..network.predict_probability import PredictProbability
from ..network.train_network import TrainNetwork
from ..results.extract_level_plan import ExtractLevelPlan
from ..results.extract_voxels import ExtractVoxels
from ..results.rank_targets import RankTargets
from .settings import WorkflowSettings
from .steps import Steps

STAGES = (
    "drillholes", "composites", "codes", "blocks", "variograms", "kriging", "label", "training", "prediction", "voxels",
    "targets",
)  # fmt: skip
"""Stages in their order, as timed in the run record."""
NOTHING_LIKELY = (
    "No block reaches the probability {wanted}, the highest is {highest}: the voxels show the likeliest hundredth of "
    "the blocks, from {minimum} on."
)


@dataclass
class Chain:
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

    # -- files of the run ------------------------------------------------------------------

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

    # -- stages ----------------------------------------------------------------------------

    def check_drillholes(self) -> None:
        """Check the tables, and draw the path of each hole."""
        outputs = {"PROBLEMS": self.path("problems.gpkg"), "REPORT": self.path("validation.html")}
        with self.steps.stage("drillholes", 2):
            self.results["problems"] = self.steps.run(
                ValidateDrillholes, {**self._reading(ValidateDrillholes), **outputs}
            )
            self.results["traces"] = self.steps.run(
                DesurveyDrillholes, {**self._reading(DesurveyDrillholes), "TRACES": self.path("traces.gpkg")}
            )

    def composite(self) -> None:
        """Cut the holes into composites, and find the fields that are estimated."""
        given = self.settings.parameters("composites")
        with self.steps.stage("composites"):
            self.results["composites"] = self.steps.run(
                CompositeDrillholes,
                {
                    **given,
                    **{name.upper(): layer for name, layer in self.tables.items()},
                    "COMPOSITES": self.composites,
                    "REJECTED": self.path("rejected.csv"),
                },
            )
            self.drilling = self.steps.value(
                "drillholes", [*self.tables.values(), given, self.composites], self._drilling_record
            )
            self.watch.check()
        self.fields = feature_fields(
            self.composites,
            self.tables,
            parse_columns(given["COLUMNS"] or ""),
            grades=self.settings.grades,
            categories=self.settings.categories,
        )
        self.steps.notify(*self.fields.notices)
        _check_ore(self.fields, str(given["ORE"]))
        if not self.fields.grades and not self.fields.categories:
            raise InvalidInputError("The composites have neither grades nor categories that could become features.")

    def encode(self) -> None:
        """Give each category its codes; all codebooks go into one file."""
        books = {}
        with self.steps.stage("codes", len(self.fields.categories)):
            for name in self.fields.categories:
                path = self.path("codebooks", f"{name}.json")
                encoded = self.path("work", f"encoded_{name}.gpkg")
                given = {"INPUT": self.composites, "FIELD": name, "OUTPUT": encoded, "CODEBOOK": path}
                self.steps.run(EncodeLithology, {**self.settings.parameters("codes"), **given}, ("INPUT",))
                books[name] = json.loads(Path(path).read_text(encoding="utf-8"))
        text = json.dumps({"version": 1, "codebooks": books}, ensure_ascii=False, indent=1, sort_keys=True)
        Path(self.path("codebook.json")).write_text(text + "\n", encoding="utf-8")

    def lay_blocks(self) -> None:
        """Lay the block model around the composites."""
        rasters = {"BLOCK_MODEL": "domain", "DEPTH": "depth", "DISTANCE": "distance", "NEAREST_HOLE": "nearest_hole"}
        with self.steps.stage("blocks"):
            self.results["blocks"] = self.steps.run(
                CreateBlockModel,
                {
                    **self.settings.parameters("blocks"),
                    "SAMPLES": self.composites,
                    "COLLARS": self.tables["collars"],
                    **{name: self.block_path(file) for name, file in rasters.items()},
                },
                ("SAMPLES",),
            )
            self.watch.check()

    def fit_variograms(self) -> None:
        """Fit a variogram to each field."""
        names = (*self.fields.grades, *self.fields.categories, "ore")
        with self.steps.stage("variograms", len(names)):
            for name in names:
                self.steps.run(
                    FitVariogram,
                    {
                        **self.settings.parameters("variogram"),
                        "SAMPLES": self.composites,
                        "FIELD": name,
                        "VARIOGRAM": self.path("variograms", f"{name}.json"),
                        "REPORT": self.path("variograms", f"{name}.html"),
                    },
                    ("SAMPLES",),
                )

    def krige(self) -> None:
        """Estimate grades, categories and the indicator of ore in every block."""
        with self.steps.stage("kriging", len(self.fields.grades) + len(self.fields.categories) + 1):
            for name in self.fields.grades:
                self._krige_number(name, f"grade_{name}", f"grade_{name}_variance")
            for name in self.fields.categories:
                given = {
                    "CODEBOOK": self.path("codebooks", f"{name}.json"),
                    "CATEGORY": self.block_path(f"category_{name}"),
                    "ENTROPY": self.block_path(f"category_{name}_entropy"),
                }
                self.steps.run(KrigeCategories, {**self._kriging(name), **given}, ("SAMPLES",))
            self._krige_number("ore", "ore_indicator", "ore_indicator_variance")

    def label(self) -> None:
        """Cut the kriged indicator of ore into ore and waste."""
        given = {"INPUT": self.block_path("ore_indicator"), "LABEL": self.block_path("label")}
        with self.steps.stage("label"):
            self.results["label"] = self.steps.run(LabelBlocks, {**self.settings.parameters("label"), **given})

    def train(self) -> None:
        """Train the network."""
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

    def show(self) -> None:
        """Extract voxels and a level plan; where nothing is likely, of the likeliest hundredth of the blocks."""
        path = self.block_path("probability")
        with self.steps.stage("voxels", 2):
            wanted = float(self.settings.sections["voxels"]["minimum"])
            shown = self.steps.value("shown", [path, wanted], lambda: likeliest(BlockRaster.open(path), wanted))
            if shown["lowest"] < wanted:
                fields = {"wanted": wanted, "highest": f"{shown['highest']:.3g}", "minimum": f"{shown['lowest']:.3g}"}
                self.steps.notify(Notice(NOTHING_LIKELY, fields))
            self.results["voxels"] = self.steps.run(
                ExtractVoxels, {"INPUT": path, "MINIMUM": shown["lowest"], "VOXELS": self.path("voxels.gpkg")}
            )
            elevation = self.settings.level_elevation
            self.results["level_plan"] = self.steps.run(
                ExtractLevelPlan,
                {
                    "INPUT": path,
                    "ELEVATION": shown["elevation"] if elevation is None else elevation,
                    "PLAN": self.path("level_plan.tif"),
                },
            )

    def rank(self) -> None:
        """Rank the bodies that reach the threshold; that of the network, unless the settings give one."""
        given = self.settings.parameters("targets")
        if given["THRESHOLD"] is None:
            given["THRESHOLD"] = self.results["training"]["THRESHOLD"]
        with self.steps.stage("targets"):
            self.results["targets"] = self.steps.run(
                RankTargets,
                {
                    **given,
                    "PROBABILITY": self.block_path("probability"),
                    "DEPTH": self.block_path("depth"),
                    "COMPOSITES": self.composites,
                    "TARGETS": self.path("targets.gpkg"),
                },
                ("COMPOSITES",),
            )

    def _reading(self, algorithm: type[DrillholeAlgorithm]) -> dict[str, Any]:
        """Return the tables, and what the composites' settings say about reading them, as an algorithm takes them."""
        instance = algorithm().create()
        given = {**self.settings.parameters("composites"), **{name.upper(): one for name, one in self.tables.items()}}
        return {
            name: value
            for name, value in given.items()
            if value is not None and instance.parameterDefinition(name) is not None
        }

    def _drilling_record(self) -> dict[str, Any]:
        """Return what the tables hold and what was done to them, for the run record."""
        holes = CompositeDrillholes().create().read_tables(self._reading(CompositeDrillholes), QgsProcessingContext())
        return drilling_record(self.tables, holes, self.composites)

    def _krige_number(self, name: str, estimate: str, variance: str) -> None:
        given = {"ESTIMATE": self.block_path(estimate), "VARIANCE": self.block_path(variance)}
        self.steps.run(KrigeGrades, {**self._kriging(name), **given}, ("SAMPLES",))

    def _kriging(self, name: str) -> dict[str, Any]:
        return {
            **self.settings.parameters("kriging"),
            "SAMPLES": self.composites,
            "FIELD": name,
            "BLOCK_MODEL": self.block_path("domain"),
            "VARIOGRAM": self.path("variograms", f"{name}.json"),
        }


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


def _check_ore(fields: FeatureFields, expression: str) -> None:
    """Refuse composites among which there is nothing to tell apart."""
    if fields.n_ore == 0 or fields.n_waste == 0:
        raise InvalidInputError(
            "The expression of ore, {expression}, makes {ore} composites ore and {waste} waste; both are needed.",
            expression=expression,
            ore=fields.n_ore,
            waste=fields.n_waste,
        )

# SPDX-License-Identifier: GPL-2.0-or-later
"""From composites to block models with a label."""

from __future__ import annotations

from typing import Any

from ...plugin.engine.geostatistics.variogram import SCALES
from ..base import OresightAlgorithm
from ..blocks.create_block_model import CreateBlockModel
from ..blocks.label_blocks import LabelBlocks
from ..geostatistics.fit_variogram import FitVariogram
from ..geostatistics.krige_categories import KrigeCategories
from ..geostatistics.krige_grades import KrigeGrades
from .stages import Stages


class BlockStages(Stages):
    """The stages that fill blocks."""

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
                        **self._scale(name),
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
                self.steps.run(
                    KrigeCategories, {**_known_to(KrigeCategories, self._kriging(name)), **given}, ("SAMPLES",)
                )
            self._krige_number("ore", "ore_indicator", "ore_indicator_variance")

    def label(self) -> None:
        """Cut the kriged indicator of ore into ore and waste."""
        given = {"INPUT": self.block_path("ore_indicator"), "LABEL": self.block_path("label")}
        with self.steps.stage("label"):
            self.results["label"] = self.steps.run(LabelBlocks, {**self.settings.parameters("label"), **given})

    def _krige_number(self, name: str, estimate: str, variance: str) -> None:
        given = {"ESTIMATE": self.block_path(estimate), "VARIANCE": self.block_path(variance)}
        self.steps.run(KrigeGrades, {**self._kriging(name), **given}, ("SAMPLES",))

    def _kriging(self, name: str) -> dict[str, Any]:
        return {
            **self.settings.parameters("kriging"),
            **self._scale(name),
            "SAMPLES": self.composites,
            "FIELD": name,
            "BLOCK_MODEL": self.block_path("domain"),
            "VARIOGRAM": self.path("variograms", f"{name}.json"),
        }

    def _scale(self, name: str) -> dict[str, str]:
        """Return the scale of indicators: 0 and 1 stay as they are, whatever is done with grades."""
        return {} if name in self.fields.grades else {"SCALE": SCALES[0]}


def _known_to(algorithm: type[OresightAlgorithm], parameters: dict[str, Any]) -> dict[str, Any]:
    """Return those parameters that an algorithm has."""
    instance = algorithm().create()  # it owns the definitions
    names = {definition.name() for definition in instance.parameterDefinitions()}
    return {name: value for name, value in parameters.items() if name in names}

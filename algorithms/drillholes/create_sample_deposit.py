# SPDX-License-Identifier: GPL-2.0-or-later
"""Create a sample deposit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
)

from ...plugin.bridge.sample_deposit import write_deposit
from ...plugin.bridge.watch import publish_prepared
from ...plugin.engine.synthetic.deposit import BLOCK_SIZE, ORE_EXPRESSION, make_deposit
from ..base import OresightAlgorithm

TRUTH_MARGIN = 150.0


class CreateSampleDeposit(OresightAlgorithm):
    """Writes the tables and the truth of a synthetic deposit."""

    ID = "create_sample_deposit"
    GROUP = "drillholes"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Creates a synthetic gold-silver-copper deposit with known truth, to learn with and to test on. "
            "34 deviated holes on 8 exploration lines, ore between about 4211 and 5050 m elevation in an irregular "
            "body, seven rock types and an alteration zonation, grades with nugget, noise, below-detection values and "
            "missing intervals, and a handful of real-life defects that README.txt in the folder lists. "
            "The same seed always gives the same deposit."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("synthetic,example,demo,test data,drillhole,truth").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        number = QgsProcessingParameterNumber
        self.add(
            number("SEED", self.tr("Seed"), number.Type.Integer, 1, minValue=0),
            self.tr("Number from which everything random is drawn; each gives another deposit."),
        )
        for axis, size in zip("XYZ", BLOCK_SIZE):
            self.add(
                number(f"BLOCK_{axis}", self.tr("Block size {}").format(axis), number.Type.Double, size, minValue=0.1),
                self.tr("Size of the blocks of the true block model along this axis, metres."),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterFolderDestination("FOLDER", self.tr("Folder of the deposit")),
            self.tr("Takes collars, surveys, assays, lithology and alteration as CSV, and the truth as block models."),
        )
        for name, (title, text) in self._tables().items():
            output = QgsProcessingOutputVectorLayer(name, title, QgsProcessing.SourceType.TypeVector)
            self.add(output, text)
        self.add(
            QgsProcessingOutputRasterLayer("TRUTH", self.tr("True ore")),
            self.tr("Block model of the true ore: 1 ore, 0 waste; true grades, rock and alteration lie beside it."),
        )
        self.add(
            QgsProcessingOutputString("ORE", self.tr("Ore expression")),
            self.tr("What ore is in this deposit, as an expression on the fields of a composite."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the deposit and write it."""
        seed = self.parameterAsInt(parameters, "SEED", context)
        x, y, z = (self.parameterAsDouble(parameters, f"BLOCK_{axis}", context) for axis in "XYZ")
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        deposit = make_deposit(seed)
        grid = deposit.grid((x, y, z), margin=TRUTH_MARGIN)
        paths = write_deposit(deposit, folder, grid, progress=self.progress(feedback))
        outputs = {"ORE": ORE_EXPRESSION, **{name.upper(): path for name, path in paths.items()}}
        run = {name: value for name, value in outputs.items() if name != "TRUTH"}
        publish_prepared(folder.name, {**run, "FOLDER": str(folder / "run")})
        return {"FOLDER": str(folder), **outputs}

    def _tables(self) -> dict[str, tuple[str, str]]:
        """Return title and help of the tables by the name of their output."""
        return {
            "COLLARS": (self.tr("Collars"), self.tr("Table of the collars.")),
            "SURVEYS": (self.tr("Surveys"), self.tr("Table of the surveys.")),
            "ASSAYS": (self.tr("Assays"), self.tr("Table of the assays.")),
            "LITHOLOGY": (self.tr("Lithology"), self.tr("Table of the logged rocks.")),
            "ALTERATION": (self.tr("Alteration"), self.tr("Table of the logged alteration.")),
        }

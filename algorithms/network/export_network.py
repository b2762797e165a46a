# SPDX-License-Identifier: GPL-2.0-or-later
"""Export a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...plugin.bridge.staging import Staging, check_extension, writing
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.network.model_file import NetworkModel, read_model
from ...plugin.engine.network.onnx_graph import onnx_bytes
from ...plugin.engine.network.script import prediction_script
from ..base import OresightAlgorithm

EXTENSIONS = {"ONNX": ".onnx", "SCRIPT": ".py"}
"""Extension of each output."""


class ExportNetwork(OresightAlgorithm):
    """Writes a network for use without Oresight."""

    ID = "export_network"
    GROUP = "network"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Writes a trained network for use without Oresight and QGIS: as an ONNX file, which other software runs, "
            "and as a short Python script that reads the network's own file with PyTorch and predicts the rows of a "
            "CSV table. Both take the features as they are, in their units and codes, and give the same numbers as "
            "Predict probability. Nothing needs to be installed to write them."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("onnx,pytorch,script,python,code,deployment,neural network").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Network"), extension="safetensors"),
            self.tr("A network written by Train network (.safetensors)."),
        )
        destination = QgsProcessingParameterFileDestination
        self.add(
            destination("ONNX", self.tr("Network as ONNX"), "ONNX (*.onnx)", optional=True, createByDefault=True),
            self.tr(
                "The network as a graph of ONNX operators, opset 17 (.onnx), with an input for each feature, called as "
                "the feature is, of one float32 for each block. Missing values are NaN and give NaN. Features, "
                "codebooks, target and threshold stand in its metadata."
            ),
        )
        self.add(
            destination("SCRIPT", self.tr("Script"), "Python (*.py)", optional=True, createByDefault=True),
            self.tr(
                "A Python script that rebuilds the network in PyTorch, reads its file and predicts the rows of a CSV "
                "table (.py). Its head says how it is used."
            ),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the network and write it in other forms."""
        path = Path(self.parameterAsFile(parameters, "MODEL", context))
        targets = {name: self.parameterAsFileOutput(parameters, name, context) for name in EXTENSIONS}
        targets = {name: str(check_extension(to, EXTENSIONS[name])) for name, to in targets.items() if to}
        if not targets:
            raise InvalidInputError("Nothing was asked for: give a place for ONNX, for SCRIPT, or for both.")
        model = read_model(path)
        with Staging() as staging:
            for name, target in targets.items():
                with writing(target):
                    staging.path(target).write_bytes(_content(name, model, path.name))
        return dict(targets)


def _content(name: str, model: NetworkModel, file: str) -> bytes:
    return onnx_bytes(model) if name == "ONNX" else prediction_script(model, file=file).encode()

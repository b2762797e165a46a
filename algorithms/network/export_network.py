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
from ...plugin.engine.errors import InvalidInputError, Notice
from ...plugin.engine.learning.predictor_file import is_predictor
from ...plugin.engine.learning.script import networks_script
from ...plugin.engine.network.model_file import read_model
from ...plugin.engine.network.onnx_graph import onnx_bytes
from ...plugin.engine.network.script import prediction_script
from ..base import OresightAlgorithm

EXTENSIONS = {"ONNX": ".onnx", "SCRIPT": ".py"}
"""Extension of each output."""
NO_ONNX = (
    "{path} is a model of Train on composites, whose members look at the composites around a block: there is no ONNX "
    "of it. The script reads its networks."
)


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
            "Predict probability. Nothing needs to be installed to write them. Of a model of Train on composites the "
            "script reads the networks alone; there is no ONNX of it."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("onnx,pytorch,script,python,code,deployment,neural network").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add(
            QgsProcessingParameterFile("MODEL", self.tr("Network"), extension="safetensors"),
            self.tr("A network written by Train network, or a model by Train on composites (.safetensors)."),
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
        contents = self._contents(path, targets, feedback)
        with Staging() as staging:
            for name, content in contents.items():
                with writing(targets[name]):
                    staging.path(targets[name]).write_bytes(content)
        return {name: targets[name] for name in contents}

    def _contents(self, path: Path, targets: dict[str, str], feedback: QgsProcessingFeedback) -> dict[str, bytes]:
        """Return what is to be written, by the output."""
        if is_predictor(path):
            if "SCRIPT" not in targets:
                raise InvalidInputError(NO_ONNX, path=str(path))
            if "ONNX" in targets:
                self.notify(feedback, (Notice(NO_ONNX, {"path": str(path)}),))
            return {"SCRIPT": networks_script(path.name).encode()}
        model = read_model(path)
        makers = {
            "ONNX": lambda: onnx_bytes(model),
            "SCRIPT": lambda: prediction_script(model, file=path.name).encode(),
        }
        return {name: makers[name]() for name in targets}

# SPDX-License-Identifier: GPL-2.0-or-later
"""Predict the probability of ore."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)

from ...plugin.bridge.block_table import gather_blocks
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.prediction_files import FOLDERS, check_outputs, prediction_variables, write_predictions
from ...plugin.bridge.staging import check_extension
from ...plugin.engine.errors import Notice
from ...plugin.engine.evaluation.calibration import METHODS
from ...plugin.engine.network.model_file import NetworkModel
from ...plugin.engine.network.uncertainty import has_opinions
from .opinion_parameters import OPINION_RASTERS, add_opinion_parameters, add_opinion_rasters, read_opinions
from .trained_network import TrainedNetworkAlgorithm

NO_UNCERTAINTY = Notice(
    "The network is a single one of numbers without dropout: it does not say how uncertain they are, and UNCERTAINTY "
    "is not written."
)
_CALIBRATED = frozenset(("CALIBRATED", "CALIBRATED_PROBABILITIES"))
"""Outputs that need the network's calibration."""


class PredictProbability(TrainedNetworkAlgorithm):
    """Gives the probability of ore in every block."""

    ID = "predict_probability"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Gives the probability of ore in every block that has all features of a trained network, and how "
            "uncertain it is; of networks trained for another target the class, the labels or the number. Features are "
            "found by the variable that each block model names: their order and the names of their layers make no "
            "difference."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("prediction,inference,neural network,ore,probability,uncertainty").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self.add_network()
        add_opinion_parameters(self)
        self.add_device()
        self.add(
            QgsProcessingParameterEnum(
                "CALIBRATION",
                self.tr("Calibration"),
                list(METHODS),
                defaultValue="temperature",
                usesStaticStrings=True,
            ),
            self.tr(
                "How the calibrated probability follows from that of the network, fitted on the validation blocks of "
                "the training: temperature divides the logit by one number; isotonic follows a rising curve. Classes "
                "have one temperature for all, so that the most probable one stays so, and labels one each; either is "
                "kept where it lowered the log-loss of validation ground that it was not fitted on. Isotonic is for "
                "ore only. Numbers are no probabilities and have no calibration: how far they may be off is what "
                "Evaluate network says of their errors, and how far an ensemble disagrees is in UNCERTAINTY."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("PROBABILITY", self.tr("Probability of ore")),
            self.tr(
                "Probability of ore, 0 to 1; of a network of classes that of the most probable one, of several labels "
                "that of the first, and of a network of numbers the number itself (.tif)."
            ),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "UNCERTAINTY", self.tr("Uncertainty"), optional=True, createByDefault=True
            ),
            self.tr(
                "Of an ensemble: the standard deviation of the probability over its networks. Of a single network with "
                "dropout: the standard deviation over passes that each leave out other neurons. Of one without "
                "dropout: the entropy of the probability in bits, 0 when certain, 1 at one half (.tif). A single "
                "network of numbers has one with dropout only."
            ),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "CATEGORY", self.tr("Most probable class"), optional=True, createByDefault=False
            ),
            self.tr(
                "Of a network of classes: the code of the most probable one, with the codebook of its label (.tif)."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "PROBABILITIES", self.tr("Probabilities"), optional=True, createByDefault=False
            ),
            self.tr("Of a network of classes or several labels: folder for one raster of each with its probability."),
            advanced=True,
        )
        self.add(
            QgsProcessingOutputMultipleLayers("PROBABILITY_LAYERS", self.tr("Probabilities")),
            self.tr("The rasters in that folder."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                "CALIBRATED", self.tr("Calibrated probability"), optional=True, createByDefault=False
            ),
            self.tr(
                "Probability of ore that means what it says: of blocks with 0.7, seven in ten should be ore; of a "
                "network of classes that of the most probable one, of several labels that of the first. The network's "
                "own probability is kept beside it (.tif). Not of a network of numbers."
            ),
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "CALIBRATED_PROBABILITIES",
                self.tr("Calibrated probabilities of each"),
                optional=True,
                createByDefault=False,
            ),
            self.tr(
                "Of a network of classes or several labels: folder for one raster of each with its calibrated "
                "probability; those of all classes add up to 1 in every block."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingOutputMultipleLayers("CALIBRATED_LAYERS", self.tr("Calibrated probabilities of each")),
            self.tr("The rasters in that folder."),
        )
        add_opinion_rasters(self)
        self.add(
            QgsProcessingOutputNumber("BLOCKS", self.tr("Blocks")), self.tr("Number of blocks with a probability.")
        )
        self.add(
            QgsProcessingOutputNumber("THRESHOLD", self.tr("Threshold")),
            self.tr("Probability from which on the network calls a block ore."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the features level by level, predict, and write level by level."""
        network = self.read_network(parameters, context)
        model, wanted = network.model, network.wanted
        targets = self._targets(model, parameters, context, feedback)
        opinions = read_opinions(self, parameters, context, targets)
        variances = opinions.variances_beside(wanted.rasters)
        with gather_blocks(
            [*wanted.rasters, *variances],
            others=opinions.distances,
            optional=[*variances, *opinions.distances.values()],
            coordinates=wanted.coordinates,
            progress=self.progress(feedback, 0.0, 0.3),
        ) as blocks:
            self.notify(feedback, (*opinions.notices, *blocks.notices))
            with run_job(
                "predict_probability",
                {
                    "model": str(network.path),
                    "names": list(blocks.names),
                    "codebooks": blocks.codebooks,
                    "device": self.parameterAsEnumString(parameters, "DEVICE", context),
                    "calibration": self.parameterAsEnumString(parameters, "CALIBRATION", context)
                    if _CALIBRATED.intersection(targets)
                    else "",
                    "asked": [name.lower() for name in targets],
                    "grid": blocks.grid.to_dict(),
                    **opinions.parameters,
                },
                {"features": blocks.features, **opinions.arrays(blocks)},
                progress=self.progress(feedback, 0.3, 0.9),
            ) as result:
                self.notify(feedback, result.notices)
                variables = prediction_variables(model.target, is_entropy=result.values["measure"] == "entropy")
                layers = write_predictions(targets, model.target, result.arrays, variables, blocks)
        return {
            **targets,
            "PROBABILITY_LAYERS": layers["PROBABILITIES"],
            "CALIBRATED_LAYERS": layers["CALIBRATED_PROBABILITIES"],
            "BLOCKS": result.values["predicted"],
            "THRESHOLD": result.values["threshold"],
        }

    def _targets(
        self,
        model: NetworkModel,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, str]:
        """Return the wanted outputs that the network can give, and their paths."""
        names = ["PROBABILITY", "UNCERTAINTY", "CALIBRATED", "CATEGORY", *OPINION_RASTERS]
        if model.target.kind == "regression" and not has_opinions(model):
            names.remove("UNCERTAINTY")
            if parameters.get("UNCERTAINTY") not in (None, ""):
                self.notify(feedback, (NO_UNCERTAINTY,))
        paths = {name: self.parameterAsOutputLayer(parameters, name, context) for name in names}
        targets = {name: str(check_extension(path, ".tif")) for name, path in paths.items() if path}
        folders = {name: self.parameterAsString(parameters, name, context) for name in FOLDERS}
        targets.update({name: folder for name, folder in folders.items() if folder})
        check_outputs(model.target, targets)
        return targets

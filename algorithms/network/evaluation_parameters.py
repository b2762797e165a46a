# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of an evaluation besides network, features, label and split."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.errors import Notice
from ...plugin.engine.evaluation.published import PUBLISHED_THRESHOLD
from ...plugin.engine.evaluation.thresholds import RULES
from ...plugin.engine.network.settings import NetworkSettings
from ..base import OresightAlgorithm
from ..choices import add_choices, read_choices
from ..geostatistics.neighbourhood import variogram_of_file
from ..network_parameters import threshold_choices

OF_NETWORK = "of_network"
"""The rule for the threshold that takes the one the training chose."""


def add_evaluation_parameters(algorithm: OresightAlgorithm) -> None:
    """Add the rasters and choices that an evaluation may be given."""
    _add_rasters(algorithm)
    algorithm.add(
        QgsProcessingParameterEnum(
            "THRESHOLD_RULE",
            tr("Threshold"),
            [OF_NETWORK, *RULES],
            defaultValue=OF_NETWORK,
            usesStaticStrings=True,
        ),
        tr(
            "The probability from which on a block is called ore: that of the network, or chosen anew on the "
            "validation blocks by best F1, ROC point nearest to (0, 1), a fixed number, Youden's index, least cost, or "
            "a share of the ground. The report shows all of them side by side."
        ),
        advanced=True,
    )
    add_choices(algorithm, threshold_choices(), NetworkSettings())
    algorithm.add(
        QgsProcessingParameterBoolean("BASELINES", tr("Compare with simpler ways"), True),
        tr(
            "With a split: let the best single feature, a logistic regression, gradient boosting, and extremely "
            "randomised trees on coordinates learn from the training blocks, and show their scores beside the "
            "network's, each on this split and on a random one."
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean("RANDOM_SPLIT", tr("Train on a random split too"), False),
        tr(
            "Also train a network of the same settings on blocks that are split at random, to show how much a random "
            "split flatters. It takes as long as the training did."
        ),
        advanced=True,
    )


def _add_rasters(algorithm: OresightAlgorithm) -> None:
    raster = QgsProcessingParameterRasterLayer
    algorithm.add(
        raster("GROUPS", tr("Groups"), optional=True),
        tr(
            "Block model of codes, such as the nearest hole: intervals are then found by drawing whole groups anew. "
            "Without it cubes of ground, about a hundred, are drawn."
        ),
    )
    algorithm.add(
        raster("GRADE", tr("Grade"), optional=True),
        tr(
            "Block model of a grade: the report then also shows how much of the metal the likeliest ground holds. A "
            "block without a grade counts as one without metal."
        ),
    )
    algorithm.add(
        raster("UNCERTAINTY", tr("Uncertainty"), optional=True),
        tr(
            "Block model of the uncertainty: the report then shows the scores when the most uncertain are left out, "
            "first of all blocks without an uncertainty. Without it networks of classes and labels go by the entropy "
            "of their answer, those of numbers by how far an ensemble, or passes with dropout, disagree."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFile("VARIOGRAM", tr("Variogram"), extension="json", optional=True),
        tr(
            "Of the grade or indicator that the label was kriged from: an alarm then tells of test blocks that lie "
            "nearer to training blocks than its range."
        ),
    )


def unused_options(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[Notice, ...]:
    """Return one sentence on what was asked for that is not done for networks of classes, labels or numbers."""
    is_asked = {
        "THRESHOLD_RULE": algorithm.parameterAsEnumString(parameters, "THRESHOLD_RULE", context) != OF_NETWORK,
        "FIXED_THRESHOLD": algorithm.parameterAsDouble(parameters, "FIXED_THRESHOLD", context) != PUBLISHED_THRESHOLD,
        "RANDOM_SPLIT": algorithm.parameterAsBoolean(parameters, "RANDOM_SPLIT", context),
    }
    names = [algorithm.parameterDefinition(name).description() for name, asked in is_asked.items() if asked]
    if not names:
        return ()
    text = "Not used, because it is not for networks of classes, labels or numbers: {names}."
    return (Notice(text, {"names": ", ".join(names)}),)


def read_evaluation_options(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, Any]:
    """Return the parameters of the job `evaluate_network` that the algorithm's parameters ask for."""
    rule = algorithm.parameterAsEnumString(parameters, "THRESHOLD_RULE", context)
    numbers = read_choices(algorithm, threshold_choices(), NetworkSettings(), parameters, context)
    options = {
        "threshold_rule": "" if rule == OF_NETWORK else rule,
        "fixed_threshold": numbers["threshold"],
        "miss_cost": numbers["miss_cost"],
        "budget": numbers["budget"],
        "baselines": algorithm.parameterAsBoolean(parameters, "BASELINES", context),
        "random_split": algorithm.parameterAsBoolean(parameters, "RANDOM_SPLIT", context),
    }
    path = algorithm.parameterAsFile(parameters, "VARIOGRAM", context)
    widest = variogram_of_file(path).widest if path else None
    return options if widest is None else {**options, "range_transform": widest.transform.tolist()}

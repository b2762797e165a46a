# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters and outputs of an explanation."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.evaluation.importance import SHUFFLES
from ...plugin.engine.network.references import REFERENCES
from ...plugin.engine.network.settings import DEVICES
from ..base import OresightAlgorithm

EXPLAINED_PARTS = ("test", "validation", "training", "all")
"""Blocks that can be explained; by default those that the network neither learned from nor was tuned on."""
_INTEGER, _DOUBLE = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double


def add_explanation_inputs(algorithm: OresightAlgorithm) -> None:
    """Add the network and the rasters."""
    raster = QgsProcessingParameterRasterLayer
    several, kind = QgsProcessingParameterMultipleLayers, QgsProcessing.SourceType.TypeRaster
    algorithm.add(
        QgsProcessingParameterFile("MODEL", tr("Network"), extension="safetensors"),
        tr("A network written by Train network (.safetensors)."),
    )
    algorithm.add(
        several("FEATURES", tr("Features"), kind),
        tr("The block models that the network was trained with, in any order; more may be given."),
    )
    algorithm.add(
        raster("LABEL", tr("Label")),
        tr(
            "Block model of what the network was trained to tell: 1 for ore and 0 for barren, codes of classes, or "
            "numbers. Blocks without a label are left out of the importance."
        ),
    )
    algorithm.add(
        several("MORE_LABELS", tr("Further labels"), kind, optional=True),
        tr("For a network of several labels: the others, in the order in which it was trained with them."),
        advanced=True,
    )
    algorithm.add(
        raster("SPLIT_BLOCKS", tr("Split"), optional=True),
        tr(
            "The split that the training wrote. Importance is then found on test blocks; without it training blocks "
            "may be among them, and the report says so."
        ),
    )
    algorithm.add(
        raster("GROUPS", tr("Groups of blocks"), optional=True),
        tr(
            "Block model of codes, such as the nearest hole: blocks of one code are alike, so intervals are found by "
            "drawing whole groups anew. Without it cubes of ground, about a hundred, are drawn."
        ),
    )


def add_explanation_options(algorithm: OresightAlgorithm) -> None:
    """Add the choices and numbers."""
    for name, title, options, text in (
        (
            "PART",
            tr("Part"),
            EXPLAINED_PARTS,
            tr("Blocks that are scored. On training blocks importance shows what was learned by heart as well."),
        ),
        (
            "SHUFFLE",
            tr("Shuffle"),
            SHUFFLES,
            tr(
                "How a feature is taken from the network. blocks: each block gets the value of any other scored "
                "block. groups: each group of blocks gets the values of another group, so that values beside each "
                "other stay so. within_groups: each block gets the value of a block of its own group, which shows "
                "what a feature tells within a hole or cube and leaves what is common to it."
            ),
        ),
        (
            "REFERENCE",
            tr("Reference block"),
            REFERENCES,
            tr(
                "For attributions: the block from which each block's answer is counted. training_mean, "
                "training_median: of the training blocks; barren_mean: of those without ore; lowest: the lowest "
                "value of each number. Of categories it is the most common class. All labelled blocks stand for the "
                "training blocks where no split is given."
            ),
        ),
        (
            "DEVICE",
            tr("Device"),
            DEVICES,
            tr("Where the network is computed; auto takes CUDA where there is one, else the CPU."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterEnum(
                name,
                title,
                list(options),
                defaultValue="cpu" if name == "DEVICE" else options[0],
                usesStaticStrings=True,
            ),
            text,
            advanced=name != "PART",
        )
    _add_texts(algorithm)
    _add_numbers(algorithm)


def _add_texts(algorithm: OresightAlgorithm) -> None:
    text = QgsProcessingParameterString
    algorithm.add(
        text("FEATURE_GROUPS", tr("Groups of features"), optional=True),
        tr(
            "Features that are shuffled together, groups with semicolons between: copper = cu_pct:estimate, "
            "cu_pct:variance; rocks = lithology, alteration. A field stands for all its variables. What is of one "
            "field, the probabilities of the classes of one raster, coordinates, and features that say much the same "
            "are grouped without being asked."
        ),
    )
    algorithm.add(
        text("ANSWER", tr("Class or label"), optional=True),
        tr(
            "For a network of classes or several labels: the one whose probability is looked at, by its name or code. "
            "Empty for the most common class or the first label."
        ),
        advanced=True,
    )
    algorithm.add(
        text("REFERENCE_VALUES", tr("Values of the reference block"), optional=True),
        tr(
            "For attributions: values that the reference block has instead, such as cu_pct:estimate = 0.1; "
            "lithology:category = schist."
        ),
        advanced=True,
    )


def _add_numbers(algorithm: OresightAlgorithm) -> None:
    number = QgsProcessingParameterNumber
    algorithm.add(
        number("REPEATS", tr("Shuffles"), _INTEGER, 10, minValue=1, maxValue=1000),
        tr("How often each feature and group is shuffled."),
        advanced=True,
    )
    algorithm.add(
        number("CORRELATION", tr("Least correlation of a group"), _DOUBLE, 0.8, minValue=0.0, maxValue=1.01),
        tr(
            "Features that go together at least so strongly are shuffled together too, and a warning tells of them: "
            "Spearman's rank correlation of numbers, correlation ratio of a number and a category, Cramér's V of two "
            "categories. 1.01 for none."
        ),
        advanced=True,
    )
    algorithm.add(
        number("MOST_BLOCKS", tr("Most blocks"), _INTEGER, 50_000, minValue=100),
        tr("Of more blocks so many are drawn at random."),
        advanced=True,
    )
    algorithm.add(
        number("SEED", tr("Seed"), _INTEGER, 1, minValue=0),
        tr("Seed of shuffles and draws; the same seed gives the same figures."),
        advanced=True,
    )


def add_explanation_outputs(algorithm: OresightAlgorithm) -> None:
    """Add the files, rasters and figures."""
    for name, title, kind, text in (
        (
            "IMPORTANCE",
            tr("Importance"),
            "CSV (*.csv)",
            tr("How much worse each measure gets by feature and group, with deviation and interval (.csv)."),
        ),
        (
            "DEPENDENCE",
            tr("Dependence"),
            "CSV (*.csv)",
            tr("What the network says on average at each value of each feature, with spread and band (.csv)."),
        ),
        ("RECORD", tr("Run record"), "JSON (*.json)", tr("Inputs with checksums, settings and all figures (.json).")),
        ("REPORT", tr("Report"), "HTML (*.html)", tr("What the network leans on, on one page (.html).")),
    ):
        algorithm.add(
            QgsProcessingParameterFileDestination(name, title, kind, optional=True, createByDefault=True), text
        )
    algorithm.add(
        QgsProcessingParameterFolderDestination(
            "ATTRIBUTIONS", tr("Attributions"), optional=True, createByDefault=False
        ),
        tr(
            "Folder for one raster of each feature: how much it adds to the logit of ore in every block, compared with "
            "the reference block (integrated gradients). They add up to the block's logit less that of the reference. "
            "Rasters of an earlier explanation in that folder are removed."
        ),
    )
    algorithm.add(
        QgsProcessingOutputMultipleLayers("ATTRIBUTION_LAYERS", tr("Attributions")), tr("The rasters in that folder.")
    )
    algorithm.add(
        QgsProcessingOutputString("MOST_IMPORTANT", tr("Most important feature")),
        tr("Name of the feature without which the network does worst."),
    )
    algorithm.add(
        QgsProcessingOutputNumber("SCORED", tr("Scored blocks")), tr("Number of blocks that importance was found on.")
    )


def read_explanation_options(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, Any]:
    """Return the parameters of the job `explain_network` that the algorithm's parameters ask for."""
    choices = {"part": "PART", "shuffle": "SHUFFLE", "device": "DEVICE", "reference": "REFERENCE"}
    texts = {"feature_groups": "FEATURE_GROUPS", "answer": "ANSWER", "reference_values": "REFERENCE_VALUES"}
    counts = {"repeats": "REPEATS", "most_blocks": "MOST_BLOCKS", "seed": "SEED"}
    return {
        **{key: algorithm.parameterAsEnumString(parameters, name, context) for key, name in choices.items()},
        **{key: algorithm.parameterAsString(parameters, name, context).strip() for key, name in texts.items()},
        **{key: algorithm.parameterAsInt(parameters, name, context) for key, name in counts.items()},
        "correlation": algorithm.parameterAsDouble(parameters, "CORRELATION", context),
    }


def explanation_targets(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, str]:
    """Return the wanted outputs and their paths."""
    paths = {
        name: algorithm.parameterAsFileOutput(parameters, name, context)
        for name in ("IMPORTANCE", "DEPENDENCE", "RECORD", "REPORT")
    }
    paths["ATTRIBUTIONS"] = algorithm.parameterAsString(parameters, "ATTRIBUTIONS", context)
    return {name: path for name, path in paths.items() if path}

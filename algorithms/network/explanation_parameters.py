# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters and outputs of an explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.errors import Notice
from ...plugin.engine.evaluation.importance import SHUFFLES
from ...plugin.engine.network.references import REFERENCES
from ..base import OresightAlgorithm
from ..choices import Choice, add_choices, read_choices
from .trained_network import TrainedNetworkAlgorithm

EXPLAINED_PARTS = ("test", "validation", "training", "all")
"""Blocks that can be explained; by default those that the network neither learned from nor was tuned on."""


@dataclass(frozen=True)
class ExplanationOptions:
    """What can be chosen of an explanation, with its defaults; the job `explain_network` says what each means."""

    part: str = EXPLAINED_PARTS[0]
    shuffle: str = SHUFFLES[0]
    reference: str = REFERENCES[0]
    feature_groups: str = ""
    answer: str = ""
    reference_values: str = ""
    repeats: int = 10
    correlation: float = 0.8
    most_blocks: int = 50_000
    seed: int = 1


def add_explanation_inputs(algorithm: TrainedNetworkAlgorithm) -> None:
    """Add the network and the rasters."""
    raster, kind = QgsProcessingParameterRasterLayer, QgsProcessing.SourceType
    algorithm.add(
        QgsProcessingParameterFile("MODEL", tr("Network"), extension="safetensors"),
        tr(
            "A network written by Train network, which needs its features and a label, or a model written by Train on "
            "composites, which needs its composites (.safetensors)."
        ),
    )
    algorithm.add(
        QgsProcessingParameterMultipleLayers("FEATURES", tr("Features"), kind.TypeRaster, optional=True),
        tr(
            "The block models that the network was trained with, in any order; more may be given. Must be given for a "
            "network of Train network."
        ),
    )
    algorithm.add(
        raster("LABEL", tr("Label"), optional=True),
        tr(
            "Block model of what the network was trained to tell: 1 for ore and 0 for barren, codes of classes, or "
            "numbers. Blocks without a label are left out of the importance. Must be given for a network of Train "
            "network."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource("SAMPLES", tr("Composites"), [kind.TypeVectorPoint], optional=True),
        tr(
            "The composites that a model of Train on composites learned from. Its members learn again without each "
            "third of the holes, and what is shuffled are the features of composites of the holes that were left out. "
            "Of the parameters, Groups of features, Shuffle, Shuffles, Most blocks and Seed go with it; intervals come "
            "from drawing holes anew."
        ),
    )
    algorithm.add_more_labels()
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


def add_explanation_options(algorithm: TrainedNetworkAlgorithm) -> None:
    """Add the choices, texts and numbers, and the device."""
    add_choices(algorithm, _choices(), ExplanationOptions())
    algorithm.add_device()


def _choices() -> list[Choice]:
    return [
        Choice(
            "PART", "part", tr("Part"),
            tr("Blocks that are scored. On training blocks importance shows what was learned by heart as well."),
            EXPLAINED_PARTS,
        ),
        Choice(
            "SHUFFLE", "shuffle", tr("Shuffle"),
            tr("How a feature is taken from the network. blocks: each block gets the value of any other scored "
               "block. groups: each group of blocks gets the values of another group, so that values beside each "
               "other stay so. within_groups: each block gets the value of a block of its own group, which shows "
               "what a feature tells within a hole or cube and leaves what is common to it."), SHUFFLES,
            is_advanced=True,
        ),
        Choice(
            "REFERENCE", "reference", tr("Reference block"),
            tr("For attributions: the block from which each block's answer is counted. training_mean, "
               "training_median: of the training blocks; barren_mean: of those without ore; lowest: the lowest "
               "value of each number. Of categories it is the most common class. All labelled blocks stand for the "
               "training blocks where no split is given."), REFERENCES, is_advanced=True,
        ),
        Choice(
            "FEATURE_GROUPS", "feature_groups", tr("Groups of features"),
            tr("Features that are shuffled together, groups with semicolons between: copper = cu_pct:estimate, "
               "cu_pct:variance; rocks = lithology, alteration. A field stands for all its variables. What is of one "
               "field, the probabilities of the classes of one raster, coordinates, and features that say much the "
               "same are grouped without being asked."),
        ),
        Choice(
            "ANSWER", "answer", tr("Class or label"),
            tr("For a network of classes or several labels: the one whose probability is looked at, by its name or "
               "code. Empty for the most common class or the first label."), is_advanced=True,
        ),
        Choice(
            "REFERENCE_VALUES", "reference_values", tr("Values of the reference block"),
            tr("For attributions: values that the reference block has instead, such as cu_pct:estimate = 0.1; "
               "lithology:category = schist."), is_advanced=True,
        ),
        Choice(
            "REPEATS", "repeats", tr("Shuffles"), tr("How often each feature and group is shuffled."), lowest=1,
            highest=1000, is_advanced=True,
        ),
        Choice(
            "CORRELATION", "correlation", tr("Least correlation of a group"),
            tr("Features that go together at least so strongly are shuffled together too, and a warning tells of them: "
               "Spearman's rank correlation of numbers, correlation ratio of a number and a category, Cramér's V of "
               "two categories. 1.01 for none."), lowest=0.0, highest=1.01, is_advanced=True,
        ),
        Choice(
            "MOST_BLOCKS", "most_blocks", tr("Most blocks"),
            tr("Of more blocks so many are drawn at random. Composites are scored only where they are among the 20,000 "
               "rows by which the members of their model were weighed: about 7,000 at most, however many are "
               "given here."),
            lowest=100, is_advanced=True,
        ),
        Choice(
            "SEED", "seed", tr("Seed"), tr("Seed of shuffles and draws; the same seed gives the same figures."),
            lowest=0, is_advanced=True,
        ),
    ]  # fmt: skip


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
    return {
        **read_choices(algorithm, _choices(), ExplanationOptions(), parameters, context),
        "device": algorithm.parameterAsEnumString(parameters, "DEVICE", context),
    }


def unused_answer(
    algorithm: OresightAlgorithm, kind: str, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[Notice, ...]:
    """Return a sentence where a class or label is named that a network of this kind of target does not have."""
    answer = algorithm.parameterAsString(parameters, "ANSWER", context)
    if not answer or kind in ("multi_class", "multi_label"):
        return ()
    title = algorithm.parameterDefinition("ANSWER").description()
    text = (
        "{title} (ANSWER) is not used: it is for networks of classes or several labels, and this one has a single "
        "answer, so {given} stands for nothing."
    )
    return (Notice(text, {"title": title, "given": answer}),)


def unused_reference(
    algorithm: OresightAlgorithm, given: Mapping[str, Any], targets: Mapping[str, str]
) -> tuple[Notice, ...]:
    """Return a sentence where a reference block is chosen but no attributions are wanted, which alone count from it."""
    if "ATTRIBUTIONS" in targets:
        return ()
    usual = ExplanationOptions()
    names = [name.upper() for name in ("reference", "reference_values") if given[name] != getattr(usual, name)]
    if not names:
        return ()
    text = "Not used, as only attributions (ATTRIBUTIONS) are counted from a reference block: {titles}."
    return (Notice(text, {"titles": titles_of(algorithm, names)}),)


def titles_of(algorithm: OresightAlgorithm, names: Iterable[str]) -> str:
    """Return parameters as a user finds them: by title and by name."""
    return ", ".join(f"{algorithm.parameterDefinition(name).description()} ({name})" for name in names)


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

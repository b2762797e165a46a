# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of networks and splits, for every algorithm that trains one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..plugin.bridge.messages import translate as tr
from ..plugin.engine.evaluation.thresholds import RULES
from ..plugin.engine.network.settings import (
    ACTIVATIONS,
    CATEGORY_ENCODINGS,
    CLASS_WEIGHTS,
    DEVICES,
    LOSSES,
    OPTIMIZERS,
    OUTPUTS,
    SCALINGS,
    SCHEDULES,
    NetworkSettings,
    parse_hidden_layers,
)
from ..plugin.engine.network.splits import METHODS, SplitSettings
from .base import OresightAlgorithm


@dataclass(frozen=True)
class Choice:
    """A setting as a parameter."""

    name: str
    """Name of the parameter."""
    field: str
    """Field of the settings that it sets."""
    title: str
    """Description, translated."""
    help: str
    """Help, translated."""
    options: tuple[str, ...] = ()
    """What can be chosen; empty for a number or a switch."""
    lowest: float | None = None
    """Smallest number."""
    highest: float | None = None
    """Largest number."""
    is_advanced: bool = False
    """Whether it is rarely needed."""


def split_choices() -> list[Choice]:
    """Return the parameters of a split."""
    return [
        Choice(
            "SPLIT", "method", tr("Split by"),
            tr("How blocks are parted into training and test: by depth below the surface, as published; by hole or "
               "domain (blocks of one code of the raster of groups stay together); by cubes of ground; at random. A "
               "random split flatters: neighbours of the scored blocks were trained on."), METHODS,
        ),
        Choice(
            "SPLIT_DEPTH", "depth", tr("Depth of the split"),
            tr("For a split by depth: blocks deeper below the surface are test blocks."), lowest=0.0,
        ),
        Choice(
            "TEST_SHARE", "test_share", tr("Share of test blocks"),
            tr("For the other splits: share of the blocks that become test blocks."), lowest=0.01, highest=0.99,
            is_advanced=True,
        ),
        Choice(
            "VALIDATION_SHARE", "validation_share", tr("Share of validation blocks"),
            tr("Share of the remaining blocks, cut by the same rule, on which the threshold and the epoch to stop at "
               "are chosen; 0 for none."), lowest=0.0, highest=0.9, is_advanced=True,
        ),
        Choice(
            "CUBE_LENGTH", "cube_length", tr("Edge of the cubes"),
            tr("For a split by block: edge of the cubes of ground that stay together, in units of the coordinates."),
            lowest=0.0, is_advanced=True,
        ),
    ]  # fmt: skip


def network_choices() -> list[Choice]:
    """Return the parameters of a network and its training, without its layers."""
    return [
        Choice("ACTIVATION", "activation", tr("Activation"), tr("Function of the hidden neurons."), ACTIVATIONS),
        Choice(
            "LOSS", "loss", tr("Loss"),
            tr("What training makes small: the cross-entropy, as published, or the mean square."), LOSSES,
        ),
        Choice("OPTIMIZER", "optimizer", tr("Optimizer"), tr("How weights change; Adam as published."), OPTIMIZERS),
        Choice("LEARNING_RATE", "learning_rate", tr("Learning rate"), tr("Length of the first steps."), lowest=1e-9),
        Choice("EPOCHS", "epochs", tr("Epochs"), tr("How often all training blocks are seen."), lowest=1),
        Choice("BATCH_SIZE", "batch_size", tr("Batch size"), tr("Blocks in one step; 0 for all at once."), lowest=0),
        Choice(
            "SEED", "seed", tr("Seed"),
            tr("Of the first weights, the order of the blocks, dropout and drawn splits: the same seed gives the same "
               "network on the CPU."), lowest=0,
        ),
        Choice(
            "DEVICE", "device", tr("Device"),
            tr("Where the network is computed; auto takes CUDA where there is one, else the CPU."), DEVICES,
        ),
        Choice(
            "OUTPUT_FUNCTION", "output", tr("Output"),
            tr("Sigmoid (one neuron, as published), softmax (two), or linear (for the mean square)."), OUTPUTS,
            is_advanced=True,
        ),
        Choice(
            "SCALING", "scaling", tr("Scaling of the features"),
            tr("Min-max to 0 to 1, as published; z-score; logarithm, for skew grades; robust, by quartiles; none. "
               "Fitted on the training blocks only."), SCALINGS, is_advanced=True,
        ),
        Choice(
            "CATEGORIES", "categories", tr("Categories"),
            tr("Feed integer codes as numbers, as published, or give each code an input of its own (one-hot)."),
            CATEGORY_ENCODINGS, is_advanced=True,
        ),
        Choice(
            "CLASS_WEIGHTS", "class_weights", tr("Class weights"),
            tr("Balanced gives ore and barren blocks the same weight in sum."), CLASS_WEIGHTS, is_advanced=True,
        ),
        Choice(
            "THRESHOLD_RULE", "threshold_rule", tr("Threshold"),
            tr("How the probability from which on a block is called ore is chosen on the validation blocks: best F1, "
               "ROC point nearest to (0, 1), or fixed."), RULES, is_advanced=True,
        ),
        Choice(
            "FIXED_THRESHOLD", "threshold", tr("Fixed threshold"),
            tr("The threshold when it is fixed; 0.85 as published."), lowest=0.0, highest=1.0, is_advanced=True,
        ),
        Choice(
            "DROPOUT", "dropout", tr("Dropout"),
            tr("Share of each hidden layer's outputs that a training step leaves out. A network with dropout also "
               "gives its uncertainty."), lowest=0.0, highest=0.95, is_advanced=True,
        ),
        Choice(
            "BATCH_NORM", "batch_norm", tr("Batch normalisation"),
            tr("Normalise the sums of each hidden layer over the batch."), is_advanced=True,
        ),
        Choice(
            "L1", "l1", tr("L1"), tr("Weight of the sum of absolute weights in the loss."), lowest=0.0,
            is_advanced=True,
        ),
        Choice(
            "L2", "l2", tr("L2"),
            tr("Weight of the sum of squared weights in the loss; for AdamW its decoupled decay."), lowest=0.0,
            is_advanced=True,
        ),
        Choice(
            "MOMENTUM", "momentum", tr("Momentum"), tr("Nesterov momentum of SGD; 0 for none."), lowest=0.0,
            highest=0.999, is_advanced=True,
        ),
        Choice(
            "GRADIENT_CLIP", "gradient_clip", tr("Longest gradient"),
            tr("A longer gradient is shortened to this; 0 for no limit."), lowest=0.0, is_advanced=True,
        ),
        Choice(
            "SCHEDULE", "schedule", tr("Schedule of the learning rate"),
            tr("How the learning rate changes with the epochs."), SCHEDULES, is_advanced=True,
        ),
        Choice(
            "SCHEDULE_DROP", "schedule_drop", tr("Drop of the schedule"),
            tr("Factor of step, exponential and plateau; decay of inverse time."), lowest=1e-6, is_advanced=True,
        ),
        Choice(
            "SCHEDULE_EVERY", "schedule_every", tr("Interval of the schedule"),
            tr("Epochs between two drops, or without a better validation loss for plateau."), lowest=1,
            is_advanced=True,
        ),
        Choice(
            "PATIENCE", "early_stopping_patience", tr("Patience"),
            tr("Epochs without a better validation loss after which training ends and the best weights return; 0, as "
               "published, for never."), lowest=0, is_advanced=True,
        ),
    ]  # fmt: skip


def add_network_parameters(algorithm: OresightAlgorithm) -> None:
    """Add the parameters of the network and its training."""
    layers = QgsProcessingParameterString(
        "HIDDEN_LAYERS",
        tr("Hidden layers"),
        ",".join(str(width) for width in NetworkSettings().hidden_layers),
        optional=True,
    )
    algorithm.add(
        layers,
        tr(
            "Neurons of each hidden layer with commas between, such as 128,64,32,16, or 128:relu,64:tanh with their "
            "own activations; empty for none."
        ),
    )
    add_choices(algorithm, network_choices(), NetworkSettings())


def add_choices(algorithm: OresightAlgorithm, choices: list[Choice], defaults: Any) -> None:
    """Add a parameter for each choice, its default taken from the settings' own."""
    for choice in choices:
        algorithm.add(_definition(choice, getattr(defaults, choice.field)), choice.help, advanced=choice.is_advanced)


def read_network_settings(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> NetworkSettings:
    """Return the settings that the parameters ask for."""
    values = _read(algorithm, network_choices(), NetworkSettings(), parameters, context)
    text = algorithm.parameterAsString(parameters, "HIDDEN_LAYERS", context)
    widths, activation = parse_hidden_layers(text, values["activation"])
    return NetworkSettings(**{**values, "hidden_layers": widths, "activation": activation})


def read_split_settings(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SplitSettings:
    """Return the split that the parameters ask for; it is drawn with the network's seed."""
    values = _read(algorithm, split_choices(), SplitSettings(), parameters, context)
    return SplitSettings(**values, seed=algorithm.parameterAsInt(parameters, "SEED", context))


def add_score_outputs(algorithm: OresightAlgorithm) -> None:
    """Add the scores that a model may want."""
    titles = (tr("AUC"), tr("Accuracy"), tr("Precision"), tr("Recall"), tr("F1"))
    for name, title in zip(_SCORES, titles):
        algorithm.add(
            QgsProcessingOutputNumber(name, title),
            tr("On the test blocks, at the network's threshold; empty when it is not defined."),
        )
    algorithm.add(
        QgsProcessingOutputNumber("THRESHOLD", tr("Threshold")), tr("Probability from which on a block is called ore.")
    )


def score_outputs(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs that `add_score_outputs` declares, from the values of a job."""
    scores = values["metrics"].get("test", {})
    return {**{name: scores.get(name.lower()) for name in _SCORES}, "THRESHOLD": values["threshold"]}


_SCORES = ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1")


def _read(
    algorithm: OresightAlgorithm,
    choices: list[Choice],
    defaults: Any,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for choice in choices:
        default = getattr(defaults, choice.field)
        if choice.options:
            values[choice.field] = algorithm.parameterAsEnumString(parameters, choice.name, context)
        elif isinstance(default, bool):
            values[choice.field] = algorithm.parameterAsBoolean(parameters, choice.name, context)
        elif isinstance(default, int):
            values[choice.field] = algorithm.parameterAsInt(parameters, choice.name, context)
        else:
            values[choice.field] = algorithm.parameterAsDouble(parameters, choice.name, context)
    return values


def _definition(choice: Choice, default: Any) -> QgsProcessingParameterDefinition:
    if choice.options:
        return QgsProcessingParameterEnum(
            choice.name, choice.title, list(choice.options), defaultValue=default, usesStaticStrings=True
        )
    if isinstance(default, bool):
        return QgsProcessingParameterBoolean(choice.name, choice.title, default)
    kind = QgsProcessingParameterNumber.Type.Integer if isinstance(default, int) else _DOUBLE
    limits = {
        name: limit for name, limit in (("minValue", choice.lowest), ("maxValue", choice.highest)) if limit is not None
    }
    return QgsProcessingParameterNumber(choice.name, choice.title, kind, default, **limits)


_DOUBLE = QgsProcessingParameterNumber.Type.Double

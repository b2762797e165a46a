# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of networks and splits, for every algorithm that trains one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ..plugin.bridge.messages import translate as tr
from ..plugin.engine.errors import InvalidInputError
from ..plugin.engine.evaluation.thresholds import RULES
from ..plugin.engine.network.layer_text import layers_text, parse_hidden_layers
from ..plugin.engine.network.settings import (
    ACTIVATIONS,
    CATEGORY_ENCODINGS,
    CLASS_WEIGHTS,
    DEVICES,
    OPTIMIZERS,
    OUTPUTS,
    SCALINGS,
    SCHEDULES,
    NetworkSettings,
)
from ..plugin.engine.network.splits import METHODS, SplitSettings
from ..plugin.engine.network.targets import LOSSES, TARGETS, fitting_loss, fitting_output
from .base import OresightAlgorithm
from .choices import Choice, add_choices, read_choices


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


def threshold_choices() -> list[Choice]:
    """Return the numbers that rules for a threshold need."""
    return [
        Choice(
            "FIXED_THRESHOLD", "threshold", tr("Fixed threshold"),
            tr("The threshold when it is fixed; 0.85 as published."), lowest=0.0, highest=1.0, is_advanced=True,
        ),
        Choice(
            "COSTS", "miss_cost", tr("Cost of missed ore"),
            tr("What a missed block of ore costs, when a barren block called ore costs 1: for the threshold by cost."),
            lowest=1e-6, is_advanced=True,
        ),
        Choice(
            "BUDGET", "budget", tr("Share of the ground"),
            tr("Share of the ground that may be called ore: for the threshold by budget."), lowest=1e-6, highest=1.0,
            is_advanced=True,
        ),
    ]  # fmt: skip


def network_choices() -> list[Choice]:
    """Return the parameters of a network and its training, without its layers."""
    return [
        Choice(
            "TARGET", "target", tr("Target"),
            tr("What the label is: binary, 1 for ore and 0 for barren; multi_class, codes of classes such as rocks, of "
               "which each block has one; multi_label, several labels of 1 and 0 at once; regression, a number such as "
               "a grade."), TARGETS,
        ),
        Choice("ACTIVATION", "activation", tr("Activation"), tr("Function of the hidden neurons."), ACTIVATIONS),
        Choice(
            "LOSS", "loss", tr("Loss"),
            tr("What training makes small: the cross-entropy, as published; focal, which turns to the blocks that are "
               "called wrongly; or the distance between probability and label: mean square, mean absolute, or Huber's, "
               "which is square for small and straight for large errors. Numbers need one of the latter; cross-entropy "
               "stands for the mean square there."), LOSSES,
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
            tr("Of a binary target: sigmoid (one neuron, as published), softmax (two), or linear (cut to 0 to 1; with "
               "the mean square, mean absolute or Huber loss). Other targets have the output they need: softmax for "
               "classes, sigmoid for labels, linear for numbers."), OUTPUTS, is_advanced=True,
        ),
        Choice(
            "FIND_LEARNING_RATE", "find_learning_rate", tr("Find the learning rate"),
            tr("Try steps that grow from 0.000001 until the loss explodes, with a network of its own, and train with a "
               "tenth of the rate of the lowest loss; the learning rate above is not used then."), is_advanced=True,
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
            tr("Balanced gives ore and barren blocks, or all classes, the same weight in sum."), CLASS_WEIGHTS,
            is_advanced=True,
        ),
        Choice(
            "UNDERSAMPLING", "undersampling", tr("Undersampling"),
            tr("Most blocks of a class in an epoch, as a multiple of the smallest class: 3 leaves three barren blocks "
               "for each block of ore, drawn anew in each epoch; 0 for all blocks."), lowest=0.0, is_advanced=True,
        ),
        Choice(
            "UNLABELLED_ORE", "unlabelled_ore", tr("Share of ore among unlabelled blocks"),
            tr("Above 0, blocks labelled 0 are taken for unknown instead of barren, and for this share of them to be "
               "ore (positive-unlabelled learning with the non-negative risk). For labels that know ore, but not "
               "barren ground."), lowest=0.0, highest=0.95, is_advanced=True,
        ),
        Choice(
            "FOCAL_GAMMA", "focal_gamma", tr("Focus of the focal loss"),
            tr("How strongly the focal loss turns to blocks that are called wrongly; 0 makes it the cross-entropy."),
            lowest=0.0, is_advanced=True,
        ),
        Choice(
            "HUBER_DELTA", "huber_delta", tr("Bend of the Huber loss"),
            tr("Error from which on the Huber loss grows straight; of numbers in standard deviations of the label."),
            lowest=1e-6, is_advanced=True,
        ),
        Choice(
            "THRESHOLD_RULE", "threshold_rule", tr("Threshold"),
            tr("How the probability from which on a block is called ore is chosen on the validation blocks: best F1, "
               "ROC point nearest to (0, 1), fixed, Youden's index (recall less false positive rate), least cost, or a "
               "share of the ground."), RULES, is_advanced=True,
        ),
        *threshold_choices(),
        Choice(
            "DROPOUT", "dropout", tr("Dropout"),
            tr("Share of each hidden layer's outputs that a training step leaves out. A network with dropout also "
               "gives its uncertainty. Hidden layers may have their own."), lowest=0.0, highest=0.95,
            is_advanced=True,
        ),
        Choice(
            "INPUT_NOISE", "input_noise", tr("Noise of the inputs"),
            tr("Standard deviation of the normal noise that is added to the scaled features, anew in each epoch; never "
               "in prediction. Min-max inputs go from 0 to 1: try 0.02."), lowest=0.0, is_advanced=True,
        ),
        Choice(
            "BATCH_NORM", "batch_norm", tr("Batch normalisation"),
            tr("Normalise the sums of each hidden layer over the batch. Hidden layers may have their own."),
            is_advanced=True,
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
            "MOMENTUM", "momentum", tr("Momentum"), tr("Momentum of SGD; 0 for none."), lowest=0.0, highest=0.999,
            is_advanced=True,
        ),
        Choice(
            "NESTEROV", "nesterov", tr("Nesterov's momentum"),
            tr("Whether SGD looks ahead along its momentum."), is_advanced=True,
        ),
        Choice(
            "GRADIENT_CLIP", "gradient_clip", tr("Longest gradient"),
            tr("A longer gradient is shortened to this; 0 for no limit."), lowest=0.0, is_advanced=True,
        ),
        Choice(
            "SCHEDULE", "schedule", tr("Schedule of the learning rate"),
            tr("How the learning rate r changes with epoch e of E, counted from 0, with drop d and interval k: step, "
               "r d^floor((1 + e) / k); inverse time, r / (1 + d e); exponential, r d^(e / k); cosine, down to 0 along "
               "half a wave; one cycle, up from r / 25 in the first 30 % and down to r / 10,000; plateau, times d for "
               "each k epochs without a better validation loss."), SCHEDULES, is_advanced=True,
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


def add_network_parameters(
    algorithm: OresightAlgorithm,
    usual: NetworkSettings | None = None,
    *,
    left_out: Collection[str] = (),
    about_layers: str = "",
) -> None:
    """Add the parameters of the network and its training.

    Parameters
    ----------
    usual : NetworkSettings, optional
        The defaults; without them those of the publication.
    left_out : collection of str
        Fields of the settings that the algorithm has no use for.
    about_layers : str
        What is said of the hidden layers before how they are written.
    """
    usual = usual or NetworkSettings()
    layers = QgsProcessingParameterString(
        "HIDDEN_LAYERS",
        tr("Hidden layers"),
        ",".join(str(width) for width in usual.hidden_layers),
        optional=True,
    )
    algorithm.add(
        layers,
        f"{about_layers} ".lstrip()
        + tr(
            "Neurons of each hidden layer with commas between, such as 128,64,32,16. After the number a layer may have "
            "its own activation (relu, leaky_relu, elu, gelu, silu, tanh, sigmoid, linear), norm for batch "
            "normalisation, and its own dropout: 128:relu:norm:0.2, 64:tanh. Empty for none."
        ),
    )
    add_choices(algorithm, [one for one in network_choices() if one.field not in left_out], usual)
    algorithm.add(
        QgsProcessingParameterString("WEIGHTS", tr("Stated class weights"), optional=True),
        tr(
            "How much a block of each class counts, such as ore:3, waste:1, by name or code; a class that is not named "
            "counts 1, and only the proportions matter. Of several labels: how much a block counts that has the label. "
            "Missed ore that costs more than a dry hole asks for a higher weight of ore. Empty for none."
        ),
        advanced=True,
    )


def read_network_settings(
    algorithm: OresightAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    *,
    left_out: Collection[str] = (),
) -> NetworkSettings:
    """Return the settings that the parameters ask for; what is left out has its default."""
    choices = [one for one in network_choices() if one.field not in left_out]
    values = read_choices(algorithm, choices, NetworkSettings(), parameters, context)
    text = algorithm.parameterAsString(parameters, "HIDDEN_LAYERS", context)
    values["class_weights"] = _class_weights(
        values["class_weights"], algorithm.parameterAsString(parameters, "WEIGHTS", context).strip()
    )
    usual = {name: values[name] for name in ("activation", "dropout", "batch_norm")}
    target = values["target"]
    fitting = {"output": fitting_output(target, values["output"]), "loss": fitting_loss(target, values["loss"])}
    return NetworkSettings(**{**values, **fitting, **parse_hidden_layers(text, **usual).settings()})


def network_parameters(settings: NetworkSettings) -> dict[str, Any]:
    """Return the parameters for which `read_network_settings` gives these settings, by name."""
    layers, activation = layers_text(settings)
    is_named = settings.class_weights in CLASS_WEIGHTS
    return {
        "HIDDEN_LAYERS": layers,
        **{choice.name: getattr(settings, choice.field) for choice in network_choices()},
        "ACTIVATION": activation,
        "CLASS_WEIGHTS": settings.class_weights if is_named else NetworkSettings().class_weights,
        "WEIGHTS": None if is_named else settings.class_weights,
    }


def _class_weights(chosen: str, stated: str) -> str:
    """Return the class weights that are stated, else those that are chosen by name."""
    if stated and chosen != NetworkSettings().class_weights:
        raise InvalidInputError(
            "Class weights are either {chosen} or stated, but {stated} was given as well.", chosen=chosen, stated=stated
        )
    return stated or chosen


def read_split_settings(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> SplitSettings:
    """Return the split that the parameters ask for; it is drawn with the network's seed."""
    values = read_choices(algorithm, split_choices(), SplitSettings(), parameters, context)
    return SplitSettings(**values, seed=algorithm.parameterAsInt(parameters, "SEED", context))

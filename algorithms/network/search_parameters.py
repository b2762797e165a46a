# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of a comparison of networks: its lists, and the settings that the lists do not change."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.network.list_text import parse_counts, parse_numbers, parse_widths
from ...plugin.engine.network.search_lists import CRITERIA, METHODS, SearchLists
from ...plugin.engine.network.settings import ACTIVATIONS, NetworkSettings
from ...plugin.engine.network.widths import WIDTH_RULES
from ..base import OresightAlgorithm
from ..network_parameters import add_network_parameters, read_network_settings

PUBLISHED_EPOCHS = 200
"""Epochs with which the publication compared numbers of hidden layers."""
LEFT_OUT = ("find_learning_rate",)
"""Settings of a network that a comparison has no use for: it compares learning rates."""


def add_lists(algorithm: OresightAlgorithm) -> None:
    """Add the lists of what is tried."""
    usual = SearchLists()
    texts = (
        ("LAYER_COUNTS", tr("Numbers of hidden layers"), "1-8",
         tr("Whole numbers and ranges, such as 1-8 or 1,2,4; their widths follow the first of the rules. Empty: only "
            "the hidden layers as given.")),
        ("OWN_LAYERS", tr("Hidden layers to try"), "",
         tr("More networks by their widths, a semicolon between two, such as 128,64,32,16; 64,32.")),
        ("BATCH_SIZES", tr("Batch sizes"), ",".join(map(str, usual.batch_sizes)),
         tr("Blocks in one step, with commas between; 0 for all at once. Empty: the batch size as given.")),
        ("LEARNING_RATES", tr("Learning rates"), ",".join(f"{rate:g}" for rate in usual.learning_rates),
         tr("Lengths of the first steps, with commas between. Empty: the learning rate as given.")),
    )  # fmt: skip
    for name, title, default, text in texts:
        algorithm.add(QgsProcessingParameterString(name, title, default, optional=True), text)
    _add_choice(algorithm, "WIDTH_RULES", tr("Rules of the widths"), WIDTH_RULES, list(usual.width_rules), tr(
        "How wide the hidden layers are, with n inputs and m outputs: falling, powers of two down from 128, as "
        "published; rising_falling, up to 128 in the middle and down again; root_sum, sqrt(n + m) + a; logarithm, "
        "log2 n; root_product, sqrt(n m); twice_and_one, 2 n + 1; quadratic, sqrt(0.43 n m + 0.12 m² + 2.54 n + "
        "0.77 m + 0.35) + 0.51. They are tried with the best number of layers."
    ))  # fmt: skip
    _add_choice(algorithm, "ACTIVATIONS", tr("Activations"), ACTIVATIONS, list(usual.activations), tr(
        "Functions of the hidden neurons that are tried. None: the activation as given."
    ))  # fmt: skip
    _add_choice(algorithm, "SEARCH", tr("Way of the search"), METHODS, usual.method, tr(
        "one_by_one: layers, widths, activation, batch size and learning rate in turn, each with the best of those "
        "before; grid: everything with everything, which takes many times as long."
    ))  # fmt: skip
    _add_choice(algorithm, "CRITERION", tr("Chosen by"), CRITERIA, usual.criterion, tr(
        "The figure of the validation blocks by which the best network is chosen: ore and classes by auc, loss, "
        "accuracy or f1; numbers by rmse, mae or loss, and by rmse where auc is given, as it usually is."
    ))  # fmt: skip
    _add_numbers(algorithm, usual)


def _add_numbers(algorithm: OresightAlgorithm, usual: SearchLists) -> None:
    number = QgsProcessingParameterNumber
    numbers = (
        ("SEEDS", tr("Networks for each setting"), usual.seeds, 1, 100,
         tr("Train each network so often, from seeds that follow each other, and compare means: one network may be "
            "better than another by luck. They are trained together, which costs less than one after another.")),
        ("WIDTH_CONSTANT", tr("Constant of the rule root_sum"), usual.width_constant, 1, 10, tr("Its a, 1 to 10.")),
        ("MOST_BLOCKS", tr("Most training blocks"), usual.most_blocks, 0, 2**31 - 1,
         tr("Train on so many blocks at most, drawn at random, to be faster; 0 for all.")),
    )  # fmt: skip
    for name, title, usually, lowest, highest, text in numbers:
        definition = number(name, title, number.Type.Integer, usually, minValue=lowest, maxValue=highest)
        algorithm.add(definition, text, advanced=name != "SEEDS")


def add_networks(algorithm: OresightAlgorithm) -> None:
    """Add the settings of the first network, which hold for all as far as no list changes them."""
    add_network_parameters(
        algorithm,
        NetworkSettings(epochs=PUBLISHED_EPOCHS),
        left_out=LEFT_OUT,
        about_layers=tr("Those of the network that is tried first."),
    )


def read_networks(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> NetworkSettings:
    """Return the settings of the first network."""
    return read_network_settings(algorithm, parameters, context, left_out=LEFT_OUT)


def read_lists(algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> SearchLists:
    """Return the lists that the parameters ask for."""

    def text(name: str) -> str:
        return str(algorithm.parameterAsString(parameters, name, context))

    def chosen(name: str) -> tuple[str, ...]:
        # QGIS takes an empty list for the default.
        is_none = parameters.get(name) in ([], (), "")
        return () if is_none else tuple(algorithm.parameterAsEnumStrings(parameters, name, context))

    return SearchLists(
        layer_counts=parse_counts(text("LAYER_COUNTS"), "numbers of hidden layers"),
        width_rules=chosen("WIDTH_RULES"),
        own_layers=parse_widths(text("OWN_LAYERS")),
        activations=chosen("ACTIVATIONS"),
        batch_sizes=parse_counts(text("BATCH_SIZES"), "batch sizes"),
        learning_rates=parse_numbers(text("LEARNING_RATES"), "learning rates"),
        seeds=algorithm.parameterAsInt(parameters, "SEEDS", context),
        method=algorithm.parameterAsEnumString(parameters, "SEARCH", context),
        criterion=algorithm.parameterAsEnumString(parameters, "CRITERION", context),
        width_constant=algorithm.parameterAsInt(parameters, "WIDTH_CONSTANT", context),
        most_blocks=algorithm.parameterAsInt(parameters, "MOST_BLOCKS", context),
    )


def _add_choice(
    algorithm: OresightAlgorithm, name: str, title: str, options: tuple[str, ...], default: list[str] | str, help: str
) -> None:
    is_list = isinstance(default, list)
    definition = QgsProcessingParameterEnum(
        name,
        title,
        list(options),
        allowMultiple=is_list,
        defaultValue=default,
        optional=is_list,
        usesStaticStrings=True,
    )
    algorithm.add(definition, help, advanced=name in ("SEARCH", "CRITERION"))

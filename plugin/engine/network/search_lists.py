# SPDX-License-Identifier: GPL-2.0-or-later
"""What a comparison of networks tries: lists of layers, widths, activations, batches and rates, and their order.

Optuna would serve no better: given the processor time of these lists (one by one; 12 splits by hole of three deposits),
its TPE sampler found a mean AUC of 0.9799 on the validation part, with Hyperband 0.9796, these lists 0.9801; on the
test part 0.9793, 0.9796 and 0.9790, which the spread (0.0004 and 0.0006) does not tell apart. It is a library more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import Any

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError
from .settings import ACTIVATIONS, NetworkSettings
from .widths import MOST_LAYERS, RULE_CONSTANT, WIDTH_RULES, widths_by

METHODS = ("one_by_one", "grid")
"""`one_by_one`: one list after the other, each with the best of those before; `grid`: everything with everything."""
CRITERIA = ("auc", "loss", "accuracy", "f1", "rmse", "mae")
"""Figures of the validation part by which the best is chosen; numbers have the last two and the loss."""
SMALL_IS_GOOD = ("loss", "rmse", "mae")
"""Those of which the lowest is the best."""
STAGES = ("layers", "widths", "activation", "batch_size", "learning_rate")
"""The lists in the order in which they are tried."""
MOST_NETWORKS = 5000


@dataclass(frozen=True)
class SearchLists:
    """The lists; an empty one keeps what the settings say."""

    layer_counts: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8)
    """Numbers of hidden layers, their widths by the first of the rules."""
    width_rules: tuple[str, ...] = WIDTH_RULES
    """Rules of the widths, tried with the best number of layers."""
    own_layers: tuple[tuple[int, ...], ...] = ()
    """Widths named by hand."""
    activations: tuple[str, ...] = ("relu", "leaky_relu", "elu", "tanh", "sigmoid")
    """Activations of the hidden layers."""
    batch_sizes: tuple[int, ...] = (32, 64, 128, 256)
    """Blocks in one step; 0 for all."""
    learning_rates: tuple[float, ...] = (0.0001, 0.0003, 0.001, 0.003, 0.01)
    """Lengths of the first steps."""
    seeds: int = 1
    """How often each network is trained, from seeds that follow each other."""
    method: str = "one_by_one"
    """One of `METHODS`."""
    criterion: str = "auc"
    """One of `CRITERIA`."""
    width_constant: int = RULE_CONSTANT
    """The constant of the rule `root_sum`."""
    most_blocks: int = 0
    """Training blocks that are used at most, drawn at random; 0 for all."""

    def __post_init__(self) -> None:
        check_choice(self.method, METHODS, "way of the search")
        check_choice(self.criterion, CRITERIA, "criterion")
        check_between(self.seeds, 1, 100, "number of seeds")
        check_between(self.most_blocks, 0, 2**31, "number of training blocks")
        for rule in self.width_rules:
            check_choice(rule, WIDTH_RULES, "rule of the widths")
        for activation in self.activations:
            check_choice(activation, ACTIVATIONS, "activation")
        for count in self.layer_counts:
            check_between(count, 1, MOST_LAYERS, "number of hidden layers")
        for size in self.batch_sizes:
            check_between(size, 0, 2**31, "batch size")
        for rate in self.learning_rates:
            check_positive(rate, "learning rate")

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "own_layers": [list(widths) for widths in self.own_layers]}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> SearchLists:
        """Return the lists of plain JSON values."""
        given: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
        given["own_layers"] = tuple(tuple(int(width) for width in one) for one in values.get("own_layers", ()))
        return cls(**given)


def stages_of(lists: SearchLists) -> tuple[str, ...]:
    """Return the stages of a search: the lists that have entries, or `grid`."""
    if lists.method == "grid":
        return ("grid",)
    has = {
        "layers": bool(lists.layer_counts or lists.own_layers),
        "widths": bool(lists.width_rules),
        "activation": bool(lists.activations),
        "batch_size": bool(lists.batch_sizes),
        "learning_rate": bool(lists.learning_rates),
    }
    return tuple(stage for stage in STAGES if has[stage])


def trials_of(
    stage: str, best: NetworkSettings, lists: SearchLists, inputs: int, outputs: int = 1
) -> list[NetworkSettings]:
    """Return the settings that a stage tries, each once.

    Parameters
    ----------
    stage : str
        One of `STAGES`, or `grid`.
    best : NetworkSettings
        The best so far: what the stage does not change is taken from it.
    lists : SearchLists
        What is tried.
    inputs, outputs : int
        Neurons of the network's input and output.
    """
    neurons = (inputs, outputs)
    if stage == "grid":
        found = list(_grid(best, lists, neurons))
    elif stage == "layers":
        rule = (lists.width_rules or WIDTH_RULES)[0]
        shapes = [_widths(rule, count, lists, neurons) for count in lists.layer_counts]
        found = [_with_layers(best, widths) for widths in (*shapes, *lists.own_layers)]
    elif stage == "widths":
        count = max(1, len(best.hidden_layers))
        found = [_with_layers(best, _widths(rule, count, lists, neurons)) for rule in lists.width_rules]
    else:
        values: tuple[Any, ...] = {
            "activation": lists.activations,
            "batch_size": lists.batch_sizes,
            "learning_rate": lists.learning_rates,
        }[stage]
        changes: list[dict[str, Any]] = [{stage: value} for value in values]
        found = [replace(best, **change) for change in changes]
    if len(found) * lists.seeds > MOST_NETWORKS:
        raise InvalidInputError(
            "{n} networks are too many for one comparison, at most {most}; shorten the lists or try them one by one.",
            n=len(found) * lists.seeds,
            most=MOST_NETWORKS,
        )
    return list(dict.fromkeys(map(_said_once, found)))


def _said_once(settings: NetworkSettings) -> NetworkSettings:
    """Return settings without what layers have of their own where it is what all have: as they are written by hand."""
    if "," in settings.activation:
        return settings
    is_usual = set(settings.layer_dropout) <= {settings.dropout}
    is_usual = is_usual and set(settings.layer_batch_norm) <= {settings.batch_norm}
    return replace(settings, layer_dropout=(), layer_batch_norm=()) if is_usual else settings


def _grid(best: NetworkSettings, lists: SearchLists, neurons: tuple[int, int]) -> Iterator[NetworkSettings]:
    shapes = [_widths(rule, count, lists, neurons) for count in lists.layer_counts for rule in lists.width_rules]
    shapes = [*dict.fromkeys([*shapes, *lists.own_layers])] or [best.hidden_layers]
    for widths, activation, size, rate in product(
        shapes,
        lists.activations or (best.activation,),
        lists.batch_sizes or (best.batch_size,),
        lists.learning_rates or (best.learning_rate,),
    ):
        one = _with_layers(best, widths)
        own = activation if lists.activations else one.activation
        yield replace(one, activation=own, batch_size=size, learning_rate=rate)


def _widths(rule: str, count: int, lists: SearchLists, neurons: tuple[int, int]) -> tuple[int, ...]:
    return widths_by(rule, count, *neurons, constant=lists.width_constant)


def _with_layers(settings: NetworkSettings, widths: tuple[int, ...]) -> NetworkSettings:
    """Return settings with other layers; what layers have of their own is kept where there are as many."""
    own = settings.activation.split(",")
    if len(widths) == len(settings.hidden_layers):
        return replace(settings, hidden_layers=widths)
    return replace(settings, hidden_layers=widths, activation=own[0].strip(), layer_dropout=(), layer_batch_norm=())

# SPDX-License-Identifier: GPL-2.0-or-later
"""What the script of a network predicts and how it says so, by kind of target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..blocks.layers import Variable
from .model_file import NetworkModel
from .script_text import literal, literals


@dataclass(frozen=True)
class Answer:
    """What the script says and writes of a block."""

    about: str
    """What it predicts."""
    columns_about: str
    """What its columns hold."""
    constants: tuple[str, ...]
    """Statements at the head, among them that of `COLUMNS`."""
    returns: str
    """What `predict` returns."""
    expression: str
    """What `network` says of the inputs `x`."""
    cells: str
    """From the prediction of a block to the cells of its columns."""


def _binary(model: NetworkModel) -> Answer:
    expressions = {
        "sigmoid": "torch.sigmoid(network(x)[:, 0])",
        "softmax": "torch.softmax(network(x), 1)[:, 1]",
        "linear": "network(x)[:, 0].clamp(0, 1)",
    }
    return Answer(
        "Probability of ore",
        "the probability of ore, and 1 where that makes the block ore, 0 where barren",
        (
            f"THRESHOLD = {float(model.threshold)!r}  # probability from which on the network calls a block ore",
            'COLUMNS = ["probability", "is_ore"]',
        ),
        "the probability of ore, shape (rows,)",
        expressions[model.architecture.output],
        '[f"{prediction:.9g}", int(float(prediction) >= THRESHOLD)]',
    )


def _multi_class(model: NetworkModel) -> Answer:
    target = model.target
    classes = ", ".join(f"{code}: {literal(name)}" for code, name in zip(target.classes, target.names))
    return Answer(
        f"Probability of each class of {target.variables[0]}",
        "the probability of each class and the code of the most probable one",
        (
            f"CLASSES = {{{classes}}}",
            'COLUMNS = [f"probability of {code} {name}" for code, name in CLASSES.items()] + ["class"]',
        ),
        f"the probability of each class, shape (rows, {target.n_outputs})",
        "torch.softmax(network(x), 1)",
        '[f"{one:.9g}" for one in prediction] + [list(CLASSES)[prediction.argmax()]]',
    )


def _multi_label(model: NetworkModel) -> Answer:
    titles = model.target.titles
    return Answer(
        f"Probability of {', '.join(titles)}",
        "the probability of each label",
        (f"COLUMNS = {literals(f'probability of {title}' for title in titles)}",),
        f"the probability of each label, shape (rows, {len(titles)})",
        "torch.sigmoid(network(x))",
        '[f"{one:.9g}" for one in prediction]',
    )


def _regression(model: NetworkModel) -> Answer:
    field = Variable.parse(model.target.variables[0]).field
    return Answer(
        f"Prediction of {field}" + (f" in {model.target.unit}" if model.target.unit else ""),
        "the predicted number",
        (f"COLUMNS = {literals([f'{field}_predicted'])}",),
        "the predicted number, shape (rows,)",
        "network(x)[:, 0]",
        '[f"{prediction:.9g}"]',
    )


_KINDS: Mapping[str, Callable[[NetworkModel], Answer]] = {
    "binary": _binary,
    "multi_class": _multi_class,
    "multi_label": _multi_label,
    "regression": _regression,
}


def answer_of(model: NetworkModel) -> Answer:
    """Return what the script of a network says and writes of a block."""
    return _KINDS[model.target.kind](model)

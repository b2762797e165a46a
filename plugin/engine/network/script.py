# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network as a short PyTorch script, which predicts with the model file and nothing else of Oresight."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Template

from ..blocks.layers import Variable
from .model import Architecture
from .model_file import NetworkModel
from .scaling import Scaler

SCRIPT = Template('''\
# $about, as $file says it, without Oresight and QGIS.
#
#     pip install torch safetensors numpy
#     python predict.py $file blocks.csv predicted.csv
#
# blocks.csv (UTF-8, commas) has a row for each block, with these columns among others, in any order:
$features
# An empty cell is a missing value. predicted.csv has the same rows and columns, and after them
# $columns_about.
# These are empty where a value is missing.

import csv
import math
import sys

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn

$constants


def make_network():
    """Return the network with its layers, not yet its weights."""
    network = nn.Sequential()
$layers
    return network


def read_network(path):
    """$reads"""
$state
    return network.eval()$eval


def encode(values):
    """Return the inputs of the network, shape (rows, $inputs), from values by feature."""
    x = {name: np.asarray(values[name], np.float32).astype(np.float64) for name in FEATURES}
    inputs = [
$encoding
    ]
    return torch.from_numpy(np.column_stack(inputs).astype(np.float32))

$one_hot
def answer(network, x):
    """Return $returns, from the inputs x$mean."""
    return $answer


def predict(network, values):
    """Return $returns, from values by feature; NaN where one is missing."""
    with torch.inference_mode():  # in parts, to need little memory
        return torch.cat([answer(network, part) for part in encode(values).split(65536)]).numpy()


def number(text):
    return float(text) if text and text.strip() else math.nan


def cells(prediction):
    """Return what is written of a block."""
    if np.isnan(prediction).any():
        return [""] * len(COLUMNS)
    return $cells


def main(model, table, target):
    network = read_network(model)
    with open(table, encoding="utf-8-sig", newline="") as file:
        header, *rows = [row for row in csv.reader(file) if row]
    missing = [name for name in FEATURES if name not in header]
    if missing:
        sys.exit(f"{table} has no column {', '.join(missing)}; it has {', '.join(header)}.")
    places = {name: header.index(name) for name in FEATURES}
    predicted = predict(network, {name: [number(row[place]) for row in rows] for name, place in places.items()})
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header + COLUMNS)
        writer.writerows(row + cells(one) for row, one in zip(rows, predicted))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("Use: python predict.py MODEL.safetensors BLOCKS.csv PREDICTED.csv")
    main(*sys.argv[1:])
''')
ONE_HOT = '''
def one_hot(column, codes):
    """Return an input for each code: 1 where the value is that code, else 0."""
    return np.where(np.isnan(column)[:, None], np.nan, column[:, None] == np.float32(codes))

'''
STATE = """\
    network, state = make_network(), {}
    for name, array in load_file(path).items():
        layer, part = name.rsplit(".", 1)
        state[layer.replace(".", "_") + "." + $part] = array
    network.load_state_dict(state)"""
STATE_OF_ENSEMBLE = """\
    network, state = nn.ModuleList(make_network() for _ in range($networks)), {}
    for name, array in load_file(path).items():
        number, name = name.split(".", 2)[1:] if name.startswith("networks.") else ("1", name)
        layer, part = name.rsplit(".", 1)
        state[f"{int(number) - 1}." + layer.replace(".", "_") + "." + $part] = array
    network.load_state_dict(state)"""
PARTS_OF_NORM = """\
    parts = {"scale": "weight", "shift": "bias", "mean": "running_mean", "variance": "running_var"}
"""
MODULES = {
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU()",
    "elu": "nn.ELU()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "tanh": "nn.Tanh()",
    "sigmoid": "nn.Sigmoid()",
}
"""Activations in PyTorch; `linear` is none."""


def prediction_script(model: NetworkModel, *, file: str = "network.safetensors") -> str:
    """Return a Python script that rebuilds a network, reads its file and predicts rows of a CSV table.

    It needs PyTorch, safetensors and numpy, and gives what `predict` gives.

    Parameters
    ----------
    model : NetworkModel
        The network.
    file : str
        Name of its file, which the script's own words use.
    """
    answer = _ANSWERS[model.target.kind](model)
    said = answer.expression
    return SCRIPT.substitute(
        about=_line(answer.about),
        file=_line(file),
        features="\n".join(_feature_lines(model)),
        columns_about=answer.columns_about,
        constants="\n".join([f"FEATURES = {_literals(model.names)}", *answer.constants]),
        layers="\n".join(f"    {line}" for line in _module_lines(model.architecture)),
        reads=_reads(model),
        state=_state(model),
        eval=_eval_comment(model.architecture),
        inputs=model.architecture.inputs,
        encoding="\n".join(f"        {line}," for line in _encoding_lines(model)),
        one_hot=ONE_HOT if any(model.encoding.codes) else "",
        returns=answer.returns,
        mean=": the mean of what all networks say" if model.further else "",
        answer=f"torch.stack([{said.replace('network', 'one')} for one in network]).mean(0)" if model.further else said,
        cells=answer.cells,
    )


def _reads(model: NetworkModel) -> str:
    """Return what is said of reading."""
    if model.further:
        return f"Return the {len(model.networks)} networks of a file: the arrays of the second begin with networks.2."
    return f"Return the network with the weights of its file, which are called {next(iter(model.weights))} and so on."


def _state(model: NetworkModel) -> str:
    """Return the statements that fill a network with the arrays of its file."""
    has_norm = any(layer.batch_norm for layer in model.architecture.hidden)
    state = STATE_OF_ENSEMBLE if model.further else STATE
    part = "parts.get(part, part)" if has_norm else "part"
    filled = Template(state).substitute(part=part, networks=len(model.networks))
    return PARTS_OF_NORM + filled if has_norm else filled


@dataclass(frozen=True)
class _Answer:
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


def _binary(model: NetworkModel) -> _Answer:
    expressions = {
        "sigmoid": "torch.sigmoid(network(x)[:, 0])",
        "softmax": "torch.softmax(network(x), 1)[:, 1]",
        "linear": "network(x)[:, 0].clamp(0, 1)",
    }
    return _Answer(
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


def _multi_class(model: NetworkModel) -> _Answer:
    target = model.target
    classes = ", ".join(f"{code}: {_literal(name)}" for code, name in zip(target.classes, target.names))
    return _Answer(
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


def _multi_label(model: NetworkModel) -> _Answer:
    titles = model.target.titles
    return _Answer(
        f"Probability of {', '.join(titles)}",
        "the probability of each label",
        (f"COLUMNS = {_literals(f'probability of {title}' for title in titles)}",),
        f"the probability of each label, shape (rows, {len(titles)})",
        "torch.sigmoid(network(x))",
        '[f"{one:.9g}" for one in prediction]',
    )


def _regression(model: NetworkModel) -> _Answer:
    field = Variable.parse(model.target.variables[0]).field
    return _Answer(
        f"Prediction of {field}" + (f" in {model.target.unit}" if model.target.unit else ""),
        "the predicted number",
        (f"COLUMNS = {_literals([f'{field}_predicted'])}",),
        "the predicted number, shape (rows,)",
        "network(x)[:, 0]",
        '[f"{prediction:.9g}"]',
    )


_ANSWERS: Mapping[str, Callable[[NetworkModel], _Answer]] = {
    "binary": _binary,
    "multi_class": _multi_class,
    "multi_label": _multi_label,
    "regression": _regression,
}


def _feature_lines(model: NetworkModel) -> Iterator[str]:
    """Yield a comment for each feature: its name, and what its codes stand for."""
    for name in model.names:
        book = model.codebooks.get(name)
        codes = ", ".join(f"{code} {title}" for code, title in zip(book["codes"], book["names"])) if book else ""
        yield f"#     {_line(name)}" + (f"    (codes: {_line(codes)})" if codes else "")


def _module_lines(architecture: Architecture) -> Iterator[str]:
    """Yield a statement for each module."""
    width = architecture.inputs

    def module(name: str, made: str) -> str:
        return f'network.add_module("{name}", {made})'

    for number, layer in enumerate(architecture.hidden):
        name = f"hidden_{number}"
        yield module(name, f"nn.Linear({width}, {layer.width})")
        if layer.batch_norm:
            yield module(f"{name}_norm", f"nn.BatchNorm1d({layer.width})")
        if layer.activation in MODULES:
            yield module(f"{name}_{layer.activation}", MODULES[layer.activation])
        if layer.dropout:
            yield module(f"{name}_dropout", f"nn.Dropout({layer.dropout!r})")
        width = layer.width
    yield module("output", f"nn.Linear({width}, {architecture.outputs})")


def _eval_comment(architecture: Architecture) -> str:
    said = ["no dropout"] if architecture.has_dropout else []
    if any(layer.batch_norm for layer in architecture.hidden):
        said.append("batch normalisation by the means of the training")
    return f"  # {', '.join(said)}" if said else ""


def _encoding_lines(model: NetworkModel) -> Iterator[str]:
    """Yield an expression for each feature: as training scaled it."""
    encoding = model.encoding
    for name, scaler, codes in zip(encoding.names, encoding.scalers, encoding.codes):
        column = f"x[{_literal(name)}]"
        yield f"one_hot({column}, {list(codes)!r})" if codes else _scaled(column, scaler)


def _scaled(column: str, scaler: Scaler) -> str:
    if scaler.method == "log":
        height = f"np.maximum({_less(column, scaler.lowest)}, 0)"
        column = f"np.log1p({height}" + (f" / {scaler.typical!r})" if scaler.typical != 1.0 else ")")
    scaled = _less(column, scaler.offset)
    if scaler.scale == 1.0:
        return scaled
    return f"({scaled}) / {scaler.scale!r}" if scaled != column else f"{column} / {scaler.scale!r}"


def _less(expression: str, number: float) -> str:
    """Return the expression less a number."""
    if not number:
        return expression
    return f"{expression} - {number!r}" if number > 0.0 else f"{expression} + {-number!r}"


def _literal(text: str) -> str:
    """Return text as it stands in a Python program: JSON's escapes are Python's too."""
    return json.dumps(text, ensure_ascii=False)


def _literals(texts: Iterable[str]) -> str:
    return f"[{', '.join(_literal(text) for text in texts)}]"


def _line(text: str) -> str:
    """Return text as one line of a comment."""
    return " ".join(text.split())

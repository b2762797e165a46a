# SPDX-License-Identifier: GPL-2.0-or-later
"""The text of the script that predicts with a network: what is the same in all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from string import Template

SCRIPT = Template('''\
# $about, as $file says it, without Oresight and QGIS.
#
#     pip install torch safetensors numpy
#     python predict.py $file blocks.csv predicted.csv
#
# blocks.csv (UTF-8, commas) has a row for each block, and these columns among others, in any order:
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


def literal(text: str) -> str:
    """Return text as it stands in a Python program: JSON's escapes are Python's too."""
    return json.dumps(text, ensure_ascii=False)


def literals(texts: Iterable[str]) -> str:
    """Return texts as a list in a Python program."""
    return f"[{', '.join(literal(text) for text in texts)}]"


def one_line(text: str) -> str:
    """Return text as one line of a comment."""
    return " ".join(text.split())

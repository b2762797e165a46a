# SPDX-License-Identifier: GPL-2.0-or-later
"""The networks of an honest predictor as a short PyTorch script: how its file is read without Oresight."""

from __future__ import annotations

from string import Template

from ..network.script_text import one_line
from .members import CUT, SMALLEST
from .places import turns

SCRIPT = Template('''\
# What the networks of $file say, which Oresight learned from composites, without Oresight and QGIS.
#
#     pip install torch safetensors numpy
#     python networks.py $file features.csv logits.csv
#
# features.csv (UTF-8, commas) has a row for each place: easting, northing, elevation, and the
# features that the file names. An empty cell is a missing value. logits.csv has the same rows and
# columns, and after them the mean logit of ore by the networks of each kind; where they alone are
# averaged, the calibrated probability of ore too.
#
# Not here: how the features of a place follow from the composites around it (kriging with the
# variograms of the file, statistics of the nearest holes), the members that are no networks, and
# whether a place is like what was learned from.

import csv
import json
import math
import sys

import numpy as np
import torch
from safetensors import safe_open
from torch import nn

COORDINATES = ["easting", "northing", "elevation"]
TURNS = $turns  # coordinates are told in these frames too
ACTIVATIONS = {
    "relu": nn.ReLU, "leaky_relu": nn.LeakyReLU, "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU, "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid, "linear": nn.Identity,
}


def read(path):
    """Return what is known of the predictor, and the arrays of its file by name."""
    with safe_open(path, "pt") as file:
        return json.loads(file.metadata()["oresight"]), {name: file.get_tensor(name) for name in file.keys()}


def make_network(about, arrays, start):
    """Return the network whose arrays have names that begin with start, such as network.0."""
    layers = []
    for number, layer in enumerate(about["architecture"]["hidden"]):
        layers += [linear(arrays, f"{start}.hidden.{number}"), ACTIVATIONS[layer["activation"]]()]
    return nn.Sequential(*layers, linear(arrays, f"{start}.output")).eval()


def linear(arrays, name):
    weight, bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def encode(kind, about, arrays, features, places):
    """Return the inputs of the networks of a kind from features, shape (rows, features), and places, (rows, 3)."""
    medians, means, deviations = (arrays[f"inputs.{name}"].numpy() for name in ("medians", "means", "deviations"))
    filled = np.where(np.isfinite(features), features, medians.astype(np.float32))
    inputs = [np.clip((filled - means) / deviations, -$cut, $cut)]
    if kind == "network_places":
        scaled = (places - np.array(about["placement"]["centre"])) / about["placement"]["spread"]
        inputs += [scaled, *(scaled @ np.array(turn) for turn in TURNS)]
    return torch.from_numpy(np.hstack(inputs).astype(np.float32))


def logits(kind, about, arrays, features, places):
    """Return the mean logit of ore by the networks of a kind, shape (rows,)."""
    inputs, found = encode(kind, about, arrays, features, places), []
    for number, one in enumerate(about["members"][kind]["networks"]):
        scalers = one["features"]["scalers"]
        offset, scale = (torch.tensor([scaler[name] for scaler in scalers]) for name in ("offset", "scale"))
        with torch.inference_mode():
            sums = make_network(one, arrays, f"{kind}.{number}")((inputs - offset) / scale)
            found.append(torch.logit(torch.sigmoid(sums[:, 0]).double(), eps=$smallest))
    return torch.stack(found).mean(0).numpy()


def predict(about, arrays, features, places):
    """Return the columns that are known: a logit by each kind of network, and the probability where they are all."""
    kinds = [kind for kind, member in about["members"].items() if "networks" in member]
    columns = {f"logit of {kind}": logits(kind, about, arrays, features, places) for kind in kinds}
    if set(about["weights"]) <= set(kinds):
        mean = sum(weight * columns[f"logit of {kind}"] for kind, weight in about["weights"].items())
        calibrated = about["calibration"]["intercept"] + about["calibration"]["slope"] * mean
        columns["probability"] = 1 / (1 + np.exp(-calibrated))
    return columns


def table_of(rows, header, names):
    missing = [name for name in names if name not in header]
    if missing:
        sys.exit(f"The table has no column {', '.join(missing)}.")
    cells = [[row[header.index(name)] for name in names] for row in rows]
    return np.array([[float(cell) if cell.strip() else math.nan for cell in row] for row in cells])


def main(model, table, target):
    about, arrays = read(model)
    with open(table, encoding="utf-8-sig", newline="") as file:
        header, *rows = [row for row in csv.reader(file) if row]
    features = table_of(rows, header, about["names"]).astype(np.float32)
    columns = predict(about, arrays, features, table_of(rows, header, COORDINATES))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header + list(columns))
        writer.writerows(row + [f"{one:.9g}" for one in said] for row, said in zip(rows, zip(*columns.values())))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("Use: python networks.py MODEL.safetensors FEATURES.csv LOGITS.csv")
    main(*sys.argv[1:])
''')


def networks_script(file: str = "honest.safetensors") -> str:
    """Return a Python script that reads the networks of a predictor's file and gives their logits for features.

    It needs PyTorch, safetensors and numpy. What it leaves out stands in its head.

    Parameters
    ----------
    file : str
        Name of the predictor's file, which the script's own words use.
    """
    return SCRIPT.substitute(file=one_line(file), turns=turns().tolist(), cut=CUT, smallest=SMALLEST)

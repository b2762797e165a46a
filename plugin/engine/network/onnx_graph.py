# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network as an ONNX graph: from the features as they are to what the network says."""

from __future__ import annotations

import json
from typing import Any

from .codebooks import listed_codes
from .model import EPSILON
from .model_file import NetworkModel, array_starts
from .onnx_file import BOOLEAN, KINDS, OPSET, OnnxGraph
from .scaling import Scaler

ROWS = "blocks"
"""What the first axis of inputs and outputs is called."""
ANSWERS = {
    "binary": ("probability", "Probability of ore"),
    "multi_class": ("probabilities", "Probability of each class"),
    "multi_label": ("probabilities", "Probability of each label"),
    "regression": ("estimate", "The number"),
}
"""Name of the output and what it is, by kind of target."""


def onnx_bytes(model: NetworkModel) -> bytes:
    """Return a network as an ONNX file that takes each feature as an input of its own, float32 of shape (blocks,).

    The graph scales the features in double precision, as `predict` does, and gives what `predict`
    gives: NaN where a feature is missing. Metadata say what the inputs and outputs are.
    """
    graph = OnnxGraph("network", ROWS)
    names = [graph.add_input(name, listed_codes(model.codebooks.get(name))) for name in model.names]
    last = graph.constant("axis", [1], "int64")
    columns = [graph.add("Unsqueeze", [name, last], f"{name}/column") for name in names]
    ready = [
        _one_hot(graph, column, codes) if codes else _scaled(graph, column, scaler)
        for column, scaler, codes in zip(columns, model.encoding.scalers, model.encoding.codes)
    ]
    inputs = graph.add("Concat", ready, "inputs", axis=1)  # (blocks, inputs)
    answers = [
        _answer(graph, network, _sums(graph, network, inputs, start))  # (blocks, 1) or (blocks, targets)
        for start, network in zip(array_starts(model), model.networks)
    ]
    answer = graph.add("Mean", answers, "mean_answer") if model.further else answers[0]
    known = _where_known(graph, columns, answer)
    name, about = ANSWERS[model.target.kind]
    is_several = model.target.kind in ("multi_class", "multi_label")
    output = graph.add("Identity", [known], name) if is_several else graph.add("Squeeze", [known, last], name)
    graph.add_output(output, (model.architecture.targets,) if is_several else (), about)
    return graph.to_bytes(
        version=model.versions.get("oresight", ""),
        about=f"{about}, from the features of a block. Operators of opset {OPSET}.",
        metadata=_metadata(model),
    )


def _scaled(graph: OnnxGraph, column: str, scaler: Scaler) -> str:
    """Return the name of a scaled feature, (blocks, 1)."""

    def step(operator: str, given: str, number: float, output: str) -> str:
        other = graph.constant(f"{column}/{output}_by", number, "float64")
        return graph.add(operator, [given, other], f"{column}/{output}")

    exact = graph.add("Cast", [column], f"{column}/exact", to=KINDS["float64"])
    if scaler.method == "log":
        height = step("Max", step("Sub", exact, scaler.lowest, "height"), 0.0, "height_above")
        more = step("Add", step("Div", height, scaler.typical, "ratio"), 1.0, "ratio_and_1")
        exact = graph.add("Log", [more], f"{column}/logarithm")
    scaled = step("Div", step("Sub", exact, scaler.offset, "difference"), scaler.scale, "scale")
    return graph.add("Cast", [scaled], f"{column}/scaled", to=KINDS["float32"])


def _one_hot(graph: OnnxGraph, column: str, codes: tuple[int, ...]) -> str:
    """Return the name of an input for each code, (blocks, codes)."""
    known = graph.constant(f"{column}/codes", codes, "float32")
    is_code = graph.add("Equal", [column, known], f"{column}/is_code")
    return graph.add("Cast", [is_code], f"{column}/one_hot", to=KINDS["float32"])


def _where_known(graph: OnnxGraph, columns: list[str], answer: str) -> str:
    """Return the name of the answers with NaN where a feature is missing: operators may lose it on the way."""
    features = graph.add("Concat", columns, "features", axis=1)  # (blocks, features)
    flags = graph.add("Cast", [graph.add("IsNaN", [features], "is_nan")], "nan", to=KINDS["float32"])
    most = graph.add("ReduceMax", [flags], "most", axes=[1], keepdims=1)  # (blocks, 1)
    missing = graph.add("Cast", [most], "is_missing", to=BOOLEAN)
    return graph.add("Where", [missing, graph.constant("unknown", float("nan"), "float32"), answer], "known")


def _sums(graph: OnnxGraph, model: NetworkModel, inputs: str, start: str) -> str:
    """Return the name of the sums of the output neurons, (blocks, outputs); `start` begins the names of its arrays."""

    def array(name: str) -> str:
        return graph.constant(f"{start}{name}", model.weights[name], "float32")

    def linear(name: str, x: str) -> str:
        return graph.add("Gemm", [x, array(f"{name}.weight"), array(f"{name}.bias")], f"{start}{name}", transB=1)

    x = inputs
    for number, layer in enumerate(model.architecture.hidden):
        name = f"hidden.{number}"
        x = linear(name, x)  # (blocks, width)
        if layer.batch_norm:
            parts = [array(f"{name}.norm.{part}") for part in ("scale", "shift", "mean", "variance")]
            x = graph.add("BatchNormalization", [x, *parts], f"{start}{name}.norm", epsilon=EPSILON)
        x = _activated(graph, layer.activation, x, f"{start}{name}")
    return linear("output", x)


def _activated(graph: OnnxGraph, activation: str, x: str, name: str) -> str:
    output = f"{name}.{activation}"
    if activation == "linear":
        return x
    if activation == "gelu":  # x (1 + erf(x / sqrt 2)) / 2
        root, one, half = (
            graph.constant(key, number, "float32") for key, number in (("root", 2.0**0.5), ("one", 1.0), ("half", 0.5))
        )
        erf = graph.add("Erf", [graph.add("Div", [x, root], f"{output}/ratio")], f"{output}/erf")
        share = graph.add("Mul", [graph.add("Add", [erf, one], f"{output}/more"), half], f"{output}/share")
        return graph.add("Mul", [x, share], output)
    if activation == "silu":
        return graph.add("Mul", [x, graph.add("Sigmoid", [x], f"{output}/share")], output)
    operator, attributes = _OPERATORS[activation]
    return graph.add(operator, [x], output, **attributes)


_OPERATORS: dict[str, tuple[str, dict[str, float]]] = {
    "relu": ("Relu", {}),
    "leaky_relu": ("LeakyRelu", {"alpha": 0.01}),
    "elu": ("Elu", {"alpha": 1.0}),
    "tanh": ("Tanh", {}),
    "sigmoid": ("Sigmoid", {}),
}


def _answer(graph: OnnxGraph, model: NetworkModel, sums: str) -> str:
    """Return the name of what the network says, (blocks, 1) or (blocks, targets)."""
    kind, output = model.target.kind, model.architecture.output
    if kind == "regression":
        return sums
    if output == "linear":
        ends = [graph.constant(key, number, "float32") for key, number in (("lowest", 0.0), ("highest", 1.0))]
        return graph.add("Clip", [sums, *ends], "cut")
    if output == "sigmoid":
        return graph.add("Sigmoid", [sums], "shares")
    shares = graph.add("Softmax", [sums], "shares", axis=1)
    if kind == "multi_class":
        return shares
    return graph.add("Gather", [shares, graph.constant("ore", [1], "int64")], "share_of_ore", axis=1)


def _metadata(model: NetworkModel) -> dict[str, str]:
    """Return what is to be known beside the graph: plain text, or JSON."""

    def text(value: Any) -> str:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)

    known = {
        "features": text(list(model.names)),
        "codebooks": text({name: dict(book) for name, book in model.codebooks.items()}),
        "target": text(model.target.to_dict()),
        "outputs": text(list(model.target.titles)),
        "opset": str(OPSET),
        "versions": text(dict(model.versions)),
    }
    return {**known, "threshold": repr(model.threshold)} if model.target.kind == "binary" else known

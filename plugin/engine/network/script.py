# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network as a short PyTorch script, which predicts with the model file and nothing else of Oresight."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from .codebooks import listed_codes
from .model import Architecture
from .model_file import NetworkModel
from .scaling import Scaler
from .script_answers import answer_of
from .script_text import ONE_HOT, PARTS_OF_NORM, SCRIPT, STATE, STATE_OF_ENSEMBLE, literal, literals, one_line

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
    answer = answer_of(model)
    said = answer.expression
    return SCRIPT.substitute(
        about=one_line(answer.about),
        file=one_line(file),
        features="\n".join(_feature_lines(model)),
        columns_about=answer.columns_about,
        constants="\n".join([f"FEATURES = {literals(model.names)}", *answer.constants]),
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


def _feature_lines(model: NetworkModel) -> Iterator[str]:
    """Yield a comment for each feature: its name, and what its codes stand for."""
    for name in model.names:
        codes = one_line(listed_codes(model.codebooks.get(name)))
        yield f"#     {one_line(name)}" + (f"    (codes: {codes})" if codes else "")


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
        column = f"x[{literal(name)}]"
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

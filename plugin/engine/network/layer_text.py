# SPDX-License-Identifier: GPL-2.0-or-later
"""Hidden layers written as text: widths, and what is a layer's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..errors import InvalidInputError
from .model import Layer
from .settings import ACTIVATIONS, NetworkSettings

NORM = "norm"
"""The word for batch normalisation."""


@dataclass(frozen=True)
class HiddenLayers:
    """Hidden layers as they were written."""

    layers: tuple[Layer, ...]
    """From the input to the output; empty for a logistic regression."""
    usual: Layer
    """What a layer is that says nothing of its own."""

    def settings(self) -> dict[str, Any]:
        """Return the fields of `NetworkSettings` that they set; what all layers share is said once."""
        alike = {replace(layer, width=0) for layer in self.layers} <= {replace(self.usual, width=0)}
        common = {
            "hidden_layers": tuple(layer.width for layer in self.layers),
            "activation": self.usual.activation,
            "dropout": self.usual.dropout,
            "batch_norm": self.usual.batch_norm,
        }
        if alike:
            return common
        own = ",".join(layer.activation for layer in self.layers)
        return {
            **common,
            "activation": self.usual.activation if {self.usual.activation} == set(own.split(",")) else own,
            "layer_dropout": tuple(layer.dropout for layer in self.layers),
            "layer_batch_norm": tuple(layer.batch_norm for layer in self.layers),
        }


def parse_hidden_layers(
    text: str, activation: str = "relu", *, dropout: float = 0.0, batch_norm: bool = False
) -> HiddenLayers:
    """Return the hidden layers written in a text; an empty text means none.

    Parameters
    ----------
    text : str
        Such as `128, 64, 32, 16`, or `128:relu:norm:0.2, 64:tanh`: after the width, in any order, an
        activation, `norm` for batch normalisation, and a number for the layer's dropout.
    activation, dropout, batch_norm
        Those of the layers without their own.

    Raises
    ------
    InvalidInputError
        A width is no whole number above zero, or a word is not known.

    Examples
    --------
    >>> [(layer.width, layer.activation) for layer in parse_hidden_layers("128, 64:tanh").layers]
    [(128, 'relu'), (64, 'tanh')]
    """
    usual = Layer(0, activation, dropout, batch_norm)
    parts = text.split(",") if text.strip() else []
    return HiddenLayers(tuple(_layer([one.strip() for one in part.split(":")], usual, text) for part in parts), usual)


def layers_text(settings: NetworkSettings) -> tuple[str, str]:
    """Return the hidden layers of settings as a text, and the activation of those without their own.

    `parse_hidden_layers` of them, with the settings' dropout and batch normalisation, gives the same network. The text
    cannot say that a layer goes without the batch normalisation that the others share; and where `layer_dropout` and
    `layer_batch_norm` merely say of each layer what all share, or only one of them is given, the fields may differ.

    Examples
    --------
    >>> layers_text(NetworkSettings(hidden_layers=(128, 64), activation="relu,tanh"))
    ('128:relu, 64:tanh', 'relu')
    >>> layers_text(NetworkSettings())
    ('128,64,32,16', 'relu')
    """
    has_own = "," in settings.activation
    if not (has_own or settings.layer_dropout or settings.layer_batch_norm):
        return ",".join(map(str, settings.hidden_layers)), settings.activation
    usual = next(iter(settings.activations), settings.activation)
    if has_own and len(set(settings.activations)) == 1:  # said of each layer, not of all
        usual = next(one for one in ACTIVATIONS if one != usual)
    layers = zip(settings.hidden_layers, settings.activations, settings.batch_norms, settings.dropouts)
    words = (
        [str(width), *([activation] if has_own else []), *([NORM] if norm else []), *_own_dropout(settings, dropout)]
        for width, activation, norm, dropout in layers
    )
    return ", ".join(":".join(one) for one in words), usual


def _own_dropout(settings: NetworkSettings, dropout: float) -> list[str]:
    return [] if dropout == settings.dropout else [repr(dropout)]


def _layer(words: list[str], usual: Layer, text: str) -> Layer:
    width, *own = words
    if not width.isdecimal() or int(width) < 1:
        raise InvalidInputError(
            "Hidden layers are whole numbers with commas between, such as 128,64,32,16, but {given} was given.",
            given=text,
        )
    layer = replace(usual, width=int(width))
    for word in own:
        if word in ACTIVATIONS:
            layer = replace(layer, activation=word)
        elif word == NORM:
            layer = replace(layer, batch_norm=True)
        else:
            layer = replace(layer, dropout=_share(word, text))
    return layer


def _share(word: str, text: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise InvalidInputError(
            "After the width of a hidden layer stand an activation ({activations}), norm for batch normalisation, or a "
            "number for dropout, such as 128:relu:norm:0.2, but {word} was given in {given}.",
            activations=", ".join(ACTIVATIONS),
            word=word,
            given=text,
        ) from None

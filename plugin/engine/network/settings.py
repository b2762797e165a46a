# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that can be chosen about a network and its training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError
from ..evaluation.published import PUBLISHED_THRESHOLD
from ..evaluation.thresholds import RULES

ACTIVATIONS = ("relu", "leaky_relu", "elu", "gelu", "silu", "tanh", "sigmoid", "linear")
OUTPUTS = ("sigmoid", "softmax", "linear")
LOSSES = ("cross_entropy", "mean_square")
OPTIMIZERS = ("adam", "adamw", "sgd", "rmsprop", "adagrad")
SCHEDULES = ("constant", "step", "inverse_time", "exponential", "cosine", "one_cycle", "plateau")
SCALINGS = ("min_max", "z_score", "log", "robust", "none")
CATEGORY_ENCODINGS = ("codes", "one_hot")
CLASS_WEIGHTS = ("none", "balanced")
DEVICES = ("auto", "cpu", "cuda", "mps")


@dataclass(frozen=True)
class NetworkSettings:
    """How a network is built and trained; the defaults are those of the publication."""

    hidden_layers: tuple[int, ...] = (128, 64, 32, 16)
    """Neurons of each hidden layer, from the input to the output; empty for a logistic regression."""
    activation: str = "relu"
    """One of `ACTIVATIONS`, or one for each hidden layer with commas between."""
    output: str = "sigmoid"
    """`sigmoid` (one neuron), `softmax` (two) or `linear` (one, cut to 0 to 1; for the mean square)."""
    loss: str = "cross_entropy"
    """What training makes small: `cross_entropy` or `mean_square`."""
    optimizer: str = "adam"
    """One of `OPTIMIZERS`."""
    learning_rate: float = 0.001
    """Step of the optimizer at the beginning."""
    momentum: float = 0.9
    """Nesterov momentum of `sgd`, 0 (none) to below 1."""
    epochs: int = 80
    """How often all training blocks are seen."""
    batch_size: int = 128
    """Blocks in one step; 0 for all at once."""
    dropout: float = 0.0
    """Share of each hidden layer's outputs left out in a training step, 0 to below 1."""
    batch_norm: bool = False
    """Whether each hidden layer's sums are normalised over the batch, before the activation."""
    l1: float = 0.0
    """Weight of the sum of absolute weights in the loss."""
    l2: float = 0.0
    """Weight of the sum of squared weights in the loss; for `adamw` its decoupled decay."""
    gradient_clip: float = 0.0
    """Longest gradient a step may use; 0 for no limit."""
    schedule: str = "constant"
    """How the learning rate changes with the epochs, one of `SCHEDULES`."""
    schedule_drop: float = 0.5
    """Factor of `step`, `exponential` and `plateau`; decay per epoch of `inverse_time`."""
    schedule_every: int = 10
    """Epochs between two drops of `step`, or without a better validation loss for `plateau`."""
    early_stopping_patience: int = 0
    """Epochs without a better validation loss after which training ends and the best weights return; 0 for never."""
    class_weights: str = "none"
    """`balanced` gives ore and barren blocks the same weight in sum."""
    scaling: str = "min_max"
    """How numbers become inputs, one of `SCALINGS`; fitted on the training blocks only."""
    categories: str = "codes"
    """`codes` feeds integer codes as numbers, as published; `one_hot` gives each code an input of its own."""
    threshold_rule: str = "best_f1"
    """How the threshold is chosen on the validation part: one of the rules of `evaluation.thresholds`."""
    threshold: float = PUBLISHED_THRESHOLD
    """The threshold of the rule `fixed`."""
    seed: int = 1
    """Seed of the first weights, the order of blocks and dropout."""
    device: str = "auto"
    """`cpu`, `cuda`, `mps`, or `auto`: CUDA where there is one, else the CPU."""

    def __post_init__(self) -> None:
        for name in ("learning_rate", "epochs", "schedule_drop", "schedule_every"):
            check_positive(getattr(self, name), name.replace("_", " "))
        for name in ("dropout", "momentum"):
            check_between(getattr(self, name), 0.0, 0.999, name)
        for name in ("l1", "l2", "gradient_clip", "batch_size", "early_stopping_patience", "seed"):
            check_between(getattr(self, name), 0, 2**31, name.replace("_", " "))
        check_between(self.threshold, 0.0, 1.0, "threshold")
        for name, choices in _CHOICES.items():
            check_choice(getattr(self, name), choices, name.replace("_", " "))
        for width in self.hidden_layers:
            check_between(width, 1, 65536, "number of neurons of a hidden layer")
        self._check_relations()

    def _check_relations(self) -> None:
        activations = self.activations
        for activation in activations:
            check_choice(activation, ACTIVATIONS, "activation")
        if len(activations) != len(self.hidden_layers):
            raise InvalidInputError(
                "There are {layers} hidden layers, but {given} activations were given; give one for all or one each.",
                layers=len(self.hidden_layers),
                given=len(activations),
            )
        if self.output == "linear" and self.loss == "cross_entropy":
            raise InvalidInputError(
                "A linear output gives no probability that the cross-entropy could use; choose the loss mean_square, "
                "or the output sigmoid or softmax."
            )

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each hidden layer."""
        given = tuple(name.strip() for name in self.activation.split(","))
        return given * len(self.hidden_layers) if len(given) == 1 else given

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "hidden_layers": list(self.hidden_layers)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> NetworkSettings:
        """Return the settings of plain JSON values; what is not named keeps its default.

        Raises
        ------
        InvalidInputError
            A name that is no setting, or a value that cannot be used.
        """
        known = {one.name for one in fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise InvalidInputError(
                "The network has no setting {names}; its settings are {known}.",
                names=", ".join(unknown),
                known=", ".join(sorted(known)),
            )
        given = dict(values)
        if "hidden_layers" in given:
            given["hidden_layers"] = tuple(int(width) for width in given["hidden_layers"])
        return cls(**given)


_CHOICES = {
    "output": OUTPUTS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "class_weights": CLASS_WEIGHTS,
    "scaling": SCALINGS,
    "categories": CATEGORY_ENCODINGS,
    "threshold_rule": RULES,
    "device": DEVICES,
}


def parse_hidden_layers(text: str, activation: str = "relu") -> tuple[tuple[int, ...], str]:
    """Return the widths and the activations written in a text; an empty text means no hidden layer.

    Parameters
    ----------
    text : str
        Such as `128, 64, 32, 16`, or `128:relu, 64:tanh` with activations of their own.
    activation : str
        That of the layers without one of their own.

    Raises
    ------
    InvalidInputError
        Something between the commas is not a whole number above zero.

    Examples
    --------
    >>> parse_hidden_layers("128, 64:tanh")
    ((128, 64), 'relu,tanh')
    """
    widths, activations = [], []
    for part in text.split(",") if text.strip() else []:
        width, _, own = (one.strip() for one in part.partition(":"))
        if not width.isdecimal() or int(width) < 1:
            raise InvalidInputError(
                "Hidden layers are whole numbers with commas between, such as 128,64,32,16, but {given} was given.",
                given=text,
            )
        widths.append(int(width))
        activations.append(own or activation)
    return tuple(widths), activation if set(activations) <= {activation} else ",".join(activations)

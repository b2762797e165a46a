# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that can be chosen about a network and its training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError
from ..evaluation.published import PUBLISHED_THRESHOLD
from ..evaluation.thresholds import BUDGET, MISS_COST, RULES
from .balance import BALANCED, NONE, stated_weights
from .targets import LOSSES, TARGETS, check_fitting

ACTIVATIONS = ("relu", "leaky_relu", "elu", "gelu", "silu", "tanh", "sigmoid", "linear")
OUTPUTS = ("sigmoid", "softmax", "linear")
OPTIMIZERS = ("adam", "adamw", "sgd", "rmsprop", "adagrad")
SCHEDULES = ("constant", "step", "inverse_time", "exponential", "cosine", "one_cycle", "plateau")
SCALINGS = ("min_max", "z_score", "log", "robust", "none")
CATEGORY_ENCODINGS = ("codes", "one_hot")
CLASS_WEIGHTS = (NONE, BALANCED)
DEVICES = ("auto", "cpu", "cuda", "mps")


@dataclass(frozen=True)
class NetworkSettings:
    """How a network is built and trained; the defaults are those of the publication."""

    hidden_layers: tuple[int, ...] = (128, 64, 32, 16)
    """Neurons of each hidden layer, from the input to the output; empty for a logistic regression."""
    activation: str = "relu"
    """One of `ACTIVATIONS`, or one for each hidden layer with commas between."""
    target: str = "binary"
    """What the network learns, one of `targets.TARGETS`."""
    output: str = "sigmoid"
    """Of a binary target `sigmoid` (one neuron), `softmax` (two) or `linear` (one, cut to 0 to 1); of the others see
    `targets.FITTING`."""
    loss: str = "cross_entropy"
    """What training makes small, one of `targets.LOSSES`."""
    focal_gamma: float = 2.0
    """How strongly the loss `focal` turns to blocks that are called wrongly; 0 makes it the cross-entropy."""
    huber_delta: float = 1.0
    """Where the loss `huber` turns from square to straight; of a number in standard deviations."""
    optimizer: str = "adam"
    """One of `OPTIMIZERS`."""
    learning_rate: float = 0.001
    """Step of the optimizer at the beginning."""
    find_learning_rate: bool = False
    """Whether that step was found by trying (`rate_finder`)."""
    momentum: float = 0.9
    """Momentum of `sgd`, 0 (none) to below 1."""
    nesterov: bool = True
    """Whether that momentum is Nesterov's."""
    epochs: int = 80
    """How often all training blocks are seen."""
    batch_size: int = 128
    """Blocks in one step; 0 for all at once."""
    dropout: float = 0.0
    """Share of each hidden layer's outputs left out in a training step, 0 to below 1."""
    batch_norm: bool = False
    """Whether each hidden layer's sums are normalised over the batch, before the activation."""
    layer_dropout: tuple[float, ...] = ()
    """Dropout of each hidden layer; empty for `dropout` in all."""
    layer_batch_norm: tuple[bool, ...] = ()
    """Batch normalisation of each hidden layer; empty for `batch_norm` in all."""
    input_noise: float = 0.0
    """Standard deviation of the normal noise added to the scaled inputs, anew in each epoch; 0 for none."""
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
    """`balanced` gives ore and barren blocks, or all classes, the same weight in sum; others are stated, such as
    `ore:3, waste:1` (`balance.stated_weights`)."""
    undersampling: float = 0.0
    """Most blocks of a class in an epoch, as a multiple of the smallest class; drawn anew each time; 0 for all."""
    unlabelled_ore: float = 0.0
    """Share of ore among the blocks not labelled ore, for learning from ore and unknown blocks (`losses`); 0: they
    are barren."""
    scaling: str = "min_max"
    """How numbers become inputs, one of `SCALINGS`; fitted on the training blocks only."""
    categories: str = "codes"
    """`codes` feeds integer codes as numbers, as published; `one_hot` gives each code an input of its own."""
    threshold_rule: str = "best_f1"
    """How the threshold is chosen on the validation part: one of the rules of `evaluation.thresholds`."""
    threshold: float = PUBLISHED_THRESHOLD
    """The threshold of the rule `fixed`."""
    miss_cost: float = MISS_COST
    """For the rule `cost`: what a missed block of ore costs, in units of a barren block called ore."""
    budget: float = BUDGET
    """For the rule `budget`: share of the blocks that may be called ore."""
    seed: int = 1
    """Seed of the first weights, the order of blocks and dropout."""
    device: str = "auto"
    """`cpu`, `cuda`, `mps`, or `auto`: CUDA where there is one, else the CPU."""

    def __post_init__(self) -> None:
        for name in ("learning_rate", "epochs", "schedule_drop", "schedule_every", "huber_delta"):
            check_positive(getattr(self, name), name.replace("_", " "))
        for name in ("dropout", "momentum", "unlabelled_ore"):
            check_between(getattr(self, name), 0.0, 0.999, name.replace("_", " "))
        for share in self.layer_dropout:
            check_between(share, 0.0, 0.999, "dropout")
        for name in _NOT_NEGATIVE:
            check_between(getattr(self, name), 0, 2**31, name.replace("_", " "))
        check_between(self.threshold, 0.0, 1.0, "threshold")
        check_positive(self.miss_cost, "cost of a missed block of ore")
        check_between(self.budget, 1e-9, 1.0, "share of the ground that may be called ore")
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
        for given in (self.layer_dropout, self.layer_batch_norm):
            if len(given) not in (0, len(self.hidden_layers)):
                raise InvalidInputError(
                    "There are {layers} hidden layers, but dropout or batch normalisation of {given} were given.",
                    layers=len(self.hidden_layers),
                    given=len(given),
                )
        check_fitting(self.target, self.output, self.loss)
        self._check_balance()

    def _check_balance(self) -> None:
        if self.class_weights not in CLASS_WEIGHTS:
            stated_weights(self.class_weights)
        if self.unlabelled_ore > 0.0 and (self.target, self.loss) != ("binary", "cross_entropy"):
            raise InvalidInputError(
                "Learning from ore and unlabelled blocks needs the target binary and the loss cross_entropy, but "
                "{target} and {loss} were given.",
                target=self.target,
                loss=self.loss,
            )
        if self.unlabelled_ore > 0.0 and (self.class_weights != "none" or self.undersampling > 0.0):
            raise InvalidInputError(
                "Learning from ore and unlabelled blocks weighs them itself: class weights and undersampling must be "
                "off."
            )
        if self.class_weights != "none" and self.target == "regression":
            raise InvalidInputError("Class weights need classes, but the target is regression.")
        if self.undersampling > 0.0 and self.target not in ("binary", "multi_class"):
            raise InvalidInputError(
                "Undersampling needs classes of which a block has one, but the target is {target}.", target=self.target
            )

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each hidden layer."""
        given = tuple(name.strip() for name in self.activation.split(","))
        return given * len(self.hidden_layers) if len(given) == 1 else given

    @property
    def dropouts(self) -> tuple[float, ...]:
        """The dropout of each hidden layer."""
        return self.layer_dropout or (self.dropout,) * len(self.hidden_layers)

    @property
    def batch_norms(self) -> tuple[bool, ...]:
        """Whether each hidden layer is normalised over the batch."""
        return self.layer_batch_norm or (self.batch_norm,) * len(self.hidden_layers)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

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
        kinds = {"hidden_layers": int, "layer_dropout": float, "layer_batch_norm": bool}
        listed = {name: tuple(kind(one) for one in values[name]) for name, kind in kinds.items() if name in values}
        return cls(**{**values, **listed})


_NOT_NEGATIVE = (
    "l1", "l2", "gradient_clip", "batch_size", "early_stopping_patience", "seed", "input_noise", "undersampling",
    "focal_gamma",
)  # fmt: skip
_CHOICES = {
    "target": TARGETS,
    "output": OUTPUTS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "scaling": SCALINGS,
    "categories": CATEGORY_ENCODINGS,
    "threshold_rule": RULES,
    "device": DEVICES,
}

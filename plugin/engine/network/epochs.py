# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of each finished epoch, and which epoch was the best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class EpochRecord:
    """The figures of one finished epoch."""

    epoch: int
    """Its number, from 1."""
    epochs: int
    """How many there will be at most."""
    loss: float
    """Mean loss of the training blocks as the epoch's steps met them, without penalties."""
    accuracy: float | None
    """Share of the training blocks called rightly at 0.5, as the steps met them; None where a number is learnt."""
    validation_loss: float | None
    """Mean loss of the validation blocks after the epoch; None without a validation part."""
    validation_accuracy: float | None
    """Share of the validation blocks called rightly at 0.5, after the epoch; None where there is none."""
    learning_rate: float
    """Learning rate of the epoch."""
    is_best: bool
    """Whether its validation loss is the lowest so far."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> EpochRecord:
        """Return the record of plain JSON values."""
        return cls(**values)


EpochWatcher = Callable[[EpochRecord], None]


def no_watcher(record: EpochRecord) -> None:
    """Do nothing: the default watcher of epochs."""


@dataclass
class BestEpoch:
    """Keeps the weights of the epoch with the lowest validation loss."""

    patience: int
    """Epochs without a better one after which training ends; 0: never."""
    loss: float = float("inf")
    """Lowest validation loss so far."""
    waited: int = 0
    """Epochs since then."""
    weights: dict[str, Tensor] = field(default_factory=dict)
    """Weights after that epoch."""

    def offer(self, loss: float | None, weights: Mapping[str, Tensor]) -> bool:
        """Take the loss of a finished epoch; return whether it is the lowest so far."""
        is_best = loss is not None and loss < self.loss
        self.waited = 0 if is_best else self.waited + 1
        if is_best and loss is not None:
            self.loss = loss
            self.weights = {name: one.detach().clone() for name, one in weights.items()}
        return is_best

    def kept(
        self, last: dict[str, Tensor], history: Sequence[EpochRecord], *, is_stopped: bool
    ) -> tuple[dict[str, Tensor], int]:
        """Return the weights that are kept and their epoch: the last, or the best where patience or a stop asks."""
        keeps_best = bool(self.weights) and (is_stopped or self.patience > 0)
        number = max(record.epoch for record in history if record.is_best or not keeps_best)
        return self.weights if keeps_best else last, number

    def to_dict(self) -> dict[str, Any]:
        """Return its loss and how long it has waited, as plain JSON values."""
        return {"loss": self.loss if self.weights else None, "waited": self.waited}

    def resume(self, values: Mapping[str, Any], weights: dict[str, Tensor]) -> None:
        """Go on from what `to_dict` gave, with the weights of that epoch; without any there was none."""
        self.weights, self.waited = weights, int(values["waited"])
        if weights:
            self.loss = float(values["loss"])

    @property
    def is_exhausted(self) -> bool:
        """Whether patience has run out."""
        return 0 < self.patience <= self.waited

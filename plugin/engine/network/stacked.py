# SPDX-License-Identifier: GPL-2.0-or-later
"""The descent of several networks of one shape together: what `descend` does to each, by batched products.

The seeds draw the same first weights and the same orders of the blocks as for a network alone. The weights then
differ by rounding only: a batched product may add in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InvalidInputError
from ..progress import StopRequest, never_stop
from .descent import Descent
from .devices import threads, threads_for, tiny_numbers_as_zero
from .epochs import BestEpoch, EpochRecord
from .losses import accuracy, training_loss
from .model import Architecture, architecture_of, forward
from .parts import ROWS_OF_A_PASS, Data, Part, batches
from .schedules import learning_rate
from .settings import NetworkSettings
from .stacked_steps import StackedStep

if TYPE_CHECKING:
    from torch import Generator, Tensor

OWN = ("activation", "learning_rate", "seed", "schedule", "schedule_drop", "schedule_every")
"""Settings in which networks that are trained together may differ."""
SHARED = (
    "hidden_layers", "target", "output", "loss", "focal_gamma", "huber_delta", "optimizer", "momentum", "epochs",
    "batch_size", "l1", "l2", "class_weights", "early_stopping_patience", "scaling", "categories", "threshold_rule",
    "threshold", "device",
)  # fmt: skip
"""Settings that they have in common. Any other setting must have its default: such networks are trained alone."""
BATCHES_OF_A_GATHER = 64
"""So many batches of all networks are brought into order at once, which bounds the memory."""

StackWatcher = Callable[[int, EpochRecord], None]
"""Takes the number of a network in the stack and the record of its finished epoch."""
StackReport = Callable[[float], None]
"""Takes the share of the work that is done, at each batch; may raise `CancelledError`."""


def shape_of(settings: NetworkSettings) -> tuple[object, ...] | None:
    """Return what networks must share to be trained together; None for one that is trained alone.

    Dropout, batch normalisation, the loss of unlabelled ore and whatever else draws or measures within a batch are left
    to a network's own descent, and so is a limit of the gradient, which is one network's.
    """
    usual = NetworkSettings(hidden_layers=settings.hidden_layers)
    others = [one.name for one in fields(settings) if one.name not in (*OWN, *SHARED)]
    if any(getattr(settings, name) != getattr(usual, name) for name in others):
        return None
    return tuple(getattr(settings, name) for name in SHARED)


def descend_together(
    training: Part,
    validation: Part | None,
    settings: Sequence[NetworkSettings],
    *,
    targets: int = 1,
    device: str,
    report: StackReport,
    epoch: StackWatcher,
    should_stop: StopRequest = never_stop,
) -> list[Descent | None]:
    """Return what `descend` would return for each of the settings; None for a network that diverged.

    Parameters
    ----------
    training, validation : Part
        Scaled features and labels.
    settings : sequence of NetworkSettings
        Those of each network, all of one `shape_of`.
    targets : int
        As of `Architecture`.
    device : str
        `cpu`, `cuda` or `mps`.
    report : callable
        Told at each batch how far the descent is.
    epoch : callable
        Told of each network's finished epoch.
    should_stop : callable
        Asked after each epoch whether to end there and keep each network's best epoch.

    Raises
    ------
    InvalidInputError
        The networks are not of one shape, or early stopping has no validation part to watch.
    """
    shapes = {shape_of(one) for one in settings}
    if len(shapes) != 1 or None in shapes:
        raise InvalidInputError(
            "Networks that are trained together must be of one shape, but {n} shapes were given.", n=len(shapes)
        )
    if validation is None and settings[0].early_stopping_patience:
        raise InvalidInputError("Early stopping watches the validation part, but the split leaves none.")
    with threads(threads_for(settings[0].batch_size or len(training.is_ore))), tiny_numbers_as_zero():
        stack = _Stack(training, validation, settings, targets, device)
        for number in range(settings[0].epochs):
            stack.train_epoch(number, report)
            for place, record in stack.records(number):
                epoch(place, record)
            is_stopped = should_stop()
            if is_stopped or stack.is_finished:
                break
        return [network.descent(is_stopped=is_stopped) for network in stack.networks]


@dataclass
class _Network:
    """One network of the stack and what is known of its epochs."""

    settings: NetworkSettings
    architecture: Architecture
    generator: Generator
    best: BestEpoch
    weights: dict[str, Tensor] = field(default_factory=dict)
    history: list[EpochRecord] = field(default_factory=list)
    has_diverged: bool = False

    @property
    def is_finished(self) -> bool:
        return self.has_diverged or self.best.is_exhausted

    def rate(self, number: int) -> float:
        losses = [record.validation_loss for record in self.history if record.validation_loss is not None]
        return learning_rate(self.settings, number, losses)

    def figures(self, sums: Tensor, labels: Tensor) -> tuple[float, float | None]:
        """Return the unweighted loss and the accuracy of output sums."""
        return float(training_loss(sums, labels, self.settings, None)), accuracy(sums, labels, self.architecture)

    def descent(self, *, is_stopped: bool) -> Descent | None:
        """Return the weights that are kept: the last, or the best where patience or a stop asks for them."""
        if self.has_diverged:
            return None
        keeps_best = bool(self.best.weights) and (is_stopped or self.settings.early_stopping_patience > 0)
        weights = self.best.weights if keeps_best else self.weights
        return Descent(
            {name: one.detach().cpu().numpy().copy() for name, one in weights.items()},
            tuple(self.history),
            max(record.epoch for record in self.history if record.is_best or not keeps_best),
            is_stopped,
        )


class _Stack:
    """Weights, optimizer and data of networks that are trained together."""

    def __init__(
        self,
        training: Part,
        validation: Part | None,
        settings: Sequence[NetworkSettings],
        targets: int,
        device: str,
    ) -> None:
        import torch

        self._shared = settings[0]
        self._training = Data.of(training, device, class_weights=settings[0].class_weights)
        self._validation = None if validation is None else Data.of(validation, device)
        self.networks = [
            _Network(
                one,
                architecture_of(one, training.inputs.shape[1], targets),
                torch.Generator().manual_seed(one.seed),
                BestEpoch(one.early_stopping_patience),
            )
            for one in settings
        ]
        self._step = StackedStep(
            [one.architecture for one in self.networks], settings[0], [one.generator for one in self.networks], device
        )
        for place, network in enumerate(self.networks):
            network.weights = self._step.network(place)
        self._figures: list[tuple[float, float | None, float]] = []

    @property
    def is_finished(self) -> bool:
        """Whether no network goes on."""
        return all(network.is_finished for network in self.networks)

    def train_epoch(self, number: int, report: StackReport) -> None:
        """Take one step of each network for each batch, each in its own new order of the blocks."""
        import torch

        inputs, labels, row_weights = self._training.inputs, self._training.labels, self._training.row_weights
        n, size = len(labels), self._shared.batch_size
        rates = [network.rate(number) for network in self.networks]
        self._step.set_rates(rates)
        orders = torch.stack([torch.randperm(n, generator=one.generator) for one in self.networks]).to(labels.device)
        met = torch.empty((len(self.networks), n, self.networks[0].architecture.outputs), device=labels.device)
        for first, last, some in _gathers(n, size):
            order = orders[:, first:last]
            x, y = inputs[order], labels[order]  # (networks, rows, inputs), (networks, rows) or (…, labels)
            weights = None if row_weights is None else row_weights[order]
            for start, stop in some:
                report((number + start / n) / self._shared.epochs)
                part = slice(start - first, stop - first)
                met[:, start:stop] = self._step.take(
                    x[:, part], y[:, part], None if weights is None else weights[:, part]
                )
        self._figures = [
            (*network.figures(sums, labels[order]), rate)
            for sums, order, network, rate in zip(met, orders, self.networks, rates)
        ]

    def records(self, number: int) -> Iterator[tuple[int, EpochRecord]]:
        """Yield the record of the epoch just finished for each network that goes on."""
        for place, network in enumerate(self.networks):
            if network.is_finished:
                continue
            loss, accuracy, rate = self._figures[place]
            validated = self._validate(network)
            if not np.isfinite(loss) or (validated[0] is not None and not np.isfinite(validated[0])):
                network.has_diverged = True
                continue
            is_best = network.best.offer(validated[0], network.weights)
            network.history.append(
                EpochRecord(number + 1, self._shared.epochs, loss, accuracy, *validated, rate, is_best)
            )
            yield place, network.history[-1]

    def _validate(self, network: _Network) -> tuple[float | None, float | None]:
        import torch

        if self._validation is None:
            return None, None
        inputs, labels = self._validation.inputs, self._validation.labels
        with torch.no_grad():
            sums = [forward(network.weights, rows, network.architecture) for rows in inputs.split(ROWS_OF_A_PASS)]
            return network.figures(torch.cat(sums), labels)


def _gathers(n: int, size: int) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield the first and last row of some batches, and these batches."""
    every = list(batches(n, size))
    for start in range(0, len(every), BATCHES_OF_A_GATHER):
        some = every[start : start + BATCHES_OF_A_GATHER]
        yield some[0][0], some[-1][1], some

# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of one shape on their way together: their weights, what the optimizer remembers, their finished epochs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .checkpoint import State
from .descent import Descent
from .epochs import BestEpoch, EpochRecord
from .losses import accuracy, training_loss
from .model import Architecture, architecture_of, forward
from .parts import ROWS_OF_A_PASS, Data, Part, batches, training_fingerprint
from .schedules import learning_rate
from .settings import NetworkSettings
from .stacked_steps import StackedStep
from .tensor_groups import as_arrays, by_group, grouped, resume_weights

if TYPE_CHECKING:
    from torch import Generator, Tensor

BATCHES_OF_A_GATHER = 64
"""So many batches of all networks are brought into order at once, which bounds the memory."""

BEST = "best."
"""Begins the names of a network's best weights in a state."""

StackReport = Callable[[float], None]
"""Takes the share of the work that is done, at each batch; may raise `CancelledError`."""


@dataclass
class StackedNetwork:
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
        """Whether it goes on no more."""
        return self.has_diverged or self.best.is_exhausted

    def rate(self, number: int) -> float:
        """Return the learning rate of an epoch, counted from 0."""
        losses = [record.validation_loss for record in self.history if record.validation_loss is not None]
        return learning_rate(self.settings, number, losses)

    def figures(self, sums: Tensor, labels: Tensor) -> tuple[float, float | None]:
        """Return the unweighted loss and the accuracy of output sums."""
        return float(training_loss(sums, labels, self.settings, None)), accuracy(sums, labels, self.architecture)

    def tensors(self) -> dict[str, Tensor]:
        """Return its best weights and its generator of random numbers; what lies in the stack is not among them."""
        best = {f"{BEST}{name}": one for name, one in self.best.weights.items()}
        return {**best, "generator": self.generator.get_state()}

    def to_dict(self) -> dict[str, Any]:
        """Return what is known of its epochs, as plain JSON values."""
        history = [one.to_dict() for one in self.history]
        return {"best": self.best.to_dict(), "history": history, "has_diverged": self.has_diverged}

    def resume(self, about: Mapping[str, Any], tensors: Mapping[str, Tensor], device: str) -> None:
        """Go on from what `to_dict` and `tensors` gave."""
        best = {name[len(BEST) :]: one.to(device) for name, one in tensors.items() if name.startswith(BEST)}
        self.best.resume(about["best"], best)
        self.generator.set_state(tensors["generator"])
        self.history = [EpochRecord.from_dict(record) for record in about["history"]]
        self.has_diverged = bool(about["has_diverged"])

    def descent(self, *, is_stopped: bool) -> Descent | None:
        """Return the weights that are kept: the last, or the best where patience or a stop asks for them."""
        if self.has_diverged:
            return None
        weights, number = self.best.kept(self.weights, self.history, is_stopped=is_stopped)
        return Descent(as_arrays(weights), tuple(self.history), number, is_stopped)


class StackRun:
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
            StackedNetwork(
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
        self._device = device
        self._epochs = 0
        self._figures: list[tuple[float, float | None, float]] = []

    @property
    def is_finished(self) -> bool:
        """Whether there is no epoch left, or no network goes on."""
        return self._epochs >= self._shared.epochs or all(network.is_finished for network in self.networks)

    def take_epoch(self, report: StackReport) -> list[tuple[int, EpochRecord]]:
        """Train one more epoch; return place and record of each network that had not ended before."""
        self._train(self._epochs, report)
        self._epochs += 1
        return list(self._records(self._epochs))

    def known(self) -> Iterator[tuple[int, EpochRecord]]:
        """Yield place and record of each network's finished epochs, epoch by epoch."""
        for number in range(self._epochs):
            for place, network in enumerate(self.networks):
                if number < len(network.history):
                    yield place, network.history[number]

    def fingerprint(self, training: Part, validation: Part | None) -> str:
        """Return what tells this training from every other one."""
        about = {
            "settings": [network.settings.to_dict() for network in self.networks],
            "architectures": [network.architecture.to_dict() for network in self.networks],
        }
        return training_fingerprint(about, training, validation, self._device)

    def state(self) -> State:
        """Return all that the next epoch depends on."""
        flat = self._step.flat
        own = {str(place): network.tensors() for place, network in enumerate(self.networks)}
        groups = {"weights": self._step.weights, "optimizer": flat.buffers, **own}
        abouts = [network.to_dict() for network in self.networks]
        return State({"steps": flat.steps, "epochs": self._epochs, "networks": abouts}, grouped(groups))

    def resume(self, state: State | None) -> None:
        """Go on from a state; without one, from the beginning."""
        if state is None:
            return
        kept = by_group(state.arrays)
        resume_weights(self._step.weights, self._step.flat, int(state.about["steps"]), kept)
        self._epochs = int(state.about["epochs"])
        for place, (network, about) in enumerate(zip(self.networks, state.about["networks"])):
            network.resume(about, kept[str(place)], self._device)

    def _train(self, number: int, report: StackReport) -> None:
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

    def _records(self, number: int) -> Iterator[tuple[int, EpochRecord]]:
        """Yield the record of the epoch just finished, `number` from 1, for each network that goes on."""
        for place, network in enumerate(self.networks):
            if network.is_finished:
                continue
            loss, accuracy, rate = self._figures[place]
            validated = self._validate(network)
            if not np.isfinite(loss) or (validated[0] is not None and not np.isfinite(validated[0])):
                network.has_diverged = True
                continue
            is_best = network.best.offer(validated[0], network.weights)
            network.history.append(EpochRecord(number, self._shared.epochs, loss, accuracy, *validated, rate, is_best))
            yield place, network.history[-1]

    def _validate(self, network: StackedNetwork) -> tuple[float | None, float | None]:
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

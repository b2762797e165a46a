# SPDX-License-Identifier: GPL-2.0-or-later
"""One training on its way: its weights, what its optimizer remembers, and its finished epochs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import DivergedError
from ..progress import Progress
from .balance import without_surplus
from .checkpoint import State
from .epochs import BestEpoch, EpochRecord
from .losses import accuracy, training_loss
from .model import Architecture, forward, initial_weights
from .parts import ROWS_OF_A_PASS, Data, Part, batches, training_fingerprint
from .schedules import learning_rate
from .settings import NetworkSettings
from .steps import make_step
from .tensor_groups import as_arrays, by_group, grouped, resume_weights

if TYPE_CHECKING:
    from torch import Tensor

SECONDS_BETWEEN_REPORTS = 0.1


class EpochReporter:
    """Says how far an epoch is, ten times a second."""

    def __init__(self, progress: Progress, epoch: int, epochs: int) -> None:
        self._progress, self._epoch, self._epochs = progress, epoch, epochs
        self._told = 0.0

    def __call__(self, fraction: float) -> None:
        """Take the share of the epoch that is done."""
        now = monotonic()
        if now - self._told >= SECONDS_BETWEEN_REPORTS:
            self._told = now
            self._progress(
                (self._epoch + fraction) / self._epochs,
                "Training, epoch {epoch} of {epochs}",
                epoch=self._epoch + 1,
                epochs=self._epochs,
            )


class DescentRun:
    """Weights, optimizer, data and finished epochs of one training."""

    def __init__(
        self,
        training: Part,
        validation: Part | None,
        architecture: Architecture,
        settings: NetworkSettings,
        device: str,
    ) -> None:
        import torch

        self._settings, self._architecture, self._device = settings, architecture, device
        self._training = Data.of(training, device, class_weights=settings.class_weights)
        self._validation = None if validation is None else Data.of(validation, device)
        order = torch.Generator().manual_seed(settings.seed)
        own = {
            name: torch.Generator(device=device).manual_seed(settings.seed)
            for name, is_used in (("dropout", architecture.has_dropout), ("noise", settings.input_noise > 0.0))
            if is_used
        }
        self._generators = {"order": order, **own}
        first = {name: one.to(device) for name, one in initial_weights(architecture, order).items()}
        self._step = make_step(first, architecture, settings, own.get("dropout"))
        self._weights = self._step.weights
        self._best = BestEpoch(settings.early_stopping_patience)
        self.history: list[EpochRecord] = []

    @property
    def is_finished(self) -> bool:
        """Whether there is no epoch left, or patience has run out."""
        return len(self.history) >= self._settings.epochs or self._best.is_exhausted

    def take_epoch(self, progress: Progress) -> None:
        """Train one more epoch and write down how it went."""
        number, epochs = len(self.history), self._settings.epochs
        losses = [record.validation_loss for record in self.history if record.validation_loss is not None]
        rate = learning_rate(self._settings, number, losses)
        loss, accuracy = self._train(rate, EpochReporter(progress, number, epochs))
        validation_loss, validation_accuracy = self._validate()
        is_best = self._best.offer(validation_loss, self._weights)
        self.history.append(
            EpochRecord(number + 1, epochs, loss, accuracy, validation_loss, validation_accuracy, rate, is_best)
        )

    def kept(self, *, is_stopped: bool) -> tuple[dict[str, NDArray[np.float32]], int]:
        """Return the weights that are kept and their epoch: the last, or the best after an early end."""
        weights, number = self._best.kept(self._weights, self.history, is_stopped=is_stopped)
        return as_arrays(weights), number

    def fingerprint(self, training: Part, validation: Part | None) -> str:
        """Return what tells this training from every other one."""
        about = {"settings": self._settings.to_dict(), "architecture": self._architecture.to_dict()}
        return training_fingerprint(about, training, validation, self._device)

    def state(self) -> State:
        """Return all that the next epoch depends on."""
        flat = self._step.flat
        groups = {
            "weights": self._weights,
            "best": self._best.weights,
            "optimizer": flat.buffers,
            "generator": {name: one.get_state() for name, one in self._generators.items()},
        }
        history = [one.to_dict() for one in self.history]
        return State({"steps": flat.steps, "best": self._best.to_dict(), "history": history}, grouped(groups))

    def resume(self, state: State | None) -> None:
        """Go on from a state; without one, from the beginning."""
        if state is None:
            return
        kept = by_group(state.arrays)
        resume_weights(self._weights, self._step.flat, int(state.about["steps"]), kept)
        for name, generator in self._generators.items():
            generator.set_state(kept["generator"][name])
        self._best.resume(state.about["best"], {name: one.to(self._device) for name, one in kept["best"].items()})
        self.history = [EpochRecord.from_dict(record) for record in state.about["history"]]

    def try_rates(self, rates: Iterable[float]) -> Iterator[float]:
        """Take one step at each learning rate and yield the loss after it, always of the same blocks."""
        import torch

        every = max(1, len(self._training.labels) // ROWS_OF_A_PASS)
        inputs, labels = self._training.inputs[::every], self._training.labels[::every]
        for batch, rate in zip(self._batches_for_ever(), rates):
            self._step.flat.rate = rate
            self._step.take(*batch)
            with torch.no_grad():
                yield float(
                    training_loss(forward(self._weights, inputs, self._architecture), labels, self._settings, None)
                )

    def _batches_for_ever(self) -> Iterator[tuple[Tensor, Tensor, Tensor | None]]:
        while True:
            data = self._drawn()
            for start, stop in batches(len(data.labels), self._settings.batch_size):
                weights = None if data.row_weights is None else data.row_weights[start:stop]
                yield data.inputs[start:stop], data.labels[start:stop], weights

    def _train(self, rate: float, report: EpochReporter) -> tuple[float, float | None]:
        """Take one step for each batch of a new order of the blocks; return loss and accuracy as met."""
        import torch

        self._step.flat.rate = rate
        data = self._drawn()
        n = len(data.labels)
        met = torch.empty((n, self._architecture.outputs), device=data.labels.device)
        for start, stop in batches(n, self._settings.batch_size):
            report(start / n)
            weights = None if data.row_weights is None else data.row_weights[start:stop]
            met[start:stop] = self._step.take(data.inputs[start:stop], data.labels[start:stop], weights)
        return self._figures(met, data)

    def _drawn(self) -> Data:
        """Return the blocks of an epoch in a new order, with noise and without surplus where that is asked for."""
        import torch

        labels, times, noise = self._training.labels, self._settings.undersampling, self._settings.input_noise
        order = torch.randperm(len(labels), generator=self._generators["order"]).to(labels.device)
        if times > 0.0:
            order = without_surplus(order, labels.long(), times)
        # One gather an epoch: the batches are then slices, without a copy or a wait for the device.
        data = self._training.permuted(order)
        if noise > 0.0:
            drawn = torch.randn(data.inputs.shape, generator=self._generators["noise"], device=data.inputs.device)
            data.inputs.add_(drawn, alpha=noise)
        return data

    def _validate(self) -> tuple[float | None, float | None]:
        """Return loss and accuracy of the validation part."""
        import torch

        if self._validation is None:
            return None, None
        with torch.no_grad():
            sums = [
                forward(self._weights, rows, self._architecture)
                for rows in self._validation.inputs.split(ROWS_OF_A_PASS)
            ]
            return self._figures(torch.cat(sums), self._validation)

    def _figures(self, sums: Tensor, data: Data) -> tuple[float, float | None]:
        """Return the unweighted loss and the accuracy of output sums."""
        loss = float(training_loss(sums, data.labels, self._settings, None))
        if not np.isfinite(loss):
            raise DivergedError(
                "The training diverged: the loss is no number any more. A learning rate below {rate} or another "
                "scaling is needed.",
                rate=self._settings.learning_rate,
            )
        return loss, accuracy(sums, data.labels, self._architecture)

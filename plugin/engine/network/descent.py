# SPDX-License-Identifier: GPL-2.0-or-later
"""The descent: epochs of steps that make a network's loss small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, StopRequest, never_stop
from .devices import threads, threads_for, tiny_numbers_as_zero
from .epochs import BestEpoch, EpochRecord, EpochWatcher
from .model import Architecture, batch_loss, forward, initial_weights, ore_probability
from .schedules import learning_rate
from .settings import NetworkSettings
from .steps import make_step

if TYPE_CHECKING:
    from torch import Tensor

SECONDS_BETWEEN_REPORTS = 0.1
ROWS_OF_A_PASS = 16384
"""Rows that are scored at once."""


@dataclass(frozen=True)
class Part:
    """Scaled features and labels of one part of the blocks."""

    inputs: NDArray[np.float32]
    """Shape (n, inputs)."""
    is_ore: NDArray[np.bool_]
    """Shape (n,)."""


@dataclass(frozen=True)
class Descent:
    """What the descent came to."""

    weights: dict[str, NDArray[np.float32]]
    """The weights that were kept."""
    history: tuple[EpochRecord, ...]
    """The record of every epoch."""
    kept_epoch: int
    """The epoch the weights are from: the last, or the best after an early stop."""
    is_stopped: bool
    """Whether it ended because `should_stop` asked for it."""


def descend(
    training: Part,
    validation: Part | None,
    architecture: Architecture,
    settings: NetworkSettings,
    *,
    device: str,
    progress: Progress,
    epoch: EpochWatcher,
    should_stop: StopRequest = never_stop,
) -> Descent:
    """Return the trained weights and the record of every epoch.

    The weights are those of the last epoch; those of the best one where early stopping is on, and
    when `should_stop` asked for an end.

    Raises
    ------
    InvalidInputError
        The loss is no number any more, or early stopping has no validation part to watch.
    """
    if validation is None and settings.early_stopping_patience:
        raise InvalidInputError("Early stopping watches the validation part, but the split leaves none.")
    with threads(threads_for(settings.batch_size or len(training.is_ore))), tiny_numbers_as_zero():
        run = _Run(training, validation, architecture, settings, device)
        history: list[EpochRecord] = []
        best = BestEpoch(settings.early_stopping_patience)
        for number in range(settings.epochs):
            losses = [record.validation_loss for record in history if record.validation_loss is not None]
            rate = learning_rate(settings, number, losses)
            loss, accuracy = run.train_epoch(rate, _Reporter(progress, number, settings.epochs))
            validation_loss, validation_accuracy = run.validate()
            is_best = best.offer(validation_loss, run.weights)
            history.append(
                EpochRecord(
                    number + 1, settings.epochs, loss, accuracy, validation_loss, validation_accuracy, rate, is_best
                )
            )
            epoch(history[-1])
            is_stopped = should_stop()
            if is_stopped or best.is_exhausted:
                break
        keeps_best = bool(best.weights) and (is_stopped or settings.early_stopping_patience > 0)
        weights = best.weights if keeps_best else run.weights
        return Descent(
            {name: one.detach().cpu().numpy().copy() for name, one in weights.items()},
            tuple(history),
            max(record.epoch for record in history if record.is_best or not keeps_best),
            is_stopped,
        )


class _Reporter:
    """Says how far an epoch is, ten times a second."""

    def __init__(self, progress: Progress, epoch: int, epochs: int) -> None:
        self._progress, self._epoch, self._epochs = progress, epoch, epochs
        self._told = 0.0

    def __call__(self, fraction: float) -> None:
        now = monotonic()
        if now - self._told >= SECONDS_BETWEEN_REPORTS:
            self._told = now
            self._progress(
                (self._epoch + fraction) / self._epochs,
                "Training, epoch {epoch} of {epochs}",
                epoch=self._epoch + 1,
                epochs=self._epochs,
            )


@dataclass(frozen=True)
class _Data:
    """One part on the device."""

    inputs: Tensor  # (n, inputs)
    labels: Tensor  # (n,)
    row_weights: Tensor | None  # (n,)

    def permuted(self, order: Tensor) -> _Data:
        weights = None if self.row_weights is None else self.row_weights[order]
        return _Data(self.inputs[order], self.labels[order], weights)


class _Run:
    """Weights, optimizer and data of one training."""

    def __init__(
        self,
        training: Part,
        validation: Part | None,
        architecture: Architecture,
        settings: NetworkSettings,
        device: str,
    ) -> None:
        import torch

        self._settings, self._architecture = settings, architecture
        self._training = _on_device(training, settings.class_weights, device)
        self._validation = None if validation is None else _on_device(validation, "none", device)
        self._generator = torch.Generator().manual_seed(settings.seed)
        dropout = torch.Generator(device=device).manual_seed(settings.seed) if architecture.has_dropout else None
        first = {name: one.to(device) for name, one in initial_weights(architecture, self._generator).items()}
        self._step = make_step(first, architecture, settings, dropout)
        self.weights = self._step.weights

    def train_epoch(self, rate: float, report: _Reporter) -> tuple[float, float]:
        """Take one step for each batch of a new order of the blocks; return loss and accuracy as met."""
        import torch

        self._step.flat.rate = rate
        n = len(self._training.labels)
        # One gather an epoch: the batches are then slices, without a copy or a wait for the device.
        data = self._training.permuted(torch.randperm(n, generator=self._generator).to(self._training.labels.device))
        met = torch.empty((n, self._architecture.outputs), device=data.labels.device)
        for start, stop in batches(n, self._settings.batch_size):
            report(start / n)
            weights = None if data.row_weights is None else data.row_weights[start:stop]
            met[start:stop] = self._step.take(data.inputs[start:stop], data.labels[start:stop], weights)
        return self._figures(met, data)

    def validate(self) -> tuple[float | None, float | None]:
        """Return loss and accuracy of the validation part."""
        import torch

        if self._validation is None:
            return None, None
        with torch.no_grad():
            sums = [
                forward(self.weights, rows, self._architecture)
                for rows in self._validation.inputs.split(ROWS_OF_A_PASS)
            ]
            return self._figures(torch.cat(sums), self._validation)

    def _figures(self, sums: Tensor, data: _Data) -> tuple[float, float]:
        """Return the unweighted loss and the accuracy at 0.5 of output sums."""
        output = self._architecture.output
        loss = float(batch_loss(sums, data.labels, output, self._settings.loss, None))
        if not np.isfinite(loss):
            raise InvalidInputError(
                "The training diverged: the loss is no number any more. A learning rate below {rate} or another "
                "scaling is needed.",
                rate=self._settings.learning_rate,
            )
        called = ore_probability(sums, output) >= 0.5
        return loss, float((called == (data.labels > 0.5)).float().mean())


def batches(n: int, size: int) -> Iterator[tuple[int, int]]:
    """Return start and stop of each batch; a single row left over joins the last one.

    Examples
    --------
    >>> list(batches(5, 2)), list(batches(5, 0))
    ([(0, 2), (2, 5)], [(0, 5)])
    """
    size = size or n
    start = 0
    while start < n:
        stop = n if n - start - size <= (size > 1) else start + size
        yield start, stop
        start = stop


def _on_device(part: Part, class_weights: str, device: str) -> _Data:
    import torch

    labels = torch.from_numpy(part.is_ore.astype(np.float32)).to(device)
    weights = None
    if class_weights == "balanced":
        ore = float(part.is_ore.mean())
        weights = torch.where(labels > 0.5, 0.5 / ore, 0.5 / (1.0 - ore))
    return _Data(torch.from_numpy(part.inputs).to(device), labels, weights)

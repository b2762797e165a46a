# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of many networks: those of one shape together, several such stacks side by side, by helpers if there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import CancelledError
from ..helpers import HelperError, helpers_lent
from ..progress import StopRequest
from .checkpoint import Checkpoint
from .descent import Descent
from .devices import threads
from .epochs import EpochRecord
from .helped_stack import HelpedTraining, helped_training
from .model import answers, architecture_of, forward
from .parts import Part, training_fingerprint
from .settings import NetworkSettings
from .shared_checkpoint import SharedCheckpoint
from .stacked import shape_of
from .trained_stack import StackTask, train_stack

MOST_TOGETHER = 8
"""Networks in one stack: more of them gain nothing."""
ROWS_TOGETHER = 65536
"""Rows of one step of a stack, which bounds its memory."""
MOST_WORKERS = 8
SECONDS_BETWEEN_LOOKS = 0.1
OVERHEAD = 1_000_000
"""What a step costs besides its products, in weights times rows."""
WORTH_HELPERS = 2.5e11
"""Cost of all blocks from which on helpers pay: about twenty seconds of it, where a start takes two or three."""
MOST_BYTES_TO_HELPERS = 2**29
"""Features and labels that are copied for helpers, at most."""

TrialWatcher = Callable[[NetworkSettings, EpochRecord], None]
"""Takes a network's settings and the record of its finished epoch, in the calling thread."""


def no_trial_watcher(settings: NetworkSettings, record: EpochRecord) -> None:
    """Do nothing: the default watcher of the epochs of several networks."""


@dataclass(frozen=True)
class Trained:
    """One network that was tried."""

    settings: NetworkSettings
    """Its settings, the seed among them."""
    descent: Descent | None
    """What its training came to; None when it diverged."""
    seconds: float
    """Its share of the time that its stack took."""


@dataclass
class _Stack:
    """Networks that are trained together, and how far they are."""

    places: list[int]
    settings: list[NetworkSettings]
    cost: float
    fraction: float = 0.0

    @property
    def name(self) -> str:
        return "-".join(str(place) for place in self.places)


@dataclass(frozen=True)
class TrialTraining:
    """Trains networks on the same blocks."""

    training: Part
    """Scaled features and labels."""
    validation: Part | None
    """Those that epochs are judged by."""
    device: str
    """`cpu`, `cuda` or `mps`."""
    epoch: TrialWatcher
    """Told of every finished epoch of every network."""
    should_stop: StopRequest
    """Asked after each epoch whether to end there and keep the best epochs."""
    targets: int = 1
    """How many probabilities or numbers a block gets (see `Architecture`)."""
    checkpoint: Checkpoint | None = None
    """File that keeps the state after each epoch; from one that is there the networks go on."""
    _said: SimpleQueue[tuple[NetworkSettings, EpochRecord]] = field(default_factory=SimpleQueue)

    def train(self, settings: Sequence[NetworkSettings], look: Callable[[float], None]) -> list[Trained]:
        """Return the networks of the settings, in their order.

        `look` is told ten times a second what share is done; what it raises ends the training within the steps that
        are being taken.

        Raises
        ------
        InvalidInputError
            Early stopping has no validation part to watch; the checkpoint is that of another training.
        """
        import torch

        workers = min(MOST_WORKERS, os.cpu_count() or 1) if self.device == "cpu" else 1
        stacks = self._stacks(settings, workers)
        kept = self._kept(stacks)
        cancelled = Event()
        with ExitStack() as left:
            places = self._places(stacks, workers, left)
            left.enter_context(threads(1))
            pool = left.enter_context(ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(1,)))
            futures = [pool.submit(self._trained, stack, kept, cancelled, places) for stack in stacks]
            try:
                self._watch(futures, stacks, look)
            finally:
                cancelled.set()
                pool.shutdown(cancel_futures=True)
        found: dict[int, Trained] = {}
        for stack, future in zip(stacks, futures):
            found.update(zip(stack.places, future.result()))
        return [found[place] for place in range(len(settings))]

    def _kept(self, stacks: Sequence[_Stack]) -> SharedCheckpoint | None:
        """Return where the stacks keep their states; which networks are in one is part of what they depend on."""
        if self.checkpoint is None:
            return None
        every = {stack.name: [one.to_dict() for one in stack.settings] for stack in stacks}
        about = {"stacks": every, "targets": self.targets}
        return SharedCheckpoint(
            self.checkpoint, training_fingerprint(about, self.training, self.validation, self.device)
        )

    def _watch(self, futures: list[Future[list[Trained]]], stacks: list[_Stack], look: Callable[[float], None]) -> None:
        """Tell how far the stacks are until the last has ended or one has failed."""
        total = sum(stack.cost for stack in stacks)
        pending: set[Future[list[Trained]]] = set(futures)
        while pending:
            done, pending = wait(pending, timeout=SECONDS_BETWEEN_LOOKS, return_when=FIRST_EXCEPTION)
            self._tell_epochs()
            look(sum(stack.cost * stack.fraction for stack in stacks) / total)
            for future in done:
                future.result()

    def _tell_epochs(self) -> None:
        while True:
            try:
                settings, record = self._said.get_nowait()
            except Empty:
                return
            self.epoch(settings, record)

    def _stacks(self, settings: Sequence[NetworkSettings], workers: int) -> list[_Stack]:
        """Return the networks as stacks of one shape, the dearest first."""
        groups: dict[Any, list[int]] = {}
        for place, one in enumerate(settings):
            groups.setdefault(shape_of(one) or ("alone", place), []).append(place)
        stacks = []
        for places in groups.values():
            rows = settings[places[0]].batch_size or len(self.training.labels)
            most = max(1, min(MOST_TOGETHER, ROWS_TOGETHER // rows))
            if len(groups) < workers:
                most = min(most, -(-len(places) // workers))
            # Networks of one activation lie side by side: a layer's activation is then one call for all of them.
            ordered = sorted(places, key=lambda place: (settings[place].activation, place))
            for start in range(0, len(ordered), most):
                some = [settings[place] for place in ordered[start : start + most]]
                cost = sum(cost_of(one, self.training.inputs.shape[1]) for one in some)
                stacks.append(_Stack(ordered[start : start + most], some, cost))
        return sorted(stacks, key=lambda stack: -stack.cost)

    def _places(self, stacks: Sequence[_Stack], workers: int, left: ExitStack) -> SimpleQueue[HelpedTraining | None]:
        """Return where stacks are trained: None for here, by a helper where that pays and there is one."""
        helpers, parts = helpers_lent(), [one for one in (self.training, self.validation) if one is not None]
        size = sum(one.inputs.nbytes + one.labels.nbytes for one in parts)
        work = sum(stack.cost for stack in stacks) * len(self.training.labels)
        count, helped = min(workers, len(stacks)) - 1, None
        pays = self.device == "cpu" and work >= WORTH_HELPERS and size <= MOST_BYTES_TO_HELPERS
        if helpers is not None and pays and (count := helpers.ready(count, size)):
            with suppress(HelperError):
                helped = left.enter_context(helped_training(helpers, self.training, self.validation))
        places: SimpleQueue[HelpedTraining | None] = SimpleQueue()
        for place in range(workers):
            places.put(helped if 0 < place <= count else None)
        return places

    def _trained(
        self,
        stack: _Stack,
        kept: SharedCheckpoint | None,
        cancelled: Event,
        places: SimpleQueue[HelpedTraining | None],
    ) -> list[Trained]:
        """Train one stack, in a thread of its own; here where a helper fails."""
        began = monotonic()
        told = [0] * len(stack.settings)

        def report(fraction: float) -> None:
            stack.fraction = fraction
            if cancelled.is_set():
                raise CancelledError

        def epoch(place: int, record: EpochRecord) -> None:
            if record.epoch > told[place]:
                told[place] = record.epoch
                self._said.put((stack.settings[place], record))

        task = StackTask(stack.settings, self.targets, self.device, report, epoch, self.should_stop)
        checkpoint = None if kept is None else kept.of(stack.name)
        descents, helped = None, places.get()
        try:
            if helped is not None:
                with suppress(HelperError):
                    descents = helped.train_stack(task, checkpoint)
            if descents is None:
                descents = train_stack(self.training, self.validation, task, checkpoint)
        finally:
            places.put(helped)
        stack.fraction = 1.0
        seconds = (monotonic() - began) / len(descents)
        return [Trained(one, descent, seconds) for one, descent in zip(stack.settings, descents)]


def cost_of(settings: NetworkSettings, inputs: int) -> float:
    """Return about what an epoch of a network costs for each block."""
    widths = [inputs, *settings.hidden_layers, 1]
    products = sum(below * above for below, above in zip(widths, widths[1:]))
    return settings.epochs * (products + OVERHEAD / (settings.batch_size or 10_000))


def answers_of(
    settings: NetworkSettings, descent: Descent, inputs: NDArray[np.float32], targets: int = 1
) -> NDArray[np.float32]:
    """Return what a network says of scaled features, as `model.answers` gives it; numbers in standard deviations."""
    import torch

    architecture = architecture_of(settings, inputs.shape[1], targets)
    weights = {name: torch.from_numpy(one) for name, one in descent.weights.items()}
    with torch.inference_mode():
        parts = [forward(weights, rows, architecture) for rows in torch.from_numpy(inputs).split(16384)]
        said: NDArray[np.float32] = answers(torch.cat(parts), architecture).numpy()
    return said

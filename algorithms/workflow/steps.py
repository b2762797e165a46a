# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs algorithms one after another on behalf of another one; what would come out the same is taken over."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
)

from ...plugin.bridge.messages import sentence
from ...plugin.bridge.messages import translate as tr
from ...plugin.bridge.run_folder import contents
from ...plugin.bridge.run_steps import RunFiles, StepRecord
from ...plugin.bridge.staging import writing
from ...plugin.engine.errors import CancelledError, InvalidInputError, Notice
from ...plugin.engine.network.checkpoint import Checkpoint, of_another_training
from ..base import FeedbackProgress, OresightAlgorithm
from .step_keys import StepKeys

_KEPT: deque[QgsProcessingFeedback] = deque(maxlen=100)
"""Feedbacks of the latest runs: a cancel goes through them in the window's thread, even while the run's thread ends."""


class RecordingFeedback(QgsProcessingMultiStepFeedback):
    """Keeps the warnings of the steps for the run record; what several steps say is said once."""

    def __init__(self, n_steps: int, feedback: QgsProcessingFeedback, warnings: list[str]) -> None:
        super().__init__(n_steps, feedback)
        _KEPT.append(self)
        self._warnings = warnings
        self.said: list[str] = []
        """Warnings of the step that runs now, said before or not."""

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        """Show a warning and keep it, the first time."""
        self.said.append(warning)
        if warning in self._warnings:
            return
        self._warnings.append(warning)
        super().pushWarning(warning)


class Steps:
    """The stages of a run: their share of the progress bar, how long each took, and their errors.

    Parameters
    ----------
    names : sequence of str
        Stages in their order.
    files : RunFiles
        Files of the run and of the earlier one.
    keys : StepKeys
        Says what each step depends on.
    context : QgsProcessingContext
        That of the run; its project and transformations are lent to the steps.
    feedback : QgsProcessingFeedback
        That of the run.
    """

    def __init__(
        self,
        names: tuple[str, ...],
        files: RunFiles,
        keys: StepKeys,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.seconds: dict[str, float] = {}
        self.warnings: list[str] = []
        self.records: list[StepRecord] = []
        self._names = names
        self._files = files
        self._keys = keys
        self._context = context
        self._whole = QgsProcessingMultiStepFeedback(len(names), feedback)
        _KEPT.append(self._whole)
        self._part = RecordingFeedback(1, self._whole, self.warnings)
        self._done = 0

    @contextmanager
    def stage(self, name: str, n_runs: int = 1) -> Iterator[None]:
        """Run a stage of `n_runs` algorithms; steps that are taken over count with the seconds they once took."""
        began, before = monotonic(), len(self.records)
        self._whole.setCurrentStep(self._names.index(name))
        self._part = RecordingFeedback(max(1, n_runs), self._whole, self.warnings)
        self._done = 0
        yield
        once = sum(record.seconds for record in self.records[before:] if record.reused)
        self.seconds[name] = round(monotonic() - began + once, 3)

    def notify(self, *notices: Notice) -> None:
        """Say what no step says itself."""
        for notice in notices:
            self._part.pushWarning(sentence(notice))

    @property
    def progress(self) -> FeedbackProgress:
        """Shows how far a step is that is no algorithm; raises `CancelledError` when the user cancelled."""
        return FeedbackProgress(self._part, 0.0, 1.0)

    def run(
        self,
        algorithm: type[OresightAlgorithm],
        parameters: Mapping[str, Any],
        by_field: Collection[str] = (),
        *,
        checkpoint: str = "",
    ) -> dict[str, Any]:
        """Run an algorithm, or take over what it gave when it ran with the same; return the numbers it gave.

        It gets a context of its own, so that the layers it opened are closed when it is done.

        Parameters
        ----------
        by_field : collection of str, optional
            Parameters with layers of which it reads the place and the fields that its other parameters name.
        checkpoint : str, optional
            Parameter that takes the file from which the algorithm goes on where a run with the same ended.

        Raises
        ------
        CancelledError
            The user cancelled.
        InvalidInputError
            What the algorithm said, with its name before it.
        """
        instance = algorithm().create()
        given = {name: value for name, value in parameters.items() if value is not None}
        key = self._keys.of_algorithm(instance, given, by_field)
        title, target = instance.displayName(), self._target(instance, given)

        def made() -> dict[str, Any]:
            if not checkpoint:
                return self._run(instance, given)
            return self._run_from(self._files.checkpoint(key), instance, given, checkpoint)

        return self._step(title, algorithm.ID, key, made, target)

    def _run_from(
        self, found: Checkpoint, instance: OresightAlgorithm, given: Mapping[str, Any], name: str
    ) -> dict[str, Any]:
        """Run an algorithm from the state of an ended run, and say so; where it refuses that state, anew."""
        if found.path.exists():
            self._part.pushInfo(tr("It goes on from what an ended run had finished."))
        from_there = {**given, name: str(found.path)}
        try:
            return self._run(instance, from_there)
        except InvalidInputError as error:
            refused = self._failed(instance, sentence(of_another_training(found.path.resolve())))
            if sentence(error) != sentence(refused):
                raise
        with writing(self._files.folder):
            found.remove()
        self.notify(
            Notice(
                "The training began anew: what an ended run had kept of it is that of other blocks, settings, device "
                "or software."
            )
        )
        return self._run(instance, from_there)

    def value(self, name: str, inputs: Iterable[Any], make: Callable[[], Any]) -> Any:
        """Return a value made of some inputs: files, tables, plain values; the earlier one when they are the same."""
        key = self._keys.of_value(name, inputs)
        return self._step("", "", key, lambda: {"value": make()}, name)["value"]

    def files(self, name: str, inputs: Iterable[Any], make: Callable[[], Any]) -> None:
        """Make files of some inputs; keep the earlier ones when they are the same."""

        def made() -> dict[str, Any]:
            make()
            return {}

        self._step("", "", self._keys.of_value(name, inputs), made, name)

    def _step(
        self, title: str, algorithm: str, key: str, make: Callable[[], dict[str, Any]], name: str
    ) -> dict[str, Any]:
        """Take over a step or make it; either way it is recorded."""
        if self._part.isCanceled():
            raise CancelledError
        self._part.setCurrentStep(self._done)
        record = self._files.take(key)
        if record is None:
            record = self._made(title, algorithm, key, make, name)
        else:
            if title:
                self._part.pushInfo(tr("{step}: as before, {name} is kept").format(step=title, name=name))
            for warning in record.warnings:
                self._part.pushWarning(warning)
        self.records.append(record)
        self._done += 1
        return dict(record.results)

    def _made(self, title: str, algorithm: str, key: str, make: Callable[[], dict[str, Any]], name: str) -> StepRecord:
        began, ran = monotonic(), datetime.now().astimezone().isoformat(timespec="seconds")
        if title:
            self._part.pushInfo(title)
        before = set(contents(self._files.staged))
        self._part.said.clear()
        results = make()
        return StepRecord(
            name,
            algorithm,
            key,
            ran,
            round(monotonic() - began, 3),
            results=results,
            warnings=tuple(dict.fromkeys(self._part.said)),
            files=tuple(sorted(set(contents(self._files.staged)) - before)),
        )

    def _run(self, instance: OresightAlgorithm, given: dict[str, Any]) -> dict[str, Any]:
        context = QgsProcessingContext()
        context.setProject(self._context.project())
        context.setTransformContext(self._context.transformContext())
        context.setFeedback(self._part)
        is_valid, message = instance.checkParameterValues(given, context)
        if not is_valid:
            raise self._failed(instance, message)
        try:
            results, _ = instance.run(given, context, self._part, {}, False)
        except QgsProcessingException as error:
            if self._part.isCanceled():
                raise CancelledError from error
            raise self._failed(instance, str(error)) from error
        if self._part.isCanceled():
            raise CancelledError
        return {name: _plain(value) for name, value in results.items() if not isinstance(value, (str, list, dict))}

    def _failed(self, instance: QgsProcessingAlgorithm, message: str) -> InvalidInputError:
        """Return what an algorithm said, with its name before it, and files called as they will be."""
        told = message.strip().replace(str(self._files.staged), str(self._files.folder))
        return InvalidInputError("{step}: {message}", step=instance.displayName(), message=told)

    def _target(self, instance: OresightAlgorithm, given: Mapping[str, Any]) -> str:
        """Return the first file that an algorithm makes."""
        paths = [given[one.name()] for one in instance.destinationParameterDefinitions() if one.name() in given]
        return Path(str(paths[0])).relative_to(self._files.staged).as_posix()


def _plain(value: Any) -> Any:
    """Return a number as JSON has it."""
    return None if isinstance(value, float) and not math.isfinite(value) else value

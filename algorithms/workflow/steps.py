# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs algorithms one after another on behalf of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
from ...plugin.engine.errors import CancelledError, InvalidInputError, Notice
from ..base import OresightAlgorithm


class RecordingFeedback(QgsProcessingMultiStepFeedback):
    """Keeps the warnings of the steps for the run record; what several steps say is said once."""

    def __init__(self, n_steps: int, feedback: QgsProcessingFeedback, warnings: list[str]) -> None:
        super().__init__(n_steps, feedback)
        self._warnings = warnings

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        """Show a warning and keep it, the first time."""
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
    context : QgsProcessingContext
        That of the run; its project and transformations are lent to the steps.
    feedback : QgsProcessingFeedback
        That of the run.
    """

    def __init__(self, names: tuple[str, ...], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        self.seconds: dict[str, float] = {}
        self.warnings: list[str] = []
        self._names = names
        self._context = context
        self._whole = QgsProcessingMultiStepFeedback(len(names), feedback)
        self._part = RecordingFeedback(1, self._whole, self.warnings)
        self._done = 0

    @contextmanager
    def stage(self, name: str, n_runs: int = 1) -> Iterator[None]:
        """Run a stage of `n_runs` algorithms."""
        began = monotonic()
        self._whole.setCurrentStep(self._names.index(name))
        self._part = RecordingFeedback(max(1, n_runs), self._whole, self.warnings)
        self._done = 0
        yield
        self.seconds[name] = round(monotonic() - began, 3)

    def notify(self, *notices: Notice) -> None:
        """Say what no step says itself."""
        for notice in notices:
            self._part.pushWarning(sentence(notice))

    def run(self, algorithm: type[OresightAlgorithm], parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Run an algorithm and return its outputs.

        It gets a context of its own, so that the layers it opened are closed when it is done.

        Raises
        ------
        CancelledError
            The user cancelled.
        InvalidInputError
            What the algorithm said, with its name before it.
        """
        if self._part.isCanceled():
            raise CancelledError
        self._part.setCurrentStep(self._done)
        instance = algorithm().create()
        context = QgsProcessingContext()
        context.setProject(self._context.project())
        context.setTransformContext(self._context.transformContext())
        context.setFeedback(self._part)
        given = {name: value for name, value in parameters.items() if value is not None}
        self._part.pushInfo(instance.displayName())
        is_valid, message = instance.checkParameterValues(given, context)
        if not is_valid:
            raise _failed(instance, message)
        try:
            results, _ = instance.run(given, context, self._part, {}, False)
        except QgsProcessingException as error:
            if self._part.isCanceled():
                raise CancelledError from error
            raise _failed(instance, str(error)) from error
        if self._part.isCanceled():
            raise CancelledError
        self._done += 1
        return dict(results)


def _failed(instance: QgsProcessingAlgorithm, message: str) -> InvalidInputError:
    """Return what an algorithm said, with its name before it."""
    return InvalidInputError("{step}: {message}", step=instance.displayName(), message=message.strip())

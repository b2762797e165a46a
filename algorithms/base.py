# SPDX-License-Identifier: GPL-2.0-or-later
"""What every algorithm of Oresight shares: identity, help, checks, progress, errors."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterMultipleLayers,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..plugin.bridge.garbage import no_garbage_collected_here
from ..plugin.bridge.messages import duration, filled, sentence
from ..plugin.bridge.paths import RESOURCES
from ..plugin.engine.errors import CancelledError, EngineError, InvalidInputError, Notice
from ..plugin.engine.progress import Progress
from .loading import load_together, style_on_load
from .refusals import check_destination, check_value


class OresightAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms: a subclass gives its identity, `configure` and `compute`.

    The class, file, icon and test of an algorithm carry its id: `KrigeGrades`, `krige_grades.py`,
    `krige_grades.svg`, `test_krige_grades.py`.
    """

    ID = ""
    """Id within the provider; never changes once released."""
    GROUP = ""
    """A key of `GROUPS`, and the folder the algorithm lies in."""

    def __init__(self) -> None:
        super().__init__()
        self._outputs_help: dict[str, str] = {}

    # -- what a subclass gives -------------------------------------------------------------

    def configure(self) -> None:
        """Add the parameters and outputs, each through `add`."""
        raise AssertionError("an algorithm configures its parameters")

    def summary(self) -> str:
        """Return what the algorithm does, in one to five sentences, translated."""
        raise AssertionError("an algorithm says what it does")

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work and return the outputs by name."""
        raise AssertionError("an algorithm computes")

    def drawing(self) -> tuple[str, str] | None:
        """Return the name of a drawing in `resources/drawings` that the help shows, and what it shows, translated."""
        return None

    # -- for subclasses --------------------------------------------------------------------

    def add(
        self,
        definition: QgsProcessingParameterDefinition | QgsProcessingOutputDefinition,
        help: str = "",
        *,
        advanced: bool = False,
    ) -> None:
        """Add a parameter, a destination or an output; refuse what QGIS would silently leave out."""
        name = definition.name()
        if isinstance(definition, QgsProcessingOutputDefinition):
            added = self.addOutput(definition)
            self._outputs_help[name] = help
        else:
            definition.setHelp(help)
            if advanced:
                definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            added = self.addParameter(definition)
        if not added:
            raise AssertionError(f"{self.ID}: {name} could not be added; is the name taken?")

    def output_help(self, name: str) -> str:
        """Return what was said of an output that is no destination; '' when nothing was."""
        return self._outputs_help.get(name, "")

    def progress(self, feedback: QgsProcessingFeedback, start: float = 0.0, end: float = 1.0) -> Progress:
        """Return what engine functions report to: bar, time left, cancel."""
        return FeedbackProgress(feedback, start, end)

    def notify(self, feedback: QgsProcessingFeedback, notices: tuple[Notice, ...] | list[Notice]) -> None:
        """Show what the engine had to say: guesses, rules that were applied, warnings."""
        for notice in notices:
            feedback.pushWarning(sentence(notice))

    def parameterAsFile(  # noqa: N802
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        """Return the absolute path of an input, '' where none was given: a worker runs in another folder."""
        return _absolute(super().parameterAsFile(parameters, name, context))

    def parameterAsFileOutput(  # noqa: N802
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        """Return the absolute path of an output, '' where none is wanted."""
        return _absolute(super().parameterAsFileOutput(parameters, name, context))

    def tr(self, text: str) -> str:
        """Translate a text; the whole plugin is one translation context."""
        return QCoreApplication.translate("Oresight", text)

    # -- what QGIS asks --------------------------------------------------------------------

    def createInstance(self) -> OresightAlgorithm:  # noqa: N802
        """Return a new instance of the same algorithm."""
        return type(self)()

    def name(self) -> str:
        """Return the id."""
        return self.ID

    def displayName(self) -> str:  # noqa: N802
        """Return the name shown in the toolbox: the id in words."""
        return self.tr(self.ID.replace("_", " ").capitalize())

    def groupId(self) -> str:  # noqa: N802
        """Return the id of the toolbox group."""
        return self.GROUP

    def group(self) -> str:
        """Return the name of the toolbox group."""
        return group_title(self.GROUP)

    def icon(self) -> QIcon:
        """Return the icon of that id."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the path of the icon of that id."""
        return str(RESOURCES / "icons" / f"{self.ID}.svg")

    def shortDescription(self) -> str:  # noqa: N802
        """Return the first sentence of the summary."""
        return re.split(r"(?<=\.) |(?<=。)", self.summary())[0]

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help: the summary, every parameter and every output."""
        described = [(definition.description(), definition.help()) for definition in self.parameterDefinitions()]
        described += [
            (output.description(), self._outputs_help[output.name()])
            for output in self.outputDefinitions()
            if output.name() in self._outputs_help
        ]
        rows = [f"<p><b>{escape(name)}</b><br>{escape(text)}</p>" for name, text in described]
        shown = self.drawing()
        if shown is not None:
            path = (RESOURCES / "drawings" / f"{shown[0]}.svg").as_uri()
            rows.insert(0, f'<p><img src="{path}" width="420"><br>{escape(shown[1])}</p>')
        return "\n".join([f"<p>{escape(self.summary())}</p>", *rows])

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        """Add the parameters of the subclass."""
        self.configure()

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Return whether the parameters can be used, and a sentence when one cannot."""
        try:
            for definition in self.parameterDefinitions():
                value = parameters.get(definition.name())
                check_value(definition, value, context)
                check_destination(definition, value)
        except InvalidInputError as error:
            return False, sentence(error)
        accepted: tuple[bool, str] = super().checkParameterValues(parameters, context)
        return accepted

    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run `compute`; an engine error becomes a sentence, a cancelled run gives nothing."""
        try:
            self._check_layer_lists(parameters, context)
            with no_garbage_collected_here():
                outputs = self.compute(parameters, context, feedback)
        except CancelledError:
            return {}
        except EngineError as error:
            raise QgsProcessingException(sentence(error)) from error
        for definition in reversed(self.outputDefinitions()):
            if isinstance(definition, QgsProcessingOutputMultipleLayers) and outputs.get(definition.name()):
                load_together(context, feedback, outputs[definition.name()], definition.description())
        style_on_load(context)
        return outputs

    def _check_layer_lists(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Refuse a list of layers of which some cannot be opened: QGIS drops them without a word."""
        for definition in self.parameterDefinitions():
            given = parameters.get(definition.name())
            if not isinstance(definition, QgsProcessingParameterMultipleLayers) or not isinstance(given, (list, tuple)):
                continue
            if definition.layerType() == QgsProcessing.SourceType.TypeFile:
                continue
            for one in given:
                if not self.parameterAsLayerList({definition.name(): [one]}, definition.name(), context):
                    raise InvalidInputError(
                        "{parameter}: {given} could not be opened as a layer.",
                        parameter=definition.description(),
                        given=str(one),
                    )


def _absolute(given: str) -> str:
    """Return a path from the folder that QGIS runs in, which is that of whoever calls `qgis_process`."""
    return str(Path(given).absolute()) if given else ""


def group_title(group: str) -> str:
    """Return the translated name of a toolbox group."""
    titles = {
        "drillholes": QCoreApplication.translate("Oresight", "1 Drillholes"),
        "blocks": QCoreApplication.translate("Oresight", "2 Block model"),
        "geostatistics": QCoreApplication.translate("Oresight", "3 Geostatistics"),
        "network": QCoreApplication.translate("Oresight", "4 Network"),
        "results": QCoreApplication.translate("Oresight", "5 Results"),
        "workflow": QCoreApplication.translate("Oresight", "6 Workflow"),
    }
    return titles[group]


class FeedbackProgress:
    """Engine progress shown by a Processing feedback, with the time left, and its cancel button."""

    SECONDS_BETWEEN_MESSAGES = 5.0
    SECONDS_BETWEEN_COUNTS = 0.5
    """A message that differs from the last one by its numbers only waits so long: each is a line of the log. The last
    one before the end, or before a message of another kind, is shown all the same."""

    def __init__(self, feedback: QgsProcessingFeedback, start: float, end: float) -> None:
        self._feedback = feedback
        self._start = start
        self._end = end
        self._told = monotonic()
        self._first: tuple[float, float] | None = None
        self._reached = 0.0
        self._last = ""
        self._kind: tuple[str, ...] = ()
        self._waiting = ""
        self._shown = 0.0

    def __call__(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Show the fraction; raise `CancelledError` when the user cancelled."""
        if self._feedback.isCanceled():
            raise CancelledError
        self._feedback.setProgress(100.0 * (self._start + (self._end - self._start) * fraction))
        now = monotonic()
        if message:
            self._show(
                filled(message, fields), (message, *(one for one in fields.values() if isinstance(one, str))), now
            )
        if self._waiting and (fraction >= 1.0 or now - self._shown >= self.SECONDS_BETWEEN_COUNTS):
            self._tell(self._waiting, now)
        if self._first is None and fraction > 0.0:
            self._first = (now, fraction)  # what was prepared or compiled before would make the guess too high
        began, at = self._first or (now, fraction)
        has_moved, self._reached = fraction > self._reached, fraction  # while it stands still nobody knows how long
        is_due = now - self._told > self.SECONDS_BETWEEN_MESSAGES
        if has_moved and fraction - at > 0.02 and fraction < 1.0 and is_due:
            self._told = now
            left = (now - began) * (1.0 - fraction) / (fraction - at)
            self._feedback.setProgressText(
                QCoreApplication.translate("Oresight", "{0}, about {1} left").format(
                    self._last or f"{fraction:.0%}", duration(left)
                )
            )

    def _show(self, text: str, kind: tuple[str, ...], now: float) -> None:
        if kind == self._kind and now - self._shown < self.SECONDS_BETWEEN_COUNTS:
            self._waiting = text if text != self._last else ""
            return
        if self._waiting and kind != self._kind:
            self._tell(self._waiting, now)
        self._kind = kind
        if text != self._last:
            self._tell(text, now)

    def _tell(self, text: str, now: float) -> None:
        self._last, self._waiting, self._shown = text, "", now
        self._feedback.setProgressText(text)

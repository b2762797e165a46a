# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the docks get their plots from, or the sentence that says why there are none."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from qgis.PyQt.QtCore import QT_VERSION_STR, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ..plugin.worker.environment import Requirement, pip_command, qgis_interpreter
from .texts import tr

PYQTGRAPH = Requirement("pyqtgraph", "pyqtgraph", ">=0.13,<1", "the plots of the docks", "0.13 is what Debian 12 has")
COLORAMA = Requirement("colorama", "colorama", "", "pyqtgraph", "")


class PlotsMissingError(Exception):
    """There is no usable pyqtgraph; says how to get one."""


def load_plotting() -> ModuleType:
    """Return the module `plotting`; pyqtgraph is imported now, with the Qt that QGIS runs.

    Raises
    ------
    PlotsMissingError
        pyqtgraph is not there, or does not work here.
    """
    os.environ["PYQTGRAPH_QT_LIB"] = f"PyQt{QT_VERSION_STR.split('.')[0]}"
    try:
        return import_module(".plotting", __package__)
    except (ImportError, AttributeError) as error:  # AttributeError: one too old for the numpy or Python that is there
        raise PlotsMissingError(
            tr(
                "The plots need pyqtgraph, which the Python of QGIS cannot import ({reason}). Install it with\n"
                "{command}\nand start QGIS again. Everything else works without it."
            ).format(reason=error, command=install_command())
        ) from error


def install_command() -> str:
    """Return the command that installs pyqtgraph for QGIS, without touching the numpy that QGIS needs."""
    if Path("/etc/debian_version").exists():
        return "sudo apt install python3-pyqtgraph"
    python = str(qgis_interpreter() or "python3")
    return pip_command(python, [PYQTGRAPH, COLORAMA]).replace(" install ", " install --no-deps ", 1)


class PlotArea(QWidget):
    """Two plots below or beside each other, whichever fits; without pyqtgraph the sentence instead."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)

    def show_plots(self, *plots: Any) -> None:
        """Show plot widgets."""
        for plot in plots:
            self._splitter.addWidget(plot)
        self._layout.addWidget(self._splitter)

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence that can be copied."""
        label = QLabel(sentence)
        label.setObjectName("missing_plots")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(label)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return what the plots need as they lie, but the width of one: side by side they can be made narrow again."""
        needed: QSize = super().minimumSizeHint()
        return QSize(self._widest() or needed.width(), needed.height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least size: the plots take what is left of the dock, and it need not be scrolled for them."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the plots side by side where there is more width than height, and room for both."""
        is_wide = self.width() > max(1.3 * self.height(), 2 * self._widest())
        self._splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        super().resizeEvent(event)

    def _widest(self) -> int:
        """Return the least width in which every plot can be read; 0 without plots."""
        plots = [self._splitter.widget(place) for place in range(self._splitter.count())]
        return max((plot.minimumWidth() for plot in plots), default=0)

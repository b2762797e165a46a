# SPDX-License-Identifier: GPL-2.0-or-later
"""The page that says where to begin, with a button for each step."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QCommandLinkButton, QDialog, QLabel, QVBoxLayout, QWidget

from ..plugin.bridge.paths import RESOURCES
from .texts import tr


class StartPage(QDialog):
    """What Oresight does and how to begin; the buttons ask for an action by its name."""

    wished = pyqtSignal(str)
    """Carries the name of the action whose button was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Oresight"))
        self.setMinimumWidth(640)
        self.buttons: dict[str, QCommandLinkButton] = {}
        layout = QVBoxLayout(self)
        lead = QLabel(tr("From the tables of drillholes to the probability of ore in every block of the ground."))
        lead.setWordWrap(True)
        layout.addWidget(lead)
        for name, icon, title, text in _steps():
            layout.addWidget(self._button(name, icon, title, text))
        self.buttons["run_sample"].setEnabled(False)  # until one has been made

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be as high as the texts need, which depends on the width."""
        super().showEvent(event)
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))

    def _button(self, name: str, icon: str, title: str, text: str) -> QCommandLinkButton:
        button = QCommandLinkButton(title, text)
        button.setObjectName(f"start_{name}")
        button.setIcon(QIcon(str(RESOURCES / "icons" / f"{icon}.svg")))
        button.setIconSize(QSize(32, 32))
        button.clicked.connect(lambda: self.wished.emit(name))
        self.buttons[name] = button
        return button


def _steps() -> list[tuple[str, str, str, str]]:
    """Return action, icon, title and explanation of each step."""
    return [
        (
            "environment",
            "manage_environment",
            tr("Manage environment…"),
            tr("Once: finds a Python that has torch and scipy, or makes one, apart from QGIS."),
        ),
        (
            "sample",
            "create_sample_deposit",
            tr("Create sample deposit…"),
            tr("Writes the tables of a synthetic deposit whose ore is known: the quickest way to see everything work."),
        ),
        (
            "run_sample",
            "run_workflow",
            tr("Run workflow on the sample deposit…"),
            tr("Its five tables and what ore is are filled in, as soon as the sample deposit has been created."),
        ),
        (
            "workflow",
            "run_workflow",
            tr("Run workflow…"),
            tr(
                "From collars, surveys, assays, lithology and alteration to block models, a network, the probability "
                "of ore, ranked drill targets, a report, and a QGIS project with a 3D view, offered at the end."
            ),
        ),
        (
            "training",
            "training",
            tr("Training"),
            tr("Shows how a network learns while it is trained, and stops it with its best epoch kept."),
        ),
        (
            "evaluation",
            "evaluation",
            tr("Evaluation"),
            tr("Shows how well a network does, and what another threshold would give."),
        ),
        ("help", "help", tr("Help"), tr("What Oresight is, how it is set up, and how it is used without a window.")),
    ]

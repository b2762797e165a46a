# SPDX-License-Identifier: GPL-2.0-or-later
"""Dialogs of algorithms are kept until QGIS deletes them.

Whoever closes the dialog of an algorithm that runs leaves it running. Nothing in Python holds the dialog then, so that
it may be collected as garbage with the context that the run ends with: QGIS goes down at the end of the run.
"""

from __future__ import annotations

import gc

from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QWidget

INTERVAL_MS = 200
"""Time between two looks at what is open."""


class KeptDialogs(QObject):
    """Holds the dialogs of algorithms, closed ones too, as long as they live.

    Parameters
    ----------
    parent : QObject, optional
        Its owner, such as the main window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialogs: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to hold what is open."""
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        """Hold nothing any more, and let the contexts of ended runs go before QGIS takes down what they need."""
        self._timer.stop()
        self.dialogs = []
        gc.collect()

    def look(self) -> None:
        """Hold what is open now besides, and let go of what QGIS has deleted."""
        living = [dialog for dialog in self.dialogs if not sip.isdeleted(dialog)]
        opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, QgsProcessingAlgorithmDialogBase)]
        self.dialogs = [*living, *(one for one in opened if one not in living)]

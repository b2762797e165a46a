# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the dialogs of running algorithms, so that QGIS can be quit at any moment."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QApplication

_HELD: list[QgsProcessingAlgorithmDialogBase] = []
"""Outlives the plugin's part of the window: an algorithm may run on when the plugin is switched off."""


class RunningDialogs:
    """Holds each dialog that an algorithm of the toolbox was started from, until QGIS deletes it.

    The toolbox forgets a dialog that is closed while its algorithm runs, and what the algorithm writes its results into
    with it: QGIS 3.40 that is quit a few seconds later takes the results from there all the same, and crashes.
    """

    def __init__(self) -> None:
        QgsApplication.taskManager().taskAdded.connect(self._hold)

    def release(self) -> None:
        """Look out for no more dialogs; those that are held stay so, for their algorithms may run on."""
        QgsApplication.taskManager().taskAdded.disconnect(self._hold)

    def _hold(self, _: int) -> None:
        opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, QgsProcessingAlgorithmDialogBase)]
        alive = [one for one in _HELD if not sip.isdeleted(one)]
        _HELD[:] = [*alive, *(one for one in opened if one not in alive)]

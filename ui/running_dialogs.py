# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the dialogs of running algorithms, so that QGIS can be quit at any moment."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtWidgets import QApplication

_HELD: dict[int, QgsProcessingAlgorithmDialogBase] = {}
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
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QgsProcessingAlgorithmDialogBase) and id(one) not in _HELD:
                _HELD[id(one)] = one
                one.destroyed.connect(partial(_HELD.pop, id(one), None))

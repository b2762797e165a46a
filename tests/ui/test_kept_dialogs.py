# SPDX-License-Identifier: GPL-2.0-or-later
"""A dialog of an algorithm that nobody holds lives on until QGIS deletes it."""

from __future__ import annotations

import gc
import weakref

from oresight.ui.kept_dialogs import KeptDialogs
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt import sip


class Dialog(QgsProcessingAlgorithmDialogBase):
    """As those of QGIS: it refers to itself, so that it is garbage once nobody holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self


def test_a_dialog_is_held_until_it_is_deleted(qgis_app):
    kept, dialog = KeptDialogs(), Dialog()
    dialog.show()
    alive = weakref.ref(dialog)
    kept.look()
    kept.look()
    assert kept.dialogs == [dialog]
    dialog.close()
    del dialog
    gc.collect()
    kept.look()
    assert alive() is not None
    assert len(kept.dialogs) == 1
    sip.delete(alive())
    kept.look()
    assert kept.dialogs == []


def test_after_its_end_nothing_is_held(qgis_app):
    kept, dialog = KeptDialogs(), Dialog()
    dialog.show()
    kept.look()
    alive = weakref.ref(dialog)
    del dialog
    kept.stop()
    assert kept.dialogs == []
    assert alive() is None

# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin: what QGIS loads and unloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from ..algorithms.provider import OresightProvider
from .bridge.jobs import job_watch, stop_workers
from .bridge.log import QgisLogHandler, install_log, remove_log
from .bridge.messages import install_translator, remove_translator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator

    from ..ui.desktop import OresightDesktop


class OresightPlugin:
    """Registers the Processing provider; `unload` takes back everything that was added."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: OresightProvider | None = None
        self.desktop: OresightDesktop | None = None
        self.translator: QTranslator | None = install_translator()
        self.log: QgisLogHandler = install_log()
        job_watch()  # belongs to the main thread, whoever asks for it later

    def initProcessing(self) -> None:  # noqa: N802
        """Add the provider to the Processing registry; the only part that `qgis_process` calls."""
        provider = OresightProvider()
        # A registry that has a provider of this id already (a second copy of the plugin) deletes the new one.
        if QgsApplication.processingRegistry().addProvider(provider):
            self.provider = provider
            provider.refreshAlgorithms()  # its models find the outputs of their steps only in a registered provider

    def initGui(self) -> None:  # noqa: N802
        """Set up what belongs to the desktop: menu, toolbar, docks."""
        from ..ui.desktop import OresightDesktop

        self.initProcessing()
        if self.iface is not None:
            self.desktop = OresightDesktop(self.iface, job_watch())

    def unload(self) -> None:
        """Remove what was added and end the workers."""
        if self.desktop is not None:
            self.desktop.remove()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        stop_workers()
        remove_log(self.log)
        remove_translator(self.translator)
        self.translator = None

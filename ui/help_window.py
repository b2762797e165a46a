# SPDX-License-Identifier: GPL-2.0-or-later
"""The help: the plugin's own README, shown inside QGIS."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from ..plugin.bridge.paths import PLUGIN_FOLDER
from .texts import tr

PICTURES = re.compile(r"(!\[[^\]]*\]\([^)]*\)|<img [^>]*>)\n\n\*[^*]+\*\n")
"""The README's pictures with their captions; they are not in the plugin's package."""


class HelpWindow(QDialog):
    """Shows the README; links lead to the browser."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Oresight help"))
        self.resize(760, 640)
        self.browser = QTextBrowser()
        self.browser.setOpenExternalLinks(True)
        self.browser.setSearchPaths([str(PLUGIN_FOLDER)])
        QVBoxLayout(self).addWidget(self.browser)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read the file when it is first wanted."""
        if self.browser.document().isEmpty():
            readme = PLUGIN_FOLDER / "README.md"
            self.browser.document().setBaseUrl(QUrl.fromLocalFile(str(readme)))
            text = readme.read_text(encoding="utf-8") if readme.is_file() else tr("The file README.md is missing.")
            self.browser.setMarkdown(PICTURES.sub("", text))
        super().showEvent(event)

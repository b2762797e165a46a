# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin logs, in the log panel of QGIS."""

from __future__ import annotations

import logging

from qgis.core import Qgis, QgsMessageLog

PACKAGE = __name__.split(".", maxsplit=1)[0]
"""The name QGIS loads the plugin under: that of its folder."""

TAB = "Oresight"


class QgisLogHandler(logging.Handler):
    """Writes records to a tab of QGIS's log panel; from any thread."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        level = Qgis.MessageLevel.Info
        if record.levelno >= logging.ERROR:
            level = Qgis.MessageLevel.Critical
        elif record.levelno >= logging.WARNING:
            level = Qgis.MessageLevel.Warning
        QgsMessageLog.logMessage(self.format(record), TAB, level, notifyUser=False)


def install_log() -> QgisLogHandler:
    """Send what the plugin's modules log to QGIS."""
    handler = QgisLogHandler()
    logger = logging.getLogger(PACKAGE)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def remove_log(handler: QgisLogHandler) -> None:
    """Take back what `install_log` installed."""
    logging.getLogger(PACKAGE).removeHandler(handler)

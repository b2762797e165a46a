# SPDX-License-Identifier: GPL-2.0-or-later
"""Oresight: finds ore in three dimensions. QGIS loads the plugin through `classFactory`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin.main import OresightPlugin


def classFactory(iface: QgisInterface | None) -> OresightPlugin:  # noqa: N802
    """Return the plugin; `iface` is None in qgis_process."""
    from .plugin.main import OresightPlugin

    return OresightPlugin(iface)

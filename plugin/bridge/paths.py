# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the plugin's own files lie."""

from __future__ import annotations

from pathlib import Path

PLUGIN_FOLDER = Path(__file__).resolve().parents[2]
"""The folder that QGIS loads as the plugin."""

RESOURCES = PLUGIN_FOLDER / "resources"
"""Icons, models and translations."""

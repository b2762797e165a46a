# SPDX-License-Identifier: GPL-2.0-or-later
"""What the worker has to know of QGIS: which Pythons there are, and where the user's files lie."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingUtils, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

from ..worker.environment import Interpreter, qgis_interpreter
from ..worker.installation import own_python
from ..worker.runner import WorkerSettings

PYTHON_SETTING = "oresight/python"
"""Key of the option that names the worker's Python."""


def data_folder() -> Path:
    """Return the plugin's folder among the user's data: logs, caches, its own Python environment."""
    profile = QgsApplication.qgisSettingsDirPath()  # empty until QGIS has started
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(profile or data) / "oresight"


def own_environment() -> Path:
    """Return the folder of the Python environment that the plugin makes for itself."""
    return data_folder() / "env"


def candidates() -> list[Interpreter]:
    """Return the Pythons that a worker could be started with, the best first; none is tried here."""
    found = []
    chosen = os.environ.get("ORESIGHT_PYTHON") or QgsSettings().value(PYTHON_SETTING, "", str)
    if chosen:
        found.append(Interpreter(Path(chosen), "set"))
    own = own_python(own_environment())
    if own.is_file():
        found.append(Interpreter(own, "own"))
    qgis = qgis_interpreter()
    if qgis is not None:
        found.append(Interpreter(qgis, "qgis"))
    return found


def worker_settings() -> WorkerSettings:
    """Return what workers are started with; call it in the main thread or after QGIS has started."""
    return WorkerSettings(
        candidates=candidates,
        data_folder=data_folder(),
        scratch_roots=(
            Path(QgsProcessingUtils.tempFolder()).parent,
            Path(tempfile.gettempdir()),
            data_folder() / "scratch",
        ),
        qgis_folders=qgis_folders(),
    )


def qgis_folders() -> tuple[Path, ...]:
    """Return the folders that QGIS and its libraries lie in."""
    named = [QgsApplication.prefixPath(), os.environ.get("OSGEO4W_ROOT", ""), os.environ.get("APPDIR", "")]
    return tuple(Path(name) for name in named if name)

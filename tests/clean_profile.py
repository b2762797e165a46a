# SPDX-License-Identifier: GPL-2.0-or-later
"""A profile of QGIS that nobody has used: where it keeps things, and the environment that makes QGIS use it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LENT = ("PYTHONPATH", "VIRTUAL_ENV")
"""Variables by which the Python of the tests would reach into QGIS's."""


@dataclass(frozen=True)
class CleanProfile:
    """A profile in an empty folder."""

    folder: Path
    """What `QGIS_CUSTOM_CONFIG_PATH` names."""

    @property
    def home(self) -> Path:
        """Settings and data of the user."""
        return self.folder / "profiles" / "default"

    @property
    def plugins(self) -> Path:
        """Folder of the plugins; it is made."""
        path = self.home / "python" / "plugins"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def environment(self, without: Iterable[str] = (), **more: str) -> dict[str, str]:
        """Return the variables for a QGIS with this profile: those of the tests, without some, and more."""
        left_out = {*LENT, *without}
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return {**kept, "QGIS_CUSTOM_CONFIG_PATH": str(self.folder), **more}

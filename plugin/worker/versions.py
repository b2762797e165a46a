# SPDX-License-Identifier: GPL-2.0-or-later
"""The versions of the software that made a result, for records."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def plugin_version() -> str:
    """Return the version of Oresight."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(METADATA, encoding="utf-8")
    return metadata.get("general", "version", fallback="")


def software_versions(libraries: Iterable[str]) -> dict[str, str]:
    """Return the versions of Oresight, Python and some libraries, which are imported."""
    versions = {"oresight": plugin_version(), "python": platform.python_version()}
    versions.update({name: str(getattr(import_module(name), "__version__", "")) for name in libraries})
    return versions

# SPDX-License-Identifier: GPL-2.0-or-later
"""The versions of the software that made a result, for records."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from configparser import ConfigParser
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
METADATA = PACKAGE / "metadata.txt"
COMPUTES = ("plugin/engine", "plugin/worker")
"""Folders whose code makes what is computed."""


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


@cache
def code_hash(folders: tuple[str, ...]) -> str:
    """Return the hash of the plugin's own code in some of its folders, as it is when it is first asked for.

    A worker asks for that of `COMPUTES` when it starts: the plugin's files may be replaced while it is warm.
    """
    digest = sha256()
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()

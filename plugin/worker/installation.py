# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the plugin's own Python environment; the Python it is made from stays as it is."""

from __future__ import annotations

import sys
from pathlib import Path


def own_python(folder: Path) -> Path:
    """Return the interpreter's file of an environment in `folder`, whether it is there or not."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"

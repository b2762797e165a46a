# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether processes are still there."""

from __future__ import annotations

import time
from pathlib import Path

from oresight.plugin.worker.scratch import is_running


def is_gone(process: int, seconds: float) -> bool:
    """Tell whether a process ends in time; one that has ended but was not yet collected counts as ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        state = Path(f"/proc/{process}/stat")
        if not is_running(process) or (state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z"):
            return True
        time.sleep(0.02)
    return False

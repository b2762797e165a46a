# SPDX-License-Identifier: GPL-2.0-or-later
"""Child processes are waited for to their end, and ended where that takes too long."""

from __future__ import annotations

import os
import sys

from oresight.plugin.worker.children import Finished, run_child


def run(code: str, *, limit_s: float) -> Finished:
    return run_child([sys.executable, "-c", code], os.environ, limit_s=limit_s, heartbeat=lambda: None)


def test_a_child_that_lingers_after_its_last_word_is_waited_for() -> None:
    finished = run(
        "import os, time; print('done', flush=True); os.close(1); time.sleep(0.5); os._exit(3)", limit_s=30.0
    )
    assert (finished.code, finished.said, finished.timed_out) == (3, "done", False)


def test_a_child_that_does_not_end_after_its_last_word_is_ended() -> None:
    finished = run("import os, time; print('done', flush=True); os.close(1); time.sleep(60)", limit_s=2.0)
    assert (finished.said, finished.timed_out) == ("done", True)
    assert finished.code != 0

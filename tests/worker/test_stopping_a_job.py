# SPDX-License-Identifier: GPL-2.0-or-later
"""A job that is asked to end early ends as one that is done, and its worker stays."""

from __future__ import annotations

import time

from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker.inline import run_inline
from oresight.plugin.worker.jobs import JobResult, no_epoch


def stop_after(seconds: float):
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def test_a_job_asked_to_stop_gives_what_it_has(runner):
    began, told = time.monotonic(), []

    def progress(fraction, message="", **fields):
        told.append(fraction)

    with runner.run(
        "until_stopped", {}, {}, progress=progress, on_epoch=no_epoch, should_stop=lambda: max(told, default=0.0) > 0.0
    ) as result:
        assert result.values["steps"] > 0
    assert time.monotonic() - began < 30


def test_the_wish_to_stop_does_not_reach_the_next_job(runner):
    for limit in (0.5, 2.0):
        began = time.monotonic()
        with runner.run(
            "until_stopped", {}, {}, progress=no_progress, on_epoch=no_epoch, should_stop=stop_after(limit)
        ) as result:
            assert "steps" in result.values
        assert time.monotonic() - began >= limit


def test_a_job_in_this_process_hears_it_too(monkeypatch):
    monkeypatch.setattr("oresight.plugin.worker.inline.load_job", lambda _: _count)
    with run_inline(
        "until_stopped", {}, {}, progress=no_progress, on_epoch=no_epoch, should_stop=lambda: True
    ) as result:
        assert result.values == {"stopped": True}


def _count(job):
    return JobResult({"stopped": job.should_stop()})

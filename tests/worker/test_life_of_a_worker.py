# SPDX-License-Identifier: GPL-2.0-or-later
"""How workers end: killed, crashed, cancelled, idle, left by QGIS; never a hang, never something left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.worker.environment import Interpreter
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.pool import WorkerPool

from .processes import is_gone

HERE = Path(__file__).resolve().parent


def test_a_worker_killed_in_the_middle_is_one_sentence_within_five_seconds(runner, start_run, wait_for, tmp_path):
    run = start_run(runner, "sleep", {"say": str(tmp_path / "said")})
    process = int(wait_for(tmp_path / "said").split()[0])
    os.kill(process, signal.SIGKILL)
    error = run.finish(5.0)
    assert isinstance(error, WorkerError)
    assert "The worker was killed while it ran sleep" in str(error)
    assert "job" in str(error)
    assert list((tmp_path / "scratch").iterdir()) == [], "the half-written file must be gone"


def test_after_a_death_the_next_job_gets_a_new_worker(runner, start_run, wait_for, tmp_path):
    run = start_run(runner, "sleep", {"say": str(tmp_path / "said")})
    os.kill(int(wait_for(tmp_path / "said").split()[0]), signal.SIGKILL)
    run.finish(5.0)
    assert start_run(runner, "echo", {"a": 1}).finish(10.0) == {"a": 1}


def test_a_crash_in_a_library_tells_the_last_lines_of_the_log(runner, start_run):
    error = start_run(runner, "fail", {"kind": "crash"}).finish(10.0)
    assert isinstance(error, WorkerError)
    assert "died while it ran fail" in str(error)
    assert "Fatal Python error: Aborted" in str(error)


def test_a_library_that_exits_is_told_with_its_exit_code(runner, start_run):
    error = start_run(runner, "fail", {"kind": "exit"}).finish(10.0)
    assert "(exit code 3)" in str(error)


@pytest.mark.parametrize("job", ["sleep", "hold_lock"])
def test_cancel_stops_a_call_that_does_not_listen_within_two_seconds(runner, start_run, wait_for, tmp_path, job):
    run = start_run(runner, job, {"say": str(tmp_path / "said")})
    process = int(wait_for(tmp_path / "said").split()[0])
    begun = time.monotonic()
    run.cancel()
    error = run.finish(3.0)
    assert isinstance(error, CancelledError)
    assert run.ended - begun < 2.0
    assert is_gone(process, 0.1)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_job_that_listens_is_cancelled_at_once_and_its_worker_stays_warm(runner, start_run):
    run = start_run(runner, "polite")
    run.wait_for_messages(1)
    begun = time.monotonic()
    run.cancel()
    assert isinstance(run.finish(3.0), CancelledError)
    assert run.ended - begun < 0.5
    assert len(runner.pool._idle) == 1


def test_two_jobs_run_at_once_in_two_workers(runner, start_run, tmp_path, wait_for):
    end = tmp_path / "end"
    runs = [start_run(runner, "sleep", {"say": str(tmp_path / name), "until": str(end)}) for name in "ab"]
    processes = {wait_for(tmp_path / name).split()[0] for name in "ab"}
    end.touch()
    assert [run.finish(10.0) for run in runs] == [{}, {}]
    assert len(processes) == 2
    assert len(runner.pool._idle) == 1, "only one stays warm"


def test_a_third_job_waits_says_so_and_can_be_cancelled_while_it_waits(runner, start_run, tmp_path, wait_for):
    runs = [start_run(runner, "sleep", {"say": str(tmp_path / name)}) for name in "ab"]
    for name in "ab":
        wait_for(tmp_path / name)
    third = start_run(runner, "echo")
    third.wait_for_messages(2)
    assert set(third.messages) == {"Waiting for another run to finish with the worker."}
    third.cancel()
    assert isinstance(third.finish(2.0), CancelledError)
    for run in runs:
        run.cancel()
        run.finish(3.0)


def test_without_memory_for_a_second_worker_the_second_job_waits_for_the_first(runner, start_run, tmp_path, wait_for):
    runner.pool = WorkerPool(runner._start, memory=lambda: 2**20)
    end = tmp_path / "end"
    first = start_run(runner, "sleep", {"say": str(tmp_path / "a"), "until": str(end)})
    process = wait_for(tmp_path / "a").split()[0]
    second = start_run(runner, "sleep", {"say": str(tmp_path / "b"), "until": str(end)})
    second.wait_for_messages(1)
    end.touch()
    assert first.finish(5.0) == {}
    assert second.finish(5.0) == {}
    assert wait_for(tmp_path / "b").split()[0] == process
    assert "Waiting for another run to finish with the worker." in second.messages


def test_an_idle_worker_ends_after_its_time(runner, start_run):
    runner.pool = WorkerPool(runner._start, idle_limit_s=0.3)
    start_run(runner, "echo").finish(10.0)
    (worker,) = runner.pool._idle
    assert is_gone(worker.pid, 3.0)
    assert start_run(runner, "echo", {"a": 1}).finish(10.0) == {"a": 1}


def test_stopping_ends_idle_and_busy_workers_and_cancels_what_waits(runner, start_run, tmp_path, wait_for):
    runs = [start_run(runner, "sleep", {"say": str(tmp_path / name)}) for name in "ab"]
    processes = [int(wait_for(tmp_path / name).split()[0]) for name in "ab"]
    runs.append(start_run(runner, "echo"))
    runner.stop()
    assert all(isinstance(run.finish(5.0), CancelledError) for run in runs)
    assert all(is_gone(process, 1.0) for process in processes)


def test_a_worker_killed_while_idle_is_replaced_without_a_word(runner, start_run):
    start_run(runner, "echo").finish(10.0)
    (worker,) = runner.pool._idle
    os.kill(worker.pid, signal.SIGKILL)
    while worker.is_alive:
        time.sleep(0.01)
    assert start_run(runner, "echo", {"a": 1}).finish(10.0) == {"a": 1}


PARENT = """
import sys
sys.path.insert(0, {tests!r})
import conftest
from pathlib import Path
from oresight.plugin.worker.environment import Interpreter
from oresight.plugin.worker.jobs import JOBS, no_epoch
from oresight.plugin.worker.runner import JobRunner, WorkerSettings
from oresight.plugin.engine.progress import no_progress
JOBS["sleep"] = ("trial_jobs", "sleep", ())
settings = WorkerSettings(lambda: [Interpreter(Path({python!r}), "set")], Path({folder!r}) / "data",
    [Path({folder!r}) / "scratch"], bootstrap=Path({bootstrap!r}))
with JobRunner(settings).run("sleep", {{"say": {say!r}}}, {{}}, progress=no_progress, on_epoch=no_epoch):
    pass
"""


def test_when_qgis_is_killed_the_worker_goes_and_takes_the_folder_of_its_job_along(tmp_path, python, wait_for):
    code = PARENT.format(
        tests=str(HERE.parent),
        python=str(python),
        folder=str(tmp_path),
        bootstrap=str(HERE / "trial_bootstrap.py"),
        say=str(tmp_path / "said"),
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    worker, folder = wait_for(tmp_path / "said").split(" ", 1)
    parent.kill()
    parent.wait()
    assert is_gone(int(worker), 2.0)
    assert not Path(folder).exists()


def test_a_process_that_ends_in_the_usual_way_leaves_no_worker(tmp_path, python):
    code = PARENT.replace("pass\n", "pass\nprint(open({say!r}).read().split()[0])\n").format(
        tests=str(HERE.parent),
        python=str(python),
        folder=str(tmp_path),
        bootstrap=str(HERE / "trial_bootstrap.py"),
        say=str(tmp_path / "said"),
    )
    code = code.replace('{"say"', f'{{"until": {str(tmp_path / "said")!r}, "say"')
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert ended.returncode == 0, ended.stderr
    assert is_gone(int(ended.stdout), 2.0)


def test_what_a_killed_process_left_is_removed_by_the_next(make_runner, tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    abandoned = tmp_path / "scratch" / f"oresight-job-{ended.pid}-x"
    running = tmp_path / "scratch" / f"oresight-job-{os.getpid()}-x"
    for folder in (abandoned, running):
        folder.mkdir(parents=True)
        np.save(folder / "given0.npy", np.arange(3))
    make_runner()
    assert not abandoned.exists()
    assert running.exists()


def test_an_interpreter_that_never_answers_can_be_cancelled(make_runner, start_run, tmp_path):
    silent = tmp_path / "python"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    run = start_run(make_runner(candidates=lambda: [Interpreter(silent, "set")]), "echo")
    time.sleep(0.3)
    run.cancel()
    assert isinstance(run.finish(2.0), CancelledError)

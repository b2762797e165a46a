# SPDX-License-Identifier: GPL-2.0-or-later
"""`run_job` inside QGIS: from any thread, watched by signals, in this process when asked to."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from oresight.plugin.bridge import jobs
from oresight.plugin.bridge.jobs import job_watch, run_job, stop_workers
from oresight.plugin.bridge.watch import RunEpochs, RunFinished, RunProgress, RunPublisher, RunStarted
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.worker.jobs import JOBS, JobInput, JobResult
from qgis.PyQt.QtCore import QCoreApplication


@pytest.fixture(autouse=True)
def own_folder(qgis_app, tmp_path, monkeypatch):
    monkeypatch.setattr("oresight.plugin.bridge.workers.data_folder", lambda: tmp_path / "data")
    stop_workers()
    yield
    stop_workers()


@pytest.fixture
def inline(monkeypatch):
    monkeypatch.setenv("ORESIGHT_TRANSPORT", "inline")


@pytest.fixture
def heard():
    """Return the list of all records that the watch sends."""
    records: list[object] = []
    watch = job_watch()
    signals = [watch.started, watch.progress, watch.epoch, watch.finished]
    for signal in signals:
        signal.connect(records.append)
    yield records
    for signal in signals:
        signal.disconnect(records.append)


@pytest.fixture
def trial(monkeypatch):
    """Return a function that makes a function a job, for the inline transport."""

    def make(function):
        monkeypatch.setitem(JOBS, "trial", ("diagnostics", "trial", ()))
        monkeypatch.setattr("oresight.plugin.worker.jobs.diagnostics.trial", function, raising=False)

    return make


def test_a_job_runs_in_a_worker_with_the_python_that_was_set(tmp_path):
    with run_job("describe_worker", {"libraries": ["scipy"]}) as result:
        assert result.values["executable"].startswith(str(Path(__file__).resolve().parents[2] / ".venv"))
    assert (tmp_path / "data" / "logs").is_dir()


def test_the_same_job_runs_in_this_process_when_asked_to(inline, tmp_path):
    with run_job("describe_worker", {"libraries": ["scipy"]}) as result:
        assert result.values["versions"]["scipy"]
    assert not (tmp_path / "data").exists()


def test_a_thread_without_an_event_loop_can_run_a_job():
    found = []

    def work() -> None:
        with run_job("describe_worker", {"libraries": []}) as result:
            found.append(result.values["python"])

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 3


def test_a_stopped_worker_is_followed_by_a_new_one():
    for _ in range(2):
        with run_job("describe_worker", {"libraries": []}) as result:
            assert result.values["python"]
        stop_workers()
    assert jobs._runners == []


def test_a_run_is_told_from_start_to_end(inline, heard, trial):
    def job(job: JobInput) -> JobResult:
        job.progress(0.25, "Level {level}", level=3)
        job.epoch({"epoch": 1, "loss": np.float32(0.5)})
        return JobResult()

    trial(job)
    with run_job("trial", run_id="a run"):
        pass
    started, progress, epochs, finished = heard
    assert started == RunStarted("a run", "trial")
    assert (type(progress), progress.fraction, progress.text) == (RunProgress, 0.25, "Level 3")
    assert epochs == RunEpochs("a run", ({"epoch": 1, "loss": 0.5},))
    assert finished == RunFinished("a run", "done", "")


def test_a_failed_run_is_told_with_its_sentence(inline, heard):
    with pytest.raises(InvalidInputError), run_job("nonsense", run_id="x"):
        pass
    assert heard[-1] == RunFinished("x", "failed", "There is no job called nonsense.")


def test_a_cancelled_run_is_told(inline, heard, trial):
    def stop(fraction: float, message: str = "", **fields: object) -> None:
        raise CancelledError

    trial(lambda job: job.progress(0.5))
    with pytest.raises(CancelledError), run_job("trial", progress=stop, run_id="x"):
        pass
    assert heard[-1] == RunFinished("x", "cancelled", "")


def test_ten_thousand_epochs_are_told_in_few_signals_and_none_is_left_out(heard, monkeypatch):
    clock = iter(range(10**6))
    monkeypatch.setattr("oresight.plugin.bridge.watch.monotonic", lambda: next(clock) / 1000)
    run = RunPublisher(job_watch(), "x", "train_network")
    for epoch in range(10_000):
        run.epoch({"epoch": epoch})
        run.progress(epoch / 10_000)
    run.finished("done")
    told = [record for record in heard if isinstance(record, RunEpochs)]
    assert len(told) <= 102
    assert [one["epoch"] for record in told for one in record.epochs] == list(range(10_000))


def test_signals_from_a_thread_reach_a_queued_slot_in_the_main_thread(inline, heard, trial):
    trial(lambda _: JobResult())

    def work() -> None:
        with run_job("trial", run_id="x"):
            pass

    thread = Thread(target=work)
    thread.start()
    thread.join()
    QCoreApplication.processEvents()
    assert heard[0] == RunStarted("x", "trial")

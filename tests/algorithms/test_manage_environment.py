# SPDX-License-Identifier: GPL-2.0-or-later
"""`manage_environment`: what it reports and what it refuses; making an environment is tested with the worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from oresight.algorithms.workflow.manage_environment import ManageEnvironment
from oresight.plugin.bridge import environment
from oresight.plugin.bridge.jobs import stop_workers
from oresight.plugin.bridge.reports.environment import environment_page, environment_text, write_environment_report
from oresight.plugin.bridge.workers import PYTHON_SETTING, candidates
from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker.environment import Interpreter
from oresight.plugin.worker.interpreters import Probe
from oresight.plugin.worker.survey import Survey
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsSettings


@pytest.fixture(autouse=True)
def own_folder(qgis_processing, tmp_path, monkeypatch):
    """Keep the tests away from the user's folder and options."""
    monkeypatch.setattr("oresight.plugin.bridge.workers.data_folder", lambda: tmp_path / "data")
    stop_workers()
    yield
    stop_workers()
    QgsSettings().remove(PYTHON_SETTING)


def run(**parameters) -> dict:
    algorithm = ManageEnvironment().create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    return algorithm.run(parameters, context, feedback, catchExceptions=False)[0]


def test_the_report_names_every_python_and_the_one_that_is_used(tmp_path):
    results = run(ACTION="report", REPORT=str(tmp_path / "report.html"))
    assert results["INTERPRETER"] == os.environ["ORESIGHT_PYTHON"]
    assert results["MISSING"] == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Networks can be trained on: cpu" in page
    for candidate in candidates():
        assert str(candidate.path) in page


def test_a_report_of_another_kind_is_refused(tmp_path):
    with pytest.raises(QgsProcessingException, match=r"must end in .html"):
        run(ACTION="report", REPORT=str(tmp_path / "report.pdf"))


def test_what_is_missing_is_said_with_what_it_is_for_and_how_to_get_it():
    found = Probe(
        Interpreter(Path("/opt/python"), "qgis"),
        "3.12.1",
        "/opt",
        {"numpy": "1.20.0"},
        {"torch": "No module named 'torch'"},
    )
    broken = Probe(Interpreter(Path("/opt/<b>"), "set"), failure="permission denied")
    text = environment_text(Survey((broken, found)), {})
    assert "torch (for networks): No module named 'torch'" in text
    assert "compare_networks needs scipy, torch." in text
    assert '/opt/python -m pip install "torch>=' in text
    assert "It does not run: permission denied" in text
    assert "numpy 1.20.0 lies outside >=1.24,<3" in text
    assert "/opt/&lt;b&gt;" in environment_page(Survey((broken, found)), {})


def test_use_remembers_a_python_and_prefers_it(monkeypatch):
    python = Path(os.environ["ORESIGHT_PYTHON"])
    monkeypatch.delenv("ORESIGHT_PYTHON")
    environment.use_python(python, no_progress)
    assert candidates()[0] == Interpreter(python, "set")
    environment.use_python(None, no_progress)
    assert candidates()[0].origin != "set"


def test_the_report_is_plain_text_when_its_name_says_so(tmp_path):
    write_environment_report(str(tmp_path / "report.txt"), Survey(()), {}, ["pip said this"])
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "<" not in text
    assert "No Python was found" in text
    assert "pip said this" in text


def test_use_refuses_a_python_without_numpy_and_forgets_nothing(tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    QgsSettings().setValue(PYTHON_SETTING, "/before")
    with pytest.raises(QgsProcessingException, match=r"needs numpy \(for everything\).*pip install"):
        run(ACTION="use", PYTHON=str(tmp_path / "env" / "bin" / "python"))
    assert QgsSettings().value(PYTHON_SETTING) == "/before"


def test_use_refuses_a_python_that_is_not_there_says_what_to_name_and_forgets_nothing(tmp_path):
    QgsSettings().setValue(PYTHON_SETTING, "/before")
    with pytest.raises(QgsProcessingException, match=r"no Python at .*nowhere.* Name the file") as refused:
        run(ACTION="use", PYTHON=str(tmp_path / "nowhere" / "python"))
    assert "Manage environment" not in str(refused.value)
    assert QgsSettings().value(PYTHON_SETTING) == "/before"


def test_create_says_when_the_wheels_are_not_enough_and_leaves_nothing(tmp_path):
    (tmp_path / "wheels").mkdir()
    with pytest.raises(QgsProcessingException, match="No matching distribution found"):
        run(ACTION="create", WHEELS=str(tmp_path / "wheels"))
    assert not (tmp_path / "data" / "env").exists()


def test_create_waits_for_no_one_but_says_that_the_worker_is_used(monkeypatch):
    pool = environment.job_runner().pool
    monkeypatch.setattr(type(pool), "is_busy", True)
    with pytest.raises(QgsProcessingException, match="Another run uses the worker"):
        run(ACTION="create")


def test_repair_makes_the_environment_when_there_is_none(tmp_path):
    with pytest.raises(QgsProcessingException, match="no folder of wheels at"):
        run(ACTION="repair", WHEELS=str(tmp_path / "nowhere"))

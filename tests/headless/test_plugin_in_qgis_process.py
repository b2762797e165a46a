# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in a real `qgis_process` with a clean profile."""

from __future__ import annotations

import re


def test_the_provider_lists_its_algorithms_without_a_complaint(qgis_process):
    listed = qgis_process.call("list")
    assert listed.code == 0
    names = dict(re.findall(r"\s(oresight:\w+)\t(.*)", listed.text))
    assert names["oresight:manage_environment"] == "Manage environment"
    assert [name for name in names.values() if "Error" in name or not name] == []
    assert "Traceback" not in listed.text


def test_help_tells_every_parameter(qgis_process):
    told = qgis_process.call("help", "oresight:manage_environment")
    assert told.code == 0
    for name in ("ACTION", "PYTHON", "WHEELS", "INDEX", "REPORT", "INTERPRETER", "MISSING"):
        assert name in told.text


def test_help_of_a_ready_made_model_tells_its_outputs(qgis_process):
    told = qgis_process.call("help", "oresight:Tables to probability voxels")
    assert told.code == 0
    for line in ("probability: <outputRaster>", "voxels: <outputVector>", "model: <outputFile>"):
        assert line in told.text


def test_the_environment_is_reported_with_the_python_that_was_set(qgis_process, tmp_path):
    report = tmp_path / "report.html"
    ended = qgis_process.run("oresight:manage_environment", {"ACTION": "report", "REPORT": str(report)})
    assert ended.code == 0, ended.text
    assert ended.results["INTERPRETER"] == qgis_process.environment["ORESIGHT_PYTHON"]
    assert ended.results["MISSING"] == 0
    assert "torch" in report.read_text(encoding="utf-8")


def test_a_python_without_libraries_is_one_sentence_that_says_how_to_get_them(qgis_process):
    ended = qgis_process.run("oresight:manage_environment", {"ACTION": "use", "PYTHON": "/bin/true"})
    assert ended.code != 0
    assert "/bin/true does not run" in ended.text
    assert "Manage environment" in ended.text
    assert "Traceback" not in ended.text

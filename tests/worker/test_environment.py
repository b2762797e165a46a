# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python a worker is started with, and in what environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from oresight.plugin.engine.errors import MissingLibraryError
from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker.bootstrap import __file__ as bootstrap_file
from oresight.plugin.worker.environment import (
    REQUIREMENTS,
    Interpreter,
    is_within,
    qgis_interpreter,
    requirement,
    worker_environment,
)
from oresight.plugin.worker.interpreters import InterpreterChoice
from oresight.plugin.worker.jobs import JOBS, no_epoch
from oresight.plugin.worker.runner import JobRunner, WorkerSettings

FOREIGN = Interpreter(Path("/opt/python"), "set")
QGIS = Interpreter(Path("/usr/bin/python3"), "qgis")
VARIABLES = {
    "HOME": "/home/geologist",
    "PATH": os.pathsep.join(["/opt/qgis/bin", "/usr/bin"]),
    "PYTHONHOME": "/opt/qgis",
    "PYTHONPATH": "/opt/qgis/python",
    "PYTHONSTARTUP": "x",
    "QT_PLUGIN_PATH": "/opt/qgis/qt",
    "GDAL_DATA": "/opt/qgis/gdal",
    "PROJ_LIB": "/opt/qgis/proj",
    "LD_LIBRARY_PATH": os.pathsep.join(["/opt/qgis/lib", "/usr/local/cuda/lib64", "/opt/qgis2/lib"]),
}
HEARTBEAT = list  # takes nothing, does nothing


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory) -> Path:
    """Return an interpreter that has nothing but the standard library."""
    folder = tmp_path_factory.mktemp("bare") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    return folder / "bin" / "python"


@pytest.fixture
def choice(tmp_path) -> InterpreterChoice:
    return InterpreterChoice(Path(bootstrap_file), lambda _: dict(os.environ), tmp_path / "interpreters.json")


def test_a_foreign_interpreter_loses_what_would_lead_it_to_the_libraries_of_qgis():
    cleaned = worker_environment(FOREIGN, VARIABLES, qgis_folders=[Path("/opt/qgis")])
    assert cleaned == {
        "HOME": "/home/geologist",
        "PATH": VARIABLES["PATH"],
        "LD_LIBRARY_PATH": os.pathsep.join(["/usr/local/cuda/lib64", "/opt/qgis2/lib"]),
    }
    assert "-I" in FOREIGN.command("x")


def test_folders_of_the_system_stay_even_where_qgis_lives_in_them():
    cleaned = worker_environment(FOREIGN, VARIABLES, qgis_folders=[Path("/usr")])
    assert "/usr/local/cuda/lib64" in cleaned["LD_LIBRARY_PATH"]


def test_the_python_of_qgis_keeps_its_environment():
    assert worker_environment(QGIS, VARIABLES, qgis_folders=[Path("/opt/qgis")]) == VARIABLES
    assert "-I" not in QGIS.command("x")


def test_compiled_caches_go_to_the_folder_of_the_user(tmp_path):
    assert worker_environment(FOREIGN, {}, caches=tmp_path)["NUMBA_CACHE_DIR"] == str(tmp_path / "numba")


def test_the_python_of_qgis_is_found_and_is_no_virtual_environment():
    found = qgis_interpreter()
    assert found is not None
    assert Path(sys.prefix) not in found.parents


@pytest.mark.parametrize(
    ("version", "bounds", "fits"),
    [
        ("2.13.0+cpu", ">=2.3,<3", True),
        ("2.3", ">=2.3,<3", True),
        ("2.2.9", ">=2.3,<3", False),
        ("3.0.0", ">=2.3,<3", False),
        ("", ">=2.3,<3", True),
        ("1.0", "", True),
    ],
)
def test_bounds_are_read_as_pip_reads_them(version, bounds, fits):
    assert is_within(version, bounds) == fits


def test_every_library_of_every_job_is_among_the_requirements_with_a_reason():
    known = {one.module for one in REQUIREMENTS}
    assert {library for _, _, libraries in JOBS.values() for library in libraries} <= known
    assert all(one.bounds and one.reason and one.purpose for one in REQUIREMENTS)


def test_the_development_packages_lie_within_the_bounds_that_users_get():
    pins = Path(__file__).resolve().parents[2] / ".ci" / "requirements.txt"
    pinned = dict(
        line.split("#")[0].split(";")[0].split("==") for line in pins.read_text().splitlines() if "==" in line
    )
    for one in REQUIREMENTS:
        assert is_within(pinned[one.distribution].strip(), one.bounds), one.distribution


def test_the_first_interpreter_that_has_everything_is_chosen(choice, bare_python, python):
    candidates = [Interpreter(Path("/no/python"), "set"), Interpreter(bare_python, "own"), Interpreter(python, "qgis")]
    assert choice.choose(candidates, ["scipy"], HEARTBEAT) == candidates[2]


def test_an_interpreter_without_numpy_is_refused_with_what_is_missing_for_what_and_how_to_get_it(choice, bare_python):
    candidates = [Interpreter(Path("/no/python"), "set"), Interpreter(bare_python, "own")]
    with pytest.raises(MissingLibraryError) as caught:
        choice.choose(candidates, [], HEARTBEAT)
    said = str(caught.value)
    assert "needs numpy (for everything)" in said
    assert "/no/python does not run (there is no such file)" in said
    assert f"{bare_python} lacks numpy (ModuleNotFoundError: No module named 'numpy')" in said
    assert "Manage environment" in said
    assert f'{bare_python} -m pip install "numpy{requirement("numpy").bounds}"' in said


def test_a_file_that_is_no_python_is_refused_with_what_it_said(choice, tmp_path):
    odd = tmp_path / "python"
    odd.write_text("#!/bin/sh\necho 'cannot open display' >&2\nexit 1\n")
    odd.chmod(0o755)
    with pytest.raises(MissingLibraryError, match=r"does not run \(cannot open display\)"):
        choice.choose([Interpreter(odd, "set")], [], HEARTBEAT)


def test_a_library_whose_import_ends_python_is_named(choice, python, tmp_path, monkeypatch):
    (tmp_path / "deadly.py").write_text("import os; os.abort()")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(MissingLibraryError, match=r"lacks deadly \(importing it ended Python"):
        choice.choose([Interpreter(python, "qgis")], ["deadly"], HEARTBEAT)


def test_what_was_found_is_not_tried_again_not_even_in_the_next_session(choice, python, tmp_path, monkeypatch):
    candidates = [Interpreter(python, "set")]
    choice.choose(candidates, ["scipy"], HEARTBEAT)
    monkeypatch.setattr("oresight.plugin.worker.interpreters.probe", lambda *_, **__: pytest.fail("tried again"))
    choice.choose(candidates, ["scipy"], HEARTBEAT)
    choice.choose(candidates, [], HEARTBEAT)
    again = InterpreterChoice(Path(bootstrap_file), lambda _: dict(os.environ), tmp_path / "interpreters.json")
    assert again.choose(candidates, ["scipy"], HEARTBEAT) == candidates[0]


def test_an_exchanged_interpreter_is_tried_again(choice, tmp_path, python):
    link = tmp_path / "python"
    link.write_text(f'#!/bin/sh\nexec "{python}" "$@"\n')
    link.chmod(0o755)
    choice.choose([Interpreter(link, "set")], [], HEARTBEAT)
    link.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(MissingLibraryError):
        choice.choose([Interpreter(link, "set")], [], HEARTBEAT)


@pytest.mark.parametrize("spoiled", ["", "no json", "[1]", '{"x": 1}', '{"x": {"stamp": 1}}'])
def test_a_spoiled_memory_is_begun_anew(tmp_path, python, spoiled):
    memory = tmp_path / "interpreters.json"
    memory.write_text(spoiled)
    choice = InterpreterChoice(Path(bootstrap_file), lambda _: dict(os.environ), memory)
    assert choice.choose([Interpreter(python, "set")], [], HEARTBEAT).path == python


def test_the_real_bootstrap_starts_a_worker_from_a_plugin_folder_with_blanks(tmp_path, python):
    plugin = tmp_path / "a folder (1)" / "oresight-0.1"
    plugin.parent.mkdir()
    plugin.symlink_to(Path(__file__).resolve().parents[2])
    bootstrap = plugin / "plugin" / "worker" / "bootstrap.py"
    settings = WorkerSettings(
        lambda: [Interpreter(python, "set")], tmp_path / "my data", [tmp_path / "my files"], bootstrap=bootstrap
    )
    runner = JobRunner(settings)
    given = {"libraries": ["scipy"]}
    try:
        with runner.run("describe_worker", given, {}, progress=no_progress, on_epoch=no_epoch) as result:
            assert result.values["versions"]["scipy"]
            assert result.values["devices"] == ["cpu"]
    finally:
        runner.stop()

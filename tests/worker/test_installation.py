# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's own environment, made from a folder of wheels; the wheels are empty shells written here."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile
from pathlib import Path

import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker.bootstrap import __file__ as bootstrap_file
from oresight.plugin.worker.environment import REQUIREMENTS, Interpreter, qgis_interpreter, requirement
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.installation import Installer, Source
from oresight.plugin.worker.survey import Survey, out_of_bounds, survey_interpreters


def write_wheel(folder: Path, distribution: str, module: str, version: str) -> None:
    """Write a wheel whose one module knows its version and nothing else."""
    name = distribution.replace("-", "_")
    files = {
        f"{module}.py": f"__version__ = {version!r}\n",
        f"{name}-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n",
        f"{name}-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    records = "".join(f"{path},sha256={digest(text)},{len(text)}\n" for path, text in files.items())
    files[f"{name}-{version}.dist-info/RECORD"] = records
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def wheels(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("all the wheels")
    for one in REQUIREMENTS:
        write_wheel(folder, one.distribution, one.module, one.bounds.split(",")[0].lstrip(">="))
    return folder


@pytest.fixture(scope="module")
def base() -> Interpreter:
    found = qgis_interpreter()
    assert found is not None
    return Interpreter(found, "qgis")


def environment(_: Interpreter) -> dict[str, str]:
    return dict(os.environ)


def survey(interpreter: Interpreter) -> Survey:
    return survey_interpreters(
        [interpreter], bootstrap=Path(bootstrap_file), environment=environment, progress=no_progress
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheels, base) -> Installer:
    folder = tmp_path_factory.mktemp("user data") / "env"
    installer = Installer(folder, environment, progress=no_progress, say=lambda _: None)
    installer.create(base, Source(wheels))
    return installer


def test_an_environment_is_made_from_a_folder_of_wheels(installed):
    found = survey(installed.python)
    assert found.probes[0].problems == {}
    assert found.jobs_without_python == {}
    assert out_of_bounds(found.probes[0]) == {}
    assert Path(found.probes[0].packages).is_relative_to(installed.python.path.parents[1])


def test_a_library_that_broke_is_installed_again(installed, wheels):
    packages = Path(survey(installed.python).probes[0].packages)
    (packages / "scipy.py").write_text("raise ImportError('broken')")
    broken = survey(installed.python)
    assert broken.probes[0].problems == {"scipy": "ImportError: broken"}
    assert broken.jobs_without_python["krige_grades"] == ("scipy",)
    installed.install([requirement("scipy")], Source(wheels), again=True)
    assert survey(installed.python).probes[0].problems == {}


def test_a_package_that_is_not_there_is_named_and_the_environment_before_stays(installed, wheels, base, tmp_path):
    lines: list[str] = []
    installer = Installer(installed.python.path.parents[1], environment, progress=no_progress, say=lines.append)
    with pytest.raises(WorkerError, match=r"No matching distribution found for \w+"):
        installer.create(base, Source(tmp_path))
    assert survey(installed.python).probes[0].problems == {}
    assert any("Looking in links" in line for line in lines)
    assert [path.name for path in installed.python.path.parents[2].iterdir()] == ["env"]


def test_a_cancelled_installation_leaves_nothing(tmp_path, wheels, base):
    def progress(fraction: float, message: str = "", **fields: object) -> None:
        if message.startswith("Fetching"):
            raise CancelledError

    installer = Installer(tmp_path / "env", environment, progress=progress, say=lambda _: None)
    with pytest.raises(CancelledError):
        installer.create(base, Source(wheels))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", ["nowhere", "file"])
def test_a_python_that_is_none_is_refused(tmp_path, given):
    (tmp_path / "file").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "file").chmod(0o755)
    installer = Installer(tmp_path / "env", environment, progress=no_progress, say=lambda _: None)
    with pytest.raises(InvalidInputError, match=r"no Python at|cannot make an environment"):
        installer.create(Interpreter(tmp_path / given, "set"), Source())
    assert not (tmp_path / "env").exists()


def test_a_folder_of_wheels_that_is_not_there_is_refused(tmp_path):
    installer = Installer(tmp_path / "env", environment, progress=no_progress, say=lambda _: None)
    with pytest.raises(InvalidInputError, match="no folder of wheels at"):
        installer.create(Interpreter(Path(sys.executable), "set"), Source(tmp_path / "nowhere"))

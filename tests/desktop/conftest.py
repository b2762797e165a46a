# SPDX-License-Identifier: GPL-2.0-or-later
"""A real QGIS window without a screen: the plugin from its zip in a clean profile, driven by a script.

The script runs inside QGIS (see `driver.py`), takes screenshots and writes what it found as JSON.
Screenshots stay in `.dev/screenshots`, for those who look at them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ..clean_profile import CleanProfile

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = ("xvfb-run", "import", "qgis")
SCREENSHOTS = ROOT / ".dev" / "screenshots"
LIMIT_S = 1800.0


@dataclass(frozen=True)
class Ended:
    """What a session of QGIS left."""

    code: int
    """Exit code of QGIS."""
    found: dict[str, Any]
    """What the script wrote."""
    said: str
    """Standard output and error."""


@dataclass(frozen=True)
class Desktop:
    """QGIS with a clean profile that has the plugin from its zip."""

    folder: Path
    environment: dict[str, str]

    @property
    def plugin_folder(self) -> Path:
        """Where the plugin is installed."""
        return CleanProfile(self.folder).plugins / "oresight"

    def disable_plugin(self) -> None:
        """Let QGIS start without the plugin."""
        settings = CleanProfile(self.folder).home / "QGIS" / "QGIS3.ini"
        settings.write_text(settings.read_text("utf-8").replace("oresight=true", "oresight=false"), encoding="utf-8")
        shutil.rmtree(self.plugin_folder)

    def run(self, script: str, **settings: Any) -> Ended:
        """Start QGIS with a script of this folder and wait until it has closed its window."""
        result = self.folder / f"{Path(script).stem}.json"
        environment = {
            **self.environment,
            "ORESIGHT_RESULT": str(result),
            "ORESIGHT_SETTINGS": json.dumps(settings),
        }
        command = [
            "xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1000x24 -dpi 96 +extension GLX",
            "qgis", "--nologo", "--noversioncheck", "--code", str(HERE / "scripts" / script),
        ]  # fmt: skip
        log = self.folder / f"{Path(script).stem}.log"
        with log.open("w", encoding="utf-8") as output:
            process = subprocess.Popen(
                command, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
            try:
                code = process.wait(LIMIT_S)
            except subprocess.TimeoutExpired:
                code = -signal.SIGKILL
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        found = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
        return Ended(code, found, log.read_text(encoding="utf-8", errors="replace"))

    def workers(self) -> list[int]:
        """Return the processes that were started with this plugin's bootstrap file."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if entry.name.isdigit() and f"{self.plugin_folder}/plugin/worker/bootstrap.py" in command:
                found.append(int(entry.name))
        return found


@pytest.fixture(scope="session")
def plugin_zip() -> Path:
    """Return the zip of `make package`."""
    subprocess.run(["make", "--no-print-directory", "package"], cwd=ROOT, check=True, capture_output=True)
    return ROOT / "dist" / "oresight.zip"


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with nothing but pyqtgraph and what it needs, to be lent to QGIS's Python."""
    folder = tmp_path_factory.mktemp("modules")
    for name in ("pyqtgraph", "colorama"):
        (folder / name).symlink_to(Path(sysconfig.get_path("purelib")) / name)
    return folder


@pytest.fixture
def desktop(tmp_path: Path, plugin_zip: Path, modules: Path) -> Iterator[Desktop]:
    """Return QGIS with the plugin unpacked into a clean profile; no worker may be left afterwards."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not found")
    profile = CleanProfile(tmp_path)
    with zipfile.ZipFile(plugin_zip) as file:
        file.extractall(profile.plugins)
    _check_that_it_loads(profile.plugins)
    settings = profile.home / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        "[PythonPlugins]\noresight=true\n[app]\naskToSaveProjectChanges=false\n[locale]\noverrideFlag=true\n"
        "userLocale=en_US\n",
        encoding="utf-8",
    )
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    environment = profile.environment(
        without=["QT_QPA_PLATFORM"],
        LIBGL_ALWAYS_SOFTWARE="1",
        PYTHONPATH=os.pathsep.join([str(modules), str(HERE)]),
        ORESIGHT_SCREENSHOTS=str(SCREENSHOTS),
        ORESIGHT_FOLDER=str(tmp_path),
    )
    made = Desktop(tmp_path, environment)
    yield made
    left = made.workers()
    for worker in left:
        os.kill(worker, signal.SIGKILL)
    assert left == []


def _check_that_it_loads(plugins: Path) -> None:
    """Fail at once when the package lacks a file: QGIS would show the error in a window and wait."""
    command = [sys.executable, "-c", "import oresight.plugin.main, oresight.ui.desktop"]
    environment = {**os.environ, "PYTHONPATH": str(plugins), "QT_QPA_PLATFORM": "offscreen"}
    loaded = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert loaded.returncode == 0, loaded.stderr

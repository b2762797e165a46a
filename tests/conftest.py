# SPDX-License-Identifier: GPL-2.0-or-later
"""What all tests share: the checkout imported as `oresight`, and the real data where it is there."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _import_checkout() -> None:
    """Import the checkout as the package `oresight`, whatever its folder is called."""
    if "oresight" in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        "oresight", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["oresight"] = module
    spec.loader.exec_module(module)


_import_checkout()
os.environ.setdefault("ORESIGHT_PYTHON", str(ROOT / ".venv" / "bin" / "python"))

NO_DATA = "real data not found (set ORESIGHT_DATA)"


def pytest_configure() -> None:
    """Judge nothing by how fast examples are drawn: that says how busy the machine is."""
    from hypothesis import HealthCheck, settings

    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("patient", patient)
    settings.load_profile("patient")


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Return the folder of real drillhole data; skip where it is not there."""
    folder = Path(os.environ.get("ORESIGHT_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(NO_DATA)
    return folder


@pytest.hookimpl(hookwrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter):
    """Under CI a test that was skipped for anything but the real data is a failure."""
    yield
    wrong = [report for report in terminalreporter.stats.get("skipped", []) if NO_DATA not in str(report.longrepr)]
    if os.environ.get("CI") and wrong:
        terminalreporter.section("skipped for a tool that should be there")
        for report in wrong:
            terminalreporter.write_line(f"{report.nodeid}: {report.longrepr}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn such skips into a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and exitstatus == 0 and any(NO_DATA not in str(report.longrepr) for report in skipped):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

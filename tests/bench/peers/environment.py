# SPDX-License-Identifier: GPL-2.0-or-later
"""The peers' own environment, apart from the project's: `.bench/venv`, and R's gstat from the distribution."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".bench"
PYTHON = FOLDER / "venv" / "bin" / "python"
NUMPY = "numpy<2" if sys.version_info < (3, 12) else "numpy<2.3"
PACKAGES = {
    "krigekit": "krigekit==0.3.1",
    "gstlearn": "gstlearn==1.11.1",
    "GSTools": "gstools==1.7.0",
    "scikit-gstat": "scikit-gstat==1.0.26",
    "PyKrige": "pykrige==1.7.3",
}
"""Python packages by the name of the peer."""
R_PACKAGE = "r-cran-gstat"


def missing_peers() -> dict[str, str]:
    """Install what is not there yet and return why peers are missing, by their names."""
    missing = _python_peers()
    reason = _gstat()
    if reason:
        missing["R gstat"] = reason
    return missing


def _python_peers() -> dict[str, str]:
    """Make the environment once; a package that cannot be installed does not keep the others out."""
    record = FOLDER / "missing.json"
    wish = {"python": sys.version, "numpy": NUMPY, **PACKAGES}
    if record.is_file():
        known = json.loads(record.read_text(encoding="utf-8"))
        if known["wish"] == wish:
            return dict(known["missing"])
    FOLDER.mkdir(exist_ok=True)
    subprocess.run([sys._base_executable, "-m", "venv", "--clear", str(FOLDER / "venv")], check=True)
    missing = {}
    for name, package in PACKAGES.items():
        run = _quietly([str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", NUMPY, package])
        if run.returncode:
            missing[name] = f"{package} cannot be installed: {_last_line(run.stderr)}"
    record.write_text(json.dumps({"wish": wish, "missing": missing}), encoding="utf-8")
    return missing


def _gstat() -> str:
    """Return why R's gstat is missing; '' when it is there."""
    if _has_gstat():
        return ""
    if shutil.which("apt-get") is None:
        return "R with the package gstat is not installed"
    if os.geteuid() != 0:
        return f"R's gstat is not installed; an administrator can: apt-get install {R_PACKAGE}"
    run = _quietly(["apt-get", "install", "-y", "-q", "--no-install-recommends", R_PACKAGE])
    return "" if _has_gstat() else f"{R_PACKAGE} cannot be installed: {_last_line(run.stderr)}"


def _has_gstat() -> bool:
    script = shutil.which("Rscript")
    return script is not None and _quietly([script, "-e", "library(gstat)"]).returncode == 0


def _quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def _last_line(text: str) -> str:
    return ([line for line in text.splitlines() if line.strip()] or ["no reason given"])[-1][:200]

# SPDX-License-Identifier: GPL-2.0-or-later
"""The peers' own environments, apart from the project's, in `.bench`; and R's gstat from the distribution."""

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
NETWORK = FOLDER / "network"
"""Folder of the environment of those that train networks, which need another numpy."""
NUMPY = "numpy<2" if sys.version_info < (3, 12) else "numpy<2.3"
PACKAGES = {
    "krigekit": "krigekit==0.3.1",
    "gstlearn": "gstlearn==1.11.1",
    "GSTools": "gstools==1.7.0",
    "scikit-gstat": "scikit-gstat==1.0.26",
    "PyKrige": "pykrige==1.7.3",
}
"""Python packages by the name of the peer."""
TRAINERS = {
    "PyTorch": "torch==2.13.0",
    "scikit-learn": "scikit-learn==1.9.1",
    "Keras": "keras==3.15.1",
    "jax": "jax==0.10.2",
    "skorch": "skorch==1.4.0",
    "Lightning": "lightning==2.6.6",
    "onnx": "onnx==1.23.2",
    "onnxruntime": "onnxruntime==1.31.1",
}
"""Packages of those that train networks or predict with them."""
R_PACKAGE = "r-cran-gstat"


def missing_peers() -> dict[str, str]:
    """Install what is not there yet and return why peers are missing, by their names."""
    missing = missing_packages(FOLDER, PACKAGES, NUMPY)
    reason = _gstat()
    if reason:
        missing["R gstat"] = reason
    return missing


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / "venv" / "bin" / "python"


def missing_packages(folder: Path, packages: dict[str, str], numpy: str) -> dict[str, str]:
    """Make an environment once and return why packages are missing, by their names.

    A package that cannot be installed does not keep the others out.
    """
    record = folder / "missing.json"
    wish = {"python": sys.version, "numpy": numpy, **packages}
    if record.is_file():
        known = json.loads(record.read_text(encoding="utf-8"))
        if known["wish"] == wish:
            return dict(known["missing"])
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys._base_executable, "-m", "venv", "--clear", str(folder / "venv")], check=True)
    missing = {}
    for name, package in packages.items():
        command = [str(python_of(folder)), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        run = _quietly([*command, numpy, package])
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

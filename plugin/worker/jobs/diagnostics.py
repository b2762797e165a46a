# SPDX-License-Identifier: GPL-2.0-or-later
"""A job that says what the worker is: for reports and for those who look for a mistake."""

from __future__ import annotations

import os
import platform
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from ..memory import available_memory
from . import JobInput, JobResult


def describe_worker(job: JobInput) -> JobResult:
    """Return the versions of the asked libraries, the devices that torch finds, and the memory.

    Parameter `libraries` is a list of the names to import; one that cannot be imported is an error. One of the
    list `optional` is not imported and may be missing.
    """
    versions = {name: str(getattr(import_module(name), "__version__", "")) for name in job.parameters["libraries"]}
    versions.update({name: installed(name) for name in job.parameters.get("optional", ())})
    return JobResult(
        values={
            "python": platform.python_version(),
            "executable": sys.executable,
            "system": platform.platform(),
            "processors": os.cpu_count() or 1,
            "available_mb": (available_memory() or 0) // 2**20,
            "versions": versions,
            "devices": _devices(),
        }
    )


def installed(name: str) -> str:
    """Return the version of an installed package; '' when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _devices() -> list[str]:
    import torch

    devices = ["cpu"]
    devices += [f"cuda:{place} {torch.cuda.get_device_name(place)}" for place in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        devices.append("mps")
    return devices

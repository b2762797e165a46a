# SPDX-License-Identifier: GPL-2.0-or-later
"""Starts a worker that knows the jobs of `trial_jobs` besides its own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
JOBS = "oresight.plugin.worker.jobs"


def load(name: str, path: Path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


bootstrap = load("bootstrap", HERE.parents[1] / "plugin" / "worker" / "bootstrap.py")
if sys.argv[1:2] == ["probe"]:
    bootstrap.main(sys.argv[1:])
else:
    streams = bootstrap.take_descriptors()
    bootstrap.load_package()
    jobs = importlib.import_module(JOBS)
    trial = load(f"{JOBS}.trial_jobs", HERE / "trial_jobs.py")
    jobs.JOBS.update({name: ("trial_jobs", name, ()) for name in vars(trial) if not name.startswith("_")})
    importlib.import_module("oresight.plugin.worker.service").Service(*streams).run()

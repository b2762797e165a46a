# SPDX-License-Identifier: GPL-2.0-or-later
"""What learning from composites leaves behind: model, record and report, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..worker.jobs import JobResult
from .composite_sources import CompositeSources
from .crs import crs_label, length_unit
from .records import notices_record, write_record
from .reports.code import networks_code_section
from .reports.learning import learning_report
from .staging import Staging, check_extension, writing
from .watch import publish_record

EXTENSIONS = {"MODEL": ".safetensors", "RECORD": ".json", "REPORT": ".html"}
"""Extension of each output."""


def write_learning(
    targets: Mapping[str, str], sources: CompositeSources, settings: Mapping[str, Any], result: JobResult
) -> dict[str, str]:
    """Write the wanted outputs `MODEL RECORD REPORT` and return their paths.

    Raises
    ------
    InvalidInputError
        Another extension, or a place that cannot be written.
    """
    for name, target in targets.items():
        check_extension(target, EXTENSIONS[name])
    notices = (*result.notices, *sources.notices)  # what tells of leaks comes first
    record = learning_record(sources, settings, result)
    with Staging() as staging:
        with writing(targets["MODEL"]):
            shutil.copyfile(result.files["model"], staging.path(targets["MODEL"]))
        if "RECORD" in targets:
            write_record(staging.path(targets["RECORD"]), record)
        if "REPORT" in targets:
            with writing(targets["REPORT"]):
                text = learning_report(record, notices, networks_code_section(Path(targets["MODEL"]).name))
                staging.path(targets["REPORT"]).write_text(text, encoding="utf-8")
    if "RECORD" in targets:
        publish_record(targets["RECORD"])
    return dict(targets)


def learning_record(sources: CompositeSources, settings: Mapping[str, Any], result: JobResult) -> dict[str, Any]:
    """Return the run record of learning from composites."""
    values = result.values
    kept = (
        "counts", "folds", "threshold", "metrics", "figures", "gains", "calibrated_gains", "curves", "calibration",
        "reliability", "distance", "alarms", "weights", "composites", "trials", "members", "names", "versions",
    )  # fmt: skip
    return {
        "algorithm": "train_on_composites",
        "inputs": [{"role": "composites", "sha256": values["composites"], "crs": crs_label(sources.crs)}],
        "target": sources.target,
        "grade": sources.grade_name,
        "unit": length_unit(sources.crs),
        "settings": dict(settings),
        "seeds": {"learning": settings["seed"]},
        **{name: values[name] for name in kept},
        "seconds": {"learning": values["seconds"]},
        "notices": notices_record((*sources.notices, *result.notices)),
    }

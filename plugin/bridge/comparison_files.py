# SPDX-License-Identifier: GPL-2.0-or-later
"""What a comparison of networks leaves behind: table, report and record, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..engine.errors import Notice
from ..engine.network.model_file import read_model
from ..worker.jobs import JobResult
from .messages import translate as tr
from .points import Field, write_table
from .rasters import BlockRaster
from .records import notices_record, raster_record, write_record
from .reports.code import code_section
from .reports.comparison import comparison_report
from .reports.page import Section, paragraph
from .staging import Staging, writing

EXTENSIONS = {"REPORT": ".html", "RECORD": ".json", "BEST_SETTINGS": ".json", "MODEL": ".safetensors"}
"""Extension of each output besides the table."""
_FILE = "network.safetensors"


@dataclass(frozen=True)
class ComparisonFiles:
    """What is known about a comparison besides its result."""

    algorithm: str
    """Id of the algorithm."""
    features: Sequence[BlockRaster]
    """Rasters of the features."""
    others: Mapping[str, BlockRaster]
    """Rasters of label, depth, groups, by role."""
    split: Mapping[str, Any]
    """Description of the split."""
    lists: Mapping[str, Any]
    """What was tried."""
    notices: tuple[Notice, ...]
    """What the user was told."""
    seconds: float
    """How long the blocks took to read."""
    best_settings: str
    """Text of the file with the best settings."""
    passed: str
    """Those that matter as parameters of Train network, in a line."""
    unit: str = ""
    """Short name of the unit of lengths; empty where it is not known."""


def write_comparison(targets: Mapping[str, str], about: ComparisonFiles, result: JobResult) -> dict[str, str]:
    """Write the wanted outputs `TABLE REPORT RECORD BEST_SETTINGS MODEL` and return the paths of those written.

    The network is left out when the comparison was stopped by hand: there is none then.

    Parameters
    ----------
    targets : mapping
        Paths by output.
    about : ComparisonFiles
        Inputs and notices.
    result : JobResult
        Of the job `compare_networks`.

    Raises
    ------
    InvalidInputError
        Another extension, or a place that cannot be written.
    """
    values = result.values
    written = {name: path for name, path in targets.items() if name != "MODEL" or "model" in result.files}
    with Staging() as staging:
        if "TABLE" in written:
            write_table(written["TABLE"], comparison_fields(values), layer_name="networks", staging=staging)
        if "RECORD" in written:
            write_record(staging.path(written["RECORD"]), comparison_record(about, values))
        if "MODEL" in written:
            with writing(written["MODEL"]):
                shutil.copyfile(result.files["model"], staging.path(written["MODEL"]))
        texts = {"BEST_SETTINGS": about.best_settings}
        if "REPORT" in written:
            texts["REPORT"] = comparison_report(
                {**values, "unit": about.unit},
                about.split,
                about.lists,
                about.notices,
                passed=about.passed,
                code=_code(result, written),
            )
        for name in set(texts) & set(written):
            with writing(written[name]):
                staging.path(written[name]).write_text(texts[name], encoding="utf-8")
    return written


def notices_of_older_network(targets: Mapping[str, str], result: JobResult) -> tuple[Notice, ...]:
    """Return a sentence where a network of before stays at the place of the winner, because there is none."""
    path = targets.get("MODEL", "")
    if "model" in result.files or not path or not Path(path).exists():
        return ()
    return (Notice("{path} is of before and stays as it is: this comparison gives no network.", {"path": path}),)


def _code(result: JobResult, written: Mapping[str, str]) -> Section | None:
    """Return how to use the best network without Oresight; None where there is no network."""
    if "model" not in result.files:
        return None
    model = read_model(Path(result.files["model"]))
    if "MODEL" in written:
        return code_section(model, Path(written["MODEL"]).name)
    section = code_section(model, _FILE)
    text = tr("{file} was not asked for here; Train network writes it from the best settings.").format(file=_FILE)
    return Section(section.title, paragraph(text) + section.body)


def comparison_fields(values: Mapping[str, Any]) -> list[Field]:
    """Return the columns of the table, a row for each network; figures are those that its target has."""
    tried = values["tried"]

    def setting(name: str) -> list[Any]:
        return [one["settings"][name] for one in tried]

    def figure(name: str) -> list[Any]:
        return [one[name] for one in tried]

    n = len(tried)
    return [
        Field("network", "int", list(range(1, n + 1))),
        Field("stage", "text", figure("stage")),
        Field("hidden_layers", "text", [",".join(map(str, widths)) for widths in setting("hidden_layers")]),
        Field("layers", "int", [len(widths) for widths in setting("hidden_layers")]),
        Field("activation", "text", setting("activation")),
        Field("batch_size", "int", setting("batch_size")),
        Field("learning_rate", "float", setting("learning_rate")),
        Field("seed", "int", setting("seed")),
        Field("state", "text", figure("state")),
        *_figures(values),
        Field("epochs", "int", [len(one["history"]) for one in tried]),
        Field("converged_epoch", "int", figure("converged_epoch")),
        Field("seconds", "float", figure("seconds")),
        Field("is_best", "int", [int(place == values["best_place"]) for place in range(n)]),
    ]


def _figures(values: Mapping[str, Any]) -> list[Field]:
    """Return the columns of the figures; beside them what is reached by saying the same of every block."""
    tried, n = values["tried"], len(values["tried"])
    if values["target"]["kind"] == "regression":
        names = ("rmse", "deviation", "mae", "r2", "loss", "training_r2")
    else:
        names = ("accuracy", "larger_class", "f1", "loss", "auc", "training_accuracy")
    return [Field(name, "float", [values[name]] * n if name in values else [one[name] for one in tried])
            for name in names]  # fmt: skip


def comparison_record(about: ComparisonFiles, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the run record of a comparison."""
    inputs = [raster_record("feature", raster) for raster in about.features]
    inputs += [raster_record(role, raster) for role, raster in about.others.items()]
    return {
        "algorithm": about.algorithm,
        "inputs": inputs,
        "lists": dict(about.lists),
        "split": dict(about.split),
        "best": values["best"],
        "criterion": values["criterion"],
        "target": values["target"],
        "larger_class": values["larger_class"],
        "deviation": values["deviation"],
        "test": values["test"],
        "networks": values["tried"],
        "versions": values["versions"],
        "device": values["device"],
        "seconds": {"read": about.seconds, "train": values["seconds"]},
        "notices": notices_record(about.notices),
    }

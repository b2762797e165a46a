# SPDX-License-Identifier: GPL-2.0-or-later
"""What a comparison of networks leaves behind: table, report and record, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine.errors import Notice
from .points import Field, write_table
from .rasters import BlockRaster
from .records import notices_record, raster_record, write_record
from .reports.comparison import comparison_report
from .staging import Staging, check_extension, writing


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


def write_comparison(targets: Mapping[str, str], about: ComparisonFiles, values: Mapping[str, Any]) -> dict[str, str]:
    """Write the wanted outputs `TABLE REPORT RECORD` and return their paths.

    Parameters
    ----------
    targets : mapping
        Paths by output.
    about : ComparisonFiles
        Inputs and notices.
    values : mapping
        Values of the job `compare_networks`.

    Raises
    ------
    InvalidInputError
        Another extension, or a place that cannot be written.
    """
    for name, extension in (("RECORD", ".json"), ("REPORT", ".html")):
        if name in targets:
            check_extension(targets[name], extension)
    with Staging() as staging:
        if "TABLE" in targets:
            write_table(targets["TABLE"], comparison_fields(values), layer_name="networks", staging=staging)
        if "RECORD" in targets:
            write_record(staging.path(targets["RECORD"]), comparison_record(about, values))
        if "REPORT" in targets:
            with writing(targets["REPORT"]):
                text = comparison_report(values, about.split, about.lists, about.notices)
                staging.path(targets["REPORT"]).write_text(text, encoding="utf-8")
    return dict(targets)


def comparison_fields(values: Mapping[str, Any]) -> list[Field]:
    """Return the columns of the table, a row for each network."""
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
        Field("accuracy", "float", figure("accuracy")),
        Field("larger_class", "float", [values["larger_class"]] * n),
        Field("loss", "float", figure("loss")),
        Field("auc", "float", figure("auc")),
        Field("training_accuracy", "float", figure("training_accuracy")),
        Field("epochs", "int", [len(one["history"]) for one in tried]),
        Field("converged_epoch", "int", figure("converged_epoch")),
        Field("seconds", "float", figure("seconds")),
        Field("is_best", "int", [int(place == values["best_place"]) for place in range(n)]),
    ]


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
        "larger_class": values["larger_class"],
        "test": values["test"],
        "networks": values["tried"],
        "versions": values["versions"],
        "device": values["device"],
        "seconds": {"read": about.seconds, "train": values["seconds"]},
        "notices": notices_record(about.notices),
    }

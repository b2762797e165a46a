# SPDX-License-Identifier: GPL-2.0-or-later
"""What a training leaves behind: network, record, report and split, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..engine.blocks.layers import Variable
from ..engine.errors import Notice
from ..engine.network.model_file import read_model
from ..engine.network.onnx_graph import onnx_bytes
from ..engine.network.splits import Split
from ..worker.jobs import JobResult
from .block_table import BlockTable
from .crs import length_unit
from .rasters import BlockRaster, write_block_raster
from .records import notices_record, raster_record, write_record
from .reports.code import code_section
from .reports.network import training_report
from .reports.target_training import target_training_report
from .staging import Staging, writing
from .watch import publish_record

EXTENSIONS = {
    "MODEL": ".safetensors",
    "ONNX": ".onnx",
    "RECORD": ".json",
    "REPORT": ".html",
    "SPLIT_BLOCKS": ".tif",
}
"""Extension of each output."""


@dataclass(frozen=True)
class TrainingFiles:
    """What is known about a training besides its result."""

    algorithm: str
    """Id of the algorithm."""
    features: Sequence[BlockRaster]
    """Rasters of the features."""
    others: Mapping[str, BlockRaster]
    """Rasters of label, depth, groups, by role."""
    split: Mapping[str, Any]
    """Description of the split."""
    notices: tuple[Notice, ...]
    """What the user was told."""
    seconds: Mapping[str, float]
    """Duration of the steps before the training."""


def write_training(
    targets: Mapping[str, str], about: TrainingFiles, result: JobResult, blocks: BlockTable, split: Split
) -> dict[str, str]:
    """Write the wanted outputs, those of `EXTENSIONS`, and return their paths.

    Raises
    ------
    InvalidInputError
        A place that cannot be written.
    """
    model = read_model(Path(result.files["model"]))
    with Staging() as staging:
        with writing(targets["MODEL"]):
            shutil.copyfile(result.files["model"], staging.path(targets["MODEL"]))
        if "ONNX" in targets:
            with writing(targets["ONNX"]):
                staging.path(targets["ONNX"]).write_bytes(onnx_bytes(model))
        if "RECORD" in targets:
            write_record(staging.path(targets["RECORD"]), training_record(about, result))
        if "REPORT" in targets:
            with writing(targets["REPORT"]):
                is_ore = result.values["target"]["kind"] == "binary"
                report = training_report if is_ore else target_training_report
                code = code_section(model, Path(targets["MODEL"]).name)
                text = report({**result.values, "unit": length_unit(blocks.crs)}, about.split, about.notices, code)
                staging.path(targets["REPORT"]).write_text(text, encoding="utf-8")
        if "SPLIT_BLOCKS" in targets:
            write_block_raster(
                targets["SPLIT_BLOCKS"],
                blocks.grid,
                split,
                Variable("network", "split"),
                blocks.crs,
                mask=blocks.mask,
                staging=staging,
            )
    if "RECORD" in targets:
        publish_record(targets["RECORD"])
    return dict(targets)


def training_record(about: TrainingFiles, result: JobResult) -> dict[str, Any]:
    """Return the run record of a training."""
    values = result.values
    inputs = [raster_record("feature", raster) for raster in about.features]
    inputs += [raster_record(role, raster) for role, raster in about.others.items()]
    return {
        "algorithm": about.algorithm,
        "inputs": inputs,
        "features": values["names"],
        "target": values["target"],
        "settings": values["settings"],
        "networks": values["networks"],
        "learning_rates_tried": values["rate_search"],
        "split": dict(about.split),
        "seeds": {"network": values["settings"]["seed"], "split": about.split.get("seed")},
        "versions": values["versions"],
        "device": values["device"],
        "seconds": {**about.seconds, "train": values["seconds"]},
        "threshold": values["threshold"],
        "metrics": values["metrics"],
        "metrics_published_threshold": values["metrics_published"],
        "curves": values["curves"],
        "assessment": values["assessment"],
        "auc_of_features_alone": values["alone"],
        "auc_of_features_alone_on_test": values["alone_on_test"],
        "history": values["history"],
        "notices": notices_record(about.notices),
    }

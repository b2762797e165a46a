# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters of what a network says of blocks, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.layers import Variable
from ..engine.errors import InvalidInputError
from ..engine.evaluation.class_calibration import NO_PROBABILITIES
from ..engine.network.targets import Target
from .block_table import BlockTable
from .file_names import distinct_names, plain_name
from .rasters import write_block_raster
from .staging import Staging

PREDICTED = "predicted"
"""What is added to the name of a label that was not ore: the network's answer is another variable."""
CALIBRATED = "calibrated"
"""What is added to the name of a probability that was calibrated."""
FOLDERS = ("PROBABILITIES", "CALIBRATED_PROBABILITIES")
"""The outputs that are folders, with a raster of each class or label."""


def prediction_variables(target: Target, *, is_entropy: bool) -> dict[str, Variable]:
    """Return the variable of each raster, by the name of the output.

    Parameters
    ----------
    target : Target
        What the network's outputs stand for.
    is_entropy : bool
        Whether its uncertainty is an entropy, in bits.
    """
    is_number = target.kind == "regression"
    kind, unit = ("estimate", target.unit) if is_number else ("probability", "")
    field = "ore" if target.kind == "binary" else f"{Variable.parse(target.variables[0]).field}_{PREDICTED}"
    return {
        "PROBABILITY": Variable(field, kind, unit),
        "CALIBRATED": Variable(f"{field}_{CALIBRATED}", "probability"),
        "CATEGORY": Variable(field, "category"),
        "UNCERTAINTY": Variable(field, "uncertainty", "bit" if is_entropy and not is_number else unit),
        "ENTROPY": Variable(field, "entropy", "bit"),
        "MODEL_ENTROPY": Variable(f"{field}_by_models", "entropy", "bit"),
        "DATA_ENTROPY": Variable(f"{field}_by_data", "entropy", "bit"),
        "APPLICABILITY": Variable(field, "applicability"),
        "CARRIED_PROBABILITY": Variable(f"{field}_carried", kind, unit),
        "CARRIED_UNCERTAINTY": Variable(f"{field}_carried", "uncertainty", unit),
    }


def check_outputs(target: Target, names: Mapping[str, str]) -> None:
    """Raise `InvalidInputError` when an output is asked for that the network cannot give."""
    if "CATEGORY" in names and target.kind != "multi_class":
        raise InvalidInputError("The most probable class was asked for, but the network does not tell classes.")
    if target.kind not in ("multi_class", "multi_label") and any(name in names for name in FOLDERS):
        raise InvalidInputError(
            "A raster of each class or label was asked for, but the network has one answer of each block."
        )
    if target.kind == "regression" and "CALIBRATED" in names:
        raise InvalidInputError(NO_PROBABILITIES)
    if target.kind == "regression" and any(name.endswith("ENTROPY") for name in names):
        raise InvalidInputError(
            "An entropy was asked for, but the network gives numbers, which have none; UNCERTAINTY says how far its "
            "answers scatter."
        )


def write_predictions(
    paths: Mapping[str, str],
    target: Target,
    arrays: Mapping[str, NDArray[Any]],
    variables: Mapping[str, Variable],
    blocks: BlockTable,
) -> dict[str, list[str]]:
    """Write the wanted rasters and return the paths of those of each class or label, by the name of their folder.

    Parameters
    ----------
    paths : mapping
        Paths by output name; those of `FOLDERS` are folders.
    target : Target
        What the network's outputs stand for.
    arrays : mapping
        Arrays of the job `predict_probability` by name.
    variables : mapping
        Those of `prediction_variables`.
    blocks : BlockTable
        The blocks that were predicted.
    """
    layers: dict[str, list[str]] = {name: [] for name in FOLDERS}
    with Staging() as staging:

        def write(
            path: str, values: NDArray[Any], variable: Variable, codebook: Mapping[str, Any] | None = None
        ) -> str:
            return write_block_raster(
                path,
                blocks.grid,
                values,
                variable,
                blocks.crs,
                mask=blocks.mask,
                codebook=codebook,
                staging=staging,
            )

        for name, path in paths.items():
            if name not in FOLDERS:
                book = target.codebook if name == "CATEGORY" else None
                write(path, arrays[name.lower()], variables[name], book)
                continue
            for place, field in enumerate(_fields_of(target, name)):
                values = np.ascontiguousarray(arrays[name.lower()][:, place])
                layers[name].append(write(str(Path(path) / f"{field}.tif"), values, Variable(field, "probability")))
    return layers


def _fields_of(target: Target, folder: str) -> list[str]:
    """Return the field name of each raster of a folder."""
    fields = output_fields(target)
    return [f"{field}_{CALIBRATED}" for field in fields] if folder == "CALIBRATED_PROBABILITIES" else fields


def output_fields(target: Target) -> list[str]:
    """Return a field name for each class or label, such as `lithology_porphyry_predicted`.

    Each is a name that a file can have. Titles that only differ in what such a name leaves out stay as they are, and
    where two are one even so, these have the code of the class or the place of the label.
    """
    plain = [plain_name(title) for title in target.titles]
    fields = [one if one and plain.count(one) == 1 else title for one, title in zip(plain, target.titles)]
    if target.kind == "multi_class":
        head = Variable.parse(target.variables[0]).field
        fields = [f"{head}_{field}" for field in fields]
    return [f"{field}_{PREDICTED}" for field in distinct_names(fields, target.classes)]

# SPDX-License-Identifier: GPL-2.0-or-later
"""The label of a table of blocks: one raster of ore, classes or numbers, or several of labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.layers import check_distinct_variables
from ..engine.errors import InvalidInputError
from .block_table import BlockTable
from .rasters import BlockRaster

LABEL = "label"
"""Role of the label among a table's columns."""


def label_roles(target: str, label: BlockRaster, more: Sequence[BlockRaster]) -> dict[str, BlockRaster]:
    """Return the rasters of the label by their role in the table of blocks.

    Raises
    ------
    InvalidInputError
        More labels for another target than `multi_label`, none for it, or two of one name.
    """
    if bool(more) != (target == "multi_label"):
        raise InvalidInputError(
            "The target multi_label needs further labels, and no other target takes them, but {more} were given for "
            "the target {target}.",
            more=len(more),
            target=target,
        )
    check_distinct_variables([raster.variable.name for raster in (label, *more)])
    return {LABEL: label, **{f"{LABEL}_{number}": raster for number, raster in enumerate(more, 2)}}


def labels_of(
    blocks: BlockTable, target: str, rasters: Mapping[str, BlockRaster]
) -> tuple[NDArray[Any], dict[str, Any]]:
    """Return the labels of the blocks as the job takes them, and what the model file keeps about them.

    Parameters
    ----------
    blocks : BlockTable
        The table, with the rasters of `label_roles` among its columns.
    target : str
        One of `targets.TARGETS`.
    rasters : mapping
        The rasters of `label_roles`.
    """
    label = rasters[LABEL]
    about = {
        "variables": [raster.variable.name for raster in rasters.values()],
        "unit": label.variable.unit,
        "codebook": label.codebook,
    }
    columns = [blocks.others[role] for role in rasters]
    if target == "multi_label":
        return _whole(np.column_stack(columns), np.int8), about
    if target == "binary":
        return _whole(columns[0], np.int8), about
    return columns[0].astype(np.float64) if target == "regression" else _whole(columns[0], np.int32), about


def _whole(values: NDArray[Any], kind: type) -> NDArray[Any]:
    """Return values as whole numbers; others as they are, for checks to refuse."""
    whole: NDArray[Any] = values.astype(kind)
    return whole if np.array_equal(whole, values) else values

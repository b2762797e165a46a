# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores against the true ore of a deposit whose truth is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.errors import InvalidInputError
from ..engine.evaluation.metrics import area_under_roc, score_probabilities
from .rasters import BlockRaster
from .same_grid import check_same_grid
from .sample_deposit import TRUTH_FOLDER
from .staging import StrPath

TEST = 2
"""Code of the blocks that the network never saw."""


def find_truth(tables: Sequence[StrPath]) -> str:
    """Return the true ore that lies beside the tables of a sample deposit; '' when there is none."""
    for table in tables:
        path = Path(table).parent / TRUTH_FOLDER / "ore_true.tif"
        if path.is_file():
            return str(path)
    return ""


def truth_scores(
    truth: StrPath, probability: StrPath, split: StrPath | None, features: Sequence[StrPath], *, threshold: float
) -> dict[str, Any]:
    """Return the scores of the test blocks, or of all, against the truth, and the AUC of each feature alone.

    The truth is looked up at the centre of each block; it may have other blocks.

    Parameters
    ----------
    truth : str or Path
        Block model of the true ore: 1 ore, 0 waste.
    probability : str or Path
        Block model of the prediction.
    split : str, Path or None
        Block model of the parts; part 2 is scored. None: all blocks are.
    features : sequence of str or Path
        Block models whose own order of the blocks is scored too.
    threshold : float
        Probability from which on a block is called ore.

    Raises
    ------
    InvalidInputError
        The rasters differ, or the truth covers none of the blocks.
    """
    predicted, others = BlockRaster.open(probability), [BlockRaster.open(path) for path in features]
    parts = None if split is None else BlockRaster.open(split)
    check_same_grid([predicted, *others, *([] if parts is None else [parts])])
    values = predicted.read().ravel()
    is_scored = np.isfinite(values) if parts is None else np.isfinite(values) & (parts.read().ravel() == TEST)
    blocks = np.flatnonzero(is_scored)
    labels = labels_at(BlockRaster.open(truth), predicted.grid.centres(blocks))
    blocks, labels = blocks[labels >= 0], labels[labels >= 0]
    if len(blocks) == 0:
        raise InvalidInputError("The truth {path} covers none of the test blocks.", path=str(truth))
    scores = score_probabilities(values[blocks], labels, threshold).to_dict()
    alone = {}
    for raster in others:
        if not raster.variable.is_coded:
            alone[raster.variable.name] = _alone(raster.read().ravel()[blocks], labels)
    return {**scores, "auc_of_features_alone": alone}


def labels_at(truth: BlockRaster, points: NDArray[np.float64]) -> NDArray[np.int8]:
    """Return the true label at points of shape (n, 3): 1, 0, or -1 where it is not known."""
    places = truth.grid.blocks_of(points)
    labels = np.full(len(points), -1, dtype=np.int8)
    inside = places >= 0
    found = truth.read().ravel()[places[inside]]
    labels[inside] = np.where(np.isnan(found), -1, found).astype(np.int8)
    return labels


def _alone(values: NDArray[Any], labels: NDArray[np.int8]) -> float | None:
    """Return the AUC of a feature's own order; None where it is not defined."""
    known = np.isfinite(values)
    area = area_under_roc(values[known].astype(np.float64), labels[known] == 1)
    return area if np.isfinite(area) else None

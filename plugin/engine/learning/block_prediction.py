# SPDX-License-Identifier: GPL-2.0-or-later
"""What the honest predictor says of blocks, a bounded number of them at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..log_odds import sigmoid
from ..network.inference import binary_entropy
from ..progress import Progress, no_progress
from .features import FeatureTable
from .known_ground import Drilling, KnownGround
from .predictor import Predictor
from .sources import Sources

CHUNK = 4096
"""Blocks at once: bounds the memory."""

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True)
class BlockPrediction:
    """Probabilities of ore at blocks and how sure they are, shape (n,) each."""

    probability: Singles
    """By the predictor's calibration, where it has one."""
    raw: Singles
    """Before the calibration."""
    uncertainty: Singles
    """Standard deviation of the calibrated probability over the single models."""
    entropy: Singles
    """Entropy of the models' mean probability, bits: how open it is whether a block is ore."""
    model_entropy: Singles
    """Its part that comes from the models saying different things (mutual information), bits."""
    data_entropy: Singles
    """Its part on which the models agree (mean entropy of the single ones), bits."""
    applicability: NDArray[np.uint8]
    """Code of `Applicability.codes`."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def predict_blocks(
    predictor: Predictor,
    sources: Sources,
    grid: BlockGrid,
    blocks: NDArray[np.int64],
    known: KnownGround,
    *,
    progress: Progress = no_progress,
) -> BlockPrediction:
    """Return what a predictor says of some blocks of a grid.

    Parameters
    ----------
    predictor : Predictor
    sources : Sources
        The composites that it learned from.
    grid : BlockGrid
    blocks : integer array of shape (n,)
        Numbers of the blocks.
    known : KnownGround
        What the composites look like from other holes.
    progress : Progress
        Called after each chunk; may raise `CancelledError`.
    """
    asked = _blended_only(predictor)
    names = [one.name for one in fields(BlockPrediction)]
    found: dict[str, NDArray[Any]] = {name: np.zeros(len(blocks), dtype=np.float32) for name in names}
    found["applicability"] = np.zeros(len(blocks), dtype=np.uint8)
    drilling = Drilling(sources, known.spacing)
    for start in range(0, len(blocks), CHUNK):
        rows = slice(start, start + CHUNK)
        places = grid.centres(blocks[rows])
        table = asked.features(places, sources)
        for name, values in _predicted(asked, table, places).items():
            found[name][rows] = values
        found["applicability"][rows] = known.codes(table, *drilling.reach(places))
        done = min(len(blocks), start + CHUNK)
        progress(done / len(blocks), "Predicting {n} blocks", n=len(blocks))
    return BlockPrediction(**found)


def _blended_only(predictor: Predictor) -> Predictor:
    """Return the predictor without the members that only stand beside the blend."""
    kept = {kind: predictor.members[kind] for kind in predictor.settings.members}
    return replace(predictor, members=kept)


def _predicted(predictor: Predictor, table: FeatureTable, places: Floats) -> Mapping[str, Floats]:
    """Return the arrays of a prediction for one chunk.

    Each member counts by its weight in the blend, however many models it has; the models of one count the same.
    """
    each = predictor.each_logit(table, places)
    share = {kind: predictor.weights[kind] / len(logits) for kind, logits in each.items()}
    weight = np.concatenate([np.full(len(logits), share[kind]) for kind, logits in each.items()])
    logits = np.concatenate(list(each.values()))
    blend = weight @ logits
    single = predictor.calibration.probability(logits)
    mean = weight @ single
    total, data = binary_entropy(mean), weight @ binary_entropy(single)
    return {
        "probability": predictor.calibration.probability(blend),
        "raw": sigmoid(blend),
        "uncertainty": np.sqrt(weight @ np.square(single - mean)),
        "entropy": total,
        "model_entropy": np.maximum(total - data, 0.0),
        "data_entropy": data,
    }

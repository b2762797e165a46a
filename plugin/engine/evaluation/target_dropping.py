# SPDX-License-Identifier: GPL-2.0-or-later
"""What scores of classes, labels and numbers become when the most uncertain blocks are left out, with intervals.

The means over classes are those of the same classes at every step: a class that is dropped altogether would otherwise
change what the mean is of, and the line would turn for that alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .assessment import SAID
from .class_scores import LABEL_THRESHOLD
from .dropping import STEP, kept_blocks
from .few_groups import equal_groups, interval
from .held_out import DRAWS
from .intervals import group_times, sums_of_groups
from .measures import Measured, mean_of, measure

Array = NDArray[Any]
Floats = NDArray[np.float64]

OF_KIND = {
    "multi_class": ("accuracy", "auc", "log_loss"),
    "multi_label": ("accuracy", "auc", "log_loss"),
    "regression": ("rmse", "mae", "r2"),
}
"""What is scored, by kind of target."""
BOUNDS = {"auc": (0.0, 1.0), "rmse": (0.0, np.inf), "r2": (-np.inf, 1.0)}
"""Between which a figure lies; its draws, which follow its tangent, may leave them."""
HALF = 0.5
"""Share of the blocks that may be dropped before a class must still be there, to be among those of the mean AUC."""


@dataclass(frozen=True)
class RankedBlocks:
    """Blocks of a target with how uncertain each is."""

    kind: str
    """`multi_class`, `multi_label` or `regression`."""
    said: Array
    """Probabilities of classes or labels, shape (n, k), or numbers, shape (n,)."""
    known: Array
    """Numbers of classes, shape (n,); labels 0 and 1, shape (n, k); or numbers, shape (n,)."""
    uncertainty: Array
    """Any unit; where it is missing the block goes first."""
    groups: Array
    """Code of the hole or cube of ground of each block: drawn as wholes."""


def target_without_uncertain(
    blocks: RankedBlocks,
    names: Sequence[str],
    *,
    draws: int = DRAWS,
    seed: int = 1,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return the scores of the blocks that are left when the most uncertain ones are dropped, share by share.

    Parameters
    ----------
    blocks : RankedBlocks
        The blocks.
    names : sequence of str
        Names of the classes or labels.
    draws, seed : int
        How often groups are drawn, and the seed of that.
    progress : Progress
        Called at each step; may raise `CancelledError`.

    Returns
    -------
    dict
        Columns `dropped` (share of the blocks), `uncertainty` (highest that is left), `blocks`, and each of `OF_KIND`
        with its ends as `auc_low auc_high`, None where it is not defined; and `auc_of`, the classes or labels of whose
        AUC the mean is taken: those that are still beside others when half of the blocks are dropped.
    """
    figures = OF_KIND[blocks.kind]
    ends = [f"{name}{end}" for name in figures for end in ("", "_low", "_high")]
    columns: dict[str, Any] = {name: [] for name in ("dropped", "uncertainty", "blocks", *ends)}
    truth = _truth(blocks)
    steps = list(kept_blocks(blocks.uncertainty))
    lasting = np.flatnonzero(_lasting(truth, steps)) if truth is not None else np.zeros(0, dtype=np.int64)
    for place, (dropped, kept) in enumerate(steps):
        progress(place / len(steps), SAID)
        row = {"dropped": dropped, "uncertainty": float(blocks.uncertainty[kept[-1]]), "blocks": len(kept)}
        for name, (found, held) in _measured(blocks, truth, lasting, kept):
            row.update(_with_ends(name, found, held, blocks.groups[kept], draws, seed))
        for name, value in row.items():
            columns[name].append(value if np.isfinite(value) else None)
    return {**columns, **({} if truth is None else {"auc_of": [names[place] for place in lasting]})}


def _truth(blocks: RankedBlocks) -> Array | None:
    """Return whether each block is of each class, or has each label, shape (n, k); None of numbers."""
    if blocks.kind == "regression":
        return None
    if blocks.kind == "multi_label":
        return np.asarray(blocks.known) == 1
    return np.asarray(blocks.known)[:, None] == np.arange(blocks.said.shape[1])


def _lasting(truth: Array, steps: Sequence[tuple[float, Array]]) -> Array:
    """Return which classes are beside others as long as no more than half of the blocks are dropped, shape (k,)."""
    fewest = [kept for dropped, kept in steps if dropped <= HALF + STEP / 2.0][-1]
    return np.asarray(truth[fewest].any(axis=0) & ~truth[fewest].all(axis=0))


def _measured(
    blocks: RankedBlocks, truth: Array | None, lasting: Array, kept: Array
) -> Iterator[tuple[str, tuple[Measured, float]]]:
    """Yield the name of each figure of the blocks that are left, its measure, and of how many equal groups it is."""
    said, known, groups = np.asarray(blocks.said[kept], dtype=np.float64), blocks.known[kept], blocks.groups[kept]
    held = float(equal_groups(np.unique(groups, return_counts=True)[1]))
    if truth is None:
        for name in OF_KIND[blocks.kind]:
            yield name, (_error(said, known) if name == "rmse" else measure(name, said, known), held)
        return
    yield "accuracy", (mean_of(_rightness(blocks.kind, said, truth[kept])), held)
    yield "auc", _mean_auc(said[:, lasting], truth[kept][:, lasting], groups)
    yield "log_loss", (measure("log_loss", said, known), held)


def _rightness(kind: str, said: Floats, truth: Array) -> Floats:
    """Return whether each block is called rightly; of labels the share of them that is."""
    if kind == "multi_label":
        return np.asarray(((said >= LABEL_THRESHOLD) == truth).mean(axis=1))
    return truth[np.arange(len(said)), said.argmax(axis=1)].astype(np.float64)


def _mean_auc(said: Floats, truth: Array, groups: Array) -> tuple[Measured, float]:
    """Return the mean AUC, undefined as soon as one class has none, and how many equal groups hold the rarest kind."""
    n_it = np.count_nonzero(truth, axis=0)
    if not len(n_it) or (n_it == 0).any() or (n_it == len(truth)).any():
        return Measured(float("nan"), np.zeros(len(said))), 0.0
    of_groups = sums_of_groups(np.column_stack((truth, ~truth)), groups)
    return measure("auc", said, truth), float(equal_groups(of_groups).min())


def _error(said: Floats, known: Array) -> Measured:
    """Return the root mean square error."""
    squares = mean_of((said - known) ** 2)
    root = float(np.sqrt(squares.value))
    return Measured(root, squares.influence / (2.0 * root) if root > 0.0 else squares.influence)


def _with_ends(name: str, found: Measured, held: float, groups: Array, draws: int, seed: int) -> dict[str, float]:
    """Return a figure and its ends by their names."""
    sums = sums_of_groups(np.column_stack((found.influence, np.ones(len(groups)))), groups)
    turned = group_times(len(sums), draws, seed) @ sums
    drawn = np.clip(found.value + turned[:, 0] / turned[:, 1], *BOUNDS.get(name, (-np.inf, np.inf)))
    spread = interval(found.value, drawn, held)
    return {name: spread.value, f"{name}_low": spread.low, f"{name}_high": spread.high}

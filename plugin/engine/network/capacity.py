# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a training fits into memory: refused beforehand, with the numbers, rather than killed in the middle."""

from __future__ import annotations

import os

from ..errors import MemoryLimitError
from .search_training import MOST_WORKERS

COPIES = 4
"""How often the training blocks stand in memory: as read, scaled, in the order of an epoch, and one to spare."""
MEGABYTE = 2**20


def check_training_memory(
    n_training: int, n_features: int, n_inputs: int, available: int | None, *, networks: int = 1
) -> None:
    """Raise `MemoryLimitError` when training blocks need more memory than there is.

    Parameters
    ----------
    n_training : int
        Number of training and validation blocks.
    n_features, n_inputs : int
        Features of a block, and inputs of the network they become.
    available : int, optional
        Free memory in bytes; None when it is not known.
    networks : int
        How many are trained; those that are trained side by side have their order of an epoch each.
    """
    side_by_side = min(networks, MOST_WORKERS, os.cpu_count() or 1)
    needed = 4 * n_training * (n_features + (COPIES - 2 + side_by_side) * n_inputs)
    if available is not None and needed > available:
        raise MemoryLimitError(
            "Training on {n} blocks with {features} features needs about {needed} MB of memory, but {free} MB are "
            "free. Use larger blocks, a smaller domain or fewer features.",
            n=n_training,
            features=n_features,
            needed=-(-needed // MEGABYTE),
            free=available // MEGABYTE,
        )

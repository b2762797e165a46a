# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether composites are enough to learn from and to say what was learned."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidInputError
from .sources import Sources

FEWEST_GROUPS = 4
"""Fewer holes without a common collar say nothing about a further one."""

FEWEST_OF_CLASS = 10
"""Fewer composites of ore, or of waste, cannot be learned from."""


def check_learnable(sources: Sources, folds: int) -> int:
    """Return the number of folds that the holes allow, at most the wanted one.

    Raises
    ------
    InvalidInputError
        Too few holes, too little ore or waste, or all of either in one hole.
    """
    groups = len(np.unique(sources.group))
    if groups < FEWEST_GROUPS:
        raise InvalidInputError(
            "The composites come from {n} drillholes that do not share a collar; learning needs at least {needed}, as "
            "some of them are held out to know what it is worth.",
            n=groups,
            needed=FEWEST_GROUPS,
        )
    for is_ore in (True, False):
        rows = (sources.ore == 1.0) == is_ore
        n, n_groups = int(np.count_nonzero(rows)), len(np.unique(sources.group[rows]))
        if n < FEWEST_OF_CLASS or n_groups < 2:
            raise InvalidInputError(
                "{n} composites in {holes} drillholes are ore; at least {needed} in 2 holes are needed."
                if is_ore
                else "{n} composites in {holes} drillholes are waste; at least {needed} in 2 holes are needed.",
                n=n,
                holes=n_groups,
                needed=FEWEST_OF_CLASS,
            )
    return min(folds, groups)

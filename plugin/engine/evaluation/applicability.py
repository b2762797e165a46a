# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a network is asked about something unlike what it was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice

Array = NDArray[Any]
LEAST_SHARE = 0.001
"""Fewer blocks beyond the range are not worth a word."""


def count_outside(features: Array, lowest: Sequence[float], highest: Sequence[float]) -> NDArray[np.int64]:
    """Return for each feature how many blocks lie below its lowest or above its highest training value.

    Parameters
    ----------
    features : array of shape (n, f)
        Missing values count as inside.
    lowest, highest : sequences of length f
        Range of each feature among the training blocks.
    """
    below, above = features < np.asarray(lowest, dtype=np.float32), features > np.asarray(highest, dtype=np.float32)
    counts: NDArray[np.int64] = np.count_nonzero(below | above, axis=0)
    return counts


def range_notices(names: Sequence[str], counts: Sequence[int], n: int) -> tuple[Notice, ...]:
    """Return a sentence for each feature of which more than a thousandth of the blocks lie beyond its range."""
    return tuple(
        Notice(
            "{count} of {n} blocks have a {name} beyond the values that the network was trained on: there it "
            "extrapolates.",
            {"count": int(count), "n": n, "name": name},
        )
        for name, count in zip(names, counts)
        if count > LEAST_SHARE * n
    )

# SPDX-License-Identifier: GPL-2.0-or-later
"""How rows find their leaves, as a plain loop; `compiled_trees` makes machine code of it where numba is installed."""

from __future__ import annotations

from typing import Any

import numpy as np

ROWS_AT_ONCE = 256
"""Rows that go through all trees before the next: they stay in the processor's cache, as do a tree's nodes."""


def add_leaves(
    rows: Any, feature: Any, threshold: Any, left: Any, right: Any, goes_left: Any, value: Any, roots: Any, total: Any
) -> None:
    """Add the leaves of all trees to `total`, shape (n,), in the order of the trees; arrays as in `Forest`."""
    for first in range(0, len(rows), ROWS_AT_ONCE):
        for root in roots:
            for row in range(first, min(first + ROWS_AT_ONCE, len(rows))):
                node = root
                while left[node] != node:  # a leaf is its own child
                    given = rows[row, feature[node]]
                    is_left = goes_left[node] == 1 if np.isnan(given) else given <= threshold[node]
                    node = left[node] if is_left else right[node]
                total[row] += value[node]

# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows through trees as machine code, where numba is installed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ..geostatistics.compiled import cache_folder, has_compiler
from . import tree_kernels

WORTH_COMPILING = 200_000
"""Rows times trees from which on compiling, or reading what was compiled before, pays."""


def is_worth_compiling(rows: int, trees: int) -> bool:
    """Return whether so many rows are better sent through the trees by machine code, and can be."""
    return rows * trees >= WORTH_COMPILING and has_compiler()


@lru_cache(maxsize=1)
def compiled_leaves() -> Any:
    """Return `tree_kernels.add_leaves` as a compiled function; it compiles when first called."""
    from ..geostatistics.kernel_compiler import machine_code

    return machine_code("add_leaves", (), (tree_kernels,), cache_folder())

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
    """Return whether so many rows are better sent through the trees by machine code, and can be.

    Once it is there any number of rows is.
    """
    is_there = compiled_leaves.cache_info().currsize > 0
    return (is_there or rows * trees >= WORTH_COMPILING) and has_compiler()


def expect_many_rows() -> None:
    """Have rows sent through trees by machine code from now on, where it can be: few rows will come, but very often."""
    if has_compiler():
        compiled_leaves()


@lru_cache(maxsize=1)
def compiled_leaves() -> Any:
    """Return `tree_kernels.add_leaves` as a compiled function; it compiles when first called."""
    from ..geostatistics.kernel_compiler import machine_code

    return machine_code("add_leaves", (), (tree_kernels,), cache_folder())

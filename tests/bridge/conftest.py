# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL's bindings as other plugins may have set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from osgeo import gdal, ogr, osr


def unwind_exceptions() -> list[Any]:
    """Turn off the exceptions of GDAL's modules, each when it is on top of their stack; return them in that order."""
    unwound: list[Any] = []
    while on := [module for module in (gdal, ogr, osr) if module.GetUseExceptions()]:
        for module in on:
            with suppress(RuntimeError):
                module.DontUseExceptions()
                unwound.append(module)
    return unwound


@pytest.fixture
def raise_or_not() -> Iterator[Callable[[bool], None]]:
    """Return a function that makes GDAL's bindings raise, or not; as it was before when the test is over."""
    before = unwind_exceptions()

    def set_exceptions(raises: bool) -> None:
        for module in (gdal, ogr) if raises else ():
            module.UseExceptions()

    yield set_exceptions
    unwind_exceptions()
    for module in reversed(before):
        module.UseExceptions()

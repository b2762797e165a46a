# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL's failures as sentences, whether its bindings raise them or only remember them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal

from ..engine.errors import EngineError, InvalidInputError, MemoryLimitError

_DISK_FULL = re.compile(r"no space left|disk (is )?full|file too large", re.IGNORECASE)


@contextmanager
def reading(path: str | Path) -> Iterator[None]:
    """Turn a failure of GDAL into a sentence about a file that is read."""
    with _quiet() as reasons:
        yield
    if reasons:
        raise InvalidInputError("{path} cannot be read: {reason}.", path=str(path), reason=reasons[0])


@contextmanager
def writing_with_gdal(path: str | Path) -> Iterator[None]:
    """Turn a failure of GDAL into a sentence about a file that is written."""
    with _quiet() as reasons:
        yield
    if reasons:
        raise _write_error(path, reasons[0])


def _write_error(path: str | Path, reason: str) -> EngineError:
    if _DISK_FULL.search(reason):
        return MemoryLimitError("The disk is full: {path} could not be written. Free some space.", path=str(path))
    return InvalidInputError("{path} cannot be written: {reason}.", path=str(path), reason=reason)


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep GDAL from printing and collect what failed.

    Whether the bindings raise is one switch for the whole of QGIS, and other plugins turn it: both ways are met.
    """
    reasons: list[str] = []

    def remember(severity: int, _number: int, message: str) -> None:
        if severity >= gdal.CE_Failure:
            reasons.append(message.strip().rstrip("."))

    gdal.ErrorReset()
    gdal.PushErrorHandler(remember)
    try:
        yield reasons
    except RuntimeError as error:
        reasons.append(str(error).strip().rstrip("."))
    except AttributeError:
        # Without exceptions a failed call gives None, and the next one stumbles over it.
        if not reasons:
            raise
    finally:
        gdal.PopErrorHandler()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Run records: what a result was made from and how, so that it can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from .messages import Sentence, sentence
from .rasters import BlockRaster
from .staging import StrPath, writing


def file_record(role: str, path: StrPath) -> dict[str, Any]:
    """Return role, file name, size and SHA-256 of an input file."""
    digest, size = sha256(), 0
    with Path(path).open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
            size += len(part)
    return {"role": role, "file": Path(path).name, "bytes": size, "sha256": digest.hexdigest()}


def raster_record(role: str, raster: BlockRaster) -> dict[str, Any]:
    """Return the record of a raster, with the variable it holds."""
    known = file_record(role, raster.path) if Path(raster.path).is_file() else {"role": role, "file": raster.path}
    return {**known, "variable": raster.variable.name}


def notices_record(notices: Iterable[Sentence]) -> list[str]:
    """Return what the user was told, as sentences."""
    return [sentence(notice) for notice in notices]


def write_record(path: StrPath, record: Mapping[str, Any]) -> str:
    """Write a record as JSON with sorted keys; return its path.

    Raises
    ------
    InvalidInputError
        The file cannot be written.
    """
    text = json.dumps(record, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    with writing(path):
        Path(path).write_text(text + "\n", encoding="utf-8")
    return str(path)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays with a description as one `.safetensors` file that other software opens and nothing executes.

The form is simple enough to be written here: eight bytes with the length of a JSON header, the
header, the arrays. So the same content gives the same bytes, and a file can be read where no
library for it is installed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEY = "oresight"
"""The one entry of the file's metadata."""
LONGEST_HEADER = 100_000_000
"""Bytes; the limit that the format's own library sets."""
KINDS = {"F32": "<f4", "F64": "<f8", "I32": "<i4", "U8": "|u1"}
"""Types of arrays: in the file, in numpy."""


class ArrayFileError(ValueError):
    """A file that does not hold what it should; its text says why."""


def write_arrays(path: Path, about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays of float32, float64, int32 or uint8 and a description; the same content gives the same bytes.

    Parameters
    ----------
    about : mapping
        Plain JSON values.
    arrays : mapping
        Arrays of any shape by name.
    """
    kinds = {np.dtype(kind): name for name, kind in KINDS.items()}
    text = json.dumps(about, sort_keys=True, ensure_ascii=False, allow_nan=False)
    header: dict[str, Any] = {"__metadata__": {KEY: text}}
    parts, end = [], 0
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        kind = kinds[array.dtype]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [end, end + array.nbytes]}
        end += array.nbytes
        parts.append(array.astype(KINDS[kind], copy=False).tobytes())
    packed = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    packed += b" " * (-len(packed) % 8)
    Path(path).write_bytes(len(packed).to_bytes(8, "little") + packed + b"".join(parts))


def read_arrays(content: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return description and arrays of the bytes of a file.

    Raises
    ------
    ArrayFileError
        The bytes are no such file, were not written by Oresight, or are damaged.
    """
    header, start = _header(content)
    about = _about(header)
    try:
        arrays = {name: _array(content, start, entry) for name, entry in header.items() if name != "__metadata__"}
    except (KeyError, TypeError, ValueError) as error:
        raise ArrayFileError("its parts do not fit together") from error
    return about, arrays


def _header(content: bytes) -> tuple[dict[str, Any], int]:
    """Return the JSON header and where the arrays begin."""
    length = int.from_bytes(content[:8], "little")
    if not 2 <= length <= min(LONGEST_HEADER, len(content) - 8):
        raise ArrayFileError("it is no .safetensors file")
    try:
        header = json.loads(content[8 : 8 + length])
    except ValueError as error:
        raise ArrayFileError("it is no .safetensors file") from error
    if not isinstance(header, dict):
        raise ArrayFileError("it is no .safetensors file")
    return header, 8 + length


def _about(header: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description that the metadata hold."""
    metadata = header.get("__metadata__")
    if not isinstance(metadata, dict) or KEY not in metadata:
        raise ArrayFileError("it holds arrays, but was not written by Oresight")
    try:
        about = json.loads(metadata[KEY])
    except (TypeError, ValueError) as error:
        raise ArrayFileError("its description cannot be read") from error
    if not isinstance(about, dict):
        raise ArrayFileError("its description cannot be read")
    return about


def _array(content: bytes, start: int, entry: Mapping[str, Any]) -> NDArray[Any]:
    kind = np.dtype(KINDS[entry["dtype"]])
    first, last = entry["data_offsets"]
    shape = tuple(int(size) for size in entry["shape"])
    count = int(np.prod(shape))
    if last - first != kind.itemsize * count or first < 0:
        raise ValueError("an array has another length than its shape asks for")
    return np.frombuffer(content, kind, count, start + first).reshape(shape).astype(kind.newbyteorder("="))

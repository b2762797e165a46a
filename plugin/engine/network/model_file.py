# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network as one `.safetensors` file that other software opens and nothing executes.

The form is simple enough to be written here: eight bytes with the length of a JSON header, the
header, the arrays. So the same network gives the same bytes, and a file can be read where no
library for it is installed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .epochs import EpochRecord
from .features import FeatureEncoding
from .model import Architecture
from .settings import ACTIVATIONS, OUTPUTS, NetworkSettings

KEY = "oresight"
"""The one entry of the file's metadata."""
VERSION = 1
"""Version of what that entry holds."""
LONGEST_HEADER = 100_000_000
"""Bytes; the limit that the format's own library sets."""


@dataclass(frozen=True)
class NetworkModel:
    """A trained network with all that prediction needs and all that is to be known about it."""

    architecture: Architecture
    """Its layers."""
    encoding: FeatureEncoding
    """Feature names, their order and scaling."""
    weights: Mapping[str, NDArray[np.float32]]
    """Its arrays, as `Architecture.shapes` names them."""
    settings: NetworkSettings
    """How it was trained."""
    threshold: float
    """Probability from which on it calls a block ore."""
    codebooks: Mapping[str, Mapping[str, Any]]
    """Codebooks of the category features by variable name, as JSON values."""
    split: Mapping[str, Any]
    """How blocks were split, as JSON values."""
    metrics: Mapping[str, Any]
    """Scores by part (`train`, `validation`, `test`), as JSON values."""
    history: tuple[EpochRecord, ...]
    """Every epoch of its training."""
    versions: Mapping[str, str]
    """Versions of the software that trained it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Variable names of its features, in its order."""
        return self.encoding.names

    def description(self) -> dict[str, Any]:
        """Return everything but the weights, as JSON values."""
        return {
            "version": VERSION,
            "architecture": self.architecture.to_dict(),
            "features": self.encoding.to_dict(),
            "settings": self.settings.to_dict(),
            "threshold": self.threshold,
            "codebooks": {name: dict(book) for name, book in self.codebooks.items()},
            "split": dict(self.split),
            "metrics": dict(self.metrics),
            "history": [record.to_dict() for record in self.history],
            "versions": dict(self.versions),
        }


def write_model(path: Path, model: NetworkModel) -> None:
    """Write a network; the same network gives the same bytes."""
    about = json.dumps(model.description(), sort_keys=True, ensure_ascii=False, allow_nan=False)
    header: dict[str, Any] = {"__metadata__": {KEY: about}}
    arrays, end = [], 0
    for name in sorted(model.weights):
        array = np.ascontiguousarray(model.weights[name], dtype="<f4")
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [end, end + array.nbytes]}
        end += array.nbytes
        arrays.append(array.tobytes())
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(len(text).to_bytes(8, "little") + text + b"".join(arrays))


def read_model(path: Path) -> NetworkModel:
    """Return the network of a file.

    Raises
    ------
    InvalidInputError
        The file cannot be read, is no network of Oresight, or is damaged.
    """
    content = _content(Path(path))
    header, start = _header(content, path)
    about = _about(header, path)
    try:
        architecture = Architecture.from_dict(about["architecture"])
        model = NetworkModel(
            architecture=architecture,
            encoding=FeatureEncoding.from_dict(about["features"]),
            weights={
                name: _array(content, start, header[name], shape) for name, shape in architecture.shapes().items()
            },
            settings=NetworkSettings.from_dict(about["settings"]),
            threshold=float(about["threshold"]),
            codebooks=about["codebooks"],
            split=about["split"],
            metrics=about["metrics"],
            history=tuple(EpochRecord.from_dict(record) for record in about["history"]),
            versions=about["versions"],
        )
        _check_fit(model)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_a_model(path, "its parts do not fit together") from error
    return model


def _check_fit(model: NetworkModel) -> None:
    """Raise `ValueError` unless layers and features are known and go together."""
    encoding, architecture = model.encoding, model.architecture
    if not len(encoding.names) == len(encoding.scalers) == len(encoding.codes) > 0:
        raise ValueError("a feature has no scaler or no codes")
    if encoding.n_inputs != architecture.inputs or architecture.output not in OUTPUTS:
        raise ValueError("the features give another number of inputs, or the output is not known")
    if not all(layer.activation in ACTIVATIONS for layer in architecture.hidden):
        raise ValueError("an activation is not known")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInputError(
            "The network {path} could not be read: {reason}.", path=str(path), reason=error.strerror or str(error)
        ) from error


def _header(content: bytes, path: Path) -> tuple[dict[str, Any], int]:
    """Return the JSON header and where the arrays begin."""
    length = int.from_bytes(content[:8], "little")
    if not 2 <= length <= min(LONGEST_HEADER, len(content) - 8):
        raise _not_a_model(path, "it is no .safetensors file")
    try:
        header = json.loads(content[8 : 8 + length])
    except ValueError as error:
        raise _not_a_model(path, "it is no .safetensors file") from error
    if not isinstance(header, dict):
        raise _not_a_model(path, "it is no .safetensors file")
    return header, 8 + length


def _about(header: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return the description that the metadata hold."""
    metadata = header.get("__metadata__")
    if not isinstance(metadata, dict) or KEY not in metadata:
        raise _not_a_model(path, "it holds arrays, but was not written by Oresight")
    try:
        about = json.loads(metadata[KEY])
    except (TypeError, ValueError) as error:
        raise _not_a_model(path, "its description cannot be read") from error
    if not isinstance(about, dict):
        raise _not_a_model(path, "its description cannot be read")
    if about.get("version") != VERSION:
        raise _not_a_model(path, "it was written by another version of Oresight")
    return about


def _array(content: bytes, start: int, entry: Mapping[str, Any], shape: tuple[int, ...]) -> NDArray[np.float32]:
    first, last = entry["data_offsets"]
    count = int(np.prod(shape))
    if entry["dtype"] != "F32" or tuple(entry["shape"]) != shape or last - first != 4 * count or first < 0:
        raise ValueError("an array has another shape than the layers ask for")
    return np.frombuffer(content, dtype="<f4", count=count, offset=start + first).reshape(shape).astype(np.float32)


def _not_a_model(path: Path, reason: str) -> InvalidInputError:
    return InvalidInputError("{path} is not a network of Oresight: {reason}.", path=str(path), reason=reason)

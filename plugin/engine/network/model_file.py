# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network as one `.safetensors` file: its weights, and everything to be known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .array_file import ArrayFileError, read_arrays, write_arrays
from .epochs import EpochRecord
from .features import FeatureEncoding
from .model import Architecture
from .settings import ACTIVATIONS, OUTPUTS, NetworkSettings
from .targets import TARGETS, Target

VERSION = 1
"""Version of what that entry holds."""
OF_COMPOSITES = "composites"
"""Kind that the file of a predictor of composites names, so that it can be told apart."""
ENSEMBLE_VERSION = 2
"""The same of several networks: an earlier Oresight would take their file for that of the first alone."""


@dataclass(frozen=True)
class FurtherNetwork:
    """What a network of an ensemble does not share with the first one."""

    seed: int
    """Of its first weights and of all that its training drew."""
    weights: Mapping[str, NDArray[np.float32]]
    """Its arrays, as `Architecture.shapes` names them."""
    history: tuple[EpochRecord, ...]
    """Every epoch of its training."""


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
    calibration: Mapping[str, Any] = field(default_factory=dict)
    """Maps of its probabilities by method (see `ProbabilityMap`), as JSON values; empty where none was fitted."""
    target: Target = field(default_factory=Target)
    """What its outputs stand for."""
    further: tuple[FurtherNetwork, ...] = ()
    """The other networks of an ensemble; what the model says is the mean of what all of them say."""
    known_blocks: Mapping[str, Any] = field(default_factory=dict)
    """What its training blocks look like (see `TrainedBlocks`), as JSON values; empty where that is not known."""

    @property
    def networks(self) -> tuple[NetworkModel, ...]:
        """Each network as a model of its own; of a single network that one alone."""
        others = (
            replace(
                self,
                weights=one.weights,
                history=one.history,
                settings=replace(self.settings, seed=one.seed),
                further=(),
            )
            for one in self.further
        )
        return (replace(self, further=()), *others)

    @property
    def names(self) -> tuple[str, ...]:
        """Variable names of its features, in its order."""
        return self.encoding.names

    def description(self) -> dict[str, Any]:
        """Return everything but the weights, as JSON values."""
        return {
            "version": ENSEMBLE_VERSION if self.further else VERSION,
            "architecture": self.architecture.to_dict(),
            "target": self.target.to_dict(),
            "features": self.encoding.to_dict(),
            "settings": self.settings.to_dict(),
            "threshold": self.threshold,
            "codebooks": {name: dict(book) for name, book in self.codebooks.items()},
            "split": dict(self.split),
            "metrics": dict(self.metrics),
            "history": [record.to_dict() for record in self.history],
            "versions": dict(self.versions),
            **({"calibration": dict(self.calibration)} if self.calibration else {}),
            **({"known_blocks": dict(self.known_blocks)} if self.known_blocks else {}),
            **({"further": [_further_values(one) for one in self.further]} if self.further else {}),
        }


def write_model(path: Path, model: NetworkModel) -> None:
    """Write a network; the same network gives the same bytes."""
    arrays = dict(model.weights)
    for place, one in enumerate(model.further):
        arrays.update({_further_name(place, name): array for name, array in one.weights.items()})
    write_arrays(path, model.description(), {name: np.asarray(one, dtype=np.float32) for name, one in arrays.items()})


def read_model(path: Path) -> NetworkModel:
    """Return the network of a file.

    Raises
    ------
    InvalidInputError
        The file cannot be read, is no network of Oresight, or is damaged.
    """
    try:
        about, arrays = read_arrays(_content(Path(path)))
    except ArrayFileError as error:
        raise _not_a_model(path, str(error)) from error
    if about.get("kind") == OF_COMPOSITES:
        raise InvalidInputError(
            "{path} is a model of Train on composites, which works its features out of the drillholes: no block models "
            "go with it. Predict from composites predicts with it, and Validate workflow says how good it is.",
            path=str(path),
        )
    if about.get("version") != (ENSEMBLE_VERSION if about.get("further") else VERSION):
        raise _not_a_model(path, "it was written by another version of Oresight")
    try:
        return model_of(about, arrays)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_a_model(path, "its parts do not fit together") from error


def model_of(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> NetworkModel:
    """Return the network of a `NetworkModel.description` and its weights; what does not fit raises `ValueError`."""
    architecture = Architecture.from_dict(about["architecture"])
    shapes = architecture.shapes()
    model = NetworkModel(
        architecture=architecture,
        encoding=FeatureEncoding.from_dict(about["features"]),
        weights={name: _weights(arrays[name], shape) for name, shape in shapes.items()},
        settings=NetworkSettings.from_dict(about["settings"]),
        threshold=float(about["threshold"]),
        codebooks=about["codebooks"],
        split=about["split"],
        metrics=about["metrics"],
        history=tuple(EpochRecord.from_dict(record) for record in about["history"]),
        versions=about["versions"],
        calibration=about.get("calibration", {}),
        target=Target.from_dict(about.get("target", {})),
        further=tuple(
            FurtherNetwork(
                int(one["seed"]),
                {name: _weights(arrays[_further_name(place, name)], shape) for name, shape in shapes.items()},
                tuple(EpochRecord.from_dict(record) for record in one["history"]),
            )
            for place, one in enumerate(about.get("further", ()))
        ),
        known_blocks=about.get("known_blocks", {}),
    )
    _check_fit(model)
    return model


def _further_values(one: FurtherNetwork) -> dict[str, Any]:
    return {"seed": one.seed, "history": [record.to_dict() for record in one.history]}


def _further_name(place: int, name: str) -> str:
    """Return the name in the file of an array of a further network; the first network's are unchanged."""
    return f"networks.{place + 2}.{name}"


def array_starts(model: NetworkModel) -> list[str]:
    """Return how the names of the arrays of each of the `networks` begin in the file."""
    return ["", *(_further_name(place, "") for place in range(len(model.further)))]


def _check_fit(model: NetworkModel) -> None:
    """Raise `ValueError` unless layers and features are known and go together."""
    encoding, architecture = model.encoding, model.architecture
    if not len(encoding.names) == len(encoding.scalers) == len(encoding.codes) > 0:
        raise ValueError("a feature has no scaler or no codes")
    if encoding.n_inputs != architecture.inputs or architecture.output not in OUTPUTS:
        raise ValueError("the features give another number of inputs, or the output is not known")
    if architecture.target not in TARGETS or model.target.n_outputs != architecture.targets:
        raise ValueError("the target is not known, or has another number of outputs")
    if not all(layer.activation in ACTIVATIONS for layer in architecture.hidden):
        raise ValueError("an activation is not known")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInputError(
            "The network {path} could not be read: {reason}.", path=str(path), reason=error.strerror or str(error)
        ) from error


def _weights(array: NDArray[Any], shape: tuple[int, ...]) -> NDArray[np.float32]:
    if array.dtype != np.float32 or array.shape != shape:
        raise ValueError("an array has another shape than the layers ask for")
    return array


def _not_a_model(path: Path, reason: str) -> InvalidInputError:
    return InvalidInputError("{path} is not a network of Oresight: {reason}.", path=str(path), reason=reason)

# SPDX-License-Identifier: GPL-2.0-or-later
"""An honest predictor as one `.safetensors` file; nothing in it is executed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..network.array_file import ArrayFileError, read_arrays, write_arrays
from ..network.model_file import OF_COMPOSITES, model_of
from .calibration import Calibration
from .forest import Forest
from .kriging_trials import KrigingTrial
from .linear import Plane
from .members import Forests, Inputs, Line, Member, Networks
from .places import Placement
from .predictor import LearningSettings, Predictor
from .sources import Sources

VERSION = 1
"""Version of what the file holds."""

Arrays = dict[str, NDArray[Any]]


def fingerprint(sources: Sources) -> str:
    """Return a hash of places, grades, labels and holes: a predictor serves with its own composites only."""
    digest = hashlib.sha256()
    for values in (sources.points, sources.grade, sources.ore, sources.hole, sources.group):
        digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    return digest.hexdigest()


def write_predictor(path: Path, predictor: Predictor, sources: Sources, about: Mapping[str, Any]) -> None:
    """Write a predictor; the same one gives the same bytes.

    Parameters
    ----------
    sources : Sources
        The composites that it learned from; only their hash is kept.
    about : mapping
        What else is to be known, as JSON values: target, fields, threshold, scores.
    """
    arrays: Arrays = {}
    members = {kind: _member_parts(kind, member, arrays) for kind, member in predictor.members.items()}
    inputs = predictor.inputs
    for name in _RANGES:
        arrays[f"inputs.{name}"] = np.array(getattr(inputs, name), dtype=np.float64)
    description = {
        "kind": OF_COMPOSITES,
        "version": VERSION,
        "settings": asdict(replace(predictor.settings, threads=1)),  # threads change nothing that was learned
        "trials": [trial.to_dict() for trial in predictor.trials],
        "placement": inputs.placement.to_dict(),
        "members": members,
        "names": list(predictor.names),
        "weights": dict(predictor.weights),
        "calibration": asdict(predictor.calibration),
        "composites": fingerprint(sources),
        "about": dict(about),
    }
    write_arrays(path, description, arrays)


def read_predictor(path: Path) -> tuple[Predictor, str, dict[str, Any]]:
    """Return the predictor of a file, the hash of its composites, and what else is known.

    Raises
    ------
    InvalidInputError
        The file cannot be read, or holds no predictor.
    """
    try:
        about, arrays = read_arrays(Path(path).read_bytes())
    except OSError as error:
        raise InvalidInputError(
            "The model {path} could not be read: {reason}.", path=str(path), reason=error.strerror or str(error)
        ) from error
    except ArrayFileError as error:
        raise _refused(path, str(error)) from error
    if about.get("kind") != OF_COMPOSITES or about.get("version") != VERSION:
        raise _refused(path, "it is a network of blocks, or of another version of Oresight")
    try:
        return _predictor_of(about, arrays)
    except (KeyError, TypeError, ValueError) as error:
        raise _refused(path, "its parts do not fit together") from error


def is_predictor(path: Path) -> bool:
    """Return whether a file holds a predictor, by what it says of itself; no other file does."""
    try:
        return read_arrays(Path(path).read_bytes())[0].get("kind") == OF_COMPOSITES
    except (OSError, ArrayFileError):
        return False


_RANGES = ("medians", "means", "deviations", "lowest", "highest")


def _refused(path: Path, reason: str) -> InvalidInputError:
    return InvalidInputError("{path} is no model of Train on composites: {reason}.", path=str(path), reason=reason)


def _predictor_of(about: Mapping[str, Any], arrays: Arrays) -> tuple[Predictor, str, dict[str, Any]]:
    given = dict(about["settings"])
    settings = LearningSettings(**{**given, "members": tuple(given["members"])})
    ranges = {name: tuple(arrays[f"inputs.{name}"].tolist()) for name in _RANGES}
    inputs = Inputs(placement=Placement.from_dict(about["placement"]), **ranges)
    members = {kind: _member_of(kind, parts, arrays) for kind, parts in about["members"].items()}
    trials = tuple(KrigingTrial.from_dict(trial) for trial in about["trials"])
    weights = {kind: float(weight) for kind, weight in about["weights"].items()}
    calibration = Calibration(**about["calibration"])
    predictor = Predictor(settings, trials, inputs, members, tuple(about["names"]), weights, calibration)
    return predictor, str(about["composites"]), dict(about["about"])


def _member_parts(kind: str, member: Member, arrays: Arrays) -> dict[str, Any]:
    """Return what is known of a member as JSON values; its arrays are added to the others."""
    if isinstance(member, Networks):
        models = [replace(model, history=()) for model in member.models]
        for number, model in enumerate(models):
            arrays.update({f"{kind}.{number}.{name}": np.asarray(part) for name, part in model.weights.items()})
        return {"networks": [model.description() for model in models]}
    if isinstance(member, Forests):
        for number, forest in enumerate(member.forests):
            arrays.update({f"{kind}.{number}.{name}": part for name, part in forest.arrays().items()})
        return {"starts": [forest.start for forest in member.forests], "is_probability": member.is_probability}
    if isinstance(member, Plane):
        arrays[f"{kind}.slopes"] = member.slopes
        return {"intercept": member.intercept}
    return {"line": asdict(member)} if isinstance(member, Line) else {}


def _member_of(kind: str, parts: Mapping[str, Any], arrays: Arrays) -> Member:
    def of(number: int) -> Arrays:
        start = f"{kind}.{number}."
        return {name[len(start) :]: array for name, array in arrays.items() if name.startswith(start)}

    if "networks" in parts:
        return Networks(tuple(model_of(one, of(number)) for number, one in enumerate(parts["networks"])))
    if "starts" in parts:
        forests = tuple(Forest.of_arrays(of(number), float(start)) for number, start in enumerate(parts["starts"]))
        return Forests(forests, bool(parts["is_probability"]))
    if "intercept" in parts:
        return Plane(float(parts["intercept"]), arrays[f"{kind}.slopes"])
    return Line(**parts["line"])

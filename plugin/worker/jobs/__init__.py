# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine calls that a worker can be asked for, by name.

A job takes plain JSON parameters and numeric arrays and gives the same back; it is the thin
layer between the worker's protocol and the engine's functions and dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from ...engine.errors import InvalidInputError, Notice
from ...engine.progress import Progress, StopRequest, never_stop, no_progress

Array = NDArray[Any]


def no_epoch(record: dict[str, Any]) -> None:
    """Do nothing: the default watcher of epochs."""


@dataclass(frozen=True)
class JobInput:
    """What a job is given."""

    parameters: Mapping[str, Any]
    """Plain JSON values."""
    arrays: Mapping[str, Array]
    """Numeric arrays, memory-mapped and not to be written to."""
    folder: Path
    """Private folder in which the job may write files; it is removed after the result was read."""
    progress: Progress = no_progress
    """Says how far the job is; raises `CancelledError`."""
    epoch: Callable[[dict[str, Any]], None] = no_epoch
    """Takes the record of a finished training epoch, as plain JSON values."""
    should_stop: StopRequest = never_stop
    """Tells whether the job is to end early and keep what it has."""


@dataclass(frozen=True)
class JobResult:
    """What a job gives back."""

    values: dict[str, Any] = field(default_factory=dict)
    """Plain JSON values."""
    arrays: Mapping[str, Array] = field(default_factory=dict)
    """Numeric arrays."""
    files: dict[str, str] = field(default_factory=dict)
    """Paths of files that the job wrote in its folder, by name."""
    notices: tuple[Notice, ...] = ()
    """What the user should be told."""


JobFunction = Callable[[JobInput], JobResult]

JOBS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "describe_worker": ("diagnostics", "describe_worker", ("torch",)),
    "block_domain": ("blocks", "block_domain_of", ("scipy",)),
    "fit_variogram": ("geostatistics", "fit_variogram_of", ("scipy",)),
    "krige_grades": ("geostatistics", "krige_grades", ("scipy",)),
    "krige_categories": ("geostatistics", "krige_categories", ("scipy",)),
    "cross_validate_kriging": ("geostatistics", "cross_validate_kriging", ("scipy",)),
    "inverse_distance": ("geostatistics", "inverse_distance_of", ("scipy",)),
    "shape_distances": ("sources", "shape_distances_of", ("scipy",)),
    "rank_targets": ("results", "rank_targets_of", ("scipy",)),
    "train_network": ("network", "train_network_of", ("scipy", "torch")),
    "compare_networks": ("search", "compare_networks_of", ("scipy", "torch")),
    "evaluate_network": ("network", "evaluate_network_of", ("scipy", "torch")),
    "predict_probability": ("prediction", "predict_probability_of", ("scipy", "torch")),
    "explain_network": ("explanation", "explain_network_of", ("scipy", "torch")),
    "attribute_network": ("explanation", "attribute_network_of", ("torch",)),
    "explain_predictor": ("explained_composites", "explain_predictor_of", ("scipy", "sklearn", "torch")),
    "train_on_composites": ("learning", "train_on_composites_of", ("scipy", "sklearn", "torch")),
    "predict_from_composites": ("learning", "predict_from_composites_of", ("scipy", "torch")),
    "validate_workflow": ("validation", "validate_workflow_of", ("scipy", "sklearn", "torch")),
}
"""Job name: module below this package, function in it, libraries it needs beyond numpy."""
TASKS: dict[str, tuple[str, str]] = {"train_stack": ("stacks", "train_stack_of")}
"""What only a worker's helpers are asked for, in the same way: module and function; the job has seen to libraries."""


def load_job(name: str) -> JobFunction:
    """Return the function of a job or task; its module is imported now, heavy libraries only when it runs."""
    if name not in JOBS and name not in TASKS:
        raise InvalidInputError("There is no job called {given}.", given=name)
    module, function = TASKS[name] if name in TASKS else JOBS[name][:2]
    job: JobFunction = getattr(import_module(f".{module}", __name__), function)
    return job

# SPDX-License-Identifier: GPL-2.0-or-later
"""The job that compares networks."""

from __future__ import annotations

from math import isfinite
from time import monotonic
from typing import Any

import numpy as np

from ...engine.network.capacity import check_training_memory
from ...engine.network.devices import choose_device
from ...engine.network.epochs import EpochRecord
from ...engine.network.model_file import write_model
from ...engine.network.search import Comparison, compare_networks
from ...engine.network.search_figures import TriedNetwork
from ...engine.network.search_lists import SearchLists
from ...engine.network.search_training import MOST_WORKERS
from ...engine.network.settings import NetworkSettings
from ...engine.network.splits import TEST
from ...engine.progress import share_of
from ..memory import available_memory
from ..versions import software_versions
from . import Array, JobInput, JobResult
from .network import MODEL_FILE, finished_network, leaks_of_target
from .titles import network_title


def compare_networks_of(job: JobInput) -> JobResult:
    """Return the networks of some lists, which of them did best on the validation part, and that one as a file.

    Parameters `names`, `settings` and `lists` (see `SearchLists`), `codebooks`, `split` and `label` (as of
    `train_network_of`); arrays `features` (n, f), `labels` (n,) or (n, labels), and `split` (n,). Gives the file
    `model`, the one that `train_network_of` gives for the best settings (none when the search was stopped), and the
    values `tried` (a dictionary of each network: stage, settings, state, figures, history), `best` (settings),
    `best_place` (its place in `tried`), `criterion`, `target`, `larger_class`, `deviation`, `test` (scores of the best,
    or None), `device`, `versions`, `seconds`.
    """
    began = monotonic()
    labels, split = np.array(job.arrays["labels"]), np.array(job.arrays["split"])
    features = job.arrays["features"]
    lists = SearchLists.from_dict(dict(job.parameters["lists"]))
    n_training, n_features = int(np.count_nonzero(split != TEST)), features.shape[1]
    settings = NetworkSettings.from_dict(job.parameters.get("settings", {}))
    device, versions = choose_device(settings.device), software_versions(("numpy", "torch"))
    check_training_memory(n_training, n_features, n_features, available_memory(), networks=MOST_WORKERS)
    found = compare_networks(
        features,
        job.parameters["names"],
        labels,
        split,
        settings,
        lists,
        codebooks=job.parameters.get("codebooks"),
        split_description=job.parameters.get("split"),
        versions=versions,
        about_label=job.parameters.get("label"),
        progress=share_of(job.progress, 0.0, 0.94),
        epoch=lambda settings, record: job.epoch({**_told(settings, record), "device": device}),
        should_stop=job.should_stop,
    )
    leaks = leaks_of_target(job, found.target, labels, split, progress=share_of(job.progress, 0.94, 0.95))
    return JobResult(
        values={
            "tried": [_tried(one) for one in found.tried],
            "best": found.best.to_dict(),
            "best_place": _place_of_best(found),
            "criterion": found.criterion,
            "target": found.target.to_dict(),
            "larger_class": _finite(found.larger_class),
            "deviation": _finite(found.deviation),
            "test": None if found.test is None else found.test.to_dict(),
            "device": found.device,
            "versions": versions,
            "seconds": monotonic() - began,
        },
        files=_written(job, found, labels, split),
        notices=(*leaks, *found.notices),
    )


def _written(job: JobInput, found: Comparison, labels: Array, split: Array) -> dict[str, str]:
    """Write the winner, where there is one, and return its path."""
    if found.network is None:
        return {}
    path = job.folder / MODEL_FILE
    write_model(path, finished_network(job, found.network, labels, split)[0])
    return {"model": str(path)}


def _told(settings: NetworkSettings, record: EpochRecord) -> dict[str, Any]:
    return {**record.to_dict(), "network": network_title(settings)}


def _tried(one: TriedNetwork) -> dict[str, Any]:
    return {
        **{name: _finite(getattr(one, name)) for name in _FIGURES},
        "stage": one.stage,
        "settings": one.settings.to_dict(),
        "state": one.state,
        "converged_epoch": one.converged_epoch,
        "seconds": one.seconds,
        "history": [record.to_dict() for record in one.history],
    }


_FIGURES = ("auc", "accuracy", "f1", "loss", "rmse", "mae", "r2", "training_accuracy", "training_r2")


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def _place_of_best(found: Comparison) -> int:
    return next(place for place, one in enumerate(found.tried) if one.settings == found.best)

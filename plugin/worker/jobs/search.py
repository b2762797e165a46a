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
from ...engine.network.search import Comparison, compare_networks
from ...engine.network.search_figures import TriedNetwork
from ...engine.network.search_lists import SearchLists
from ...engine.network.settings import NetworkSettings
from ...engine.network.splits import TEST
from ..memory import available_memory
from ..versions import software_versions
from . import JobInput, JobResult


def compare_networks_of(job: JobInput) -> JobResult:
    """Return the networks of some lists, and which of them did best on the validation part.

    Parameters `names`, `settings` and `lists` (see `SearchLists`); arrays `features` (n, f), `labels` and `split`
    (n,). Gives the values `tried` (a dictionary of each network: stage, settings, state, figures, history), `best`
    (settings), `best_place` (its place in `tried`), `criterion`, `larger_class`, `test` (scores of the best, or None),
    `device`, `versions`, `seconds`.
    """
    began = monotonic()
    labels, split = np.array(job.arrays["labels"]), np.array(job.arrays["split"])
    features = job.arrays["features"]
    lists = SearchLists.from_dict(dict(job.parameters["lists"]))
    n_training, n_features = int(np.count_nonzero(split != TEST)), features.shape[1]
    settings = NetworkSettings.from_dict(job.parameters.get("settings", {}))
    device = choose_device(settings.device)
    check_training_memory(n_training, n_features, n_features, available_memory())
    found = compare_networks(
        features,
        job.parameters["names"],
        labels,
        split,
        settings,
        lists,
        progress=job.progress,
        epoch=lambda settings, record: job.epoch({**_told(settings, record), "device": device}),
        should_stop=job.should_stop,
    )
    return JobResult(
        values={
            "tried": [_tried(one) for one in found.tried],
            "best": found.best.to_dict(),
            "best_place": _place_of_best(found),
            "criterion": found.criterion,
            "larger_class": found.larger_class,
            "test": None if found.test is None else found.test.to_dict(),
            "device": found.device,
            "versions": software_versions(("numpy", "torch")),
            "seconds": monotonic() - began,
        },
        notices=found.notices,
    )


def network_title(settings: NetworkSettings) -> str:
    """Return a network in one line, the same in every language.

    Examples
    --------
    >>> network_title(NetworkSettings(hidden_layers=(17, 17), seed=3))
    '17-17 relu, batch 128, rate 0.001, seed 3'
    """
    layers = "-".join(str(width) for width in settings.hidden_layers) or "0"
    return (
        f"{layers} {settings.activation}, batch {settings.batch_size}, rate {settings.learning_rate:g}, "
        f"seed {settings.seed}"
    )


def _told(settings: NetworkSettings, record: EpochRecord) -> dict[str, Any]:
    return {**record.to_dict(), "network": network_title(settings)}


def _tried(one: TriedNetwork) -> dict[str, Any]:
    figures = {name: getattr(one, name) for name in ("auc", "accuracy", "loss", "training_accuracy")}
    return {
        **{name: value if isfinite(value) else None for name, value in figures.items()},
        "stage": one.stage,
        "settings": one.settings.to_dict(),
        "state": one.state,
        "converged_epoch": one.converged_epoch,
        "seconds": one.seconds,
        "history": [record.to_dict() for record in one.history],
    }


def _place_of_best(found: Comparison) -> int:
    return next(place for place, one in enumerate(found.tried) if one.settings == found.best)

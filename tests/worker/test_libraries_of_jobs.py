# SPDX-License-Identifier: GPL-2.0-or-later
"""A job is given only to a Python that has what it imports: `JOBS` names scipy where, and only where, it is reached."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.worker.jobs import JOBS, JobInput, load_job

from ..engine.network.plain_models import line

pytest.importorskip("torch")

NAMES = ["cu_pct:estimate"]
FEATURES = np.random.default_rng(0).normal(size=(240, 1)).astype(np.float32)
ARRAYS = {
    "features": FEATURES,
    "labels": (FEATURES[:, 0] + np.random.default_rng(1).normal(size=240) > 0.0).astype(np.int8),
    "groups": np.arange(240) % 12,
    "split": np.repeat([0, 1, 2], 80)[np.random.default_rng(2).permutation(240)].astype(np.int8),
}
NETWORK = {"hidden_layers": [2], "epochs": 1, "device": "cpu"}
NOTHING = {"layer_counts": (), "width_rules": (), "activations": (), "batch_sizes": (), "learning_rates": (0.01,)}


def needs_scipy(name: str, parameters: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether a job imports scipy."""
    write_model(folder / "line.safetensors", line([1.0]))
    job = JobInput({"model": str(folder / "line.safetensors"), "names": NAMES, **parameters}, ARRAYS, folder)
    for module in [one for one in sys.modules if one == "scipy" or one.startswith("scipy.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "scipy", None)
    try:
        load_job(name)(job)
    except ModuleNotFoundError as error:
        if str(error.name).split(".")[0] != "scipy":
            raise
        return True
    return False


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("explain_network", {"repeats": 2, "device": "cpu"}),
        ("attribute_network", {"device": "cpu", "reference": [0.0]}),
        ("train_network", {"settings": NETWORK}),
        ("compare_networks", {"settings": NETWORK, "lists": NOTHING}),
    ],
)
def test_a_job_of_networks_lists_scipy_where_it_imports_it(name, parameters, tmp_path, monkeypatch):
    assert needs_scipy(name, parameters, tmp_path, monkeypatch) == ("scipy" in JOBS[name][2])

# SPDX-License-Identifier: GPL-2.0-or-later
"""An explanation as an algorithm: what the network leans on, in tables, report, record and rasters."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from .network_blocks import make_blocks

FAST = {"EPOCHS": 30, "LEARNING_RATE": 0.01, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "24,12"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def trained(blocks):
    """Return paths of the trained network's files, which the first test that asks writes."""
    return blocks.destinations()


@pytest.fixture
def explain(run, blocks, trained):
    """Return `explain(folder, NAME=value, …)` for a network that is trained once."""
    if not Path(trained["MODEL"]).exists():
        run("train_network", FEATURES=blocks.features, LABEL=blocks.label, **FAST, **trained)

    def explain_network(folder, **parameters):
        given = {"MODEL": trained["MODEL"], "FEATURES": blocks.features, "LABEL": blocks.label}
        targets = {
            "SPLIT_BLOCKS": trained["SPLIT_BLOCKS"], "IMPORTANCE": str(folder / "importance.csv"),
            "DEPENDENCE": str(folder / "dependence.csv"), "RECORD": str(folder / "record.json"),
            "REPORT": str(folder / "report.html"),
        }  # fmt: skip
        return run("explain_network", **{**given, **targets, **parameters})

    return explain_network


def rows_of(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_feature_that_ore_follows_is_the_most_important(explain, tmp_path):
    outputs = explain(tmp_path)
    assert outputs["MOST_IMPORTANT"] == "cu_pct:estimate"
    importance = {
        row["of"]: float(row["importance"]) for row in rows_of(outputs["IMPORTANCE"]) if row["measure"] == "auc"
    }
    assert importance["cu_pct:estimate"] > importance["lithology:category"] > 0.02
    assert abs(importance["au_gpt:estimate"]) < 0.05

# SPDX-License-Identifier: GPL-2.0-or-later
"""The script of an honest predictor: its networks say elsewhere what they say here."""

from __future__ import annotations

import csv
import subprocess
import sys

import numpy as np
import pytest
from oresight.plugin.engine.learning import members
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.features import FeatureTable
from oresight.plugin.engine.learning.members import Inputs
from oresight.plugin.engine.learning.predictor import LearningSettings, Predictor
from oresight.plugin.engine.learning.predictor_file import write_predictor
from oresight.plugin.engine.learning.rows import TrainingRows
from oresight.plugin.engine.learning.script import networks_script

pytest.importorskip("safetensors")

WITHOUT_US = """
import runpy, sys
sys.modules.update(oresight=None, qgis=None, osgeo=None)
runpy.run_path("networks.py", run_name="__main__")
"""
"""Runs the script where nothing of Oresight or QGIS can be imported."""
CALIBRATION = Calibration(-0.3, 1.2)


NAMES = ("kriged_1", "mean 4, 米", "distance_4", "above_0.5")


def draw_rows(n: int, seed: int) -> TrainingRows:
    """Return composites with drawn features, of which the first tells ore; some are missing."""
    rng = np.random.default_rng(seed)
    values = rng.normal([0.0, 5.0, 80.0, 0.5], [1.0, 2.0, 30.0, 0.2], (n, 4)).astype(np.float32)
    score = values[:, 0] + 0.5 * rng.normal(size=n)
    values[::7, 1] = np.nan
    points = rng.normal([500300.0, 4000200.0, 4500.0], [200.0, 90.0, 150.0], (n, 3)).round(3)
    group = rng.integers(0, 12, n)
    return TrainingRows(FeatureTable(values, NAMES), points, score > 0.3, group, score, np.zeros(n, dtype=np.int64))


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    """Return a predictor that averages networks alone."""
    rows, kinds = draw_rows(600, seed=1), ("network", "network_places")
    inputs = Inputs.of(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "EPOCHS", 3)
        learned = {kind: members.fit_member(kind, rows, inputs, seed=1, models=2) for kind in kinds}
    return Predictor(
        LearningSettings(members=kinds), (), inputs, learned, NAMES, dict(zip(kinds, (0.75, 0.25))), CALIBRATION
    )


def run_script(folder, table, header):
    """Return the columns that the script adds, by their titles."""
    (folder / "networks.py").write_text(networks_script("诚 实.safetensors"), encoding="utf-8")
    with (folder / "特 征.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([["" if np.isnan(one) else repr(float(one)) for one in row] for row in table])
    ended = subprocess.run(
        [sys.executable, "-I", "-c", WITHOUT_US, "诚 实.safetensors", "特 征.csv", "出.csv"],
        cwd=folder, capture_output=True, text=True, timeout=120, encoding="utf-8",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    with (folder / "出.csv").open(encoding="utf-8", newline="") as file:
        titles, *rows = list(csv.reader(file))
    assert titles[: len(header)] == header
    return {
        title: np.array([float(row[place]) for row in rows])
        for place, title in enumerate(titles)
        if title not in header
    }


def test_it_gives_the_logits_of_the_networks_and_the_probability_where_they_stand_alone(
    make_sources, predictor, tmp_path
):
    folder = tmp_path / "别 处"
    folder.mkdir()
    write_predictor(folder / "诚 实.safetensors", predictor, make_sources(holes=5, depth=4), {})
    asked = draw_rows(200, seed=2)
    columns = [*NAMES[::-1], "easting", "northing", "elevation"]
    said = run_script(folder, np.hstack([asked.table.values[:, ::-1], asked.points]), columns)
    expected = predictor.logits(asked.table, asked.points)
    assert set(said) == {"logit of network", "logit of network_places", "probability"}
    for kind in ("network", "network_places"):
        # A logit of 9 is a probability of 0.9999, whose last bit in single precision is worth 0.0005 there.
        found, wanted = (1.0 / (1.0 + np.exp(-each)) for each in (said[f"logit of {kind}"], expected[kind]))
        np.testing.assert_allclose(found, wanted, atol=1e-6)
    assert np.abs(said["logit of network"] - said["logit of network_places"]).max() > 0.05
    assert np.ptp(said["probability"]) > 0.1
    np.testing.assert_allclose(said["probability"], CALIBRATION.probability(expected["blend"]), atol=2e-6)


def test_it_says_what_it_leaves_out():
    head = networks_script().split("import csv")[0].replace("\n# ", " ")
    assert all(part in head for part in ("kriging", "members that are no networks", "like what was learned from"))

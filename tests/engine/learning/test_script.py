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
from oresight.plugin.engine.learning.predictor import LearningSettings, fit_predictor
from oresight.plugin.engine.learning.predictor_file import write_predictor
from oresight.plugin.engine.learning.script import networks_script

pytest.importorskip("safetensors")

WITHOUT_US = """
import runpy, sys
sys.modules.update(oresight=None, qgis=None, osgeo=None)
runpy.run_path("networks.py", run_name="__main__")
"""
"""Runs the script where nothing of Oresight or QGIS can be imported."""
CALIBRATION = Calibration(-0.3, 1.2)


@pytest.fixture(scope="module")
def learned(make_sources):
    """Return composites and a predictor that averages networks alone."""
    sources = make_sources(holes=16, depth=8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "EPOCHS", 3)
        patch.setattr(members, "NETWORKS", 2)
        return sources, fit_predictor(
            sources, LearningSettings(members=("network", "network_places"), trials=2, kept=2)
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


def test_it_gives_the_logits_of_the_networks_and_the_probability_where_they_stand_alone(learned, tmp_path):
    sources, predictor = learned
    folder = tmp_path / "别 处"
    folder.mkdir()
    write_predictor(folder / "诚 实.safetensors", predictor, CALIBRATION, sources, {})
    places = np.round(sources.points[:60] + 13.0, 3)
    table = predictor.features(places, sources)
    table.values[::7, 3] = np.nan
    said = run_script(
        folder, np.hstack([table.values[:, ::-1], places]), [*predictor.names[::-1], "easting", "northing", "elevation"]
    )
    expected = predictor.logits(table, places)
    assert set(said) == {"logit of network", "logit of network_places", "probability"}
    for kind in ("network", "network_places"):
        # A logit of 9 is a probability of 0.9999, whose last bit in single precision is worth 0.0005 there.
        found, wanted = (1.0 / (1.0 + np.exp(-each)) for each in (said[f"logit of {kind}"], expected[kind]))
        np.testing.assert_allclose(found, wanted, atol=1e-6)
    assert np.ptp(said["probability"]) > 0.1
    np.testing.assert_allclose(said["probability"], CALIBRATION.probability(expected["blend"]), atol=2e-6)


def test_it_says_what_it_leaves_out():
    head = networks_script().split("import csv")[0].replace("\n# ", " ")
    assert all(part in head for part in ("kriging", "members that are no networks", "like what was learned from"))

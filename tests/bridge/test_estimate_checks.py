# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriged grades of a run beside its composites."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge import estimate_checks
from oresight.plugin.bridge.estimate_checks import check_estimates
from oresight.plugin.bridge.reports.run_estimates import estimates_section
from oresight.plugin.bridge.run_results import RunResults
from oresight.plugin.engine.geostatistics.inverse_distance import inverse_distance
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Variogram

from .run_folders import GRID, make_run_folder, probability


@pytest.fixture
def run(qgis_app, tmp_path, monkeypatch):
    monkeypatch.setenv("ORESIGHT_TRANSPORT", "inline")
    return RunResults.read(make_run_folder(tmp_path / "run"))


def test_the_blocks_are_those_of_the_file_and_the_tonnes_theirs(run):
    (found,) = list(check_estimates(run))
    kriged = (probability() * 2.0).astype(np.float32)  # as the file holds it
    n = int(np.isfinite(kriged).sum())
    assert (found.field, found.unit, found.blocks, found.density) == ("cu_pct", "%", n, 2.7)
    assert found.means["kriged"] == pytest.approx(np.nanmean(kriged), rel=1e-6)
    for curve in found.curves.values():
        assert curve.amount[0] == pytest.approx(n * GRID.volume * 2.7)
    above = kriged >= found.curves["kriged"].cutoffs[4]
    assert found.curves["kriged"].amount[4] == pytest.approx(above.sum() * GRID.volume * 2.7)
    by_level = np.nanmean(np.where(np.isfinite(kriged), kriged, np.nan)[:18], axis=(1, 2))
    np.testing.assert_allclose(found.swaths["kriged"].means(2)[:18], by_level, rtol=1e-6)


@pytest.mark.parametrize("most", [20_000, 500])
def test_inverse_distance_and_the_nearest_sample_are_looked_at_in_every_so_many_th_block(run, monkeypatch, most):
    monkeypatch.setattr(estimate_checks, "MOST_PLACES", most)
    (found,) = list(check_estimates(run))
    inside = np.flatnonzero(np.isfinite(probability()))
    every = -(-len(inside) // most)
    places = GRID.centres(inside[::every])
    assert found.places == len(places)
    search = Search(maximum=24).resolved(Variogram.from_dict(dict(run.variograms["cu_pct"])))
    expected = inverse_distance(run.composites.points, run.composites.columns["cu_pct"], places, search)
    assert found.means["inverse"] == pytest.approx(np.nanmean(expected.inverse))
    assert found.means["nearest"] == pytest.approx(np.nanmean(expected.nearest))


def test_the_report_shows_swaths_curves_and_the_density(run):
    body = estimates_section(run).body
    assert body.count("<svg") == 5
    for words in ("declustered", "inverse distance", "nearest sample", "2.7 t/m³", "million tonnes above the cutoff"):
        assert words in body


def test_without_composites_there_is_no_section(run):
    (run.folder / "composites.gpkg").unlink()
    assert estimates_section(RunResults.read(run.folder)).body == ""


def test_without_a_variogram_the_samples_are_compared_all_the_same(run):
    (run.folder / "variograms" / "cu_pct.json").unlink()
    (found,) = list(check_estimates(RunResults.read(run.folder)))
    assert set(found.curves) == {"kriged", "declustered"}

# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks: in chunks as in one go, twice the same, the blend and its spread, and the split of the entropy."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import grid_around
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.learning import block_prediction, members
from oresight.plugin.engine.learning.block_prediction import BlockPrediction, predict_blocks
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.known_ground import known_ground
from oresight.plugin.engine.learning.predictor import LearningSettings, fit_predictor

TEMPERED = Calibration(0.2, 0.8)


@pytest.fixture(scope="module")
def learned(make_sources):
    """Return composites, a predictor of two kinds of trees, and blocks about them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "BOOSTED", 2)
        sources = make_sources(holes=20, depth=12)
        predictor = fit_predictor(sources, LearningSettings(("boosted", "randomised"), trials=3, kept=2))
    known = known_ground(sources, predictor.trials, seed=1)
    grid = grid_around(sources.points, (60.0, 60.0, 40.0), margin=(120.0, 120.0, 80.0))
    return sources, predictor, known, grid


def predicted(learned, **options) -> BlockPrediction:
    sources, predictor, known, grid = learned
    return predict_blocks(
        replace(predictor, calibration=TEMPERED), sources, grid, np.arange(grid.n_blocks), known, **options
    )


def assert_same(one: BlockPrediction, other: BlockPrediction) -> None:
    for field in fields(BlockPrediction):
        np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))


def test_chunks_give_what_the_whole_gives_and_twice_is_the_same(learned, monkeypatch):
    whole = predicted(learned)
    assert_same(whole, predicted(learned))
    monkeypatch.setattr(block_prediction, "CHUNK", 389)
    assert_same(whole, predicted(learned))


def test_probability_is_the_calibrated_blend_and_raw_the_blend_itself(learned):
    sources, predictor, _, grid = learned
    places = grid.centres(np.arange(grid.n_blocks))
    blend = predictor.logits(predictor.features(places, sources), places)["blend"]
    found = predicted(learned)
    np.testing.assert_allclose(found.raw, 1.0 / (1.0 + np.exp(-blend)), atol=1e-6)
    np.testing.assert_allclose(found.probability, TEMPERED.probability(blend), atol=1e-6)


def test_entropy_is_the_sum_of_its_parts_and_models_that_agree_have_none_of_theirs(learned):
    found = predicted(learned)
    np.testing.assert_allclose(found.entropy, found.model_entropy + found.data_entropy, atol=1e-5)
    assert (found.model_entropy >= 0.0).all()
    sources, predictor, known, grid = learned
    alone = replace(
        predictor, settings=replace(predictor.settings, members=("randomised",)), weights={"randomised": 1.0}
    )
    one = predict_blocks(alone, sources, grid, np.arange(50), known)
    np.testing.assert_allclose(one.model_entropy, 0.0, atol=1e-6)
    np.testing.assert_allclose(one.uncertainty, 0.0, atol=1e-6)


def test_a_cancel_ends_it_after_a_chunk(learned, monkeypatch):
    monkeypatch.setattr(block_prediction, "CHUNK", 50)
    seen = []

    def cancel(fraction, message="", **given):
        seen.append(fraction)
        if len(seen) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        predicted(learned, progress=cancel)
    assert len(seen) == 3


def test_blocks_among_the_holes_are_inside_and_those_far_below_and_beyond_are_not(learned):
    sources, _, _, grid = learned
    codes = predicted(learned).applicability
    places = grid.centres(np.arange(grid.n_blocks))
    nearest = np.linalg.norm(sources.points[None] - places[:, None], axis=2).min(axis=1)
    assert (codes[nearest < 25.0] <= 1).all()
    deep = places[:, 2] < sources.points[:, 2].min() - 60.0
    assert (codes[deep] >= 2).all()

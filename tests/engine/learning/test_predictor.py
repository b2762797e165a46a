# SPDX-License-Identifier: GPL-2.0-or-later
"""The predictor learns from other holes only, blends as it says, and comes back from its file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.learning import members
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.kriging_trials import find_trials
from oresight.plugin.engine.learning.members import logit
from oresight.plugin.engine.learning.predictor import LearningSettings, fit_predictor
from oresight.plugin.engine.learning.predictor_file import fingerprint, read_predictor, write_predictor
from oresight.plugin.engine.learning.rows import training_rows
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.inference import predict

QUICK = LearningSettings(members=("network", "linear", "boosted", "randomised", "graded_places"), trials=3, kept=2)


@pytest.fixture(autouse=True, scope="module")
def few_steps():
    """Let networks learn for a few epochs: what they learn is tested on real deposits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "EPOCHS", 4)
        patch.setattr(members, "NETWORKS", 2)
        yield


@pytest.fixture(scope="module")
def learned(make_sources, few_steps):
    sources = make_sources(holes=20, depth=12)
    return sources, fit_predictor(sources, QUICK)


@pytest.mark.parametrize("kinds", [("linear",), ("linear", "boosted")])
def test_most_of_the_bar_is_for_what_takes_most_of_the_time(make_sources, few_steps, kinds):
    """Members and what is found at left-out holes take nine tenths of the time."""
    told = []
    fit_predictor(
        make_sources(holes=12, depth=12),
        LearningSettings(members=kinds, trials=2, kept=1),
        progress=lambda fraction, message="", **_: told.append((fraction, message)),
    )
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    before = max(fraction for fraction, message in told if message in {"Features from other holes"})
    weights = [fraction for fraction, message in told if message == "What each member is worth at left-out holes"]
    after = min(weights)
    assert before <= 0.2
    assert after - before >= 0.48


def test_no_feature_of_a_training_row_uses_its_own_hole(make_sources):
    """A planted leak would be seen: the grades of one hole are changed, and its own rows stay as they are."""
    sources = make_sources(holes=12, depth=8)
    trials = find_trials(sources, generator=np.random.default_rng(0), trials=2, kept=2)
    own = sources.group == 4
    changed = replace(
        sources, score=np.where(own, 9.0, sources.score), ore=np.where(own, 1.0 - sources.ore, sources.ore)
    )
    # The cutoffs of the indicators are quantiles of all scores, so that those features move a little with any grade.
    before, after = (training_rows(one, trials, generator=np.random.default_rng(1)) for one in (sources, changed))
    kept = [not name.startswith("above_") for name in before.table.names]
    is_own = before.group == 4
    np.testing.assert_array_equal(before.table.values[is_own][:, kept], after.table.values[is_own][:, kept])
    assert not np.array_equal(before.table.values[~is_own][:, kept], after.table.values[~is_own][:, kept])


def test_the_blend_is_the_weighted_mean_of_the_members_and_a_member_the_mean_of_its_networks(learned):
    sources, predictor = learned
    places = sources.points[:40] + 7.0
    table = predictor.features(places, sources)
    found = predictor.logits(table, places)
    assert set(predictor.weights) == set(QUICK.members)
    assert sum(predictor.weights.values()) == pytest.approx(1.0)
    wanted = sum(predictor.weights[kind] * found[kind] for kind in QUICK.members)
    np.testing.assert_allclose(found["blend"], wanted, atol=1e-12)
    inputs = predictor.inputs.of_member("network", table.values, places)
    view = FeatureView(inputs, tuple(range(inputs.shape[1])), {})
    separate = [logit(predict(model, view)) for model in predictor.members["network"].models]
    assert len(separate) > 1
    np.testing.assert_allclose(found["network"], sum(separate) / len(separate), atol=1e-12)


def test_a_predictor_comes_back_from_its_file_exactly(learned, tmp_path):
    sources, predictor = learned
    assert predictor.calibration != Calibration()
    write_predictor(tmp_path / "one.safetensors", predictor, sources, {"target": "ore"})
    again, composites, about = read_predictor(tmp_path / "one.safetensors")
    assert (composites, about) == (fingerprint(sources), {"target": "ore"})
    assert again.calibration == predictor.calibration
    places = sources.points[:30] + 5.0
    before, after = (one.logits(one.features(places, sources), places) for one in (predictor, again))
    assert before.keys() == after.keys()
    for name, values in before.items():
        np.testing.assert_array_equal(after[name], values)
    write_predictor(tmp_path / "two.safetensors", again, sources, about)
    assert (tmp_path / "two.safetensors").read_bytes() == (tmp_path / "one.safetensors").read_bytes()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(make_sources, tmp_path):
    sources = make_sources(holes=8, depth=8)
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        settings = replace(QUICK, members=("network", "randomised"), trials=2, kept=1, seed=seed)
        write_predictor(tmp_path / name, fit_predictor(sources, settings), sources, {})
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_a_file_that_is_no_predictor_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "x.safetensors").write_bytes(b"nothing")
    with pytest.raises(InvalidInputError, match="no model of Train on composites"):
        read_predictor(tmp_path / "x.safetensors")
    with pytest.raises(InvalidInputError, match="could not be read"):
        read_predictor(tmp_path / "absent.safetensors")


def test_a_changed_composite_changes_the_fingerprint(make_sources):
    sources = make_sources(holes=4, depth=4)
    grade = sources.grade.copy()
    grade[3] += 1e-9
    assert fingerprint(replace(sources, grade=grade)) != fingerprint(sources)


def test_below_the_drilling_weights_are_not_fitted_at_left_out_holes(make_sources):
    settings = LearningSettings(members=("linear", "kriging", "randomised_places"), is_below=True, trials=2, kept=1)
    weights = fit_predictor(make_sources(holes=12, depth=12), settings).weights
    assert weights == {"linear": 0.25, "kriging": 0.25, "randomised_places": 0.5}

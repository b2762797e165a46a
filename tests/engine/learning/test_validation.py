# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain without withheld composites: nothing of them is used, a leak is seen, and chance stays chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import grid_around
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.evaluation.folds import FoldRules
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.learning.baselines import BASELINES
from oresight.plugin.engine.learning.naive import Composites, Protocol
from oresight.plugin.engine.learning.predictor import LearningSettings
from oresight.plugin.engine.learning.sources import Sources
from oresight.plugin.engine.learning.validation import HONEST, NAIVE, RAW, Task, Told, Truth, validate
from oresight.plugin.engine.learning.verdict import verdict
from oresight.plugin.engine.log_odds import log_odds
from oresight.plugin.engine.network.settings import NetworkSettings

TREES = LearningSettings(members=("randomised_places",), trials=3, kept=2)
SMALL = NetworkSettings(hidden_layers=(16,), epochs=15, device="cpu")
PLAIN = {"structures": "spherical", "anisotropic": False}


def task_of(sources: Sources, rules: FoldRules | None = None, **grades: np.ndarray) -> Task:
    """Return a validation by hole of a few composites with a small network and few trees."""
    rock = np.where(sources.points[:, 0] > 250.0, 2, 1)
    composites = Composites(
        sources.points, sources.ore == 1.0, sources.hole, sources.group, grades or {"cu": sources.grade}, {"rock": rock}
    )
    protocol = Protocol(grid_around(sources.points, (25.0, 25.0, 20.0)), 60.0, PLAIN, network=SMALL)
    return Task(composites, sources.grade, rules or FoldRules("hole", 2), TREES, protocol)


@pytest.fixture(scope="module")
def sources(make_sources: Callable[..., Sources]) -> Sources:
    return make_sources(holes=30, depth=12)


@pytest.fixture(scope="module")
def told(sources: Sources) -> Sequence[Told]:
    return validate(task_of(sources))


def auc_of(told: Sequence[Told], ore: np.ndarray, method: str) -> float:
    """Return the AUC of a method over all folds."""
    rows = np.concatenate([np.flatnonzero(one.fold.withheld) for one in told])
    return float(area_under_roc(np.concatenate([one.probabilities[method] for one in told]), ore[rows] == 1.0))


def test_every_method_tells_of_every_withheld_composite(told, sources):
    for one in told:
        assert set(one.probabilities) >= {"honest", "honest_raw", "published", NAIVE, *BASELINES}
        for probability in one.probabilities.values():
            assert probability.shape == (np.count_nonzero(one.fold.withheld),)
            assert ((probability >= 0.0) & (probability <= 1.0)).all()


def test_a_body_of_ore_is_found_again_at_new_holes(told, sources):
    assert auc_of(told, sources.ore, "honest") > 0.75
    for method in BASELINES:
        # Chance has a deviation of at most 0.05 here; 0.65 is three of them above it.
        assert auc_of(told, sources.ore, method) > 0.65


def test_nothing_of_the_withheld_composites_is_used_but_their_places(told, sources):
    withheld = told[0].fold.withheld
    generator = np.random.default_rng(7)
    grade, ore = sources.grade.copy(), sources.ore.copy()
    grade[withheld] = generator.permutation(grade[withheld]) * 3.0
    ore[withheld] = generator.permutation(ore[withheld])
    rock = np.where(sources.points[:, 0] > 250.0, 2, 1)
    rock[withheld] = 9
    changed = Sources(sources.points, grade, sources.score, ore, sources.hole, sources.group)
    task = task_of(changed)
    task = replace(task, composites=replace(task.composites, categories={"rock": rock}))
    # Folds are balanced by ore: those of the unchanged labels are asked for again through the same groups.
    again = next(one for one in _told_with(task, told[0].fold) if np.array_equal(one.fold.withheld, withheld))
    for method, probability in told[0].probabilities.items():
        if method != NAIVE:
            np.testing.assert_array_equal(again.probabilities[method], probability, err_msg=method)
    assert not np.array_equal(again.probabilities[NAIVE], told[0].probabilities[NAIVE])


def _told_with(task: Task, fold: object) -> Sequence[Told]:
    """Return what is told when just this fold is withheld."""
    with pytest.MonkeyPatch.context() as patch:
        from oresight.plugin.engine.learning import validation

        made = validation.make_folds
        points = task.composites.points

        def folds(given: np.ndarray, *rest: object) -> object:
            return (fold,) if len(given) == len(points) else made(given, *rest)

        patch.setattr(validation, "make_folds", folds)
        return validate(task)


@pytest.mark.parametrize(
    ("by", "is_asked", "is_below"), [("hole", False, False), ("hole", True, True), ("depth", False, True)]
)
def test_training_imitates_ground_below_the_drilling_by_depth_and_where_it_is_asked(
    monkeypatch, sources, by, is_asked, is_below
):
    from oresight.plugin.engine.learning import validation

    met = []

    def stop(known: Sources, settings: LearningSettings, **_: object) -> None:
        met.append(settings.is_below)
        raise CancelledError

    for name in ("fit_estimator", "krige_ground"):
        monkeypatch.setattr(validation, name, lambda *_, **__: None)
    monkeypatch.setattr(validation, "fit_predictor", stop)
    task = task_of(sources, FoldRules(by, 2))
    with pytest.raises(CancelledError):
        validate(replace(task, learning=replace(TREES, is_below=is_asked)))
    assert met == [is_below]


@pytest.mark.parametrize("by", ["hole", "depth"])
def test_the_honest_figure_is_the_raw_one_through_the_calibration_that_is_told(sources, by):
    for one in validate(task_of(sources, FoldRules(by, 2))):
        raw, honest = (one.probabilities[name] for name in (RAW, HONEST))
        np.testing.assert_allclose(honest, one.calibration.probability(log_odds(raw)), atol=1e-12)
        assert one.calibration.intercept == 0.0
        assert (one.calibration.slope == 1.0) == (by == "depth")  # as of training on composites for such ground


def test_a_planted_leak_makes_the_naive_protocol_shine_and_rings_the_alarm(sources):
    # The field is the label itself, and it is drawn which half of a hole is ore: nothing can be known of a new hole.
    # Each hole has ore and waste, so that no part of any split is without one of them.
    generator = np.random.default_rng(13)
    is_upper_rich = generator.random(len(np.unique(sources.hole))) < 0.5
    elevation = sources.points[:, 2]
    ore = is_upper_rich[sources.hole] == (elevation > np.median(elevation))
    grade = generator.random(len(ore))
    drawn = Sources.of(sources.points, grade, ore, sources.hole, sources.group)
    task = task_of(drawn, leak=ore.astype(float), cu=grade)
    told = validate(task)
    found = verdict(task, told)
    assert found["figures"][NAIVE]["auc"]["value"] > 0.7
    assert found["figures"]["published"]["auc"]["value"] < 0.65
    assert found["optimism"]["published"]["low"] > 0.1
    assert [one["field"] for one in found["alarms"]] == ["leak"]


def test_shuffled_labels_score_chance(sources):
    generator = np.random.default_rng(5)
    grade = generator.permutation(sources.grade)
    noise = Sources.of(sources.points, grade, grade > np.median(grade), sources.hole, sources.group)
    task = task_of(noise)
    found = verdict(task, validate(task))
    for method in ("honest", "published", *BASELINES):
        # Of 24 draws of such labels, trees on coordinates had a mean AUC of 0.505 with a deviation of 0.043; of 10,
        # the honest predictor one of 0.488 with 0.041.
        assert found["figures"][method]["auc"]["value"] == pytest.approx(0.5, abs=3.0 * 0.043), method


def test_the_verdict_counts_and_compares(told, sources):
    task = task_of(sources)
    found = verdict(task, told)
    assert found["n"] == len(sources.points) == sum(one["withheld"] for one in found["folds"])
    assert found["ore"] == int(sources.ore.sum())
    assert found["strongest"] == max(BASELINES, key=lambda name: auc_of(told, sources.ore, name))
    gain = found["figures"]["honest"]["auc"]["value"] - found["figures"]["kriging"]["auc"]["value"]
    assert found["gains"]["kriging"]["value"] == pytest.approx(gain)
    assert sum(one["n"] for one in found["distance"]) == found["n"]
    assert sum(one["n"] for one in found["by_hole"]) == found["n"]
    capture = found["capture"]["honest"]
    assert (capture[0], capture[-1]) == (0.0, 1.0)
    assert (np.diff(capture) >= -1e-12).all()


def test_ground_below_is_told_of_by_composites_above_and_scored_against_the_truth(sources):
    east, north, up = np.meshgrid(np.arange(0, 500, 50.0), np.arange(0, 500, 50.0), np.arange(-120, 1, 20.0))
    places = np.column_stack([east.ravel(), north.ravel(), up.ravel()])
    truth = Truth(places, np.square((places - [250.0, 250.0, -100.0]) / [150.0, 100.0, 80.0]).sum(axis=1) < 1.0)
    task = replace(task_of(sources, FoldRules("depth", 1)), truth=truth)
    (one,) = validate(task)
    assert sources.points[one.fold.withheld, 2].max() < sources.points[one.fold.known, 2].min()
    rows, probability = one.at_truth
    assert len(rows) == len(probability) > 0
    # Blocks of the truth belong to the ground whose nearest composite is withheld: at or below the cut.
    assert places[rows, 2].max() <= sources.points[one.fold.withheld, 2].max() + 20.0
    assert verdict(task, [one])["truth"]["n"] == len(rows)


def test_a_cancel_goes_through(sources):
    def cancel(fraction: float, message: str = "", **fields: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        validate(task_of(sources), progress=cancel)

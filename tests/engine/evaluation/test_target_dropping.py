# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of classes, labels and numbers rise without uncertain blocks where the uncertainty knows the errors."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.evaluation.assessment import Terms
from oresight.plugin.engine.evaluation.target_assessment import ScoredTarget, assess_target
from oresight.plugin.engine.evaluation.target_dropping import OF_KIND, RankedBlocks, target_without_uncertain

NAMES = ("schist", "porphyry", "skarn")
KINDS = tuple(OF_KIND)


def some_blocks(kind: str, n: int = 4000, seed: int = 1):
    """Return what is said of blocks, what they are, how wrong each answer is, and groups of unlike blocks."""
    generator = np.random.default_rng(seed)
    groups = generator.integers(0, 80, n)
    if kind == "regression":
        known = generator.normal(5.0, 2.0, n)
        said = known + generator.normal(0.0, 1.0, n)
        return said, known, np.abs(said - known), groups
    logits = generator.normal(0.0, 1.5, (n, 3))
    if kind == "multi_label":
        said = 1.0 / (1.0 + np.exp(-logits))
        known = (generator.random((n, 3)) < said).astype(np.int8)
        return said, known, np.abs(said - known).max(axis=1), groups
    said = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    known = (generator.random((n, 1)) > said.cumsum(axis=1)).sum(axis=1).clip(0, 2)
    return said, known, 1.0 - said[np.arange(n), known], groups


@pytest.mark.parametrize("kind", KINDS)
def test_an_uncertainty_that_knows_the_errors_lifts_every_score_at_every_step(kind):
    said, known, error, groups = some_blocks(kind)
    found = target_without_uncertain(RankedBlocks(kind, said, known, error, groups), NAMES, draws=20)
    for name in OF_KIND[kind]:
        line = np.array([value for value in found[name] if value is not None])
        steps = np.diff(line) if name in ("accuracy", "auc", "r2") else -np.diff(line)
        if name == "r2":  # of the numbers that are left, whose spread changes too
            assert line[10] > line[0] + 0.1
            continue
        assert steps.min() >= -1e-12, name
        assert steps[:8].sum() > 0.0
    assert found["blocks"] == [round((1.0 - dropped) * len(said)) for dropped in found["dropped"]]


@pytest.mark.parametrize("kind", KINDS)
def test_an_uncertainty_that_knows_nothing_leaves_scores_flat_within_their_intervals(kind):
    said, known, _, groups = some_blocks(kind)
    chance = np.random.default_rng(7).random(len(said))
    found = target_without_uncertain(RankedBlocks(kind, said, known, chance, groups), NAMES, draws=200)
    for name in OF_KIND[kind]:
        low, high = np.array(found[f"{name}_low"][:15]), np.array(found[f"{name}_high"][:15])
        whole = found[name][0]
        assert np.mean((low <= whole) & (whole <= high)) >= 14 / 15, name
        assert (high - low)[14] > (high - low)[0]  # fewer blocks say less


@pytest.mark.parametrize("kind", KINDS)
def test_with_all_blocks_the_scores_are_those_of_the_other_tables(kind):
    said, known, error, groups = some_blocks(kind, n=1500)
    split = np.full(1500, 2)
    scored = ScoredTarget(kind, said, known, NAMES, split, groups, uncertainty=error)
    found = assess_target(scored, Terms(draws=200))
    figures = found["figures"]["test"]
    for name in OF_KIND[kind]:
        assert found["dropped"][name][0] == pytest.approx(figures[name]["value"], rel=1e-9), name
        # Intervals follow the tangent here and drawn blocks there.
        assert found["dropped"][f"{name}_low"][0] == pytest.approx(figures[name]["low"], rel=0.05)
        assert found["dropped"][f"{name}_high"][0] == pytest.approx(figures[name]["high"], rel=0.05)
    json.dumps(found, allow_nan=False)


def test_the_mean_auc_is_of_the_same_classes_at_every_step():
    """The third class is rare and uncertain: it is gone before half of the blocks are dropped."""
    generator = np.random.default_rng(2)
    known = np.repeat([0, 1, 2], [450, 450, 100])
    said = np.where(np.eye(3)[known] == 1, 0.6, 0.2) + generator.normal(0.0, 0.2, (1000, 3))
    unsure = np.where(known == 2, 1.0, generator.random(1000) * 0.5)
    groups = np.arange(1000) % 40
    found = target_without_uncertain(RankedBlocks("multi_class", said, known, unsure, groups), NAMES, draws=20)
    assert found["auc_of"] == ["schist", "porphyry"]
    assert None not in found["auc"][:11]
    assert abs(found["auc"][3] - found["auc"][0]) < 0.02
    assert found["accuracy"][0] is not None


def test_one_class_few_groups_and_missing_uncertainties_are_no_failure():
    said, known = np.array([[0.7, 0.3], [0.6, 0.4], [0.2, 0.8]]), np.array([0, 0, 0])
    blocks = RankedBlocks("multi_class", said, known, np.array([0.1, np.nan, 0.3]), np.zeros(3))
    found = target_without_uncertain(blocks, ("a", "b"), draws=5)
    assert found["auc"] == [None] * 20
    assert found["auc_of"] == []
    assert (found["accuracy"][0], found["accuracy"][-1]) == (pytest.approx(2 / 3), 1.0)
    assert found["uncertainty"][0] is None
    assert set(found["accuracy_low"]) == {None}
    json.dumps(found, allow_nan=False)


def test_it_can_be_cancelled():
    def stop(fraction: float, message: str = "", **fields: object) -> None:
        raise CancelledError

    said, known, error, groups = some_blocks("multi_class", n=100)
    with pytest.raises(CancelledError):
        target_without_uncertain(RankedBlocks("multi_class", said, known, error, groups), NAMES, progress=stop)

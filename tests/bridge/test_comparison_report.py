# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of compared networks: what it says of settings that are as good, and of networks that did not learn."""

from __future__ import annotations

from pathlib import Path

from oresight.plugin.bridge.comparison_files import ComparisonFiles, notices_of_older_network, write_comparison
from oresight.plugin.bridge.reports.comparison import comparison_report
from oresight.plugin.bridge.reports.comparison_trials import as_good, stages_of
from oresight.plugin.engine.network.search_lists import SearchLists
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.worker.jobs import JobResult


def network(stage, auc, seed=1, *, state="learned", layers=(8, 4), rate=0.001):
    settings = NetworkSettings(hidden_layers=layers, learning_rate=rate, seed=seed).to_dict()
    figures = {"auc": auc, "accuracy": 0.9, "f1": 0.8, "loss": 0.3, "training_accuracy": 0.9, "rmse": None, "mae": None,
               "r2": None, "training_r2": None, "converged_epoch": 2, "seconds": 1.0}  # fmt: skip
    record = {"epoch": 1, "loss": 0.5, "validation_loss": 0.6, "accuracy": 0.8, "validation_accuracy": 0.7}
    return {**figures, "stage": stage, "settings": settings, "state": state, "history": [record]}


def values(tried, best):
    return {
        "tried": tried, "best": tried[best]["settings"], "best_place": best, "criterion": "auc", "larger_class": 0.8,
        "target": {"kind": "binary", "unit": ""}, "deviation": None,
        "test": None, "device": "cpu", "versions": {"torch": "2"}, "seconds": 3.0,
    }  # fmt: skip


def report(tried, best=0):
    return comparison_report(values(tried, best), {"counts": [10, 5, 5]}, SearchLists().to_dict(), ())


def test_settings_within_the_spread_of_seeds_are_as_good_the_smallest_first():
    large = [network("given", auc, seed, layers=(64, 32)) for seed, auc in ((1, 0.90), (2, 0.92))]
    small = [network("layers", auc, seed, layers=(4,)) for seed, auc in ((1, 0.89), (2, 0.91))]
    poor = [network("layers", auc, seed, layers=(2,)) for seed, auc in ((1, 0.70), (2, 0.72))]
    found, near = as_good(values([*large, *small, *poor], 0))
    # Each pair differs by 0.02: deviation 0.0141; twice that is 0.0283.
    assert abs(near - 0.0283) < 1e-4
    assert [trial.title.split(",")[0] for trial in found] == ["4", "64-32"]
    assert "the smallest network among them is 4, relu" in report([*large, *small, *poor])


def test_without_several_seeds_the_report_says_that_differences_may_be_luck():
    text = report([network("given", 0.9), network("learning_rate", 0.8, rate=0.01)])
    assert "may be luck" in text
    assert "usual spread" not in text


def test_a_network_that_did_not_learn_or_diverged_is_marked():
    tried = [
        network("given", 0.9),
        network("learning_rate", 0.5, rate=1.0, state="did_not_learn"),
        {**network("learning_rate", None, rate=9.0, state="diverged"), "history": [], "loss": None, "accuracy": None},
    ]
    text = report(tried)
    assert "did not learn</td>" in text
    assert "diverged</td>" in text
    assert text.count("★") == 1 + 1  # in its own table, and among the learning rates


def test_settings_of_which_one_seed_alone_did_not_diverge_have_no_whisker():
    given, other = network("given", 0.9), network("learning_rate", 0.8, rate=1.0)
    for second, whiskers in (({"auc": 0.7}, 1), ({"auc": None, "state": "diverged"}, 0)):
        text = report([given, other, {**network("learning_rate", None, seed=2, rate=1.0), **second}])
        assert text.count("v10m0 -5H") == whiskers


def test_a_stage_shows_what_was_tried_before_and_differs_in_nothing_else_in_order():
    tried = [network("given", 0.9), network("learning_rate", 0.8, rate=0.01), network("learning_rate", 0.8, rate=1e-4)]
    stages = dict(stages_of(values(tried, 0)))
    assert [trial.title for trial in stages["learning_rate"]] == ["rate 0.0001", "rate 0.001", "rate 0.01"]


def test_a_winner_that_is_no_better_than_saying_the_same_is_called_so():
    tried = [network("given", 0.9)]
    for accuracy, is_said in ((0.80, True), (0.81, False)):
        test = {"auc": 0.7, "accuracy": accuracy, "larger_class": 0.8}
        text = comparison_report({**values(tried, 0), "test": test}, {}, SearchLists().to_dict(), ())
        assert ("calls no more of them rightly" in text) == is_said


def test_numbers_have_figures_of_their_own():
    one = {**network("given", None), "rmse": 2.5, "mae": 1.5, "r2": 0.75, "training_r2": 0.8, "accuracy": None}
    of_numbers = {"target": {"kind": "regression", "unit": "g/t"}, "deviation": 5.0, "larger_class": None,
                  "criterion": "rmse"}  # fmt: skip
    for r2, is_said in ((-0.1, True), (0.1, False)):
        test = {"r2": r2, "rmse": 3.25, "deviation": 3.0}
        text = comparison_report({**values([one], 0), **of_numbers, "test": test}, {}, SearchLists().to_dict(), ())
        assert ("no better than saying their mean" in text) == is_said
        assert "3.25 g/t" in text
        assert "Run workflow takes too" not in text


def test_a_comparison_that_was_stopped_leaves_everything_but_the_network_and_its_code(qgis_app, tmp_path):
    result = JobResult(values=values([network("given", 0.9)], 0))
    names = {
        "TABLE": "t.csv",
        "REPORT": "r.html",
        "RECORD": "r.json",
        "BEST_SETTINGS": "b.json",
        "MODEL": "m.safetensors",
    }
    about = ComparisonFiles("compare_networks", (), {}, {}, SearchLists().to_dict(), (), 1.0, "{}", "EPOCHS=7")
    written = write_comparison({name: str(tmp_path / file) for name, file in names.items()}, about, result)
    assert set(written) == set(names) - {"MODEL"}
    assert {path.name for path in tmp_path.iterdir()} == set(names.values()) - {"m.safetensors"}
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "EPOCHS=7" in text
    assert "Code</h2>" not in text
    assert "trained once more" not in text
    targets = {"MODEL": str(tmp_path / "m.safetensors")}
    assert notices_of_older_network(targets, result) == ()
    Path(targets["MODEL"]).touch()
    assert "m.safetensors is of before and stays as it is" in str(notices_of_older_network(targets, result)[0])
    assert notices_of_older_network(targets, JobResult(values={}, files={"model": "new"})) == ()

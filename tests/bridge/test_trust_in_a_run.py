# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of a run says first what tells of leaks, then whether it is better than chance, kriging and simpler ways."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.reports.learning import learning_answers
from oresight.plugin.bridge.reports.learning_ways import members_in_words, verdict
from oresight.plugin.bridge.reports.workflow import write_run_report
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.learning.twins import twin_notices
from qgis.core import QgsCoordinateReferenceSystem

from .browser import A4_PX, look_at
from .reading import plain
from .run_folders import GRID, UTM, make_run_folder, probability
from .trust_values import (
    evaluation_values,
    interval,
    learning_values,
    write_evaluation,
    write_honest_map,
    write_learning,
)


def page_of(folder: Path) -> str:
    return Path(write_run_report(folder, title="Trial")).read_text(encoding="utf-8")


def first_notice(page: str) -> str:
    found = re.search(r'<ul class="notices"><li>(.*?)</li>', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


@pytest.fixture
def folder(qgis_app: Any, tmp_path: Path) -> Path:
    return make_run_folder(tmp_path / "run")


def test_a_leak_is_the_first_that_is_read(folder: Path) -> None:
    write_evaluation(folder, evaluation_values())
    assert first_notice(page_of(folder)).startswith("Leak: the label is a function of cu_pct:estimate")
    write_evaluation(folder, evaluation_values(alarms=[]))
    assert "Leak" not in plain(page_of(folder))


@pytest.mark.parametrize(("system", "said"), [("EPSG:32650", "290 m at its"), ("EPSG:2231", "290 ft at its")])
def test_the_range_has_the_unit_of_the_coordinates(qgis_app: Any, tmp_path: Path, system: str, said: str) -> None:
    folder = make_run_folder(tmp_path / "run", QgsCoordinateReferenceSystem(system))
    write_evaluation(folder, evaluation_values())
    assert said in plain(page_of(folder))


def test_an_evaluation_of_before_has_no_sentence_on_few_groups(folder: Path) -> None:
    values = evaluation_values()
    assert "A figure of fewer than" in plain(page_with(folder, values))
    for name in ("fewest", "holding"):
        del values["assessment"]["drawn"][name]
    page = plain(page_with(folder, values))
    assert "How sure the figures are" in page
    assert "A figure of fewer than" not in page


def page_with(folder: Path, values: dict[str, Any]) -> str:
    write_evaluation(folder, values)
    return page_of(folder)


def test_the_network_stands_beside_kriging_and_simpler_ways_with_intervals(folder: Path) -> None:
    write_evaluation(folder, evaluation_values())
    text = plain(page_of(folder))
    assert "Is it better than chance? Yes." in text
    assert "Is it better than the feature that told the training blocks best (cu_pct:estimate)? Yes: its AUC" in text
    assert "higher by +0.050" in text
    assert "than that of kriging alone (cu_pct:estimate)." in text
    assert "Can its probabilities be taken at their word? No: on average over all places" in text
    assert "No, it is worse than gradient boosting: the difference in AUC is -0.030 (-0.040 to -0.020)" in text
    assert "Half of the test blocks lie within 50% of the variogram's range of a training or validation block." in text
    assert "On a random split gradient boosting has an AUC of 0.970, on this one 0.930." in text
    assert "The preset both and Validate workflow say what to expect of a new hole." in text
    for title in ("How sure the figures are", "Beside simpler ways and a random split", "Which threshold",
                  "How much ore the likeliest ground holds", "When uncertain blocks are left out"):  # fmt: skip
        assert title in text
    assert "metal captured" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("depth:measure", "that of depth:measure alone."),
        ("lithology:category", "that of lithology:category alone."),
        ("lithology_skarn:probability", "that of lithology_skarn:probability alone."),
        (None, "that of the best single feature."),
    ],
)
def test_only_a_kriged_grade_or_indicator_is_called_kriging(folder: Path, name: str | None, words: str) -> None:
    values = evaluation_values()
    values["comparison"]["best_feature"] = name
    write_evaluation(folder, values)
    text = plain(page_of(folder))
    assert words in text
    assert "kriging alone" not in text


def test_the_uncertainty_is_said_to_know_or_not_to_know_where_it_errs(folder: Path) -> None:
    values = evaluation_values()
    write_evaluation(folder, values)
    text = plain(page_of(folder))
    assert "Where its uncertainty is high: of all test blocks it calls" in text
    assert "The uncertainty is the entropy of the probability itself" in text
    assert "far from the drilling or is unlike the training blocks was not looked at here." in text
    accuracy = values["assessment"]["dropped"]["accuracy"]
    values["assessment"]["dropped"]["accuracy"] = [0.970] * 10 + [0.974] * (len(accuracy) - 10)
    write_evaluation(folder, values)
    assert "Its uncertainty hardly says: of all test blocks it calls 97.0% rightly" in plain(page_of(folder))


@pytest.mark.parametrize(
    ("network", "words"), [({"networks": 5}, "the networks of the ensemble"), ({"dropout": 0.2}, "passes with dropout")]
)
def test_the_uncertainty_of_several_opinions_is_called_their_difference(
    folder: Path, network: dict[str, Any], words: str
) -> None:
    path = folder / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["settings"]["network"].update(network)
    path.write_text(json.dumps(record), encoding="utf-8")
    write_evaluation(folder, evaluation_values())
    assert f"The uncertainty is how far {words} differ." in plain(page_of(folder))


def test_a_run_without_an_evaluation_says_nothing_of_it(folder: Path) -> None:
    text = plain(page_of(folder))
    assert "Is it better than the best single feature" not in text
    assert "Beside simpler ways" not in text


@pytest.mark.parametrize("preset", ["honest", "both"])
def test_the_honest_way_is_told_in_words(folder: Path, preset: str) -> None:
    write_learning(folder, learning_values(), preset=preset)
    text = plain(page_of(folder))
    assert "Is it better than kriging alone? Yes: its AUC is higher by +0.040 (+0.010 to +0.070)" in text
    assert "It is no better than extremely randomised trees on coordinates" in text
    assert "better than these by themselves: networks (+0.020 [+0.010, +0.030], weight 25%)." in text
    assert "is as good as the average: logistic regression (+0.000 [-0.010, +0.010], weight 75%)." in text
    assert "the share of ore are 4.0 (3.0 to 5.0) percentage points apart, and 30% of the places are ore." in text
    assert "At 40 to 160 m from the nearest known composite its order is weak (AUC below 0.7)." in text
    assert "Farther than 160 m from any composite nothing was tested" in text
    assert ("Whether probabilities mean what they say" in text) == (preset == "honest")
    assert "50.0% of the blocks are like what was learned from, 0.0% at its edge; 50.0% lie below or beyond" in text


def test_both_ways_stand_side_by_side_each_with_its_interval(folder: Path) -> None:
    write_learning(folder, learning_values(), preset="both")
    assert re.search(r"AUC \d\.\d{3} 0\.900 \[0\.850, 0\.950\]", plain(page_of(folder)))
    values = evaluation_values()
    write_evaluation(folder, values)
    auc = values["assessment"]["figures"]["test"]["auc"]
    own = "{value:.3f} [{low:.3f}, {high:.3f}]".format(**auc)
    assert f"AUC {own} 0.900 [0.850, 0.950]" in plain(page_of(folder))


def test_of_both_ways_the_page_begins_with_the_one_to_be_believed(folder: Path) -> None:
    write_learning(folder, learning_values(), preset="both")
    write_evaluation(folder, evaluation_values())
    text = plain(page_of(folder))
    first, second = text.index("At a glance"), text.index("Published and honest, side by side")
    lead = text[:first]
    assert "Believe the honest way. At held-out holes the AUC is 0.900 [0.850, 0.950]: better than chance." in lead
    assert "kriging alone (+0.040 [+0.010, +0.070])" in lead
    assert "It says nothing of 50% of the ground" in lead
    assert re.search(r"million \w+³ from probability 0.\d+ on, with the ground that is a guess", text[first:second])
    for words in ("Is it better than kriging alone? Yes: its AUC is higher by +0.040 (+0.010 to +0.070)",
                  "Farther than 160 m from any composite nothing was tested",
                  "0.900 AUC at held-out holes, 0.850 to 0.950"):  # fmt: skip
        assert words in text[first:second]
    assert "measured against the kriged label" in text[text.index("What the published way says of itself") :]
    assert text.count("measured against the kriged label") == 1
    assert text.count("What is wrong with the data?") == 1
    assert text.index("What is wrong with the data?") < second
    assert text.count("of 4 holes 1 have no survey") == 1


def test_without_its_map_the_honest_way_has_figures_but_no_volume_map_or_targets(folder: Path) -> None:
    write_learning(folder, learning_values(), preset="both")
    shutil.copy(folder / "targets.gpkg", folder / "honest_targets.gpkg")
    (folder / "blocks" / "honest_probability.tif").unlink()
    page = page_of(folder)
    first = page[page.index("At a glance") : page.index("Published and honest, side by side")]
    text = plain(first)
    assert "0.900 AUC at held-out holes" in text
    assert "blocks/honest_probability.tif, is not in the folder of the run" in text
    assert "What is wrong with the data?" in text
    for words in ("million", "Where to drill?", "seen from above", "from probability"):
        assert words not in text
    assert "<svg" not in first
    assert "The answers at the top are the honest way's." in plain(page)
    assert "Where to drill?" in plain(page)  # of the published way, in its own section


@pytest.mark.parametrize(("own", "said"), [
    (0.9, "Of the ore that the honest way predicts, 100.0% lies in the outermost blocks of the model, of that of the "
          "published way 0.0%: the body may go on beyond."),
    (0.1, ""),
    (None, ""),
])  # fmt: skip
def test_ore_at_the_edge_is_that_of_the_way_to_be_believed(folder: Path, own: float | None, said: str) -> None:
    write_learning(folder, learning_values(), preset="both")
    if own is None:
        (folder / "blocks" / "honest_probability.tif").unlink()
    else:
        write_honest_map(folder, np.where(np.indices(GRID.shape)[2] == 0, own, 0.0))
    text = plain(page_of(folder))
    assert said in text
    assert ("outermost blocks" in text) == bool(said)


def test_ore_of_the_published_way_at_the_edge_is_called_its_own(folder: Path) -> None:
    write_learning(folder, learning_values(), preset="both")
    (folder / "blocks" / "probability.tif").unlink()
    write_honest_map(folder, np.where(np.indices(GRID.shape)[2] == 0, 0.9, 0.0))
    (folder / "blocks" / "honest_probability.tif").rename(folder / "blocks" / "probability.tif")
    write_honest_map(folder, 0.9 * probability())
    own = "predicts, 0.0% lies in the outermost blocks of the model, of that of the published way 100.0%"
    assert own in plain(page_of(folder))
    (folder / "blocks" / "honest_probability.tif").unlink()
    assert "100.0% of the ore that the published way predicts lies in the outermost" in plain(page_of(folder))


@pytest.mark.parametrize(("guessed", "said"), [
    (0, ""), (1, "It says nothing of less than 0.1% of the ground"), (9, "It says nothing of 0.1% of the ground"),
])  # fmt: skip
@pytest.mark.parametrize("preset", ["honest", "both"])
def test_of_how_little_ground_it_says_nothing(folder: Path, preset: str, guessed: int, said: str) -> None:
    """Of 7,776 blocks (18 levels of 18 x 24) one is 0.013 percent and nine are 0.116."""
    write_learning(folder, learning_values(), preset=preset)
    codes = np.where(np.isnan(probability()), -1, 0).astype(np.int8)
    codes[0, 0, :guessed] = 2
    variable = Variable("ore", "applicability")
    write_block_raster(folder / "blocks" / "applicability.tif", GRID, codes, variable, UTM)
    text = plain(page_of(folder))
    assert said in text
    assert ("It says nothing of" in text) == bool(said)
    share = {0: "0.0%", 1: "less than 0.1%", 9: "0.1%"}[guessed]
    assert f"; {share} lie below or beyond the drilling and 0.0% are unlike all of it" in text


@pytest.mark.parametrize(("low", "high", "words"), [
    (0.51, 0.7, "0.510, 0.700]: better than chance."), (0.5, 0.7, "0.700], which cannot be told from chance."),
    (0.3, 0.49, "0.490]: worse than chance."), (None, None, "At held-out holes the AUC is 0.600. "),
])  # fmt: skip
def test_the_lead_says_whether_it_is_better_than_chance(low: float | None, high: float | None, words: str) -> None:
    values = learning_values()
    values["figures"]["calibrated"]["auc"] = {"value": 0.6, "low": low, "high": high}
    assert words in verdict(values)


def test_a_leak_of_the_honest_way_is_the_first_that_is_read(folder: Path) -> None:
    points = np.array([[0.0, 0, 0], [0, 0, -5], [2, 0, 0], [2, 0, -5]])
    (notice,) = twin_notices(points, np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]))
    values = learning_values(alarms=[[notice.template, notice.fields]])
    write_learning(folder, values, preset="honest")
    assert first_notice(page_of(folder)).startswith("Leak: 100% of the composites lie within 5.0 of one of another")


def test_one_member_alone_is_not_compared_with_itself(folder: Path) -> None:
    values = learning_values(members=["network"], gains={**learning_values()["gains"], "network": interval(0, 0, 0)})
    write_learning(folder, values, preset="honest")
    assert "It has one member only." in plain(page_of(folder))


def test_the_gain_is_that_of_the_calibrated_average_whose_figure_is_told() -> None:
    own = {way: interval(0.3, 0.2, 0.4) for way in ("randomised_places", "kriging", "inverse_distance")}
    values = learning_values(calibrated_gains=own)
    assert dict(learning_answers(values))["Is it better than kriging alone?"].startswith(
        "Yes: its AUC is higher by +0.300"
    )
    assert "kriging alone (+0.300 [+0.200, +0.400])" in verdict(values)


def test_members_that_beat_the_average_are_not_called_as_good() -> None:
    gains = {"network": interval(0.02, 0.01, 0.03), "linear": interval(-0.02, -0.03, -0.01)}
    said = members_in_words(learning_values(gains=gains))
    assert "Each of these by itself is better than the average: logistic regression" in said
    assert "as good as" not in said


def test_two_members_without_intervals_are_still_two() -> None:
    gains = {way: {"value": 0.1, "low": None, "high": None} for way in ("network", "linear")}
    assert members_in_words(learning_values(gains=gains)).startswith("That cannot be said")


def test_the_page_with_everything_is_right_on_a_phone_on_a_screen_and_on_paper(folder: Path, tmp_path: Path) -> None:
    write_evaluation(folder, evaluation_values())
    write_learning(folder, learning_values(), preset="both")
    looks, console = look_at(page_of(folder), tmp_path)
    assert [look.width for look in looks] == [390, 1000, A4_PX]
    assert [look.faults for look in looks] == [{}, {}, {}]
    assert console == []

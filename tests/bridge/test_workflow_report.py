# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a whole run: everything in it, from the folder alone, and nothing from elsewhere."""

from __future__ import annotations

import hashlib
import html
import json
import re
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_lines
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.reports.page import FOOT
from oresight.plugin.bridge.reports.run_skill import auc_in_words
from oresight.plugin.bridge.reports.workflow import write_run_report
from oresight.plugin.bridge.run_results import RunResults
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.engine.network.script import prediction_script

from ..engine.network.made_networks import make_network
from .reading import plain
from .run_folders import GRID, NO_CRS, UTM, make_run_folder, probability, write_body


@pytest.fixture(scope="module")
def folder(qgis_app, tmp_path_factory) -> Path:
    return make_run_folder(tmp_path_factory.mktemp("runs") / "run")


@pytest.fixture(scope="module")
def text(folder) -> str:
    return Path(write_run_report(folder, title="Trial")).read_text(encoding="utf-8")


def row_of(text: str, title: str) -> list[str]:
    """Return the cells of the table row that begins with a title."""
    found = re.search(rf"<tr><td[^>]*>{re.escape(title)}</td>(.*?)</tr>", text, re.DOTALL)
    assert found, title
    return [
        html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)
    ]


def test_the_sections_stand_in_the_order_in_which_they_are_read(text):
    titles = [html.unescape(title) for title in re.findall(r"<h2>(.*?)</h2>", text)]
    assert titles == [
        "At a glance", "Level plans", "Sections", "Drill targets", "Published figures beside this deposit's",
        "Learning", "Telling ore from waste", "Called rightly and wrongly", "Each feature alone",
        "Predicted body beside the labelled one", "Drillholes", "Variograms", "Blocks",
        "Kriged grades beside the samples", "Replaced and left out",
        "Method, to paste", "What the run said", "Inputs and results", "Settings", "Versions, seeds and times",
    ]  # fmt: skip
    assert text.rstrip().endswith(f"{FOOT}</footer>\n</body>\n</html>")


def test_it_needs_nothing_from_elsewhere(text):
    links = re.findall(r'(?:src|href)="([^"]*)"', text)
    assert links
    assert all(link.startswith("data:image/png;base64,") for link in links)
    assert not re.search(r"url\(|@import|<script", text)


def test_the_script_of_the_network_stands_before_what_the_run_said(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    write_model(folder / "network.safetensors", make_network("ore, as published"))
    text = Path(write_run_report(folder, title="Trial")).read_text(encoding="utf-8")
    titles = re.findall(r"<h2>(.*?)</h2>", text)
    assert titles[titles.index("Code") :][:2] == ["Code", "What the run said"]
    program = html.unescape(re.search(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL)[1])
    assert program == prediction_script(make_network("ore, as published"))


def test_the_published_figures_stand_beside_those_of_the_run(text, folder):
    scores = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    test, fixed = scores["metrics"]["test"], scores["metrics_published_threshold"]["test"]
    cells = row_of(text, "accuracy")
    assert cells[:3] == ["0.873", f"{fixed['accuracy']:.3f}", f"{test['accuracy']:.3f}"]
    assert row_of(text, "AUC")[0] == "0.932"
    assert row_of(text, "AUC in words")[0] == "high"
    assert f"the larger class has {test['larger_class']:.1%}" in plain(text)


@pytest.mark.parametrize(
    ("auc", "words"), [(0.4, "none"), (0.5, "none"), (0.51, "moderate"), (0.9, "moderate"), (0.91, "high"), (None, "–")]
)
def test_an_auc_in_words(qgis_app, auc, words):
    assert auc_in_words(auc) == words


def test_the_predicted_body_is_measured_against_the_label(text, folder):
    values = probability()
    predicted, labelled = values >= 0.5, values >= 0.6
    volume = GRID.volume / 1e6
    assert row_of(text, "predicted volume (million m³)")[0] == f"{predicted.sum() * volume:.3g}"
    assert row_of(text, "labelled volume (million m³)")[0] == f"{labelled.sum() * volume:.3g}"
    assert row_of(text, "overlap: common over united volume (IoU)")[0] == f"{labelled.sum() / predicted.sum():.2f}"
    test = RunResults.read(folder).compare(0.5, only_test=True)
    assert test.predicted.sum() == predicted[:6].sum()  # the deep levels are the test


def test_targets_have_units_and_sensible_digits(text):
    volume = 900 * GRID.volume
    cells = row_of(text, "1")
    assert cells[:4] == [f"{volume / 1e6:.3g}", f"{volume * 2.7 / 1e6:.3g}", "0.84", "1.00"]
    assert cells[4:9] == ["500100", "4000133", "4302", "4236 – 4380", "56 – 188"]
    assert "H3 (9)" in cells
    assert "outside their body" not in plain(text)
    assert "million m³" in text


def test_the_centre_of_a_bent_target_and_the_place_to_drill_are_told_apart(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    (folder / "targets.gpkg").unlink()
    write_body(folder, UTM, likeliest=(500044.0, 4000091.0, 4290.0))
    text = Path(write_run_report(folder)).read_text(encoding="utf-8")
    cells = row_of(text, "1")
    assert cells[4:7] == ["500100", "4000133", "4302"]
    words = plain(text)
    assert "likeliest block: number 1 at easting 500044, northing 4000091, elevation 4290." in words
    assert "elevation 4290 (its likeliest block, as the centre of its body lies outside it)" in words
    assert "centre: easting centre: northing centre: elevation" in words


def test_what_was_done_to_the_tables_is_listed_by_rule(text):
    assert row_of(text, "assays") == ["140", "2"]
    words = plain(text)
    for part in (
        "below detection",
        "<0.01",
        "duplicate interval",
        "Row 7 repeats row 6.",
        "dips are negative downwards",
    ):
        assert part in words
    assert "logged length (m)" in words
    assert "in the file 120 20 -0.01 0.4" in words
    assert "after cleaning 132 8 0.005 0.38" in words


def test_the_method_can_be_pasted(text):
    method = html.unescape(re.search(r'<p class="paste">(.*?)</p>', text, re.DOTALL)[1])
    for part in (
        "4 drillholes (840 m)", "minimum curvature and composited to 6 m", '"cu_pct" >= 0.3', "8 x 14 x 12 m",
        "as far as 120 m", "cu_pct and the indicator", "lithology by indicator kriging", "128 - 64 - 32 - 16",
        "Adam, learning rate 0.001", "less than 540 m below", "Oresight 0.1.0", "3 epochs", "highest F1",
    ):  # fmt: skip
        assert part in method, part
    assert "{" not in method


def test_what_must_be_known_first_stands_first(text):
    notices = plain(re.search(r'<ul class="notices">(.*?)</ul>', text, re.DOTALL)[1])
    assert "kriged from the same samples" in notices
    assert "cu_pct:estimate alone tells ore from waste" in notices
    assert "outermost blocks" not in notices


def test_the_first_section_answers_what_a_manager_asks(text, folder):
    first = plain(re.search(r"<h2>At a glance</h2>(.*?)</section>", text, re.DOTALL)[1])
    test = json.loads((folder / "run.json").read_text(encoding="utf-8"))["metrics"]["test"]
    for part in (
        "How good is it?", f"AUC {test['auc']:.3f}", "the publication has 0.932",
        "How sure is it?", f"ore, {100 * test['precision']:.0f} are labelled ore",
        "Where to drill?", "at easting 500100, northing 4000133, elevation 4302 (the centre of its body)",
        "depth 56 to 188 m",
        "nearest hole H3, 9 m from there",
        "What is wrong with the data?", "2 of 140 table rows", "12 cells were replaced", "of 4 holes 1 have no survey",
        "in 1 places something looked wrong",
    ):  # fmt: skip
        assert part in first, part
    assert re.search(r"<h2>At a glance</h2>.*?seen from above.*?</section>", text, re.DOTALL)


def test_the_confusion_matrix_has_counts_and_shares(text, folder):
    counts = json.loads((folder / "run.json").read_text(encoding="utf-8"))["metrics"]["test"]["confusion"]
    ore = counts["true_positives"] + counts["false_negatives"]
    cells = row_of(text, "ore")
    assert cells[0] == f"{counts['true_positives']:,} {counts['true_positives'] / ore:.1%}"
    assert cells[2] == f"{ore:,}"


def test_main_results_stand_with_their_hashes(text, folder):
    cells = row_of(text, "blocks/probability.tif")
    assert cells[2] == hashlib.sha256((folder / "blocks" / "probability.tif").read_bytes()).hexdigest()


def test_each_feature_stands_beside_the_network(text, folder):
    train = json.loads((folder / "run.json").read_text(encoding="utf-8"))["metrics"]["train"]
    drawn = re.search(r"<h2>Each feature alone</h2>(.*?)</section>", text, re.DOTALL)[1]
    for part in ("cu_pct:estimate", ">0.999<", "lithology:category", ">0.800<", "network", f">{train['auc']:.3f}<"):
        assert part in drawn, part
    assert drawn.index("Test blocks") < drawn.index("Training blocks")
    assert ">0.700<" in drawn


def test_a_network_that_does_not_beat_its_best_feature_on_new_blocks_is_told_so(text, folder):
    test = json.loads((folder / "run.json").read_text(encoding="utf-8"))["metrics"]["test"]
    assert test["auc"] < 0.9991
    words = plain(text)
    assert f"cu_pct:estimate alone has an AUC of 0.999 and the network {test['auc']:.3f}: the network does not" in words
    assert "How good is it?" in words
    assert "cu_pct:estimate, has 0.999 on the same blocks: the network does not beat it" in words


def test_a_network_that_beats_its_features_is_told_by_how_much(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    record["auc_of_features_alone_on_test"] = {"cu_pct:estimate": record["metrics"]["test"]["auc"] - 0.125}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    words = plain(Path(write_run_report(folder)).read_text(encoding="utf-8"))
    assert "the network gains 0.125" in words
    assert "does not win here" not in words


def test_blocks_are_counted_by_what_they_got(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    values = probability()
    total = int(np.count_nonzero(~np.isnan(values)))
    values[0] = np.nan
    write_block_raster(folder / "blocks" / "probability.tif", GRID, values, Variable("ore", "probability"), UTM)
    text = Path(write_run_report(folder)).read_text(encoding="utf-8")
    level = GRID.shape[1] * GRID.shape[2]
    assert row_of(text, "with a probability") == [f"{total - level:,}", f"{(total - level) / total:.1%}"]
    assert row_of(text, "with a label") == row_of(text, "with cu_pct:estimate") == [f"{total:,}", "100.0%"]
    assert f"blocks with a probability, of {total:,} in the ground" in plain(text)


def test_holes_near_a_section_are_projected_onto_it(text):
    sections = re.search(r"<h2>Sections</h2>(.*?)</section>", text, re.DOTALL)[1]
    assert "none from farther than 14 m" in sections  # 4 % of 252 m is less than a block of 14 m
    assert sections.count("holes and composites within 14 m") >= 2
    assert ">H3</text>" in sections


def drill(folder, collars):
    """Replace the holes of a run by others that stand upright."""
    lines = [np.array([(x, y, 4420.0, 0.0), (x, y, 4210.0, 210.0)]) for x, y in collars]
    names = Field("hole_id", "text", [f"D{number}" for number in range(len(lines))])
    write_lines(folder / "traces.gpkg", lines, [names], UTM)


def test_on_dense_ground_only_the_nearest_dozen_holes_are_on_a_section_and_few_have_a_name(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    # The section stands at northing 4000133, the middle of a row; a hole in each 4 m to the north of it.
    drill(folder, [(500010.0 + 4 * k, 4000133.0 + k) for k in range(40)])
    text = Path(write_run_report(folder)).read_text(encoding="utf-8")
    sections = re.search(r"<h2>Sections</h2>(.*?)</section>", text, re.DOTALL)[1]
    assert "at northing 4000133 m; holes and composites within 11 m" in sections
    first = sections.split("<figure>")[1]
    assert ">D11</text>" in first
    assert not re.search(r">D(1[2-9]|[23]\d)</text>", first)
    above = re.search(r"<h2>At a glance</h2>(.*?)</section>", text, re.DOTALL)[1]
    assert "Of 40 holes those nearest to the targets are named" in above
    assert not re.search(r">D\d+</text>", above)  # the one target has H3 as its nearest hole


def test_what_the_published_network_does_without_is_said_in_the_method(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    record["settings"]["network"].update(dropout=0.2, patience=5, batch_size=0, class_weights="balanced", l1=0.0)
    record["split"] = {"method": "hole", "validation_share": 0.25}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    text = Path(write_run_report(folder)).read_text(encoding="utf-8")
    method = html.unescape(re.search(r'<p class="paste">(.*?)</p>', text, re.DOTALL)[1])
    for part in (
        "Further: dropout 0.2, both classes weighted equally.", "when 5 epochs brought no better", "all blocks in one",
        "nearest to some holes", "25% of those",
    ):  # fmt: skip
        assert part in method, part


def test_ore_at_the_edge_of_the_model_is_said(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run", NO_CRS)
    values = np.where(np.indices(GRID.shape)[2] == 0, 0.9, 0.1)
    write_block_raster(folder / "blocks" / "probability.tif", GRID, values, Variable("ore", "probability"), NO_CRS)
    words = plain(Path(write_run_report(folder)).read_text(encoding="utf-8"))
    assert "100.0% of the predicted ore lies in the outermost blocks" in words
    assert "no coordinate reference system" in words


def test_a_report_without_targets_composites_and_drillholes_is_whole(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    for name in ("targets.gpkg", "composites.gpkg", "blocks/split.tif", "variograms/cu_pct.json"):
        (folder / name).unlink()
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del record["drillholes"]
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert "Sections" in Path(write_run_report(folder)).read_text(encoding="utf-8")


def test_a_cancel_is_heard_between_sections_and_leaves_the_report_as_it_was(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    (folder / "report.html").write_text("earlier", encoding="utf-8")
    told = []

    def progress(fraction, message="", **fields):
        told.append(fraction)
        if fraction > 0.5:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_run_report(folder, progress=progress)
    assert (folder / "report.html").read_text(encoding="utf-8") == "earlier"
    assert told == sorted(told)
    assert len(told) > 8
    assert not list(folder.glob("*.old*")) + list(folder.glob(".report*"))


def test_a_folder_of_no_run_is_a_sentence(qgis_app, tmp_path):
    with pytest.raises(InvalidInputError, match="is no folder of a finished run"):
        write_run_report(tmp_path)

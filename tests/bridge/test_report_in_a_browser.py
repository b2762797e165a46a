# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports as a browser shows them: on a phone, on a screen and on A4, nothing is cut, empty or missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from oresight.plugin.bridge.paths import RESOURCES
from oresight.plugin.bridge.reports.assessment import stacked
from oresight.plugin.bridge.reports.axes import Entry, figure, legend, legend_rows
from oresight.plugin.bridge.reports.page import Figure, Html, Section, listing, page, table
from oresight.plugin.bridge.reports.workflow import write_run_report
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .browser import A4_PX, look_at, title_after
from .run_folders import make_run_folder


@pytest.fixture
def in_chinese(qgis_app: QgsApplication) -> Iterator[None]:
    """Have texts in Chinese."""
    translator = QTranslator()
    assert translator.load("oresight_zh", str(RESOURCES / "i18n"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def check(text: str, folder: Path) -> None:
    looks, console = look_at(text, folder)
    assert [look.width for look in looks] == [390, 1000, A4_PX]
    assert [look.faults for look in looks] == [{}, {}, {}]
    assert console == []
    assert looks[0].plots > 0


def test_the_report_of_a_run_is_right_on_a_phone_on_a_screen_and_on_paper(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    text = Path(write_run_report(folder, title="Trial")).read_text(encoding="utf-8")
    check(text, tmp_path)
    looks, _ = look_at(text, tmp_path)
    assert looks[0].plots >= 12
    assert looks[0].images >= 14  # each plan and section with its colour bar


def test_the_report_in_chinese_is_right_too(in_chinese, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    text = Path(write_run_report(folder, title="试验")).read_text(encoding="utf-8")
    assert "钻孔" in text
    check(text, tmp_path)


def test_figures_with_intervals_of_two_ways_are_read_on_a_phone_without_scrolling(tmp_path):
    header = ["", "published: a network on kriged blocks", "honest: learned without the own hole"]
    rows = [["log-loss against the true ore", *[Figure("0.971 [0.956, 0.983]")] * 2], ["how many", 63_064, 1_733]]
    looks, _ = look_at(page("Ways", [Section("Side by side", table(header, rows))]), tmp_path)
    assert [look.scrolled_tables for look in looks] == [0, 0, 0]
    looks, _ = look_at(page("Many", [Section("Wide", table(["x" * 30] * 9, [["y" * 30] * 9]))]), tmp_path)
    assert [look.scrolled_tables for look in looks] == [1, 1, 1]


def test_figures_of_three_parts_are_read_on_the_narrowest_phone_without_scrolling(tmp_path):
    header = ["", "training", "validation", "test"]
    rows = [
        ["share of the larger class", 0.3928, 0.6481, 0.2216],
        ["mean of estimate minus number", 0.02006, -0.04221, -0.1227],
        ["log-loss", *[Figure("0.806 [0.580, 1.254]")] * 3],
    ]
    looks, _ = look_at(page("Parts", [Section("Scores", table(header, rows))]), tmp_path, widths=(360,))
    assert [look.scrolled_tables for look in looks] == [0, 0]


def test_a_chinese_title_above_a_column_of_digits_is_not_broken_after_each_sign(tmp_path):
    rows = [["ASH", 2, *[Html("0.565<br><small>[0.512, 0.712]</small>")] * 9]]
    text = page("Dense", [Section("Dense", table(["", "含有该类的组数", *["精确率"] * 9], rows, is_dense=True))])
    script = "document.title = document.querySelectorAll('th')[1].clientWidth"
    assert int(title_after(text, script, tmp_path)) >= 3 * 12


def test_figures_of_many_classes_with_intervals_fit_on_paper(tmp_path):
    cell = stacked({"value": 0.565, "low": 0.512, "high": 0.712})
    for columns in (9, 16):
        rows = [["SGNCRLSS", 33_758, *[cell] * columns]]
        text = page("Many", [Section("Dense", table(["", "blocks", *["SGNCRLSS"] * columns], rows, is_dense=True))])
        looks, _ = look_at(text, tmp_path)
        assert [look.faults for look in looks] == [{}, {}, {}], columns


def test_a_program_is_copied_whole_and_fits_the_page(tmp_path):
    program = "\n".join(["if a < b and c > d:  # & 岩", "    said = '" + "long " * 60 + "'", "", "    end()"])
    text = page("Code", [Section("Code", listing(program))])
    looks, console = look_at(text, tmp_path)
    assert [look.faults for look in looks] == [{}, {}, {}]
    assert console == []
    clicks = "document.querySelector('button').click(); document.title = JSON.stringify(getSelection().toString())"
    assert json.loads(title_after(text, clicks, tmp_path)) == program


def test_what_is_wrong_with_a_page_is_found(tmp_path):
    label = Entry("a legend that is far too long for any plot and is cut at its right edge, whoever looks", "")
    cut = figure([legend(legend_rows([label, label])), '<path d="M0 0h9"/>'], height=50, label="cut", caption="")
    image = '<svg role="img" aria-label="bad"><image width="9" height="9" href="data:image/png;base64,AAAA"/></svg>'
    wide = '<div style="width:2000px;height:3px">wide</div>'
    script = "<script>console.error('said')</script>"
    body = cut + image + wide + script + figure([], height=50, label="empty", caption="") + table(["none"], [])
    looks, console = look_at(page("Bad", [Section("Bad", body)]), tmp_path)
    kinds = {"too_wide", "sticking_out", "empty_plots", "cut_labels", "empty_tables", "bad_images"}
    assert [set(look.faults) for look in looks] == [kinds] * 3
    assert looks[0].faults["empty_plots"] == ["empty"]
    assert any("said" in line for line in console)

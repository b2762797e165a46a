# SPDX-License-Identifier: GPL-2.0-or-later
"""Report pages: whole, self-contained, safe with any text, plots drawn where their numbers say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from oresight.plugin.bridge.reports.axes import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, ticks
from oresight.plugin.bridge.reports.bars import Bar, bar_plot
from oresight.plugin.bridge.reports.network import split_text
from oresight.plugin.bridge.reports.page import FOOT, Section, number, page, paragraph, table, three_digits
from oresight.plugin.bridge.reports.plots import Dots, Line, Mark, line_plot, scatter_plot
from oresight.plugin.engine.errors import Notice

SVG = "{http://www.w3.org/2000/svg}"


def drawing(figure: str) -> ET.Element:
    return ET.fromstring(re.search(r"<svg.*</svg>", figure, re.DOTALL)[0])  # noqa: S314 - our own


def path_points(path: ET.Element) -> list[tuple[float, float]]:
    return [tuple(float(one) for one in pair.split()) for pair in re.findall(r"[ML]([^MLz]+)", path.get("d"))]


def test_a_page_has_title_notices_sections_and_the_foot_in_order():
    text = page(
        "Title", [Section("First", paragraph("one")), Section("Empty", "")], lead="Lead", notices=[Notice("Mind.")]
    )
    places = [text.index(part) for part in ("<h1>Title", "Lead", "Mind.", "<h2>First", "<p>one", FOOT)]
    assert places == sorted(places)
    assert "Empty" not in text


def test_a_page_needs_nothing_from_elsewhere():
    text = page("T", [Section("S", line_plot([Line("a", [0, 1], [0, 1])], x_label="x", y_label="y"))])
    assert not re.search(r"(src|href)=|url\(|@import|<script", text)


def test_text_is_shown_and_never_run():
    evil = "<script>alert('&')</script>"
    plot = line_plot([Line(evil, [0, 1], [0, 1]), Line("b", [0, 1], [1, 0])], x_label=evil, y_label=evil, caption=evil)
    text = page(evil, [Section(evil, paragraph(evil) + table([evil], [[evil]]) + plot)], notices=[Notice(evil)])
    assert "<script" not in text
    assert drawing(plot).get("aria-label") == evil


def test_numbers_are_shown_with_four_digits_and_missing_ones_as_a_dash():
    shown = [number(value) for value in (0.872649, 3, 1234567, 12345.678, None, float("nan"), "text", True)]
    assert shown == ["0.8726", "3", "1,234,567", "12,345.7", "–", "–", "text", "True"]


@pytest.mark.parametrize(
    ("value", "text"), [(0.023333, "0.0233"), (1348.4, "1,348"), (99.96, "100"), (0.0, "0"), (None, "–")]
)
def test_three_digits_cut_nothing_before_the_point(value, text):
    assert three_digits(value).text == text


def test_texts_of_marks_that_stand_close_do_not_cover_each_other():
    marks = [Mark("chosen", 0.50, 0.5), Mark("published", 0.51, 0.51)]
    root = drawing(line_plot([], x_label="x", y_label="y", marks=marks, x_range=(0, 1), y_range=(0, 1)))
    first, second = (one for one in root.iter(f"{SVG}text") if one.text in {"chosen", "published"})
    assert abs(float(first.get("y")) - float(second.get("y"))) >= 12


def test_columns_of_numbers_stand_to_the_right():
    text = table(["name", "value"], [["a", 1.5], ["b", None]])
    assert re.findall(r'<td class="n">([^<]*)', text) == ["1.5", "–"]
    assert '<th class="n">value' in text


def test_a_line_runs_from_corner_to_corner_of_its_range():
    plot = line_plot([Line("a", [0.0, 1.0], [0.0, 1.0])], x_label="x", y_label="y", x_range=(0, 1), y_range=(0, 1))
    line = [one for one in drawing(plot).iter(f"{SVG}path") if one.get("stroke-width") == "2"]
    assert path_points(line[0]) == [(LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, TOP)]


def test_a_missing_value_breaks_the_line():
    plot = line_plot([Line("a", [0, 1, 2, 3], [0, float("nan"), 1, 2])], x_label="x", y_label="y")
    line = next(one for one in drawing(plot).iter(f"{SVG}path") if one.get("stroke-width") == "2")
    assert line.get("d").count("M") == 2


def test_a_step_holds_its_value_until_the_next_abscissa():
    line = Line("", [0.0, 1.0, 2.0], [0.0, 1.0, 1.0], is_step=True)
    plot = line_plot([line], x_label="x", y_label="y", x_range=(0, 2), y_range=(0, 1))
    (drawn,) = [one for one in drawing(plot).iter(f"{SVG}path") if one.get("stroke-width") == "2"]
    middle = (LEFT + WIDTH - RIGHT) / 2
    assert path_points(drawn)[:3] == [(LEFT, HEIGHT - BOTTOM), (middle, HEIGHT - BOTTOM), (middle, TOP)]


def test_a_band_lies_between_its_edges_and_ends_where_one_is_missing():
    low, high = [0.0, 0.25, float("nan")], [1.0, 0.75, 1.0]
    line = Line("", [0.0, 1.0, 2.0], [0.5, 0.5, 0.5], low=low, high=high)
    plot = line_plot([line], x_label="x", y_label="y", x_range=(0, 2), y_range=(0, 1))
    (band,) = [one for one in drawing(plot).iter(f"{SVG}path") if one.get("fill-opacity")]
    points = path_points(band)
    assert [x for x, _ in points] == [LEFT, (LEFT + WIDTH - RIGHT) / 2, (LEFT + WIDTH - RIGHT) / 2, LEFT]
    assert [y for _, y in points][::3] == [TOP, HEIGHT - BOTTOM]


def test_dots_stand_at_their_points_and_missing_ones_are_left_out():
    cloud = Dots("", [0.0, 1.0, float("nan")], [0.0, 1.0, 0.5])
    plot = line_plot([], dots=[cloud], x_label="x", y_label="y", x_range=(0, 1), y_range=(0, 1))
    (drawn,) = [one for one in drawing(plot).iter(f"{SVG}path") if one.get("stroke-linecap")]
    assert drawn.get("d") == f"M{LEFT}.0 {HEIGHT - BOTTOM}.0h0M{WIDTH - RIGHT}.0 {TOP}.0h0"


def test_a_scatter_plot_has_one_range_on_both_axes_and_the_line_of_equals():
    root = drawing(scatter_plot([0.0, 3.0], [1.0, 10.0], x_label="estimate", y_label="measured"))
    (line,) = [one for one in root.iter(f"{SVG}path") if one.get("class") == "guide"]
    assert path_points(line) == [(LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, TOP)]
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert all(texts.count(value) == 2 for value in ("0", "2", "10"))


def test_steps_are_as_high_as_the_values_that_hold_from_their_places_on():
    steps = Line("", [0.0, 1.0, 2.0], [1.0, 4.0, 4.0], is_step=True)
    root = drawing(line_plot([steps], x_label="x", y_label="n", y_range=(0.0, 5.0)))
    (line,) = [one for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "2"]
    heights = sorted({HEIGHT - BOTTOM - y for _, y in path_points(line)})
    assert heights[1] / heights[0] == pytest.approx(4.0, rel=0.01)


def test_bars_are_as_long_as_their_values_and_whiskers_span_the_interval():
    bars = [Bar("a", 0.4, "0.4", 0.2, 0.6), Bar("b", 0.8, "0.8", is_marked=True), Bar("none", float("nan"))]
    root = drawing(bar_plot(bars, x_label="AUC", x_range=(0.0, 1.0), guide=0.5))
    first, second = (one for one in root.iter(f"{SVG}rect"))
    assert float(second.get("width")) == pytest.approx(2 * float(first.get("width")), abs=0.2)
    assert first.get("fill") != second.get("fill")
    (whisker,) = [one.get("d") for one in root.iter(f"{SVG}path") if "v10m" in one.get("d")]
    left, right = float(re.match(r"M([\d.]+)", whisker)[1]), float(re.search(r"H([\d.]+)", whisker)[1])
    assert right - left == pytest.approx(float(first.get("width")), abs=0.2)


def test_a_long_name_of_a_bar_is_cut_and_kept_whole_beside():
    name = "a method with a name that is far too long to stand beside its bar"
    root = drawing(bar_plot([Bar(name, 1.0)], x_label="x"))
    text = next(one for one in root.iter(f"{SVG}text") if one.find(f"{SVG}title") is not None)
    assert text.find(f"{SVG}title").text == name
    assert text.find(f"{SVG}title").tail.endswith("…")


def test_a_name_of_a_bar_gets_the_room_it_needs_and_leaves_some_to_the_bars():
    name = "extremely randomised trees on coordinates"
    root = drawing(bar_plot([Bar(name, 1.0)], x_label="x"))
    assert name in [one.text for one in root.iter(f"{SVG}text")]
    assert float(next(root.iter(f"{SVG}rect")).get("width")) > 100.0


@pytest.mark.parametrize(
    ("split", "unit", "text"),
    [
        ({"method": "depth", "depth": 1540.5}, "ft", "depth, test deeper than 1,540.5 ft"),
        ({"method": "block", "cube_length": 100.0}, "m", "cubes of ground, 100 m on edge"),
        ({"method": "depth", "depth": 540.0}, "", "depth, test deeper than 540"),
        ({"method": "random"}, "m", "chance"),
        ({}, "m", "–"),
    ],
)
def test_lengths_of_a_split_have_their_unit(split, unit, text):
    assert split_text(split, unit) == text


def test_a_mark_stands_at_its_point_with_its_text():
    plot = line_plot([], x_label="x", y_label="y", marks=[Mark("here", 0.5, 0.5)], x_range=(0, 1), y_range=(0, 1))
    mark = next(drawing(plot).iter(f"{SVG}circle"))
    assert float(mark.get("cx")) == pytest.approx((LEFT + WIDTH - RIGHT) / 2, abs=0.1)
    assert float(mark.get("cy")) == pytest.approx((TOP + HEIGHT - BOTTOM) / 2, abs=0.1)
    assert "here" in [one.text for one in drawing(plot).iter(f"{SVG}text")]


def test_lines_differ_in_colour_and_stroke_and_only_several_have_a_legend():
    lines = [Line(name, [0, 1], [0, 1]) for name in "abc"]
    root = drawing(line_plot(lines, x_label="x", y_label="y"))
    drawn = [one for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "2"]
    assert len({one.get("stroke") for one in drawn}) == 3
    assert len({one.get("stroke-dasharray") for one in drawn}) == 3
    assert {"a", "b", "c"} <= {one.text for one in root.iter(f"{SVG}text")}
    single = drawing(line_plot(lines[:1], x_label="x", y_label="y"))
    assert "a" not in {one.text for one in single.iter(f"{SVG}text")}


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (1.0, 80.0), (-0.03, 0.0021), (4211.0, 5050.0), (0.0, 1e-9)])
def test_ticks_are_round_few_and_within(low, high):
    found = ticks(low, high)
    assert 2 <= len(found) <= 8
    assert all(low - 1e-12 <= value <= high + 1e-12 for value in found)


def test_nothing_to_draw_is_an_empty_plot():
    assert drawing(line_plot([Line("a", [], [])], x_label="x", y_label="y")) is not None
    assert drawing(line_plot([Line("a", [1, 1], [2, 2])], x_label="x", y_label="y")) is not None

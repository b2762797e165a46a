# SPDX-License-Identifier: GPL-2.0-or-later
"""Report pages: whole, self-contained, safe with any text, plots drawn where their numbers say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from oresight.plugin.bridge.reports.page import FOOT, Line, Mark, Section, line_plot, number, page, paragraph, table
from oresight.plugin.bridge.reports.plots import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, ticks
from oresight.plugin.engine.errors import Notice

SVG = "{http://www.w3.org/2000/svg}"


def drawing(figure: str) -> ET.Element:
    return ET.fromstring(re.search(r"<svg.*</svg>", figure, re.DOTALL)[0])  # noqa: S314 - our own


def path_points(path: ET.Element) -> list[tuple[float, float]]:
    return [tuple(float(one) for one in pair.split()) for pair in re.findall(r"[ML]([^ML]+)", path.get("d"))]


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

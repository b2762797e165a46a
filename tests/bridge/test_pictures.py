# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of plans and sections: the right way up, in the ramp's colours, outlined where the body ends."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from oresight.plugin.bridge.reports.pictures import Picture, picture
from oresight.plugin.bridge.reports.png import png, ramp_pixels
from oresight.plugin.bridge.styling import RAMP
from qgis.PyQt.QtGui import QColor, QImage

SVG = "{http://www.w3.org/2000/svg}"
HREF = "href"


def drawing(figure: str) -> ET.Element:
    return ET.fromstring(re.search(r"<svg.*</svg>", figure, re.DOTALL)[0])  # noqa: S314 - our own


def image_of(svg: ET.Element) -> QImage:
    data = next(svg.iter(f"{SVG}image")).get(HREF).split("base64,")[1]
    image = QImage()
    assert image.loadFromData(base64.b64decode(data))
    return image


def color_at(image: QImage, column: int, row: int) -> str:
    return QColor(image.pixelColor(column, row)).name()


def test_a_png_holds_its_colours():
    colors = np.zeros((2, 3, 4), dtype=np.uint8)
    colors[0, 2] = (10, 20, 30, 255)
    image = QImage()
    assert image.loadFromData(png(colors))
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(2, 0).getRgb() == (10, 20, 30, 255)
    assert image.pixelColor(0, 0).alpha() == 0


def test_values_have_the_colours_of_the_ramp_and_missing_ones_none():
    pixels = ramp_pixels(np.array([[0.0, 1.0, 7.0, np.nan]]), 0.0, 1.0)[0]
    lowest, highest = (QColor(RAMP[place][1]).getRgb() for place in (0, -1))
    assert [tuple(pixel) for pixel in pixels] == [lowest, highest, highest, (0, 0, 0, 0)]


def test_the_first_row_is_drawn_at_the_bottom():
    values = np.array([[0.0, 0.0], [0.0, 1.0]])
    image = image_of(drawing(picture(Picture(values, (0, 0, 20, 20), "x", "y", "c"))))
    assert color_at(image, 1, 0) == RAMP[-1][1]
    assert color_at(image, 1, 1) == RAMP[0][1]


def test_axes_have_one_scale_and_points_lie_where_they_belong():
    shown = Picture(np.zeros((4, 2)), (100, 500, 200, 900), "x", "y", "c", points=[(200, 900, True), (100, 500, False)])
    svg = drawing(picture(shown))
    box = next(svg.iter(f"{SVG}image"))
    left, top, width, height = (float(box.get(name)) for name in ("x", "y", "width", "height"))
    assert height / width == pytest.approx(4.0, rel=0.01)
    places = {float(one.get("r")): (float(one.get("cx")), float(one.get("cy"))) for one in svg.iter(f"{SVG}circle")}
    assert places[2.4] == pytest.approx((left + width, top), abs=0.1)
    assert places[1.4] == pytest.approx((left, top + height), abs=0.1)


def test_what_lies_outside_the_blocks_is_cut_off_and_a_hole_is_named_where_it_comes_in():
    holes = [("A", np.array([[150.0, 1000.0], [150.0, 800.0]])), ("B", np.array([[300.0, 600.0], [400.0, 600.0]]))]
    svg = drawing(picture(Picture(np.zeros((4, 2)), (100, 500, 200, 900), "x", "y", "c", traces=holes)))
    inner = list(svg.iter(f"{SVG}svg"))[-1]
    box = next(svg.iter(f"{SVG}image"))
    assert [inner.get(name) for name in ("x", "y", "width", "height")] == [
        box.get(name) for name in ("x", "y", "width", "height")
    ]
    assert inner.get("overflow") == "hidden"
    texts = [one.text for one in svg.iter(f"{SVG}text")]
    assert "A" in texts
    assert "B" not in texts


def test_the_outline_goes_around_the_body():
    body = np.zeros((5, 6), dtype=bool)
    body[1:3, 2:5] = True
    svg = drawing(picture(Picture(np.zeros((5, 6)), (0, 0, 60, 50), "x", "y", "c", outline=body)))
    (path,) = [one.get("d") for one in svg.iter(f"{SVG}path") if one.get("stroke-width") == "1.6"]
    scale = float(next(svg.iter(f"{SVG}image")).get("width")) / 6
    across = sum(float(one) for one in re.findall(r"h(-?[\d.]+)", path))
    along = -sum(float(one) for one in re.findall(r"v(-?[\d.]+)", path))
    assert (across, along) == pytest.approx((6 * scale, 4 * scale), abs=0.5)


def test_no_body_has_no_outline():
    svg = picture(Picture(np.zeros((2, 2)), (0, 0, 1, 1), "x", "y", "c", outline=np.zeros((2, 2), dtype=bool)))
    assert 'stroke-width="1.6"' not in svg


def test_text_in_a_picture_is_never_run():
    evil = "<script>alert(1)</script>"
    assert "<script" not in picture(Picture(np.zeros((2, 2)), (0, 0, 1, 1), evil, evil, evil), bar_label=evil)


def shown_with(**more) -> ET.Element:
    """Return a picture of 1000 x 1000 units."""
    return drawing(picture(Picture(np.zeros((5, 5)), (0, 0, 1000, 1000), "x", "y", "c", **more), unit="m"))


def test_a_hole_is_drawn_along_its_path_with_its_name_at_the_upper_end():
    svg = shown_with(traces=[("H1", np.array([(500.0, 1000.0), (500.0, 0.0)]))])
    box = next(svg.iter(f"{SVG}image"))
    left, top, width, height = (float(box.get(name)) for name in ("x", "y", "width", "height"))
    (line,) = {one.get("d") for one in svg.iter(f"{SVG}path") if "L" in one.get("d")}
    points = [tuple(map(float, pair.split())) for pair in re.findall(r"[ML]([^ML]+)", line)]
    assert points[0] == pytest.approx((left + width / 2, top), abs=0.1)
    assert points[1] == pytest.approx((left + width / 2, top + height), abs=0.1)
    (name,) = [one for one in svg.iter(f"{SVG}text") if one.text == "H1"]
    assert float(name.get("y")) < top + 15


def test_names_of_holes_do_not_cover_each_other():
    line = np.array([(500.0, 500.0), (500.0, 0.0)])
    svg = shown_with(traces=[(f"H{number}", line + 0.1 * number) for number in range(12)], marks=[("7", 500.0, 500.0)])
    names = {one.text: one for one in svg.iter(f"{SVG}text") if one.text.startswith("H")}
    assert 0 < len(names) < 12  # there is not room for all of them
    places = [(float(one.get("x")), float(one.get("y"))) for one in names.values()]
    for place, (x, y) in enumerate(places):
        assert all(abs(y - other_y) >= 9 or abs(x - other_x) >= 10 for other_x, other_y in places[:place])
    mark = next(svg.iter(f"{SVG}circle"))
    low, high = float(mark.get("cy")) - 8, float(mark.get("cy")) + 8
    assert all(y <= low + 3 or y - 9 >= high - 3 or abs(x - float(mark.get("cx"))) > 8 for x, y in places)


def test_a_hole_without_a_name_is_a_line_only():
    line = np.array([(500.0, 500.0), (500.0, 0.0)])
    svg = shown_with(traces=[("", line), ("H2", line)])
    assert "H2" in [one.text for one in svg.iter(f"{SVG}text")]
    assert None not in [one.text for one in svg.iter(f"{SVG}text")]


def test_the_scale_bar_is_as_long_as_it_says():
    svg = shown_with()
    (text,) = [one.text for one in svg.iter(f"{SVG}text") if (one.text or "").endswith(" m")]
    (bar,) = [one.get("d") for one in svg.iter(f"{SVG}path") if "v4h" in one.get("d")]
    pixels = float(re.search(r"v4h([\d.]+)v", bar)[1])
    scale = float(next(svg.iter(f"{SVG}image")).get("width")) / 1000
    assert pixels == pytest.approx(scale * float(text.split()[0].replace(",", "")), abs=0.1)


def test_a_target_stands_at_its_place_with_its_rank_and_outside_it_is_left_out():
    svg = shown_with(marks=[("1", 1000.0, 1000.0), ("2", 1001.0, 0.0)])
    box = next(svg.iter(f"{SVG}image"))
    (circle,) = svg.iter(f"{SVG}circle")
    corner = float(box.get("x")) + float(box.get("width")), float(box.get("y"))
    assert (float(circle.get("cx")), float(circle.get("cy"))) == pytest.approx(corner, abs=0.1)
    texts = [one.text for one in svg.iter(f"{SVG}text")]
    assert ("1" in texts, "2" in texts) == (True, False)


def test_a_large_plan_is_a_small_image():
    image = image_of(drawing(picture(Picture(np.zeros((2000, 1000)), (0, 0, 1, 2), "x", "y", "c"))))
    assert max(image.width(), image.height()) <= 700


@pytest.mark.parametrize("high", [1.0, 0.874, 0.000123, 123456.0])
def test_the_title_of_the_colour_bar_stands_beside_its_figures_and_in_the_picture(high):
    shown = Picture(np.ones((4, 4)), (0.0, 0.0, 100.0, 100.0), "East", "North", "Map")
    svg = drawing(picture(shown, high=high, bar_label="Variogram"))
    figures = [one for one in svg.iter(f"{SVG}text") if one.text in {f"{high:.3g}", f"{high / 2:.3g}"}]
    assert len(figures) >= 2
    ends = max(float(one.get("x")) + 6.0 * len(one.text) for one in figures)  # letters of size 11 are 6 wide
    (title,) = [one for one in svg.iter(f"{SVG}text") if one.text == "Variogram"]
    middle = float(re.search(r"translate\(([\d.]+) ", title.get("transform"))[1])
    assert ends + 5.5 < middle < float(svg.get("width")) - 3.0
    assert float(svg.get("width")) <= 460


def test_blocks_are_hatched_where_they_lie_and_nowhere_else():
    hatched = np.array([[True, True, False], [False, False, True]])
    svg = drawing(picture(Picture(np.zeros((2, 3)), (0, 0, 30, 20), "x", "y", "c", hatched=hatched)))
    frame = next(svg.iter(f"{SVG}image"))
    left, top, width, height = (float(frame.get(name)) for name in ("x", "y", "width", "height"))
    pattern = next(svg.iter(f"{SVG}pattern")).get("id")
    path = next(one for one in svg.iter(f"{SVG}path") if one.get("fill") == f"url(#{pattern})").get("d")
    boxes = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v-([\d.]+)", path)
    expected = [
        (left, top + height, 2 * width / 3, height / 2),
        (left + 2 * width / 3, top + height / 2, width / 3, height / 2),
    ]
    np.testing.assert_allclose(np.array(boxes, dtype=float), expected, atol=0.11)


def test_without_hatched_blocks_there_is_no_pattern():
    for hatched in (None, np.zeros((2, 3), dtype=bool)):
        assert "<pattern" not in picture(Picture(np.zeros((2, 3)), (0, 0, 30, 20), "x", "y", "c", hatched=hatched))

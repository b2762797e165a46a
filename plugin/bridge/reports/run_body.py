# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that shows where the ore is: plans, sections, the body and the targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.evaluation.bodies import BodyComparison
from ...engine.evaluation.published import PUBLISHED_THRESHOLD
from ..messages import translate as tr
from ..points import PointTable
from ..run_results import RunResults
from .page import Figure, Line, Section, line_plot, paragraph, table
from .pictures import Picture, picture

PLANS = 4
"""Level plans, evenly through the predicted ore."""
MOST_TARGETS = 20
"""Rows of the table of targets."""


def body_sections(run: RunResults) -> list[Section]:
    """Return the sections on plans, body and targets."""
    chosen, test = run.compare(run.threshold), run.compare(run.threshold, only_test=True)
    fixed = run.compare(PUBLISHED_THRESHOLD)
    return [
        Section(tr("Level plans"), _pictures_text(run) + "".join(_plans(run, chosen))),
        Section(tr("Sections"), "".join(_sections(run, chosen))),
        Section(tr("Drill targets"), _targets(run.targets, run.unit)),
        Section(tr("Predicted body beside the labelled one"), _comparison(run, chosen, test, fixed)),
    ]


def _pictures_text(run: RunResults) -> str:
    return paragraph(
        tr(
            "Probability of ore. The outline is the label that the network learned; dots are composites within half a "
            "level or a block of the picture, those of ore in the colour of the outline. A block is called ore from "
            "{threshold} on."
        ).format(threshold=f"{run.threshold:.3g}")
    )


def _plans(run: RunResults, chosen: BodyComparison) -> Iterator[str]:
    """Yield level plans, evenly through the predicted ore."""
    grid = run.grid
    west, south, _, east, north, _ = grid.bounds
    for level in _levels_through(chosen.predicted if chosen.predicted.any() else chosen.labelled):
        elevation = float(grid.elevations[level])
        yield picture(
            Picture(
                run.probability.read_level(level),
                (west, south, east, north),
                tr("easting"),
                tr("northing"),
                tr("Level {bottom} to {top}").format(
                    bottom=f"{elevation - grid.size[2] / 2:,.6g}", top=f"{elevation + grid.size[2] / 2:,.6g}"
                ),
                run.label.read_level(level) == 1,
                _near(run.composites, axis=2, at=elevation, reach=grid.size[2] / 2, shown=(0, 1)),
            ),
            bar_label=tr("probability"),
        )


def _levels_through(counts: NDArray[np.int64]) -> list[int]:
    """Return levels at which even shares of the blocks lie below; the middle one without any."""
    if not counts.any():
        return [len(counts) // 2]
    shares = (np.arange(PLANS) + 0.5) / PLANS * counts.sum()
    return sorted({int(level) for level in np.searchsorted(np.cumsum(counts), shares)}, reverse=True)


def _sections(run: RunResults, chosen: BodyComparison) -> Iterator[str]:
    """Yield a section from west to east and one from south to north through the best target or the body's middle."""
    grid = run.grid
    west, south, bottom, east, north, top = grid.bounds
    x, y = _middle(run, chosen)
    row = int(np.clip((y - south) / grid.size[1], 0, grid.shape[1] - 1))
    column = int(np.clip((x - west) / grid.size[0], 0, grid.shape[2] - 1))
    values, labels = run.probability.read(), run.label.read()
    along_x = tr("Section from west to east at northing {at}").format(at=f"{grid.northings[row]:,.8g}")
    along_y = tr("Section from south to north at easting {at}").format(at=f"{grid.eastings[column]:,.8g}")
    near_row = _near(run.composites, axis=1, at=float(grid.northings[row]), reach=grid.size[1], shown=(0, 2))
    near_column = _near(run.composites, axis=0, at=float(grid.eastings[column]), reach=grid.size[0], shown=(1, 2))
    cuts = (
        (values[:, row], labels[:, row], (west, bottom, east, top), tr("easting"), along_x, near_row),
        (values[:, :, column], labels[:, :, column], (south, bottom, north, top), tr("northing"), along_y, near_column),
    )
    for part, label, bounds, x_label, caption, points in cuts:
        drawn = Picture(part, bounds, x_label, tr("elevation"), caption, label == 1, points)
        yield picture(drawn, bar_label=tr("probability"))


def _middle(run: RunResults, chosen: BodyComparison) -> tuple[float, float]:
    """Return easting and northing of the best target, else of the middle of the body, else of the model."""
    if run.targets is not None and len(run.targets.points):
        return float(run.targets.points[0, 0]), float(run.targets.points[0, 1])
    for centroid in (chosen.predicted_centroid, chosen.labelled_centroid):
        if np.isfinite(centroid[0]):
            return centroid[0], centroid[1]
    west, south, _, east, north, _ = run.grid.bounds
    return (west + east) / 2.0, (south + north) / 2.0


def _near(
    composites: PointTable | None, *, axis: int, at: float, reach: float, shown: tuple[int, int]
) -> list[tuple[float, float, bool]]:
    """Return the composites near a plane across an axis, as two of their coordinates and whether they are ore."""
    if composites is None:
        return []
    near = np.abs(composites.points[:, axis] - at) <= reach
    ore = composites.columns.get("ore", np.zeros(len(near)))[near] == 1
    places = composites.points[near]
    return list(zip(places[:, shown[0]].tolist(), places[:, shown[1]].tolist(), ore.tolist()))


def _targets(targets: PointTable | None, unit: str) -> str:
    """Return the table of targets, the best first."""
    if targets is None:
        return ""
    if len(targets.points) == 0:
        return paragraph(tr("No body of blocks reaches the threshold and the least volume."))
    columns = targets.columns
    rows = []
    for k in range(min(MOST_TARGETS, len(targets.points))):
        one = {name: values[k] for name, values in columns.items()}
        rows.append(
            [
                one["rank"],
                Figure(million(one["volume"])),
                Figure(million(one["tonnage"])),
                Figure(f"{one['mean_probability']:.2f}"),
                Figure(f"{one['max_probability']:.2f}"),
                f"{one['easting']:,.0f}, {one['northing']:,.0f}, {one['elevation']:,.0f}",
                _range(one["bottom"], one["top"]),
                _range(one["depth_top"], one["depth_bottom"]),
                _hole(one),
                one["holes_inside"],
            ]
        )
    header = [
        tr("rank"),
        tr("volume (million {unit}³)").format(unit=unit),
        tr("tonnes (million)"),
        tr("mean probability"),
        tr("highest"),
        tr("centroid: easting, northing, elevation"),
        tr("elevations ({unit})").format(unit=unit),
        tr("depths ({unit})").format(unit=unit),
        tr("nearest hole, distance ({unit})").format(unit=unit),
        tr("holes inside"),
    ]
    text = tr("Connected bodies of blocks that reach the threshold. {n} in all.").format(n=len(targets.points))
    return paragraph(text) + table(header, rows, is_long=True)


def million(value: float) -> str:
    """Return a large amount in millions with three digits.

    Examples
    --------
    >>> million(30_690_240.0), million(1344.0)
    ('30.7', '0.00134')
    """
    return f"{value / 1e6:,.0f}" if value >= 1e9 else f"{value / 1e6:.3g}"


def _range(low: float, high: float) -> str:
    return tr("{low} to {high}").format(low=f"{low:,.0f}", high=f"{high:,.0f}") if np.isfinite(low) else "–"


def _hole(one: dict[str, Any]) -> str:
    distance = one["hole_distance"]
    return f"{one['nearest_hole']} ({distance:,.0f})" if np.isfinite(distance) else "–"


def _comparison(run: RunResults, chosen: BodyComparison, test: BodyComparison, fixed: BodyComparison) -> str:
    """Return volumes, overlap and offset, and the overlap by level."""
    columns = [(run.threshold, chosen), (run.threshold, test), (PUBLISHED_THRESHOLD, fixed)]
    titles = [tr("all blocks"), tr("test blocks"), tr("all blocks, published threshold")]
    rows: list[list[Any]] = [[tr("threshold"), *(Figure(f"{threshold:.3g}") for threshold, _ in columns)]]
    for title, of in (
        (tr("predicted volume (million {unit}³)"), lambda body: million(body.predicted_volume)),
        (tr("labelled volume (million {unit}³)"), lambda body: million(body.labelled_volume)),
        (tr("volume of both (million {unit}³)"), lambda body: million(body.common_volume)),
        (tr("overlap: common over united volume (IoU)"), lambda body: _share(body.iou)),
        (tr("overlap: Dice"), lambda body: _share(body.dice)),
        (tr("offset of the centroids: east, north, up ({unit})"), _offset),
        (tr("distance of the centroids ({unit})"), lambda body: _length(float(np.linalg.norm(body.offset)))),
    ):
        rows.append([title.format(unit=run.unit), *(Figure(of(body)) for _, body in columns)])
    text = tr(
        "The label is the kriged ore body that the network learned from; what lies in training blocks it has seen."
    )
    return paragraph(text) + table(["", *titles], rows) + _by_level(run, chosen)


def _share(value: float) -> str:
    return f"{value:.2f}" if np.isfinite(value) else "–"


def _length(value: float) -> str:
    return f"{value:,.1f}" if np.isfinite(value) else "–"


def _offset(body: BodyComparison) -> str:
    return ", ".join(f"{one:+,.1f}" for one in body.offset) if np.isfinite(body.offset[0]) else "–"


def _by_level(run: RunResults, body: BodyComparison) -> str:
    """Return volumes and overlap along the elevation."""
    elevations = run.grid.elevations.tolist()
    volumes = [
        Line(name, elevations, (counts * body.block_volume / 1e6).tolist())
        for name, counts in (
            (tr("predicted"), body.predicted),
            (tr("labelled"), body.labelled),
            (tr("both"), body.common),
        )
    ]
    return line_plot(
        volumes,
        x_label=tr("elevation"),
        y_label=tr("volume (million {unit}³)").format(unit=run.unit),
        caption=tr("Volume by level"),
    ) + line_plot(
        [Line("", elevations, body.level_iou.tolist())],
        x_label=tr("elevation"),
        y_label=tr("overlap (IoU)"),
        y_range=(0.0, 1.0),
        caption=tr("Overlap by level"),
    )

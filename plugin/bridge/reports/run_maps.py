# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that shows where the ore is: level plans and sections."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...engine.evaluation.bodies import BodyComparison
from ..messages import translate as tr
from ..points import PointTable
from ..run_results import RunResults
from .page import Section, paragraph
from .pictures import Picture, picture

PLANS = 4
"""Level plans, evenly through the predicted ore."""


def plans_section(run: RunResults) -> Section:
    """Return the level plans."""
    return Section(tr("Level plans"), _pictures_text(run) + "".join(_plans(run, run.compare(run.threshold))))


def sections_section(run: RunResults) -> Section:
    """Return the sections through the best target."""
    return Section(tr("Sections"), "".join(_sections(run, run.compare(run.threshold))))


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

# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that shows where the ore is: seen from above, level plans and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...engine.evaluation.applicability import BEYOND
from ...engine.evaluation.bodies import BodyComparison
from ..hatching import hatched_title
from ..messages import translate as tr
from ..run_results import HONEST_PROBABILITY, RunResults
from .page import Section, legend, paragraph
from .pictures import ORE, TRACE, WASTE, Picture, hatch_sign, picture

PLANS = 4
"""Level plans, evenly through the predicted ore."""
CORRIDOR = 0.04
"""Greatest distance of holes that are projected onto a section: share of the model's longer side."""
MOST_HOLES = 12
"""Holes on a section, and names of holes in the view from above: more hide the ore."""
MOST_MARKS = 9
"""Targets that are marked."""

Pair = tuple[int, int]


def overview(run: RunResults) -> str:
    """Return the highest probability of each column of blocks seen from above, with holes and targets."""
    highest = np.full(run.grid.shape[1:], np.nan)
    hatched = np.zeros(highest.shape, dtype=bool)
    for number, level in enumerate(run.probability.levels()):
        is_higher = np.isnan(highest) | (level > highest)
        hatched = np.where(is_higher, _outside(run, number), hatched)
        highest = np.fmax(highest, level)
    west, south, _, east, north, _ = run.grid.bounds
    caption = tr("Highest probability at any depth, seen from above. {named}").format(named=_named(run)).strip()
    if hatched.any():
        caption = f"{caption} " + tr("Hatched: where the likeliest block is beyond what the data supports.")
    return _drawn(
        run,
        Picture(
            highest,
            (west, south, east, north),
            *_titles(run, 0, 1),
            caption,
            hatched=hatched,
            traces=_from_above(run),
            marks=_marks(run, (0, 1)),
        ),
    )


def _from_above(run: RunResults) -> list[tuple[str, NDArray[np.float64]]]:
    """Return the holes seen from above; of many, only those have a name that are nearest to the best targets."""
    lines = [(name, line[:, :2]) for name, line in run.traces]
    if len(lines) <= MOST_HOLES:
        return lines
    nearest = {} if run.targets is None else _places(run.targets.columns["nearest_hole"][:MOST_MARKS])
    named = sorted((one for one in lines if one[0] in nearest), key=lambda one: nearest[one[0]])
    return [*named, *(("", line) for name, line in lines if name not in nearest)]


def _places(names: Iterable[str]) -> dict[str, int]:
    """Return the place of the first of each name."""
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _named(run: RunResults) -> str:
    """Return which holes have a name, where not all have one."""
    if len(run.traces) <= MOST_HOLES or run.targets is None or not len(run.targets.points):
        return ""
    return tr("Of {n} holes those nearest to the targets are named.").format(n=f"{len(run.traces):,}")


def plans_section(run: RunResults) -> Section:
    """Return the level plans."""
    text = tr("Probability of ore by level. A block is called ore from {threshold} on.").format(
        threshold=f"{run.threshold:.2g}"
    )
    plans = "".join(_plans(run, run.compare(run.threshold)))
    return Section(tr("Level plans"), paragraph(text) + _legend(run) + plans)


def sections_section(run: RunResults) -> Section:
    """Return the sections through the best target."""
    text = tr(
        "Through the best target, else through the middle of the body. Holes and composites near a section are "
        "projected onto it, so that they may lie before or behind the blocks that are shown: not more than about "
        "{most} holes, and none from farther than {reach} {unit}. How far they reach is said below each section."
    ).format(most=MOST_HOLES, reach=f"{_widest(run):,.0f}", unit=run.unit)
    sections = "".join(_sections(run, run.compare(run.threshold)))
    signs = _legend(run, has_traces=True)
    return Section(tr("Sections"), paragraph(text) + signs + sections)


def _legend(run: RunResults, *, has_traces: bool = False) -> str:
    """Return what outline, dots, lines and numbers mean."""
    dot = '<circle cx="12" cy="5" r="{r}" fill="{fill}" stroke="#fff" stroke-width=".6"/>'
    outline = f'<path d="M2 2h8v6h12v-6h-8" fill="none" stroke="{ORE}" stroke-width="1.6"/>'
    entries = [
        *([(outline, tr("labelled ore"))] if run.label is not None else []),
        (dot.format(r=3, fill=ORE), tr("composite, ore")),
        (dot.format(r=2.4, fill=WASTE), tr("composite, waste")),
    ]
    if has_traces:
        line = f'<path d="M0 5h24" stroke="#333" stroke-width="2.2"/><path d="M0 5h24" stroke="{TRACE}"/>'
        entries.append((line, tr("drillhole")))
    if _is_hatched(run):
        entries.append((hatch_sign(), hatched_title()))
    rank = '<circle cx="12" cy="5" r="4.4" fill="#fff" stroke="#000" stroke-width="1.2"/>'
    return legend([*entries, (rank, tr("target, with its rank"))])


def _drawn(run: RunResults, shown: Picture) -> str:
    return picture(shown, bar_label=tr("probability of ore"), unit=run.unit)


def _is_hatched(run: RunResults) -> bool:
    """Return whether it is known where the probability that is shown applies: that of the honest way."""
    is_honest = (
        run.record["settings"].get("preset") == "honest" or Path(run.probability.path).stem == HONEST_PROBABILITY
    )
    return is_honest and run.applicability is not None


def _outside(run: RunResults, level: int) -> NDArray[np.bool_]:
    """Return which blocks of a level are hatched: beyond what the data supports, or predicted without being judged."""
    if run.applicability is None or not _is_hatched(run):
        return np.zeros(run.grid.shape[1:], dtype=bool)
    codes = run.applicability.read_level(level)
    return (codes >= BEYOND) | (np.isnan(codes) & np.isfinite(run.probability.read_level(level)))


def _titles(run: RunResults, first: int, second: int) -> tuple[str, str]:
    """Return the titles of two axes, with the unit."""
    names = (tr("easting ({unit})"), tr("northing ({unit})"), tr("elevation ({unit})"))
    return names[first].format(unit=run.unit), names[second].format(unit=run.unit)


def _plans(run: RunResults, chosen: BodyComparison) -> Iterator[str]:
    """Yield level plans, evenly through the predicted ore."""
    grid = run.grid
    west, south, _, east, north, _ = grid.bounds
    half = grid.size[2] / 2
    for level in _levels_through(chosen.predicted if chosen.predicted.any() else chosen.labelled):
        elevation = float(grid.elevations[level])
        shown = Picture(
            run.probability.read_level(level),
            (west, south, east, north),
            *_titles(run, 0, 1),
            tr("Level {bottom} to {top} {unit}").format(
                bottom=f"{elevation - half:.6g}", top=f"{elevation + half:.6g}", unit=run.unit
            ),
            run.labels(level) == 1,
            _near(run, axis=2, at=elevation, reach=half, shown=(0, 1)),
            hatched=_outside(run, level),
            marks=_marks(run, (0, 1), axis=2, at=elevation),
        )
        yield _drawn(run, shown)


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
    values = run.probability.read()
    levels = range(grid.shape[0])
    labels = np.stack([run.labels(level) for level in levels])
    hatched = np.stack([_outside(run, level) for level in levels])
    cuts = (
        (0, 1, float(grid.northings[row]), np.s_[:, row], (west, bottom, east, top)),
        (1, 0, float(grid.eastings[column]), np.s_[:, :, column], (south, bottom, north, top)),
    )
    texts = (
        tr("Section from west to east at northing {at} {unit}; holes and composites within {reach} {unit}"),
        tr("Section from south to north at easting {at} {unit}; holes and composites within {reach} {unit}"),
    )
    for (along, across, at, cut, bounds), text in zip(cuts, texts):
        reach = _corridor(run, axis=across, at=at)
        shown = Picture(
            values[cut],
            bounds,
            *_titles(run, along, 2),
            text.format(at=f"{at:.8g}", unit=run.unit, reach=f"{reach:,.3g}"),
            labels[cut] == 1,
            _near(run, axis=across, at=at, reach=reach, shown=(along, 2)),
            list(_projected(run, axis=across, at=at, reach=reach, shown=(along, 2))),
            _marks(run, (along, 2), axis=across, at=at),
            hatched[cut],
        )
        yield _drawn(run, shown)


def _widest(run: RunResults) -> float:
    """Return how far from a section holes may lie at most that are projected onto it; a block at least."""
    west, south, _, east, north, _ = run.grid.bounds
    return float(max(CORRIDOR * max(east - west, north - south), *run.grid.size[:2]))


def _corridor(run: RunResults, *, axis: int, at: float) -> float:
    """Return how far from a plane across an axis holes are projected onto it: few holes, half a block at least."""
    bounds = run.grid.bounds
    other = 1 - axis
    distances = []
    for _, line in run.traces:
        inside = line[(line[:, other] >= bounds[other]) & (line[:, other] <= bounds[other + 3])]
        if len(inside):
            distances.append(float(np.abs(inside[:, axis] - at).min()))
    widest = _widest(run)
    if len(distances) <= MOST_HOLES:
        return widest
    return min(widest, max(sorted(distances)[MOST_HOLES - 1], run.grid.size[axis] / 2.0))


def _middle(run: RunResults, chosen: BodyComparison) -> tuple[float, float]:
    """Return easting and northing of the best target, else of the middle of the body, else of the model."""
    if run.targets is not None and len(run.targets.points):
        return float(run.targets.points[0, 0]), float(run.targets.points[0, 1])
    for centroid in (chosen.predicted_centroid, chosen.labelled_centroid):
        if np.isfinite(centroid[0]):
            return centroid[0], centroid[1]
    west, south, _, east, north, _ = run.grid.bounds
    return (west + east) / 2.0, (south + north) / 2.0


def _near(run: RunResults, *, axis: int, at: float, reach: float, shown: Pair) -> list[tuple[float, float, bool]]:
    """Return the composites near a plane across an axis, as two of their coordinates and whether they are ore."""
    if run.composites is None:
        return []
    near = np.abs(run.composites.points[:, axis] - at) <= reach
    ore = run.composites.columns.get("ore", np.zeros(len(near)))[near] == 1
    places = run.composites.points[near]
    return list(zip(places[:, shown[0]].tolist(), places[:, shown[1]].tolist(), ore.tolist()))


def _projected(
    run: RunResults, *, axis: int, at: float, reach: float, shown: Pair
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Yield name and line of the parts of holes near a plane across an axis."""
    for name, line in run.traces:
        near = np.concatenate(([False], np.abs(line[:, axis] - at) <= reach, [False]))
        starts, ends = np.flatnonzero(~near[:-1] & near[1:]), np.flatnonzero(near[:-1] & ~near[1:])
        for start, end in zip(starts, ends):
            if end - start > 1:
                yield name, line[start:end, list(shown)]


def _marks(run: RunResults, shown: Pair, *, axis: int = 2, at: float | None = None) -> list[tuple[str, float, float]]:
    """Return rank and place of the best targets; with a plane, of those whose point lies within a block of it."""
    if run.targets is None:
        return []
    places = run.targets.points[:MOST_MARKS]
    return [
        (str(int(run.targets.columns["rank"][k])), float(place[shown[0]]), float(place[shown[1]]))
        for k, place in enumerate(places)
        if at is None or abs(place[axis] - at) <= run.grid.size[axis]
    ]

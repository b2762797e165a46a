# SPDX-License-Identifier: GPL-2.0-or-later
"""What geologists write down of the sample deposit: surveys, logs and assays as text.

The assays are what a laboratory reports: rounded, cut at the detection limit (`<0.005`), with a
nugget, and not everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .drilling import STEP, Hole
from .geology import ALTERATIONS, ROCKS, Geology, Values
from .grades import METALS, GradeModel

SAMPLE_LENGTH = 2.0
SURVEY_SPACING = 30.0
SURVEY_ERROR_DEG = 0.15
NUGGETS = {"au_gpt": 0.45, "ag_gpt": 0.35, "cu_pct": 0.25}
"""Standard deviation of the natural logarithm of a sample about the truth."""
SHARED_NUGGET = 0.4
"""Share of the nugget's variance that the metals of a sample have in common."""
LIMITS = {"au_gpt": (0.005, 3), "ag_gpt": (0.2, 1), "cu_pct": (0.001, 3)}
"""Detection limit and decimals of each metal."""
NOT_SAMPLED = 0.006
"""Share of intervals whose sample was lost: `NS`."""
NO_COPPER = 0.003
"""Share of intervals without a copper assay: an empty cell."""

Rows = list[tuple[str, ...]]


def collar_rows(holes: Sequence[Hole]) -> Rows:
    """Return hole id, easting, northing, elevation, length and line of each hole."""
    return [
        (hole.hole_id, *(f"{value:.2f}" for value in hole.points[0]), f"{hole.length:.1f}", str(hole.line))
        for hole in holes
    ]


def survey_rows(hole: Hole, generator: np.random.Generator) -> Rows:
    """Return hole id, depth, azimuth and dip of the measured stations: every 30 m and at the end."""
    depths = np.append(np.arange(0.0, hole.length - 5.0, SURVEY_SPACING), hole.length)
    stations = (depths / STEP).astype(int)
    errors = generator.normal(0.0, SURVEY_ERROR_DEG, (2, len(stations)))
    azimuths = (hole.azimuths[stations] + errors[0]) % 360.0
    dips = np.maximum(hole.dips[stations] + errors[1], -90.0)
    return [
        (hole.hole_id, f"{depth:.1f}", f"{azimuth:.1f}", f"{dip:.1f}")
        for depth, azimuth, dip in zip(depths, azimuths, dips)
    ]


def log_rows(hole: Hole, codes: NDArray[np.int8], names: Sequence[str]) -> Rows:
    """Return hole id, from, to and name of each run of one code along a hole, no run shorter than 2 m."""
    starts = [0]
    for place in np.flatnonzero(np.diff(codes)) + 1:
        if place - starts[-1] >= 2:
            starts.append(int(place))
    ends = [*starts[1:], len(codes)]
    rows: Rows = []
    for start, end in zip(starts, ends):
        name = names[int(np.bincount(codes[start:end]).argmax()) - 1]
        if rows and rows[-1][3] == name:
            rows[-1] = (*rows[-1][:2], f"{end * STEP:.1f}", name)
        else:
            rows.append((hole.hole_id, f"{start * STEP:.1f}", f"{end * STEP:.1f}", name))
    return rows


def logged_rows(hole: Hole, geology: Geology) -> tuple[Rows, Rows]:
    """Return the logs of lithology and alteration of a hole."""
    ground = geology.at(hole.at(np.arange(0.0, hole.length, STEP) + STEP / 2.0))
    return log_rows(hole, ground.rocks, ROCKS), log_rows(hole, ground.alterations, ALTERATIONS)


def assay_rows(hole: Hole, geology: Geology, model: GradeModel, generator: np.random.Generator) -> Rows:
    """Return hole id, from, to and the three grades of the sampled intervals of a hole."""
    starts = np.arange(4.0, hole.length - SAMPLE_LENGTH + 1e-9, SAMPLE_LENGTH)
    assays = sample_grades(hole, starts, geology, model, generator)
    texts = [assay_texts(assays[name], *LIMITS[name]) for name in METALS]
    lost = generator.random(len(starts)) < NOT_SAMPLED
    without_copper = generator.random(len(starts)) < NO_COPPER
    kept = _is_sampled(starts, generator)
    rows: Rows = []
    for place in np.flatnonzero(kept):
        grades = ["NS"] * len(texts) if lost[place] else [text[place] for text in texts]
        if without_copper[place]:
            grades[-1] = ""
        rows.append((hole.hole_id, f"{starts[place]:.1f}", f"{starts[place] + SAMPLE_LENGTH:.1f}", *grades))
    return rows


def sample_grades(
    hole: Hole, starts: Values, geology: Geology, model: GradeModel, generator: np.random.Generator
) -> dict[str, Values]:
    """Return the grades of 2 m samples: the truth's mean of three points times a nugget of mean one."""
    depths = (starts[:, None] + SAMPLE_LENGTH * np.array([1.0, 3.0, 5.0]) / 6.0).ravel()
    points = hole.at(depths)
    truth = model.grades(points, geology.at(points))
    common = generator.standard_normal(len(starts))
    samples = {}
    for name, spread in NUGGETS.items():
        own = generator.standard_normal(len(starts))
        error = np.sqrt(SHARED_NUGGET) * common + np.sqrt(1.0 - SHARED_NUGGET) * own
        mean = truth[name].reshape(-1, 3).mean(axis=1)
        samples[name] = mean * np.exp(spread * error - spread**2 / 2.0)
    return samples


def assay_texts(grades: Values, limit: float, decimals: int) -> list[str]:
    """Return grades as a laboratory writes them.

    Examples
    --------
    >>> assay_texts(np.array([0.0012, 0.1234]), 0.005, 3)
    ['<0.005', '0.123']
    """
    return [f"<{limit:g}" if grade < limit else f"{grade:.{decimals}f}" for grade in grades]


def _is_sampled(starts: Values, generator: np.random.Generator) -> NDArray[np.bool_]:
    """Return which intervals were sampled at all: two stretches of 6 to 20 m per hole were not."""
    kept = np.ones(len(starts), dtype=bool)
    for _ in range(2):
        first = generator.uniform(0.0, starts[-1])
        kept &= (starts < first) | (starts > first + generator.uniform(6.0, 20.0))
    return kept

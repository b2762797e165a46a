# SPDX-License-Identifier: GPL-2.0-or-later
"""Curves of one part of the blocks with a band about each: ROC, precision-recall, capture, calibration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .few_groups import ends, interval
from .intervals import Drawn

Floats = NDArray[np.float64]
Curve = dict[str, list[Any]]
Lines = Callable[[Drawn], tuple[Floats, Floats]]

PLACES = np.concatenate((np.linspace(0.0, 0.04, 9), np.linspace(0.05, 1.0, 96)))
"""Abscissas of the bands: denser where few blocks are called ore."""
MOST_SHOWN = 200
"""Points of the lines of a prediction-area plot."""
HEAD_SHARES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
"""Shares of the ground for which a table says what they capture."""


def roc_band(whole: Drawn, drawn: Drawn) -> Curve:
    """Return the share of the ore called ore over the share of the barren ground called ore: columns x y low high."""
    return _band(
        whole, drawn, lambda one: (one.barren / _total(one.barren), one.ore / _total(one.ore)), whole.held.both
    )


def precision_band(whole: Drawn, drawn: Drawn) -> Curve:
    """Return the precision over the recall, from the first block of ore that is called ore on."""

    def lines(one: Drawn) -> tuple[Floats, Floats]:
        return one.ore / _total(one.ore), one.ore / np.maximum(one.ore + one.barren, 1.0)

    calling = np.minimum(whole.held.called, whole.held.both)[None]
    groups = _along(PLACES, lines(whole)[0], calling, is_level=True)[0]
    return _band(whole, drawn, lines, groups, is_level=True)


def capture_band(whole: Drawn, drawn: Drawn, *, of_metal: bool = False) -> Curve:
    """Return the share of the ore, or of the metal, in the likeliest share of the ground."""
    return _band(whole, drawn, lambda one: _captured(one, of_metal=of_metal), _capturing(whole, of_metal=of_metal))


def captured_at(whole: Drawn, drawn: Drawn, *, of_metal: bool = False) -> list[dict[str, Any]]:
    """Return what each of `HEAD_SHARES` of the ground captures, with intervals: rows of ground, value, low, high."""
    at = np.asarray(HEAD_SHARES)
    values = _along(at, *_captured(whole, of_metal=of_metal))[0]
    groups = _capturing(whole, of_metal=of_metal)
    low, high = _ends(_along(at, *_captured(drawn, of_metal=of_metal)), values, groups)
    return [
        {"ground": float(share), "value": _plain(value), "low": _plain(below), "high": _plain(above)}
        for share, value, below, above in zip(at, values, low, high)
    ]


def calibration_band(whole: Drawn, drawn: Drawn) -> Curve:
    """Return the share of ore over the mean probability, by bins of probability, with the blocks of each bin."""
    is_used = whole.counted[0] > 0
    with np.errstate(invalid="ignore", divide="ignore"):
        x, y = (whole.expected / whole.counted)[0, is_used], (whole.found / whole.counted)[0, is_used]
        low, high = _ends((drawn.found / drawn.counted)[:, is_used], y, whole.held.bins[is_used])
    return {**_columns(x, y, low, high), "blocks": whole.counted[0, is_used].astype(np.int64).tolist()}


def prediction_area(whole: Drawn, drawn: Drawn) -> dict[str, Any]:
    """Return the prediction-area plot: share of the ore above each threshold, and share of the ground below it.

    Where both lines cross, a share of the ore lies in one less that share of the ground; the quotient of both says
    how much denser ore is there than on the whole (Yousefi and Carranza 2015, Prediction-area plot). Columns
    `threshold captured outside` with the ends of their bands, and `crossing`, each figure with its interval.
    """
    threshold = np.append(whole.edges, 1.0)
    captured, outside = _lines_of_area(whole)
    bands = [_lines_of_area(drawn)[k] for k in range(2)]
    crossed = _crossings(threshold, captured, outside)
    spread = _crossings(threshold, *bands)
    shown = np.unique(np.linspace(0, len(threshold) - 1, MOST_SHOWN).astype(np.int64))
    groups = {"captured": whole.held.ore, "outside": whole.held.blocks}
    columns: dict[str, Any] = {"threshold": threshold[shown].tolist()}
    for name, line, band in zip(("captured", "outside"), (captured, outside), bands):
        low, high = _ends(band[:, shown], line[0, shown], groups[name])
        values = {name: line[0, shown], f"{name}_low": low, f"{name}_high": high}
        columns.update({key: [_plain(value) for value in one.tolist()] for key, one in values.items()})
    both = whole.held.both
    crossing = {name: interval(float(one[0]), spread[name], both).to_dict() for name, one in crossed.items()}
    return {**columns, "crossing": crossing}


def _lines_of_area(one: Drawn) -> tuple[Floats, Floats]:
    """Return for each draw the share of the ore above the thresholds, and of the ground below them."""
    called = one.ore + one.barren
    end = np.zeros((len(called), 1))
    return np.hstack((one.ore / _total(one.ore), end)), 1.0 - np.hstack((called / _total(called), end))


def _crossings(threshold: Floats, captured: Floats, outside: Floats) -> dict[str, Floats]:
    """Return threshold, ore, ground and density where the lines of each draw cross; NaN for a draw without ore."""
    above = captured - outside
    is_known = np.isfinite(above).all(axis=1)
    reaches = np.where(is_known[:, None], above, 0.0) >= 0.0
    at = reaches.shape[1] - 1 - np.argmax(reaches[:, ::-1], axis=1)
    following, rows = np.minimum(at + 1, above.shape[1] - 1), np.arange(len(above))
    step = above[rows, at] - above[rows, following]
    share = np.divide(above[rows, at], step, out=np.zeros(len(above)), where=step > 0.0)

    def crossed(lines: Floats) -> Floats:
        return np.where(is_known, lines[rows, at] + share * (lines[rows, following] - lines[rows, at]), np.nan)

    ore, ground = crossed(captured), 1.0 - crossed(outside)
    density = np.divide(ore, ground, out=np.full(len(ore), np.nan), where=ground > 0.0)
    return {
        "threshold": crossed(np.broadcast_to(threshold, above.shape)),
        "ore": ore,
        "ground": ground,
        "density": density,
    }


def _captured(one: Drawn, *, of_metal: bool) -> tuple[Floats, Floats]:
    called = one.ore + one.barren
    wanted = one.metal if of_metal and one.metal is not None else one.ore
    return called / _total(called), wanted / _total(wanted)


def _total(counts: Floats) -> Floats:
    """Return what all levels together count, a column; NaN where that is nothing."""
    return np.where(counts[:, :1] > 0.0, counts[:, :1], np.nan)


def _capturing(whole: Drawn, *, of_metal: bool) -> float:
    """Return how many equal groups hold what is captured."""
    return min(whole.held.metal, whole.held.blocks) if of_metal else whole.held.both


def _band(whole: Drawn, drawn: Drawn, lines: Lines, groups: float | Floats, *, is_level: bool = False) -> Curve:
    y = _along(PLACES, *lines(whole), is_level=is_level)[0]
    return _columns(PLACES, y, *_ends(_along(PLACES, *lines(drawn), is_level=is_level), y, groups))


def _along(at: Floats, x: Floats, y: Floats, *, is_level: bool = False) -> Floats:
    """Return the ordinates of each draw at some abscissas.

    The line begins where nothing is called ore, at (0, 0), or level with its first point.
    """
    start = np.zeros((len(x), 1))
    across, up = np.hstack((x, start))[:, ::-1], np.hstack((y, y[:, -1:] if is_level else start))[:, ::-1]
    lines = [np.interp(at, one, other) for one, other in zip(across, up)]
    return np.array(lines, dtype=np.float64).reshape(-1, len(at))


def _ends(drawn: Floats, value: Floats, groups: float | Floats) -> tuple[Floats, Floats]:
    """Return the ends of the bands about values, NaN where no draw knows one or too few groups hold it."""
    each = np.broadcast_to(groups, value.shape)
    low, high = np.array([ends(column, float(n)) for column, n in zip(drawn.T, each)]).reshape(-1, 2).T
    known = np.isfinite(low)
    return np.where(known, np.fmin(low, value), np.nan), np.where(known, np.fmax(high, value), np.nan)


def _columns(x: Floats, y: Floats, low: Floats, high: Floats) -> Curve:
    columns = {"x": x, "y": y, "low": low, "high": high}
    return {name: [_plain(value) for value in values.tolist()] for name, values in columns.items()}


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None

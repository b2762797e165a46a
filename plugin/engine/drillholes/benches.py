# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting holes where they pass from one bench to the next."""

from __future__ import annotations

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray
from .depths import Spans
from .pieces import SHORT, TOLERANCE, begins_of
from .traces import Traces

HALVINGS = 40
"""Steps of the bisection that finds where a hole passes a level: half a bench over 2^40."""
DIGITS = 6
"""Decimals of the depths at which holes are cut, as many as the tolerance has."""


def cut_by_benches(runs: Spans, traces: Traces, height: float, base: float, *, ends: str) -> tuple[Spans, BoolArray]:
    """Return the runs cut at the levels `base + k * height`, and which pieces are to be discarded.

    A piece at the top or bottom of a run that is shorter, along the hole, than half a bench is joined to its
    neighbour (`merge`), stays a piece (`keep`), or is marked (`discard`). A run within one bench stays one piece.

    Parameters
    ----------
    runs : Spans
        What is cut; holes are numbered as in the traces.
    traces : Traces
        Where the holes run.
    height, base : float
        Height of a bench, and an elevation at which one begins.
    ends : str
        As in `cut_by_length`.
    """
    run, depth = _samples(runs, height)
    cut_run, cut_depth = _crossings(runs, run, depth, traces, height, base)
    own = np.concatenate((np.arange(len(runs.hole)), cut_run))
    start = np.concatenate((runs.depth_from, cut_depth))
    order = np.lexsort((start, own))
    own, start = own[order], start[order]
    begins = begins_of(own)
    end = np.append(start[1:], 0.0)[: len(start)]
    is_last = np.append(begins[1:], True)[: len(begins)]
    end = np.where(is_last, runs.depth_to[own], end)
    return _ended(Spans(runs.hole[own], start, end), begins, is_last, SHORT * height - TOLERANCE, ends)


def _samples(runs: Spans, height: float) -> tuple[IntArray, FloatArray]:
    """Return depths along the runs, half a bench apart at most, so that between two a hole passes one level at most."""
    length = runs.depth_to - runs.depth_from
    steps = np.maximum(np.ceil(2.0 * length / height).astype(np.int64), 1)
    run = np.repeat(np.arange(len(steps)), steps + 1)
    number = np.arange(len(run)) - np.repeat(np.cumsum(steps + 1) - steps - 1, steps + 1)
    depth: FloatArray = runs.depth_from[run] + length[run] * (number / steps[run])
    return run, depth


def _crossings(
    runs: Spans, run: IntArray, depth: FloatArray, traces: Traces, height: float, base: float
) -> tuple[IntArray, FloatArray]:
    """Return where the runs pass a level, found by bisection between the samples: run and depth."""

    def elevation(which: IntArray, at: FloatArray) -> FloatArray:
        return traces.positions(traces.hole_id[runs.hole[which]], at)[:, 2]

    level = np.floor((elevation(run, depth) - base) / height)
    passes = np.flatnonzero((run[1:] == run[:-1]) & (level[1:] != level[:-1]))
    own, above, below = run[passes], depth[passes], depth[passes + 1]
    plane = base + height * np.maximum(level[passes], level[passes + 1])
    starts_over = level[passes] > level[passes + 1]
    for _ in range(HALVINGS):
        middle = (above + below) / 2.0
        is_before = (elevation(own, middle) >= plane) == starts_over
        above, below = np.where(is_before, middle, above), np.where(is_before, below, middle)
    below = np.round(below, DIGITS)
    inside = (below > runs.depth_from[own] + TOLERANCE) & (below < runs.depth_to[own] - TOLERANCE)
    return own[inside], below[inside]


def _ended(pieces: Spans, begins: BoolArray, is_last: BoolArray, shortest: float, ends: str) -> tuple[Spans, BoolArray]:
    """Return the pieces with the rule for short ends applied, and which of them are to be discarded."""
    short = (pieces.depth_to - pieces.depth_from < shortest) & (begins | is_last)
    if ends != "merge":
        return pieces, short & (ends == "discard")
    kept = begins | ~short
    kept[1:] &= ~(begins & short & ~is_last)[:-1]
    first = np.flatnonzero(kept)
    last = np.append(first[1:], len(kept))[: len(first)] - 1
    joined = Spans(pieces.hole[first], pieces.depth_from[first], pieces.depth_to[last])
    return joined, np.zeros(len(first), dtype=bool)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a hole runs: from stations of depth, azimuth and dip to points in space."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..checks import check_choice
from .arcs import METHODS, direction_vectors, steps_along
from .arrays import FloatArray, IntArray, hole_numbers
from .records import Collars, Surveys
from .traces import Traces
from .wedges import Wedges, find_wedges

__all__ = ["METHODS", "Traces", "desurvey", "direction_vectors"]


def desurvey(collars: Collars, surveys: Surveys, *, method: str = "minimum_curvature") -> Traces:
    """Return the traces of the holes.

    The direction above the first station is that of the first station, below the last that of the last.
    A hole without a station is vertical, downwards. A daughter hole leaves its parent in the parent's direction.

    Parameters
    ----------
    collars : Collars
        The holes.
    surveys : Surveys
        Their stations, sorted by hole and depth, dips negative down.
    method : str
        `minimum_curvature`: between two stations the hole is an arc of a circle tangent to both directions.
        `balanced_tangential`: the upper half of the way has the upper direction, the lower half the lower one.
        `tangential`: the direction of a station holds until the next.

    References
    ----------
    Sawaryn, S. J., and Thorogood, J. L. (2005): A compendium of directional calculations based on the minimum
    curvature method. SPE Drilling & Completion 20 (1), 24-36.

    Examples
    --------
    A hole that turns from straight down to horizontal east over a quarter of a circle of radius 100 ends 100
    east of and 100 below its collar, at a depth of 157.08.
    """
    check_choice(method, METHODS, "method of desurveying")
    hole, depth, directions = _stations(collars, surveys)
    first = np.concatenate(([True], hole[1:] != hole[:-1]))[: len(hole)]
    points = _summed(hole, depth, directions, collars.points[hole[first]], method)
    traces = Traces(collars.hole_id, hole, depth, points, directions, method)
    wedges = find_wedges(collars, surveys)
    for generation in range(1, int(wedges.generation().max(initial=0)) + 1):
        traces = _with_daughters(traces, wedges, np.flatnonzero(wedges.generation() == generation))
    parent = wedges.parent if wedges.has_any else traces.parent
    return replace(traces, parent=parent, notices=wedges.notices)


def _summed(hole: IntArray, depth: FloatArray, directions: FloatArray, starts: FloatArray, method: str) -> FloatArray:
    """Return the points of stations sorted by hole and depth, from the start of each hole."""
    length = np.diff(depth, prepend=depth[:1])
    first = np.concatenate(([True], hole[1:] != hole[:-1]))[: len(hole)]
    length[first] = 0.0
    upper = np.maximum(np.arange(len(hole)) - 1, 0)
    steps = steps_along(directions[upper], directions, length, length, method)
    steps[first] = starts
    return _summed_by_hole(steps, first)


def _with_daughters(traces: Traces, wedges: Wedges, daughters: IntArray) -> Traces:
    """Return traces in which some daughter holes begin on their parents, whose traces are right already."""
    parent, leaves = wedges.parent[daughters], wedges.depth[daughters]
    above = replace(traces, parent=wedges.parent)
    starts = above.positions(traces.hole_id[parent], leaves)
    own = np.isin(traces.hole, daughters)
    below = own & (traces.depth > wedges.depth[traces.hole])
    hole = np.concatenate((daughters, traces.hole[below]))
    depth = np.concatenate((leaves, traces.depth[below]))
    directions = np.vstack((above.directions_at(parent, leaves), traces.directions[below]))
    order = np.lexsort((depth, hole))
    hole, depth, directions = hole[order], depth[order], directions[order]
    points = _summed(hole, depth, directions, starts[np.argsort(daughters)], traces.method)
    hole = np.concatenate((traces.hole[~own], hole))
    depth = np.concatenate((traces.depth[~own], depth))
    order = np.lexsort((depth, hole))
    points, directions = np.vstack((traces.points[~own], points)), np.vstack((traces.directions[~own], directions))
    return replace(traces, hole=hole[order], depth=depth[order], points=points[order], directions=directions[order])


def _stations(collars: Collars, surveys: Surveys) -> tuple[IntArray, FloatArray, FloatArray]:
    """Return hole number, depth and direction of all stations, with one at depth 0 in every hole."""
    hole = hole_numbers(surveys.hole_id, collars.hole_id)
    known = hole >= 0
    hole, depth = hole[known], surveys.depth[known]
    directions = direction_vectors(surveys.azimuth[known], surveys.dip[known])
    order = np.lexsort((depth, hole))
    hole, depth, directions = hole[order], depth[order], directions[order]
    number = np.arange(len(collars.hole_id))
    first = np.searchsorted(hole, number)
    has_station = np.isin(number, hole)
    at_collar = np.zeros(len(number), dtype=bool)
    at_collar[has_station] = depth[first[has_station]] == 0.0
    added = np.flatnonzero(~at_collar)
    start = np.tile((0.0, 0.0, -1.0), (len(added), 1))
    start[has_station[added]] = directions[first[added][has_station[added]]]
    hole, depth = np.concatenate((added, hole)), np.concatenate((np.zeros(len(added)), depth))
    order = np.lexsort((depth, hole))
    return hole[order], depth[order], np.vstack((start, directions))[order]


def _summed_by_hole(steps: FloatArray, first: IntArray) -> FloatArray:
    """Return running sums that begin anew at each hole, without carrying large coordinates along."""
    begins = np.flatnonzero(first)
    own = steps.copy()
    own[begins] = 0.0
    running = np.cumsum(own, axis=0)
    counts = np.diff(np.append(begins, len(steps)))
    return running - np.repeat(running[begins], counts, axis=0) + np.repeat(steps[begins], counts, axis=0)

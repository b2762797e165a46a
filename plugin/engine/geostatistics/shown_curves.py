# SPDX-License-Identifier: GPL-2.0-or-later
"""The experimental curves that are shown with a model."""

from __future__ import annotations

from dataclasses import replace

from .anisotropy import direction_angles, ellipsoid_axes
from .candidates import Setting
from .directions import Direction
from .experimental import ExperimentalCurve, experimental_variogram
from .fit_options import Experiment
from .pairs import SamplePairs, pairs_within_holes
from .variogram import Variogram

AXIS_TOLERANCE_DEG = 25.0
"""Angular tolerance of the curves along the model's axes."""


def shown_curves(
    pairs: SamplePairs, setting: Setting, model: Variogram, experiment: Experiment
) -> tuple[ExperimentalCurve, ...]:
    """Return the curves of all directions, down the holes, along the model's axes and those asked for."""

    def curve(name: str, direction: Direction | None = None, *, among: SamplePairs = pairs) -> ExperimentalCurve:
        return experimental_variogram(
            among,
            setting.edges,
            name=name,
            direction=direction,
            estimator=setting.estimator,
            factor=setting.factor,
            model=model,
        )

    curves = [curve("omnidirectional")]
    if setting.holes is not None:
        curves.append(curve("down-hole", among=_down_holes(pairs, setting, experiment)))
    widest = model.widest
    if widest is not None and len(set(widest.ranges)) > 1:
        axes = ellipsoid_axes(widest.azimuth_deg, widest.dip_deg, widest.plunge_deg)
        curves.extend(
            curve(name, Direction(*direction_angles(axis), AXIS_TOLERANCE_DEG))
            for name, axis in zip(("major", "semi-major", "minor"), axes)
        )
    curves.extend(curve("directional", direction) for direction in experiment.directions)
    return tuple(one for one in curves if len(one.distance))


def _down_holes(pairs: SamplePairs, setting: Setting, experiment: Experiment) -> SamplePairs:
    """Return the pairs of one hole: of many samples all of them, not only those that were drawn."""
    n = len(pairs.points)
    if setting.holes is not None and n * (n - 1) // 2 > experiment.most_pairs:
        return pairs_within_holes(pairs.points, pairs.values, setting.edges, setting.holes, seed=setting.seed)
    return replace(
        pairs,
        first=pairs.first[pairs.in_one_hole],
        second=pairs.second[pairs.in_one_hole],
        in_one_hole=pairs.in_one_hole[pairs.in_one_hole],
    )

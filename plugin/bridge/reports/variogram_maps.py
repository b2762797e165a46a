# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of a variogram over the separation in three planes, with a contour of the model."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.geostatistics.variogram import Variogram
from ...engine.geostatistics.variogram_map import PLANES
from ..messages import translate as tr
from .page import paragraph
from .pictures import Picture, picture

Values = NDArray[np.float64]
TOP_SHARE = 1.2
"""Where the colours end, in variances of the samples."""

TURNS, STEPS = 181, 300
"""Directions and distances at which the model is looked at for its contour."""


def maps_of(fit: dict[str, Any], model: Variogram) -> str:
    """Return the maps of a fit with the model's contour in each plane; nothing where there are none."""
    drawn = [_picture(one, model, fit["sample_variance"]) for one in fit.get("maps", ())]
    if not drawn:
        return ""
    text = tr(
        "Each pixel is the variogram of pairs of samples with that separation: dark in the middle, where samples are "
        "alike, and farther out along the direction in which they stay alike. The line is where the model has risen to "
        "half of the variance of the samples."
    )
    return paragraph(text) + "".join(drawn)


def _picture(one: dict[str, Any], model: Variogram, variance: float) -> str:
    titles = {
        "plan": (tr("From above"), tr("East"), tr("North")),
        "east": (tr("From the south"), tr("East"), tr("Up")),
        "north": (tr("From the east"), tr("North"), tr("Up")),
    }
    caption, right, up = titles[one["plane"]]
    reach = one["reach"]
    values = np.array([[np.nan if value is None else value for value in row] for row in one["gamma"]], dtype=float)
    shown = Picture(
        values,
        (-reach, -reach, reach, reach),
        right,
        up,
        caption,
        traces=[("", part) for part in _contour(model, one["plane"], reach, 0.5 * variance)],
    )
    return picture(shown, low=0.0, high=TOP_SHARE * variance, bar_label=tr("Variogram"))


def _contour(model: Variogram, plane: str, reach: float, level: float) -> list[Values]:
    """Return where the model rises to a level in a plane: the parts in the picture, shape (k, 2) each."""
    right, up, _ = PLANES[plane]
    turn = np.linspace(0.0, 2.0 * np.pi, TURNS)
    lengths = np.linspace(0.0, np.sqrt(2.0) * reach, STEPS)
    separations = np.zeros((TURNS, STEPS, 3))
    separations[:, :, right], separations[:, :, up] = np.outer(np.cos(turn), lengths), np.outer(np.sin(turn), lengths)
    gamma = model.gamma(separations.reshape(-1, 3)).reshape(TURNS, STEPS)
    first = np.argmax(gamma >= level, axis=1)
    line = np.column_stack((np.cos(turn), np.sin(turn))) * lengths[first][:, None]
    is_inside = (first > 0) & (np.abs(line).max(axis=1) <= reach)
    parts = np.split(np.arange(TURNS), np.flatnonzero(np.diff(is_inside)) + 1)
    return [line[part] for part in parts if is_inside[part[0]]]

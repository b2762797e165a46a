# SPDX-License-Identifier: GPL-2.0-or-later
"""The layer of residuals: each sample with its estimate from the others and how far off that is."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from .left_out import LeftOut
from .points import Field, write_points
from .staging import Staging, StrPath
from .styling import style_graduated_points

RESIDUAL_COLORS = ("#2166ac", "#92c5de", "#d0d0d0", "#f4a582", "#b2182b")
"""Far too low, too low, about right, too high, far too high; safe for colour-blind eyes."""


def write_residuals(path: StrPath, found: LeftOut, *, staging: Staging | None = None) -> str:
    """Write the samples with their estimates and residuals and return the path."""
    samples, best = found.samples, found.best
    names = np.array(samples.hole_names or [""], dtype=np.str_)
    fields = [
        Field("hole_id", "text", names[samples.holes] if samples.hole_names else [""] * len(samples.values)),
        Field("value", "float", samples.values, samples.field),
        Field("estimate", "float", found.estimates[best]),
        Field("residual", "float", found.residuals),
        Field("deviation", "float", np.sqrt(found.variances[best])),
        Field("standardised", "float", found.standardised),
        Field("inverse_distance", "float", found.inverse),
        Field("nearest", "float", found.nearest),
    ]
    if len(found.trials) > 1:
        for number, trial in enumerate(found.trials):
            fields.append(Field(f"estimate_{number + 1}", "float", found.estimates[number], trial.name))
    step = found.scores[best]["rmse"] or 1.0
    return write_points(
        path, samples.points, fields, samples.crs, style=lambda layer: _style(layer, step), staging=staging
    )


def _style(layer: QgsVectorLayer, step: float) -> None:
    """Draw the residuals from too low to too high, in steps of the root mean squared error."""
    translate = QCoreApplication.translate
    small, large = f"{step:.3g}", f"{2.0 * step:.3g}"
    titles = (
        translate("Oresight", "too low by more than {0}").format(large),
        translate("Oresight", "too low by {0} to {1}").format(small, large),
        translate("Oresight", "within {0}").format(small),
        translate("Oresight", "too high by {0} to {1}").format(small, large),
        translate("Oresight", "too high by more than {0}").format(large),
    )
    bounds = (-1e30, -2.0 * step, -step, step, 2.0 * step, 1e30)
    style_graduated_points(layer, "residual", bounds, classes=list(zip(RESIDUAL_COLORS, titles)))
    layer.setDisplayExpression('"hole_id"')
    layer.setMapTipTemplate(
        '<b>[% "hole_id" %]</b> [% round("value", 3) %] → [% round("estimate", 3) %] ([% round("residual", 3) %])'
    )

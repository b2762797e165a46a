# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms fitted in the worker, and said in words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.errors import Notice
from ..engine.geostatistics.categories import indicators
from ..engine.geostatistics.fit_options import model_name
from ..engine.geostatistics.variogram import Structure, Variogram
from ..engine.progress import Progress, no_progress
from .jobs import run_job
from .samples import Samples


def fit_samples(
    samples: Samples, *, settings: dict[str, Any] | None = None, progress: Progress = no_progress
) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """Return a fit as `VariogramFit.to_dict` gives it, and what was noticed.

    Text is taken as categories: the sum of the variograms of their indicators is fitted.
    """
    given = {"field": samples.field, "unit": samples.unit, **(settings or {})}
    arrays: dict[str, NDArray[Any]] = {"points": samples.points, "values": values_of(samples)}
    if samples.hole_names:
        arrays["holes"] = samples.holes
    with run_job("fit_variogram", given, arrays, progress=progress) as result:
        return result.values["fit"], result.notices


def values_of(samples: Samples) -> NDArray[np.float64]:
    """Return the values of numbers, or the indicators of text."""
    if not samples.is_text:
        return np.asarray(samples.values, dtype=np.float64)
    names, codes = np.unique(samples.values, return_inverse=True)
    codes = np.where(names == "", 0, np.arange(1, len(names) + 1))[codes.ravel()]
    return indicators(codes)[1]


def describe_variogram(variogram: Variogram) -> Notice:
    """Return a variogram in one sentence."""
    widest = variogram.widest
    if widest is None:
        return Notice("Variogram: nugget {nugget} only.", {"nugget": f"{variogram.nugget:.4g}"})
    return Notice(
        "Variogram: nugget {nugget}, {structures}; sill {sill}, azimuth {azimuth}, dip {dip}, plunge {plunge}.",
        {
            "nugget": f"{variogram.nugget:.4g}",
            "structures": ", ".join(_words(structure) for structure in variogram.structures),
            "sill": f"{variogram.sill:.4g}",
            "azimuth": f"{round(widest.azimuth_deg)}",
            "dip": f"{round(widest.dip_deg)}",
            "plunge": f"{round(widest.plunge_deg)}",
        },
    )


def _words(structure: Structure) -> str:
    ranges = " x ".join(f"{length:.4g}" for length in structure.ranges)
    return f"{model_name((structure.model, structure.shape))} {structure.sill:.4g} ({ranges})"

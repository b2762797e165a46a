# SPDX-License-Identifier: GPL-2.0-or-later
"""The same kriging by PyKrige, which knows structures of one anisotropy: their space is made isotropic beforehand."""

from __future__ import annotations

from typing import Any

import numpy as np
from oresight.plugin.engine.geostatistics.models import correlation
from oresight.plugin.engine.geostatistics.variogram import Variogram

FEW = 30
"""Samples it is constructed with: what it computes of all of them when constructed takes minutes, and is not used."""
PART = 4000
"""Places at once: it holds a row of all samples for each."""


def krige_in_three_dimensions(
    points: np.ndarray,
    values: np.ndarray,
    targets: np.ndarray,
    variogram: Variogram,
    *,
    neighbours: int | None = None,
    has_drift: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Return estimates and variances from all samples, or from the nearest ones in the space of the structures.

    `has_drift` lets the mean be linear in the coordinates.
    """
    from pykrige.ok3d import OrdinaryKriging3D
    from pykrige.uk3d import UniversalKriging3D

    first = variogram.structures[0].transform
    scaled, places = points @ first.T, targets @ first.T
    parts = [(one, _stretch(one.transform, first)) for one in variogram.structures]

    def gamma(_: Any, distance: np.ndarray) -> np.ndarray:
        gone = [one.sill * (1.0 - correlation(one.model, factor * distance, one.shape)) for one, factor in parts]
        return variogram.nugget + np.sum(gone, axis=0)

    kind = UniversalKriging3D if has_drift else OrdinaryKriging3D
    more = {"drift_terms": ["regional_linear"]} if has_drift else {}
    given = {"variogram_model": "custom", "variogram_parameters": [], "variogram_function": gamma, **more}
    kriging = kind(*scaled[:FEW].T, values[:FEW], **given)
    kriging.X_ADJUSTED, kriging.Y_ADJUSTED, kriging.Z_ADJUSTED = scaled.T
    kriging.X_ORIG, kriging.Y_ORIG, kriging.Z_ORIG = scaled.T
    kriging.VALUES = values
    moving = {} if neighbours is None else {"n_closest_points": neighbours, "backend": "loop"}
    parts_of_places = np.array_split(places, len(places) // PART + 1)
    found = [kriging.execute("points", *part.T, **moving) for part in parts_of_places]
    estimate, variance = (np.concatenate([np.asarray(one[number]) for one in found]) for number in (0, 1))
    return estimate, variance


def _stretch(transform: np.ndarray, first: np.ndarray) -> float:
    """Return how many times shorter the ranges of a structure are than the first one's."""
    factor = float(np.linalg.norm(transform) / np.linalg.norm(first))
    np.testing.assert_allclose(transform, factor * first, atol=1e-12)
    return factor

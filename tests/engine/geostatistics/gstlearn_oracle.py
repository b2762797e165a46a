# SPDX-License-Identifier: GPL-2.0-or-later
"""The same kriging by gstlearn.

Its angles turn the axes mathematically, about the vertical first, so that ours (azimuth, dip, plunge) are its
(90 - azimuth, -dip, plunge). Its scales are what distances are divided by inside the covariance: an exponential one
is exp(-h / scale), where ours is exp(-3 h / range).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from oresight.plugin.engine.geostatistics.models import matern_scale
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@dataclass(frozen=True)
class Assumed:
    """What is assumed of the mean."""

    degree: int | None = 0
    """Of the drift; None: the mean is known."""
    mean: float = 0.0
    """The known mean."""
    at_samples: np.ndarray | None = None
    """External variable at the samples, shape (m,)."""
    at_targets: np.ndarray | None = None
    """External variable at the targets, shape (n,)."""


def library() -> Any:
    """Return gstlearn, set to three dimensions."""
    import gstlearn

    gstlearn.defineDefaultSpace(gstlearn.ESpaceType.RN, 3)
    return gstlearn


def model_of(variogram: Variogram, assumed: Assumed) -> Any:
    """Return the model."""
    gl = library()
    model = gl.Model.createFromParam(gl.ECov.NUGGET, 1.0, variogram.nugget)
    for one in variogram.structures:
        scales = [length / scales_in_range(one) for length in one.ranges]
        kind = getattr(gl.ECov, one.model.upper())
        shape = 1.0 if one.shape is None else one.shape
        model.addCovFromParam(kind, 0.0, one.sill, shape, scales, gl.MatrixSymmetric(), angles_of(one), False)
    if assumed.degree is None:
        model.setMean(assumed.mean)
    else:
        model.setDriftIRF(assumed.degree, 0 if assumed.at_samples is None else 1)
    return model


def scales_in_range(one: Structure) -> float:
    """Return how many of gstlearn's scales our practical range is long."""
    if one.model == "matern":
        return matern_scale(one.shape)
    return {"exponential": 3.0, "gaussian": float(np.sqrt(3.0))}.get(one.model, 1.0)


def angles_of(one: Structure | Search) -> list[float]:
    """Return gstlearn's angles."""
    return [90.0 - one.azimuth_deg, -one.dip_deg, one.plunge_deg]


def neighbourhood_of(search: Search, n: int) -> Any:
    """Return the neighbourhood: all samples where they are all taken.

    Its ball search, made for speed, is not used: with fewer samples within the radius than wanted it takes more from
    beyond.
    """
    gl = library()
    if search.maximum >= n or search.maximum == 0:
        return gl.NeighUnique.create()
    assert search.radii is not None
    widest = max(search.radii)
    shares = [radius / widest for radius in search.radii]
    return gl.NeighMoving.create(False, search.maximum, widest, search.minimum, 1, gl.ITEST, shares, angles_of(search))


def krige_points(
    points: np.ndarray,
    values: np.ndarray,
    targets: np.ndarray,
    variogram: Variogram,
    search: Search,
    assumed: Assumed,
) -> tuple[np.ndarray, np.ndarray]:
    """Return estimates and variances at points."""
    gl = library()
    places = _table(targets, None, assumed.at_targets)
    neighbourhood = neighbourhood_of(search, len(points))
    gl.kriging(_table(points, values, assumed.at_samples), places, model_of(variogram, assumed), neighbourhood)
    return _results(places)


def krige_blocks(
    points: np.ndarray,
    values: np.ndarray,
    blocks: tuple[tuple[float, ...], tuple[float, ...], tuple[int, ...]],
    discretisation: tuple[int, int, int],
    variogram: Variogram,
    assumed: Assumed,
) -> tuple[np.ndarray, np.ndarray]:
    """Return estimates and variances of blocks from all samples, easting fastest.

    `blocks` are the centre of the first one, sizes and numbers along easting, northing, elevation. The variance of the
    block itself is gstlearn's own: it draws a second set of points at random for it, the same for every block.
    """
    gl = library()
    first, sizes, counts = blocks
    grid = gl.DbGrid.create(list(counts), list(sizes), list(first))
    options = gl.KrigOpt()
    options.setOptionCalcul(gl.EKrigOpt.BLOCK, list(discretisation), False)
    everywhere = gl.NeighUnique.create()
    gl.kriging(_table(points, values, None), grid, model_of(variogram, assumed), everywhere, True, True, False, options)
    return _results(grid)


def _table(points: np.ndarray, values: np.ndarray | None, external: np.ndarray | None) -> Any:
    gl = library()
    columns = [points] + [column[:, None] for column in (values, external) if column is not None]
    table = gl.Db.createFromSamples(len(points), gl.ELoadBy.SAMPLE, np.column_stack(columns).ravel())
    table.setLocators(["New.1", "New.2", "New.3"], gl.ELoc.X)
    if values is not None:
        table.setLocator("New.4", gl.ELoc.Z)
    if external is not None:
        table.setLocator("New.4" if values is None else "New.5", gl.ELoc.F)
    return table


def _results(places: Any) -> tuple[np.ndarray, np.ndarray]:
    return np.array(places["*estim"]), np.square(np.array(places["*stdev"]))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of samples at points or blocks, each from the samples in its neighbourhood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress, share_of
from .covariance import Covariance
from .field import FieldOutput, KrigedField
from .method import ExternalDrift, KrigingMethod
from .pieces import Tally
from .preparation import Setting, check_method, choose_solver, prepare_group, share_of_preparation
from .samples import group_samples
from .search import Search
from .support import Support
from .targets import TargetsGiven, as_targets
from .variogram import Variogram


def krige(
    points: NDArray[np.float64],
    values: NDArray[np.float64],
    targets: TargetsGiven,
    variogram: Variogram,
    search: Search | None = None,
    *,
    method: KrigingMethod | None = None,
    holes: NDArray[Any] | None = None,
    external: ExternalDrift | None = None,
    block_size: tuple[float, float, float] | None = None,
    measures: Sequence[str] = (),
    solver: str = "auto",
    device: str = "cpu",
    precision: str = "float64",
    threads: int = 1,
    progress: Progress = no_progress,
) -> KrigedField:
    """Return kriging estimates and variances of one or several variables.

    The weights minimise the variance of the error under the condition that functions of the mean, in ordinary kriging
    a constant, are reproduced, so that their coefficients need not be known. Each target has a system of its own,
    made of the samples in its neighbourhood; the variables that are known at the same samples share its
    factorisation. At a sample the estimate of a point is the sample, whatever the nugget.

    Parameters
    ----------
    points : array of shape (m, 3)
        Easting, northing, elevation of the samples.
    values : array of shape (m,) or (m, v)
        Values of the variables; NaN where missing. A variable is kriged from the samples it is known at.
    targets : array of shape (n, 3), or a pair of BlockGrid and bool array of its shape
        Where to estimate; of a grid, the blocks in the mask, in block order.
    variogram : Variogram
        Model that all variables share; only the ratios of its sills matter to the estimates.
    search : Search, optional
        Neighbourhood; by default the nearest 24 samples within twice the ranges.
    method : KrigingMethod, optional
        Ordinary, simple or universal kriging, of points or blocks; by default ordinary kriging of points.
    holes : array of shape (m,), optional
        Drillhole of each sample, for a search with a limit per hole.
    external : ExternalDrift, optional
        Variables that the mean of universal kriging follows, beside coordinates.
    block_size : tuple of float, optional
        Size of the blocks around targets that are given as points, for block kriging.
    measures : sequence of str
        What else is wanted: names in `MEASURES`, or `excess`.
    solver : str
        `numba` (compiled), `numpy`, `torch`, or `auto`: compiled where numba is installed and the targets are
        many, else torch where it is installed and they are very many. All work in float64, and agree to rounding,
        unless another precision is asked for.
    device : str
        Where torch works: `cpu`, `cuda`, `mps`.
    precision : str
        `float64`, or `float32` (torch, or from all samples): in simple and ordinary kriging estimates then err by up
        to 4e-6 of the sill's root and variances by 4e-7 of the sill; with a quadratic drift by 7e-5 and 2e-4
        (`tensors.py` says how this was measured).
    threads : int
        How many threads may work.
    progress : Progress
        Called several times a second; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Arrays that do not fit each other, no targets, a variable without a value, or a method that the variogram or
        the search does not allow.

    Notes
    -----
    With C the variance of the truth, V the kriging variance and e the excess (see `KrigedField`), the efficiency is
    (C - V) / C, and the slope of the regression of truth on estimate (C - V + e) / (C - V + 2 e).

    Examples
    --------
    >>> from .variogram import Structure
    >>> model = Variogram(0.0, (Structure("spherical", 1.0, (10.0, 10.0, 10.0)),))
    >>> samples = np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0]])
    >>> middle = krige(samples, np.array([1.0, 3.0]), np.array([[2.0, 0.0, 0.0]]), model, Search(minimum=1))
    >>> float(middle.estimate[0, 0].round(9))
    2.0
    """
    method = method or KrigingMethod()
    points, columns = _check_samples(points, values)
    places = as_targets(targets)
    if len(places) == 0:
        raise InvalidInputError("There is nothing to estimate: the domain has no blocks.")
    search = (search or Search()).resolved(variogram)
    covariance = Covariance.of(variogram)
    check_method(method, covariance, external, len(points), len(places))
    groups, notices = group_samples(
        points,
        columns,
        covariance.frames[0].transform,
        holes=None if holes is None else np.asarray(holes),
        external=None if external is None else external.at_samples,
    )
    setting = Setting(
        method,
        covariance,
        search,
        Support.of(method, block_size or places.block_size),
        choose_solver(solver, len(places), covariance, precision),
        device,
        precision,
        threads,
        "mean_distance" in measures,
    )
    output = FieldOutput(len(places), columns.shape[1], measures)
    at_targets = None if external is None else external.at_targets
    progress(0.0, "Kriging")
    for number, group in enumerate(groups):
        share = share_of_preparation(search, len(group.points), len(places))
        of_group = share_of(progress, number / len(groups), (number + 1) / len(groups))
        run = prepare_group(group, setting, progress=share_of(of_group, 0.0, share))
        tally, done = Tally(), 0
        for piece in run.pieces(places, at_targets):
            output.put(group.columns, piece, run.against)
            tally.add(piece.tally)
            done += len(piece.positions)
            of_group(share + (1.0 - share) * done / len(places), "Kriging")
        output.add_reasons(tally, search)
        notices = (*notices, *run.notices)
    return output.finished(notices)


def _check_samples(
    points: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points and values (m, v) as float64; refuse arrays that do not fit each other."""
    points = np.asarray(points, dtype=np.float64)
    values = np.asarray(values, dtype=np.float64)
    columns = values[:, None] if values.ndim == 1 else values
    if points.ndim != 2 or points.shape[1] != 3 or columns.ndim != 2 or len(points) != len(columns):
        raise InvalidInputError(
            "Samples need coordinates of shape (m, 3) and values of shape (m,) or (m, v), but {points} and {values} "
            "were given.",
            points=str(points.shape),
            values=str(values.shape),
        )
    if len(points) == 0:
        raise InvalidInputError("There are no samples to krige from.")
    return points, columns

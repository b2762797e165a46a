# SPDX-License-Identifier: GPL-2.0-or-later
"""A variogram model fitted to samples: nugget, sills, ranges and directions by weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress, share_of
from .anisotropy import ellipsoid_axes
from .candidates import Setting, choose_model
from .experimental import ExperimentalCurve, experimental_variogram, lag_edges
from .models import MODELS
from .pairs import Floats, SamplePairs, collect_pairs
from .variogram import Variogram

AUTO = ("spherical", "spherical+spherical")
"""What `auto` tries."""


@dataclass(frozen=True)
class VariogramFit:
    """A fitted variogram and what it was fitted to."""

    variogram: Variogram
    """The model."""
    curves: tuple[ExperimentalCurve, ...]
    """Experimental variograms: omnidirectional, down-hole when holes are known, along the model's axes."""
    misfit: float
    """Root mean square of model minus experiment over the lags, as a share of the experiment; NaN without a fit."""
    gain_of_directions: float
    """By which share the error of samples estimated from other holes fell when ranges could differ by direction;
    negative when it rose: then they do not differ. NaN when it was not tried."""
    sample_variance: float
    """Variance of the values."""
    n_samples: int
    """Number of samples with a value."""
    n_pairs: int
    """Number of pairs looked at."""
    is_fallback: bool
    """Whether the fit was refused and the model is a rule of thumb."""
    notices: tuple[Notice, ...]
    """Why something was refused or left out."""

    def to_dict(self) -> dict[str, Any]:
        """Return the fit as plain JSON values, without its notices; None stands for a missing number."""
        return {
            "variogram": self.variogram.to_dict(),
            "curves": [curve.to_dict() for curve in self.curves],
            "misfit": None if np.isnan(self.misfit) else self.misfit,
            "gain_of_directions": None if np.isnan(self.gain_of_directions) else self.gain_of_directions,
            "sample_variance": self.sample_variance,
            "n_samples": self.n_samples,
            "n_pairs": self.n_pairs,
            "is_fallback": self.is_fallback,
        }


def fit_variogram(
    points: Floats,
    values: Floats,
    *,
    structures: str = "auto",
    anisotropic: bool = True,
    holes: NDArray[Any] | None = None,
    max_distance: float | None = None,
    field: str = "",
    unit: str = "",
    seed: int = 0,
    progress: Progress = no_progress,
) -> VariogramFit:
    """Return the model that fits the samples' variogram best.

    Pairs are summed up in cells by direction and lag. For given ranges and angles nugget and sills
    follow from non-negative linear least squares; ranges and angles are searched from many starts.
    Every lag with enough pairs has the same say in relative terms, and the sill is drawn to the
    variance of the samples. Ranges differ by direction only when samples are then better estimated
    from other holes.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    values : array of shape (n,) or (n, v)
        Values; NaN where missing. With several columns, such as indicators of classes, the sum of
        their variograms is fitted.
    structures : str
        Models of the nested structures, joined by `+`: `spherical`, `spherical+exponential`. `auto`: one spherical
        structure, or two where that fits much better.
    anisotropic : bool
        Whether ranges may differ by direction.
    holes : integer array of shape (n,), optional
        The hole of each sample, for the down-hole variogram.
    max_distance : float, optional
        Longest distance looked at; by default half the extent of the samples.
    field, unit : str
        Name and unit that the model carries on.
    seed : int
        Seed of the draws.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Arrays that do not fit each other, an unknown model, or no value at all. A bad fit is no error: the model is
        then a rule of thumb, `is_fallback` is set and a notice says why.
    """
    models = tuple(_models_of(one) for one in (AUTO if structures == "auto" else (structures,)))
    points, columns, known_holes, notices = _known_samples(points, values, holes)
    variance = float(columns.var(axis=0).sum())
    extent = float(np.linalg.norm(np.ptp(points, axis=0))) or 1.0
    longest = max_distance or extent / 2.0
    edges = lag_edges(points, longest)
    pairs = collect_pairs(points, columns, edges, holes=known_holes, seed=seed, progress=share_of(progress, 0.0, 0.4))
    setting = Setting(models, edges, variance, anisotropic, known_holes, seed)
    choice = choose_model(pairs, setting, share_of(progress, 0.4, 0.9))
    model = replace(choice.model, field=field, unit=unit)
    curves = _curves(pairs, edges, model, has_holes=holes is not None)
    progress(1.0, "Variogram fitted")
    return VariogramFit(
        model,
        curves,
        choice.misfit,
        choice.gain_of_directions,
        variance,
        len(points),
        len(pairs),
        bool(choice.refusals),
        (*notices, *choice.refusals),
    )


def _models_of(structures: str) -> tuple[str, ...]:
    """Return the models in a text such as `spherical+exponential`."""
    models = tuple(part.strip() for part in structures.split("+"))
    for name in models:
        check_choice(name, MODELS, "model of a variogram structure")
    return models


def _known_samples(
    points: Floats, values: Floats, holes: NDArray[Any] | None
) -> tuple[Floats, Floats, NDArray[Any] | None, tuple[Notice, ...]]:
    """Return the samples that have coordinates and all values, values as columns."""
    points = np.asarray(points, dtype=np.float64)
    columns = np.asarray(values, dtype=np.float64)
    columns = columns[:, None] if columns.ndim == 1 else columns
    if points.ndim != 2 or points.shape[1] != 3 or len(points) != len(columns):
        raise InvalidInputError(
            "Samples need coordinates of shape (n, 3) and values of shape (n,) or (n, v), but {points} and {values} "
            "were given.",
            points=str(points.shape),
            values=str(np.shape(values)),
        )
    known = np.isfinite(points).all(axis=1) & np.isfinite(columns).all(axis=1)
    if not known.any():
        raise InvalidInputError("None of the {n} samples has coordinates and a value.", n=len(points))
    notices: tuple[Notice, ...] = ()
    if not known.all():
        notices = (
            Notice(
                "{n} of {total} samples have no value or no coordinates and take no part in the variogram.",
                {"n": int(np.count_nonzero(~known)), "total": len(known)},
            ),
        )
    return points[known], columns[known], None if holes is None else np.asarray(holes)[known], notices


def _curves(pairs: SamplePairs, edges: Floats, model: Variogram, *, has_holes: bool) -> tuple[ExperimentalCurve, ...]:
    """Return the experimental curves that a report shows."""
    curves = [experimental_variogram(pairs, edges, model=model)]
    if has_holes:
        curves.append(experimental_variogram(pairs, edges, name="down-hole", within_holes=True, model=model))
    widest = model.widest
    if widest is not None and len(set(widest.ranges)) > 1:
        axes = ellipsoid_axes(widest.azimuth_deg, widest.dip_deg, widest.plunge_deg)
        curves.extend(
            experimental_variogram(pairs, edges, name=name, direction=axis, tolerance_deg=25.0, model=model)
            for name, axis in zip(("major", "semi-major", "minor"), axes)
        )
    return tuple(curve for curve in curves if len(curve.distance))

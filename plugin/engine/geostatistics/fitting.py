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
from .experimental import ExperimentalCurve, experimental_variogram, lag_edges, variogram_cells
from .geometry import Geometry, fit_geometry
from .models import MODELS
from .pairs import SamplePairs, collect_pairs
from .variogram import Structure, Variogram

Floats = NDArray[np.float64]

FEWEST_SAMPLES = 20
"""With fewer samples nothing is fitted."""

WORST_MISFIT = 0.5
"""A model that misses the experimental variogram by more than this share, on average, is refused."""

SMALLEST_CORRELATION = 0.05
"""A model by which even the nearest samples have less correlation than this is refused: there is nothing to krige
with."""

GAIN_OF_ANISOTROPY = 0.9
"""An anisotropic model is kept when its squared misfit is below this share of the isotropic one's."""


@dataclass(frozen=True)
class VariogramFit:
    """A fitted variogram and what it was fitted to."""

    variogram: Variogram
    """The model."""
    curves: tuple[ExperimentalCurve, ...]
    """Experimental variograms: omnidirectional, down-hole when holes are known, along the model's axes."""
    misfit: float
    """Root mean square of model minus experiment over the lags, as a share of the experiment; NaN without a fit."""
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
            "sample_variance": self.sample_variance,
            "n_samples": self.n_samples,
            "n_pairs": self.n_pairs,
            "is_fallback": self.is_fallback,
        }


def fit_variogram(
    points: Floats,
    values: Floats,
    *,
    structures: str = "spherical",
    anisotropic: bool = True,
    holes: NDArray[Any] | None = None,
    max_distance: float | None = None,
    field: str = "",
    unit: str = "",
    seed: int = 0,
    progress: Progress = no_progress,
) -> VariogramFit:
    """Return the model that fits the samples' variogram best.

    Pairs are summed up in cells by direction and lag. For given ranges and angles nugget and sills follow from
    non-negative linear least squares; ranges and angles are searched from many starts. Every lag
    has the same say in relative terms, its directions by their number of pairs, and the sill is
    drawn to the variance of the samples. Anisotropy is kept only when it pays.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    values : array of shape (n,) or (n, v)
        Values; NaN where missing. With several columns, such as indicators of classes, the sum of
        their variograms is fitted.
    structures : str
        Models of the nested structures, joined by `+`: `spherical`, `spherical+exponential`.
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
    models = tuple(part.strip() for part in structures.split("+"))
    for name in models:
        check_choice(name, MODELS, "model of a variogram structure")
    points, columns, known_holes, notices = _known_samples(points, values, holes)
    variance = float(columns.var(axis=0).sum())
    extent = float(np.linalg.norm(np.ptp(points, axis=0))) or 1.0
    longest = max_distance or extent / 2.0
    edges = lag_edges(points, longest)
    pairs = collect_pairs(
        points, columns, max_distance=longest, holes=known_holes, seed=seed, progress=share_of(progress, 0.0, 0.4)
    )
    setting = _Setting(models, edges, variance, anisotropic, seed)
    model, misfit, refusals = _fitted_or_default(setting, len(points), pairs, share_of(progress, 0.4, 0.9))
    model = replace(model, field=field, unit=unit)
    curves = _curves(pairs, edges, model, has_holes=holes is not None)
    progress(1.0, "Variogram fitted")
    return VariogramFit(
        model,
        curves,
        misfit,
        variance,
        len(points),
        len(pairs.half_squares),
        bool(refusals),
        (*notices, *refusals),
    )


@dataclass(frozen=True)
class _Setting:
    """What a fit needs to know beside the pairs."""

    models: tuple[str, ...]
    edges: Floats
    variance: float
    anisotropic: bool
    seed: int


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


def _fitted_or_default(
    setting: _Setting, samples: int, pairs: SamplePairs, progress: Progress
) -> tuple[Variogram, float, tuple[Notice, ...]]:
    """Return the fitted model and its misfit, or a rule of thumb and why."""
    if setting.variance <= 0:
        return _default_model(setting), float("nan"), (Notice("All values are equal, so there is no variogram."),)
    if samples < FEWEST_SAMPLES or len(pairs.half_squares) < FEWEST_SAMPLES:
        reason = Notice(
            "{n} samples are too few to fit a variogram; at least {needed} are needed. A rule of thumb is used.",
            {"n": samples, "needed": FEWEST_SAMPLES},
        )
        return _default_model(setting), float("nan"), (reason,)
    cells = variogram_cells(pairs, setting.edges)
    best = fit_geometry(cells, setting.models, setting.variance, is_isotropic=True, seed=setting.seed)
    progress(0.3, "Fitting the variogram")
    if setting.anisotropic:
        turned = fit_geometry(cells, setting.models, setting.variance, is_isotropic=False, seed=setting.seed)
        best = turned if turned.misfit_by_direction**2 < GAIN_OF_ANISOTROPY * best.misfit_by_direction**2 else best
    progress(1.0, "Fitting the variogram")
    refusal = _refusal(best)
    if refusal is not None:
        return _default_model(setting), best.misfit, (refusal,)
    return _model_of(best), best.misfit, ()


def _refusal(geometry: Geometry) -> Notice | None:
    """Return why a fit is nonsense; None when it is not."""
    if geometry.misfit > WORST_MISFIT:
        return Notice(
            "The fitted variogram was refused: it misses the experimental one by {misfit} on average. A rule of "
            "thumb is used.",
            {"misfit": f"{geometry.misfit:.0%}"},
        )
    if geometry.nearest_correlation < SMALLEST_CORRELATION:
        return Notice(
            "The fitted variogram was refused: near samples are no more alike than far ones (correlation {correlation} "
            "at the shortest distance). A rule of thumb is used.",
            {"correlation": f"{geometry.nearest_correlation:.2f}"},
        )
    return None


def _model_of(geometry: Geometry) -> Variogram:
    """Return the variogram of a fitted geometry; structures without a sill are left out."""
    azimuth, dip, plunge = geometry.angles_deg
    structures = tuple(
        Structure(model, sill, ranges, azimuth, dip, plunge)
        for model, sill, ranges in zip(geometry.models, geometry.sills, geometry.ranges)
        if sill > 0
    )
    return Variogram(geometry.nugget, structures)


def _default_model(setting: _Setting) -> Variogram:
    """Return a rule of thumb: a third of the variance nugget, one structure over a third of the longest distance."""
    sill = setting.variance if setting.variance > 0 else 1.0
    reach = float(setting.edges[-1]) / 3.0
    return Variogram(sill / 3.0, (Structure(setting.models[0], sill * 2.0 / 3.0, (reach, reach, reach)),))


def _curves(pairs: SamplePairs, edges: Floats, model: Variogram, *, has_holes: bool) -> tuple[ExperimentalCurve, ...]:
    """Return the experimental curves that a report shows."""
    curves = [experimental_variogram(pairs, edges)]
    if has_holes:
        curves.append(experimental_variogram(pairs, edges, name="down-hole", within_holes=True))
    widest = model.widest
    if widest is not None and len(set(widest.ranges)) > 1:
        axes = ellipsoid_axes(widest.azimuth_deg, widest.dip_deg, widest.plunge_deg)
        curves.extend(
            experimental_variogram(pairs, edges, name=name, direction=axis, tolerance_deg=25.0)
            for name, axis in zip(("major", "semi-major", "minor"), axes)
        )
    return tuple(curve for curve in curves if len(curve.distance))

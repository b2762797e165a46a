# SPDX-License-Identifier: GPL-2.0-or-later
"""A variogram model fitted to samples: nugget, sills, ranges and directions by weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress, share_of
from .candidates import ANISOTROPY_BY, Setting, choose_model
from .estimators import level_of
from .experimental import ExperimentalCurve, lag_edges, uniform_edges
from .fit_options import Constraints, Experiment, Model, read_structures
from .pairs import Floats, collect_pairs
from .shown_curves import shown_curves
from .transforms import Logarithm, NormalScore
from .variogram import Variogram
from .variogram_map import VariogramMap, variogram_maps

AUTO = ("spherical", "spherical+spherical")
"""What `auto` tries."""

SHAPES = {"matern": (0.5, 1.5, 2.5), "power": (0.5, 1.0, 1.5)}
"""Smoothnesses and exponents that are tried where none is given."""


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
    misfits_by_direction: tuple[float, float]
    """Misfit over lags and directions with ranges that are equal, and with ranges that differ; NaN when not tried."""
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
    experiment: Experiment
    """How the experimental variogram was measured."""
    constraints: Constraints
    """What was given for the model."""
    maps: tuple[VariogramMap, ...] = ()
    """The variogram over the separation in plan and two sections."""

    def to_dict(self) -> dict[str, Any]:
        """Return the fit as plain JSON values, without its notices; None stands for a missing number."""
        return {
            "variogram": self.variogram.to_dict(),
            "curves": [curve.to_dict() for curve in self.curves],
            "misfit": None if np.isnan(self.misfit) else self.misfit,
            "gain_of_directions": None if np.isnan(self.gain_of_directions) else self.gain_of_directions,
            "misfits_by_direction": [None if np.isnan(one) else one for one in self.misfits_by_direction],
            "sample_variance": self.sample_variance,
            "n_samples": self.n_samples,
            "n_pairs": self.n_pairs,
            "is_fallback": self.is_fallback,
            "experiment": self.experiment.to_dict(),
            "constraints": self.constraints.to_dict(),
            "maps": [one.to_dict() for one in self.maps],
        }


def fit_variogram(
    points: Floats,
    values: Floats,
    *,
    structures: str = "auto",
    anisotropic: bool = True,
    anisotropy_by: str = "estimates",
    holes: NDArray[Any] | None = None,
    experiment: Experiment | None = None,
    constraints: Constraints | None = None,
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
        Models of up to three nested structures, joined by `+`: `spherical`, `cubic+matern(2.5)`. `auto`: one spherical
        structure, or two where that fits much better. Without its number the smoothness of a Matern structure is the
        best of 1/2, 3/2 and 5/2, the exponent of a power one the best of 1/2, 1 and 3/2.
    anisotropic : bool
        Whether ranges may differ by direction.
    anisotropy_by : str
        What decides whether they do: `estimates`, when samples are then better estimated from other holes; `fit`,
        when the model is then nearer to the experiment in its directions.
    holes : integer array of shape (n,), optional
        The hole of each sample, for the down-hole variogram.
    experiment : Experiment, optional
        How the experimental variogram is measured. Estimators that do not end at the variance of the values are
        multiplied so that pairs at random have it.
    constraints : Constraints, optional
        Figures of the model that are given, bounds of others, and the weights of the lags.
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
    check_choice(anisotropy_by, ANISOTROPY_BY, "choice of directions")
    experiment, constraints = experiment or Experiment(), constraints or Constraints()
    models = _structures_to_try(structures, constraints)
    points, columns, known_holes, notices = _known_samples(points, values, holes)
    columns, said = _on_scale(columns, experiment.scale)
    variance = float(columns.var(axis=0).sum())
    edges = _edges(points, experiment)
    pairs = collect_pairs(
        points,
        columns,
        edges,
        holes=known_holes,
        seed=seed,
        most=experiment.most_pairs,
        progress=share_of(progress, 0.0, 0.4),
    )
    level = level_of(pairs, experiment.estimator, seed)
    factor = variance / level if level not in {0.0, variance} else 1.0
    setting = Setting(
        models,
        edges,
        variance,
        anisotropic,
        known_holes,
        seed,
        anisotropy_by,
        experiment.estimator,
        factor,
        constraints,
    )
    choice = choose_model(pairs, setting, share_of(progress, 0.4, 0.9))
    model = replace(choice.model, field=field, unit=unit, scale=experiment.scale)
    curves = shown_curves(pairs, setting, model, experiment)
    progress(0.95, "Variogram maps")
    maps = variogram_maps(pairs, float(edges[-1]), estimator=experiment.estimator, factor=factor)
    progress(1.0, "Variogram fitted")
    return VariogramFit(
        model,
        curves,
        choice.misfit,
        choice.gain_of_directions,
        choice.misfits_by_direction,
        variance,
        len(points),
        len(pairs),
        bool(choice.refusals),
        (*notices, *said, *choice.refusals, *choice.warnings),
        experiment,
        constraints,
        maps,
    )


def _structures_to_try(structures: str, constraints: Constraints) -> tuple[tuple[Model, ...], ...]:
    """Return the nested structures to try, the simplest first, as many as there are ranges given."""
    tried = [read_structures(one) for one in (AUTO if structures == "auto" else (structures,))]
    if constraints.ranges is not None:
        n = len(constraints.ranges)
        tried = [read_structures("+".join(["spherical"] * n))] if structures == "auto" else tried
        if len(tried[0]) != n:
            raise InvalidInputError(
                "Ranges are given for {given} structures, but the model has {needed}.", given=n, needed=len(tried[0])
            )
    return tuple(
        alternative
        for models in tried
        for alternative in product(
            *([(name, shape)] if shape or name not in SHAPES else _shapes(name) for name, shape in models)
        )
    )


def _shapes(name: str) -> list[Model]:
    return [(name, shape) for shape in SHAPES[name]]


def _on_scale(columns: Floats, scale: str) -> tuple[Floats, tuple[Notice, ...]]:
    """Return the values on a scale, and what was done to put them there."""
    if scale == "raw":
        return columns, ()
    if columns.shape[1] > 1:
        raise InvalidInputError("Logarithms and normal scores are taken of numbers, but categories were given.")
    if scale == "log":
        logarithm, notices = Logarithm.of(columns)
        return logarithm.forward(columns), notices
    return NormalScore.of(columns).forward(columns), ()


def _edges(points: Floats, experiment: Experiment) -> Floats:
    """Return the edges of the lags."""
    extent = float(np.linalg.norm(np.ptp(points, axis=0))) or 1.0
    longest = experiment.max_distance or extent / 2.0
    if experiment.lag is None and experiment.n_lags is None:
        return lag_edges(points, longest)
    return uniform_edges(experiment.lag, experiment.n_lags, longest)


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

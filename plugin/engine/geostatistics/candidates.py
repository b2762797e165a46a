# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of several fitted variogram models to take, and whether to take any."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from ..progress import Progress, share_of
from .cross_validation import cross_validate
from .experimental import VariogramCells, variogram_cells
from .fit_options import Constraints, Model
from .geometry import FITTING, Geometry, blended_geometry, fit_geometry
from .pairs import Floats, Numbers, SamplePairs
from .search import Search
from .variogram import Structure, Variogram

FEWEST_SAMPLES = 20
"""With fewer samples nothing is fitted."""

WORST_MISFIT = 0.5
"""A model that misses the experimental variogram by more than this share, on average, is refused."""

SMALLEST_CORRELATION = 0.05
"""A model by which even the nearest samples have less correlation than this is refused: there is nothing to krige
with."""

GAIN_OF_STRUCTURE = 0.6
"""A second structure is kept when the squared misfit falls below this share."""

GAIN_OF_DIRECTIONS = 0.965
"""Where the fit alone decides, ranges differ by direction when the misfit over directions falls below this share."""

ANISOTROPY_BY = ("estimates", "fit")
"""What decides whether ranges differ by direction: whether samples are then better estimated, or the fit alone."""

NOT_TRIED = (float("nan"), float("nan"))

TRIED = 1000
"""Samples estimated from the others to find out whether directions help."""

SHARES = (0.25, 0.5, 0.75, 1.0)
"""How far on the way from the isotropic to the anisotropic model the tried ones lie."""

SURE = 1.5
"""Directions are kept when the squared errors fall by this many standard errors of their difference."""

ODD_SILL = 1.5
"""A sill beyond this many variances of the samples, or below one over it, is worth a word."""

UNBOUNDED = 1000.0
"""Reach of the trial's search, in ranges: the nearest samples, wherever they are."""


@dataclass(frozen=True)
class Setting:
    """What a choice needs to know beside the pairs."""

    models: tuple[tuple[Model, ...], ...]
    """Nested structures to try, the simplest first; every smoothness and exponent is given."""
    edges: Floats
    """Edges of the lags."""
    variance: float
    """Variance of the values."""
    is_anisotropic: bool
    """Whether ranges may differ by direction."""
    holes: NDArray[Any] | None
    """Hole of each sample, when known."""
    seed: int
    """Seed of the draws."""
    anisotropy_by: str = "estimates"
    """One of `ANISOTROPY_BY`."""
    estimator: str = "standardised"
    """How the variogram is estimated."""
    factor: float = 1.0
    """What the estimates are multiplied by."""
    constraints: Constraints = field(default_factory=Constraints)
    """What the model must be like."""


@dataclass(frozen=True)
class Choice:
    """The model that was chosen."""

    model: Variogram
    """The fitted model, or a rule of thumb."""
    misfit: float
    """Of the fitted model; NaN when none was fitted."""
    gain_of_directions: float
    """By which share the error of samples estimated from others fell when ranges were allowed to differ by
    direction; negative when it rose, and NaN when this was not tried."""
    misfits_by_direction: tuple[float, float]
    """Misfit over lags and directions with ranges that are equal, and with ranges that differ; NaN when not tried."""
    refusals: tuple[Notice, ...]
    """Why the model is a rule of thumb; empty when it is not."""
    warnings: tuple[Notice, ...] = ()
    """What to look at before the model is used."""


def choose_model(pairs: SamplePairs, setting: Setting, progress: Progress) -> Choice:
    """Return the fitted model that serves best, or a rule of thumb and why.

    Directions are chosen by what a variogram is for, unless the setting says otherwise: samples are
    estimated without their own hole (without themselves where holes are not known), with the best
    isotropic model, with the best anisotropic one, and with some between them. Holes along one
    direction make that direction look continuous; this asks whether it helps beyond them, and how
    much of it. Directions and ranges that are given are taken as they are; such a model is not refused.
    """
    missing = _missing(pairs, setting)
    if missing is not None:
        return Choice(rule_of_thumb(setting), float("nan"), float("nan"), NOT_TRIED, (missing,))
    cells = variogram_cells(pairs, setting.edges, estimator=setting.estimator, factor=setting.factor)
    is_turned = setting.constraints.is_turned
    plain = _best_structures(cells, setting, share_of(progress, 0.0, 0.3), is_isotropic=not is_turned)
    best, gain, misfits = plain, float("nan"), NOT_TRIED
    if setting.is_anisotropic and not is_turned and setting.constraints.ranges is None:
        turned = _fit(cells, plain.models, setting, share_of(progress, 0.3, 0.5), is_isotropic=False)
        misfits = (plain.misfit_by_direction, turned.misfit_by_direction)
        if setting.anisotropy_by == "fit":
            best = turned if misfits[1] < GAIN_OF_DIRECTIONS * misfits[0] else plain
        else:
            blends = [
                blended_geometry(cells, setting.variance, plain, turned, share, setting.constraints) for share in SHARES
            ]
            best, gain = _with_directions(pairs, setting, plain, blends, share_of(progress, 0.5, 1.0))
    progress(1.0, FITTING)
    refusal = _refusal(best) if setting.constraints.ranges is None else None
    if refusal is not None:
        return Choice(rule_of_thumb(setting), best.misfit, gain, misfits, (refusal,))
    return Choice(model_of(best), best.misfit, gain, misfits, (), _warnings(best, setting))


def model_of(geometry: Geometry) -> Variogram:
    """Return the variogram of a fitted geometry, the shortest structure first, those without a sill left out."""
    azimuth, dip, plunge = geometry.angles_deg
    structures = [
        Structure(model, sill, ranges, azimuth, dip, plunge, shape)
        for (model, shape), sill, ranges in zip(geometry.models, geometry.sills, geometry.ranges)
        if sill > 0
    ]
    return Variogram(geometry.nugget, tuple(sorted(structures, key=lambda structure: structure.ranges)))


def rule_of_thumb(setting: Setting) -> Variogram:
    """Return a third of the variance as nugget, and one structure over a third of the longest distance."""
    sill = setting.variance if setting.variance > 0 else 1.0
    reach = float(setting.edges[-1]) / 3.0
    model, shape = setting.models[0][0]
    return Variogram(sill / 3.0, (Structure(model, sill * 2.0 / 3.0, (reach, reach, reach), shape=shape),))


def _missing(pairs: SamplePairs, setting: Setting) -> Notice | None:
    """Return why nothing can be fitted; None when something can."""
    if setting.variance <= 0:
        return Notice("All values are equal, so there is no variogram; a rule of thumb is used.")
    if min(len(pairs.points), len(pairs)) < FEWEST_SAMPLES:
        return Notice(
            "{n} samples are too few to fit a variogram; at least {needed} are needed. A rule of thumb is used.",
            {"n": len(pairs.points), "needed": FEWEST_SAMPLES},
        )
    return None


def _fit(
    cells: VariogramCells, models: tuple[Model, ...], setting: Setting, progress: Progress, *, is_isotropic: bool
) -> Geometry:
    return fit_geometry(
        cells,
        models,
        setting.variance,
        is_isotropic=is_isotropic,
        seed=setting.seed,
        constraints=setting.constraints,
        progress=progress,
    )


def _best_structures(cells: VariogramCells, setting: Setting, progress: Progress, *, is_isotropic: bool) -> Geometry:
    """Return the fit of the simplest structures that richer ones do not clearly beat.

    Of as many structures, such as those of several smoothnesses, the best is taken.
    """
    best: Geometry | None = None
    tried = len(setting.models)
    for number, models in enumerate(setting.models):
        part = share_of(progress, number / tried, (number + 1) / tried)
        fitted = _fit(cells, models, setting, part, is_isotropic=is_isotropic)
        gain = 1.0 if best is not None and len(models) == len(best.models) else GAIN_OF_STRUCTURE
        if best is None or fitted.misfit**2 < gain * best.misfit**2:
            best = fitted
    if best is None:
        raise ValueError("no structures to try")
    return best


def _with_directions(
    pairs: SamplePairs, setting: Setting, plain: Geometry, blends: list[Geometry], progress: Progress
) -> tuple[Geometry, float]:
    """Return the geometry by which samples are estimated best, and the share by which the error falls.

    It is the isotropic one unless the fall is beyond chance.
    """
    generator = np.random.default_rng(setting.seed)
    at = generator.permutation(len(pairs.points))[:TRIED]
    before = _squared_errors(pairs, setting, plain, at)
    best, gain = plain, float("nan")
    for number, blend in enumerate(blends):
        progress((number + 1) / (len(blends) + 1), FITTING)
        after = _squared_errors(pairs, setting, blend, at)
        known = ~np.isnan(before + after)
        difference = before[known] - after[known]
        if len(difference) < FEWEST_SAMPLES or before[known].sum() <= 0:
            continue
        share = 1.0 - float(np.sqrt(after[known].sum() / before[known].sum()))
        if np.isnan(gain) or share > gain:
            is_sure = difference.mean() > SURE * difference.std() / np.sqrt(len(difference))
            best, gain = (blend if is_sure else plain), share
    return best, gain


def _squared_errors(pairs: SamplePairs, setting: Setting, geometry: Geometry, at: Numbers) -> Floats:
    search = Search(reach=UNBOUNDED)
    model = model_of(geometry)
    return cross_validate(pairs.points, pairs.values, model, search, groups=setting.holes, at=at).squared_errors


def _warnings(geometry: Geometry, setting: Setting) -> tuple[Notice, ...]:
    """Return what is odd about a fit that is no nonsense."""
    found = []
    reach = float(setting.edges[-1])
    if setting.constraints.ranges is not None and _refusal(geometry) is not None:
        found.append(
            Notice(
                "With the ranges that were given the model misses the experimental variogram by {misfit} on average, "
                "and near samples have a correlation of {correlation}; a fit like this would have been refused.",
                {"misfit": f"{geometry.misfit:.0%}", "correlation": f"{geometry.nearest_correlation:.2f}"},
            )
        )
    if geometry.is_at_bound:
        found.append(
            Notice(
                "The variogram still rises at its end ({distance}): its longest range, {reach}, is the longest "
                "allowed. There may be a trend; look at a shorter distance, or krige with a drift.",
                {"distance": f"{reach:.4g}", "reach": f"{max(three[0] for three in geometry.ranges):.4g}"},
            )
        )
    share = (geometry.nugget + sum(geometry.sills)) / setting.variance
    is_bounded = all(name != "power" for name, _ in geometry.models)
    if is_bounded and not 1.0 / ODD_SILL <= share <= ODD_SILL:
        found.append(
            Notice(
                "The sill of the model is {share} of the variance of the samples: samples that cluster, a trend or a "
                "distance that is too short can be why.",
                {"share": f"{share:.0%}"},
            )
        )
    return tuple(found)


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

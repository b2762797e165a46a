# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of several fitted variogram models to take, and whether to take any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from ..progress import Progress
from .cross_validation import cross_validate
from .experimental import VariogramCells, variogram_cells
from .geometry import Geometry, blended_geometry, fit_geometry
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

TRIED = 1000
"""Samples estimated from the others to find out whether directions help."""

SHARES = (0.25, 0.5, 0.75, 1.0)
"""How far on the way from the isotropic to the anisotropic model the tried ones lie."""

SURE = 1.5
"""Directions are kept when the squared errors fall by this many standard errors of their difference."""

UNBOUNDED = 1000.0
"""Reach of the trial's search, in ranges: the nearest samples, wherever they are."""


@dataclass(frozen=True)
class Setting:
    """What a choice needs to know beside the pairs."""

    models: tuple[tuple[str, ...], ...]
    """Nested structures to try, the simplest first."""
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
    refusals: tuple[Notice, ...]
    """Why the model is a rule of thumb; empty when it is not."""


def choose_model(pairs: SamplePairs, setting: Setting, progress: Progress) -> Choice:
    """Return the fitted model that serves best, or a rule of thumb and why.

    Directions are chosen by what a variogram is for: samples are estimated without their own hole
    (without themselves where holes are not known), with the best isotropic model, with the best
    anisotropic one, and with some between them. Holes along one direction make that direction look
    continuous; this asks whether it helps beyond them, and how much of it.
    """
    missing = _missing(pairs, setting)
    if missing is not None:
        return Choice(rule_of_thumb(setting), float("nan"), float("nan"), (missing,))
    cells = variogram_cells(pairs, setting.edges)
    plain = _best_structures(cells, setting)
    progress(0.3, "Fitting the variogram")
    best, gain = plain, float("nan")
    if setting.is_anisotropic:
        turned = fit_geometry(cells, plain.models, setting.variance, is_isotropic=False, seed=setting.seed)
        progress(0.5, "Fitting the variogram")
        blends = [blended_geometry(cells, setting.variance, plain, turned, share) for share in SHARES]
        best, gain = _with_directions(pairs, setting, plain, blends)
    progress(1.0, "Fitting the variogram")
    refusal = _refusal(best)
    if refusal is not None:
        return Choice(rule_of_thumb(setting), best.misfit, gain, (refusal,))
    return Choice(model_of(best), best.misfit, gain, ())


def model_of(geometry: Geometry) -> Variogram:
    """Return the variogram of a fitted geometry, the shortest structure first, those without a sill left out."""
    azimuth, dip, plunge = geometry.angles_deg
    structures = [
        Structure(model, sill, ranges, azimuth, dip, plunge)
        for model, sill, ranges in zip(geometry.models, geometry.sills, geometry.ranges)
        if sill > 0
    ]
    return Variogram(geometry.nugget, tuple(sorted(structures, key=lambda structure: structure.ranges)))


def rule_of_thumb(setting: Setting) -> Variogram:
    """Return a third of the variance as nugget, and one structure over a third of the longest distance."""
    sill = setting.variance if setting.variance > 0 else 1.0
    reach = float(setting.edges[-1]) / 3.0
    return Variogram(sill / 3.0, (Structure(setting.models[0][0], sill * 2.0 / 3.0, (reach, reach, reach)),))


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


def _best_structures(cells: VariogramCells, setting: Setting) -> Geometry:
    """Return the isotropic fit of the simplest structures that a richer one does not clearly beat."""
    best: Geometry | None = None
    for models in setting.models:
        fitted = fit_geometry(cells, models, setting.variance, is_isotropic=True, seed=setting.seed)
        if best is None or fitted.misfit**2 < GAIN_OF_STRUCTURE * best.misfit**2:
            best = fitted
    if best is None:
        raise ValueError("no structures to try")
    return best


def _with_directions(
    pairs: SamplePairs, setting: Setting, plain: Geometry, blends: list[Geometry]
) -> tuple[Geometry, float]:
    """Return the geometry by which samples are estimated best, and the share by which the error falls.

    It is the isotropic one unless the fall is beyond chance.
    """
    generator = np.random.default_rng(setting.seed)
    at = generator.permutation(len(pairs.points))[:TRIED]
    before = _squared_errors(pairs, setting, plain, at)
    best, gain = plain, float("nan")
    for blend in blends:
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

# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs of geostatistics: variograms and kriging."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import unpack_mask
from ...engine.errors import Notice
from ...engine.geostatistics.categories import indicators, krige_indicators
from ...engine.geostatistics.collar_groups import joined_holes
from ...engine.geostatistics.comparison import Trial, compare_trials
from ...engine.geostatistics.cutoffs import indicators_above, krige_cutoffs
from ...engine.geostatistics.domains import Domains
from ...engine.geostatistics.estimation import Estimation
from ...engine.geostatistics.fit_options import Constraints, Experiment
from ...engine.geostatistics.fitting import fit_variogram
from ...engine.geostatistics.inverse_distance import inverse_distance
from ...engine.geostatistics.method import ExternalDrift, KrigingMethod
from ...engine.geostatistics.search import Search
from ...engine.geostatistics.transformed import krige_on_scale
from ...engine.geostatistics.variogram import Variogram
from ...engine.progress import Progress, share_of
from . import Array, JobInput, JobResult

FIT_IN_BLOCKS = 500_000
"""The fit of a variogram takes about as long as kriging this many blocks: the time left is guessed by it."""


def fit_variogram_of(job: JobInput) -> JobResult:
    """Return a fitted variogram as the value `fit`.

    Parameters `structures anisotropic anisotropy_by experiment constraints field unit seed`; arrays `points`,
    `values` and, when known, `holes`.
    """
    given = job.parameters
    fit = fit_variogram(
        np.array(job.arrays["points"]),
        np.array(job.arrays["values"]),
        structures=given.get("structures", "auto"),
        anisotropic=given.get("anisotropic", True),
        anisotropy_by=given.get("anisotropy_by", "estimates"),
        holes=np.array(job.arrays["holes"]) if "holes" in job.arrays else None,
        experiment=Experiment.from_dict(given.get("experiment", {})),
        constraints=Constraints.from_dict(given.get("constraints", {})),
        field=given.get("field", ""),
        unit=given.get("unit", ""),
        seed=given.get("seed", 0),
        progress=job.progress,
    )
    return JobResult({"fit": fit.to_dict()}, notices=fit.notices)


def krige_grades(job: JobInput) -> JobResult:
    """Return the arrays `estimate variance count`, shape (n, v), over the blocks of a domain.

    Parameters `grid variogram search`, and where wanted `method scale measures device precision`, `cutoffs` with
    `cutoff_variogram` (or None to fit one) and `domains` (the plain fields of `Domains`); arrays `mask` (bits),
    `points`, `values` of shape (m,) or (m, v), where known `holes`, and where wanted `drift_samples drift_blocks` (one
    column each) and `sample_domains block_domains`. Each of the measures is an array more; cutoffs give `above` (n,
    cutoffs), `mean` (n,) and the value `cutoff_variogram`.
    """
    given = job.parameters
    estimation = _estimation(job)
    values, cutoffs = np.array(job.arrays["values"]), given.get("cutoffs", [])
    share = 0.6 if cutoffs else 1.0
    field = krige_on_scale(
        estimation,
        values,
        Variogram.from_dict(given["variogram"]),
        scale=given.get("scale", "raw"),
        measures=given.get("measures", ()),
        progress=share_of(job.progress, 0.0, share),
    )
    found: dict[str, Array] = {
        "estimate": field.estimate,
        "variance": field.variance,
        "count": field.count,
        **field.measures,
    }
    if not cutoffs:
        return JobResult({"unestimated": field.unestimated}, found, notices=field.notices)
    table = indicators_above(values, cutoffs)
    indicator_model, said = _variogram_of_indicators(
        job, table, given.get("cutoff_variogram"), share_of(job.progress, share, 0.65)
    )
    above = krige_cutoffs(
        replace(estimation, method=KrigingMethod()),
        values,
        cutoffs,
        indicator_model,
        progress=share_of(job.progress, 0.65, 1.0),
    )
    notices = (*field.notices, *said, *(one for one in above.notices if one not in field.notices))
    results = {"unestimated": field.unestimated, "cutoff_variogram": indicator_model.to_dict()}
    return JobResult(results, {**found, "above": above.probability, "mean": above.mean}, notices=notices)


def krige_categories(job: JobInput) -> JobResult:
    """Return the arrays `probability` (n, classes), `category` and `entropy` over the blocks of a domain.

    Parameters `grid search missing`, and `variogram`, or None and `structures seed` to fit the classes' common
    one; arrays `mask` (bits), `points`, `codes` and, when known, `holes`. Gives the values `classes`,
    `variogram` and `unestimated`; where there is no estimate the category is `missing`.
    """
    grid, mask = _domain(job)
    missing = int(job.parameters.get("missing", 0))
    codes = np.array(job.arrays["codes"], dtype=np.int32)
    share = 0.0 if job.parameters.get("variogram") else FIT_IN_BLOCKS / (FIT_IN_BLOCKS + int(np.count_nonzero(mask)))
    variogram, notices = _variogram_of_classes(job, codes, missing, share_of(job.progress, 0.0, share))
    field = krige_indicators(
        np.array(job.arrays["points"]),
        codes,
        (grid, mask),
        variogram,
        Search.from_dict(job.parameters.get("search", {})),
        missing=missing,
        holes=_column(job, "holes"),
        threads=available_threads(),
        progress=share_of(job.progress, share, 1.0),
    )
    values = {"classes": list(field.classes), "variogram": variogram.to_dict(), "unestimated": field.unestimated}
    found: dict[str, Array] = {
        "probability": field.probability,
        "category": field.most_probable,
        "entropy": field.entropy,
    }
    return JobResult(values, found, notices=(*notices, *field.notices))


def cross_validate_kriging(job: JobInput) -> JobResult:
    """Return the arrays `estimates variances` (trials, n) and `truth inverse nearest common` (n,) of left-out samples.

    Parameters `trials` (name, variogram, search and method each) and `collar_distance`; arrays `points`, `values`
    (all known), where known `holes` (numbers) and, to leave out by hole, `collars` of shape (holes, 3). Gives the
    values `scores`, `inverse`, `nearest`, `searches`, `best` and `joined`: how many holes share a collar with another.
    """
    points, values = np.array(job.arrays["points"]), np.array(job.arrays["values"])
    trials = [
        Trial(
            one["name"],
            Variogram.from_dict(one["variogram"]),
            Search.from_dict(one["search"]),
            KrigingMethod.from_dict(one.get("method", {})),
        )
        for one in job.parameters["trials"]
    ]
    groups, joined = None, 0
    holes = np.array(job.arrays["holes"]) if "holes" in job.arrays else None
    if "collars" in job.arrays:
        group_of = joined_holes(np.array(job.arrays["collars"]), float(job.parameters["collar_distance"]))
        groups = group_of[holes]
        joined = int(np.count_nonzero(np.bincount(group_of)[group_of] > 1))
    found = compare_trials(
        points, values, trials, groups=groups, holes=holes, threads=available_threads(), progress=job.progress
    )
    arrays: dict[str, Array] = {
        "truth": found.truth,
        "estimates": found.estimates,
        "variances": found.variances,
        "inverse": found.inverse,
        "nearest": found.nearest,
        "common": found.common.astype(np.int8),
    }
    results = {
        "scores": [one.to_dict() for one in found.scores],
        "inverse": found.inverse_scores.to_dict(),
        "nearest": found.nearest_scores.to_dict(),
        "searches": [one.search.to_dict() for one in found.trials],
        "best": found.best,
        "joined": joined,
    }
    return JobResult(results, arrays, notices=found.notices)


def inverse_distance_of(job: JobInput) -> JobResult:
    """Return the arrays `inverse` and `nearest`, shape (n,), at places.

    Parameters `search` (with radii); arrays `points`, `values` (all known) and `places`.
    """
    found = inverse_distance(
        np.array(job.arrays["points"]),
        np.array(job.arrays["values"]),
        np.array(job.arrays["places"]),
        Search.from_dict(job.parameters["search"]),
        progress=job.progress,
    )
    return JobResult({}, {"inverse": found.inverse, "nearest": found.nearest})


def available_threads() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _domain(job: JobInput) -> tuple[BlockGrid, NDArray[np.bool_]]:
    grid = BlockGrid.from_dict(job.parameters["grid"])
    return grid, unpack_mask(job.arrays["mask"], grid)


def _estimation(job: JobInput) -> Estimation:
    """Return where, from what and how a job kriges."""
    given = job.parameters
    domains, external = None, None
    if "domains" in given:
        plain = dict(given["domains"])
        for name in ("seen", "names"):
            plain[name] = {int(code): value for code, value in plain.get(name, {}).items()}
        plain["seen"] = {code: tuple(others) for code, others in plain["seen"].items()}
        domains = Domains(np.array(job.arrays["sample_domains"]), np.array(job.arrays["block_domains"]), **plain)
    if "drift_samples" in job.arrays:
        sides = (np.array(job.arrays[name], dtype=np.float64)[:, None] for name in ("drift_samples", "drift_blocks"))
        external = ExternalDrift(*sides)
    device, precision = given.get("device", "cpu"), given.get("precision", "float64")
    return Estimation(
        np.array(job.arrays["points"]),
        _domain(job),
        Search.from_dict(given.get("search", {})),
        KrigingMethod.from_dict(given.get("method", {})),
        _column(job, "holes"),
        external,
        domains,
        solver="torch" if device == "cuda" or precision == "float32" else "auto",
        device=device,
        precision=precision,
        threads=available_threads(),
    )


def _column(job: JobInput, name: str) -> Array | None:
    """Return an array that may be missing."""
    return np.array(job.arrays[name]) if name in job.arrays else None


def _variogram_of_classes(
    job: JobInput, codes: NDArray[Any], missing: int, progress: Progress
) -> tuple[Variogram, tuple[Notice, ...]]:
    """Return the given variogram, or one fitted to the indicators of all classes together."""
    table = indicators(codes, missing=missing)[1]
    return _variogram_of_indicators(job, table, job.parameters.get("variogram"), progress)


def _variogram_of_indicators(
    job: JobInput, table: Array, given: dict[str, Any] | None, progress: Progress
) -> tuple[Variogram, tuple[Notice, ...]]:
    """Return the given variogram, or one fitted to all indicators (m, classes) together."""
    if given is not None:
        return Variogram.from_dict(given), ()
    fit = fit_variogram(
        np.array(job.arrays["points"]),
        table,
        structures=job.parameters.get("structures", "auto"),
        holes=_column(job, "holes"),
        seed=job.parameters.get("seed", 0),
        progress=progress,
    )
    return fit.variogram, fit.notices

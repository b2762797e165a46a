# SPDX-License-Identifier: GPL-2.0-or-later
"""The peers in Python, each as its own documentation says. Usage: python theirs.py NAME FOLDER."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

Given = dict[str, Any]
Arrays = tuple[np.ndarray, np.ndarray]
FEW = 50
"""Samples that PyKrige is constructed with."""


def krigekit(points: np.ndarray, values: np.ndarray, targets: np.ndarray, given: Given) -> Arrays:
    """Krige with krigekit on all processors."""
    import krigekit as library

    kriging = library.Kriging(ndim=3)
    kriging.set_obs(1, points, values)
    kriging.set_grid(coord=targets)
    kriging.set_vgm(1, 1, "sph", nugget=given["nugget"], sill=given["sill"], a_major=given["reach"])
    kriging.set_search(1, nmax=given["neighbours"])
    kriging.solve()
    return kriging.get_results()


def gstlearn(points: np.ndarray, values: np.ndarray, targets: np.ndarray, given: Given) -> Arrays:
    """Krige with gstlearn, its ball search on; from all samples with its unique neighbourhood."""
    import gstlearn as library

    library.defineDefaultSpace(library.ESpaceType.RN, 3)
    by_sample = library.ELoadBy.SAMPLE
    data = library.Db.createFromSamples(len(points), by_sample, np.column_stack((points, values)).ravel())
    data.setLocators(["New.1", "New.2", "New.3"], library.ELoc.X)
    data.setLocator("New.4", library.ELoc.Z)
    places = library.Db.createFromSamples(len(targets), by_sample, targets.ravel())
    places.setLocators(["New.1", "New.2", "New.3"], library.ELoc.X)
    model = library.Model.createFromParam(library.ECov.NUGGET, 1.0, given["nugget"])
    model.addCovFromParam(library.ECov.SPHERICAL, given["reach"], given["sill"])
    model.setDriftIRF(0)
    if given["neighbours"]:
        neighbourhood = library.NeighMoving.create(False, given["neighbours"], 1e9)
        neighbourhood.setBallSearch(True, 10)
    else:
        neighbourhood = library.NeighUnique.create()
    library.kriging(data, places, model, neighbourhood)
    return np.array(places["*estim"]), np.square(np.array(places["*stdev"]))


def pykrige(points: np.ndarray, values: np.ndarray, targets: np.ndarray, given: Given) -> Arrays:
    """Krige with PyKrige, its moving window or all samples.

    It is constructed with a few samples, and the others are put in afterwards: the statistics that it computes when it
    is constructed would take hours, and are no part of the comparison.
    """
    from pykrige.ok3d import OrdinaryKriging3D

    parameters = [given["nugget"] + given["sill"], given["reach"], given["nugget"]]
    kriging = OrdinaryKriging3D(
        *points[:FEW].T, values[:FEW], variogram_model=given["model"], variogram_parameters=parameters
    )
    kriging.X_ADJUSTED, kriging.Y_ADJUSTED, kriging.Z_ADJUSTED = points.T
    kriging.X_ORIG, kriging.Y_ORIG, kriging.Z_ORIG = points.T
    kriging.VALUES = values
    if given["neighbours"]:
        return kriging.execute("points", *targets.T, n_closest_points=given["neighbours"], backend="loop")
    return kriging.execute("points", *targets.T, backend="vectorized")


def gstools(points: np.ndarray, values: np.ndarray, targets: np.ndarray, given: Given) -> Arrays:
    """Krige with GSTools, from all samples: it has no moving neighbourhood."""
    import gstools as library

    kind, scale = {"spherical": (library.Spherical, 1.0), "exponential": (library.Exponential, 3.0)}[given["model"]]
    model = kind(dim=3, var=given["sill"], len_scale=given["reach"] / scale, nugget=given["nugget"])
    kriging = library.krige.Ordinary(model, points.T, values, exact=True)
    return kriging(targets.T, return_var=True)


def scikit_gstat(points: np.ndarray, values: np.ndarray, targets: np.ndarray, given: Given) -> Arrays:
    """Krige with scikit-gstat; neighbours within the range only."""
    import skgstat

    described = {
        "model": "spherical",
        "effective_range": given["reach"],
        "sill": given["sill"],
        "nugget": given["nugget"],
        "dist_func": "euclidean",
    }
    kriging = skgstat.OrdinaryKriging(
        described,
        min_points=1,
        max_points=given["neighbours"],
        coordinates=points,
        values=values,
        sparse=True,
        n_jobs=1,
    )
    estimate = kriging.transform(*targets.T)
    return np.asarray(estimate), np.asarray(kriging.sigma)


PEERS: dict[str, tuple[str, Callable[..., Arrays]]] = {
    "krigekit": ("krigekit", krigekit),
    "gstlearn": ("gstlearn", gstlearn),
    "PyKrige": ("pykrige.ok3d", pykrige),
    "GSTools": ("gstools", gstools),
    "scikit-gstat": ("skgstat", scikit_gstat),
}
"""What is imported before the clock starts, and how it kriges."""


def main() -> None:
    """Solve the problem of a folder with one of the peers."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    points, values = np.fromfile(folder / "points.bin").reshape(-1, 3), np.fromfile(folder / "values.bin")
    targets = np.fromfile(folder / "targets.bin").reshape(-1, 3)
    library, solve = PEERS[name]
    import_module(library)
    began, busy = time.perf_counter(), time.process_time()
    estimate, variance = solve(points, values, targets, given)
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    np.ascontiguousarray(estimate, dtype=np.float64).tofile(folder / "estimate.bin")
    np.ascontiguousarray(variance, dtype=np.float64).tofile(folder / "variance.bin")
    result = {"seconds": seconds, "processor_seconds": busy, "peak_mb": peak}
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Walker Lake: V and U at all 78,000 exhaustive points from the 470 samples, beside what is true there.

Kriging from all samples by Oresight, PyKrige and gstlearn with one variogram, fitted to the samples: the same
numbers. Beside it kriging from the nearest 24, inverse squared distance from these, and the nearest sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from figures import Figure, data_folder, no_data
from oracles_gstlearn_oracle import Assumed, krige_points
from oracles_pykrige_oracle import krige_in_three_dimensions
from oracles_walker_lake import EVERYWHERE, FROM_ALL, WalkerLake, read_walker_lake
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.inverse_distance import inverse_distance
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.scores import score_estimates
from oresight.plugin.engine.geostatistics.variogram import Variogram

Pair = tuple[np.ndarray, np.ndarray]


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    folder = data_folder("walker_lake")
    if folder is None:
        yield no_data("walker_lake")
        return
    for variable in ("V", "U"):
        lake = read_walker_lake(folder.parent, variable)
        yield from _estimated(f"{variable} at {len(lake.places):,} points from {len(lake.points)} samples", lake)


def _estimated(case: str, lake: WalkerLake) -> Iterator[Figure]:
    """Yield bias and error of each way, and how far other software is from ours."""
    variogram = fit_variogram(lake.points, lake.values, structures="spherical").variogram
    ours = krige(lake.points, lake.values, lake.places, variogram, FROM_ALL)
    yield from _scored(case, "oresight, all samples", lake, ours.estimate[:, 0])
    for name, estimate in _peers(lake, variogram).items():
        try:
            found = estimate()
        except ImportError as error:
            yield Figure(case, name, None, "", note=f"skipped: {error}")
            continue
        yield from _scored(case, f"{name}, all samples", lake, found[0])
        pairs = ((ours.estimate[:, 0], found[0], "estimate"), (ours.variance[:, 0], found[1], "variance"))
        for mine, theirs, what in pairs:
            yield Figure(f"{case}: largest difference of the {what}", name, float(np.abs(mine - theirs).max()), "")
    near = krige(lake.points, lake.values, lake.places, variogram, EVERYWHERE)
    plain = inverse_distance(lake.points, lake.values, lake.places, EVERYWHERE)
    yield from _scored(case, "oresight, nearest 24", lake, near.estimate[:, 0])
    yield from _scored(case, "inverse distance, nearest 24", lake, plain.inverse)
    yield from _scored(case, "nearest sample", lake, plain.nearest)


def _peers(lake: WalkerLake, variogram: Variogram) -> dict[str, Callable[[], Pair]]:
    """Return what kriges the same elsewhere."""
    given = (lake.points, lake.values, lake.places, variogram)
    return {
        "PyKrige": lambda: krige_in_three_dimensions(*given),
        "gstlearn": lambda: krige_points(*given, FROM_ALL, Assumed()),
    }


def _scored(case: str, name: str, lake: WalkerLake, estimate: np.ndarray) -> Iterator[Figure]:
    """Yield bias, root mean squared error and correlation."""
    scores = score_estimates(lake.truth, estimate)
    yield Figure(f"{case}: bias", name, scores.mean_error, "")
    yield Figure(f"{case}: RMSE", name, scores.rmse, "")
    yield Figure(f"{case}: correlation", name, scores.correlation, "")

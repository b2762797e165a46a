# SPDX-License-Identifier: GPL-2.0-or-later
"""How far test blocks lie from training and validation blocks, in units of the range over which ground is alike."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice

Array = NDArray[Any]
Floats = NDArray[np.float64]

MOST_TESTED = 20_000
"""Test blocks whose distance is measured; more are thinned evenly."""
TOLERATED = 0.1
"""Share of test blocks within the range, from which on the alarm rings: along any border some are."""
TENTHS = tuple(round(0.1 * tenth, 1) for tenth in range(1, 10))
"""Shares for which the distances are told."""


@dataclass(frozen=True)
class Nearness:
    """Distances from test blocks to the nearest training or validation block."""

    within: float
    """Share of the test blocks that lie nearer than the range."""
    tested: int
    """Test blocks that were measured."""
    distances: tuple[float, ...]
    """Nine distances, in ranges: so far a tenth, two tenths ... of the test blocks lie at most."""
    longest: float
    """The longest range, CRS units."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "distances": list(self.distances)}


def nearness_of_test(points: Floats, split: Array, transform: Floats) -> Nearness | None:
    """Return how near test blocks lie to blocks that trained or tuned the network; None where a part is empty.

    Parameters
    ----------
    points : array of shape (n, 3)
        Centres of the blocks.
    split : array of shape (n,)
        0 training, 1 validation, 2 test.
    transform : array of shape (3, 3)
        Turns separations into ranges (see `Structure.transform`): a length of 1 is the range in that direction.
    """
    from scipy.spatial import cKDTree

    tested, learned = np.flatnonzero(split == 2), np.flatnonzero(split != 2)
    if not len(tested) or not len(learned):
        return None
    tested = tested[:: max(1, len(tested) // MOST_TESTED)]
    centre = points.mean(axis=0)
    tree = cKDTree((points[learned] - centre) @ transform.T)
    distances = tree.query((points[tested] - centre) @ transform.T, k=1)[0]
    longest = float(1.0 / np.linalg.svd(transform, compute_uv=False).min())
    tenths = tuple(float(one) for one in np.quantile(distances, TENTHS))
    return Nearness(float(np.mean(distances < 1.0)), len(tested), tenths, longest)


def nearness_notices(nearness: Nearness | None, unit: str = "") -> tuple[Notice, ...]:
    """Return a warning where more than a tenth of the test blocks lie within the range of blocks of other parts.

    `unit` is the short name of the unit of lengths; empty where it is not known.
    """
    if nearness is None or nearness.within <= TOLERATED:
        return ()
    return (
        Notice(
            "Leak: {share:.0%} of the test blocks lie nearer to a training or validation block than the range of the "
            "variogram ({range} at its longest), half of them within {half:.2f} ranges. Such blocks are alike: the "
            "scores say how well the network fills in between known blocks, not how well it does at new ground. A "
            "split that leaves more ground between the parts, or holes withheld before kriging, tells more.",
            {
                "share": nearness.within,
                "range": f"{nearness.longest:,.0f} {unit}".rstrip(),
                "half": nearness.distances[4],
            },
        ),
    )

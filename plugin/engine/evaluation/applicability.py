# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a model is asked about something unlike what it was trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice

Array = NDArray[Any]
LEAST_SHARE = 0.001
"""Fewer blocks beyond the range are not worth a word."""


def count_outside(features: Array, lowest: Sequence[float], highest: Sequence[float]) -> NDArray[np.int64]:
    """Return for each feature how many blocks lie below its lowest or above its highest training value.

    Parameters
    ----------
    features : array of shape (n, f)
        Missing values count as inside.
    lowest, highest : sequences of length f
        Range of each feature among the training blocks.
    """
    below, above = features < np.asarray(lowest, dtype=np.float32), features > np.asarray(highest, dtype=np.float32)
    counts: NDArray[np.int64] = np.count_nonzero(below | above, axis=0)
    return counts


def range_notices(names: Sequence[str], counts: Sequence[int], n: int) -> tuple[Notice, ...]:
    """Return a sentence for each feature of which more than a thousandth of the blocks lie beyond its range."""
    return tuple(
        Notice(
            "In {count} of {n} blocks {name} lies beyond the values that the network was trained on: there it "
            "extrapolates.",
            {"count": int(count), "n": n, "name": name},
        )
        for name, count in zip(names, counts)
        if count > LEAST_SHARE * n
    )


INSIDE, DOUBTFUL, BEYOND, OUTSIDE = range(4)
"""Codes of applicability: like what was learned from; at its edge; below or beyond the drilling; unlike it."""

UNKNOWN = -1
"""Code of a place of which it is not known; rasters of applicability have no value there."""

APPLICABILITIES = ("inside", "doubtful", "beyond", "outside")
"""Their names, the best first."""

EDGE = 0.99
"""Share of what was learned from that is called inside by each of distance and Mahalanobis distance."""

FAR = 2.0
"""Beyond so many times the limit of the edge a place is outside."""

MANY = 0.1
"""Share of the features beyond their range from which on a place is outside."""

ALIKE = 1e-6
"""Part of a value by which it may be off a feature of which all that was learned from has one value."""

TINY = 1e-12
"""Keeps limits off zero, where all that was learned from is alike."""

SMALLEST_AXIS = 1e-3
"""Axes along which the features vary less than this share of a feature's variance are left out."""

Floats = NDArray[np.float64]


def unlike_notices(codes: NDArray[Any]) -> tuple[Notice, ...]:
    """Return how many blocks are beyond the drilling or unlike what was learned from; nothing where none is."""
    beyond, outside = (int(np.count_nonzero(codes == code)) for code in (BEYOND, OUTSIDE))
    if not beyond + outside:
        return ()
    if not beyond:
        text = (
            "{outside} of {n} blocks are unlike all that was learned from: what is said of them is extrapolated, and "
            "the applicability shows where they are."
        )
        return (Notice(text, {"outside": outside, "n": len(codes)}),)
    if not outside:
        text = (
            "{beyond} of {n} blocks lie below or beyond the drilling: what is said of them is extrapolated, and the "
            "applicability shows where they are."
        )
        return (Notice(text, {"beyond": beyond, "n": len(codes)}),)
    text = (
        "{beyond} of {n} blocks lie below or beyond the drilling and {outside} are unlike all that was learned from: "
        "what is said of them is extrapolated, and the applicability shows where they are."
    )
    return (Notice(text, {"beyond": beyond, "outside": outside, "n": len(codes)}),)


@dataclass(frozen=True)
class Applicability:
    """What places that were learned from look like; says of others how like them they are."""

    means: tuple[float, ...]
    """Mean of each feature; stands for missing values."""
    lowest: tuple[float, ...]
    """Smallest value of each feature."""
    highest: tuple[float, ...]
    """Largest value of each feature."""
    axes: tuple[tuple[float, ...], ...]
    """Principal axes, each a weight for every feature: along each the places have variance 1."""
    unusual: float
    """Mahalanobis distance that `EDGE` of the places do not pass."""
    distance: float
    """Distance to the nearest data that `EDGE` of the places do not pass, CRS units."""

    @classmethod
    def of(cls, features: Floats, distance: Floats) -> Applicability:
        """Return the applicability of what was learned from.

        Parameters
        ----------
        features : array of shape (n, f)
            NaN where missing.
        distance : array of shape (n,)
            Distance of each place to the nearest data that it knew, CRS units.
        """
        known = np.isfinite(features)
        means = np.where(known, features, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
        filled = np.where(known, features, means)
        deviations = filled.std(axis=0)
        varies = deviations > 1e-9
        scaled = (filled - means)[:, varies] / deviations[varies]
        _, spreads, directions = np.linalg.svd(scaled / np.sqrt(len(scaled)), full_matrices=False)
        kept = np.square(spreads) > SMALLEST_AXIS
        axes = np.zeros((int(kept.sum()), features.shape[1]))
        axes[:, varies] = directions[kept] / spreads[kept, None] / deviations[varies]
        square = np.square((filled - means) @ axes.T).sum(axis=1) / max(len(axes), 1)
        return cls(
            tuple(means.tolist()),
            tuple(filled.min(axis=0).tolist()),
            tuple(filled.max(axis=0).tolist()),
            tuple(tuple(row) for row in axes.tolist()),
            float(np.quantile(np.sqrt(square), EDGE)),
            float(np.quantile(distance, EDGE)),
        )

    def mahalanobis(self, features: Floats) -> Floats:
        """Return the Mahalanobis distance of places, over the root of the number of axes, shape (n,); about 1 at most.

        Parameters
        ----------
        features : array of shape (n, f)
            NaN where missing.
        """
        if not self.axes:  # all places that were learned from are alike
            return np.zeros(len(features))
        centred = np.where(np.isfinite(features), features - np.array(self.means), 0.0)
        return np.asarray(np.sqrt(np.square(centred @ np.array(self.axes).T).mean(axis=1)))

    def share_outside(self, features: Floats) -> Floats:
        """Return the share of the features of each place that lie beyond their range, shape (n,)."""
        beyond = (features < np.array(self.lowest)) | (features > np.array(self.highest))
        return np.asarray(beyond.mean(axis=1))

    def is_off_the_only_value(self, features: Floats) -> NDArray[np.bool_]:
        """Return whether a place has another value of a feature that is the same everywhere, shape (n,).

        Such a feature has no spread that says how far off is far: whatever else it is, it was never seen.

        Parameters
        ----------
        features : array of shape (n, f)
            NaN where missing.
        """
        only = np.array(self.lowest)
        room = ALIKE * np.maximum(np.abs(only), 1.0)
        is_one = np.array(self.highest) - only <= room
        return np.asarray((is_one & (np.abs(features - only) > room)).any(axis=1))

    def codes(
        self, features: Floats, distance: Floats, is_beyond: NDArray[np.bool_], *, many: float = MANY
    ) -> NDArray[np.uint8]:
        """Return `INSIDE`, `DOUBTFUL`, `BEYOND` or `OUTSIDE` for each place, shape (n,).

        A single feature puts a place outside where all that was learned from has one value of it and the place another.

        Parameters
        ----------
        features : array of shape (n, f)
            NaN where missing.
        distance : array of shape (n,)
            Distance to the nearest data, CRS units.
        is_beyond : boolean array of shape (n,)
            Whether the place lies below or beyond the data.
        many : float
            Share of the features beyond their range from which on a place is outside.
        """
        unlike = np.maximum(self.mahalanobis(features) / max(self.unusual, TINY), distance / max(self.distance, TINY))
        share = self.share_outside(features)
        codes = np.where((unlike > 1.0) | (share > 0.0), DOUBTFUL, INSIDE)
        codes = np.where(is_beyond, BEYOND, codes)
        is_outside = (unlike > FAR) | (share > many) | self.is_off_the_only_value(features)
        return np.where(is_outside, OUTSIDE, codes).astype(np.uint8)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Applicability:
        """Return the applicability of values made by `to_dict`."""
        parts = {name: tuple(values[name]) for name in ("means", "lowest", "highest")}
        axes = tuple(tuple(row) for row in values["axes"])
        return cls(**parts, axes=axes, unusual=float(values["unusual"]), distance=float(values["distance"]))

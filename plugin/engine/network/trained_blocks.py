# SPDX-License-Identifier: GPL-2.0-or-later
"""What the training blocks of a network look like, and how like them other blocks are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evaluation.applicability import MANY, OUTSIDE, Applicability
from .features import FeatureEncoding, is_category
from .scaling import Scaler

Array = NDArray[Any]
Floats = NDArray[np.float64]

MOST_ROWS = 200_000
"""Training blocks that mean, spread and quantile are taken from; ranges are those of all."""
FEWEST_BEYOND = 2
"""A block of few features is outside when so many of them lie beyond their range, not one alone."""


@dataclass(frozen=True)
class TrainedBlocks:
    """Range and spread of the features of a network's training blocks.

    Numbers are compared as the network's scaling makes them, so that grades compared by their logarithm are not
    unlike all for being rich. A category is compared by whether any training block has its code.
    """

    like: Applicability
    """Range, mean and spread of what is compared; its distance is that of the data of the day."""
    seen: Mapping[str, tuple[int, ...]]
    """Codes among the training blocks of each feature that is a category."""

    @classmethod
    def of(cls, features: Array, encoding: FeatureEncoding) -> TrainedBlocks:
        """Return what training blocks look like.

        Parameters
        ----------
        features : array of shape (n, f)
            Features of the training blocks in the encoding's order, finite.
        encoding : FeatureEncoding
            Fitted on them.
        """
        seen = {
            name: tuple(int(code) for code in np.unique(features[:, column]))
            for column, name in enumerate(encoding.names)
            if is_category(name)
        }
        rows = features[:: -(-len(features) // MOST_ROWS)]
        like = Applicability.of(_compared(rows, encoding, seen), np.ones(len(rows)))
        lowest, highest = (
            tuple(_ends(name, scaler, end) for name, scaler in zip(encoding.names, encoding.scalers))
            for end in ("lowest", "highest")
        )
        return cls(replace(like, lowest=lowest, highest=highest), seen)

    def codes(
        self,
        features: Array,
        encoding: FeatureEncoding,
        distance: Floats,
        is_beyond: NDArray[np.bool_],
        *,
        reach: float,
    ) -> NDArray[np.uint8]:
        """Return the code of `Applicability.codes` of each block, shape (n,).

        Parameters
        ----------
        features : array of shape (n, f)
            In the encoding's order; a block that lacks one is outside.
        encoding : FeatureEncoding
            The network's.
        distance : array of shape (n,)
            To the nearest data, CRS units; 0 where it is not to count.
        is_beyond : boolean array of shape (n,)
            Whether a block lies below or beyond the drilling.
        reach : float
            Distance from which on a block is not near the data, CRS units.
        """
        like = replace(self.like, distance=reach)
        many = max(MANY, (FEWEST_BEYOND - 0.5) / len(encoding.names))
        codes = like.codes(_compared(features, encoding, self.seen), distance, is_beyond, many=many)
        return np.where(np.isnan(features).any(axis=1), OUTSIDE, codes).astype(np.uint8)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"like": self.like.to_dict(), "seen": {name: list(codes) for name, codes in self.seen.items()}}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainedBlocks:
        """Return what `to_dict` gave."""
        seen = {str(name): tuple(int(code) for code in codes) for name, codes in values["seen"].items()}
        return cls(Applicability.from_dict(values["like"]), seen)


def _ends(name: str, scaler: Scaler, end: str) -> float:
    """Return an end of what is compared of a feature: scaling keeps the order of numbers."""
    return 0.0 if is_category(name) else float(scaler.apply(np.array([getattr(scaler, end)]))[0])


def _compared(features: Array, encoding: FeatureEncoding, seen: Mapping[str, Sequence[int]]) -> Floats:
    """Return scaled numbers, and 1 for a code that no training block has and 0 for any other, shape (n, f)."""
    compared = np.empty(features.shape, dtype=np.float64)
    for column, (name, scaler) in enumerate(zip(encoding.names, encoding.scalers)):
        values = np.asarray(features[:, column])
        compared[:, column] = ~np.isin(values, seen[name]) if name in seen else scaler.apply(values)
        compared[np.isnan(values), column] = np.nan
    return compared

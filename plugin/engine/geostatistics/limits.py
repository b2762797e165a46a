# SPDX-License-Identifier: GPL-2.0-or-later
"""The samples that limits per hole and per octant leave of the nearest ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .search import OCTANTS, Search

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

LimitKernel = Optional[Callable[..., None]]
"""The kernel `limited_of_nearest`, compiled; None where there is no compiler."""


@dataclass(frozen=True)
class Limits:
    """How many samples of a hole and of an octant count."""

    holes: Numbers
    """Number of the hole of each sample, shape (m,); zeros where there is no limit per hole."""
    hole_maximum: int
    """Of each hole; 0: any number."""
    octant_maximum: int
    """Of each octant; 0: any number."""

    @classmethod
    def of(cls, search: Search, holes: NDArray[Any] | None, samples: int) -> Limits | None:
        """Return the limits of a search; None when it takes just the nearest.

        Raises
        ------
        InvalidInputError
            A limit per hole, but the holes of the samples are not known.
        """
        if not search.hole_maximum and not search.octant_maximum:
            return None
        if search.hole_maximum and holes is None:
            raise InvalidInputError(
                "At most {n} samples per drillhole were asked for, but the samples do not say their holes.",
                n=search.hole_maximum,
            )
        codes = np.zeros(samples, dtype=np.int64)
        if search.hole_maximum and holes is not None:
            codes = np.unique(holes, return_inverse=True)[1].astype(np.int64).ravel()
        return cls(codes, search.hole_maximum, search.octant_maximum)

    def choose(
        self, near: Numbers, samples: Floats, targets: Floats, maximum: int, kernel: LimitKernel
    ) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return the first `maximum` of the nearest samples that the limits leave, and whether no more are needed.

        Parameters
        ----------
        near : integer array of shape (n, w)
            Nearest samples first, -1 where there are no more.
        samples, targets : arrays of shape (m, 3) and (n, 3)
            In the space of the search.
        maximum : int
            How many at most.
        kernel : callable, optional
            The compiled loops; they give the same.
        """
        if kernel is not None:
            found = np.empty((len(near), maximum), dtype=np.int64)
            kernel(near, samples, targets, self.holes, self.hole_maximum, self.octant_maximum, found)
        else:
            found = _first(near, self._kept(near, samples, targets), maximum)
        return found, (found[:, -1] >= 0) | (near[:, -1] < 0)

    def _kept(self, near: Numbers, samples: Floats, targets: Floats) -> NDArray[np.bool_]:
        kept = near >= 0
        if self.hole_maximum:
            kept &= _rank_in_group(np.where(kept, self.holes[near], -1)) < self.hole_maximum
        if self.octant_maximum:
            octant = octants(near, samples, targets)
            kept &= _rank_in_group(np.where(kept, octant, -1)) < self.octant_maximum
        return kept


def octants(near: Numbers, samples: Floats, targets: Floats) -> Numbers:
    """Return the octant (0 to 7) about the target in which each neighbour lies; shape of `near`."""
    beyond = samples[near] >= targets[:, None, :]
    return np.asarray(beyond @ np.array([1, 2, 4]), dtype=np.int64)


def count_octants(near: Numbers, samples: Floats, targets: Floats) -> Numbers:
    """Return in how many octants each target has neighbours, shape (n,)."""
    octant = np.where(near >= 0, octants(near, samples, targets), -1)
    return np.asarray(sum((octant == one).any(axis=1).astype(np.int64) for one in range(OCTANTS)))


def _rank_in_group(groups: Numbers) -> Numbers:
    """Return how many earlier entries of its row are of the same group; shape (n, w)."""
    order = np.argsort(groups, axis=1, kind="stable")
    inorder = np.take_along_axis(groups, order, axis=1)
    place = np.broadcast_to(np.arange(groups.shape[1]), groups.shape)
    is_first = np.ones(groups.shape, dtype=bool)
    is_first[:, 1:] = inorder[:, 1:] != inorder[:, :-1]
    ranks = place - np.maximum.accumulate(np.where(is_first, place, 0), axis=1)
    result = np.empty_like(order)
    np.put_along_axis(result, order, ranks, axis=1)
    return result


def _first(near: Numbers, kept: NDArray[np.bool_], maximum: int) -> Numbers:
    """Return the first `maximum` kept entries of each row, -1 where there are fewer."""
    rank = np.cumsum(kept, axis=1)
    row, column = np.nonzero(kept & (rank <= maximum))
    found = np.full((len(near), maximum), -1, dtype=np.int64)
    found[row, rank[row, column] - 1] = near[row, column]
    return found

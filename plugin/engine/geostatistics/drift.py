# SPDX-License-Identifier: GPL-2.0-or-later
"""What the mean follows: functions of place and of external variables whose coefficients are not known.

Around each target every trend (a coordinate or an external variable) is measured from the target and divided by its
largest value among the neighbours. This changes no estimate, as the functions span the same space, and keeps the
numbers small. The functions are then 1, the trends, and for a quadratic drift the products of two coordinates; at the
target they are 1, 0, and the mean products over its block.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .method import KrigingMethod
from .support import Support

Floats = NDArray[np.float64]

FLAT = 1e-6
"""Samples whose extent along an axis is below this share of their longest one lie in a plane, or on a line."""

RANK_TOLERANCE = 1e-8
"""A drift function that the others explain up to this share of its square cannot be told from them."""


@dataclass(frozen=True)
class Drift:
    """The functions of the mean, for one set of samples."""

    has_constant: bool
    """Whether the mean has an unknown constant: not in simple kriging."""
    axes: Floats
    """Rows (q, 3) along which coordinates are trends; fewer than three where samples lie in a plane or on a line."""
    is_quadratic: bool
    """Whether products of two coordinates are functions too."""
    n_external: int
    """Number of external variables."""
    moments: Floats
    """Mean products of two coordinates over a block, from its centre, shape (q, q)."""

    @classmethod
    def of(cls, method: KrigingMethod, support: Support, points: Floats, scale: Floats, n_external: int = 0) -> Drift:
        """Return the drift of a method.

        Parameters
        ----------
        method : KrigingMethod
        support : Support
            Points in a block.
        points : array of shape (m, 3)
            The samples: along an axis on which they do not spread there is no drift.
        scale : array of shape (3, 3)
            Matrix that turns separations into units of the variogram's range.
        n_external : int
            Number of external variables.
        """
        axes = np.zeros((0, 3))
        if method.degree:
            _, extent, directions = np.linalg.svd((points - points.mean(axis=0)) @ scale.T, full_matrices=False)
            spread = int(np.count_nonzero(extent > FLAT * float(extent[0])))
            axes = scale if spread == 3 else directions[:spread] @ scale
        within = support.offsets @ axes.T
        return cls(method.kind != "simple", axes, method.degree == 2, n_external, within.T @ within / len(within))

    @property
    def n_trends(self) -> int:
        """Number of coordinates and external variables."""
        return len(self.axes) + self.n_external

    @property
    def n_functions(self) -> int:
        """Number of functions, the constant included."""
        q = len(self.axes)
        return int(self.has_constant) + self.n_trends + (q * (q + 1) // 2 if self.is_quadratic else 0)

    @property
    def is_constant(self) -> bool:
        """Whether there is nothing but an unknown constant, as in ordinary kriging."""
        return self.has_constant and self.n_functions == 1

    def simpler(self) -> Drift | None:
        """Return the drift with one degree less, at last a constant; None when it is constant, or none at all."""
        if self.is_quadratic:
            return Drift(self.has_constant, self.axes, False, self.n_external, self.moments)
        if self.n_trends and self.has_constant:
            return Drift(True, np.zeros((0, 3)), False, 0, np.zeros((0, 0)))
        return None

    def trends(self, points: Floats, external: Floats | None) -> Floats:
        """Return coordinates and external variables at places, shape (trends, n)."""
        along = self.axes @ points.T
        if external is None or not self.n_external:
            return np.ascontiguousarray(along)
        return np.ascontiguousarray(np.concatenate((along, external.T)))

    def functions(self, trends: Floats, at_target: Floats, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return the functions at the neighbours (p, k, batch), and at the targets (p, batch).

        Parameters
        ----------
        trends : array of shape (trends, k, batch)
            At the neighbours.
        at_target : array of shape (trends, batch)
        present : bool array of shape (k, batch)
            Which neighbours there are; where there is none the functions are zero.
        """
        _, k, batch = trends.shape
        p, q, t = self.n_functions, len(self.axes), self.n_trends
        near, target = np.empty((p, k, batch)), np.zeros((p, batch))
        first = int(self.has_constant)
        near[:first], target[:first] = present, 1.0
        apart = np.where(present, trends - at_target[:, None], 0.0)
        largest = np.abs(apart).max(axis=1)
        shrink = 1.0 / np.where(largest > 0.0, largest, 1.0)
        near[first : first + t] = apart * shrink[:, None]
        if self.is_quadratic:
            left, right = np.triu_indices(q)
            near[first + t :] = near[first + left] * near[first + right]
            target[first + t :] = self.moments[left, right][:, None] * shrink[left] * shrink[right]
        return near, target

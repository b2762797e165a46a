# SPDX-License-Identifier: GPL-2.0-or-later
"""What an estimate stands for: a point, or the mean over a block that points stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..checks import check_positive
from ..errors import InvalidInputError
from .method import KrigingMethod

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Support:
    """Points that stand for a target: its centre, or a regular lattice in its block."""

    offsets: Floats
    """Where they lie from the target's centre, shape (d, 3), CRS units; their mean is zero."""

    @property
    def is_block(self) -> bool:
        """Whether they stand for a block."""
        return len(self.offsets) > 1

    @classmethod
    def of(cls, method: KrigingMethod, size: tuple[float, float, float] | None) -> Support:
        """Return the support of a method for blocks of a size.

        Raises
        ------
        InvalidInputError
            Blocks are wanted, but their size is not known.

        Examples
        --------
        >>> Support.of(KrigingMethod(discretisation=(2, 1, 1)), (10.0, 5.0, 5.0)).offsets[:, 0].tolist()
        [-2.5, 2.5]
        """
        if not method.is_block:
            return cls(np.zeros((1, 3)))
        if size is None:
            raise InvalidInputError("Block kriging needs the size of the blocks: a grid, or a block size.")
        for length in size:
            check_positive(length, "block size")
        axes = [(np.arange(n) + 0.5) / n * length - 0.5 * length for n, length in zip(method.discretisation, size)]
        east, north, up = np.meshgrid(*axes, indexing="ij")
        return cls(np.column_stack((east.ravel(), north.ravel(), up.ravel())))

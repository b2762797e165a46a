# SPDX-License-Identifier: GPL-2.0-or-later
"""What kind of kriging is done: what is assumed of the mean, and what an estimate stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError

KINDS = ("ordinary", "simple", "universal")
"""Unknown constant mean, known mean, mean that follows a drift."""

DRIFTS = ("none", "linear", "quadratic")
"""What the mean of universal kriging follows beside external variables."""

MEASURES = ("pass", "mean_distance", "efficiency", "slope")
"""What `krige` gives beside estimate, variance and number of samples, when asked for."""

MOST_DISCRETISATION = 10
"""Points along each side of a block at most."""


@dataclass(frozen=True)
class KrigingMethod:
    """What is assumed of the mean, and whether points or blocks are estimated."""

    kind: str = "ordinary"
    """One of `KINDS`."""
    mean: float | tuple[float, ...] | None = None
    """Known mean of simple kriging, one number or one for each variable; None: the mean of the samples."""
    drift: str = "linear"
    """One of `DRIFTS`; used by universal kriging."""
    discretisation: tuple[int, int, int] = (1, 1, 1)
    """Points in a block along easting, northing, elevation; (1, 1, 1) estimates the block's centre."""

    def __post_init__(self) -> None:
        check_choice(self.kind, KINDS, "kind of kriging")
        check_choice(self.drift, DRIFTS, "drift")
        if len(self.discretisation) != 3 or not all(1 <= n <= MOST_DISCRETISATION for n in self.discretisation):
            raise InvalidInputError(
                "A block is discretised by 1 to {most} points along each side, but {given} was given.",
                most=MOST_DISCRETISATION,
                given=" x ".join(str(n) for n in self.discretisation),
            )

    @property
    def is_block(self) -> bool:
        """Whether the mean over blocks is estimated."""
        return max(self.discretisation) > 1

    @property
    def degree(self) -> int:
        """Degree of the drift in the coordinates: 0, 1 or 2."""
        return DRIFTS.index(self.drift) if self.kind == "universal" else 0

    def means(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the mean that is taken off each variable, shape (v,): zeros but for simple kriging.

        Raises
        ------
        InvalidInputError
            Another number of means than of variables.
        """
        variables = values.shape[1]
        if self.kind != "simple":
            return np.zeros(variables)
        if self.mean is None:
            return np.asarray(np.nanmean(values, axis=0))
        given = np.atleast_1d(np.asarray(self.mean, dtype=np.float64))
        if len(given) not in {1, variables}:
            raise InvalidInputError(
                "Simple kriging needs one mean, or one for each of the {needed} variables, but {given} were given.",
                needed=variables,
                given=len(given),
            )
        return np.broadcast_to(given, (variables,)).copy()

    def to_dict(self) -> dict[str, Any]:
        """Return the method as plain JSON values."""
        mean = list(self.mean) if isinstance(self.mean, tuple) else self.mean
        return {"kind": self.kind, "mean": mean, "drift": self.drift, "discretisation": list(self.discretisation)}

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> KrigingMethod:
        """Return the method of a definition made by `to_dict`; what is left out has its default."""
        given = dict(definition)
        if isinstance(given.get("mean"), list):
            given["mean"] = tuple(float(one) for one in given["mean"])
        if "discretisation" in given:
            given["discretisation"] = tuple(int(n) for n in given["discretisation"])
        return cls(**given)


@dataclass(frozen=True)
class ExternalDrift:
    """Variables that are known everywhere and that the mean follows, such as a depth or a smooth model."""

    at_samples: NDArray[np.float64]
    """Values at the samples, shape (m, e); samples where one is missing (NaN) are left out and counted."""
    at_targets: NDArray[np.float64]
    """Values at the targets, shape (n, e), of blocks their mean; NaN targets are not estimated and counted."""

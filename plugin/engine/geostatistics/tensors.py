# SPDX-License-Identifier: GPL-2.0-or-later
"""Many small kriging systems solved at once with torch: on a graphics card, or where there is no compiler.

The systems are those of `systems.py`, and so is the elimination on a tableau with the targets along the last axis:
the libraries' own factorisations of many small matrices are several times slower on a processor. The only module of
kriging that knows torch; no tensor leaves it.

In float32 covariances are rounded to 6e-8 of the sill, which a system amplifies: estimates and variances then err by
some millionths of the sill's root and the sill, more where samples are nearly coincident and the nugget is small.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, MissingLibraryError
from .covariance import Covariance, Part
from .drift import RANK_TOLERANCE, Drift
from .models import correlation, matern_polynomial, matern_scale
from .support import Support
from .systems import AT_SAMPLE, POINT, UNKNOWN_MEAN, Floats, PreparedSamples, Solved

ROOM = {"cpu": 2**20, "cuda": 2**29, "mps": 2**27}
"""Bytes of the systems that are solved at once: on a processor what its second cache holds."""

SMALLEST_PIVOT = {"float64": 1e-11, "float32": 1e-6}
"""A squared pivot below this share of the sill means that the system is singular to working precision."""


def check_device(device: str, precision: str) -> str:
    """Return the device that torch works on: the processor where Apple's has no float64.

    Raises
    ------
    InvalidInputError
        The device is not known, or not there.
    MissingLibraryError
        There is no torch.
    """
    try:
        import torch
    except ImportError as error:
        raise MissingLibraryError(
            "Kriging on {device} in {precision} needs the library torch; Manage environment installs it. On cpu in "
            "float64 it is not needed.",
            device=device,
            precision=precision,
        ) from error
    if device == "mps" and precision == "float64":
        return "cpu"
    is_there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not is_there.get(device, False):
        raise InvalidInputError(
            "The device {given} is not available; these are: {known}.",
            given=device,
            known=", ".join(name for name, there in is_there.items() if there),
        )
    return device


class TorchSolver:
    """Kriging systems of one set of samples, with torch; the same systems, and parameters, as `NumpySolver`'s.

    `device` is one of `cpu`, `cuda` and `mps`, `precision` `float64` or `float32`.
    """

    def __init__(
        self,
        covariance: Covariance,
        points: Floats,
        values: Floats,
        *,
        support: Support = POINT,
        drift: Drift = UNKNOWN_MEAN,
        external: Floats | None = None,
        device: str = "cpu",
        precision: str = "float64",
    ) -> None:
        given = PreparedSamples(covariance, points, values, support=support, drift=drift, external=external)
        self.prepared = given
        """The samples, and what is assumed of them."""
        self._device = check_device(device, precision)
        import torch

        self._precision = precision
        self._dtype = getattr(torch, precision)
        self._samples = [self._tensor(samples) for samples in given.samples]
        self._values = self._tensor(given.values)
        self._trends = self._tensor(given.trends)
        self._offsets = [self._tensor(offsets) for offsets in given.offsets]
        self._moments = self._tensor(given.drift.moments)

    def solve(
        self,
        targets: Floats,
        neighbours: NDArray[np.int64],
        *,
        external: Floats | None = None,
        jitter: float = 0.0,
    ) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none."""
        import torch

        if self._device == "cpu":
            torch.set_num_threads(1)  # holds for the thread that asks
        given = self.prepared
        places, trends = np.stack(given.places(targets)), given.target_trends(targets, external)
        rows = neighbours.shape[1] + given.drift.n_functions
        size = max(64, ROOM[self._device] // (rows * (rows + 1 + len(given.values)) * self._dtype.itemsize))
        with torch.inference_mode():
            return Solved.joined(
                [
                    self._solve_batch(
                        self._tensor(places[:, :, start : start + size]),
                        self._tensor(trends[:, start : start + size]),
                        torch.as_tensor(neighbours[start : start + size].T, device=self._device).contiguous(),
                        jitter,
                    )
                    for start in range(0, len(targets), size)
                ]
            )

    def _solve_batch(self, places: Any, trends: Any, neighbours: Any, jitter: float) -> Solved:
        """Return results of places (f, 3, b) from neighbours (k, b)."""
        import torch

        given = self.prepared
        k, b = neighbours.shape
        p = given.drift.n_functions
        present, chosen = neighbours >= 0, neighbours.clamp(min=0).flatten()
        near = [samples.index_select(1, chosen).view(3, k, b) for samples in self._samples]
        tableau = torch.zeros((k + p + 1 + len(given.values), k + p, b), dtype=self._dtype, device=self._device)
        self._fill_matrix(tableau, near, present, jitter)
        tableau[k + p, :k] = self._with_target(places, near) * present
        tableau[k + p + 1 :, :k] = self._values.index_select(1, chosen).view(-1, k, b) * present
        functions, at_target = self._functions(self._trends.index_select(1, chosen).view(-1, k, b), trends, present)
        tableau[k : k + p, :k] = functions
        tableau[k + p, k:] = at_target
        diagonal = torch.diagonal(tableau, dim1=0, dim2=1).T  # (k + p, b)
        _eliminate(tableau, 0, k)
        before = diagonal[k:].clone()
        _eliminate(tableau, k, k + p)
        share = tableau[k + p] / diagonal
        estimate = (tableau[k + p + 1 :] * share).sum(dim=1)
        variance = given.target_variance - (tableau[k + p] * share).sum(dim=0)
        limit = SMALLEST_PIVOT[self._precision] * given.covariance.sill
        is_singular = ~(diagonal[:k].amin(dim=0) > limit)
        is_deficient = ~(diagonal[k:] < RANK_TOLERANCE * before).all(dim=0)
        return Solved(
            _array(estimate),
            _array(variance.clamp(min=0.0)),
            is_singular.cpu().numpy(),
            is_deficient.cpu().numpy(),
            _array(_excess(tableau[k : k + p, k:], at_target, share[k:])),
        )

    def _fill_matrix(self, tableau: Any, near: list[Any], present: Any, jitter: float) -> None:
        """Fill in the lower triangle; a neighbour that is absent has covariance 1 with itself and 0 with all else."""
        import torch

        covariance, k = self.prepared.covariance, len(present)
        first, second = (torch.as_tensor(one, device=self._device) for one in np.tril_indices(k, -1))
        squares = [_square(frame.index_select(1, first) - frame.index_select(1, second)) for frame in near]
        tableau[first, second] = self._covariances(squares) * (present[first] & present[second])
        alone = torch.ones((), dtype=self._dtype, device=self._device)
        diagonal = torch.where(present, alone * (covariance.variance + jitter * covariance.sill), alone)
        torch.diagonal(tableau[:k, :k], dim1=0, dim2=1).copy_(diagonal.T)

    def _with_target(self, places: Any, near: list[Any]) -> Any:
        """Return the covariances (k, b) of neighbours with targets, the mean over the points of a block."""
        import torch

        given = self.prepared
        total: Any = 0.0
        for point in range(len(given.support.offsets)):
            squares = [
                _square(frame - (place + offsets[:, point : point + 1])[:, None])
                for frame, place, offsets in zip(near, places, self._offsets)
            ]
            total = total + self._covariances(squares)
        if given.support.is_block:
            return total / len(given.support.offsets)
        return torch.where(squares[0] < AT_SAMPLE**2, given.covariance.variance, total)

    def _covariances(self, squares: list[Any]) -> Any:
        """Return the covariance over squared distances in each frame, without the nugget."""
        import torch

        total = torch.full_like(squares[0], self.prepared.covariance.lift)
        for frame, square in zip(self.prepared.covariance.frames, squares):
            distance = square.sqrt()
            for part in frame.parts:
                total += part.sill * _correlation(part, distance * part.factor)
        return total

    def _functions(self, trends: Any, at_target: Any, present: Any) -> tuple[Any, Any]:
        """Return the functions of the mean at neighbours (p, k, b) and targets (p, b), from their trends."""
        import torch

        drift = self.prepared.drift
        apart = (trends - at_target[:, None]) * present
        largest = apart.abs().amax(dim=1)
        shrink = 1.0 / torch.where(largest > 0.0, largest, 1.0)
        scaled = apart * shrink[:, None]
        near, target = [scaled], [torch.zeros_like(shrink)]
        if drift.has_constant:
            near.insert(0, present[None].to(self._dtype))
            target.insert(0, torch.ones((1, present.shape[1]), dtype=self._dtype, device=self._device))
        if drift.is_quadratic:
            left, right = np.triu_indices(len(drift.axes))
            near.append(scaled[left] * scaled[right])
            target.append(self._moments[left, right][:, None] * shrink[left] * shrink[right])
        return torch.cat(near), torch.cat(target)

    def _tensor(self, array: NDArray[Any]) -> Any:
        """Return an array as a tensor on the device."""
        import torch

        return torch.as_tensor(np.ascontiguousarray(array), dtype=self._dtype, device=self._device)


def _square(apart: Any) -> Any:
    """Return squared lengths of differences (3, ..., b), which are overwritten."""
    total = apart[0].square_()
    return total.addcmul_(apart[1], apart[1]).addcmul_(apart[2], apart[2])


def _eliminate(tableau: Any, first: int, last: int) -> None:
    """Take the columns `first` to `last` - 1 out of those after them, in place; the pivots stay on the diagonal."""
    columns = tableau.shape[1]
    for i in range(first, min(last, columns - 1)):
        below = tableau[i + 1 :, i]
        factors = below[: columns - 1 - i] / tableau[i, i]
        tableau[i + 1 :, i + 1 :].addcmul_(below[:, None], factors[None], value=-1)


def _excess(schur: Any, at_target: Any, share: Any) -> Any:
    """Return f A⁻¹ d from the eliminated Schur complement (p, p, b), f, and d over the pivots, (p, b)."""
    total = at_target.new_zeros(at_target.shape[1])
    forward: list[Any] = []
    for i in range(len(at_target)):
        one = at_target[i].clone()
        for j in range(i):
            one -= schur[i, j] / schur[j, j] * forward[j]
        forward.append(one)
        total -= one * share[i]
    return total


def _array(tensor: Any) -> Floats:
    """Return a tensor as a float64 array."""
    return np.array(tensor.cpu().numpy(), dtype=np.float64)


def _correlation(part: Part, distance: Any) -> Any:
    """Return the correlation of a structure over distances in its practical ranges."""
    import torch

    if part.model == "spherical":
        inside = distance.clamp(max=1.0)
        return 1.0 + inside * (0.5 * inside * inside - 1.5)
    if part.model == "exponential":
        return torch.exp(-3.0 * distance)
    if part.model == "gaussian":
        return torch.exp(-3.0 * distance * distance)
    if part.model == "cubic":
        inside = distance.clamp(max=1.0)
        square = inside * inside
        return 1.0 + square * (-7.0 + inside * (8.75 + square * (-3.5 + 0.75 * square)))
    if part.model == "power":
        return 1.0 - distance ** (part.shape or 0.0)
    return _matern(part.shape or 0.0, distance)


def _matern(smoothness: float, distance: Any) -> Any:
    """Return the Matern correlation: in closed form, or by the library's Bessel function on the processor."""
    import torch

    coefficients = matern_polynomial(smoothness)
    if coefficients is None:
        left = correlation("matern", distance.cpu().double().numpy(), smoothness)
        return torch.as_tensor(left, dtype=distance.dtype, device=distance.device)
    scaled = matern_scale(smoothness) * distance
    total = torch.full_like(scaled, coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        total = total * scaled + coefficient
    return total * torch.exp(-scaled)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Many small kriging systems solved at once with torch: on a graphics card, or where there is no compiler.

The systems are those of `systems.py`, with one Cholesky factor L of K for all right-hand sides: the products of
L⁻¹ c, L⁻¹ F and L⁻¹ z are all that is needed. The only module of kriging that knows torch; no tensor leaves it.

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

BATCH = {"cpu": 1024, "cuda": 65536, "mps": 16384}
"""Systems at once: on a processor few enough for its cache."""

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
        self._samples = [self._tensor(samples.T) for samples in given.samples]
        self._values = self._tensor(given.values.T)
        self._trends = self._tensor(given.trends.T)
        self._offsets = [self._tensor(offsets.T) for offsets in given.offsets]
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

        places = [np.ascontiguousarray(place.T) for place in self.prepared.places(targets)]
        trends = np.ascontiguousarray(self.prepared.target_trends(targets, external).T)
        size = BATCH[self._device]
        with torch.inference_mode():
            return Solved.joined(
                [
                    self._solve_batch(
                        [self._tensor(place[start : start + size]) for place in places],
                        self._tensor(trends[start : start + size]),
                        torch.as_tensor(neighbours[start : start + size], device=self._device),
                        jitter,
                    )
                    for start in range(0, len(targets), size)
                ]
            )

    def _solve_batch(self, places: list[Any], trends: Any, neighbours: Any, jitter: float) -> Solved:
        """Return results of places (b, 3) in each frame from neighbours (b, k)."""
        import torch

        given = self.prepared
        present, chosen = neighbours >= 0, neighbours.clamp(min=0)
        near = [samples[chosen] for samples in self._samples]  # (b, k, 3)
        matrix = self._matrix(near, present, jitter)  # (b, k, k)
        with_target = self._with_target(places, near) * present  # (b, k)
        functions, at_target = self._functions(self._trends[chosen], trends, present)  # (b, k, p), (b, p)
        values = self._values[chosen] * present[..., None]  # (b, k, v)
        factor, failed = torch.linalg.cholesky_ex(matrix)
        right = torch.cat((with_target[..., None], functions, values), dim=2)
        halves = torch.linalg.solve_triangular(factor, right, upper=False)
        target, p = halves[..., 0], functions.shape[2]
        drift, value = halves[..., 1 : 1 + p], halves[..., 1 + p :]
        estimate = torch.einsum("bkv,bk->bv", value, target)
        variance = given.target_variance - torch.einsum("bk,bk->b", target, target)
        excess = torch.zeros_like(variance)
        is_deficient = torch.zeros_like(failed, dtype=torch.bool)
        if p:
            missing = at_target - torch.einsum("bkp,bk->bp", drift, target)
            schur = drift.mT @ drift
            root, bad = torch.linalg.cholesky_ex(schur)
            diagonal = torch.diagonal(root, dim1=1, dim2=2).square() / torch.diagonal(schur, dim1=1, dim2=2)
            is_deficient = (bad > 0) | ~(diagonal.amin(dim=1) > RANK_TOLERANCE)
            share = torch.cholesky_solve(missing[..., None], root)[..., 0]  # (b, p)
            estimate = estimate + torch.einsum("bkv,bkp,bp->bv", value, drift, share)
            variance = variance + (missing * share).sum(dim=1)
            excess = (at_target * share).sum(dim=1)
        smallest = torch.diagonal(factor, dim1=1, dim2=2).amin(dim=1).square()
        limit = SMALLEST_PIVOT[self._precision] * given.covariance.sill
        is_singular = (failed > 0) | ~(smallest > limit)
        return Solved(
            _array(estimate).T,
            _array(variance.clamp(min=0.0)),
            is_singular.cpu().numpy(),
            is_deficient.cpu().numpy(),
            _array(excess),
        )

    def _matrix(self, near: list[Any], present: Any, jitter: float) -> Any:
        """Return the covariances (b, k, k) of neighbours; one that is absent has 1 with itself and 0 with all else."""
        import torch

        covariance = self.prepared.covariance
        squares = [sum(_apart(frame[..., axis]).square() for axis in range(3)) for frame in near]
        matrix = self._covariances(squares)
        matrix *= present[:, :, None] & present[:, None, :]
        alone = torch.ones((), dtype=self._dtype, device=self._device)
        diagonal = torch.where(present, alone * (covariance.variance + jitter * covariance.sill), alone)
        torch.diagonal(matrix, dim1=1, dim2=2).copy_(diagonal)
        return matrix

    def _with_target(self, places: list[Any], near: list[Any]) -> Any:
        """Return the covariances (b, k) of neighbours with targets, the mean over the points of a block."""
        import torch

        given = self.prepared
        total: Any = 0.0
        for point in range(len(given.support.offsets)):
            squares = [
                (frame - (place + offsets[point])[:, None]).square().sum(dim=2)
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
        """Return the functions of the mean at neighbours (b, k, p) and targets (b, p), from their trends."""
        import torch

        drift = self.prepared.drift
        b = len(present)
        apart = (trends - at_target[:, None]) * present[..., None]
        largest = apart.abs().amax(dim=1) if apart.shape[2] else apart[:, 0]
        shrink = 1.0 / torch.where(largest > 0.0, largest, 1.0)
        scaled = apart * shrink[:, None]
        near, target = [scaled], [torch.zeros_like(shrink)]
        if drift.has_constant:
            near.insert(0, present[..., None].to(self._dtype))
            target.insert(0, torch.ones((b, 1), dtype=self._dtype, device=self._device))
        if drift.is_quadratic:
            left, right = np.triu_indices(len(drift.axes))
            near.append(scaled[..., left] * scaled[..., right])
            target.append(self._moments[left, right] * shrink[:, left] * shrink[:, right])
        return torch.cat(near, dim=2), torch.cat(target, dim=1)

    def _tensor(self, array: NDArray[Any]) -> Any:
        """Return an array as a tensor on the device."""
        import torch

        return torch.as_tensor(np.ascontiguousarray(array), dtype=self._dtype, device=self._device)


def _apart(coordinate: Any) -> Any:
    """Return the differences (b, k, k) of one coordinate (b, k)."""
    return coordinate[:, :, None] - coordinate[:, None, :]


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

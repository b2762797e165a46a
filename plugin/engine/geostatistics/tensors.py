# SPDX-License-Identifier: GPL-2.0-or-later
"""Many small kriging systems solved at once with torch: on a graphics card, or where there is no compiler.

The systems are those of `systems.py`, and so is the elimination on a tableau with the targets along the last axis:
the libraries' own factorisations of many small matrices are several times slower on a processor. The only module of
kriging that knows torch; no tensor leaves it.

In float32 covariances are rounded to 6e-8 of the sill, which a system amplifies: estimates and variances then err by
some millionths of the sill's root and the sill, more where samples are nearly coincident and the nugget is small.
Measured at 6,000 targets each from 24 and 48 of 400 samples in units of the sill, with and without a nugget, the
largest errors of estimates and variances are 4e-6 and 4e-7 in simple and ordinary kriging, 5e-6 and 2e-6 with a linear
drift, 7e-5 and 2e-4 with a quadratic one, and 1e-4 and 3e-5 with a linear and an external one; the median is 4e-7.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, MissingLibraryError
from .covariance import Covariance
from .drift import RANK_TOLERANCE, Drift
from .support import Support
from .systems import AT_SAMPLE, POINT, UNKNOWN_MEAN, Floats, PreparedSamples, Solved
from .tensor_models import correlation_of
from .tensor_tableau import TensorTableau

ROOM = {"cpu": 2**21, "cuda": 2**29, "mps": 2**27}
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
    except (ImportError, OSError) as error:  # the second where one of its own libraries cannot be loaded
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
        n, k = neighbours.shape
        rows = k + given.drift.n_functions + 1 + len(given.values)
        columns = k + given.drift.n_functions
        size = min(n, max(64, ROOM[self._device] // (rows * columns * self._dtype.itemsize)))
        options = {"dtype": self._dtype, "device": self._device}
        is_full = bool((neighbours >= 0).all())
        with torch.inference_mode():
            places, trends = self._tensor(np.stack(given.places(targets))), None
            if len(given.trends):
                trends = self._tensor(given.target_trends(targets, external))
            numbers = torch.as_tensor(np.ascontiguousarray(neighbours.T), device=self._device)
            tableau, parts = TensorTableau(rows, columns, k, size, options), []
            for first in range(0, n, size):
                of_batch = slice(first, first + size)
                if n - first < size:
                    tableau = TensorTableau(rows, columns, k, n - first, options)
                parts.append(
                    self._solve_batch(
                        tableau,
                        places[:, :, of_batch],
                        None if trends is None else trends[:, of_batch],
                        numbers[:, of_batch],
                        None if is_full else numbers[:, of_batch] >= 0,
                        jitter,
                    )
                )
        return Solved.joined(parts)

    def _solve_batch(
        self, room: TensorTableau, places: Any, trends: Any, neighbours: Any, present: Any, jitter: float
    ) -> Solved:
        """Return results of places (f, 3, b) from neighbours (k, b); `present` (k, b) is None when all are there."""
        given = self.prepared
        k, b = neighbours.shape
        p = given.drift.n_functions
        chosen = (neighbours if present is None else neighbours.clamp(min=0)).reshape(-1)
        near = [samples.index_select(1, chosen).view(3, k, b) for samples in self._samples]
        tableau = room.values
        self._fill_matrix(room, near, present, jitter)
        with_target, values = self._with_target(places, near), self._values.index_select(1, chosen).view(-1, k, b)
        tableau[k + p, :k] = with_target if present is None else with_target * present
        tableau[k + p + 1 :, :k] = values if present is None else values * present
        at_target = self._fill_functions(room, trends, chosen, present)
        room.eliminate(0, k)
        before = room.diagonal[k:].clone()
        room.eliminate(k, k + p)
        share = tableau[k + p] / room.diagonal
        estimate = (tableau[k + p + 1 :] * share).sum(dim=1)
        variance = given.target_variance - (tableau[k + p] * share).sum(dim=0)
        limit = SMALLEST_PIVOT[self._precision] * given.covariance.sill
        is_singular = ~(room.diagonal[:k].amin(dim=0) > limit)
        is_deficient = ~(room.diagonal[k:] < RANK_TOLERANCE * before).all(dim=0)
        return Solved(
            _array(estimate),
            _array(variance.clamp(min=0.0)),
            is_singular.cpu().numpy(),
            is_deficient.cpu().numpy(),
            _array(_excess(tableau[k : k + p, k:], at_target, share[k:])),
        )

    def _fill_matrix(self, room: TensorTableau, near: list[Any], present: Any, jitter: float) -> None:
        """Fill in the lower triangle; a neighbour that is absent has covariance 1 with itself and 0 with all else."""
        import torch

        covariance, k = self.prepared.covariance, near[0].shape[1]
        covariances = self._covariances(_square(room.differences(frame)) for frame in near)
        if present is not None:
            second, first = (torch.as_tensor(one, device=self._device) for one in np.triu_indices(k, 1))
            covariances.mul_(present[first] & present[second])
        room.put(covariances)
        diagonal = room.diagonal[:k]
        diagonal.fill_(covariance.variance + jitter * covariance.sill)
        if present is not None:
            diagonal.masked_fill_(~present, 1.0)

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
            if not given.support.is_block:
                is_at_sample = squares[0] < AT_SAMPLE**2
            total = total + self._covariances(squares)
        if given.support.is_block:
            return total / len(given.support.offsets)
        return torch.where(is_at_sample, given.covariance.variance, total)

    def _covariances(self, squares: Iterable[Any]) -> Any:
        """Return the covariance over squared distances in each frame, which are overwritten, without the nugget."""
        import torch

        total = None
        for frame, square in zip(self.prepared.covariance.frames, squares):
            distance = square.sqrt_()
            for part in frame.parts:
                scaled = distance if part.factor == 1.0 else distance * part.factor
                added = correlation_of(part, scaled).mul_(part.sill)
                total = added if total is None else total.add_(added)
        if total is None:
            return torch.zeros_like(distance)
        return total.add_(self.prepared.covariance.lift) if self.prepared.covariance.lift else total

    def _fill_functions(self, room: TensorTableau, trends: Any, chosen: Any, present: Any) -> Any:
        """Fill the functions of the mean in; return those at the targets (p, b)."""
        import torch

        k, p = len(chosen) // room.batch, self.prepared.drift.n_functions
        rows = room.values[k : k + p]
        rows[:, k:] = 0.0
        if trends is None:
            rows[:, :k] = 1.0 if present is None else present
            at_target = torch.ones_like(rows[:, 0])
        else:
            everywhere = torch.ones((k, room.batch), dtype=torch.bool, device=self._device)
            near = self._trends.index_select(1, chosen).view(-1, k, room.batch)
            rows[:, :k], at_target = self._functions(near, trends, everywhere if present is None else present)
        room.values[k + p, k:] = at_target
        room.values[k + p + 1 :, k:] = 0.0
        return at_target

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

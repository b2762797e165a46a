# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes of `models.py` over tensors of distances."""

from __future__ import annotations

from typing import Any

from .covariance import Part
from .models import correlation, matern_polynomial, matern_scale


def correlation_of(part: Part, distance: Any) -> Any:
    """Return the correlation of a structure over distances in units of its practical range, a tensor of any shape."""
    import torch

    if part.model == "spherical":
        inside = distance.clamp(max=1.0)
        square = inside * inside
        return square.mul_(0.5).sub_(1.5).mul_(inside).add_(1.0)
    if part.model == "exponential":
        return (-3.0 * distance).exp_()
    if part.model == "gaussian":
        return torch.square(distance).mul_(-3.0).exp_()
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

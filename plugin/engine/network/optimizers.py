# SPDX-License-Identifier: GPL-2.0-or-later
"""The optimizers, as PyTorch defines them, over one flat array of weights.

Written out because for networks of this size the bookkeeping of PyTorch's own classes takes
longer than the arithmetic of a whole step; a test holds that both go the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from .settings import NetworkSettings

if TYPE_CHECKING:
    from torch import Tensor

EPSILON = 1e-8
"""Added to roots in `adam`, `adamw` and `rmsprop`."""
ADAGRAD_EPSILON = 1e-10
"""Added to roots in `adagrad`."""
FIRST_DECAY, SECOND_DECAY = 0.9, 0.999
"""Decay of Adam's running means of gradients and of their squares."""
RMSPROP_DECAY = 0.9
"""Decay of the running mean of squares in `rmsprop`."""


@dataclass
class FlatWeights:
    """All weights of a network in one array: the matrices first, then the biases."""

    values: Tensor
    """Shape (n,)."""
    gradient: Tensor
    """Slope of the loss by each weight, shape (n,)."""
    n_in_matrices: int
    """How many of them belong to matrices; penalties are for these only."""
    rate: float | Tensor = 0.0
    """Learning rate of the next step; of shape (n,) where weights of several networks have their own."""
    steps: int = 0
    """Steps taken."""
    buffers: dict[str, Tensor] = field(default_factory=dict)
    """Running means and other arrays of the optimizer."""

    def buffer(self, name: str) -> Tensor:
        """Return an array of the weights' shape, zero at first."""
        if name not in self.buffers:
            self.buffers[name] = self.values.new_zeros(self.values.shape)
        return self.buffers[name]

    def of_matrices(self, array: Tensor) -> Tensor:
        """Return the part of an array of the weights' shape that belongs to matrices."""
        return array[: self.n_in_matrices]


def take_step(weights: FlatWeights, settings: NetworkSettings) -> None:
    """Change the weights by one step of the settings' optimizer; the gradient may be changed too.

    The penalty l2 * w^2 has the slope 2 * l2 * w; `adamw` takes `l2` as its decoupled decay
    instead. The penalty l1 * |w| has the slope l1 * sign(w).
    """
    weights.steps += 1
    if settings.l1 > 0.0:
        weights.of_matrices(weights.gradient).add_(weights.of_matrices(weights.values).sign(), alpha=settings.l1)
    if settings.gradient_clip > 0.0:
        norm = weights.gradient.norm()
        weights.gradient.mul_((settings.gradient_clip / (norm + 1e-6)).clamp(max=1.0))
    if settings.l2 > 0.0:
        _decay(weights, settings)
    if settings.optimizer == "sgd":
        _sgd(weights, settings.momentum, is_nesterov=settings.nesterov)
    else:
        _ADAPTIVE[settings.optimizer](weights)


def _decay(weights: FlatWeights, settings: NetworkSettings) -> None:
    import torch

    matrices = weights.of_matrices(weights.values)
    if settings.optimizer != "adamw":
        weights.of_matrices(weights.gradient).add_(matrices, alpha=2.0 * settings.l2)
        return
    rate = weights.of_matrices(weights.rate) if isinstance(weights.rate, torch.Tensor) else weights.rate
    matrices.mul_(1.0 - rate * settings.l2)


def _adam(weights: FlatWeights) -> None:
    """Take w -= r m' / (sqrt(v') + eps) with m' and v' the running means without their start-up bias.

    That is w -= r c / (1 - b1^t) * m / (sqrt(v) + c eps) with c = sqrt(1 - b2^t).
    """
    import torch

    gradient, mean, square = weights.gradient, weights.buffer("mean"), weights.buffer("square")
    correction = (1.0 - SECOND_DECAY**weights.steps) ** 0.5
    factor, epsilon = correction / (1.0 - FIRST_DECAY**weights.steps), EPSILON * correction
    if not isinstance(weights.rate, torch.Tensor) and weights.values.is_cpu and has_adam_kernel():
        _adam_kernel(weights.values, gradient, mean, square, rate=factor * weights.rate, epsilon=epsilon)
        return
    mean.lerp_(gradient, 1.0 - FIRST_DECAY)
    square.mul_(SECOND_DECAY).addcmul_(gradient, gradient, value=1.0 - SECOND_DECAY)
    root = torch.sqrt(square, out=weights.buffer("root")).add_(epsilon)
    _move(weights, mean, root, factor)


@lru_cache(maxsize=1)
def has_adam_kernel() -> bool:
    """Return whether this PyTorch has the kernel of its `Adam(fused=True)` for the processor, as from 2.4 on."""
    import torch

    values, gradient, mean, square = (torch.zeros(1) for _ in range(4))
    try:
        _adam_kernel(values, gradient, mean, square, rate=0.0, epsilon=EPSILON)
    except (AttributeError, NotImplementedError):  # a private function may go; 2.3 has it for graphics processors only
        return False
    return True


def _adam_kernel(
    values: Tensor, gradient: Tensor, mean: Tensor, square: Tensor, *, rate: float, epsilon: float
) -> None:
    """Take w -= rate * m / (sqrt(v) + epsilon) and bring the means up to date, all in one pass over the arrays.

    What `torch.optim.Adam` does around this kernel takes longer than the kernel.
    """
    import torch

    torch._fused_adam_(
        [values], [gradient], [mean], [square], [], _late(),
        lr=rate, beta1=FIRST_DECAY, beta2=SECOND_DECAY, weight_decay=0.0, eps=epsilon, amsgrad=False, maximize=False,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _late() -> list[Tensor]:
    """Return a number of steps after which nothing is left of the start-up bias: it is taken out beforehand."""
    import torch

    return [torch.tensor(1e9)]


def _sgd(weights: FlatWeights, momentum: float, *, is_nesterov: bool) -> None:
    """Take u = m u + g, w -= r u; with Nesterov's momentum w -= r (g + m u); w -= r g without momentum."""
    gradient = weights.gradient
    if momentum > 0.0:
        velocity = weights.buffer("velocity")
        velocity.mul_(momentum).add_(gradient)
        gradient = gradient.add_(velocity, alpha=momentum) if is_nesterov else velocity
    _move(weights, gradient)


def _rmsprop(weights: FlatWeights) -> None:
    """Take w -= r g / (sqrt(v) + eps) with v the running mean of squares."""
    import torch

    gradient, square = weights.gradient, weights.buffer("square")
    square.mul_(RMSPROP_DECAY).addcmul_(gradient, gradient, value=1.0 - RMSPROP_DECAY)
    root = torch.sqrt(square, out=weights.buffer("root")).add_(EPSILON)
    _move(weights, gradient, root)


def _adagrad(weights: FlatWeights) -> None:
    """Take w -= r g / (sqrt(s) + eps) with s the sum of squares so far."""
    import torch

    gradient, square = weights.gradient, weights.buffer("square")
    square.addcmul_(gradient, gradient)
    root = torch.sqrt(square, out=weights.buffer("root")).add_(ADAGRAD_EPSILON)
    _move(weights, gradient, root)


def _move(weights: FlatWeights, direction: Tensor, root: Tensor | None = None, factor: float = 1.0) -> None:
    """Take w -= factor * rate * direction / root; a root is a buffer that may be changed."""
    import torch

    if isinstance(weights.rate, torch.Tensor):
        step = direction if root is None else torch.div(direction, root, out=root)
        weights.values.addcmul_(step, weights.rate, value=-factor)
    elif root is None:
        weights.values.add_(direction, alpha=-factor * weights.rate)
    else:
        weights.values.addcdiv_(direction, root, value=-factor * weights.rate)


_ADAPTIVE: dict[str, Callable[[FlatWeights], None]] = {
    "adam": _adam,
    "adamw": _adam,
    "rmsprop": _rmsprop,
    "adagrad": _adagrad,
}

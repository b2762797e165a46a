# SPDX-License-Identifier: GPL-2.0-or-later
"""The optimizers of PyTorch, as the settings name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .model import is_trained
from .settings import NetworkSettings

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Optimizer


def make_optimizer(weights: Mapping[str, Tensor], settings: NetworkSettings) -> Optimizer:
    """Return the optimizer of the trained arrays; L2 is applied to weights, not to biases.

    The sum of squares l2 * w^2 in the loss has the gradient 2 * l2 * w, which is what PyTorch's
    `weight_decay` of twice the size adds; `adamw` takes `l2` as its decoupled decay.
    """
    from torch import optim

    decay = settings.l2 if settings.optimizer == "adamw" else 2.0 * settings.l2
    groups: list[dict[str, Any]] = [
        {"params": [one for name, one in weights.items() if is_trained(name) and one.ndim == 2], "weight_decay": decay},
        {"params": [one for name, one in weights.items() if is_trained(name) and one.ndim == 1], "weight_decay": 0.0},
    ]
    rate, momentum = settings.learning_rate, settings.momentum
    # The fused step is one kernel for all arrays: the small networks here gain most from it.
    if settings.optimizer == "sgd":
        return optim.SGD(groups, lr=rate, momentum=momentum, nesterov=momentum > 0.0, fused=True)
    if settings.optimizer == "rmsprop":
        return optim.RMSprop(groups, lr=rate, alpha=0.9)
    if settings.optimizer == "adagrad":
        return optim.Adagrad(groups, lr=rate)
    maker = optim.AdamW if settings.optimizer == "adamw" else optim.Adam
    return maker(groups, lr=rate, fused=True)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Rare ore among many barren blocks: weights of classes, and fewer blocks of the large ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor


def balanced_weights(labels: NDArray[Any]) -> NDArray[np.float64]:
    """Return weights with which all classes weigh the same in sum; their mean is 1.

    Parameters
    ----------
    labels : array
        As `targets.Target.encode` gives them; of several labels each is balanced by itself.

    Examples
    --------
    >>> balanced_weights(np.array([True, False, False, False])).round(3).tolist()
    [2.0, 0.667, 0.667, 0.667]
    """
    if labels.dtype == np.bool_:
        ore = labels.mean(axis=0)
        return np.where(labels, 0.5 / ore, 0.5 / (1.0 - ore))
    counts = np.bincount(labels)
    weights: NDArray[np.float64] = (len(labels) / (len(counts) * counts))[labels]
    return weights


def without_surplus(order: Tensor, classes: Tensor, times: float) -> Tensor:
    """Return an order of blocks without those of a class beyond `times` the size of the smallest class.

    Parameters
    ----------
    order : tensor of shape (n,)
        Numbers of blocks in the order in which they are taken; a drawn one draws who stays.
    classes : tensor of shape (n,)
        The class of each block, whole numbers from 0.
    times : float
        Above zero; every class keeps at least one block.
    """
    import torch

    counts = torch.bincount(classes)
    limit = max(1, int(times * int(counts[counts > 0].min())))
    ordered = classes[order]
    stays = torch.zeros(len(order), dtype=torch.bool, device=order.device)
    for number in range(len(counts)):
        stays[torch.nonzero(ordered == number)[:limit, 0]] = True
    return order[stays]

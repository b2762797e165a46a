# SPDX-License-Identifier: GPL-2.0-or-later
"""Tensors as the arrays of a checkpoint's state, in groups: the name of an array begins with that of its group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from .optimizers import FlatWeights

if TYPE_CHECKING:
    from torch import Tensor

Array = NDArray[Any]


def as_arrays(tensors: Mapping[str, Tensor]) -> dict[str, Array]:
    """Return copies of tensors, by name."""
    return {name: one.detach().cpu().numpy().copy() for name, one in tensors.items()}


def grouped(groups: Mapping[str, Mapping[str, Tensor]]) -> dict[str, Array]:
    """Return copies of the tensors of all groups, as `by_group` takes them."""
    return {f"{group}.{name}": one for group, tensors in groups.items() for name, one in as_arrays(tensors).items()}


def by_group(arrays: Mapping[str, Array]) -> Mapping[str, dict[str, Tensor]]:
    """Return the tensors of each group; none of a group of which there are no arrays."""
    import torch

    groups: dict[str, dict[str, Tensor]] = defaultdict(dict)
    for name, array in arrays.items():
        group, _, own = name.partition(".")
        groups[group][own] = torch.from_numpy(array)
    return groups


def resume_weights(
    weights: Mapping[str, Tensor], flat: FlatWeights, steps: int, kept: Mapping[str, Mapping[str, Tensor]]
) -> None:
    """Bring weights and optimizer to the groups `weights` and `optimizer` of a state, after so many steps."""
    import torch

    with torch.no_grad():
        for name, one in weights.items():
            one.copy_(kept["weights"][name])
    flat.steps = steps
    for name, one in kept["optimizer"].items():
        flat.buffer(name).copy_(one)

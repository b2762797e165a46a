# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of the blocks: scaled, on a device, and cut into batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .balance import NONE, ORE_OR_BARREN, ClassNames, row_weights
from .checkpoint import fingerprint_of

if TYPE_CHECKING:
    from torch import Tensor

ROWS_OF_A_PASS = 16384
"""Rows that are scored at once."""


@dataclass(frozen=True)
class Part:
    """Scaled features and labels of one part of the blocks."""

    inputs: NDArray[np.float32]
    """Shape (n, inputs)."""
    labels: NDArray[Any]
    """As `targets.Target.encode` gives them."""
    class_names: ClassNames = ORE_OR_BARREN
    """What the classes may be called (see `row_weights`)."""

    @property
    def is_ore(self) -> NDArray[np.bool_]:
        """Where the labels say ore, shape (n,)."""
        return np.asarray(self.labels == 1)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of features, labels and what the classes may be called."""
        return fingerprint_of({"classes": [list(names) for names in self.class_names]}, [self.inputs, self.labels])


def training_fingerprint(about: Mapping[str, Any], training: Part, validation: Part | None, device: str) -> str:
    """Return what tells a training from every other one: what is said about it, its blocks, device and software."""
    import torch

    blocks = [part.digest for part in (training, validation) if part is not None]
    return fingerprint_of({**about, "blocks": blocks, "device": device, "torch": torch.__version__})


@dataclass(frozen=True)
class Data:
    """One part on the device."""

    inputs: Tensor
    """Shape (n, inputs)."""
    labels: Tensor
    """Shape (n,) or (n, labels)."""
    row_weights: Tensor | None
    """Weights of the blocks, in the labels' shape."""

    @classmethod
    def of(cls, part: Part, device: str, *, class_weights: str = NONE) -> Data:
        """Return a part on a device, with the weights of `row_weights`."""
        import torch

        # Classes are numbers to count with; everything else is compared with the outputs.
        labels = part.labels if part.labels.dtype == np.int64 else part.labels.astype(np.float32)
        stated = row_weights(class_weights, part.labels, part.class_names)
        weights = None if stated is None else torch.from_numpy(stated.astype(np.float32)).to(device)
        return cls(torch.from_numpy(part.inputs).to(device), torch.from_numpy(labels).to(device), weights)

    def permuted(self, order: Tensor) -> Data:
        """Return the rows of these numbers, as copies."""
        weights = None if self.row_weights is None else self.row_weights[order]
        return Data(self.inputs[order], self.labels[order], weights)


def batches(n: int, size: int) -> Iterator[tuple[int, int]]:
    """Return start and stop of each batch; a single row left over joins the last one.

    Examples
    --------
    >>> list(batches(5, 2)), list(batches(5, 0))
    ([(0, 2), (2, 5)], [(0, 5)])
    """
    size = size or n
    start = 0
    while start < n:
        stop = n if n - start - size <= (size > 1) else start + size
        yield start, stop
        start = stop

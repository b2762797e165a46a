# SPDX-License-Identifier: GPL-2.0-or-later
"""The room in which torch eliminates a batch of systems, made once and used for batch after batch.

All views that the elimination needs are made beforehand. On a processor a batch is small, so that it stays in the
cache; its operations are then so short that making views and fresh memory would take as long as they do, and would
keep the other threads waiting for the interpreter.
"""

from __future__ import annotations

from typing import Any


class TensorTableau:
    """A tableau of `rows` x `columns` x `batch`, of which the first `samples` columns are those of samples.

    Below the square matrix lie the rows of the target and of the variables; of the matrix only the lower triangle is
    read.
    """

    def __init__(self, rows: int, columns: int, samples: int, batch: int, options: dict[str, Any]) -> None:
        import torch

        self.values = torch.zeros((rows, columns, batch), **options)
        """The tableau itself."""
        self.diagonal = torch.diagonal(self.values, dim1=0, dim2=1).T
        """The pivots, shape (columns, batch)."""
        entries = samples * (samples - 1) // 2
        self.apart = torch.empty((3, entries, batch), **options)
        """Differences of the coordinates of samples, column after column of the lower triangle."""
        self.batch = batch
        starts = [0]
        for i in range(samples):
            starts.append(starts[-1] + samples - 1 - i)
        self._runs = list(zip(starts, starts[1:]))
        self._runs_of_apart = [self.apart[:, first:last] for first, last in self._runs]
        self._below = [self.values[i + 1 : samples, i] for i in range(samples)]
        factors = torch.empty((columns, batch), **options)
        self._steps = [
            (
                self.values[i + 1 : columns, i],
                self.values[i, i],
                factors[: columns - 1 - i],
                self.values[i + 1 :, i + 1 :],
                self.values[i + 1 :, i][:, None],
                factors[: columns - 1 - i][None],
            )
            for i in range(columns - 1)
        ]

    def differences(self, near: Any) -> Any:
        """Return the differences between the samples (3, samples, batch), each pair once: (3, entries, batch)."""
        import torch

        for i, run in enumerate(self._runs_of_apart[:-1]):
            torch.sub(near[:, i + 1 :], near[:, i : i + 1], out=run)
        return self.apart

    def put(self, covariances: Any) -> None:
        """Fill the lower triangle of the samples in from each pair's covariance (entries, batch)."""
        for (first, last), below in zip(self._runs[:-1], self._below):
            below.copy_(covariances[first:last])

    def eliminate(self, first: int, last: int) -> None:
        """Take the columns `first` to `last` - 1 out of those after them; the pivots stay on the diagonal."""
        import torch

        for lower, pivot, factors, block, left, right in self._steps[first:last]:
            torch.div(lower, pivot, out=factors)
            block.addcmul_(left, right, value=-1)

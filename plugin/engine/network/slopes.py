# SPDX-License-Identifier: GPL-2.0-or-later
"""The logit of what a network says, and its slope along every input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .devices import choose_device
from .inference import weights_on
from .model import Architecture, forward
from .model_file import NetworkModel

if TYPE_CHECKING:
    from torch import Tensor

Array = NDArray[Any]


class LogitSlope:
    """Gives logits and their slopes along the inputs; of a network of numbers those of the number.

    Of an ensemble it is the logit of the mean probability of its networks. Torch works with the threads that it has
    where this is called: whoever calls it in several threads gives each of them one.

    Parameters
    ----------
    model : NetworkModel
        The trained network; its dropout is off.
    output : int
        Place of the class or label that is asked about; 0 for ore and numbers.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    """

    def __init__(self, model: NetworkModel, output: int = 0, *, device: str = "cpu") -> None:
        self.device = choose_device(device)
        self._architecture, self._output = model.architecture, output
        self._networks = [weights_on(one, self.device) for one in model.networks]

    def __call__(self, inputs: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the logits, shape (n,), and their slopes, shape (n, inputs), of inputs of shape (n, inputs)."""
        import torch

        with torch.enable_grad():
            x = torch.from_numpy(np.ascontiguousarray(inputs)).to(self.device).requires_grad_()
            logit = self._together(
                [
                    logit_of(forward(one, x, self._architecture), self._architecture, self._output)
                    for one in self._networks
                ]
            )
            (slope,) = torch.autograd.grad(logit.sum(), x)
        return logit.detach().cpu().numpy().astype(np.float64), slope.cpu().numpy().astype(np.float64)

    def _together(self, logits: list[Tensor]) -> Tensor:
        """Return the logit of the mean probability of several networks, or the mean of their numbers."""
        import torch
        from torch.nn.functional import logsigmoid

        if len(logits) == 1:
            return logits[0]
        each = torch.stack(logits)  # (networks, rows)
        if self._architecture.output == "linear":
            return each.mean(dim=0)
        return torch.logsumexp(logsigmoid(each), dim=0) - torch.logsumexp(logsigmoid(-each), dim=0)


def logit_of(sums: Tensor, architecture: Architecture, output: int = 0) -> Tensor:
    """Return the logit of ore, of a class against all others or of a label, or the number, shape (rows,).

    A binary network with the output `linear` gives a probability as a number; it is returned as it is, not cut to
    0 to 1.
    """
    import torch

    if architecture.target == "multi_class":
        others = [k for k in range(sums.shape[1]) if k != output]
        return sums[:, output] - torch.logsumexp(sums[:, others], dim=1)
    if architecture.output == "softmax":
        return sums[:, 1] - sums[:, 0]
    return sums[:, output]

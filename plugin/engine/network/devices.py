# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a network computes, and with how many threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import InvalidInputError
from .settings import DEVICES

LARGEST_BATCH_OF_ONE_THREAD = 8192
"""Up to this batch a second thread brings little, and beside another process it costs several times what it brings."""


def choose_device(wanted: str) -> str:
    """Return `cpu`, `cuda` or `mps` for a wanted device.

    `auto` is CUDA where there is one, else the CPU: networks of this size are no faster on
    Apple's graphics processors.

    Raises
    ------
    InvalidInputError
        The device is not there.
    """
    import torch

    is_there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return "cuda" if is_there["cuda"] else "cpu"
    if not is_there.get(wanted, False):
        raise InvalidInputError(
            "The device {given} is not available here; available are {available}.",
            given=wanted,
            available=", ".join(name for name in DEVICES if name == "auto" or is_there[name]),
        )
    return wanted


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Let torch use so many threads until the `with` ends."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def tiny_numbers_as_zero() -> Iterator[None]:
    """Let this thread take numbers below the smallest normal one as zero until the `with` ends.

    Weights of idle neurons shrink towards zero without reaching it, and processors compute with
    such numbers ten times slower.
    """
    import torch

    torch.set_flush_denormal(True)
    try:
        yield
    finally:
        torch.set_flush_denormal(False)


def threads_for(batch_size: int) -> int:
    """Return with how many threads steps of this many blocks are fastest."""
    import torch

    return 1 if batch_size <= LARGEST_BATCH_OF_ONE_THREAD else torch.get_num_threads()

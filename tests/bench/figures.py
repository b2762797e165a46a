# SPDX-License-Identifier: GPL-2.0-or-later
"""One measured figure, and how time is taken."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One line of the bench."""

    case: str
    """What was measured."""
    name: str
    """Whose figure it is."""
    figure: float | None
    """The figure; None when it was not measured."""
    unit: str
    """Its unit."""
    ratio: float | None = None
    """Ours over the peer's, so that more than one is faster; None when there is no peer."""
    peer: str = ""
    """The peer of the ratio."""
    note: str = ""
    """Why there is no figure."""
    least: float | None = None
    """What is asked of the ratio, or of the figure where there is no ratio; None where nothing is."""

    @property
    def holds(self) -> bool | None:
        """Whether what is asked for is there; None where nothing is asked for, or nothing was measured."""
        reached = self.figure if self.ratio is None else self.ratio
        return None if self.least is None or reached is None else reached >= self.least


def seconds(call: Callable[[], object], *, repeat: int = 3) -> float:
    """Return the shortest of several runs, in seconds."""
    best = float("inf")
    for _ in range(repeat):
        began = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - began)
    return best


def data_folder(name: str) -> Path | None:
    """Return a folder of real data, in the folder named by `ORESIGHT_DATA` or beside the checkout; None without."""
    checkout = Path(__file__).resolve().parents[2]
    folder = Path(os.environ.get("ORESIGHT_DATA") or checkout.parent / "shared" / "data") / name
    return folder if folder.is_dir() else None


def no_data(name: str) -> Figure:
    """Return the line of data that are not there."""
    return Figure(name, "all", None, "", note="skipped: real data not found (set ORESIGHT_DATA)")

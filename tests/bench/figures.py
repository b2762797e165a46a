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
    """What the ratio, or the figure where there is no ratio, must reach; None where nothing is asked for."""
    most: float | None = None
    """What it must not exceed; None where nothing is asked for."""
    goal: float | None = None
    """What it is to reach beyond `least`; None without such a goal."""

    def verdicts(self) -> dict[str, bool]:
        """Return each bound in words, and whether it holds; nothing where nothing is asked for or was measured."""
        reached = self.figure if self.ratio is None else self.ratio
        if reached is None:
            return {}
        bounds = {"at least": self.least, "goal": self.goal, "at most": self.most}
        return {
            f"{words} {bound:g}": reached <= bound if words == "at most" else reached >= bound
            for words, bound in bounds.items()
            if bound is not None
        }


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

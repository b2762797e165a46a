# SPDX-License-Identifier: GPL-2.0-or-later
"""What a validation was told of the composites withheld in one fold, in numbers that a file can keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from ..evaluation.folds import Fold
from ..network.checkpoint import State
from .calibration import Calibration

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Told:
    """What was told of the composites withheld in one fold."""

    fold: Fold
    """What was withheld."""
    probabilities: Mapping[str, Floats]
    """By method, shape (withheld,) each."""
    kriged_ore: Floats
    """The label kriged from all composites into the block of each, shape (withheld,); NaN where there is none."""
    distance: Floats
    """From each to the nearest known composite, CRS units, shape (withheld,)."""
    calibration: Calibration
    """Of the honest predictor; fitted on known composites."""
    unknown: int
    """Withheld composites at which the published protocol could krige nothing."""
    at_truth: tuple[Numbers, Floats]
    """Places of the truth whose nearest composite is withheld, and their honest probability."""
    notices: tuple[Notice, ...]
    """What went otherwise."""

    def to_state(self) -> State:
        """Return everything but the fold itself as JSON values and arrays."""
        about = {
            "methods": list(self.probabilities),
            "unknown": self.unknown,
            "notices": [[notice.template, notice.fields] for notice in self.notices],
        }
        rows, at_truth = self.at_truth
        return State(about, {
            **{f"told.{name}": values for name, values in self.probabilities.items()},
            "kriged_ore": self.kriged_ore,
            "distance": self.distance,
            "calibration": np.array([self.calibration.intercept, self.calibration.slope]),
            "truth_rows": rows.astype(np.int32),
            "at_truth": at_truth,
        })  # fmt: skip

    @classmethod
    def of_state(cls, fold: Fold, state: State) -> Told:
        """Return what `to_state` gave of a fold."""
        about, arrays = state.about, state.arrays
        return cls(
            fold,
            {name: arrays[f"told.{name}"] for name in about["methods"]},
            arrays["kriged_ore"],
            arrays["distance"],
            Calibration(*arrays["calibration"].tolist()),
            int(about["unknown"]),
            (arrays["truth_rows"].astype(np.int64), arrays["at_truth"]),
            tuple(Notice(template, fields) for template, fields in about["notices"]),
        )

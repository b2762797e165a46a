# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters of kriged grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.layers import Variable
from .rasters import BlockRaster, write_block_raster
from .samples import Samples
from .staging import Staging

MEASURE_OUTPUTS = {
    "NUMBER_OF_SAMPLES": ("count", "samples"),
    "PASS": ("pass", "pass"),
    "MEAN_DISTANCE": ("mean_distance", "mean_distance"),
    "EFFICIENCY": ("efficiency", "kriging_efficiency"),
    "SLOPE": ("slope", "slope_of_regression"),
}
"""Rasters about the estimate: their destination, the job's name for them, and how their variable's name ends."""


@dataclass(frozen=True)
class GradeRasters:
    """Writes what was kriged from a field of samples."""

    model: BlockRaster
    """The blocks."""
    mask: NDArray[np.bool_]
    """Those that were estimated."""
    samples: Samples
    """The samples, for the names and units of the variables."""

    def write(self, path: str, output: str, found: Mapping[str, NDArray[Any]], staging: Staging) -> str:
        """Write the raster of an output from the arrays of the job `krige_grades`; return its path."""
        return self._write(path, self._variable(output), self._values(output, found), staging)

    def write_probabilities(
        self, folder: str, cutoffs: Sequence[float], above: NDArray[np.float64], staging: Staging
    ) -> list[str]:
        """Write one raster per cutoff from probabilities (n, cutoffs); return their paths."""
        paths = []
        for place, cutoff in enumerate(cutoffs):
            name = f"{self.samples.field}_above_{cutoff:g}".replace(".", "_").replace("-", "minus_").replace("+", "")
            values = np.ascontiguousarray(above[:, place])
            paths.append(self._write(str(Path(folder) / f"{name}.tif"), Variable(name, "probability"), values, staging))
        return paths

    def _write(self, path: str, variable: Variable, values: NDArray[Any], staging: Staging) -> str:
        model = self.model
        return write_block_raster(path, model.grid, values, variable, model.crs, mask=self.mask, staging=staging)

    def _values(self, output: str, found: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
        """Return the values of an output; the estimate of an indicator lies between 0 and 1."""
        if output == "E_TYPE":
            return found["mean"]
        if output in MEASURE_OUTPUTS:
            values = found[MEASURE_OUTPUTS[output][0]][:, 0]
            known = ~np.isnan(found["variance"][:, 0])
            return np.where(known, values, np.nan).astype(np.float32)
        values = found[output.lower()][:, 0]
        return np.clip(values, 0.0, 1.0) if output == "ESTIMATE" and is_indicator(self.samples) else values

    def _variable(self, output: str) -> Variable:
        field, unit = self.samples.field, self.samples.unit
        if output == "VARIANCE":
            return Variable(field, "variance", squared(unit))
        if output == "E_TYPE":
            return Variable(f"{field}_by_indicators", "estimate", unit)
        if output in MEASURE_OUTPUTS:
            return Variable(f"{field}_{MEASURE_OUTPUTS[output][1]}", "measure")
        return Variable(field, "indicator") if is_indicator(self.samples) else Variable(field, "estimate", unit)


def is_indicator(samples: Samples) -> bool:
    """Return whether the values are zeros and ones."""
    return bool(np.isin(samples.values[~np.isnan(samples.values)], (0.0, 1.0)).all())


def squared(unit: str) -> str:
    """Return the unit of a variance.

    Examples
    --------
    >>> squared("g/t"), squared("")
    ('(g/t)²', '')
    """
    return f"({unit})²" if unit else ""

# SPDX-License-Identifier: GPL-2.0-or-later
"""Where, from what and how is kriged, apart from the values: transforms and cutoffs krige several tables alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .domains import Domains, krige_by_domain
from .field import KrigedField
from .kriging import krige
from .method import ExternalDrift, KrigingMethod
from .search import Search
from .targets import TargetsGiven
from .variogram import Variogram


@dataclass(frozen=True)
class Estimation:
    """Everything that `krige` is given but values and variogram."""

    points: NDArray[np.float64]
    """Easting, northing, elevation of the samples, shape (m, 3)."""
    targets: TargetsGiven
    """Where to estimate; with domains a grid and a mask."""
    search: Search | None = None
    method: KrigingMethod = field(default_factory=KrigingMethod)
    holes: NDArray[Any] | None = None
    """Drillhole of each sample, shape (m,)."""
    external: ExternalDrift | None = None
    domains: Domains | None = None
    """Domains of samples and blocks, and how their boundaries are seen."""
    solver: str = "auto"
    device: str = "cpu"
    precision: str = "float64"
    threads: int = 1

    def estimate(
        self,
        values: NDArray[np.float64],
        variogram: Variogram,
        *,
        measures: Sequence[str] = (),
        progress: Progress = no_progress,
    ) -> KrigedField:
        """Return the kriged values (m,) or (m, v), domain by domain where there are domains."""
        options: dict[str, Any] = {
            "method": self.method,
            "measures": measures,
            "solver": self.solver,
            "device": self.device,
            "precision": self.precision,
            "threads": self.threads,
        }
        if self.domains is None:
            return krige(
                self.points,
                values,
                self.targets,
                variogram,
                self.search,
                holes=self.holes,
                external=self.external,
                progress=progress,
                **options,
            )
        return krige_by_domain(
            self.points,
            values,
            self.targets,
            variogram,
            self.search,
            self.domains,
            holes=self.holes,
            external=self.external,
            progress=progress,
            **options,
        )

# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets between block models and a layer: found in the worker, written with a style of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsUnitTypes
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.blocks.masks import pack_mask
from ..engine.errors import Notice
from ..engine.evaluation.applicability import APPLICABILITIES, DOUBTFUL
from ..engine.progress import Progress, no_progress
from .jobs import run_job
from .outside import check_applicability
from .points import Field, write_points
from .rasters import BlockRaster
from .same_grid import check_same_grid
from .samples import Samples
from .staging import Staging, StrPath
from .target_style import style_targets

LEAST_BLOCKS = 10
"""Blocks of the smallest body that is a target, where no least volume is given."""

Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class TargetRules:
    """What counts as a target, and which is the better one."""

    threshold: float = 0.5
    """Least value of a block that belongs to a body."""
    minimum_volume: float | None = None
    """Least volume of a body, CRS units cubed; that of `LEAST_BLOCKS` blocks when it is None, none at all when 0."""
    density: float = 2.7
    """Tonnes per cubic metre."""
    connection: str = "faces"
    """What neighbouring blocks share at least: `faces edges corners`."""
    ranking: str = "expected_volume"
    """What comes first: `expected_volume volume mean maximum`."""
    applies_to: str = APPLICABILITIES[DOUBTFUL]
    """Worst of `APPLICABILITIES` that a block of a body may have, where the applicability is known."""


@dataclass(frozen=True)
class TargetTable:
    """The bodies that reach the threshold, the best first."""

    columns: Columns
    """The arrays of the engine's `Targets` by name, with `volume` and `tonnage`; one row per body."""
    hole_names: tuple[str, ...]
    """Names of the holes by the numbers in `nearest_hole`."""
    notices: tuple[Notice, ...]
    """What was left out, and why there may be no target."""

    def __len__(self) -> int:
        return len(self.columns["volume"])


def find_targets(
    raster: BlockRaster,
    rules: TargetRules,
    *,
    samples: Samples | None = None,
    depth: BlockRaster | None = None,
    applicability: BlockRaster | None = None,
    progress: Progress = no_progress,
) -> TargetTable:
    """Return the connected bodies of a block model, found in the worker.

    Parameters
    ----------
    raster : BlockRaster
        Probability of ore; it is read level by level.
    samples : Samples, optional
        Samples of the holes drilled so far, for the nearest hole and, without `depth`, for the ground.
    depth : BlockRaster, optional
        Depth of each block below the ground, on the same blocks.
    applicability : BlockRaster, optional
        Codes of `Applicability.codes` on the same blocks; worse ones than the rules allow are left out and counted.
    """
    others = [one for one in (depth, applicability) if one is not None]
    check_same_grid([raster, *others])
    excluded = None if applicability is None else Excluded(applicability, APPLICABILITIES.index(rules.applies_to))
    mask, arrays, highest = _reached(raster, rules.threshold, depth, excluded)
    if samples is not None:
        arrays |= {"points": samples.points, "holes": samples.holes}
    parameters = {
        "grid": raster.grid.to_dict(),
        "minimum_volume": LEAST_BLOCKS * raster.grid.volume if rules.minimum_volume is None else rules.minimum_volume,
        "connection": rules.connection,
        "ranking": rules.ranking,
    }
    with run_job("rank_targets", parameters, {"mask": pack_mask(mask), **arrays}, progress=progress) as result:
        columns = {name: np.array(values) for name, values in result.arrays.items()}
        notices = [*(excluded.notices() if excluded is not None else ()), *result.notices]
    columns["volume"] = columns["n_blocks"] * raster.grid.volume
    columns["tonnage"] = columns["volume"] * metres_per_unit(raster.crs) ** 3 * rules.density
    if not mask.any():
        fields = {"threshold": rules.threshold, "highest": highest}
        notices.append(Notice("No block reaches {threshold}: the largest value is {highest}.", fields))
    names = samples.hole_names if samples is not None else ()
    return TargetTable(columns, names, tuple(notices))


class Excluded:
    """Leaves out blocks to which a prediction does not apply.

    Parameters
    ----------
    raster : BlockRaster
        Codes of applicability.
    worst : int
        Largest code that is kept.
    """

    def __init__(self, raster: BlockRaster, worst: int) -> None:
        check_applicability(raster)
        self._raster, self._worst, self._n = raster, worst, 0

    def kept(self, level: int, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return the blocks of a level that are kept; those without a code are not."""
        allowed = mask & (self._raster.read_level(level) <= self._worst)
        self._n += int(np.count_nonzero(mask & ~allowed))
        return allowed

    def notices(self) -> tuple[Notice, ...]:
        """Return how many blocks were left out."""
        if not self._n:
            return ()
        text = (
            "{n} blocks reach the threshold where the prediction is extrapolated (worse than {worst}) and are no part "
            "of a target."
        )
        return (Notice(text, {"n": self._n, "worst": APPLICABILITIES[self._worst]}),)


def _reached(
    raster: BlockRaster, threshold: float, depth: BlockRaster | None, excluded: Excluded | None
) -> tuple[NDArray[np.bool_], Columns, float]:
    """Return the blocks that reach the threshold, their values and depths, and the largest value of all."""
    mask = np.zeros(raster.grid.shape, dtype=bool)
    values, depths, highest = [], [], float("nan")
    for level, part in enumerate(raster.levels()):
        mask[level] = part >= threshold
        if excluded is not None and mask[level].any():
            mask[level] = excluded.kept(level, mask[level])
        values.append(part[mask[level]])
        if not np.isnan(part).all():
            highest = float(np.fmax(highest, np.nanmax(part)))
        if depth is not None and mask[level].any():
            depths.append(depth.read_level(level)[mask[level]])
    arrays: Columns = {"values": np.concatenate(values)}
    if depth is not None:
        arrays["depths"] = np.concatenate([*depths, np.zeros(0)])
    return mask, arrays, round(highest, 6)


def metres_per_unit(crs: QgsCoordinateReferenceSystem) -> float:
    """Return the length of a unit of the coordinates in metres; 1 where there is no CRS."""
    if not crs.isValid():
        return 1.0
    return float(QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), Qgis.DistanceUnit.Meters))


def write_targets(
    path: StrPath, table: TargetTable, crs: QgsCoordinateReferenceSystem, *, staging: Staging | None = None
) -> str:
    """Write the targets as a PointZ layer, its style inside, and return its path."""
    fields = target_fields(table)
    return write_points(path, table.columns["point"], fields, crs, style=style_targets, staging=staging)


def target_fields(table: TargetTable) -> list[Field]:
    """Return the columns of a layer of targets."""
    found = table.columns
    holes = [table.hole_names[hole] if 0 <= hole < len(table.hole_names) else "" for hole in found["nearest_hole"]]
    titles = _titles()
    placed = [titles["centroid"] if at_centroid else titles["best_block"] for at_centroid in found["is_at_centroid"]]
    values: Mapping[str, tuple[str, Any]] = {
        "rank": ("int", np.arange(1, len(table) + 1)),
        "blocks": ("int", found["n_blocks"]),
        "volume": ("float", found["volume"]),
        "tonnage": ("float", found["tonnage"]),
        "mean_probability": ("float", found["mean"]),
        "max_probability": ("float", found["maximum"]),
        "easting": ("float", found["centroid"][:, 0]),
        "northing": ("float", found["centroid"][:, 1]),
        "elevation": ("float", found["centroid"][:, 2]),
        "placed_at": ("text", placed),
        "bottom": ("float", found["bottom"]),
        "top": ("float", found["top"]),
        "depth_top": ("float", found["depth_top"]),
        "depth_bottom": ("float", found["depth_bottom"]),
        "nearest_hole": ("text", holes),
        "hole_distance": ("float", found["hole_distance"]),
        "holes_inside": ("int", found["holes_inside"]),
    }
    return [Field(name, kind, column, titles[name]) for name, (kind, column) in values.items()]


def _titles() -> dict[str, str]:
    """Return what the columns are called, translated."""
    return {
        "rank": _tr("rank"),
        "blocks": _tr("blocks"),
        "volume": _tr("volume"),
        "tonnage": _tr("tonnage (t)"),
        "mean_probability": _tr("mean probability"),
        "max_probability": _tr("highest probability"),
        "easting": _tr("easting of the centroid"),
        "northing": _tr("northing of the centroid"),
        "elevation": _tr("elevation of the centroid"),
        "placed_at": _tr("point stands at"),
        "bottom": _tr("bottom elevation"),
        "top": _tr("top elevation"),
        "depth_top": _tr("least depth"),
        "depth_bottom": _tr("greatest depth"),
        "nearest_hole": _tr("nearest hole"),
        "hole_distance": _tr("distance to its nearest sample"),
        "holes_inside": _tr("holes that pass through"),
        "centroid": _tr("centroid"),
        "best_block": _tr("best block"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Oresight", text)

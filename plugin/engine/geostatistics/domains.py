# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging domain by domain, with boundaries that are hard, soft within a distance, or seen through from one side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..checks import check_choice
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress, share_of
from .field import KrigedField
from .kriging import krige
from .method import ExternalDrift
from .search import Search
from .targets import TargetsGiven
from .variogram import Variogram

BOUNDARIES = ("hard", "soft", "one-way")
"""Blocks see the samples of their own domain; also those of others near it; also those of the domains that are named
for it."""

Floats = NDArray[np.float64]
Codes = NDArray[Any]


@dataclass(frozen=True)
class Domains:
    """Domains of samples and blocks, as codes, and how their boundaries are seen."""

    of_samples: Codes
    """Domain of each sample, shape (m,); `missing` where not known."""
    of_blocks: Codes
    """Domain of each block of the mask, in block order, shape (n,); `missing` where not known."""
    boundary: str = "hard"
    """One of `BOUNDARIES`."""
    distance: float | None = None
    """How far from a domain's blocks the samples of other domains may lie, CRS units; None: any distance, which soft
    boundaries do not allow."""
    seen: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Domains whose samples the blocks of a domain see too, when boundaries are one-way."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Names of the codes, for notices."""
    missing: int = -1
    """Code of no domain."""

    def __post_init__(self) -> None:
        check_choice(self.boundary, BOUNDARIES, "boundary")
        if self.boundary == "soft" and self.distance is None:
            raise InvalidInputError("Soft boundaries need a distance: how far samples of other domains are used.")
        if self.distance is not None and not self.distance >= 0.0:
            raise InvalidInputError(
                "The distance across boundaries must not be negative, but {given} was given.", given=self.distance
            )

    def name_of(self, code: int) -> str:
        """Return the name of a domain."""
        return str(self.names.get(code, code))

    def samples_of(self, code: int, points: Floats, grid: BlockGrid, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which samples the blocks of a domain are estimated from.

        `inside`, of the grid's shape, are the domain's blocks.
        """
        own = self.of_samples == code
        if self.boundary == "hard":
            return np.asarray(own)
        others = ~own & (self.of_samples != self.missing)
        if self.boundary == "one-way":
            others &= np.isin(self.of_samples, self.seen.get(code, ()))
        if self.distance is not None and others.any():
            rows = np.flatnonzero(others)
            others[rows] = distance_to_blocks(points[rows], grid, inside) <= self.distance
        return np.asarray(own | others)


def distance_to_blocks(points: Floats, grid: BlockGrid, inside: NDArray[np.bool_]) -> Floats:
    """Return the distance of points (n, 3) to the nearest centre of some blocks; 0 in one of them, CRS units."""
    from scipy.spatial import cKDTree

    padded = np.pad(inside, 1)
    within = padded.copy()
    for axis in range(3):
        within &= np.roll(padded, 1, axis) & np.roll(padded, -1, axis)
    shell = inside & ~within[1:-1, 1:-1, 1:-1]
    distance, _ = cKDTree(grid.centres(np.flatnonzero(shell))).query(points)
    block = grid.blocks_of(points)
    is_inside = (block >= 0) & inside.ravel()[np.maximum(block, 0)]
    return np.where(is_inside, 0.0, distance)


def krige_by_domain(
    points: Floats,
    values: Floats,
    targets: TargetsGiven,
    variogram: Variogram,
    search: Search | None,
    domains: Domains,
    *,
    holes: Codes | None = None,
    external: ExternalDrift | None = None,
    progress: Progress = no_progress,
    **options: Any,
) -> KrigedField:
    """Return what `krige` gives, each block estimated from the samples that its domain sees.

    Blocks whose domain is not known, or has no samples, are not estimated; both are counted.

    Parameters
    ----------
    points, values, variogram, search, holes, external, progress
        As for `krige`.
    targets : pair of BlockGrid and bool array of its shape
        The blocks.
    domains : Domains
    **options
        What else `krige` takes.

    Raises
    ------
    InvalidInputError
        Points instead of blocks, domains of another length, or no domain that blocks and samples share.
    """
    grid, mask = _blocks(targets)
    columns = values[:, None] if values.ndim == 1 else values
    blocks = np.flatnonzero(mask)
    _check_lengths(domains, len(points), len(blocks))
    merged = _Merged(len(blocks), columns.shape[1])
    codes = [int(code) for code in np.unique(domains.of_blocks) if code != domains.missing]
    merged.without(len(blocks) - int(np.isin(domains.of_blocks, codes).sum()))
    for number, code in enumerate(codes):
        rows = np.flatnonzero(domains.of_blocks == code)
        inside = np.zeros(grid.shape, dtype=bool)
        inside.ravel()[blocks[rows]] = True
        sees = domains.samples_of(code, points, grid, inside) & np.isfinite(columns).any(axis=1)
        if not np.isfinite(columns[sees]).any(axis=0).all() or not sees.any():
            merged.empty_domain(domains.name_of(code), len(rows))
            continue
        found = krige(
            points[sees],
            columns[sees],
            (grid, inside),
            variogram,
            search,
            holes=None if holes is None else holes[sees],
            external=None if external is None else _some(external, sees, rows),
            progress=share_of(progress, number / len(codes), (number + 1) / len(codes)),
            **options,
        )
        merged.put(rows, found)
        merged.say(domains, code, sees)
    return merged.finished()


def _blocks(targets: TargetsGiven) -> tuple[BlockGrid, NDArray[np.bool_]]:
    if isinstance(targets, np.ndarray):
        raise InvalidInputError("Kriging by domain needs blocks, a grid and a mask, but points were given.")
    grid, mask = targets
    if not isinstance(grid, BlockGrid) or not isinstance(mask, np.ndarray):
        raise InvalidInputError("Targets are points of shape (n, 3), or a grid and a mask.")
    return grid, mask


def _check_lengths(domains: Domains, samples: int, blocks: int) -> None:
    if len(domains.of_samples) != samples or len(domains.of_blocks) != blocks:
        raise InvalidInputError(
            "Domains are needed for each of the {samples} samples and {blocks} blocks, but {first} and {second} were "
            "given.",
            samples=samples,
            blocks=blocks,
            first=len(domains.of_samples),
            second=len(domains.of_blocks),
        )


def _some(external: ExternalDrift, samples: NDArray[np.bool_], blocks: NDArray[np.int64]) -> ExternalDrift:
    return ExternalDrift(external.at_samples[samples], external.at_targets[blocks])


class _Merged:
    """The results of all domains."""

    def __init__(self, blocks: int, variables: int) -> None:
        empty = np.full((blocks, variables), np.nan)
        self._field = KrigedField(empty, empty.copy(), np.zeros((blocks, variables), dtype=np.int32), 0, ())
        self._said: list[Notice] = []
        self._estimated = False

    def put(self, rows: NDArray[np.int64], found: KrigedField) -> None:
        """Take over what was found at some blocks."""
        whole = self._field
        for name, part in found.measures.items():
            table = whole.measures.setdefault(name, np.full(whole.estimate.shape, np.nan, dtype=np.float32))
            table[rows] = part
        excess = whole.excess
        if found.excess is not None:
            excess = np.full(whole.estimate.shape, np.nan) if excess is None else excess
            excess[rows] = found.excess
        whole.estimate[rows], whole.variance[rows], whole.count[rows] = found.estimate, found.variance, found.count
        self._field = replace(whole, excess=excess, target_variance=found.target_variance)
        for notice in found.notices:
            self._add(notice)
        self._estimated = True

    def say(self, domains: Domains, code: int, sees: NDArray[np.bool_]) -> None:
        """Remember how many samples a domain was estimated from."""
        own = domains.of_samples == code
        self._said.append(
            Notice(
                "Domain {name}: {own} samples of its own and {others} of other domains.",
                {
                    "name": domains.name_of(code),
                    "own": int(np.count_nonzero(sees & own)),
                    "others": int(np.count_nonzero(sees & ~own)),
                },
            )
        )

    def without(self, blocks: int) -> None:
        """Remember blocks without a domain."""
        if blocks:
            self._said.append(Notice("{n} blocks were not estimated: their domain is not known.", {"n": blocks}))

    def empty_domain(self, name: str, blocks: int) -> None:
        """Remember a domain without samples."""
        self._said.append(
            Notice(
                "{n} blocks were not estimated: domain {name} has no samples with values.", {"n": blocks, "name": name}
            )
        )

    def finished(self) -> KrigedField:
        """Return the whole field."""
        if not self._estimated:
            raise InvalidInputError("No domain of the blocks has samples: the codes of both must be the same.")
        unestimated = int(np.count_nonzero(np.isnan(self._field.variance).any(axis=1)))
        return replace(self._field, unestimated=unestimated, notices=tuple(self._said))

    def _add(self, notice: Notice) -> None:
        """Remember a notice; counts of the same kind are summed."""
        for place, known in enumerate(self._said):
            others = {name: value for name, value in notice.fields.items() if name != "n"}
            same = {name: value for name, value in known.fields.items() if name != "n"}
            if known.template == notice.template and same == others and "n" in known.fields:
                total = {**known.fields, "n": known.fields["n"] + notice.fields["n"]}
                self._said[place] = Notice(known.template, total)
                return
        self._said.append(notice)

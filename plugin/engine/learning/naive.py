# SPDX-License-Identifier: GPL-2.0-or-later
"""The published protocol: grades, rocks and ore kriged into blocks, and a network that learns the kriged ore.

Done strictly, everything is kriged from the composites that may be known. Done naively, as it is usually reported,
everything is kriged from all composites, those too that the network is scored at: the difference is the optimism.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..errors import Notice
from ..geostatistics.categories import indicators, krige_indicators
from ..geostatistics.estimation import Estimation
from ..geostatistics.fit_options import Constraints, Experiment
from ..geostatistics.fitting import fit_variogram
from ..geostatistics.method import KrigingMethod
from ..geostatistics.search import Search
from ..geostatistics.transformed import krige_on_scale
from ..geostatistics.variogram import Variogram
from ..network.feature_view import FeatureView
from ..network.features import sorted_order
from ..network.inference import predict
from ..network.settings import NetworkSettings
from ..network.splits import TRAINING, VALIDATION
from ..network.training import train_network
from ..progress import Progress, no_progress, share_of

BLOCKS = 20_000
"""Blocks of the domain, drawn at random, that the network learns from at most."""
CANDIDATES = 400_000
"""Blocks looked at for that, drawn at random from larger grids."""
REACH = 3.0
"""Where the settings give no largest distance, the domain reaches so many diagonals of a block from the composites."""
MISSING = 0
"""Code of composites without a category."""
VALIDATION_SHARE = 0.2
"""Share of the groups of holes whose blocks tune the network."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Composites:
    """Composites with all that the published protocol krigs."""

    points: Floats
    """Easting, northing, elevation, shape (n, 3)."""
    ore: Flags
    """Shape (n,)."""
    hole: Numbers
    """Number of the hole, shape (n,)."""
    group: Numbers
    """Group of holes that are kept together, shape (n,)."""
    grades: Mapping[str, Floats]
    """Grades by field, NaN where missing, shape (n,) each."""
    categories: Mapping[str, Numbers]
    """Codes by field, `MISSING` where there is none, shape (n,) each."""

    def at(self, rows: Flags) -> Composites:
        """Return some of the composites."""
        return Composites(
            self.points[rows],
            self.ore[rows],
            self.hole[rows],
            self.group[rows],
            {name: values[rows] for name, values in self.grades.items()},
            {name: _renumbered(codes[rows]) for name, codes in self.categories.items()},
        )


def _renumbered(codes: Numbers) -> Numbers:
    """Return codes numbered from 1 among these composites alone, in their order; `MISSING` stays."""
    known, place = np.unique(codes[codes != MISSING], return_inverse=True)
    numbers = np.full(len(codes), MISSING, dtype=np.int64)
    numbers[codes != MISSING] = np.arange(1, len(known) + 1)[place.ravel()]
    return numbers


@dataclass(frozen=True)
class Protocol:
    """The settings of the published protocol."""

    grid: BlockGrid
    """Blocks over all composites."""
    reach: float
    """Blocks farther from all composites than this are not in the domain, CRS units."""
    variogram: Mapping[str, Any] = field(default_factory=dict)
    """How variograms are fitted: `structures anisotropic anisotropy_by experiment constraints seed`."""
    search: Search = field(default_factory=Search)
    """Neighbourhood of kriging."""
    method: KrigingMethod = field(default_factory=KrigingMethod)
    """Kind of kriging of grades and ore."""
    scale: str = "raw"
    """Scale on which grades are kriged."""
    cutoff: float = 0.5
    """Kriged indicator of ore from which on a block is ore."""
    network: NetworkSettings = field(default_factory=NetworkSettings)
    """The network."""
    threads: int = 1
    """Threads of kriging."""
    seed: int = 1
    """Seed of the draw of blocks."""


@dataclass(frozen=True)
class Estimator:
    """Kriging of all fields from some composites."""

    composites: Composites
    """What is kriged from."""
    protocol: Protocol
    """How."""
    models: Mapping[str, Variogram]
    """Variogram of each field, fitted to these composites; `ore` among them."""

    @property
    def names(self) -> tuple[str, ...]:
        """Variable names of the features."""
        grades = (f"{name}:estimate" for name in self.composites.grades)
        return (*grades, *(f"{name}:category" for name in self.composites.categories))

    def features(self, places: Floats, *, progress: Progress = no_progress) -> tuple[Floats, Floats]:
        """Return the features of places, shape (n, f), and the kriged indicator of ore, (n,); NaN where not kriged."""
        columns, total = [], len(self.models)
        for number, (name, model) in enumerate(self.models.items()):
            part = share_of(progress, number / total, (number + 1) / total)
            columns.append(self._kriged(name, model, places, part))
        return np.column_stack(columns[:-1]), columns[-1]

    def _kriged(self, name: str, model: Variogram, places: Floats, progress: Progress) -> Floats:
        composites, protocol = self.composites, self.protocol
        if name in composites.categories:
            codes = composites.categories[name]
            found = krige_indicators(
                composites.points, codes, places, model, protocol.search, missing=MISSING, holes=composites.hole,
                threads=protocol.threads, progress=progress,
            )  # fmt: skip
            return np.where(found.most_probable == MISSING, np.nan, found.most_probable)
        is_ore = name == ORE
        values = composites.ore.astype(np.float64) if is_ore else composites.grades[name]
        estimation = Estimation(
            composites.points,
            places,
            protocol.search,
            replace(protocol.method, discretisation=(1, 1, 1)),
            composites.hole,
            threads=protocol.threads,
        )
        scale = "raw" if is_ore else protocol.scale
        return krige_on_scale(estimation, values, model, scale=scale, progress=progress).estimate.ravel()


ORE = " ore"
"""Key of the indicator of ore among the variograms; no field is called so."""


def fit_estimator(composites: Composites, protocol: Protocol, *, progress: Progress = no_progress) -> Estimator:
    """Return the kriging of all fields, with variograms fitted to these composites alone."""
    tables: dict[str, Floats] = {
        **composites.grades,
        **{name: indicators(codes, missing=MISSING)[1] for name, codes in composites.categories.items()},
        ORE: composites.ore.astype(np.float64),
    }
    models = {}
    for number, (name, values) in enumerate(tables.items()):
        given = protocol.variogram
        experiment = Experiment.from_dict(given.get("experiment", {}))
        if name not in composites.grades:
            experiment = replace(experiment, scale="raw")
        fit = fit_variogram(
            composites.points,
            values,
            structures=given.get("structures", "auto"),
            anisotropic=given.get("anisotropic", True),
            anisotropy_by=given.get("anisotropy_by", "estimates"),
            holes=composites.hole,
            experiment=experiment,
            constraints=Constraints.from_dict(given.get("constraints", {})),
            seed=given.get("seed", 0),
            progress=share_of(progress, number / len(tables), (number + 1) / len(tables)),
        )
        models[name] = fit.variogram
    return Estimator(composites, protocol, models)


@dataclass(frozen=True)
class Ground:
    """Blocks of the domain with their kriged features and label: what the network learns from."""

    estimator: Estimator
    """What they were kriged by."""
    centres: Floats
    """Shape (n, 3)."""
    features: Floats
    """Shape (n, f), all known."""
    ore: Flags
    """Whether the kriged indicator of ore reaches the cutoff, shape (n,)."""
    nearest: Numbers
    """The composite nearest to each block, shape (n,)."""


def krige_ground(estimator: Estimator, *, progress: Progress = no_progress) -> Ground:
    """Return the blocks within reach of the composites, a draw of at most `BLOCKS`, with what is kriged into them."""
    from scipy.spatial import cKDTree

    protocol, points = estimator.protocol, estimator.composites.points
    generator = np.random.default_rng(protocol.seed)
    n = protocol.grid.n_blocks
    blocks = np.arange(n) if n <= CANDIDATES else np.unique(generator.integers(0, n, CANDIDATES))
    centres = protocol.grid.centres(blocks)
    away, nearest = cKDTree(points).query(centres, distance_upper_bound=protocol.reach)
    inside = np.flatnonzero(np.isfinite(away))
    drawn = np.sort(generator.permutation(inside)[:BLOCKS])
    features, indicator = estimator.features(centres[drawn], progress=progress)
    known = np.isfinite(features).all(axis=1) & np.isfinite(indicator)
    at = drawn[known]
    return Ground(estimator, centres[at], features[known], indicator[known] >= protocol.cutoff, nearest[at])


@dataclass(frozen=True)
class Learned:
    """What the network says of withheld composites."""

    probability: Floats
    """Of the block that holds each, shape (n,); where nothing can be kriged, the share of ore in what was known."""
    kriged_ore: Floats
    """1 and 0 for the label kriged into that block, shape (n,); NaN where nothing can be kriged."""
    notices: tuple[Notice, ...]
    """What went otherwise than the settings say."""

    @property
    def unknown(self) -> int:
        """How many places nothing could be kriged at."""
        return int(np.count_nonzero(np.isnan(self.kriged_ore)))


def learn_and_predict(
    ground: Ground, rows: Flags, places: Floats, *, by: str, progress: Progress = no_progress
) -> Learned:
    """Return the probability of ore at the blocks that hold some places, by a network that learned from kriged blocks.

    Parameters
    ----------
    ground : Ground
    rows : boolean array of shape (blocks,)
        The blocks of the ground that it may learn from.
    places : array of shape (n, 3)
        Withheld composites.
    by : str
        How they are withheld: the part that tunes the network is cut by the same rule.
    progress : Progress
        May raise `CancelledError`.
    """
    estimator = ground.estimator
    grid, composites = estimator.protocol.grid, estimator.composites
    held = _centres_about(grid, places)
    features, indicator = estimator.features(held, progress=share_of(progress, 0.0, 0.3))
    prior = float(composites.ore.mean())
    label = np.where(np.isfinite(indicator), indicator >= estimator.protocol.cutoff, np.nan)
    split = _tuning_blocks(ground, rows, by, estimator.protocol.seed)
    labels = ground.ore[rows]
    if any(len(np.unique(labels[split == part])) < 2 for part in (TRAINING, VALIDATION)):
        said = Notice(
            "Kriged from {n} composites, the blocks are all ore or all waste in the training or the validation part; "
            "the published network cannot learn there, and the share of ore stands for it.",
            {"n": len(composites.points)},
        )
        return Learned(np.full(len(places), prior), label, (said,))
    trained = train_network(
        ground.features[rows].astype(np.float32),
        estimator.names,
        labels.astype(np.int8),
        split,
        estimator.protocol.network,
        progress=share_of(progress, 0.3, 1.0),
    )
    view = FeatureView(features.astype(np.float32), tuple(sorted_order(estimator.names)), {})
    probability = predict(trained.model, view, device=trained.device).astype(np.float64)
    return Learned(np.where(np.isnan(probability), prior, probability), label, ())


def _centres_about(grid: BlockGrid, places: Floats) -> Floats:
    """Return the centre of the block that holds each place, on the grid or beyond its faces."""
    origin, size = np.array(grid.origin), np.array(grid.size)
    return np.asarray(origin + (np.floor((places - origin) / size) + 0.5) * size)


def _tuning_blocks(ground: Ground, rows: Flags, by: str, seed: int) -> NDArray[np.int8]:
    """Return 1 for the blocks that tune the network, 0 for those that train it."""
    centres, group = ground.centres[rows], ground.estimator.composites.group[ground.nearest[rows]]
    generator = np.random.default_rng(seed)
    if by == "depth":
        is_tuning = centres[:, 2] < np.quantile(centres[:, 2], VALIDATION_SHARE)
    elif by == "random":
        is_tuning = generator.random(len(centres)) < VALIDATION_SHARE
    else:
        groups = generator.permutation(np.unique(group))
        is_tuning = np.isin(group, groups[: max(1, round(VALIDATION_SHARE * len(groups)))])
    return np.where(is_tuning, VALIDATION, TRAINING).astype(np.int8)


def published_protocol(
    known: Composites, protocol: Protocol, places: Floats, *, by: str, progress: Progress = no_progress
) -> Learned:
    """Return the probability of ore at withheld composites, everything kriged from known composites only."""
    estimator = fit_estimator(known, protocol, progress=share_of(progress, 0.0, 0.4))
    ground = krige_ground(estimator, progress=share_of(progress, 0.4, 0.6))
    every = np.ones(len(ground.centres), dtype=bool)
    return learn_and_predict(ground, every, places, by=by, progress=share_of(progress, 0.6, 1.0))

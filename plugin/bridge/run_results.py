# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run left in its folder, read again: the report is made from nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsVectorLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError
from ..engine.evaluation.applicability import APPLICABILITIES
from ..engine.evaluation.bodies import BodyComparison, compare_bodies
from .crs import length_unit
from .points import PointTable, read_points
from .rasters import BlockRaster

EVALUATION = "evaluation.json"
"""What the network is worth on its test blocks, beside simpler ways; not there in runs of the honest way alone."""
TEST = 2
"""Code of the blocks that the network never saw."""
HONEST_PROBABILITY = "honest_probability"
"""File, without its ending, of the honest way's probability where both ways were gone."""


@dataclass(frozen=True)
class RunResults:
    """The files of a run."""

    folder: Path
    record: Mapping[str, Any]
    """The run record."""
    probability: BlockRaster
    label: BlockRaster | None
    """Kriged ore; None for a run that went the honest way only."""
    split: BlockRaster | None
    """Training, validation and test; None when it is not there."""
    applicability: BlockRaster | None
    """Where the honest way applies; None where it was not gone."""
    composites: PointTable | None
    """None when they are not there."""
    traces: Sequence[tuple[str, NDArray[np.float64]]]
    """Name of each hole and its path from the collar down, shape (k, 3); none when they are not there."""
    targets: PointTable | None
    """Ranked, the best first; None when they are not there."""
    variograms: Mapping[str, Mapping[str, Any]]
    """Contents of the files of variograms by field: the model, and the fit where it was kept."""
    evaluation: Mapping[str, Any] = field(default_factory=dict)
    """What the network is worth beside simpler ways; empty where that was not asked."""

    @classmethod
    def read(cls, folder: Path) -> RunResults:
        """Return the results of a folder that `run_workflow` filled.

        Raises
        ------
        InvalidInputError
            It has no run record or no probability.
        """
        record_path = folder / "run.json"
        blocks = {path.stem: path for path in sorted((folder / "blocks").glob("*.tif"))}
        missing = "" if "probability" in blocks else "probability"
        if not record_path.is_file() or missing:
            raise InvalidInputError(
                "{folder} is no folder of a finished run: {missing} is not there.",
                folder=str(folder),
                missing=missing or record_path.name,
            )
        variograms = {
            path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted((folder / "variograms").glob("*.json"))
        }
        return cls(
            folder,
            json.loads(record_path.read_text(encoding="utf-8")),
            BlockRaster.open(blocks["probability"]),
            BlockRaster.open(blocks["label"]) if "label" in blocks else None,
            BlockRaster.open(blocks["split"]) if "split" in blocks else None,
            BlockRaster.open(blocks["applicability"]) if "applicability" in blocks else None,
            _points(folder / "composites.gpkg"),
            _traces(folder / "traces.gpkg"),
            _points(folder / "targets.gpkg"),
            variograms,
            _json(folder / EVALUATION),
        )

    def of_honest_way(self) -> RunResults | None:
        """Return a run of both ways with map, targets and threshold of the honest one; None without that map."""
        path = self.folder / "blocks" / f"{HONEST_PROBABILITY}.tif"
        if not path.is_file():
            return None
        record = {**self.record, "threshold": self.record["learning"]["threshold"]}
        targets = _points(self.folder / "honest_targets.gpkg")
        return replace(self, record=record, probability=BlockRaster.open(path), targets=targets)

    @property
    def has_both_ways(self) -> bool:
        """Whether the published and the honest way were gone."""
        return bool(self.record.get("learning")) and self.record["settings"]["preset"] != "honest"

    @property
    def grid(self) -> BlockGrid:
        """The blocks."""
        return self.probability.grid

    @property
    def unit(self) -> str:
        """Short name of the unit of lengths; metres are assumed where there is no coordinate system."""
        return length_unit(self.probability.crs) or "m"

    @property
    def threshold(self) -> float:
        """Probability from which on the run calls a block ore."""
        return float(self.record["threshold"])

    def labels(self, level: int) -> NDArray[Any]:
        """Return the label of the blocks of a level, shape (rows, columns); waste where there is no label at all."""
        return np.zeros(self.grid.shape[1:]) if self.label is None else self.label.read_level(level)

    def compare(self, threshold: float, *, only_test: bool = False) -> BodyComparison:
        """Return how the body at a threshold lies on the labelled one."""
        return compare_bodies(self.grid, self._bodies(threshold, only_test=only_test))

    def applicability_counts(self) -> list[int]:
        """Return how many blocks have each code of applicability, in the order of `APPLICABILITIES`."""
        counts = np.zeros(len(APPLICABILITIES), dtype=np.int64)
        for level in self.applicability.levels() if self.applicability is not None else ():
            known = level[np.isfinite(level)].astype(np.int64)
            counts += np.bincount(known, minlength=len(counts))[: len(counts)]
        return [int(count) for count in counts]

    def share_at_the_edge(self, threshold: float) -> float:
        """Return the share of the predicted blocks that lie in the outermost rows and columns of the model."""
        total = edge = 0
        for level in self.probability.levels():
            with np.errstate(invalid="ignore"):
                predicted = level >= threshold
            total += int(np.count_nonzero(predicted))
            edge += int(np.count_nonzero(predicted)) - int(np.count_nonzero(predicted[1:-1, 1:-1]))
        return edge / total if total else 0.0

    def _bodies(self, threshold: float, *, only_test: bool) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
        """Yield predicted and labelled blocks of each level, where there are both."""
        parts = self.split.levels() if only_test and self.split is not None else None
        labels = (self.labels(level) for level in range(self.grid.shape[0]))
        for probability, label in zip(self.probability.levels(), labels):
            known = ~np.isnan(label) & ~np.isnan(probability)
            if parts is not None:
                known &= next(parts) == TEST
            with np.errstate(invalid="ignore"):
                yield (probability >= threshold) & known, (label == 1) & known


def _json(path: Path) -> dict[str, Any]:
    """Return the contents of a record; nothing when it is not there."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _points(path: Path) -> PointTable | None:
    """Return the points of a layer; None when the file is not there."""
    return read_points(QgsVectorLayer(str(path), path.stem, "ogr")) if path.is_file() else None


def _traces(path: Path) -> list[tuple[str, NDArray[np.float64]]]:
    """Return names and paths of a layer of holes; none when the file is not there."""
    if not path.is_file():
        return []
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    return [
        (str(hole["hole_id"]), np.array([(place.x(), place.y(), place.z()) for place in hole.geometry().vertices()]))
        for hole in layer.getFeatures()
        if hole.hasGeometry()
    ]

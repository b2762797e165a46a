# SPDX-License-Identifier: GPL-2.0-or-later
"""Create a block model."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.bridge.block_files import write_domain
from ...plugin.bridge.crs import check_crs
from ...plugin.bridge.footprint import columns_inside
from ...plugin.bridge.ground import find_ground
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.samples import Samples, read_samples
from ...plugin.engine.blocks.capacity import check_capacity
from ...plugin.engine.blocks.planning import GridPlan, plan_columns, plan_levels
from ...plugin.worker.memory import available_memory
from ..base import OresightAlgorithm

RASTERS = ("BLOCK_MODEL", "DEPTH", "DISTANCE", "NEAREST_HOLE")
NEED_SAMPLES = ("DISTANCE", "NEAREST_HOLE")


class CreateBlockModel(OresightAlgorithm):
    """Lays a regular grid of blocks around samples and keeps those in the ground."""

    ID = "create_block_model"
    GROUP = "blocks"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Lays a regular grid of blocks around the samples, or over an extent, and keeps the blocks whose centre "
            "lies in the ground, inside the boundary and near enough to a sample. "
            "Each kept block knows its depth below the surface, its distance to the nearest sample and the hole of "
            "that sample. Block corners lie on whole multiples of the block size, so that models of one size fit each "
            "other."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("block model,grid,voxel,domain,topography,depth,resource").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        self._add_sources()
        self._add_sizes()
        self._add_rasters()

    def _add_sources(self) -> None:
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("SAMPLES", self.tr("Samples"), [kind.TypeVectorPoint], optional=True),
            self.tr("Points with elevation, such as composites; the blocks are laid around them."),
        )
        self.add(
            QgsProcessingParameterExtent("EXTENT", self.tr("Extent"), optional=True),
            self.tr("Covered instead of the surroundings of the samples; needed when there are no samples."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("TOPOGRAPHY", self.tr("Elevation model"), optional=True),
            self.tr(
                "Elevation of the ground. Without it a surface is laid through the collars, and without collars "
                "through the highest sample of each hole; the log says so."
            ),
        )
        self.add(
            QgsProcessingParameterVectorLayer("COLLARS", self.tr("Collars"), [kind.TypeVector], optional=True),
            self.tr("Table or layer of collars; they give the surface when there is no elevation model."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "BOUNDARY", self.tr("Boundary"), [kind.TypeVectorPolygon], optional=True
            ),
            self.tr("Polygons; blocks whose centre lies outside of them are left out."),
        )

    def _add_sizes(self) -> None:
        sizes = (
            ("BLOCK_X", 8.0, self.tr("Block size, west to east")),
            ("BLOCK_Y", 14.0, self.tr("Block size, south to north")),
            ("BLOCK_Z", 12.0, self.tr("Block size, in height")),
        )
        kind = QgsProcessingParameterNumber.Type.Double
        for name, size, title in sizes:
            self.add(
                QgsProcessingParameterNumber(name, title, kind, size, minValue=1e-6),
                self.tr("Length of every block in this direction, in units of the coordinates."),
            )
        limits = (
            ("MAX_DISTANCE", self.tr("Largest distance to a sample"),
             self.tr("Blocks farther than this from every sample are left out; empty keeps them all.")),
            ("MARGIN", self.tr("Margin"),
             self.tr("How far the blocks reach beyond the samples, sideways and down; empty: two blocks.")),
            ("LOWEST", self.tr("Lowest elevation"),
             self.tr("Where the blocks end below; empty: below the lowest sample. Needed when there are no samples.")),
            ("HIGHEST", self.tr("Highest elevation"),
             self.tr("Where the blocks end above; empty: at the top of the ground.")),
        )  # fmt: skip
        for name, title, text in limits:
            definition = QgsProcessingParameterNumber(name, title, kind, None, True)
            self.add(definition, text, advanced=name != "MAX_DISTANCE")

    def _add_rasters(self) -> None:
        rasters = (
            (self.tr("Block model"),
             self.tr("1 in every block of the model, nodata elsewhere (.tif); one band per level, the lowest first.")),
            (self.tr("Depth"), self.tr("Depth of each block's centre below the surface of the ground (.tif).")),
            (self.tr("Distance"), self.tr("Distance of each block's centre to the nearest sample (.tif).")),
            (self.tr("Nearest hole"),
             self.tr("Code of the hole of the nearest sample (.tif); the raster carries the holes' names.")),
        )  # fmt: skip
        for name, (title, text) in zip(RASTERS, rasters):
            self.add(QgsProcessingParameterRasterDestination(name, title, optional=name != "BLOCK_MODEL"), text)
        self.add(QgsProcessingOutputNumber("BLOCKS", self.tr("Blocks")), self.tr("Number of blocks in the model."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Plan the grid, find its domain in the worker, write the rasters."""
        source = self.parameterAsSource(parameters, "SAMPLES", context)
        samples = None if source is None else read_samples(source)
        crs = samples.crs if samples is not None else self._extent_crs(parameters, context, feedback)
        self.notify(feedback, () if samples is None else samples.notices)
        plan = self._plan(samples, crs, parameters, context)
        columns = plan_columns(plan)
        ground = find_ground(
            columns,
            crs,
            topography=self.parameterAsRasterLayer(parameters, "TOPOGRAPHY", context),
            collars=self.parameterAsVectorLayer(parameters, "COLLARS", context),
            samples=samples,
        )
        self.notify(feedback, [ground.notice])
        grid = plan_levels(plan, columns, ground.top)
        check_capacity(grid, available_memory())
        holes = np.zeros(0, dtype=np.int32) if samples is None else samples.holes
        arrays = {**ground.arrays, "samples": plan.samples, "sample_holes": holes}
        boundary = self.parameterAsSource(parameters, "BOUNDARY", context)
        if boundary is not None:
            arrays["boundary"] = columns_inside(boundary, grid, crs, context.transformContext())
        given = {"grid": grid.to_dict(), "max_distance": self._number(parameters, "MAX_DISTANCE", context)}
        paths = self._paths(samples, parameters, context)
        with run_job("block_domain", given, arrays, progress=self.progress(feedback, 0.0, 0.9)) as result:
            self.notify(feedback, result.notices)
            names = () if samples is None else samples.hole_names
            return {**write_domain(paths, grid, result.arrays, crs, names), "BLOCKS": result.values["n_blocks"]}

    def _extent_crs(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> QgsCoordinateReferenceSystem:
        """Return the CRS of the extent; degrees are refused."""
        crs = self.parameterAsExtentCrs(parameters, "EXTENT", context)
        warning = check_crs(crs)
        self.notify(feedback, [] if warning is None else [warning])
        return crs

    def _plan(
        self,
        samples: Samples | None,
        crs: QgsCoordinateReferenceSystem,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> GridPlan:
        """Return what the grid is to cover."""
        box = self.parameterAsExtent(parameters, "EXTENT", context, crs)
        x, y, z = (self.parameterAsDouble(parameters, name, context) for name in ("BLOCK_X", "BLOCK_Y", "BLOCK_Z"))
        return GridPlan(
            (x, y, z),
            np.zeros((0, 3)) if samples is None else samples.points,
            None if box.isNull() else (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()),
            self._number(parameters, "MARGIN", context),
            self._number(parameters, "LOWEST", context),
            self._number(parameters, "HIGHEST", context),
        )

    def _number(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> float | None:
        """Return a number; None when it is left empty."""
        return None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)

    def _paths(
        self, samples: Samples | None, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:
        """Return the paths of the rasters that are asked for and can be made."""
        paths = {name: self.parameterAsOutputLayer(parameters, name, context) for name in RASTERS}
        return {name: path for name, path in paths.items() if path and (samples or name not in NEED_SAMPLES)}

# SPDX-License-Identifier: GPL-2.0-or-later
"""Extract voxels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
    QgsVectorLayer,
)

from ...plugin.bridge.outside import applicability_at, open_applicability
from ...plugin.bridge.points import Field, write_points
from ...plugin.bridge.rasters import BlockRaster
from ...plugin.bridge.styling import LABEL_COLORS, UNIT_KINDS, class_title, probability_classes
from ...plugin.bridge.voxel_style import APPLICABILITY_FIELD, style_voxels
from ...plugin.engine.drillholes.encoding import color_of
from ...plugin.engine.results.voxels import Voxels, class_bounds, extract_voxels
from ..base import OresightAlgorithm

MANY_CUBES = 200_000
"""More than the 3D view of a plain computer turns smoothly."""


class ExtractVoxels(OresightAlgorithm):
    """Turns the blocks that reach a minimum into points drawn as cubes."""

    ID = "extract_voxels"
    GROUP = "results"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Makes a point at the centre of every block whose value reaches a minimum. "
            "The layer carries its own style: dots on the map, and in the 3D view cubes of the block's size, coloured "
            "along the same ramp as the block model. Blocks are read level by level, so that models of millions of "
            "blocks pass."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("voxel,cube,block,3d,probability,ore body").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterRasterLayer("INPUT", self.tr("Block model")),
            self.tr("A block model: the probability of ore, a grade, a label; one band per level."),
        )
        self.add(
            number("MINIMUM", self.tr("Lowest value shown"), number.Type.Double, 0.5),
            self.tr("Blocks with this value or more become voxels; a probability lies between 0 and 1."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("APPLICABILITY", self.tr("Applicability"), None, True),
            self.tr(
                "Where the prediction applies, as Predict from composites or Predict probability gives it: voxels "
                "below or beyond the drilling, or unlike what was learned from, are faint."
            ),
        )
        self.add(
            QgsProcessingParameterVectorDestination(
                "VOXELS", self.tr("Voxels"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            self.tr("Points with elevation (.gpkg): value, elevation and size of each block; cubes in the 3D view."),
        )
        self.add(QgsProcessingOutputNumber("COUNT", self.tr("Voxels")), self.tr("Number of voxels."))
        self.add(
            QgsProcessingOutputNumber("VOLUME", self.tr("Volume")),
            self.tr("Volume of the voxels together, in units of the coordinates cubed."),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read the levels, keep what reaches the minimum, write the points."""
        raster = BlockRaster.open(self.parameterAsRasterLayer(parameters, "INPUT", context))
        minimum = self.parameterAsDouble(parameters, "MINIMUM", context)
        target = self.parameterAsOutputLayer(parameters, "VOXELS", context)
        self.notify(feedback, raster.notices)
        voxels = extract_voxels(raster.grid, raster.levels(), minimum=minimum, progress=self.progress(feedback, 0, 0.5))
        count = len(voxels.values)
        feedback.pushInfo(self.tr("{0} of {1} blocks reach {2}.").format(count, voxels.n_blocks, minimum))
        if count > MANY_CUBES:
            feedback.pushWarning(
                self.tr("{0} cubes may turn slowly in the 3D view; a higher minimum shows fewer.").format(count)
            )
        applicability = open_applicability(self.parameterAsRasterLayer(parameters, "APPLICABILITY", context), raster)
        codes = None if applicability is None else applicability_at(applicability, voxels.points)
        path = write_points(
            target,
            voxels.points,
            _fields(raster, voxels, codes),
            raster.crs,
            style=_style(raster, voxels, has_codes=codes is not None),
            progress=self.progress(feedback, 0.5, 1.0),
        )
        return {"VOXELS": path, "COUNT": count, "VOLUME": count * raster.grid.volume}


def _fields(raster: BlockRaster, voxels: Voxels, codes: NDArray[np.float64] | None) -> list[Field]:
    """Return the columns of the layer: value, elevation, size and applicability of each block."""
    alias = raster.variable.name + (f" ({raster.variable.unit})" if raster.variable.unit else "")
    sizes = [
        Field(f"block_{axis}", "float", np.full(len(voxels.values), size))
        for axis, size in zip("xyz", raster.grid.size)
    ]
    known = [] if codes is None else [Field(APPLICABILITY_FIELD, "int", codes)]
    elevations = Field("elevation", "float", voxels.points[:, 2])
    return [Field("value", "float", voxels.values, alias), elevations, *sizes, *known]


def _style(raster: BlockRaster, voxels: Voxels, *, has_codes: bool) -> Callable[[QgsVectorLayer], None]:
    """Return what styles the layer: a class per code, fixed classes from 0 to 1, even ones for the rest."""
    bounds: Sequence[float]
    classes: list[tuple[str, str]] = []
    if raster.variable.is_coded:
        codes = np.unique(voxels.values)
        bounds = [codes[0] - 0.5, *((codes[1:] + codes[:-1]) / 2.0), codes[-1] + 0.5]
        classes = [_appearance(raster, int(code)) for code in codes]
    elif raster.variable.kind in UNIT_KINDS:
        bounds, classes = probability_classes(float(voxels.values.min()))
    else:
        bounds = class_bounds(voxels.values)

    def style(layer: QgsVectorLayer) -> None:
        style_voxels(layer, "value", raster.grid.size, bounds=bounds, classes=classes, has_applicability=has_codes)

    return style


def _appearance(raster: BlockRaster, code: int) -> tuple[str, str]:
    """Return colour and title of a code: of the codebook, else of the kind of variable."""
    codebook = raster.codebook or {"codes": []}
    if code in codebook["codes"]:
        place = codebook["codes"].index(code)
        return codebook["colors"][place], codebook["names"][place]
    if raster.variable.kind == "label":
        return LABEL_COLORS.get(code, LABEL_COLORS[1]), class_title("label", code)
    return color_of(code), class_title(raster.variable.kind, code)

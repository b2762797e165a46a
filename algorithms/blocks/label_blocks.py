# SPDX-License-Identifier: GPL-2.0-or-later
"""Label blocks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.bridge.bodies import triangles_of
from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.file_names import forbidden_signs, shown
from ...plugin.bridge.rasters import BlockRaster, write_block_raster
from ...plugin.engine.blocks.bodies import blocks_inside
from ...plugin.engine.blocks.labels import label_by_codes, label_by_cutoff
from ...plugin.engine.blocks.layers import Variable
from ...plugin.engine.errors import InvalidInputError
from ..base import OresightAlgorithm

ORE = "ore"
"""What a label is of unless it is said."""
LONGEST_NAME = 50
"""Signs; rasters that a network of several labels writes are called by their names."""


class LabelBlocks(OresightAlgorithm):
    """Says which blocks are ore and which are waste."""

    ID = "label_blocks"
    GROUP = "blocks"

    def summary(self) -> str:
        """Return what the algorithm does."""
        return self.tr(
            "Labels blocks as ore (1) or waste (0): what a network learns to tell. "
            "Ore is where a kriged indicator or grade reaches a cutoff, or where a category is one of those named, or "
            "what lies inside a closed body. Blocks without a value stay without a label."
        )

    def tags(self) -> list[str]:
        """Return words under which the toolbox finds it."""
        return self.tr("label,ore,waste,cutoff,target,training,wireframe,solid").split(",")

    def configure(self) -> None:
        """Add the parameters and outputs."""
        kind = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterRasterLayer("INPUT", self.tr("Indicator, grade or category"), optional=True),
            self.tr("A block model: the kriged indicator of ore, a kriged grade, or a category. Give this or a body."),
        )
        self.add(
            QgsProcessingParameterNumber("CUTOFF", self.tr("Cutoff"), QgsProcessingParameterNumber.Type.Double, 0.5),
            self.tr("Blocks that reach this value are ore; in the unit of the input."),
        )
        self.add(
            QgsProcessingParameterString("CATEGORIES", self.tr("Categories of ore"), "", False, True),
            self.tr("Names or codes of the categories that are ore, with commas between; then the cutoff is not used."),
        )
        self.add(
            QgsProcessingParameterMapLayer(
                "BODY", self.tr("Ore body"), optional=True, types=[kind.TypeVectorPolygon, kind.TypeMesh]
            ),
            self.tr(
                "A closed surface: polygons with elevations, a multipatch or a mesh. Blocks with their centre inside "
                "are ore."
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer("BLOCK_MODEL", self.tr("Block model"), optional=True),
            self.tr("The blocks to label when a body is given."),
        )
        self.add(
            QgsProcessingParameterString("NAME", self.tr("Name of the label"), ORE),
            self.tr(
                "What the label is of. Labels that one network is to learn together (target multi_label of Train "
                "network) need names of their own, such as au and cu, and the rasters of each are called by them. What "
                "a network of one label writes holds the variable ore whatever the name: of one network for au and one "
                "for cu, the variables have the same names."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("LABEL", self.tr("Label")),
            self.tr("1 in ore, 0 in waste, nodata where nothing is known (.tif)."),
        )
        for name, title in (
            ("ORE_BLOCKS", self.tr("Blocks of ore")),
            ("WASTE_BLOCKS", self.tr("Blocks of waste")),
            ("ORE_SHARE", self.tr("Share of ore")),
        ):
            self.add(QgsProcessingOutputNumber(name, title), self.tr("Of the blocks with a label."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Label the blocks of the input, or those inside the body."""
        name = checked_name(self.parameterAsString(parameters, "NAME", context).strip())
        if parameters.get("BODY"):
            raster, label = self._by_body(parameters, context, feedback)
        else:
            raster, label = self._by_value(parameters, context)
        self.notify(feedback, raster.notices)
        ore, waste = (int(np.count_nonzero(label == code)) for code in (1, 0))
        total = ore + waste
        if not total:
            raise InvalidInputError("{path} has no values: every block is empty.", path=raster.path)
        feedback.pushInfo(self.tr("{0} blocks of ore, {1} of waste: {2} ore.").format(ore, waste, f"{ore / total:.2%}"))
        if ore == 0 or waste == 0:
            feedback.pushWarning(self.tr("All labels are alike; a network has nothing to tell apart."))
        path = self.parameterAsOutputLayer(parameters, "LABEL", context)
        written = write_block_raster(path, raster.grid, label, Variable(name, "label"), raster.crs)
        return {"LABEL": written, "ORE_BLOCKS": ore, "WASTE_BLOCKS": waste, "ORE_SHARE": ore / total}

    def _by_value(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[BlockRaster, NDArray[np.int8]]:
        """Return the input and its labels by cutoff or category."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        if layer is None:
            raise InvalidInputError("A raster to cut or a body is needed; neither was given.")
        raster = BlockRaster.open(layer)
        named = [part.strip() for part in self.parameterAsString(parameters, "CATEGORIES", context).split(",")]
        named = [name for name in named if name]
        if named:
            return raster, label_by_codes(raster.read(), codes_named(raster, named))
        if raster.variable.kind == "category" and not _is_yes_or_no(raster):
            raise InvalidInputError(
                "{variable} holds categories: name those that are ore, because a cutoff means nothing to them.",
                variable=raster.variable.name,
            )
        return raster, label_by_cutoff(raster.read(), self.parameterAsDouble(parameters, "CUTOFF", context))

    def _by_body(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> tuple[BlockRaster, NDArray[np.int8]]:
        """Return the block model and its labels by the inside of the body."""
        layer = self.parameterAsRasterLayer(parameters, "BLOCK_MODEL", context)
        if layer is None:
            raise InvalidInputError("To label by a body a block model is needed; none was given.")
        raster = BlockRaster.open(layer)
        triangles, crs = triangles_of(self.parameterAsLayer(parameters, "BODY", context))
        check_same_crs(crs, raster.crs, self.tr("Body and block model"))
        inside = blocks_inside(raster.grid, triangles, progress=self.progress(feedback, 0.0, 0.8))
        return raster, np.where(raster.mask(), inside.astype(np.int8), np.int8(-1)).astype(np.int8)


def checked_name(name: str) -> str:
    """Return the name of a label; raise `InvalidInputError` when no file could be called by it."""
    if not name:
        raise InvalidInputError("The label has no name: a name such as ore is needed.")
    if len(name) > LONGEST_NAME:
        raise InvalidInputError(
            "The name of the label has {given} signs, but at most {most} are allowed: a short one such as au is "
            "needed, because files are called by it.",
            given=len(name),
            most=LONGEST_NAME,
        )
    signs = forbidden_signs(name)
    if signs:
        raise InvalidInputError(
            "The name of the label is {given}, but files are called by it, and no file name may have {signs}: a name "
            "of letters and digits, such as au, is needed.",
            given=shown(name),
            signs=" ".join(signs),
        )
    return name


def codes_named(raster: BlockRaster, named: list[str]) -> tuple[int, ...]:
    """Return the codes of categories given by name or code.

    Raises
    ------
    InvalidInputError
        A name that the raster's codebook does not know.
    """
    book = raster.codebook or {"codes": [], "names": []}
    code_of = {str(name).lower(): int(code) for code, name in zip(book["codes"], book["names"])}
    unknown = [name for name in named if name.lower() not in code_of and not name.lstrip("-").isdigit()]
    if unknown:
        raise InvalidInputError(
            "{variable} has no category {unknown}; it has {known}.",
            variable=raster.variable.name,
            unknown=", ".join(unknown),
            known=", ".join(str(name) for name in book["names"]) or "no names",
        )
    return tuple(code_of[name.lower()] if name.lower() in code_of else int(name) for name in named)


def _is_yes_or_no(raster: BlockRaster) -> bool:
    """Return whether the categories are 0 and 1, as those of kriged ore are."""
    return raster.codebook is not None and set(raster.codebook["codes"]) <= {0, 1}

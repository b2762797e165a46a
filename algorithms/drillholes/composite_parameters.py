# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of compositing: how holes are cut, how grades are treated, how composites are weighted."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.bridge.stated_values import read_top_cuts, read_units
from ...plugin.engine.drillholes.assay_units import convert_units
from ...plugin.engine.drillholes.compositing import KINDS
from ...plugin.engine.drillholes.declustering import RULES
from ...plugin.engine.drillholes.desurvey import METHODS
from ...plugin.engine.drillholes.pieces import ENDS
from ...plugin.engine.drillholes.tables import Drillholes
from ...plugin.engine.drillholes.top_cuts import cut_grades
from .drillhole_parameters import DrillholeAlgorithm


class CompositingAlgorithm(DrillholeAlgorithm):
    """Base of what cuts holes into composites."""

    def add_cutting(self) -> None:
        """Add the parameters that say where composites begin and end."""
        number = QgsProcessingParameterNumber
        self.add(
            number("LENGTH", self.tr("Composite length"), number.Type.Double, 6.0, minValue=0.01),
            self.tr("Length of a composite along the hole, in the units of the coordinates; the height of a bench."),
        )
        self.add(
            QgsProcessingParameterEnum("BY", self.tr("Composites by"), list(KINDS), False, KINDS[0], False, True),
            self.tr(
                "length: one length, from the first interval of the hole on; bench: between levels of one height; "
                "unit: from one change of the hard boundary to the next; assays, lithology, alteration: the intervals "
                "of that table."
            ),
        )
        self.add(
            QgsProcessingParameterField("BOUNDARY_FIELD", self.tr("Hard boundary"), None, "LITHOLOGY", optional=True),
            self.tr(
                "Field of the lithology, or the name of one of alteration or assays: composites end where it changes."
            ),
        )
        self.add(
            QgsProcessingParameterExpression("ORE", self.tr("Ore"), None, None, True),
            self.tr(
                "What ore is, as an expression on the fields of a composite, such as "
                '"cu_pct" >= 0.3 or "au_gpt" >= 0.5; gives the field ore: 1, 0, or NULL where a grade is missing.'
            ),
        )
        base = number("BENCH_BASE", self.tr("Level of a bench"), number.Type.Double, 0.0)
        self.add(
            base, self.tr("An elevation at which a bench begins; the others follow from their height."), advanced=True
        )
        coverage = number("MINIMUM_COVERAGE", self.tr("Lowest coverage"), number.Type.Double, 0.5, False, 0.0, 1.0)
        self.add(
            coverage,
            self.tr("Share of a composite that must be assayed for its mean to be given, 0 to 1."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum("ENDS", self.tr("Short ends"), list(ENDS), False, ENDS[0], False, True),
            self.tr(
                "What is done with what remains at the end of a hole or unit, when it is shorter than half a "
                "composite: it is joined to the composite above (merge), kept, or discarded."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum("METHOD", self.tr("Desurvey"), list(METHODS), False, METHODS[0], False, True),
            self.tr("How the path between two stations of a survey is drawn."),
            advanced=True,
        )

    def add_treatment(self) -> None:
        """Add the parameters that say what is done with grades before and in averaging."""
        text = QgsProcessingParameterString
        self.add(
            text("UNITS", self.tr("Units"), "", True, True),
            self.tr(
                "Grades that are wanted in another unit: au_ppb = g/t, or cu = ppm -> % when the name states none. The "
                "field is named after its unit; the factor is said in the log."
            ),
            advanced=True,
        )
        self.add(
            text("TOP_CUTS", self.tr("Top cuts"), "", True, True),
            self.tr(
                "Highest assays that are believed, as a grade or a percentile: cu_pct = 5; au_gpt = p99. Higher ones "
                "become that; they are counted. Cut after the conversion of units."
            ),
            advanced=True,
        )
        self.add(
            text("UNASSAYED", self.tr("Unassayed stretches"), "", False, True),
            self.tr(
                "Empty: ignored. Else what stands for them between the first and the last interval of a hole, for all "
                "grades (0) or by field (au_gpt = 0; cu_pct = 0.01); holes that have the grade nowhere stay without "
                "it. The report shows what it does to the mean."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterField("DENSITY", self.tr("Density"), None, "ASSAYS", optional=True),
            self.tr(
                "Field of densities with which the other grades of its table are weighted besides length; intervals "
                "without one weigh the mean."
            ),
            advanced=True,
        )
        self.add(
            text("PROPORTIONS", self.tr("Shares of classes"), "", False, True),
            self.tr(
                "Categories, with commas between, whose classes are also given as shares of the logged length: rock "
                "gives rock_granite, rock_dyke and so on, 0 to 1."
            ),
            advanced=True,
        )
        self.add(
            text("EQUIVALENTS", self.tr("Metal equivalents"), "", True, True),
            self.tr(
                "Further grades by formula, one on each line, as expressions on the fields of a composite: "
                'cu_eq = "cu_pct" + 0.6 * "au_gpt". NULL where a grade is missing. They may be used in Ore.'
            ),
            advanced=True,
        )

    def add_declustering(self) -> None:
        """Add the parameters of declustering weights."""
        number = QgsProcessingParameterNumber
        self.add(
            QgsProcessingParameterString("DECLUSTER", self.tr("Decluster by"), "", False, True),
            self.tr(
                "A grade of the composites: adds the field weight, which is small where samples stand close together. "
                "All that lies in one cell counts as one sample."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "DECLUSTER_RULE", self.tr("Size of cells by"), list(RULES), False, RULES[0], False, True
            ),
            self.tr(
                "The size of cells that gives the lowest mean (minimum), where rich ground was drilled densely, or the "
                "highest (maximum), where poor ground was."
            ),
            advanced=True,
        )
        self.add(
            number("CELL_SIZE", self.tr("Size of cells"), number.Type.Double, None, True, 0.0),
            self.tr("Side of the cubic cells in the units of the coordinates; empty: found by the rule."),
            advanced=True,
        )

    def treated(self, holes: Drillholes, parameters: dict[str, Any], context: QgsProcessingContext) -> Drillholes:
        """Return the drillholes with grades converted and cut as the parameters ask for."""
        converted = convert_units(holes, read_units(self.parameterAsString(parameters, "UNITS", context)))
        return cut_grades(converted, read_top_cuts(self.parameterAsString(parameters, "TOP_CUTS", context)))

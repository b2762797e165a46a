# SPDX-License-Identifier: GPL-2.0-or-later
"""The rarely used parameters of a variogram: how it is measured, and what its model must be like."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.directions import TOLERANCE_DEG, Direction, read_directions
from ...plugin.engine.geostatistics.estimators import ESTIMATORS
from ...plugin.engine.geostatistics.fit_options import MOST_LAGS, WEIGHTS, Constraints, Experiment, read_ranges
from ...plugin.engine.geostatistics.pairs import ALL_PAIRS
from ...plugin.engine.geostatistics.variogram import SCALES
from ..base import OresightAlgorithm


class VariogramAlgorithm(OresightAlgorithm):
    """What an algorithm that measures variograms asks for."""

    GROUP = "geostatistics"

    def add_experiment(self) -> None:
        """Add the parameters of the experimental variogram."""
        self.add_choice(
            "SCALE",
            self.tr("Scale of the values"),
            SCALES,
            self.tr(
                "raw: as measured. log: logarithms, for grades above zero. normal_score: each value becomes a "
                "standard normal one of the same rank. On these scales rich samples sway the variogram less; kriging "
                "must use the same scale."
            ),
        )
        self.add_choice(
            "ESTIMATOR",
            self.tr("Estimator"),
            ESTIMATORS,
            self.tr(
                "standardised: half the mean squared difference of pairs, divided by the variance of the very samples "
                "in them, so that rich ground that was drilled densely does not look wild. matheron: without that "
                "division. cressie_hawkins: sways less with outliers. pairwise_relative: differences divided by the "
                "mean of the pair. The last two are scaled so that pairs at random have the variance of the samples."
            ),
        )
        self._add_length("MAX_DISTANCE", self.tr("Longest distance"), self.tr(
            "Pairs of samples farther apart are not looked at; empty: half the extent of the samples."
        ))  # fmt: skip
        self._add_length("LAG", self.tr("Lag"), self.tr(
            "Width of the classes of distance; empty: a sample spacing at first, then growing with the distance."
        ))  # fmt: skip
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber("LAGS", self.tr("Number of lags"), number.Integer, None, True, 1, MOST_LAGS),
            self.tr("How many lags of one width; empty: as many as reach the longest distance."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAX_PAIRS", self.tr("Most pairs"), number.Integer, ALL_PAIRS, minValue=1000, maxValue=100_000_000
            ),
            self.tr(
                "Up to this number all pairs of samples are taken; of more, all near ones and a fair draw of the far "
                "ones. Memory and time grow with it."
            ),
            advanced=True,
        )

    def add_directions(self) -> None:
        """Add the parameters of the directions to show."""
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterString("DIRECTIONS", self.tr("Directions"), "", optional=True),
            self.tr(
                "Directions to show beside those of the model's axes, as azimuth/dip: 0/0, 45/0, 90/0, 135/0, 0/-90. "
                "The azimuth is clockwise from north, the dip negative downwards."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE", self.tr("Angular tolerance"), number.Double, TOLERANCE_DEG, minValue=0.1, maxValue=90.0
            ),
            self.tr("Largest angle (°) between a pair of samples and one of these directions."),
            advanced=True,
        )
        self._add_length("BAND_WIDTH", self.tr("Bandwidth, horizontal"), self.tr(
            "Largest distance of a pair from the line of the direction, measured horizontally; empty: no limit."
        ))  # fmt: skip
        self._add_length("BAND_HEIGHT", self.tr("Bandwidth, vertical"), self.tr(
            "The same, measured upright to the direction; empty: no limit."
        ))  # fmt: skip

    def add_constraints(self) -> None:
        """Add the parameters of what the model must be like."""
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber("FIXED_NUGGET", self.tr("Nugget, given"), number.Double, None, True, 0.0),
            self.tr("Nugget of the model, squared unit of the values; empty: fitted."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("FIXED_RANGES", self.tr("Ranges, given"), "", optional=True),
            self.tr(
                "Ranges along the major, semi-major and minor axes, a group for each structure, such as 60 40 20; 300 "
                "200 80; one number is the same along all axes. Empty: fitted."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("FIXED_ANGLES", self.tr("Angles, given"), "", optional=True),
            self.tr(
                "Azimuth, dip and plunge of the axes, such as 45 -30 0, as in the drawing above. Empty: fitted. Given "
                "angles are taken as they are, whether or not they help."
            ),
            advanced=True,
        )
        self._add_length("SHORTEST_RANGE", self.tr("Shortest range"), self.tr(
            "Lower bound of the ranges; empty: the shortest lag."
        ))  # fmt: skip
        self._add_length("LONGEST_RANGE", self.tr("Longest range allowed"), self.tr(
            "Upper bound of the ranges; empty: one and a half times the longest distance."
        ))  # fmt: skip
        self.add_choice(
            "WEIGHTS",
            self.tr("Weights of the lags"),
            WEIGHTS,
            self.tr(
                "balanced: every lag with enough pairs counts alike, in relative terms. pairs: by the number of pairs. "
                "pairs_by_distance: by that number over the squared distance. equal: the same for all."
            ),
        )

    def read_experiment(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Experiment:
        """Return how the variogram is to be measured."""
        given = parameters.get("LAGS") not in (None, "")
        width, height = (self._length(parameters, name, context) for name in ("BAND_WIDTH", "BAND_HEIGHT"))
        tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        directions = read_directions(self.parameterAsString(parameters, "DIRECTIONS", context))
        return Experiment(
            self.parameterAsEnumString(parameters, "ESTIMATOR", context),
            self.parameterAsEnumString(parameters, "SCALE", context),
            self._length(parameters, "MAX_DISTANCE", context),
            self._length(parameters, "LAG", context),
            self.parameterAsInt(parameters, "LAGS", context) if given else None,
            tuple(Direction(azimuth, dip, tolerance, width, height) for azimuth, dip in directions),
            self.parameterAsInt(parameters, "MAX_PAIRS", context),
        )

    def read_constraints(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Constraints:
        """Return what the model must be like."""
        has_nugget = parameters.get("FIXED_NUGGET") not in (None, "")
        ranges = self.parameterAsString(parameters, "FIXED_RANGES", context)
        angles = self.parameterAsString(parameters, "FIXED_ANGLES", context)
        return Constraints(
            self.parameterAsDouble(parameters, "FIXED_NUGGET", context) if has_nugget else None,
            read_ranges(ranges) if ranges.strip() else None,
            _read_angles(angles) if angles.strip() else None,
            self._length(parameters, "SHORTEST_RANGE", context),
            self._length(parameters, "LONGEST_RANGE", context),
            weights=self.parameterAsEnumString(parameters, "WEIGHTS", context),
        )

    def add_choice(self, name: str, title: str, choices: tuple[str, ...], help: str) -> None:
        """Add a rarely used choice; the first is the default."""
        definition = QgsProcessingParameterEnum(name, title, list(choices), False, choices[0], False, True)
        self.add(definition, help, advanced=True)

    def _add_length(self, name: str, title: str, help: str) -> None:
        kind = QgsProcessingParameterNumber.Type.Double
        self.add(QgsProcessingParameterNumber(name, title, kind, None, True, 0.0), help, advanced=True)

    def _length(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> float | None:
        """Return a length; None when it is empty or zero."""
        if parameters.get(name) in (None, ""):
            return None
        return self.parameterAsDouble(parameters, name, context) or None


def _read_angles(text: str) -> tuple[float, float, float]:
    """Return azimuth, dip and plunge of a text such as `45 -30 0`."""
    try:
        azimuth, dip, plunge = (float(number) for number in text.replace(",", " ").replace(";", " ").split())
    except ValueError as error:
        raise InvalidInputError(
            "Angles are written as azimuth, dip and plunge, such as 45 -30 0, but {given} was given.", given=text
        ) from error
    return azimuth, dip, plunge

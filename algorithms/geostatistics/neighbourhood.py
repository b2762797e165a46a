# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of a search neighbourhood, the same for every kind of kriging."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...plugin.bridge.messages import reason_of, sentence
from ...plugin.bridge.reports.angles import DRAWING, angles_text
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.search import MOST_GLOBAL, Search, SearchPass
from ...plugin.engine.geostatistics.variogram import Variogram
from ..base import OresightAlgorithm

RADII = ("RADIUS_MAJOR", "RADIUS_SEMI", "RADIUS_MINOR")
ANGLES = ("AZIMUTH", "DIP", "PLUNGE")


class KrigingAlgorithm(OresightAlgorithm):
    """What algorithms that krige share: variogram and search."""

    GROUP = "geostatistics"

    def drawing(self) -> tuple[str, str]:
        """Return the drawing of the angles."""
        return DRAWING, angles_text()

    def add_variogram(self) -> None:
        """Add the optional variogram."""
        self.add(
            QgsProcessingParameterFile("VARIOGRAM", self.tr("Variogram"), extension="json", optional=True),
            self.tr(
                "A variogram made by Fit variogram (.json). Empty: one is fitted to the samples, and the log shows it."
            ),
        )

    def add_block_outputs(self) -> None:
        """Add what is told of estimated blocks beside their rasters."""
        self.add(
            QgsProcessingOutputMultipleLayers("PROBABILITY_LAYERS", self.tr("Probability layers")),
            self.tr("The rasters in the folder, for a model."),
        )
        self.add(
            QgsProcessingOutputNumber("UNESTIMATED", self.tr("Blocks without an estimate")),
            self.tr("Number of blocks that have too few samples near; they are nodata."),
        )

    def add_search(self) -> None:
        """Add the parameters of the search."""
        kind = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber(
                "MAX_SAMPLES", self.tr("Most samples"), kind.Integer, 24, minValue=0, maxValue=256
            ),
            self.tr(
                "Each block is estimated from this many of the nearest samples in the search ellipsoid at most. "
                "0: from all samples, wherever they are, for up to {0} samples."
            ).format(MOST_GLOBAL),
        )
        self.add(
            QgsProcessingParameterNumber("MIN_SAMPLES", self.tr("Fewest samples"), kind.Integer, 4, minValue=1),
            self.tr("Blocks with fewer samples in the search ellipsoid become nodata; they are counted."),
        )
        self.add(
            QgsProcessingParameterNumber("REACH", self.tr("Search, in ranges"), kind.Double, 2.0, minValue=0.01),
            self.tr("How many ranges of the variogram the search ellipsoid is long; not used when radii are given."),
        )
        titles = (
            self.tr("Search radius, major"),
            self.tr("Search radius, semi-major"),
            self.tr("Search radius, minor"),
        )
        for name, title in zip(RADII, titles):
            self.add(
                QgsProcessingParameterNumber(name, title, kind.Double, None, True, 0.0),
                self.tr("Radius of the search ellipsoid; all three or none. Empty: from the variogram."),
                advanced=True,
            )
        angles = (
            (self.tr("Search azimuth"), self.tr("Azimuth of the major axis, clockwise from north.")),
            (self.tr("Search dip"), self.tr("Dip of the major axis, negative downwards.")),
            (
                self.tr("Search plunge"),
                self.tr("Turn of the other axes about the major one, clockwise looking along it."),
            ),
        )
        for name, (title, text) in zip(ANGLES, angles):
            definition = QgsProcessingParameterNumber(name, title, kind.Double, 0.0)
            self.add(definition, text + " " + self.tr("Used with radii."), advanced=True)

        self._add_limits()

    def _add_limits(self) -> None:
        """Add the rarely used limits of the search."""
        kind = QgsProcessingParameterNumber.Type
        limits = (
            (
                "OCTANT_MAXIMUM",
                self.tr("Most samples per octant"),
                None,
                self.tr(
                    "The ellipsoid's three planes of symmetry cut it into octants; of each at most this many samples "
                    "are used, so that samples on one side do not outweigh the others. 0: any number."
                ),
            ),
            (
                "OCTANTS_MINIMUM",
                self.tr("Fewest octants with samples"),
                8,
                self.tr("Blocks with samples in fewer octants become nodata: they lie at the edge of the drilling."),
            ),
            (
                "HOLE_MAXIMUM",
                self.tr("Most samples per hole"),
                None,
                self.tr("Of each drillhole at most this many samples are used for a block. 0: any number."),
            ),
        )
        for name, title, most, text in limits:
            definition = QgsProcessingParameterNumber(name, title, kind.Integer, 0, minValue=0)
            if most is not None:
                definition.setMaximum(most)
            self.add(definition, text, advanced=True)
        self.add(
            QgsProcessingParameterString("PASSES", self.tr("More passes"), "", False, True),
            self.tr(
                "Further looks for blocks that have too few samples: factor of the radii and fewest samples of each, "
                "such as 2:4, 4:1. Empty: one pass."
            ),
            advanced=True,
        )

    def read_variogram(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Variogram | None:
        """Return the given variogram; None when there is none."""
        path = self.parameterAsFile(parameters, "VARIOGRAM", context)
        return variogram_of_file(path) if path else None

    def read_search(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Search:
        """Return the search."""
        given = [name for name in RADII if parameters.get(name) not in (None, "")]
        if given and len(given) < len(RADII):
            raise InvalidInputError(
                "A search ellipsoid needs three radii, but only {given} was given.", given=", ".join(given)
            )
        major, semi, minor = (self.parameterAsDouble(parameters, name, context) for name in RADII)
        azimuth, dip, plunge = (self.parameterAsDouble(parameters, name, context) for name in ANGLES)
        return Search(
            (major, semi, minor) if given else None,
            azimuth,
            dip,
            plunge,
            self.parameterAsDouble(parameters, "REACH", context),
            self.parameterAsInt(parameters, "MIN_SAMPLES", context),
            self.parameterAsInt(parameters, "MAX_SAMPLES", context),
            self.parameterAsInt(parameters, "OCTANT_MAXIMUM", context),
            self.parameterAsInt(parameters, "OCTANTS_MINIMUM", context),
            self.parameterAsInt(parameters, "HOLE_MAXIMUM", context),
            read_passes(self.parameterAsString(parameters, "PASSES", context)),
        )


def read_passes(text: str) -> tuple[SearchPass, ...]:
    """Return the passes of a text.

    Examples
    --------
    >>> [one.factor for one in read_passes("2:4, 4:1")]
    [2.0, 4.0]
    """
    return tuple(_read_pass(one.strip()) for one in text.replace(";", ",").split(",") if one.strip())


def _read_pass(text: str) -> SearchPass:
    try:
        factor, minimum = text.split(":")
        return SearchPass(float(factor), int(minimum))
    except ValueError as error:
        raise InvalidInputError(
            "A pass of the search is a factor of the radii and a number of samples, such as 2:4, but {given} was "
            "given.",
            given=text,
        ) from error


def variogram_of_file(path: str) -> Variogram:
    """Return the variogram of a file; raises `InvalidInputError` when there is none in it."""
    try:
        return Variogram.from_json(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The variogram {path} cannot be read: {reason}.", path=path, reason=reason_of(error)
        ) from error
    except InvalidInputError as error:
        raise InvalidInputError(
            "The file {path} cannot be used as a variogram. {reason} Fit variogram writes files that can.",
            path=path,
            reason=sentence(error),
        ) from error


def check_estimated(unestimated: int, n_blocks: int) -> None:
    """Refuse a block model of which not one block has an estimate."""
    if unestimated >= n_blocks:
        raise InvalidInputError(
            "None of the {n} blocks could be estimated: samples and block model must cover the same ground, and the "
            "search must reach from one to the other.",
            n=n_blocks,
        )

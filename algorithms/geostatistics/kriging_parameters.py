# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of kriging beyond variogram and search: method, support, scale, drift, domains, cutoffs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.geostatistics.domains import BOUNDARIES
from ...plugin.engine.geostatistics.method import DRIFTS, KINDS, KrigingMethod
from ...plugin.engine.geostatistics.preparation import PRECISIONS
from ...plugin.engine.geostatistics.variogram import SCALES
from .neighbourhood import KrigingAlgorithm

DEVICES = ("cpu", "cuda", "mps")


class KrigingMethodAlgorithm(KrigingAlgorithm):
    """What an algorithm asks for that can do more than ordinary kriging."""

    def add_kind(self) -> None:
        """Add the kind of kriging and what its mean follows."""
        self._add_choice(
            "METHOD",
            self.tr("Method"),
            KINDS,
            KINDS[0],
            self.tr(
                "ordinary: the mean is not known, but the same within a neighbourhood. simple: the mean is known; far "
                "from samples the estimate becomes it. universal: the mean follows a drift."
            ),
            advanced=False,
        )
        number = QgsProcessingParameterNumber
        self.add(
            number("MEAN", self.tr("Known mean"), number.Type.Double, None, True),
            self.tr(
                "Of simple kriging, on the scale of the values below. Empty: the mean of the samples, and 0 for normal "
                "scores."
            ),
            advanced=True,
        )
        self._add_choice(
            "DRIFT",
            self.tr("Drift"),
            DRIFTS,
            DRIFTS[1],
            self.tr(
                "Of universal kriging: how the mean changes from place to place, beside an external drift. Where the "
                "samples of a block cannot show it, as along one hole, or would make the variance ten times the sill, "
                "a simpler one is taken, and such blocks are counted."
            ),
        )

    def add_method(self) -> None:
        """Add the kind of kriging and what belongs to it."""
        self.add_kind()
        self.add(
            QgsProcessingParameterRasterLayer("EXTERNAL_DRIFT", self.tr("External drift"), optional=True),
            self.tr(
                "A block model with the same blocks that the mean of universal kriging follows, such as a depth or a "
                "smooth model. Samples take the value of the block they lie in."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("DISCRETISATION", self.tr("Points in a block"), "1 x 1 x 1"),
            self.tr(
                "1 x 1 x 1 estimates the centre of a block. Such as 4 x 4 x 2, points along easting, northing and "
                "elevation, it estimates the mean of the block, and the variance is that of the block."
            ),
            advanced=True,
        )
        self._add_choice(
            "SCALE",
            self.tr("Scale of the values"),
            SCALES,
            SCALES[0],
            self.tr(
                "raw: as they are. log and normal_score: logarithms, or normal values of the same rank, are kriged, "
                "and estimate and variance are taken back to grades without bias. The variogram must be of that scale."
            ),
        )

    def add_device(self) -> None:
        """Add what computes, and how exactly."""
        self._add_choice(
            "DEVICE",
            self.tr("Device"),
            DEVICES,
            DEVICES[0],
            self.tr(
                "cpu: all processors. cuda: a graphics card of Nvidia. mps: one of Apple; it works in float32 only, "
                "with float64 the processors do the work."
            ),
        )
        self._add_choice(
            "PRECISION",
            self.tr("Precision"),
            PRECISIONS,
            PRECISIONS[0],
            self.tr(
                "float32 is faster on graphics cards and without numba; estimates then err by some millionths of the "
                "spread of the samples, more where samples nearly coincide."
            ),
        )

    def add_domains(self) -> None:
        """Add the domains of samples and blocks."""
        self.add(
            QgsProcessingParameterField("DOMAIN", self.tr("Domain of the samples"), None, "SAMPLES", optional=True),
            self.tr("A text or whole numbers, such as a rock or an ore zone: blocks use samples of their own domain."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterLayer("DOMAIN_RASTER", self.tr("Domain of the blocks"), optional=True),
            self.tr("A block model with the same blocks and the codes of the domains, such as kriged categories."),
            advanced=True,
        )
        self._add_choice(
            "BOUNDARY",
            self.tr("Boundaries of domains"),
            BOUNDARIES,
            BOUNDARIES[0],
            self.tr(
                "hard: a block sees the samples of its own domain. soft: also those of others within the distance "
                "from its domain. one-way: also those of the domains that are named for it."
            ),
        )
        number = QgsProcessingParameterNumber
        self.add(
            number("BOUNDARY_DISTANCE", self.tr("Distance across boundaries"), number.Type.Double, None, True, 0.0),
            self.tr(
                "How far from the nearest block of a domain the samples of other domains may lie; CRS units. Soft "
                "boundaries need it; one-way ones without it use samples at any distance."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("SEEN_DOMAINS", self.tr("Domains seen from others"), "", False, True),
            self.tr(
                "For one-way boundaries: a domain, a colon, and the domains whose samples its blocks use too, such as "
                "waste: low, high; low: high."
            ),
            advanced=True,
        )

    def add_cutoffs(self) -> None:
        """Add the cutoffs of indicator kriging."""
        self.add(
            QgsProcessingParameterString("CUTOFFS", self.tr("Cutoffs"), "", False, True),
            self.tr(
                "Grades, such as 0.3, 0.5, 1: the probability that a block is not below each is kriged from "
                "indicators, and put in order."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "CUTOFF_VARIOGRAM", self.tr("Variogram of the indicators"), extension="json", optional=True
            ),
            self.tr("A variogram for the indicators of all cutoffs (.json). Empty: one is fitted to them."),
            advanced=True,
        )

    def read_kind(self, parameters: dict[str, Any], context: QgsProcessingContext) -> KrigingMethod:
        """Return the kind of kriging and its drift, of points."""
        mean = None if parameters.get("MEAN") in (None, "") else self.parameterAsDouble(parameters, "MEAN", context)
        return KrigingMethod(
            self._choice(parameters, "METHOD", context), mean, self._choice(parameters, "DRIFT", context)
        )

    def read_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> KrigingMethod:
        """Return the kind of kriging, its drift and its support."""
        points = read_discretisation(self.parameterAsString(parameters, "DISCRETISATION", context))
        return replace(self.read_kind(parameters, context), discretisation=points)

    def _choice(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return str(self.parameterAsEnumString(parameters, name, context))

    def _add_choice(
        self, name: str, title: str, choices: tuple[str, ...], default: str, help: str, *, advanced: bool = True
    ) -> None:
        self.add(
            QgsProcessingParameterEnum(name, title, list(choices), False, default, False, True), help, advanced=advanced
        )


def read_discretisation(text: str) -> tuple[int, int, int]:
    """Return the points along each side of a block.

    Examples
    --------
    >>> read_discretisation("4 x 4 x 2"), read_discretisation("3"), read_discretisation("")
    ((4, 4, 2), (3, 3, 3), (1, 1, 1))
    """
    words = text.lower().replace("x", " ").replace("×", " ").replace(",", " ").split() or ["1"]
    try:
        numbers = [int(word) for word in words]
        east, north, up = numbers * 3 if len(numbers) == 1 else numbers
    except ValueError as error:
        raise InvalidInputError(
            "Points in a block are three whole numbers, such as 4 x 4 x 2, but {given} was given.", given=text
        ) from error
    return east, north, up


def read_cutoffs(text: str) -> list[float]:
    """Return the cutoffs of a text, ascending.

    Examples
    --------
    >>> read_cutoffs("1; 0.3, 0.5")
    [0.3, 0.5, 1.0]
    """
    try:
        return sorted({float(word) for word in text.replace(";", " ").replace(",", " ").split()})
    except ValueError as error:
        raise InvalidInputError(
            "Cutoffs are numbers, such as 0.3, 0.5, 1, but {given} was given.", given=text
        ) from error


def read_seen_domains(text: str) -> dict[str, list[str]]:
    """Return the names of the domains that are seen from each.

    Examples
    --------
    >>> read_seen_domains("waste: low, high; low: high")
    {'waste': ['low', 'high'], 'low': ['high']}
    """
    seen = {}
    for rule in filter(None, (one.strip() for one in text.split(";"))):
        domain, colon, others = rule.partition(":")
        if not colon:
            raise InvalidInputError(
                "Write a domain, a colon and the domains seen from it, such as waste: low, high; {given} has no colon.",
                given=rule,
            )
        seen[domain.strip()] = [other.strip() for other in others.split(",") if other.strip()]
    return seen

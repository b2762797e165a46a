# SPDX-License-Identifier: GPL-2.0-or-later
"""What a prediction may be asked besides the probability: how uncertain it is, why, and where it applies."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...plugin.bridge.block_table import BlockTable
from ...plugin.bridge.crs import check_same_crs
from ...plugin.bridge.messages import translate as tr
from ...plugin.bridge.rasters import BlockRaster, open_features
from ...plugin.bridge.samples import Samples, read_samples
from ...plugin.engine.blocks.masks import pack_mask
from ...plugin.engine.errors import InvalidInputError, Notice
from ...plugin.engine.network.drawing import DISTRIBUTIONS
from ..base import OresightAlgorithm

OPINION_RASTERS = (
    "ENTROPY", "MODEL_ENTROPY", "DATA_ENTROPY", "APPLICABILITY", "CARRIED_PROBABILITY", "CARRIED_UNCERTAINTY",
)  # fmt: skip
"""The rasters that `add_opinion_rasters` adds."""


@dataclass(frozen=True)
class Opinions:
    """What is given for them."""

    parameters: Mapping[str, Any]
    """Parameters of the job `predict_probability`."""
    variances: tuple[BlockRaster, ...] = ()
    """Kriging variances of features."""
    distances: Mapping[str, BlockRaster] = field(default_factory=dict)
    """The raster of distances to the data, as `distance`."""
    samples: Samples | None = None
    """The data themselves."""

    unused: tuple[Notice, ...] = ()
    """Says what was given for rasters that were not asked for."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is to be said of what was given."""
        return (*self.unused, *(() if self.samples is None else self.samples.notices))

    def variances_beside(self, features: Sequence[BlockRaster]) -> tuple[BlockRaster, ...]:
        """Return the variances that are no features themselves."""
        known = {raster.variable.name for raster in features}
        return tuple(raster for raster in self.variances if raster.variable.name not in known)

    def arrays(self, blocks: BlockTable) -> dict[str, NDArray[Any]]:
        """Return the arrays of the job, besides the features.

        Raises
        ------
        InvalidInputError
            The samples have another CRS than the blocks.
        """
        if self.samples is None:
            return {"distance": blocks.others["distance"]} if self.distances else {}
        check_same_crs(self.samples.crs, blocks.crs, tr("Samples and block models"))
        return {
            "mask": pack_mask(blocks.mask),
            "sample_points": self.samples.points,
            "sample_holes": self.samples.holes,
        }


def add_opinion_parameters(algorithm: OresightAlgorithm) -> None:
    """Add the parameters of uncertainty and applicability."""
    number = QgsProcessingParameterNumber
    algorithm.add(
        number("PASSES", tr("Passes"), number.Type.Integer, 30, minValue=2, maxValue=1000),
        tr("For networks with dropout: how many passes with dropout left on give the uncertainty."),
        advanced=True,
    )
    algorithm.add(
        number("SEED", tr("Seed"), number.Type.Integer, 1, minValue=0),
        tr("Seed of those passes, and of the draws of kriged features."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "SAMPLES", tr("Samples"), [QgsProcessing.SourceType.TypeVectorPoint], optional=True
        ),
        tr(
            "For the applicability: the composites that the features were kriged from. A block is then also judged by "
            "its distance to them, and by whether it lies below or beyond the drilling."
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterRasterLayer("DISTANCE", tr("Distance to the data"), optional=True),
        tr(
            "For the applicability, instead of samples: block model of distances to the nearest sample, as Create "
            "block model gives it. The limit below is needed with it. Blocks that have no distance have no "
            "applicability, unless their features alone put them outside."
        ),
        advanced=True,
    )
    algorithm.add(
        number("REACH", tr("Distance that counts as near"), number.Type.Double, None, True, 0.0),
        tr(
            "For the applicability: blocks farther from the nearest sample are doubtful, beyond twice that outside; "
            "CRS units. Empty: how far the samples are from the nearest other hole, all but the farthest few."
        ),
        advanced=True,
    )
    _add_draws(algorithm)


def _add_draws(algorithm: OresightAlgorithm) -> None:
    number = QgsProcessingParameterNumber
    algorithm.add(
        QgsProcessingParameterMultipleLayers(
            "VARIANCES", tr("Kriging variances"), QgsProcessing.SourceType.TypeRaster, optional=True
        ),
        tr(
            "For the carried rasters: kriging variances of features, as Krige grades writes them; each goes with the "
            "feature whose variable it names. Blocks that lack one of them have no carried values."
        ),
        advanced=True,
    )
    algorithm.add(
        number("DRAWS", tr("Draws"), number.Type.Integer, 30, minValue=2, maxValue=10000),
        tr("How often those features are drawn anew; the network is asked each time."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterEnum(
            "DISTRIBUTION",
            tr("Distribution of kriged values"),
            list(DISTRIBUTIONS),
            defaultValue=DISTRIBUTIONS[0],
            usesStaticStrings=True,
        ),
        tr(
            "What they are drawn from, with the kriged value as mean and the kriging variance as variance: normal, for "
            "values kriged as they are; lognormal, for kriged logarithms and, as the nearest to it, for skew grades "
            "kriged by normal scores. Normal draws of a grade may fall below zero; "
            "indicators are cut to 0 to 1."
        ),
        advanced=True,
    )


def add_opinion_rasters(algorithm: OresightAlgorithm) -> None:
    """Add the rasters of entropy, applicability, and of what the kriging variances come to."""
    for name, title, text in (
        ("ENTROPY", tr("Entropy"), tr(
            "How open the answer is, in bits: 0 when certain, 1 at one half; of classes up to the logarithm of their "
            "number, of labels that of the first. It is that of the mean over the networks of an ensemble, and over "
            "passes where there is dropout (.tif).")),
        ("MODEL_ENTROPY", tr("Entropy from the models"), tr(
            "The part of the entropy that comes from the networks or passes saying different things (.tif); more "
            "drilling can take it away. It needs an ensemble or dropout.")),
        ("DATA_ENTROPY", tr("Entropy from the data"), tr(
            "The part on which the networks or passes agree (.tif): blocks of such features are of both kinds.")),
        ("APPLICABILITY", tr("Applicability"), tr(
            "Whether a block is like those that the network was trained on, and near the data where samples or "
            "distances are given: 0 inside, 1 doubtful, 2 below or beyond the drilling, 3 outside (.tif). Its style is "
            "a veil to lay over the probability; Rank targets leaves blocks out by it.")),
        ("CARRIED_PROBABILITY", tr("Carried probability"), tr(
            "Mean of the probability over the draws of kriged features (.tif); of classes that of the most probable "
            "one, of numbers the mean number.")),
        ("CARRIED_UNCERTAINTY", tr("Carried uncertainty"), tr(
            "Standard deviation of the probability over the draws of kriged features (.tif): how far the answer "
            "depends on what kriging does not know. It comes beside the uncertainty, not into it. Each block is drawn "
            "by itself: it does not hold for sums over blocks, such as tonnages.")),
    ):  # fmt: skip
        definition = QgsProcessingParameterRasterDestination(name, title, optional=True, createByDefault=False)
        algorithm.add(definition, text, advanced=True)


def read_opinions(
    algorithm: OresightAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    wanted: Collection[str],
) -> Opinions:
    """Return what is given for the wanted rasters; what none of them needs is not read.

    Raises
    ------
    InvalidInputError
        Carried rasters without variances, or samples and distances at once.
    """
    given: dict[str, Any] = {
        "passes": algorithm.parameterAsInt(parameters, "PASSES", context),
        "seed": algorithm.parameterAsInt(parameters, "SEED", context),
    }
    variances: tuple[BlockRaster, ...] = ()
    if any(name.startswith("CARRIED") for name in wanted):
        variances = _variances(algorithm, parameters, context)
        given["variances"] = [raster.variable.name for raster in variances]
        given["draws"] = algorithm.parameterAsInt(parameters, "DRAWS", context)
        given["distribution"] = algorithm.parameterAsEnumString(parameters, "DISTRIBUTION", context)
    unused = _unused(algorithm, parameters, context, wanted)
    if "APPLICABILITY" not in wanted:
        return Opinions(given, variances, unused=unused)
    source = algorithm.parameterAsSource(parameters, "SAMPLES", context)
    layer = algorithm.parameterAsRasterLayer(parameters, "DISTANCE", context)
    if source is not None and layer is not None:
        raise InvalidInputError("Samples and a raster of distances were given; the applicability takes one of them.")
    given["reach"] = algorithm.parameterAsDouble(parameters, "REACH", context)  # 0 where it is empty
    return Opinions(
        given,
        variances,
        {} if layer is None else {"distance": BlockRaster.open(layer)},
        None if source is None else read_samples(source),
        unused,
    )


def _unused(
    algorithm: OresightAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    wanted: Collection[str],
) -> tuple[Notice, ...]:
    """Return a sentence for each input that was given for rasters that were not asked for."""
    carried = ("CARRIED_PROBABILITY", "CARRIED_UNCERTAINTY")
    needs = {"VARIANCES": carried, "SAMPLES": ("APPLICABILITY",), "DISTANCE": ("APPLICABILITY",)}
    is_given = {
        "VARIANCES": bool(algorithm.parameterAsLayerList(parameters, "VARIANCES", context)),
        "SAMPLES": algorithm.parameterAsSource(parameters, "SAMPLES", context) is not None,
        "DISTANCE": algorithm.parameterAsRasterLayer(parameters, "DISTANCE", context) is not None,
    }
    return tuple(
        Notice(
            "{name}: given, but not used, because no raster that needs it was asked for: {rasters}.",
            {"name": algorithm.parameterDefinition(name).description(), "rasters": ", ".join(rasters)},
        )
        for name, rasters in needs.items()
        if is_given[name] and not set(rasters) & set(wanted)
    )


def _variances(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[BlockRaster, ...]:
    layers = algorithm.parameterAsLayerList(parameters, "VARIANCES", context)
    if not layers:
        raise InvalidInputError(
            "What kriging does not know was to be carried through the network, but no kriging variances were given."
        )
    return tuple(open_features(layers))

# SPDX-License-Identifier: GPL-2.0-or-later
"""What Explain network does with a model of Train on composites: its inputs, the job, what is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...plugin.bridge.composite_sources import composite_sources
from ...plugin.bridge.crs import crs_label
from ...plugin.bridge.explanation_files import ExplanationFiles, write_explanation
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.records import file_record
from ...plugin.engine.errors import InvalidInputError, Notice
from ...plugin.engine.learning.predictor_file import is_predictor, read_predictor
from ...plugin.engine.network.model_file import read_model
from ..base import OresightAlgorithm
from .explanation_parameters import EXPLAINED_PARTS, read_explanation_options, titles_of

OF_BLOCKS = ("FEATURES", "LABEL", "MORE_LABELS", "SPLIT_BLOCKS", "GROUPS", "ATTRIBUTIONS")
"""Parameters that are of a network of blocks."""
OPTIONS = ("feature_groups", "shuffle", "repeats", "most_blocks", "seed")
"""Options that go with a model of composites."""


def check_inputs(algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Raise `InvalidInputError` where something is missing that the model needs, or given that is not of its kind."""
    path = Path(algorithm.parameterAsFile(parameters, "MODEL", context))
    given = [name for name in (*OF_BLOCKS, "SAMPLES") if parameters.get(name) not in (None, "", [])]
    if not is_predictor(path):
        read_model(path)  # a file that cannot be read is no network that lacks its features
        for name in ("FEATURES", "LABEL"):
            if name not in given:
                title = algorithm.parameterDefinition(name).description()
                raise InvalidInputError("{title} ({name}) must be given.", title=title, name=name)
        if "SAMPLES" in given:
            raise InvalidInputError(
                "{path} is a network of blocks, which is explained at blocks with a label; leave Composites (SAMPLES) "
                "empty.",
                path=str(path),
            )
        return
    if "SAMPLES" not in given:
        raise InvalidInputError(
            "{path} is a model of Train on composites; what it learns from is found at the composites that it learned "
            "from. Give them as Composites (SAMPLES).",
            path=str(path),
        )
    if len(given) > 1:
        raise InvalidInputError(
            "{path} is a model of Train on composites, which works its features out of the drillholes; leave {names} "
            "empty.",
            path=str(path),
            names=", ".join(given[:-1]),
        )
    part = algorithm.parameterAsEnumString(parameters, "PART", context)
    if part != EXPLAINED_PARTS[0]:
        raise InvalidInputError(
            "A model of Train on composites is explained at holes that are left out; PART must be {needed}, but "
            "{given} was given.",
            needed=EXPLAINED_PARTS[0],
            given=part,
        )


def explain_predictor(
    algorithm: OresightAlgorithm,
    targets: Mapping[str, str],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Explain a model of composites at left-out holes, write what is wanted, and return the outputs."""
    path = Path(algorithm.parameterAsFile(parameters, "MODEL", context))
    _, composites, about = read_predictor(path)
    sources = composite_sources(
        algorithm.parameterAsSource(parameters, "SAMPLES", context), target=about["target"], grade=about["grade"]
    )
    options = read_explanation_options(algorithm, parameters, context)
    unused = _unused(algorithm, options, read_explanation_options(algorithm, {}, context))
    algorithm.notify(feedback, (*unused, *sources.notices))
    given = {"model": str(path), **{name: options[name] for name in OPTIONS}}
    with run_job(
        "explain_predictor",
        {**given, "holes": list(sources.hole_names)},
        sources.arrays,
        progress=algorithm.progress(feedback, 0.02, 0.98),
    ) as result:
        algorithm.notify(feedback, result.notices)
        inputs = [
            file_record("network", path),
            {"role": "composites", "sha256": composites, "crs": crs_label(sources.crs)},
        ]
        about_files = ExplanationFiles(inputs, (*unused, *result.notices, *sources.notices), given)
        return write_explanation(targets, about_files, result.values, None)


def _unused(algorithm: OresightAlgorithm, given: Mapping[str, Any], usual: Mapping[str, Any]) -> tuple[Notice, ...]:
    """Return a sentence where options are given that a model of composites is explained without."""
    names = [name.upper() for name in given if name not in OPTIONS and given[name] != usual[name]]
    if not names:
        return ()
    text = "Not used, as a model of Train on composites is explained without: {titles}."
    return (Notice(text, {"titles": titles_of(algorithm, names)}),)

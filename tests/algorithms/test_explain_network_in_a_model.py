# SPDX-License-Identifier: GPL-2.0-or-later
"""An explanation within a model of the Model Builder: it takes a training's network, and its rasters feed another."""

from __future__ import annotations

import csv

import pytest
from oresight.plugin.engine.network.model_file import read_model
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from .network_blocks import make_blocks

FAST = {"EPOCHS": 8, "LEARNING_RATE": 0.01, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "24,12"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def test_in_a_model_the_network_of_a_training_is_explained_and_its_rasters_go_on(run, blocks, tmp_path):
    model = QgsProcessingModelAlgorithm("trained_and_explained", "tests")
    raster = QgsProcessing.SourceType.TypeRaster
    model.addModelParameter(
        QgsProcessingParameterMultipleLayers("FEATURES", "Features", raster), QgsProcessingModelParameter("FEATURES")
    )
    model.addModelParameter(QgsProcessingParameterRasterLayer("LABEL", "Label"), QgsProcessingModelParameter("LABEL"))
    given = QgsProcessingModelChildParameterSource.fromModelParameter
    of = QgsProcessingModelChildParameterSource.fromChildOutput
    fixed = QgsProcessingModelChildParameterSource.fromStaticValue
    shared = {"FEATURES": given("FEATURES"), "LABEL": given("LABEL")}
    settings = {name: fixed(value) for name, value in FAST.items()}
    steps = {
        "train": ("train_network", {**shared, **settings}, {}),
        "explain": (
            "explain_network",
            {**shared, "MODEL": of("train", "MODEL"), "SPLIT_BLOCKS": of("train", "SPLIT_BLOCKS"),
             "ATTRIBUTIONS": fixed(str(tmp_path / "shares")), "REPEATS": fixed("2")},
            {"importance": "IMPORTANCE"},
        ),
        "again": (
            "train_network",
            {"FEATURES": of("explain", "ATTRIBUTION_LAYERS"), "LABEL": given("LABEL"), **settings},
            {"again": "MODEL"},
        ),
    }  # fmt: skip
    for child_id, (algorithm, sources, outputs) in steps.items():
        child = QgsProcessingModelChildAlgorithm(f"oresight:{algorithm}")
        child.setChildId(child_id)
        for name, source in sources.items():
            child.addParameterSources(name, [source])
        kept = {}
        for name, output in outputs.items():
            kept[name] = QgsProcessingModelOutput(name, name)
            kept[name].setChildId(child_id)
            kept[name].setChildOutputName(output)
        child.setModelOutputs(kept)
        model.addChildAlgorithm(child)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    targets = {"explain:importance": str(tmp_path / "i.csv"), "again:again": str(tmp_path / "again.safetensors")}
    values = {"FEATURES": blocks.features, "LABEL": blocks.label, **targets}
    results, is_done = model.run(values, context, feedback, {}, False)
    assert is_done, feedback.textLog()
    assert results
    with (tmp_path / "i.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["of"] == "au_gpt:estimate"
    names = read_model(tmp_path / "again.safetensors").names
    assert names == ("au_gpt_estimate:attribution", "cu_pct_estimate:attribution", "lithology_category:attribution")

# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules that every algorithm keeps, and the contract of ids and parameter names."""

from __future__ import annotations

import ast
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from oresight.algorithms.provider import ALGORITHMS
from oresight.algorithms.refusals import check_destination
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtSvg import QSvgRenderer

from .model_builder import MODELS, RECIPES, build_model

ROOT = Path(__file__).resolve().parents[2]
TABLES = "COLLARS SURVEYS ASSAYS LITHOLOGY ALTERATION"
CONTRACT = {
    "create_sample_deposit": f"SEED FOLDER > {TABLES} TRUTH",
    "validate_drillholes": f"{TABLES} > PROBLEMS REPORT",
    "desurvey_drillholes": "COLLARS SURVEYS METHOD > TRACES",
    "composite_drillholes": f"{TABLES} LENGTH BOUNDARY_FIELD ORE > COMPOSITES REJECTED",
    "encode_lithology": "INPUT FIELD METHOD KNOWN_CODES > OUTPUT CODEBOOK",
    "transform_compositions": "INPUT FIELDS METHOD > OUTPUT",
    "restore_compositions": "RATIOS METHOD PARTS > RESTORED OUTPUT_LAYERS",
    "create_block_model": "SAMPLES EXTENT BLOCK_X BLOCK_Y BLOCK_Z TOPOGRAPHY COLLARS BOUNDARY MAX_DISTANCE > "
    "BLOCK_MODEL DEPTH DISTANCE NEAREST_HOLE",
    "sample_to_blocks": "BLOCK_MODEL INPUTS METHOD > OUTPUT_LAYERS",
    "fit_variogram": "SAMPLES FIELD STRUCTURES > VARIOGRAM REPORT",
    "krige_grades": "SAMPLES FIELD BLOCK_MODEL VARIOGRAM > ESTIMATE VARIANCE",
    "krige_categories": "SAMPLES FIELD CODEBOOK BLOCK_MODEL > CATEGORY ENTROPY PROBABILITIES PROBABILITY_LAYERS",
    "cross_validate_kriging": "SAMPLES FIELD VARIOGRAM BY > RESIDUALS REPORT",
    "label_blocks": "INPUT CUTOFF BODY BLOCK_MODEL > LABEL",
    "compare_networks": "FEATURES LABEL > TABLE REPORT",
    "train_network": "FEATURES LABEL SPLIT SPLIT_DEPTH DEPTH GROUPS HIDDEN_LAYERS ACTIVATION LOSS OPTIMIZER "
    "LEARNING_RATE EPOCHS BATCH_SIZE SEED DEVICE > MODEL RECORD REPORT SPLIT_BLOCKS AUC ACCURACY PRECISION RECALL F1 "
    "THRESHOLD",
    "evaluate_network": "MODEL FEATURES LABEL SPLIT_BLOCKS > METRICS CURVES REPORT",
    "predict_probability": "MODEL FEATURES > PROBABILITY UNCERTAINTY",
    "export_network": "MODEL > ONNX SCRIPT",
    "train_on_composites": "SAMPLES TARGET MEMBERS SEED > MODEL RECORD REPORT",
    "predict_from_composites": "MODEL SAMPLES BLOCK_MODEL > PROBABILITY UNCERTAINTY APPLICABILITY",
    "validate_workflow": "BY FOLDS > SCORES REPORT",
    "explain_network": "MODEL FEATURES LABEL SPLIT_BLOCKS > IMPORTANCE REPORT",
    "extract_voxels": "INPUT MINIMUM > VOXELS",
    "extract_level_plan": "INPUT ELEVATION > PLAN",
    "extract_section": "INPUT LINE > SECTION PANELS",
    "extract_ore_body": "INPUT THRESHOLD > SURFACE VOLUME",
    "rank_targets": "PROBABILITY THRESHOLD DENSITY COMPOSITES > TARGETS",
    "import_block_model": "INPUT VARIABLES > OUTPUTS OUTPUT_LAYERS",
    "export_block_model": "INPUTS FORMAT > OUTPUT",
    "manage_environment": "ACTION PYTHON WHEELS > REPORT",
    "run_workflow": f"{TABLES} SETTINGS > FOLDER",
}
"""Parameters, then outputs, that models and scripts of users depend on."""
NEEDED = {
    "create_sample_deposit", "validate_drillholes", "desurvey_drillholes", "composite_drillholes", "encode_lithology",
    "create_block_model", "fit_variogram", "krige_grades", "krige_categories", "label_blocks", "train_network",
    "evaluate_network", "predict_probability", "extract_voxels", "extract_level_plan", "run_workflow",
    "manage_environment",
}  # fmt: skip
"""Algorithms that make up the chain and may never be missing."""


@pytest.fixture(params=ALGORITHMS, ids=lambda algorithm: algorithm.ID)
def algorithm(request: pytest.FixtureRequest, provider: Any) -> QgsProcessingAlgorithm:
    """Return a ready instance of each algorithm."""
    return provider.algorithm(request.param.ID).create()


def inputs_of(algorithm: QgsProcessingAlgorithm) -> list[QgsProcessingParameterDefinition]:
    return [one for one in algorithm.parameterDefinitions() if not one.isDestination()]


# -- identity --------------------------------------------------------------------------------


def test_the_chain_is_complete() -> None:
    assert {algorithm.ID for algorithm in ALGORITHMS} >= NEEDED


def test_ids_are_distinct_and_in_the_contract() -> None:
    ids = [algorithm.ID for algorithm in ALGORITHMS]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(CONTRACT)


def test_class_file_icon_and_test_carry_the_id(algorithm: QgsProcessingAlgorithm) -> None:
    name = algorithm.name()
    kind = type(algorithm)
    assert kind.__name__ == "".join(word.capitalize() for word in name.split("_"))
    assert kind.__module__ == f"oresight.algorithms.{algorithm.groupId()}.{name}"
    assert (ROOT / "tests" / "algorithms" / f"test_{name}.py").is_file()
    icon = ROOT / "resources" / "icons" / f"{name}.svg"
    assert algorithm.svgIconPath() == str(icon)
    renderer = QSvgRenderer(str(icon))
    assert renderer.isValid()
    assert renderer.viewBoxF().width() == renderer.viewBoxF().height() == 24.0


def test_the_toolbox_shows_a_name_a_group_and_words_to_find_it_by(algorithm: QgsProcessingAlgorithm) -> None:
    assert algorithm.displayName() not in {"", algorithm.name()}
    assert algorithm.group()[0].isdigit()
    tags = algorithm.tags()
    assert len(tags) >= 3
    assert all(tag == tag.strip() and tag for tag in tags)


def test_flags_allow_threads_batch_and_models(algorithm: QgsProcessingAlgorithm) -> None:
    flags = algorithm.flags()
    assert not flags & QgsProcessingAlgorithm.Flag.FlagNoThreading
    assert not flags & QgsProcessingAlgorithm.Flag.FlagHideFromToolbox
    assert not flags & QgsProcessingAlgorithm.Flag.FlagHideFromModeler
    assert flags & QgsProcessingAlgorithm.Flag.FlagSupportsBatch
    assert flags & QgsProcessingAlgorithm.Flag.FlagCanCancel


def test_instances_are_made_again_and_again_with_the_same_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    names = [one.name() for one in algorithm.parameterDefinitions()]
    for _ in range(2):
        again = algorithm.create()
        assert type(again) is type(algorithm)
        assert [one.name() for one in again.parameterDefinitions()] == names
        bare = algorithm.createInstance()
        assert bare.name() == algorithm.name()
        assert bare.parameterDefinitions() == []


# -- parameters ------------------------------------------------------------------------------


def test_every_parameter_and_output_is_explained_in_a_sentence(algorithm: QgsProcessingAlgorithm) -> None:
    silent = [one.name() for one in algorithm.parameterDefinitions() if len(one.help()) < 4]
    assert silent == []
    assert [one.name() for one in algorithm.parameterDefinitions() if not one.description()] == []
    help_page = unescape(algorithm.shortHelpString())
    for definition in algorithm.parameterDefinitions():
        assert definition.help() in help_page
    for output in algorithm.outputDefinitions():
        assert output.description(), output.name()
    assert algorithm.shortDescription().endswith(".")


def test_no_input_and_output_share_a_name_whatever_the_case(algorithm: QgsProcessingAlgorithm) -> None:
    inputs = {one.name().lower() for one in inputs_of(algorithm)}
    outputs = [one.name().lower() for one in algorithm.outputDefinitions()]
    assert inputs.isdisjoint(outputs)
    assert len(outputs) == len(set(outputs))
    assert all(one.name() == one.name().upper() for one in algorithm.parameterDefinitions())


def test_ids_and_names_of_the_contract_are_there(algorithm: QgsProcessingAlgorithm) -> None:
    wanted_inputs, _, wanted_outputs = CONTRACT[algorithm.name()].partition(" > ")
    inputs = {one.name() for one in algorithm.parameterDefinitions()}
    outputs = {one.name() for one in algorithm.outputDefinitions()}
    assert set(wanted_inputs.split()) - inputs == set()
    assert set(wanted_outputs.split()) - outputs == set()


def test_every_output_of_the_code_is_declared(algorithm: QgsProcessingAlgorithm) -> None:
    """A destination that could not be added silently vanishes in QGIS."""
    outputs = {one.name() for one in algorithm.outputDefinitions()}
    destinations = {one.name() for one in algorithm.parameterDefinitions() if one.isDestination()}
    assert destinations <= outputs


def test_a_wrong_extension_of_an_output_is_refused_before_the_work(
    algorithm: QgsProcessingAlgorithm, tmp_path: Path
) -> None:
    for definition in algorithm.destinationParameterDefinitions():
        if isinstance(definition, QgsProcessingParameterFolderDestination):
            continue
        check_destination(definition, str(tmp_path / f"x.{definition.defaultFileExtension()}"))
        check_destination(definition, QgsProcessing.TEMPORARY_OUTPUT)
        for wrong in (str(tmp_path / "x.wrong"), "x.wrong", "folder/x.wrong"):
            with pytest.raises(InvalidInputError, match=r"must end in .* but it ends in \.wrong"):
                check_destination(definition, wrong)


def test_defaults_are_accepted_by_their_own_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    wrong = []
    for one in inputs_of(algorithm):
        default = one.defaultValue()
        if default is None and not one.flags() & optional:
            continue  # must be given
        if not one.checkValueIsAcceptable(default):
            wrong.append(one.name())
    assert wrong == []


def test_block_models_are_geotiff_and_layers_geopackages(algorithm: QgsProcessingAlgorithm) -> None:
    """QGIS proposes what the algorithm accepts."""
    for one in algorithm.parameterDefinitions():
        if isinstance(one, QgsProcessingParameterRasterDestination):
            assert one.defaultFileExtension() == "tif", one.name()
        if isinstance(one, QgsProcessingParameterVectorDestination):
            assert one.defaultFileExtension() == "gpkg", one.name()
        if isinstance(one, QgsProcessingParameterFolderDestination):
            assert one.name().isupper()


def test_tables_without_geometry_can_be_given_in_a_model(algorithm: QgsProcessingAlgorithm) -> None:
    for one in inputs_of(algorithm):
        if one.name() in TABLES.split() and one.type() == "vector":
            assert one.dataTypes() == [5], one.name()  # TypeVector: tables and layers of any geometry


def test_no_algorithm_reads_the_raw_parameters() -> None:
    """`parameters[…]` skips what QGIS does with them: defaults, expressions, text from `qgis_process`."""
    for path in (ROOT / "algorithms").glob("*/*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        messages = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and id(node) not in messages:
                assert node.value.id != "parameters", f"{path.name}:{node.lineno}"


# -- models ----------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.file)
def test_a_model_is_offered_and_all_its_steps_are_found(provider: Any, recipe: Any) -> None:
    model = provider.algorithm(recipe.name).create()
    assert isinstance(model, QgsProcessingModelAlgorithm)
    valid, complaints = model.validate()
    assert valid, complaints
    for child in model.childAlgorithms().values():
        assert child.algorithm() is not None, child.algorithmId()
        known = {one.name() for one in child.algorithm().parameterDefinitions()}
        assert set(child.parameterSources()) <= known, child.childId()
    assert {"probability", "voxels"} <= {one.name() for one in model.outputDefinitions()}
    explained = set(model.helpContent())
    assert {one.name() for one in inputs_of(model)} <= explained


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.file)
def test_a_model_file_is_what_its_recipe_builds(provider: Any, recipe: Any, tmp_path: Path) -> None:
    """Written anew by `.venv/bin/python tests/algorithms/write_models.py`."""
    built, stored = QgsProcessingModelAlgorithm(), QgsProcessingModelAlgorithm()
    assert build_model(recipe).toFile(str(tmp_path / "new.model3"))
    assert built.fromFile(str(tmp_path / "new.model3"))
    assert stored.fromFile(str(MODELS / f"{recipe.file}.model3"))
    assert stored.toVariant() == built.toVariant()

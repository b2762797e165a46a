# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the Model Builder files in resources/models; `write_models.py` writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExpression,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)
from qgis.PyQt.QtCore import QPointF

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
COLUMN_WIDTH, ROW_HEIGHT = 260.0, 90.0


@dataclass(frozen=True)
class Recipe:
    """What a model estimates."""

    file: str
    name: str
    summary: str
    grades: tuple[str, ...]
    """Default field of each grade."""
    categories: tuple[str, ...]
    """Default field of each category."""
    ore: str


RECIPES = (
    Recipe(
        "tables_to_voxels",
        "Tables to probability voxels",
        "From drillhole tables to the probability of ore in every block, by the published method: composites, "
        "kriging of a grade and a rock into blocks, a network trained above a depth, voxels. "
        "Open it in the Model Builder to add grades or to replace a step.",
        ("cu_pct",),
        ("lithology",),
        '"cu_pct" >= 0.5',
    ),
    Recipe(
        "tables_to_voxels_au_ag_cu",
        "Tables to probability voxels (Au, Ag, Cu, rock, alteration)",
        "From drillhole tables to the probability of ore in every block, with the inputs of the published method: "
        "gold, silver and copper, rock and alteration. "
        "Open it in the Model Builder to add grades or to replace a step.",
        ("au_gpt", "ag_gpt", "cu_pct"),
        ("lithology", "alteration"),
        '"au_gpt" + 0.0125 * "ag_gpt" + 1.3 * "cu_pct" >= 1.0',
    ),
)


class Builder:
    """A model under construction."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.model = QgsProcessingModelAlgorithm(recipe.name, "6 Workflow", "workflow")
        self.model.setName(recipe.name)
        self.model.setGroup("workflow")  # the id: a model read from a file has no other
        self.n_inputs = 0
        self.help = {"ALG_DESC": recipe.summary, "ALG_CREATOR": "Oresight"}
        self.rows: dict[int, int] = {}

    def add_input(self, definition: QgsProcessingParameterDefinition, help: str) -> None:
        """Add a parameter of the model."""
        self.help[definition.name()] = help
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(0.0, 120.0 + self.n_inputs * 60.0))
        self.n_inputs += 1
        self.model.addModelParameter(definition, component)

    def add_step(
        self, child_id: str, algorithm: str, column: int, sources: dict[str, object], outputs: Sequence[str] = ()
    ) -> None:
        """Add an algorithm; `outputs` are those that the model keeps."""
        child = QgsProcessingModelChildAlgorithm(f"oresight:{algorithm}")
        child.setChildId(child_id)
        child.setDescription(child_id.replace("_", " ").capitalize())
        row = self.rows[column] = self.rows.get(column, -1) + 1
        child.setPosition(QPointF(300.0 + column * COLUMN_WIDTH, 120.0 + row * ROW_HEIGHT))
        for name, source in sources.items():
            child.addParameterSources(
                name, [_source(one) for one in (source if isinstance(source, list) else [source])]
            )
        kept = {}
        for name in outputs:
            output = QgsProcessingModelOutput(name, name.replace("_", " ").capitalize())
            output.setChildId(child_id)
            output.setChildOutputName(name)
            output.setPosition(QPointF(420.0 + column * COLUMN_WIDTH, 170.0 + row * ROW_HEIGHT))
            kept[name] = output
        child.setModelOutputs(kept)
        self.model.addChildAlgorithm(child)


@dataclass(frozen=True)
class Of:
    """An output of a step."""

    step: str
    output: str


@dataclass(frozen=True)
class Given:
    """A parameter of the model."""

    name: str


def _source(value: object) -> QgsProcessingModelChildParameterSource:
    kind = QgsProcessingModelChildParameterSource
    if isinstance(value, Of):
        return kind.fromChildOutput(value.step, value.output)
    if isinstance(value, Given):
        return kind.fromModelParameter(value.name)
    return kind.fromStaticValue(value)


def build_model(recipe: Recipe) -> QgsProcessingModelAlgorithm:
    """Return the model of a recipe."""
    builder = Builder(recipe)
    _add_inputs(builder, recipe)
    _add_ground(builder, recipe)
    features = [*_add_grades(builder, recipe), *_add_categories(builder, recipe)]
    _add_network(builder, features)
    builder.model.setHelpContent(builder.help)
    return builder.model


def _add_inputs(builder: Builder, recipe: Recipe) -> None:
    vector = QgsProcessing.SourceType.TypeVector
    for name, is_optional, text in (
        ("COLLARS", False, "Table or points: hole, easting, northing, elevation."),
        ("SURVEYS", True, "Table: hole, depth, azimuth, dip."),
        ("ASSAYS", False, "Table: hole, from, to and one column for each grade."),
        ("LITHOLOGY", not recipe.categories, "Table: hole, from, to and the logged rock."),
        ("ALTERATION", "alteration" not in recipe.categories, "Table: hole, from, to and the logged alteration."),
    ):
        definition = QgsProcessingParameterVectorLayer(name, name.capitalize(), [vector], optional=is_optional)
        builder.add_input(definition, text)
    builder.add_input(
        QgsProcessingParameterExpression("ORE", "Ore", recipe.ore),
        "What ore is, as an expression on the fields of a composite.",
    )
    for kind, names in (("GRADE", recipe.grades), ("CATEGORY", recipe.categories)):
        for place, name in enumerate(names, 1):
            builder.add_input(
                QgsProcessingParameterString(f"{kind}_{place}", f"{kind.capitalize()} {place}", name),
                "Field of the composites: the header in small letters with underscores.",
            )
    double, integer = QgsProcessingParameterNumber.Type.Double, QgsProcessingParameterNumber.Type.Integer
    for name, title, type_, default, text in (
        ("LENGTH", "Composite length", double, 6.0, "Length of a composite along the hole."),
        ("BLOCK_X", "Block size, west to east", double, 8.0, "Length of every block."),
        ("BLOCK_Y", "Block size, south to north", double, 14.0, "Width of every block."),
        ("BLOCK_Z", "Block size, in height", double, 12.0, "Height of every block."),
        ("SPLIT_DEPTH", "Depth of the split", double, 540.0, "Deeper blocks are only scored, never trained on."),
        ("EPOCHS", "Epochs", integer, 80, "How often all training blocks are seen."),
        ("SEED", "Seed", integer, 1, "The same seed gives the same network."),
        ("MINIMUM", "Lowest probability shown", double, 0.5, "Blocks with this probability or more become voxels."),
    ):
        builder.add_input(QgsProcessingParameterNumber(name, title, type_, default, minValue=0.0), text)


def _add_ground(builder: Builder, recipe: Recipe) -> None:
    tables = {name: Given(name) for name in ("COLLARS", "SURVEYS", "ASSAYS", "LITHOLOGY", "ALTERATION")}
    builder.add_step(
        "composites",
        "composite_drillholes",
        0,
        {**tables, "LENGTH": Given("LENGTH"), "ORE": Given("ORE")},
        ["COMPOSITES", "REJECTED"],
    )
    builder.add_step(
        "blocks",
        "create_block_model",
        1,
        {
            "SAMPLES": Of("composites", "COMPOSITES"),
            "COLLARS": Given("COLLARS"),
            **{name: Given(name) for name in ("BLOCK_X", "BLOCK_Y", "BLOCK_Z")},
        },
    )


def _add_grades(builder: Builder, recipe: Recipe) -> list[Of]:
    """Add variogram and kriging of each grade and of ore, and the label; return the features."""
    features = []
    for name, field in [
        *((f"grade_{n}", Given(f"GRADE_{n}")) for n in range(1, len(recipe.grades) + 1)),
        ("ore", "ore"),
    ]:
        given = {"SAMPLES": Of("composites", "COMPOSITES"), "FIELD": field}
        builder.add_step(f"variogram_of_{name}", "fit_variogram", 1, given)
        more = {"BLOCK_MODEL": Of("blocks", "BLOCK_MODEL"), "VARIOGRAM": Of(f"variogram_of_{name}", "VARIOGRAM")}
        builder.add_step(f"krige_{name}", "krige_grades", 2, {**given, **more})
        features.append(Of(f"krige_{name}", "ESTIMATE"))
    builder.add_step("label", "label_blocks", 3, {"INPUT": features.pop()})
    return features


def _add_categories(builder: Builder, recipe: Recipe) -> list[Of]:
    """Add codes, variogram and kriging of each category; return the features."""
    features = []
    for place in range(1, len(recipe.categories) + 1):
        name = f"category_{place}"
        samples, field = Of("composites", "COMPOSITES"), Given(f"CATEGORY_{place}")
        builder.add_step(f"codes_of_{name}", "encode_lithology", 1, {"INPUT": samples, "FIELD": field})
        builder.add_step(f"variogram_of_{name}", "fit_variogram", 1, {"SAMPLES": samples, "FIELD": field})
        builder.add_step(
            f"krige_{name}",
            "krige_categories",
            2,
            {
                "SAMPLES": samples,
                "FIELD": field,
                "CODEBOOK": Of(f"codes_of_{name}", "CODEBOOK"),
                "BLOCK_MODEL": Of("blocks", "BLOCK_MODEL"),
                "VARIOGRAM": Of(f"variogram_of_{name}", "VARIOGRAM"),
            },
        )
        features.append(Of(f"krige_{name}", "CATEGORY"))
    return features


def _add_network(builder: Builder, features: list[Of]) -> None:
    builder.add_step(
        "network",
        "train_network",
        3,
        {
            "FEATURES": list(features),
            "LABEL": Of("label", "LABEL"),
            "DEPTH": Of("blocks", "DEPTH"),
            **{name: Given(name) for name in ("SPLIT_DEPTH", "EPOCHS", "SEED")},
        },
        ["MODEL", "RECORD", "REPORT"],
    )
    builder.add_step(
        "prediction",
        "predict_probability",
        4,
        {"MODEL": Of("network", "MODEL"), "FEATURES": list(features)},
        ["PROBABILITY"],
    )
    builder.add_step(
        "voxels",
        "extract_voxels",
        5,
        {"INPUT": Of("prediction", "PROBABILITY"), "MINIMUM": Given("MINIMUM")},
        ["VOXELS"],
    )

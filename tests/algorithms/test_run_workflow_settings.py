# SPDX-License-Identifier: GPL-2.0-or-later
"""The settings file: comments, schema, template, and a sentence for each mistake."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from oresight.algorithms.workflow import settings as settings_module
from oresight.algorithms.workflow.settings import SECTIONS, plain_settings, resolve_settings, settings_of
from oresight.algorithms.workflow.settings_schema import SCHEMA, schema_text, settings_schema
from oresight.algorithms.workflow.settings_text import parse_settings, without_comments
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import QgsProcessingException

from .small_tables import ORE, write_tables

Run = Callable[..., dict[str, Any]]
pytestmark = pytest.mark.usefixtures("provider")

WRONG = [
    ({"netwrk": {}}, "There is no setting netwrk; did you mean network? The settings are preset, "),
    ({"network": {"epoch": 3}}, "There is no setting network.epoch; did you mean epochs? The settings of network are "),
    ({"voxels": {"applicability": "a.tif"}}, "There is no setting voxels.applicability; the settings of voxels are "),
    ({"epochs": 3}, "There is no setting epochs; did you mean network.epochs? The settings are "),
    ({"zzzz": 3}, "There is no setting zzzz; the settings are preset, grades"),
    ({"network": {"epochs": "many"}}, 'network.epochs must be a whole number of at least 1, but "many" was given'),
    ({"network": {"epochs": 2.5}}, "network.epochs must be a whole number of at least 1, but 2.5 was given"),
    ({"network": {"epochs": True}}, "but true was given"),
    ({"network": {"epochs": 0}}, "network.epochs must be a whole number of at least 1, but 0 was given"),
    ({"network": {"dropout": 2}}, "network.dropout must be a number from 0 to 0.95, but 2 was given"),
    ({"network": {"optimizer": "adan"}}, "must be one of adam, adamw, sgd, rmsprop, adagrad, but"),
    ({"network": {"batch_norm": 1}}, "network.batch_norm must be true or false, but 1 was given"),
    ({"composites": {"ore": 3}}, "composites.ore must be a text, but 3 was given"),
    ({"composites": {"length": None}}, "composites.length must be a number of at least 0.01, but null was given"),
    ({"blocks": 3}, "The setting blocks must be a JSON object, but 3 was given"),
    ({"grades": "cu"}, 'grades must be a list of field names, such as ["cu_pct"], or "auto", but "cu" was given'),
    ({"preset": "best"}, 'preset must be one of published, honest, both, but "best" was given'),
    ({"level_elevation": "top"}, 'level_elevation must be a number or "auto"'),
]


# -- what they say ---------------------------------------------------------------------------


def test_the_defaults_are_those_of_the_publication() -> None:
    settings = resolve_settings({}).sections
    assert (settings["blocks"]["block_x"], settings["blocks"]["block_y"], settings["blocks"]["block_z"]) == (8, 14, 12)
    assert settings["network"]["hidden_layers"] == "128,64,32,16"
    assert settings["network"]["epochs"] == 80
    assert settings["network"]["split_depth"] == 540
    assert settings["label"]["cutoff"] == 0.5


def test_settings_survive_a_round_through_their_own_record() -> None:
    settings = resolve_settings({"network": {"hidden_layers": [8, 4]}, "grades": ["cu_pct"], "level_elevation": 4500})
    assert settings.sections["network"]["hidden_layers"] == "8,4"
    assert resolve_settings(settings.to_dict()) == settings


def test_a_new_preset_needs_no_more_than_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings_module.PRESETS, "quick", {"network": {"epochs": 3}})
    quick = resolve_settings({"preset": "quick", "network": {"batch_size": 64}})
    assert (quick.sections["network"]["epochs"], quick.sections["network"]["batch_size"]) == (3, 64)
    assert resolve_settings({"preset": "quick", "network": {"epochs": 9}}).sections["network"]["epochs"] == 9
    assert "quick" in settings_schema()["properties"]["preset"]["enum"]


@pytest.mark.parametrize(("given", "sentence"), WRONG)
def test_a_wrong_setting_is_named_with_its_value_and_what_is_allowed(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        resolve_settings(given)
    assert sentence in str(caught.value)


def test_paths_in_the_settings_count_from_their_file() -> None:
    settings = resolve_settings({"truth": "t.tif", "blocks": {"topography": "dem.tif"}}, Path("/project"))
    assert settings.truth == "/project/t.tif"
    assert settings.sections["blocks"]["topography"] == "/project/dem.tif"


# -- text ------------------------------------------------------------------------------------


def test_comments_of_both_kinds_and_a_comma_after_the_last_entry_may_stand() -> None:
    text = """// first
    {
      "composites": {"ore": "\\"a//b\\" > 1 /* no comment, }",}, /* two
      lines // */ "grades": ["cu", ], // "network": {}
    }
    """
    ore = {"ore": '"a//b" > 1 /* no comment, }'}
    assert parse_settings(text, "x") == {"composites": ore, "grades": ["cu"]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n/* a\nb */ "network": }', "line 3, column 17"),
        ('{"a": 1, // x\n  "b" 2}', "line 2, column 7"),
        ('{"a": 1 /* never closed\n }', "line 2, column 3"),
        ('{"a": "/* text", \n "b": [1 2]}', "line 2, column 10"),
    ],
)
def test_a_mistake_is_found_where_it_stands_whatever_comments_come_before(text: str, place: str) -> None:
    with pytest.raises(InvalidInputError, match=place):
        parse_settings(text, "x")


def test_comments_become_blanks_so_that_nothing_moves() -> None:
    text = '{"a": 1, // one\n /* two\n three */ "b": [2,],}'
    assert [len(line) for line in without_comments(text).splitlines()] == [len(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [('{"a": {"b": 1, "b": 2}}', "setting b is given twice"), ('{"a": NaN}', "NaN is no number"), ("[1]", "an object")],
)
def test_what_json_would_let_pass_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence.replace("an object", "must be a JSON object")):
        parse_settings(text, "x")


# -- template --------------------------------------------------------------------------------


def test_the_text_of_settings_names_each_with_its_help_and_gives_the_same_settings_again(tmp_path: Path) -> None:
    given = {"grades": ["cu_pct"], "network": {"epochs": 7}, "blocks": {"topography": "dem.tif", "margin": 12.5}}
    settings = resolve_settings(given, tmp_path)
    text = settings.to_text(tmp_path)
    assert resolve_settings(parse_settings(text, "x"), tmp_path) == settings
    assert '"topography": "dem.tif"' in text
    assert "Blocks farther than this from every sample are left out" in text
    assert "Allowed: a whole number of at least 1. Default: 80." in text
    for section in SECTIONS:
        assert all(f'"{name}": ' in text for name in settings_of(section))


def test_a_template_alone_needs_no_folder_and_runs_nothing(run: Run, tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", with_truth=False)
    short = tmp_path / "short.json"
    short.write_text('{"network": {"epochs": 7}}')
    target = tmp_path / "template.json"
    given = {"COLLARS": tables["COLLARS"], "ASSAYS": tables["ASSAYS"], "SETTINGS": str(short)}
    outputs = run("run_workflow", **given, TEMPLATE=str(target))
    assert outputs == {"TEMPLATE": str(target)}
    assert resolve_settings(parse_settings(target.read_text("utf-8"), "x")).sections["network"]["epochs"] == 7
    with pytest.raises(QgsProcessingException, match="would replace the settings that are given"):
        run("run_workflow", **given, TEMPLATE=str(short))
    with pytest.raises(QgsProcessingException, match=r"Folder of the results \(FOLDER\) must be given"):
        run("run_workflow", **given, ORE=ORE)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [('{"network": }', "line 1, column 13"), ("[1]", "must be a JSON object"), ("", "are not JSON")],
)
def test_what_is_no_settings_file_is_a_sentence(run: Run, tmp_path: Path, text: str, sentence: str) -> None:
    tables = write_tables(tmp_path / "tables", with_truth=False)
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("run_workflow", **tables, ORE=ORE, SETTINGS=str(path), FOLDER=str(tmp_path / "results"))


# -- schema ----------------------------------------------------------------------------------


def test_the_published_schema_is_that_of_the_parameters() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), "write it anew with .ci/schema"


def test_the_schema_is_one_and_takes_the_defaults() -> None:
    schema = settings_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    assert not list(validator.iter_errors({**resolve_settings({}).to_dict(), "$schema": "settings.schema.json"}))
    assert not list(validator.iter_errors({"network": {"hidden_layers": [8, 4]}, "composites": {"columns": {"a": {}}}}))
    assert resolve_settings({"$schema": "x"}) == resolve_settings({})


@pytest.mark.parametrize("given", [given for given, _ in WRONG])
def test_the_schema_refuses_what_the_run_refuses(given: dict[str, Any]) -> None:
    assert list(jsonschema.Draft7Validator(settings_schema()).iter_errors(given))


def test_every_setting_has_a_help_and_a_default_that_it_allows() -> None:
    for section in SECTIONS:
        for setting in settings_of(section).values():
            assert setting.help.strip(), setting.key
    assert all(setting.help for setting in plain_settings().values())
    assert json.loads(schema_text())["properties"]["network"]["properties"]["epochs"]["default"] == 80

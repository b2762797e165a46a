# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain without some holes: scores, report and record, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from oresight.plugin.engine.evaluation.few_groups import FEWEST
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .small_tables import ORE, write_settings, write_tables

pytestmark = pytest.mark.usefixtures("provider")


def validate(parameters: Mapping[str, Any], feedback: QgsProcessingFeedback | None = None) -> dict[str, Any]:
    """Run the algorithm; what it says is an exception."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:validate_workflow")
    is_valid, message = algorithm.checkParameterValues(dict(parameters), context)
    if not is_valid:
        raise QgsProcessingException(message)
    return algorithm.run(dict(parameters), context, feedback or QgsProcessingFeedback(), {}, False)[0]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("tables")
    settings = write_settings(
        folder / "settings.json",
        variogram={"anisotropic": False, "structures": "spherical"},
        learning={"members": ["randomised_places"], "trials": 3},
    )
    return {**write_tables(folder), "ORE": ORE, "SETTINGS": settings, "FOLDS": 2}


@pytest.fixture(scope="module")
def finished(provider: Any, given: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("validated")
    names = {"SCORES": "scores.csv", "REPORT": "report.html", "RECORD": "record.json", "WITHHELD": "withheld.gpkg"}
    return validate({**given, **{name: str(folder / file) for name, file in names.items()}})


def test_the_table_holds_what_the_outputs_say(finished: dict[str, Any]) -> None:
    with Path(finished["SCORES"]).open(encoding="utf-8-sig", newline="") as stream:
        rows = {row["method"]: row for row in csv.DictReader(stream) if row["fold"] == "all"}
    assert float(rows["honest"]["auc"]) == pytest.approx(finished["AUC"])
    assert float(rows["naive"]["auc"]) == pytest.approx(finished["AUC_NAIVE"])
    assert finished["GAIN"] == pytest.approx(finished["AUC"] - finished["AUC_STRONGEST"])
    assert {"kriging", "indicator_kriging", "inverse_distance", "boosted_places", "randomised_places", "logistic",
            "boosted", "published"} <= set(rows)  # fmt: skip


def test_what_lies_in_too_few_holes_for_an_interval_gets_none_and_no_verdict(finished: dict[str, Any]) -> None:
    layer = QgsVectorLayer(finished["WITHHELD"], "", "ogr")
    assert len({feature["hole_id"] for feature in layer.getFeatures() if feature["ore"]}) < FEWEST
    assert (finished["AUC_LOW"], finished["AUC_HIGH"]) == (None, None)
    assert "not to be told: too few holes" in Path(finished["REPORT"]).read_text(encoding="utf-8")


def test_a_round_body_is_found_again(finished: dict[str, Any]) -> None:
    assert finished["AUC"] > 0.9
    assert finished["AUC_TRUTH"] > 0.9


def test_scores_and_optimism_are_those_that_scikit_learn_finds_in_what_was_told(finished: dict[str, Any]) -> None:
    from sklearn.metrics import roc_auc_score

    told = list(QgsVectorLayer(finished["WITHHELD"], "", "ogr").getFeatures())
    ore = [feature["ore"] for feature in told]
    outputs = {"honest": "AUC", "published": "AUC_PUBLISHED", "naive": "AUC_NAIVE"}
    auc = {name: roc_auc_score(ore, [feature[name] for feature in told]) for name in outputs}
    for name, output in outputs.items():
        assert finished[output] == pytest.approx(auc[name], abs=1e-6)  # the layer holds single precision
    optimism = json.loads(Path(finished["RECORD"]).read_text(encoding="utf-8"))["optimism"]
    for name in ("published", "honest"):
        assert optimism[name]["value"] == pytest.approx(auc["naive"] - auc[name], abs=1e-6)


def test_the_record_has_settings_inputs_and_figures(finished: dict[str, Any]) -> None:
    record = json.loads(Path(finished["RECORD"]).read_text(encoding="utf-8"))
    assert {one["role"] for one in record["inputs"]} == {"collars", "surveys", "assays", "lithology", "alteration"}
    assert record["settings"]["composites"]["ore"] == ORE
    assert record["figures"]["honest"]["auc"]["value"] == finished["AUC"]
    assert record["grade"] == "cu_pct"
    assert record["defining"] == ["cu_pct"]
    assert sum(one["withheld"] for one in record["folds"]) == record["n"]


def test_every_composite_is_withheld_once_with_its_hole(finished: dict[str, Any]) -> None:
    layer = QgsVectorLayer(finished["WITHHELD"], "", "ogr")
    folds: dict[str, set[int]] = {}
    for feature in layer.getFeatures():
        folds.setdefault(feature["hole_id"], set()).add(feature["fold"])
    assert len(folds) == 25
    assert all(len(one) == 1 for one in folds.values())


def test_the_report_stands_by_itself(finished: dict[str, Any]) -> None:
    text = Path(finished["REPORT"]).read_text(encoding="utf-8")
    assert "Is it better than kriging alone?" in text
    assert "not a mineral resource estimate" in text
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"FOLDS": 1}, "At least 2 folds"),
        ({"BY": "depth", "FOLDS": 6}, "5 cuts at most"),
        ({"ORE": None, "SETTINGS": None}, "What ore is must be said"),
        ({"ORE": '"cu_pct" >= 100'}, "both are needed"),
        ({"FOLDS": 40}, "40 folds need as many holes"),
    ],
)
def test_what_cannot_be_validated_is_a_sentence(
    given: dict[str, Any], tmp_path: Path, changed: Any, words: str
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        validate({**given, **changed, "SCORES": str(tmp_path / "scores.csv"), "REPORT": str(tmp_path / "report.html")})
    assert list(tmp_path.iterdir()) == []


def bend_second_hole(tables: dict[str, str], collar: Mapping[str, str]) -> None:
    """Let the second hole start where the first does, bend, and be assayed below the bend only."""
    rewrite(tables["COLLARS"], lambda row: {**row, "NORTH": "0"} if row["HOLE_ID"] == "001" else row, collar)
    rewrite(tables["SURVEYS"], lambda row: {**row, "DIP": "-45"} if row["HOLE_ID"] == "001" else row)
    with Path(tables["SURVEYS"]).open("a", encoding="utf-8") as stream:
        stream.write("001,40,0,-90\n")
    for name in ("ASSAYS", "LITHOLOGY", "ALTERATION"):
        rewrite(tables[name], lambda row: row if row["HOLE_ID"] != "001" or float(row["FROM"]) >= 60 else None)


def rewrite(path: str, changed: Any, headers: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write a table again, row by row, under other headers."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        rows = [changed(row) for row in csv.DictReader(stream)]
    kept = [row for row in rows if row is not None]
    with Path(path).open("w", encoding="utf-8", newline="") as stream:
        written = csv.writer(stream)
        written.writerow([headers.get(name, name) for name in kept[0]])
        written.writerows(row.values() for row in kept)


@pytest.mark.parametrize("headers", [{}, {"EAST": "RECHTS", "NORTH": "HOCH"}])
def test_holes_of_one_collar_in_the_table_are_withheld_together_wherever_their_composites_begin(
    given: dict[str, Any], tmp_path: Path, headers: dict[str, str]
) -> None:
    tables = write_tables(tmp_path / "tables")
    bend_second_hole(tables, headers)
    columns = "; ".join(
        f"collars.{role} = {headers[name]}" for role, name in (("x", "EAST"), ("y", "NORTH")) if headers
    )
    settings = write_settings(tmp_path / "settings.json", composites={"columns": columns})
    asked = {**tables, "ORE": ORE, "SETTINGS": settings, "SCORES": str(tmp_path / "scores.csv")}
    with pytest.raises(QgsProcessingException, match=r"25 folds need as many holes .* but there are 24"):
        validate({**asked, "FOLDS": 25})


def test_a_cancelled_validation_leaves_nothing(given: dict[str, Any], tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 5 else None)
    validate({**given, "SCORES": str(tmp_path / "scores.csv"), "REPORT": str(tmp_path / "report.html")}, feedback)
    assert feedback.isCanceled()
    assert list(tmp_path.iterdir()) == []

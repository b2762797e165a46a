# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain without some holes: scores, report and record, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
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
    assert finished["AUC_LOW"] <= finished["AUC"] <= finished["AUC_HIGH"]
    assert finished["GAIN"] == pytest.approx(finished["AUC"] - finished["AUC_STRONGEST"])
    assert {"kriging", "indicator_kriging", "inverse_distance", "boosted_places", "randomised_places", "logistic",
            "boosted", "published"} <= set(rows)  # fmt: skip


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


def test_a_cancelled_validation_leaves_nothing(given: dict[str, Any], tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 5 else None)
    validate({**given, "SCORES": str(tmp_path / "scores.csv"), "REPORT": str(tmp_path / "report.html")}, feedback)
    assert feedback.isCanceled()
    assert list(tmp_path.iterdir()) == []

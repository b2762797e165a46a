# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the Model Builder files anew; wants `QT_QPA_PLATFORM=offscreen QT_HASH_SEED=0` in the environment."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from qgis.core import QgsApplication

TESTS = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build each model with the algorithms of the checkout and write its file."""
    application = QgsApplication([], False)
    application.initQgis()
    spec = importlib.util.spec_from_file_location("conftest", TESTS / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))  # imports the checkout as oresight
    sys.path.insert(0, str(TESTS / "algorithms"))
    from model_builder import MODELS, RECIPES, build_model
    from oresight.algorithms.provider import OresightProvider

    provider = OresightProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    for recipe in RECIPES:
        model = build_model(recipe)
        valid, complaints = model.validate()
        assert valid, complaints
        assert model.toFile(str(MODELS / f"{recipe.file}.model3"))
    application.exitQgis()


if __name__ == "__main__":
    main()

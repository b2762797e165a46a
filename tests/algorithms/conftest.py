# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs algorithms in this process as the toolbox does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject

Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def workers() -> Iterator[None]:
    """End the workers when all tests are done."""
    from oresight.plugin.bridge.jobs import stop_workers

    yield
    stop_workers()


@pytest.fixture(scope="module")
def provider(qgis_app: QgsApplication, workers: None) -> Iterator[Any]:
    """Register the provider for the tests of a module: a second one of its id would be refused."""
    from oresight.algorithms.provider import OresightProvider

    provider = OresightProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def feedback() -> QgsProcessingFeedback:
    """Return what the algorithms of a test report to; `textLog()` holds every message."""
    return QgsProcessingFeedback(False)


@pytest.fixture
def run(provider: Any, feedback: QgsProcessingFeedback) -> Run:
    """Return `run(id, NAME=value, …)`, which gives the outputs or raises `QgsProcessingException`."""

    def run_algorithm(algorithm_id: str, **parameters: Any) -> dict[str, Any]:
        context = QgsProcessingContext()
        context.setFeedback(feedback)
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"oresight:{algorithm_id}")
        is_valid, message = algorithm.checkParameterValues(parameters, context)
        if not is_valid:
            raise QgsProcessingException(message)
        results, _ = algorithm.run(parameters, context, feedback, {}, False)
        return results

    return run_algorithm

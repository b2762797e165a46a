# SPDX-License-Identifier: GPL-2.0-or-later
"""A window, a watch, records and docks for the tests of the user interface, offscreen."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.watch import JobWatch
from oresight.plugin.engine.evaluation.tables import curve_table
from oresight.ui import pace
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow


class Signals(QObject):
    ended = pyqtSignal()


class Window(SimpleNamespace):
    """As much of `QgisInterface` as the plugin uses, over a real main window; `warnings` are those it was given."""

    def __init__(self) -> None:
        window = QMainWindow()
        window.resize(1100, 800)
        help_menu = window.menuBar().addMenu("Help")
        warnings: list[str] = []
        signals = Signals()
        super().__init__(
            window=window,
            warnings=warnings,
            mainWindow=lambda: window,
            addToolBar=window.addToolBar,
            addDockWidget=window.addDockWidget,
            removeDockWidget=window.removeDockWidget,
            signals=signals,
            initializationCompleted=signals.ended,
            firstRightStandardMenu=lambda: help_menu,
            messageBar=lambda: SimpleNamespace(pushWarning=lambda _, text: warnings.append(text)),
        )


@pytest.fixture
def iface(qgis_app) -> Iterator[Window]:
    made = Window()
    made.window.show()
    yield made
    sip.delete(made.window)


@pytest.fixture
def watch(qgis_app) -> JobWatch:
    return JobWatch()


@pytest.fixture
def settle(qgis_app) -> Callable[[], None]:
    """Return a function that lets queued signals and deletions happen."""

    def events() -> None:
        for _ in range(5):
            qgis_app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return events


@pytest.fixture(autouse=True)
def no_rest(monkeypatch) -> None:
    """Show everything at once; how long the window rests in between is tested by itself."""
    monkeypatch.setattr(pace, "REST", 0)


@pytest.fixture(autouse=True)
def nothing_raised_in_a_slot(monkeypatch) -> Iterator[None]:
    """Fail a test in whose slots or virtual functions something was raised: QGIS would show it to the user."""
    raised: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    yield
    assert raised == []


def epoch(number: int, *, epochs: int = 80, best: int = 3, device: str = "cpu") -> dict[str, Any]:
    """Return the record of an epoch whose validation loss is lowest in epoch `best`."""
    return {
        "epoch": number,
        "epochs": epochs,
        "loss": 1.0 / number,
        "accuracy": 1.0 - 0.3 / number,
        "validation_loss": 0.5 + 0.01 * abs(number - best),
        "validation_accuracy": 0.8,
        "learning_rate": 0.001,
        "is_best": number <= best,
        "device": device,
    }


def record_of(seed: int = 1, threshold: float = 0.5) -> dict[str, Any]:
    """Return the run record of a training on 2,000 blocks."""
    generator = np.random.default_rng(seed)
    labels = (generator.random(2000) < 0.3).astype(np.int8)
    probability = 1.0 / (1.0 + np.exp(-(generator.normal(size=2000) + 2.0 * labels - 1.0)))
    curves = {part: curve_table(probability, labels, (threshold, 0.85)) for part in ("train", "validation", "test")}
    return {
        "algorithm": "train_network",
        "threshold": threshold,
        "metrics": {
            part: {
                "auc": 0.91,
                "average_precision": 0.8,
                "larger_class": 0.7,
                "n": 2000,
                "positives": int(labels.sum()),
            }
            for part in curves
        },
        "curves": curves,
        "history": [epoch(number, epochs=6) for number in range(1, 7)],
        "device": "cpu",
        "seconds": {"train": 75.0},
    }


@pytest.fixture
def make_epoch() -> Callable[..., dict[str, Any]]:
    """Return the function that makes the record of an epoch."""
    return epoch


@pytest.fixture
def write_record(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes a run record and returns its path."""

    def write(name: str = "first.json", **changes: Any) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**record_of(), **changes}), encoding="utf-8")
        return str(path)

    return write

# SPDX-License-Identifier: GPL-2.0-or-later
"""Ends QGIS in the middle of a training: by its menu, or by a kill."""

from __future__ import annotations

import os
import signal

import processing
from driver import Steps, Window, drive, plugin
from trained_blocks import training_parameters


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None and plugin().desktop is not None
    dock = plugin().desktop.training
    plugin().desktop.actions["training"].trigger()
    dialog = processing.createAlgorithmDialog(
        "oresight:train_network", training_parameters(window.folder / "training", epochs=2000)
    )
    dialog.show()
    yield dialog.isVisible
    window.click(dialog.runButton())
    yield lambda: dock.chosen is not None and len(dock.chosen.history) > 2
    dialog.close()
    window.found["epochs"] = len(dock.chosen.history)
    if window.settings["by"] == "kill":
        window.write()
        os.kill(os.getpid(), signal.SIGKILL)


drive(steps)

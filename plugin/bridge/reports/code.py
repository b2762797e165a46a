# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a report that shows how to use a network without Oresight: a script to copy."""

from __future__ import annotations

from ...engine.network.model_file import NetworkModel
from ...engine.network.script import prediction_script
from ..messages import translate as tr
from .page import Section, listing, paragraph


def code_section(model: NetworkModel, file: str) -> Section:
    """Return the script that predicts with a network, and what it leaves out.

    Parameters
    ----------
    file : str
        Name of the network's file.
    """
    text = tr(
        "This script predicts with {file} alone, without Oresight and QGIS: it needs Python with PyTorch, safetensors "
        "and numpy, and a CSV table with a row for each block and a column for each feature. It gives the same "
        "numbers as Predict probability. Export network writes it to a file of its own, and the network as ONNX, "
        "which other software runs."
    ).format(file=file)
    return Section(tr("Code"), paragraph(text) + _left_out(model) + listing(prediction_script(model, file=file)))


def _left_out(model: NetworkModel) -> str:
    """Return what the script does not do."""
    said = []
    if model.calibration:
        said.append(tr("the calibrated probability"))
    if model.architecture.has_dropout:
        said.append(tr("the uncertainty by passes with dropout left on"))
    if any(name in model.codebooks for name in model.names):
        said.append(tr("the recoding of rasters whose codebook is another: codes must be those in its head"))
    return paragraph(tr("Not in it: {parts}.").format(parts="; ".join(said))) if said else ""

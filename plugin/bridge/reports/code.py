# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a report that shows how to use what was learned without Oresight: a script to copy."""

from __future__ import annotations

from ...engine.learning.script import networks_script
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


def networks_code_section(file: str) -> Section:
    """Return the script that reads the networks of an honest predictor, and what it leaves out.

    Parameters
    ----------
    file : str
        Name of the predictor's file.
    """
    text = tr(
        "{file} opens with the library safetensors; its one entry of metadata, oresight, says in JSON what its arrays "
        "are. This script rebuilds its networks in PyTorch, without Oresight and QGIS, and gives what they say of "
        "places whose features are known."
    ).format(file=file)
    left_out = tr(
        "Not in it: the features, which Oresight works out for each place from the composites around it, by kriging "
        "and from the nearest holes; members that are no networks, such as trees; and whether a place is like what "
        "was learned from. Without the composites no place can be predicted: use Predict from composites for that."
    )
    return Section(tr("Code"), paragraph(text) + paragraph(left_out) + listing(networks_script(file)))


def _left_out(model: NetworkModel) -> str:
    """Return what the script does not do."""
    said = [tr("the uncertainty, and where the prediction applies")]
    if model.calibration and not _is_own(model):
        said.append(_calibrated(model))
    if any(name in model.codebooks for name in model.names):
        said.append(tr("the matching of codes by name, for rasters of another codebook: codes are those in its head"))
    return paragraph(tr("Not in it: {parts}.").format(parts="; ".join(said)))


def _is_own(model: NetworkModel) -> bool:
    """Return whether the calibrated probabilities of classes or labels are the network's own."""
    return set(model.calibration.get("temperature", {}).get("temperatures", ())) == {1.0}


def _calibrated(model: NetworkModel) -> str:
    """Return that calibrated probabilities are left out, and how they follow from those of the script."""
    temperatures = model.calibration.get("temperature", {}).get("temperatures", ())
    if model.target.kind == "multi_class" and temperatures:
        return tr("the calibrated probabilities (each to the power of {power}, divided by the sum of all)").format(
            power=f"{1.0 / temperatures[0]:.6g}"
        )
    if model.target.kind == "multi_label" and temperatures:
        return tr("the calibrated probabilities (those of logits divided by {temperatures}, label by label)").format(
            temperatures=", ".join(f"{one:.6g}" for one in temperatures)
        )
    return tr("the calibrated probability")

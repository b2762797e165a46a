# SPDX-License-Identifier: GPL-2.0-or-later
"""The checkpoint as parameters of algorithms whose work goes on where it was ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterFileDestination

from ..plugin.bridge.messages import translate as tr
from ..plugin.bridge.staging import check_extension
from ..plugin.engine.errors import InvalidInputError
from ..plugin.engine.network.checkpoint import Checkpoint
from .base import OresightAlgorithm


def add_checkpoint(algorithm: OresightAlgorithm, help: str, resume_help: str) -> None:
    """Add the file of the checkpoint and whether to go on from it, with what is said of each, translated."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "CHECKPOINT", tr("Checkpoint"), "Safetensors (*.safetensors)", optional=True, createByDefault=False
        ),
        help,
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean("RESUME", tr("Go on from the checkpoint"), True), resume_help, advanced=True
    )


def add_folds_checkpoint(algorithm: OresightAlgorithm) -> None:
    """Add the checkpoint of work that is done fold by fold."""
    add_checkpoint(
        algorithm,
        tr(
            "File that keeps each fold that is finished (.safetensors). A run that was cancelled or killed goes on "
            "from it, on the CPU to the very same numbers; when the run is done the file is removed."
        ),
        tr(
            "Go on from the checkpoint where there is one; that of other data, settings or software is left aside, as "
            "is a damaged one. Without this, begin anew. Either way the file is overwritten when the first fold is "
            "finished."
        ),
    )


def read_checkpoint(
    algorithm: OresightAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Checkpoint | None:
    """Return the checkpoint, None where none is wanted.

    Raises
    ------
    InvalidInputError
        Its file is that of the model too, has another extension, or holds something else.
    """
    path = algorithm.parameterAsFileOutput(parameters, "CHECKPOINT", context)
    if not path:
        return None
    has_model = algorithm.parameterDefinition("MODEL") is not None
    model = algorithm.parameterAsFileOutput(parameters, "MODEL", context) if has_model else ""
    if model and Path(path).resolve() == Path(model).resolve():
        raise InvalidInputError(
            "The checkpoint and the network need files of their own, but {path} was given for both.", path=path
        )
    resumes = algorithm.parameterAsBoolean(parameters, "RESUME", context)
    checkpoint = Checkpoint(check_extension(path, ".safetensors"), resumes=resumes)
    if checkpoint.is_taken:
        raise InvalidInputError(
            "{path} is no checkpoint but a model or network. Choose another file for the checkpoint.", path=path
        )
    return checkpoint


def checkpoint_job(checkpoint: Checkpoint | None) -> dict[str, Any]:
    """Return the checkpoint as a job takes it."""
    return {
        "checkpoint": None if checkpoint is None else str(checkpoint.path),
        "resumes": checkpoint is not None and checkpoint.resumes,
    }

# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network's own calibration makes of its answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...engine.errors import InvalidInputError
from ...engine.evaluation.class_calibration import METHOD, NO_PROBABILITIES
from ...engine.network.feature_view import AT_ONCE
from ...engine.network.model_file import NetworkModel
from ...engine.network.target_answers import shown_answer
from . import Array, JobInput
from .assessed import maps_of
from .assessed_target import temperatures_of

Calibrate = Callable[[Array], "dict[str, Array]"]


def calibration_of(job: JobInput, model: NetworkModel) -> Calibrate:
    """Return what makes the calibrated arrays of answers, by the method that the job's `calibration` names.

    Of an answer for each block the array `calibrated`, single precision; of classes and labels that of the one that is
    shown (see `shown_answer`), and `calibrated_probabilities` of all of them. Nothing where the job names none.

    Raises
    ------
    InvalidInputError
        The network gives numbers, holds no calibration, or none of that method.
    """
    method, kind = job.parameters.get("calibration", ""), model.target.kind
    if not method:
        return _nothing
    if kind == "regression":
        raise InvalidInputError(NO_PROBABILITIES)
    if kind != "binary" and method != METHOD:
        raise InvalidInputError(
            "The probabilities of classes and labels are calibrated by {known} only, but {given} was asked for.",
            known=METHOD,
            given=method,
        )
    if method not in model.calibration:
        raise InvalidInputError(
            "The network holds no calibration: it was trained without validation blocks of both classes, or by an "
            "earlier version. Train it again with validation blocks, or do not ask for calibrated probabilities."
        )
    if kind == "binary":
        one = maps_of(model.calibration)[method]
        return lambda said: {"calibrated": one.apply(said).astype(np.float32)}
    several = temperatures_of(model.calibration)[method]

    def of_all(said: Array) -> dict[str, Array]:
        values = np.empty(said.shape, dtype=np.float32)
        for start in range(0, len(said), AT_ONCE):  # in double precision a part at a time
            values[start : start + AT_ONCE] = several.apply(said[start : start + AT_ONCE])
        return {"calibrated": shown_answer(model.target, said, values), "calibrated_probabilities": values}

    return of_all


def _nothing(_said: Array) -> dict[str, Array]:
    return {}

# SPDX-License-Identifier: GPL-2.0-or-later
"""The job that asks a network about blocks: its answer, how uncertain it is, and where it applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.applicability import count_outside, range_notices
from ...engine.network.drawing import carry_variance, count_undrawn, match_variances
from ...engine.network.feature_view import FeatureView
from ...engine.network.inference import predict, predict_with_dropout
from ...engine.network.model_file import NetworkModel
from ...engine.network.target_answers import answer_arrays, shown_answer
from ...engine.network.uncertainty import has_opinions, split_entropy, spread_of_networks
from ...engine.progress import Progress, share_of
from . import Array, JobInput, JobResult
from .applicable import applicability_of, unseen_notices
from .assessed import unknown_notices
from .calibrated import calibration_of
from .network import model_and_view

ENTROPIES = ("entropy", "model_entropy", "data_entropy")
"""What can be asked for of the entropy."""
CARRIED = ("carried_probability", "carried_uncertainty")
"""What can be asked for of the features' uncertainty."""
ONE_OPINION = Notice(
    "The network is a single one without dropout: nothing says what another would say, and all of its entropy is "
    "called one of the data. Train an ensemble (NETWORKS above 1) or with dropout to split it."
)


def predict_probability_of(job: JobInput) -> JobResult:
    """Return the arrays of `answer_arrays`, among them `probability`, and those that are asked for.

    Parameters `model` (path), `names`, `codebooks`, `device`, `passes`, `seed`, `calibration` (a method of
    `evaluation.calibration`; without it none), and `asked` (of `ENTROPIES`, `CARRIED` and `applicability`); array
    `features`. `CARRIED` need `variances` (names of the columns), `draws` and `distribution`; for `applicability` see
    `applicability_of`. With `calibration` there are the arrays of `calibration_of`.
    The value `measure` says what the uncertainty is: `networks` (standard deviation over those of an ensemble),
    `dropout` (over passes) for a network with dropout, else `entropy` (bits), which a network of numbers does not have.
    """
    model, view, notices = model_and_view(job)
    calibrate = calibration_of(job, model)  # first: what it needs may be missing
    asked = frozenset(job.parameters.get("asked", ()))
    question = _Question(job, model, view, asked)
    question.check()
    shares = _shares(job, model, asked)
    applicable = question.applicability(shares["applicability"])  # likewise
    said = predict(model, view, device=_device(job), progress=shares["said"])
    arrays = answer_arrays(model.target, said, question.spread(shares["spread"]))
    arrays.update(calibrate(said))
    told: list[Notice] = []
    for found, words in (
        question.entropies(shares["entropies"]),
        question.carried(said, shares["carried"]),
        applicable,
    ):
        arrays.update(found)
        told.extend(words)
    known = np.isfinite(arrays["probability"])
    outside = _count_outside(model, view)
    return JobResult(
        values={
            "measure": measure_of(model),
            "threshold": model.threshold,
            "predicted": int(np.count_nonzero(known)),
            "networks": len(model.networks),
        },
        arrays=arrays,
        notices=(
            *notices,
            *unknown_notices(known),
            *range_notices(model.names, outside.tolist(), len(view)),
            *unseen_notices(model, view),
            *told,
        ),
    )


def measure_of(model: NetworkModel) -> str:
    """Return what the uncertainty of a model is: `networks`, `dropout` or `entropy`."""
    if model.further:
        return "networks"
    return "dropout" if model.architecture.has_dropout else "entropy"


Found = tuple[Mapping[str, Array], tuple[Notice, ...]]


@dataclass(frozen=True)
class _Question:
    """A model that is asked about blocks, and what is asked."""

    job: JobInput
    model: NetworkModel
    view: FeatureView
    asked: frozenset[str]

    def check(self) -> None:
        """Raise `InvalidInputError` where something is asked for that the model cannot say."""
        if "model_entropy" in self.asked and not has_opinions(self.model):
            raise InvalidInputError(
                "The part of the entropy that comes from the models was asked for, but the network is a single one "
                "without dropout. Train an ensemble (NETWORKS above 1), or a network with dropout."
            )
        if self.asked.intersection(CARRIED):
            self._variances()

    def spread(self, progress: Progress) -> Array | None:
        """Return the standard deviation of the answers, None of a single network without dropout."""
        if self.model.further:
            return spread_of_networks(self.model, self.view, device=_device(self.job), progress=progress)
        if not self.model.architecture.has_dropout:
            return None
        return predict_with_dropout(self.model, self.view, progress=progress, **_drawn(self.job))[1]

    def entropies(self, progress: Progress) -> Found:
        """Return the entropies that are asked for."""
        wanted = self.asked.intersection(ENTROPIES)
        if not wanted:
            return {}, ()
        split = split_entropy(self.model, self.view, progress=progress, **_drawn(self.job))
        told = () if has_opinions(self.model) or "data_entropy" not in wanted else (ONE_OPINION,)
        return {name: values for name, values in split.arrays().items() if name in wanted}, told

    def carried(self, said: Array, progress: Progress) -> Found:
        """Return mean and deviation over draws of the features, as far as they are asked for."""
        if not self.asked.intersection(CARRIED):
            return {}, ()
        given = self.job.parameters
        matched, told = self._variances()
        columns = {name: list(given["names"]).index(variance) for name, variance in matched.items()}
        distribution = str(given.get("distribution", "normal"))
        carried = carry_variance(
            self.model,
            self.view,
            columns,
            draws=int(given.get("draws", 30)),
            distribution=distribution,
            seed=int(given.get("seed", 1)),
            device=_device(self.job),
            progress=progress,
        )
        if distribution == "lognormal":
            undrawn = count_undrawn(self.view, columns, self.model.names)
            told = (*told, *_undrawn_notices(undrawn, len(self.view)))
        shown = (shown_answer(self.model.target, said, values) for values in (carried.mean, carried.spread))
        return {name: values for name, values in zip(CARRIED, shown) if name in self.asked}, told

    def applicability(self, progress: Progress) -> Found:
        """Return where the model applies, if that is asked for."""
        if "applicability" not in self.asked:
            return {}, ()
        codes, told = applicability_of(self.job, self.model, self.view, progress)
        return {"applicability": codes}, told

    def _variances(self) -> tuple[dict[str, str], tuple[Notice, ...]]:
        """Return the variance of each feature that has one, and what the user should know."""
        return match_variances(self.model, self.job.parameters["variances"])


def _undrawn_notices(undrawn: int, n: int) -> tuple[Notice, ...]:
    if not undrawn:
        return ()
    text = (
        "{undrawn} of {n} blocks have a kriged value that is not above 0, of which there is no log-normal "
        "distribution: there that value was taken for certain."
    )
    return (Notice(text, {"undrawn": undrawn, "n": n}),)


def _shares(job: JobInput, model: NetworkModel, asked: frozenset[str]) -> dict[str, Progress]:
    """Return the progress of each part of the work, by about what each costs."""
    networks = len(model.networks)
    per_pass = 3.0 * _passes(job) if model.architecture.has_dropout else 1.0
    costs = {
        "applicability": 2.0 if "applicability" in asked else 0.0,
        "said": float(networks),
        "spread": float(networks) if model.further else (per_pass if model.architecture.has_dropout else 0.0),
        "entropies": networks * per_pass if asked.intersection(ENTROPIES) else 0.0,
        "carried": 1.5 * networks * int(job.parameters.get("draws", 30)) if asked.intersection(CARRIED) else 0.0,
    }
    total, done, shares = sum(costs.values()), 0.0, {}
    for name, cost in costs.items():
        shares[name] = share_of(job.progress, 0.95 * done / total, 0.95 * (done + cost) / total)
        done += cost
    return shares


def _count_outside(model: NetworkModel, view: FeatureView) -> NDArray[np.int64]:
    lowest = [scaler.lowest for scaler in model.encoding.scalers]
    highest = [scaler.highest for scaler in model.encoding.scalers]
    counts = np.zeros(len(lowest), dtype=np.int64)
    for _, part in view.portions():
        counts += count_outside(part.rows(0, len(part)), lowest, highest)
    return counts


def _device(job: JobInput) -> str:
    return str(job.parameters.get("device", "cpu"))


def _passes(job: JobInput) -> int:
    return int(job.parameters.get("passes", 30))


def _drawn(job: JobInput) -> dict[str, Any]:
    """Return the options of what draws passes with dropout."""
    return {"passes": _passes(job), "seed": int(job.parameters.get("seed", 1)), "device": _device(job)}

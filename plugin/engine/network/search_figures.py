# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of each network that was tried: its figures on the validation part, and whether it learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.number_scores import NumberScores
from ..evaluation.target_scores import TargetScores, score_target
from .epochs import EpochRecord
from .parts import Part
from .search_training import Trained, answers_of
from .settings import NetworkSettings
from .targets import Standard, Target

CONVERGED = 0.99
"""Share of its whole fall that the training loss has done when a network has converged."""
MERELY = 0.0005
"""An accuracy within this of the share of the larger class merely equals it, and an R² within this of 0 is none."""
FIGURES: Mapping[str, tuple[str, ...]] = {
    "binary": ("auc", "accuracy", "f1", "loss"),
    "multi_class": ("auc", "accuracy", "f1", "loss"),
    "multi_label": ("auc", "accuracy", "f1", "loss"),
    "regression": ("rmse", "mae", "r2", "loss"),
}
"""What networks are told apart by, for each target; the first is the usual one to choose by."""
AnyScores = Union[Scores, TargetScores]
NAN = float("nan")


@dataclass(frozen=True)
class TriedNetwork:
    """One network that was tried; figures that its target does not have, or that are not defined, are NaN."""

    stage: str
    """The list it was tried for: one of `STAGES`, `grid`, or `given` for the settings as they were given."""
    settings: NetworkSettings
    """Its settings, the seed among them."""
    state: str
    """`learned`, `did_not_learn` (its accuracy merely equals the share of the larger class, or of numbers its error
    that of saying their mean) or `diverged`."""
    seconds: float
    """Its share of the time that the networks trained with it took."""
    history: tuple[EpochRecord, ...] = ()
    """Its epochs."""
    converged_epoch: int | None = None
    """The first epoch in which the training loss has done 99 % of its fall; None when it diverged."""
    auc: float = NAN
    """On the validation part; of classes or labels the mean of those that have one."""
    accuracy: float = NAN
    """On the validation part: ore and labels at 0.5, classes by the most probable."""
    f1: float = NAN
    """On the validation part, at 0.5; of classes or labels the mean."""
    loss: float = NAN
    """On the validation part; of numbers the loss that was trained, in standard deviations of the label."""
    rmse: float = NAN
    """Root mean square error of numbers on the validation part."""
    mae: float = NAN
    """Mean absolute error of numbers on the validation part."""
    r2: float = NAN
    """1 less the square of that error by the square of saying the validation part's mean."""
    training_accuracy: float = NAN
    """On the training part."""
    training_r2: float = NAN
    """On the training part."""


@dataclass(frozen=True)
class Judge:
    """Scores trained networks on the parts of the blocks."""

    target: Target
    """What they learn."""
    standard: Standard
    """Of numbers: how they were brought to deviations from the mean."""
    training: Part
    """Blocks that they were trained on."""
    validation: Part
    """Blocks that none was trained on, by which one is chosen."""

    def scores(self, trained: Trained, part: Part) -> AnyScores:
        """Return the scores of a network that did not diverge on some blocks."""
        assert trained.descent is not None  # noqa: S101 - one that diverged has no weights to score
        said = answers_of(trained.settings, trained.descent, part.inputs, self.target.n_outputs)
        if self.target.kind == "binary":
            return score_probabilities(said, part.is_ore, 0.5, loss=trained.settings.loss)
        if self.target.kind == "regression":
            return score_target("regression", self._in_units(said), self._in_units(part.labels), ())
        return score_target(self.target.kind, said, part.labels, self.target.titles)

    def judged(self, stage: str, trained: Trained) -> TriedNetwork:
        """Return the figures of a trained network on the validation part."""
        settings, descent = trained.settings, trained.descent
        if descent is None:
            return TriedNetwork(stage, settings, "diverged", trained.seconds)
        own, other = (self.scores(trained, part) for part in (self.training, self.validation))
        validation_loss = descent.history[descent.kept_epoch - 1].validation_loss
        known = {"loss": NAN if validation_loss is None else validation_loss, **vars(other)}
        return TriedNetwork(
            stage,
            settings,
            "did_not_learn" if _merely(own, other) else "learned",
            trained.seconds,
            descent.history,
            converged_epoch([record.loss for record in descent.history]),
            training_accuracy=getattr(own, "accuracy", NAN),
            training_r2=getattr(own, "r2", NAN),
            **{name: known[name] for name in FIGURES[self.target.kind]},
        )

    @property
    def larger_class(self) -> float:
        """Share of the larger class in the validation part, of labels the mean; NaN of numbers."""
        labels = self.validation.labels
        if self.target.kind == "regression":
            return NAN
        if self.target.kind == "multi_class":
            return float(np.bincount(labels).max() / len(labels))
        shares = np.asarray(labels).mean(axis=0)
        return float(np.maximum(shares, 1.0 - shares).mean())

    @property
    def deviation(self) -> float:
        """Standard deviation of the validation part's numbers, the error of saying their mean; NaN of classes."""
        if self.target.kind != "regression":
            return NAN
        return float(self._in_units(self.validation.labels).std())

    @property
    def has_auc(self) -> bool:
        """Whether the validation part holds what an AUC needs: two classes, of labels in one of them at least."""
        labels = self.validation.labels
        columns = labels.T if labels.ndim > 1 else [labels]
        return any(len(np.unique(column)) > 1 for column in columns)

    def _in_units(self, numbers: NDArray[Any]) -> NDArray[np.float64]:
        return np.asarray(numbers, dtype=np.float64) * self.standard.deviation + self.standard.mean


def _merely(own: AnyScores, other: AnyScores) -> bool:
    """Return whether a network says the same of every block, or might as well: on the training or validation part."""
    if isinstance(own, NumberScores) or isinstance(other, NumberScores):
        return getattr(own, "r2", NAN) < MERELY or abs(getattr(other, "r2", NAN)) < MERELY
    return any(abs(one.accuracy - one.larger_class) < MERELY for one in (own, other))


def converged_epoch(losses: Sequence[float]) -> int:
    """Return the first epoch, from 1, in which the loss has done 99 % of its fall from the first to the lowest.

    Examples
    --------
    >>> converged_epoch([1.0, 0.5, 0.105, 0.1, 0.11])
    3
    """
    lowest = min(losses)
    limit = losses[0] - CONVERGED * (losses[0] - lowest)
    return next(number for number, loss in enumerate(losses, start=1) if loss <= limit)

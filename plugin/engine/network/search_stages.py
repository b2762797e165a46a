# SPDX-License-Identifier: GPL-2.0-or-later
"""The stages of a search, one after the other: each takes what it does not change from the best so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..errors import InvalidInputError
from ..progress import Progress
from .model import architecture_of
from .search_figures import Judge, TriedNetwork
from .search_lists import SMALL_IS_GOOD, SearchLists, stages_of, trials_of
from .search_training import Trained, TrialTraining, cost_of
from .settings import NetworkSettings

ALONE = 2.5
"""How much longer a network takes alone than in a stack."""
_WORDS = {
    "given": "the settings as given",
    "layers": "number of layers",
    "widths": "widths",
    "activation": "activation",
    "batch_size": "batch size",
    "learning_rate": "learning rate",
    "grid": "all settings",
}


class Search:
    """Trains the networks of some lists, stage by stage, and knows the best.

    Parameters
    ----------
    training : TrialTraining
        Trains networks.
    judge : Judge
        Scores them.
    settings : NetworkSettings
        Those of the first network.
    lists : SearchLists
        What is tried; their criterion is one that the validation part can give.
    blocks : int
        How many blocks the winner will be trained on once more.
    progress : Progress
        Told how far the search is; what is left at its end is the winner's share.
    """

    def __init__(
        self,
        training: TrialTraining,
        judge: Judge,
        settings: NetworkSettings,
        lists: SearchLists,
        *,
        blocks: int,
        progress: Progress,
    ) -> None:
        self.lists, self.tried = lists, list[TriedNetwork]()
        self._training, self._judge, self._given, self._progress = training, judge, settings, progress
        self._inputs = judge.validation.inputs.shape[1]
        self._outputs = architecture_of(settings, self._inputs, judge.target.n_outputs).outputs
        self._once_more = ALONE * blocks / len(judge.training.labels)
        self._descents: dict[NetworkSettings, Trained] = {}
        self._done = 0.0
        self.told = 0.0
        """What share of the work was last said to be done."""
        self.is_stopped = False

    def run(self) -> None:
        """Try every stage."""
        stages = ["given", *stages_of(self.lists)]
        for number, stage in enumerate(stages):
            base = self._given if stage == "given" else self.best().settings
            trials = [base] if stage == "given" else self._trials(stage, base)
            rest = sum(self._cost(self._trials(later, base)) for later in stages[number + 1 :])
            self._try(stage, trials, rest * self.lists.seeds + self._once_more * self._cost([base]))
            if self._training.should_stop():
                self.is_stopped = True
                return

    def best(self) -> Trained:
        """Return the best network so far, of the first seed."""
        trials: dict[NetworkSettings, list[TriedNetwork]] = {}
        for one in self.tried:
            trials.setdefault(_without_seed(one.settings), []).append(one)
        found = min(trials, key=lambda settings: self._rank(trials[settings]))
        if all(one.state == "diverged" for one in trials[found]):
            raise InvalidInputError("Every network diverged; smaller learning rates or another scaling are needed.")
        first = next(one for one in trials[found] if one.state != "diverged")
        return self._descents[first.settings]

    def _trials(self, stage: str, base: NetworkSettings) -> list[NetworkSettings]:
        return trials_of(stage, base, self.lists, self._inputs, self._outputs)

    def _rank(self, networks: list[TriedNetwork]) -> tuple[float, ...]:
        """Return what the best has the least of: failures, the criterion, and weights when those are equal."""
        failed = sum(one.state != "learned" for one in networks)
        diverged = sum(one.state == "diverged" for one in networks)
        values = [getattr(one, self.lists.criterion) for one in networks if one.state != "diverged"]
        value = float(np.mean(values)) if values else np.inf
        sign = 1.0 if self.lists.criterion in SMALL_IS_GOOD else -1.0
        return diverged, failed, sign * value, cost_of(networks[0].settings, self._inputs)

    def _try(self, stage: str, trials: list[NetworkSettings], rest: float) -> None:
        """Train the networks of a stage that were not tried before; `rest` is what is to be done after it."""
        known = {_without_seed(one.settings) for one in self.tried}
        new = [
            replace(one, seed=self._given.seed + k)
            for one in trials
            if _without_seed(one) not in known
            for k in range(self.lists.seeds)
        ]
        if not new:
            return
        cost = self._cost(new)

        def look(fraction: float) -> None:
            share = (self._done + cost * fraction) / (self._done + cost + rest)
            self.told = max(self.told, share)
            self._progress(self.told, "Comparing networks by {what}: {n}", what=_WORDS[stage], n=len(new))

        for trained in self._training.train(new, look):
            look(1.0)  # scoring takes its time too, and may be cancelled
            self._descents[trained.settings] = trained
            self.tried.append(self._judge.judged(stage, trained))
        self._done += cost

    def _cost(self, trials: Sequence[NetworkSettings]) -> float:
        return sum(cost_of(one, self._inputs) for one in trials)


def _without_seed(settings: NetworkSettings) -> NetworkSettings:
    return replace(settings, seed=0)

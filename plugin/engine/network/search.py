# SPDX-License-Identifier: GPL-2.0-or-later
"""Trial and error as one run: which layers, widths, activation, batches and rate serve best.

Every network is trained on the training part and judged on the validation part. The test part is scored once, for the
network that was chosen, so that its figures are of blocks nothing was chosen by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..evaluation.metrics import Scores, score_probabilities
from ..progress import Progress, StopRequest, never_stop, no_progress
from .devices import choose_device
from .feature_view import FeatureView
from .features import FeatureEncoding, fit_encoding, sorted_order
from .parts import Part
from .search_figures import TriedNetwork, judged
from .search_lists import SearchLists, stages_of, trials_of
from .search_training import Trained, TrialTraining, TrialWatcher, cost_of, no_trial_watcher, probability_of
from .settings import NetworkSettings
from .splits import TEST, TRAINING, VALIDATION
from .training import check_blocks

Array = NDArray[Any]


@dataclass(frozen=True)
class Comparison:
    """What a search found."""

    tried: tuple[TriedNetwork, ...]
    """Every network, in the order of the stages."""
    best: NetworkSettings
    """The settings that did best, with the first seed."""
    criterion: str
    """The figure of the validation part by which they were chosen."""
    larger_class: float
    """Share of the larger class in the validation part: the accuracy of calling every block the same."""
    test: Scores | None
    """Scores of the best network on the test part; None when that has no blocks."""
    device: str
    """Where the networks were trained."""
    notices: tuple[Notice, ...]
    """What the user should know."""

    def means(self, settings: NetworkSettings) -> tuple[float, float, float]:
        """Return AUC, accuracy and loss of settings on the validation part: the means over their seeds."""
        some = [one for one in self.tried if _without_seed(one.settings) == _without_seed(settings)]
        auc, accuracy, loss = (float(np.mean([getattr(one, name) for one in some])) for name in _FIGURES)
        return auc, accuracy, loss


_WORDS = {
    "given": "the settings as given",
    "layers": "number of layers",
    "widths": "widths",
    "activation": "activation",
    "batch_size": "batch size",
    "learning_rate": "learning rate",
    "grid": "all settings",
}
_FIGURES = ("auc", "accuracy", "loss")


def compare_networks(
    features: Array,
    names: Sequence[str],
    labels: Array,
    split: Array,
    settings: NetworkSettings,
    lists: SearchLists,
    *,
    progress: Progress = no_progress,
    epoch: TrialWatcher | None = None,
    should_stop: StopRequest = never_stop,
) -> Comparison:
    """Return the networks of some lists, trained and judged on the validation part.

    Parameters
    ----------
    features, names, labels, split
        As of `train_network`.
    settings : NetworkSettings
        What the lists do not change; the network of these settings is tried first.
    lists : SearchLists
        What is tried.
    progress : Progress
        Told ten times a second how far the search is.
    epoch : callable
        Takes the settings of a network and the record of its finished epoch.
    should_stop : callable
        Asked after each epoch whether to end the search there.

    Raises
    ------
    InvalidInputError
        As of `train_network`; no validation part; or no network that could be judged.
    """
    order = sorted_order(names)
    ordered = tuple(names[column] for column in order)
    view = FeatureView(features, tuple(order), {})
    check_blocks(view, labels, split)
    if not (np.asarray(split) == VALIDATION).any():
        raise InvalidInputError("Networks are chosen on the validation part, but the split leaves none.")
    if settings.target != "binary":
        raise InvalidInputError("Networks are compared on labels of ore and barren blocks; choose the target binary.")
    rows = view.take(np.asarray(split) == TRAINING)
    encoding, said = fit_encoding(rows, ordered, scaling=settings.scaling, categories=settings.categories)
    device = choose_device(settings.device)
    parts = [_part(view, labels, split, encoding, code) for code in (TRAINING, VALIDATION)]
    few = _thinned(parts[0], lists.most_blocks, settings.seed)
    training = TrialTraining(few, parts[1], device, epoch or no_trial_watcher, should_stop)
    search = _Search(training, parts[1], settings, _usable(lists, parts[1].is_ore), progress)
    search.run()
    best = search.best()
    return Comparison(
        tuple(search.tried),
        best.settings,
        search.lists.criterion,
        _larger_class(parts[1].is_ore),
        _test_scores(best, view, labels, split, encoding),
        device,
        (*said, *_notices(lists, search)),
    )


class _Search:
    """The stages, one after the other."""

    def __init__(
        self,
        training: TrialTraining,
        validation: Part,
        settings: NetworkSettings,
        lists: SearchLists,
        progress: Progress,
    ) -> None:
        self.lists, self.tried = lists, list[TriedNetwork]()
        self._training, self._validation, self._given, self._progress = training, validation, settings, progress
        self._inputs = validation.inputs.shape[1]
        self._descents: dict[NetworkSettings, Trained] = {}
        self._done, self._told = 0.0, 0.0
        self.is_stopped = False

    def run(self) -> None:
        """Try every stage; each takes what it does not change from the best so far."""
        stages = ["given", *stages_of(self.lists)]
        for number, stage in enumerate(stages):
            base = self._given if stage == "given" else self.best().settings
            trials = [base] if stage == "given" else trials_of(stage, base, self.lists, self._inputs)
            rest = sum(self._cost(trials_of(later, base, self.lists, self._inputs)) for later in stages[number + 1 :])
            self._try(stage, trials, rest)
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

    def _rank(self, networks: list[TriedNetwork]) -> tuple[float, ...]:
        """Return what the best has the least of: failures, the criterion, and weights when those are equal."""
        failed = sum(one.state != "learned" for one in networks)
        diverged = sum(one.state == "diverged" for one in networks)
        values = [getattr(one, self.lists.criterion) for one in networks if one.state != "diverged"]
        value = float(np.mean(values)) if values else np.inf
        sign = 1.0 if self.lists.criterion == "loss" else -1.0
        return diverged, failed, sign * value, cost_of(networks[0].settings, self._inputs)

    def _try(self, stage: str, trials: list[NetworkSettings], rest: float) -> None:
        """Train the networks of a stage that were not tried before."""
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
            share = (self._done + cost * fraction) / (self._done + cost + self.lists.seeds * rest)
            self._told = max(self._told, share)
            self._progress(self._told, "Comparing networks by {what}: {n}", what=_WORDS[stage], n=len(new))

        for trained in self._training.train(new, look):
            self._descents[trained.settings] = trained
            self.tried.append(judged(stage, trained, self._training.training, self._validation))
        self._done += cost

    def _cost(self, trials: Sequence[NetworkSettings]) -> float:
        return sum(cost_of(one, self._inputs) for one in trials)


def _without_seed(settings: NetworkSettings) -> NetworkSettings:
    return replace(settings, seed=0)


def _part(view: FeatureView, labels: Array, split: Array, encoding: FeatureEncoding, code: int) -> Part:
    rows = np.asarray(split) == code
    return Part(encoding.apply(view.take(rows)), np.asarray(labels)[rows] == 1)


def _thinned(part: Part, most: int, seed: int) -> Part:
    """Return at most so many blocks of a part, drawn at random, both classes in their shares."""
    n = len(part.is_ore)
    if most in (0, n) or most > n:
        return part
    generator = np.random.default_rng(seed)
    classes = [np.flatnonzero(part.is_ore == is_ore) for is_ore in (False, True)]
    drawn = [generator.choice(one, max(1, round(len(one) * most / n)), replace=False) for one in classes]
    rows = np.sort(np.concatenate(drawn))
    return Part(part.inputs[rows], part.is_ore[rows])


def _larger_class(is_ore: NDArray[np.bool_]) -> float:
    share = float(is_ore.mean())
    return max(share, 1.0 - share)


def _usable(lists: SearchLists, is_ore: NDArray[np.bool_]) -> SearchLists:
    """Return the lists with a criterion that the validation part can give: an AUC needs both classes."""
    has_both = 0.0 < float(is_ore.mean()) < 1.0
    return lists if has_both or lists.criterion != "auc" else replace(lists, criterion="loss")


def _test_scores(
    best: Trained, view: FeatureView, labels: Array, split: Array, encoding: FeatureEncoding
) -> Scores | None:
    if best.descent is None or not (np.asarray(split) == TEST).any():
        return None
    part = _part(view, labels, split, encoding, TEST)
    probability = probability_of(best.settings, best.descent, part.inputs)
    return score_probabilities(probability, part.is_ore, 0.5, loss=best.settings.loss)


def _notices(lists: SearchLists, search: _Search) -> tuple[Notice, ...]:
    notices = []
    if search.is_stopped:
        notices.append(
            Notice(
                "The comparison was stopped by hand after {n} networks; those trained last kept their best epochs.",
                {"n": len(search.tried)},
            )
        )
    if search.lists.criterion != lists.criterion:
        notices.append(Notice("The validation part holds one class only and has no AUC; the loss chose the network."))
    failed = sum(one.state == "did_not_learn" for one in search.tried)
    if failed:
        notices.append(
            Notice(
                "{failed} of {n} networks did not learn: their accuracy merely equals the share of the larger class.",
                {"failed": failed, "n": len(search.tried)},
            )
        )
    diverged = sum(one.state == "diverged" for one in search.tried)
    if diverged:
        notices.append(Notice("{diverged} of {n} networks diverged.", {"diverged": diverged, "n": len(search.tried)}))
    return tuple(notices)

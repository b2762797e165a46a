# SPDX-License-Identifier: GPL-2.0-or-later
"""Trial and error as one run: which layers, widths, activation, batches and rate serve best.

Every network is trained on the training part and judged on the validation part. The winner is then trained once more,
alone and on all training blocks, so that it is the very network that its settings give. The test part is scored once,
for that network: its figures are of blocks nothing was chosen by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import DivergedError, InvalidInputError, Notice
from ..evaluation.metrics import score_probabilities
from ..progress import Progress, StopRequest, never_stop, no_progress, share_of
from .balance import row_weights
from .block_training import LabelledBlocks
from .devices import choose_device
from .feature_view import FeatureView
from .features import fit_encoding, sorted_order
from .parts import Part
from .search_figures import FIGURES, AnyScores, Judge, TriedNetwork
from .search_lists import SearchLists
from .search_stages import Search
from .search_training import TrialTraining, TrialWatcher, no_trial_watcher
from .settings import NetworkSettings
from .splits import TEST, TRAINING, VALIDATION
from .targets import Standard, Target, fit_target
from .training import TrainedNetwork, check_blocks, train_network

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
    target: Target
    """What the networks learn."""
    larger_class: float
    """Share of the larger class in the validation part, the accuracy of calling every block the same; of labels the
    mean, NaN of numbers."""
    deviation: float
    """Of numbers: their standard deviation in the validation part, the error of saying their mean; else NaN."""
    network: TrainedNetwork | None
    """The winner as `train_network` gives it; None when the search was stopped, or when it diverged on all blocks."""
    test: AnyScores | None
    """Scores of the winner on the test part, ore at 0.5; None when that has no blocks."""
    device: str
    """Where the networks were trained."""
    notices: tuple[Notice, ...]
    """What the user should know."""


def compare_networks(
    features: Array,
    names: Sequence[str],
    labels: Array,
    split: Array,
    settings: NetworkSettings,
    lists: SearchLists,
    *,
    codebooks: Mapping[str, Mapping[str, Any]] | None = None,
    split_description: Mapping[str, Any] | None = None,
    versions: Mapping[str, str] | None = None,
    about_label: Mapping[str, Any] | None = None,
    progress: Progress = no_progress,
    epoch: TrialWatcher | None = None,
    should_stop: StopRequest = never_stop,
) -> Comparison:
    """Return the networks of some lists, trained and judged on the validation part, and the winner.

    Parameters
    ----------
    features, names, labels, split, codebooks, split_description, versions, about_label
        As of `train_network`.
    settings : NetworkSettings
        What the lists do not change; the network of these settings is tried first.
    lists : SearchLists
        What is tried.
    progress : Progress
        Told ten times a second how far the search is.
    epoch : callable
        Takes the settings of a network and the record of its finished epoch; of the winner, trained once more, again
        from the first.
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
    check_blocks(view, labels, split, settings.target)
    blocks = LabelledBlocks(view, ordered, np.asarray(labels), np.asarray(split))
    if not (blocks.split == VALIDATION).any():
        raise InvalidInputError("Networks are chosen on the validation part, but the split leaves none.")
    target = fit_target(settings.target, blocks.labels, about_label or {})
    rows = view.take(blocks.split == TRAINING)
    encoding, said = fit_encoding(rows, ordered, scaling=settings.scaling, categories=settings.categories)
    is_number = target.kind == "regression"
    standard = Standard.of(blocks.labels[blocks.split == TRAINING]) if is_number else Standard()
    training, validation = (blocks.part(code, encoding, target, standard) for code in (TRAINING, VALIDATION))
    row_weights(settings.class_weights, training.labels, training.class_names)  # refuses names that no class has
    device = choose_device(settings.device)
    judge = Judge(target, standard, thinned_part(training, lists.most_blocks, settings.seed), validation)
    tell = epoch or no_trial_watcher
    trials = TrialTraining(judge.training, validation, device, tell, should_stop, target.n_outputs)
    usable, changed = _usable(lists, judge)
    search = Search(trials, judge, settings, usable, blocks=len(training.labels), progress=progress)
    search.run()
    best, notices = search.best(), [*changed, *_notices(search)]
    network = None
    if not search.is_stopped:
        try:
            network = train_network(
                features, names, labels, split, best.settings, codebooks=codebooks,
                split_description=split_description, versions=versions, about_label=about_label,
                progress=share_of(progress, search.told, 1.0), epoch=lambda record: tell(best.settings, record),
                should_stop=should_stop,
            )  # fmt: skip
        except DivergedError:
            notices.append(_DIVERGED)
    test = None
    if (blocks.split == TEST).any():
        part = blocks.part(TEST, encoding, target, standard)
        test = judge.scores(best, part) if network is None else _test_scores(network, blocks)
    return Comparison(
        tuple(search.tried),
        best.settings,
        usable.criterion,
        target,
        judge.larger_class,
        judge.deviation,
        network,
        test,
        device,
        (*notices, *(said if network is None else network.notices)),
    )


def thinned_part(part: Part, most: int, seed: int) -> Part:
    """Return at most so many blocks of a part, drawn at random, classes in their shares; 0 for all.

    A class, or combination of labels, keeps one block at least.
    """
    n = len(part.labels)
    if most in (0, n) or most > n:
        return part
    generator = np.random.default_rng(seed)
    drawn = [generator.choice(one, max(1, round(len(one) * most / n)), replace=False) for one in _alike(part.labels)]
    rows = np.sort(np.concatenate(drawn))
    return Part(part.inputs[rows], part.labels[rows], part.class_names)


def _alike(labels: Array) -> list[NDArray[np.int64]]:
    """Return the numbers of the blocks of each class or combination of labels; of numbers all together."""
    if np.issubdtype(labels.dtype, np.floating):
        return [np.arange(len(labels))]
    _, classes = np.unique(labels, axis=0, return_inverse=True)
    return [np.flatnonzero(classes.ravel() == one) for one in range(int(classes.max()) + 1)]


def _usable(lists: SearchLists, judge: Judge) -> tuple[SearchLists, list[Notice]]:
    """Return the lists with a criterion that the target has and the validation part can give."""
    if lists.criterion not in FIGURES[judge.target.kind]:
        other = FIGURES[judge.target.kind][0]
        text = "Networks of the target {target} have no {criterion}; {other} chose the best."
        given = {"target": judge.target.kind, "criterion": lists.criterion, "other": other}
        changed, said = _usable(replace(lists, criterion=other), judge)
        is_asked = lists.criterion != SearchLists().criterion  # the usual one stands for that of the target
        return changed, [*([Notice(text, given)] if is_asked else []), *said]
    if lists.criterion == "auc" and not judge.has_auc:
        text = "The validation part holds one class only and has no AUC; the loss chose the network."
        return replace(lists, criterion="loss"), [Notice(text)]
    return lists, []


def _test_scores(network: TrainedNetwork, blocks: LabelledBlocks) -> AnyScores:
    """Return the scores of the winner on the test part, ore at 0.5."""
    if network.model.target.kind != "binary":
        return network.target_scores["test"]
    rows = blocks.split == TEST
    return score_probabilities(network.probability[rows], blocks.labels[rows], 0.5, loss=network.model.settings.loss)


def _notices(search: Search) -> list[Notice]:
    notices = []
    if search.is_stopped:
        notices.append(
            Notice(
                "The comparison was stopped by hand after {n} networks; those trained last kept their best epochs. The "
                "best was not trained once more, so that there is no file of it: Train network makes it from the best "
                "settings.",
                {"n": len(search.tried)},
            )
        )
    failed = sum(one.state == "did_not_learn" for one in search.tried)
    if failed:
        of_numbers = "{failed} of {n} networks did not learn: their error merely equals that of saying the mean."
        of_classes = (
            "{failed} of {n} networks did not learn: their accuracy merely equals the share of the larger class."
        )
        is_number = search.tried[0].settings.target == "regression"
        notices.append(Notice(of_numbers if is_number else of_classes, {"failed": failed, "n": len(search.tried)}))
    diverged = sum(one.state == "diverged" for one in search.tried)
    if diverged:
        notices.append(Notice("{diverged} of {n} networks diverged.", {"diverged": diverged, "n": len(search.tried)}))
    return notices


_DIVERGED = Notice(
    "The best network diverged when it was trained alone on all training blocks, so that there is no file of it; a "
    "smaller learning rate is needed."
)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Labelled blocks, and the descent on those of them that train."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, StopRequest, share_of
from .checkpoint import Checkpoint
from .descent import Descent, descend
from .ensemble import begun, descend_each, settings_of_networks
from .epochs import EpochWatcher
from .feature_view import FeatureView
from .features import FeatureEncoding
from .model import Architecture, architecture_of
from .parts import Part
from .rate_finder import RateSearch, find_learning_rate
from .search_training import TrialWatcher
from .settings import NetworkSettings
from .splits import TRAINING, VALIDATION
from .targets import Standard, Target

Array = NDArray[Any]


@dataclass(frozen=True)
class LabelledBlocks:
    """All blocks: features in the model's order, labels as given, and the split."""

    view: FeatureView
    """Features, shape (n, f)."""
    names: tuple[str, ...]
    """Variable names of the features."""
    labels: Array
    """Shape (n,) or (n, labels)."""
    split: Array
    """0 training, 1 validation, 2 test, shape (n,)."""

    def part(self, code: int, encoding: FeatureEncoding, target: Target, standard: Standard) -> Part:
        """Return the blocks of one part of the split as training takes them."""
        rows = self.split == code
        labels = self.labels[rows]
        encoded = standard.apply(labels) if target.kind == "regression" else target.encode(labels)
        return Part(encoding.apply(self.view.take(rows)), encoded, target.class_names)


@dataclass(frozen=True)
class Learnt:
    """What the descents left behind; the settings hold the learning rate that was used."""

    architecture: Architecture
    """The layers."""
    weights: tuple[Mapping[str, NDArray[np.float32]], ...]
    """The weights of each network that were kept; of a network of numbers for their own unit."""
    descents: tuple[Descent, ...]
    """Every epoch of each network."""
    settings: tuple[NetworkSettings, ...]
    """Those of the training of each network."""
    search: RateSearch | None
    """How the learning rate was found, where it was to be."""


def learn(
    blocks: LabelledBlocks,
    encoding: FeatureEncoding,
    target: Target,
    settings: NetworkSettings,
    *,
    networks: int = 1,
    device: str,
    checkpoint: Checkpoint | None,
    progress: Progress,
    epoch: EpochWatcher,
    network_epoch: TrialWatcher,
    should_stop: StopRequest,
) -> Learnt:
    """Find the learning rate where that is asked for, and descend; several networks share that rate.

    Raises
    ------
    InvalidInputError
        As of `descend`.
    """
    is_number = target.kind == "regression"
    standard = Standard.of(blocks.labels[blocks.split == TRAINING]) if is_number else Standard()
    training = blocks.part(TRAINING, encoding, target, standard)
    is_validated = bool((blocks.split == VALIDATION).any())
    architecture = architecture_of(settings, encoding.n_inputs, target.n_outputs)
    search = None
    if settings.find_learning_rate:
        search = find_learning_rate(
            training, architecture, settings, device=device, progress=share_of(progress, 0.0, 0.05)
        )
        settings = replace(settings, learning_rate=search.found)
    each = settings_of_networks(settings, networks)
    validation = blocks.part(VALIDATION, encoding, target, standard) if is_validated else None
    told = progress if search is None else share_of(progress, 0.05, 1.0)
    if networks > 1:
        descents = descend_each(
            training,
            validation,
            each,
            targets=architecture.targets,
            device=device,
            progress=told,
            epoch=network_epoch,
            should_stop=should_stop,
            checkpoint=checkpoint,
        )
        kept = begun(descents)
        each, descents = [each[place] for place in kept], [descents[place] for place in kept]
    else:
        alone = descend(
            training,
            validation,
            architecture,
            settings,
            device=device,
            progress=told,
            epoch=epoch,
            should_stop=should_stop,
            checkpoint=checkpoint,
        )
        descents = [alone]
    weights = tuple(standard.in_units(one.weights) if is_number else one.weights for one in descents)
    return Learnt(architecture, weights, tuple(descents), tuple(each), search)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs that say what a network leans on: importance and dependence of features, and shares of every block's logit."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.assessment import held_by
from ...engine.evaluation.attribution import integrated_gradients
from ...engine.evaluation.class_scores import plain
from ...engine.evaluation.dependence import Dependence, PairDependence, depend_on_each
from ...engine.evaluation.feature_groups import group_features, named_groups
from ...engine.evaluation.few_groups import FEWEST, LEVEL
from ...engine.evaluation.importance import Importances, permutation_importances
from ...engine.evaluation.measures import MEASURES
from ...engine.evaluation.skill_notices import correlated_notices, skill_notices
from ...engine.network.devices import threads
from ...engine.network.explained_target import checked_labels, output_of, recoded_labels
from ...engine.network.feature_view import FeatureView
from ...engine.network.features import is_category
from ...engine.network.inference import MOST_THREADS, predict
from ...engine.network.model_file import NetworkModel
from ...engine.network.references import reference_block
from ...engine.network.slopes import LogitSlope
from ...engine.network.splits import TRAINING
from ...engine.progress import Progress, no_progress, share_of
from ..scratch import check_free_space
from ..versions import software_versions
from . import Array, JobInput, JobResult
from .network import model_and_view

PARTS = ("training", "validation", "test")
"""Parts of a split by code."""
DEPENDENCE_BLOCKS = 2000
"""Blocks that are asked about for dependence."""
CHUNK = 2048
"""Blocks whose logit is shared out at once; the job can be stopped after each such chunk."""
NETWORK = "network"
"""Name of the only one that is asked."""
ATTRIBUTIONS_FILE = "attributions.bin"


@dataclass(frozen=True)
class _Asked:
    """The blocks that stand for the ground, and the network that is asked about them."""

    model: NetworkModel
    features: NDArray[np.float32]
    known: Array
    groups: Array
    output: int
    device: str

    def said(self, features: NDArray[np.float32], progress: Progress = no_progress) -> Array:
        """Return what the network says of features in its own order."""
        view = FeatureView(features, tuple(range(features.shape[1])), {})
        return predict(self.model, view, device=self.device, progress=progress)

    def answer(self, features: NDArray[np.float32]) -> Array:
        """Return one number for each block: that of the asked class or label."""
        said = self.said(features)
        return said if said.ndim == 1 else said[:, self.output]


def explain_network_of(job: JobInput) -> JobResult:
    """Return how much worse a network does without each feature, and how its answer goes with each.

    Parameters `model` (path), `names`, `codebooks`, `device`, `part` (one of `PARTS`, or `all`), `feature_groups`
    (text, see `named_groups`), `correlation`, `repeats`, `shuffle` (one of `SHUFFLES`), `most_blocks`, `seed`, `answer`
    (class or label; without it the first, of classes the most common), `label_codebook` (of a label of classes),
    `reference` (one of `REFERENCES`) and `reference_values` (text); arrays `features`, `labels`, `groups` and, when
    known, `split`.
    """
    model, view, notices = model_and_view(job)
    asked, said = _asked(job, model, view)
    about, given = _about(job, asked, view), job.parameters
    names, codes = list(model.names), [is_category(name) for name in model.names]
    groups, pairs = group_features(
        asked.features.astype(np.float64),
        names,
        codes,
        given=named_groups(given.get("feature_groups", ""), names),
        threshold=float(given.get("correlation", 0.8)),
    )
    columns = [[k] for k in range(len(names))] + [[names.index(one) for one in group.members] for group in groups]
    found = permutation_importances(
        lambda shuffled: {NETWORK: asked.said(shuffled)},
        asked.features,
        asked.known,
        columns,
        kind=model.target.kind,
        groups=asked.groups,
        how=given.get("shuffle", "blocks"),
        repeats=int(given.get("repeats", 10)),
        seed=int(given.get("seed", 1)),
        progress=share_of(job.progress, 0.05, 0.8),
    )[NETWORK]
    alone = [{"name": name, "members": [name], "reason": "feature"} for name in names]
    values = {
        **about,
        **_dependences(asked, found, codes, share_of(job.progress, 0.8, 1.0)),
        "measures": found.measured(),
        "items": found.of_items([*alone, *(asdict(group) for group in groups)]),
        "pairs": [asdict(one) for one in pairs],
        "drawn": {**about_draws(found, _kinds(asked), asked.groups), **given.get("grouped", {})},
    }
    warned = (*skill_notices(found.skills, asked.known, model.target.kind), *correlated_notices(pairs))
    return JobResult(values=plain(values), notices=(*warned, *notices, *said))


def about_draws(found: Importances, kinds: Mapping[str, Array], groups: Array) -> dict[str, Any]:
    """Return how intervals are drawn: `groups level fewest`, and `holding`, how many hold each kind of blocks."""
    holding = {name: held_by(groups, np.asarray(is_it, dtype=bool)) for name, is_it in kinds.items()}
    return {"groups": found.groups, "level": LEVEL, "fewest": FEWEST, "holding": holding}


def _kinds(asked: _Asked) -> dict[str, Array]:
    """Return by name which blocks are of each kind; none of a network of numbers."""
    target, known = asked.model.target, asked.known
    if target.kind == "binary":
        return {"ore": known, "barren": known == 0}
    if target.kind == "multi_class":
        return {name: known == place for place, name in enumerate(target.titles)}
    return dict(zip(target.titles, known.T)) if target.kind == "multi_label" else {}


def _about(job: JobInput, asked: _Asked, view: FeatureView) -> dict[str, Any]:
    """Return what is explained: the network, the blocks, the answer and the block that others are compared with."""
    model, given = asked.model, job.parameters
    title, names = model.target.titles[asked.output], model.names
    return {
        "part": given.get("part", "test") if "split" in job.arrays else "all",
        "kind": model.target.kind,
        "answer": title,
        "answer_name": title if model.target.kind in ("multi_class", "multi_label") else "",
        "unit": model.target.unit,
        "is_logit": model.architecture.output != "linear",
        "names": list(names),
        "numbered": [name for name, own in zip(names, model.encoding.codes) if is_category(name) and not own],
        "codebooks": {name: dict(book) for name, book in model.codebooks.items()},
        "reference": _reference(job, model, view),
        "reference_kind": given.get("reference", "training_mean"),
        "reference_part": "all" if _training(job) is None else "training",
        "seed": int(given.get("seed", 1)),
        "repeats": int(given.get("repeats", 10)),
        "shuffle": given.get("shuffle", "blocks"),
        "scored": len(asked.features),
        "versions": software_versions(("numpy", "torch")),
    }


def attribute_network_of(job: JobInput) -> JobResult:
    """Return the share of every feature in the logit of every block as the file `attributions`, float32 (f, n).

    Parameters `model`, `names`, `codebooks`, `device`, `answer` and `reference` (the values of the block that the
    shares are counted from, in the model's order); array `features`. The values say how it came out: `logit` of that
    block, `mean_size` by feature (mean of the sizes of its shares), `worst` (what shares lack of the logit's
    difference, at most), `known` (number of blocks with shares).
    """
    model, view, notices = model_and_view(job)
    output = output_of(model.target, job.parameters.get("answer", ""), ())
    slope = LogitSlope(model, output, device=job.parameters.get("device", "cpu"))
    baseline = model.encoding.apply(np.array([job.parameters["reference"]], dtype=np.float32))[0]
    path = job.folder / ATTRIBUTIONS_FILE
    check_free_space(job.folder, 4 * len(view) * len(model.names))
    sizes, worst, known = _share_out(job, _Line(model, view, slope, baseline), path)
    if not known:
        raise InvalidInputError("No block has all features in a form that the network knows; none can be explained.")
    return JobResult(
        values={
            "logit": float(slope(baseline[None, :])[0][0]),
            "mean_size": (sizes / known).tolist(),
            "worst": worst,
            "known": known,
        },
        files={"attributions": str(path)},
        notices=notices,
    )


@dataclass(frozen=True)
class _Line:
    """Where integrated gradients run from, and for which blocks."""

    model: NetworkModel
    view: FeatureView
    slope: LogitSlope
    baseline: NDArray[np.float32]

    def shares(self, start: int) -> tuple[NDArray[np.float64], float]:
        """Return the shares of a chunk's features, NaN where one is missing, and what they lack at most."""
        inputs = self.model.encoding.apply(self.view.rows(start, start + CHUNK))
        is_known = np.isfinite(inputs).all(axis=1)
        part = np.full((len(inputs), len(self.model.names)), np.nan)
        found = integrated_gradients(self.slope, inputs[is_known], self.baseline)
        part[is_known] = _by_feature(found.shares, self.model)
        return part, float(np.abs(found.residual).max(initial=0.0))


def _share_out(job: JobInput, line: _Line, path: Path) -> tuple[NDArray[np.float64], float, int]:
    """Write the shares of all blocks; return the sums of their sizes, what they lack at most, and for how many."""
    import torch

    n, n_features = len(line.view), len(line.model.names)
    shares = np.memmap(path, dtype=np.float32, mode="w+", shape=(n_features, n))
    sizes, worst, known = np.zeros(n_features), 0.0, 0
    count = min(MOST_THREADS, os.cpu_count() or 1) if line.slope.device == "cpu" else 1
    with threads(1), ThreadPoolExecutor(count, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        try:
            for number, (part, missing) in enumerate(pool.map(line.shares, range(0, n, CHUNK))):
                job.progress(number * CHUNK / n, "Sharing out the logit of {n} blocks", n=n)
                shares[:, number * CHUNK : (number + 1) * CHUNK] = part.T
                sizes += np.nansum(np.abs(part), axis=0)
                worst = max(worst, missing)
                known += int(np.count_nonzero(np.isfinite(part[:, 0])))
        finally:
            pool.shutdown(cancel_futures=True)
    shares.flush()
    return sizes, worst, known


def _by_feature(shares: NDArray[np.float64], model: NetworkModel) -> NDArray[np.float64]:
    """Return the shares of features, those of all inputs of one feature added up."""
    firsts = np.cumsum([0, *(len(codes) or 1 for codes in model.encoding.codes)])[:-1]
    return np.add.reduceat(shares, firsts, axis=1)


def _asked(job: JobInput, model: NetworkModel, view: FeatureView) -> tuple[_Asked, tuple[Notice, ...]]:
    """Return the blocks of the asked part, as many as are wanted, drawn at random."""
    given = job.parameters
    recoded, told = recoded_labels(model.target, np.array(job.arrays["labels"]), given.get("label_codebook"))
    labels, is_usable, notices = checked_labels(model.target, recoded)
    part = given.get("part", "test")
    if "split" in job.arrays and part != "all":
        is_usable &= np.array(job.arrays["split"]) == PARTS.index(part)
    rows = np.flatnonzero(is_usable)
    if not len(rows):
        raise InvalidInputError("There are no {part} blocks with a label; choose another part.", part=part)
    most = int(given.get("most_blocks", 50_000))
    if len(rows) > most:
        generator = np.random.default_rng(int(given.get("seed", 1)))
        rows = np.sort(generator.choice(rows, most, replace=False))
    everything = _Asked(
        model,
        view.take(rows),
        labels[rows],
        np.array(job.arrays["groups"])[rows],
        0,
        given.get("device", "cpu"),
    )
    said = everything.said(everything.features, share_of(job.progress, 0.0, 0.05))
    known = np.isfinite(said).reshape(len(rows), -1).all(axis=1)
    if not known.any():
        raise InvalidInputError("No block has all features in a form that the network knows; none can be explained.")
    kept = labels[rows[known]]
    output = output_of(model.target, given.get("answer", ""), kept)
    asked = _Asked(model, everything.features[known], kept, everything.groups[known], output, everything.device)
    return asked, (*told, *notices, *_left_out(known))


def _left_out(known: NDArray[np.bool_]) -> tuple[Notice, ...]:
    unknown = int(np.count_nonzero(~known))
    if not unknown:
        return ()
    return (
        Notice(
            "{unknown} of {n} blocks are left out of the importance: a feature is missing or of a kind the network "
            "does not know.",
            {"unknown": unknown, "n": len(known)},
        ),
    )


def _reference(job: JobInput, model: NetworkModel, view: FeatureView) -> list[float]:
    """Return the block that shares are counted from, found among the training blocks where they are known."""
    labels = np.array(job.arrays["labels"])
    is_training = _training(job)
    return reference_block(
        model,
        view,
        labels,
        np.ones(len(view), dtype=bool) if is_training is None else is_training,
        job.parameters.get("reference", "training_mean"),
        job.parameters.get("reference_values", ""),
    )


def _training(job: JobInput) -> NDArray[np.bool_] | None:
    """Return which blocks are training blocks; None where none is known to be one."""
    is_training = np.array(job.arrays.get("split", ())) == TRAINING
    return is_training if is_training.any() else None


def _dependences(asked: _Asked, found: Importances, codes: Sequence[bool], progress: Progress) -> dict[str, Any]:
    """Return the values `dependence`, on every feature, and `pair`, on the two most important numbers together."""
    names, main = asked.model.names, MEASURES[asked.model.target.kind][1]
    curves, pair = depend_on_each(
        asked.answer,
        asked.features,
        range(len(names)),
        codes=codes,
        ranks=[one[main].value for one in found.losses],
        rows=DEPENDENCE_BLOCKS,
        progress=progress,
    )
    return dependence_values(curves, pair, names)


def dependence_values(
    curves: Sequence[Dependence], pair: PairDependence | None, names: Sequence[str]
) -> dict[str, Any]:
    """Return the values `dependence` and `pair`, features by name."""
    return {
        "dependence": [{**asdict(one), "name": names[one.column]} for one in curves],
        "pair": None if pair is None else {**asdict(pair), "names": [names[k] for k in pair.columns]},
    }

# SPDX-License-Identifier: GPL-2.0-or-later
"""The job that says what the honest predictor learns from: importance and dependence at left-out holes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from ...engine.errors import InvalidInputError
from ...engine.evaluation.class_scores import plain
from ...engine.evaluation.dependence import depend_on_each
from ...engine.evaluation.feature_groups import ALL, PLACES, FeatureGroup, distinct_groups, named_groups
from ...engine.evaluation.importance import Importances, permutation_importances
from ...engine.learning.explained_notices import explained_notices
from ...engine.learning.feature_families import families
from ...engine.learning.inner_folds import FOLDS
from ...engine.learning.left_out_members import CALIBRATED, LeftOutMembers, learn_left_out
from ...engine.learning.predictor_file import fingerprint, read_predictor
from ...engine.learning.sources import Sources
from ...engine.progress import Progress, share_of
from ..versions import software_versions
from . import JobInput, JobResult
from .explanation import about_draws, dependence_values
from .geostatistics import available_threads
from .learning import known_groups, sources_of

ONLY = "only"
"""Reason of an item in which everything but a family is shuffled: what is left is what the family can do alone."""
LEADING = 8
"""Features whose dependence is looked at at most, those first without which the predictor does worst."""
DEPENDENCE_ROWS = 600
"""Composites that are asked about for dependence."""
LEARNED = 0.35
"""Share of the time that learning anew takes."""


def explain_predictor_of(job: JobInput) -> JobResult:
    """Return how much worse the honest predictor does without each feature, and how its answer goes with the leading.

    Parameters `model` (path), `holes` (names), `feature_groups` (text, see `named_groups`), `repeats`, `shuffle`,
    `most_blocks` (composites), `seed`; arrays `points`, `grade`, `ore`, `hole`. Gives what `explain_network` does, and
    `ways`: by kind of member its weight, measures and the importances of the same items.

    Raises
    ------
    InvalidInputError
        The composites are not those that it learned from, or too few holes to leave any out.
    """
    given = job.parameters
    predictor, learned_from, about = read_predictor(Path(given["model"]))
    sources = sources_of(job, known_groups(given["holes"], about["groups"]))
    if fingerprint(sources) != learned_from:
        raise InvalidInputError(
            "These are not the composites that the model learned from, or some of them have changed: what it leans on "
            "is found by learning again from the same. Give those, or train on these."
        )
    threads = replace(predictor.settings, threads=available_threads())
    members = learn_left_out(
        replace(predictor, settings=threads),
        sources,
        most=int(given.get("most_blocks", 50_000)),
        progress=share_of(job.progress, 0.0, LEARNED),
    )
    groups = distinct_groups([*named_groups(given.get("feature_groups", ""), members.names), *families(members.names)])
    items = _items(members.names, groups)
    found = _found(job, members, items)
    skill, ore = found[CALIBRATED], members.rows.ore
    values = {
        **_about(given, sources, members, predictor.weights),
        "is_below": predictor.settings.is_below,
        "measures": skill.measured(),
        "items": skill.of_items(items),
        "ways": [
            {"way": way, "weight": members.weights[way], "measures": one.measured(), "items": one.of_items(items)}
            for way, one in found.items()
            if way != CALIBRATED
        ],
        "drawn": {**about_draws(skill, {"ore": ore, "barren": ~ore}, members.rows.group), "by": "holes"},
        **_dependences(members, skill, share_of(job.progress, 0.9, 1.0)),
    }
    return JobResult(
        values=plain(values), notices=explained_notices(skill.skills, is_below=predictor.settings.is_below)
    )


def _items(names: Sequence[str], groups: Sequence[FeatureGroup]) -> list[dict[str, Any]]:
    """Return what is shuffled: each feature, each group, and all but each family."""
    alone = [{"name": name, "members": [name], "reason": "feature", "shuffled": [name]} for name in names]
    together = [{**asdict(group), "shuffled": list(group.members)} for group in groups]
    rests = [
        {
            **asdict(group),
            "reason": ONLY,
            "of": group.reason,
            "shuffled": [name for name in names if name not in group.members],
        }
        for group in groups
        if group.reason != ALL
    ]
    return [*alone, *together, *rests]


def _found(job: JobInput, members: LeftOutMembers, items: Sequence[Mapping[str, Any]]) -> dict[str, Importances]:
    """Return the importances by way of predicting."""
    given, names = job.parameters, members.names
    return permutation_importances(
        members.said,
        members.table,
        members.rows.ore,
        [[names.index(name) for name in item["shuffled"]] for item in items],
        kind="binary",
        groups=members.rows.group,
        how=given.get("shuffle", "blocks"),
        repeats=int(given.get("repeats", 10)),
        seed=int(given.get("seed", 1)),
        progress=share_of(job.progress, LEARNED, 0.9),
    )


def _about(
    given: Mapping[str, Any], sources: Sources, members: LeftOutMembers, weights: Mapping[str, float]
) -> dict[str, Any]:
    """Return what is explained: the composites, the answer, how it was asked."""
    return {
        "explained": "composites",
        "kind": "binary",
        "answer": "ore",
        "answer_name": "",
        "unit": "",
        "names": list(members.names),
        "codebooks": {},
        "units": {},
        "weights": dict(weights),
        "folds": FOLDS,
        "composites": len(sources.points),
        "scored": len(members.fold),
        "ore": int(np.count_nonzero(members.rows.ore)),
        "seed": int(given.get("seed", 1)),
        "repeats": int(given.get("repeats", 10)),
        "shuffle": given.get("shuffle", "blocks"),
        "versions": software_versions(("numpy", "scipy", "sklearn", "torch")),
    }


def _dependences(members: LeftOutMembers, found: Importances, progress: Progress) -> dict[str, Any]:
    """Return the values `dependence` and `pair` of the leading features; places are coordinates again."""
    names, table = members.names, members.table
    ranks = [one["log_loss"].value for one in found.losses[: len(names)]]
    missed = [column for column, rank in enumerate(ranks) if rank > 0.0]
    leading = sorted(missed, key=lambda column: -ranks[column])[:LEADING]
    curves, pair = depend_on_each(
        lambda asked: members.said(asked)[CALIBRATED],
        table,
        leading,
        codes=[False] * len(names),
        ranks=ranks,
        rows=DEPENDENCE_ROWS,
        progress=progress,
    )
    shifts = dict(zip(range(len(names) - len(PLACES), len(names)), members.inputs.placement.centre))
    return dependence_values(
        [one.shifted(shifts.get(one.column, 0.0)) for one in curves],
        None if pair is None else pair.shifted(*(shifts.get(column, 0.0) for column in pair.columns)),
        names,
    )

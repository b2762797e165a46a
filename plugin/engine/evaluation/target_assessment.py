# SPDX-License-Identifier: GPL-2.0-or-later
"""All that is said of a target that is not ore or barren: every figure with its interval, class by class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress, share_of
from .assessment import SAID, TUNING, USUAL, Scored, Terms, about_draws, assess, held_by
from .class_calibration import Temperatures
from .class_figures import figures_of_classes, figures_of_labels
from .class_scores import LABEL_THRESHOLD
from .number_figures import figures_of_numbers, tenths_of_estimates
from .tables import PARTS, Columns, curves_of_parts
from .target_calibration import calibrations_of_target
from .target_dropping import RankedBlocks, target_without_uncertain

Array = NDArray[Any]


@dataclass(frozen=True)
class ScoredTarget:
    """Blocks of which it is known what they are."""

    kind: str
    """`multi_class`, `multi_label` or `regression`."""
    said: Array
    """Probabilities of classes or labels, shape (n, k), or numbers, shape (n,)."""
    known: Array
    """Numbers of classes, shape (n,); labels 0 and 1, shape (n, k); or numbers, shape (n,)."""
    names: Sequence[str]
    """Names of the classes or labels; of a number none is needed."""
    split: Array
    """0 training, 1 validation, 2 test."""
    groups: Array
    """Code of the hole or cube of ground of each block: drawn as wholes."""
    grouped_by: str = "cube"
    """What the groups are: `hole` or `cube`."""
    cube_length: float = 0.0
    """Edge of the cubes, CRS units."""
    grade: Array | None = None
    """Grade of each block: blocks are of one size, so that it stands for the metal."""
    uncertainty: Array | None = None
    """How uncertain each block is, any unit."""

    def against_others(self, place: int) -> tuple[Array, Array]:
        """Return the probability of one class or label, and whether each block is or has it."""
        is_it = self.known[:, place] == 1 if self.kind == "multi_label" else self.known == place
        return np.asarray(self.said[:, place], dtype=np.float64), is_it.astype(np.int8)

    def held_by_groups(self, rows: Array) -> dict[str, dict[str, float]]:
        """Return what `held_by` says of each class or label among some blocks, by its name."""
        return {
            name: held_by(self.groups[rows], self.against_others(place)[1][rows] == 1)
            for place, name in enumerate(self.names)
        }


def assess_target(
    scored: ScoredTarget,
    terms: Terms = USUAL,
    *,
    maps: Mapping[str, Temperatures] | None = None,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return what `assess` does of classes, labels or numbers, as JSON values; arguments are those of `assess`.

    Returns
    -------
    dict
        `drawn` and `figures` as of `assess`, and `part`, the one that is shown: the last there is. Of classes and
        labels `drawn` holds `holding`, how many groups hold each, by part and name; `each` the figures by part and
        name, `one_by_one` what `assess` says of each class or label on the shown part, its probability taken by
        itself; of classes there is `confusion`, of numbers `tenths` (see `tenths_of_estimates`). Of classes and labels
        there is `calibrations` (see `calibrations_of_target`), and `dropped` (see `target_without_uncertain`; with
        `unknown`, how many blocks have no uncertainty), None where none of the shown blocks has one.
    """
    parts = {part: np.flatnonzero(scored.split == code) for code, part in enumerate(PARTS)}
    parts = {part: rows for part, rows in parts.items() if len(rows)}
    shown = list(parts)[-1]
    about, given = about_draws(scored, parts, terms.draws), terms.drawing
    found: dict[str, Any] = {"drawn": about, "kind": scored.kind, "part": shown, "figures": {}}
    if scored.kind != "regression":
        about["holding"] = {part: scored.held_by_groups(rows) for part, rows in parts.items()}
    for place, (part, rows) in enumerate(parts.items()):
        progress(0.4 * place / len(parts), SAID)
        said, known, groups = scored.said[rows], scored.known[rows], scored.groups[rows]
        if scored.kind == "regression":
            found["figures"][part] = figures_of_numbers(said, known, groups, **given)
            found["tenths"] = tenths_of_estimates(said, known, groups, **given)
        elif scored.kind == "multi_class":
            figures, each, confusion = figures_of_classes(said, known, scored.names, groups, **given)
            found["figures"][part], found["confusion"] = figures, confusion
            found.setdefault("each", {})[part] = each
        else:
            found["figures"][part], each = figures_of_labels(said, known, scored.names, groups, **given)
            found.setdefault("each", {})[part] = each
    found["dropped"] = _dropped(scored, parts[shown], terms, share_of(progress, 0.4, 0.5))
    if scored.kind != "regression":
        progress(0.5, SAID)
        fitted = dict(maps or {}) if shown == "test" else {}
        found["calibrations"] = calibrations_of_target(scored, parts[shown], found, fitted, **given)
        found["one_by_one"] = dict(_one_by_one(scored, parts, terms, share_of(progress, 0.6, 1.0)))
    return found


def _dropped(scored: ScoredTarget, rows: Array, terms: Terms, progress: Progress) -> dict[str, Any] | None:
    if scored.uncertainty is None or not np.isfinite(scored.uncertainty[rows]).any():
        return None
    of_rows = (one[rows] for one in (scored.said, scored.known, scored.uncertainty, scored.groups))
    blocks = RankedBlocks(scored.kind, *of_rows)
    said = target_without_uncertain(blocks, scored.names, progress=progress, **terms.drawing)
    return {**said, "unknown": int(np.count_nonzero(~np.isfinite(blocks.uncertainty)))}


def _one_by_one(
    scored: ScoredTarget, parts: dict[str, Array], terms: Terms, progress: Progress
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and assessment of each class or label that the shown part has beside others."""
    shown = list(parts)[-1]
    chosen_on = next(part for part in TUNING if part in parts)
    rows = np.concatenate([parts[part] for part in dict.fromkeys((chosen_on, shown))])
    for place, name in enumerate(scored.names):
        progress(place / len(scored.names), SAID)
        probability, is_it = (one[rows] for one in scored.against_others(place))
        if len(np.unique(is_it[scored.split[rows] == PARTS.index(shown)])) < 2:
            continue
        one = Scored(
            probability,
            is_it,
            scored.split[rows],
            scored.groups[rows],
            grouped_by=scored.grouped_by,
            cube_length=scored.cube_length,
            grade=None if scored.grade is None else scored.grade[rows],
        )
        yield name, assess(one, LABEL_THRESHOLD, terms)


def curves_one_by_one(scored: ScoredTarget) -> dict[str, Columns]:
    """Return the tables of `curves_of_parts` of each class or label against the others, by `part: name`."""
    if scored.kind == "regression":
        return {}
    found: dict[str, Columns] = {}
    for place, name in enumerate(scored.names):
        for part, table in curves_of_parts(*scored.against_others(place), scored.split, (LABEL_THRESHOLD,)).items():
            found[f"{part}: {name}"] = table
    return found

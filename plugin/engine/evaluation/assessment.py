# SPDX-License-Identifier: GPL-2.0-or-later
"""All that is said of a network's probabilities at labelled blocks, as the values of records and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, as_template
from ..progress import Progress, no_progress
from .bands import calibration_band, capture_band, captured_at, precision_band, prediction_area, roc_band
from .calibration import ProbabilityMap
from .dropping import scores_without_uncertain
from .few_groups import FEWEST, LEVEL, equal_groups, interval
from .figures import figures_at, figures_of_probability
from .held_out import DRAWS
from .intervals import Drawn, draw_groups
from .published import PUBLISHED_THRESHOLD
from .tables import PARTS
from .thresholds import BUDGET, MISS_COST, RULES, choose_threshold, merit_of

Array = NDArray[Any]

SAID = as_template("Scores with their intervals")
"""What progress is told."""
TUNING = ("validation", "train", "test")
"""Parts on which the thresholds of a table are chosen, the best first."""


@dataclass(frozen=True)
class Terms:
    """How thresholds are chosen and intervals drawn."""

    miss_cost: float = MISS_COST
    """As of `choose_threshold`."""
    budget: float = BUDGET
    """As of `choose_threshold`."""
    draws: int = DRAWS
    """How often groups are drawn."""
    seed: int = 1
    """Of the draws."""

    @property
    def costs(self) -> dict[str, float]:
        """What thresholds are chosen by."""
        return {"miss_cost": self.miss_cost, "budget": self.budget}

    @property
    def drawing(self) -> dict[str, int]:
        """What groups are drawn by."""
        return {"draws": self.draws, "seed": self.seed}


USUAL = Terms()


@dataclass(frozen=True)
class Scored:
    """Blocks whose label is known, with what is known besides."""

    probability: Array
    """Probability of ore, 0 to 1, without missing values, shape (n,)."""
    labels: Array
    """1 for ore, 0 for barren."""
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


def assess(
    scored: Scored,
    threshold: float,
    terms: Terms = USUAL,
    *,
    maps: Mapping[str, ProbabilityMap] | None = None,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return figures with intervals by part, and what the test part's reports show, as JSON values.

    Parameters
    ----------
    scored : Scored
        The blocks.
    threshold : float
        Probability from which on the network calls a block ore.
    terms : Terms
        How thresholds are chosen and intervals drawn.
    maps : mapping of str to ProbabilityMap, optional
        Calibrations that were fitted without the test part.
    progress : Progress
        Called between the steps; may raise `CancelledError`.

    Returns
    -------
    dict
        `drawn` (see `about_draws`, with `holding`, how many groups hold ore and barren blocks), `figures` by part, and
        for the last part with both classes `part`, `thresholds`, `curves`, `captured`, `calibrations` and, where the
        blocks have it, `dropped`.
    """
    parts = {part: np.flatnonzero(scored.split == code) for code, part in enumerate(PARTS)}
    parts = {part: rows for part, rows in parts.items() if len(np.unique(scored.labels[rows])) > 1}
    about = about_draws(scored, parts, terms.draws)
    about["holding"] = {
        part: {name: held_by(scored.groups[rows], is_it) for name, is_it in _kinds(scored.labels[rows])}
        for part, rows in parts.items()
    }
    if not parts:
        return {"drawn": about, "figures": {}}
    shown = list(parts)[-1]
    chosen_on = next(part for part in TUNING if part in parts)
    progress(0.0, SAID)
    table = _Thresholds(scored, parts[chosen_on], threshold, terms)
    figures: dict[str, Any] = {}
    for place, (part, rows) in enumerate(parts.items()):
        progress(0.2 + 0.15 * place, SAID)
        values, is_ore = _values(scored, rows)
        whole, drawn = _draw(scored, rows, values, terms, thresholds=table.values)
        figures[part] = {
            **figures_of_probability(values, is_ore, whole, drawn),
            **figures_at(values, is_ore, threshold, drawn),
        }
    progress(0.65, SAID)
    values, is_ore = _values(scored, parts[shown])
    whole, drawn = _draw(scored, parts[shown], values, terms, thresholds=table.values)
    return {
        "drawn": about,
        "figures": figures,
        "part": shown,
        "thresholds": {"chosen_on": chosen_on, "rows": table.rows(values, is_ore, drawn)},
        "curves": _curves(whole, drawn),
        "captured": _captured(whole, drawn),
        "calibrations": _calibrations(scored, parts[shown], dict(maps or {}) if shown == "test" else {}, terms),
        "dropped": _dropped(scored, parts[shown], threshold),
        "costs": terms.costs,
    }


class GroupedBlocks(Protocol):
    """Blocks in groups that are drawn as wholes."""

    @property
    def groups(self) -> Array:
        """Code of the group of each block."""

    @property
    def grouped_by(self) -> str:
        """What the groups are."""

    @property
    def cube_length(self) -> float:
        """Edge of cubes of ground."""


def about_draws(blocks: GroupedBlocks, parts: Mapping[str, Array], draws: int) -> dict[str, Any]:
    """Return how intervals are drawn: `by cube_length draws level fewest`, and `groups`, how many, by part."""
    return {
        "by": blocks.grouped_by,
        "cube_length": blocks.cube_length,
        "draws": draws,
        "level": LEVEL,
        "fewest": FEWEST,
        "groups": {part: len(np.unique(blocks.groups[rows])) for part, rows in parts.items()},
    }


def held_by(groups: Array, is_it: NDArray[np.bool_]) -> dict[str, float]:
    """Return how many `groups` hold blocks of a kind, and how many `equal_groups` would say as much."""
    sizes = np.unique(groups[is_it], return_counts=True)[1]
    return {"groups": len(sizes), "equal_groups": float(equal_groups(sizes))}


def _kinds(labels: Array) -> tuple[tuple[str, NDArray[np.bool_]], ...]:
    is_ore = np.asarray(labels) == 1
    return ("ore", is_ore), ("barren", ~is_ore)


def drawn_thresholds(rule: str, drawn: Drawn, terms: Terms = USUAL) -> NDArray[np.float64]:
    """Return the threshold that a rule gives on each draw, NaN for a draw without ore or without barren ground."""
    lacks_one = (drawn.n_ore == 0.0) | (drawn.n_barren == 0.0)
    ore, barren = drawn.ore[~lacks_one], drawn.barren[~lacks_one]
    best = len(drawn.edges) - 1 - np.argmax(merit_of(rule, ore[:, ::-1], barren[:, ::-1], **terms.costs), axis=1)
    thresholds = np.full(len(lacks_one), np.nan)
    thresholds[~lacks_one] = 0.5 * (drawn.edges[best] + drawn.edges[np.maximum(best - 1, 0)])
    return thresholds


class _Thresholds:
    """The threshold of each rule, chosen on one part, with its interval."""

    def __init__(self, scored: Scored, rows: Array, own: float, terms: Terms) -> None:
        values, is_ore = _values(scored, rows)
        drawn = _draw(scored, rows, values, terms)[1]
        both = drawn.held.both
        self._found: list[tuple[str, dict[str, Any]]] = [("own", interval(own, np.array([]), both).to_dict())]
        for rule in RULES:
            if rule == "fixed":
                continue
            at = choose_threshold(values, is_ore, rule=rule, **terms.costs)
            self._found.append((rule, interval(at, drawn_thresholds(rule, drawn, terms), both).to_dict()))
        self._found.append(("fixed", interval(PUBLISHED_THRESHOLD, np.array([]), both).to_dict()))

    @property
    def values(self) -> tuple[float, ...]:
        """The thresholds."""
        return tuple(float(found["value"]) for _, found in self._found)

    def rows(self, values: Array, is_ore: NDArray[np.bool_], drawn: Drawn) -> list[dict[str, Any]]:
        """Return rule, threshold and figures of each on some blocks."""
        return [
            {"rule": rule, "threshold": found, **figures_at(values, is_ore, float(found["value"]), drawn)}
            for rule, found in self._found
        ]


def cube_edge(block: tuple[float, float, float], n: int, cubes: int) -> float:
    """Return the edge of cubes of ground of which `n` blocks of a size fill about so many.

    Raises
    ------
    InvalidInputError
        There are no blocks.
    """
    if n < 1 or cubes < 1:
        raise InvalidInputError("There are no blocks to score.")
    volume = block[0] * block[1] * block[2]
    return float(max((volume * n / cubes) ** (1.0 / 3.0), *block))


def _values(scored: Scored, rows: Array) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return np.asarray(scored.probability[rows], dtype=np.float64), np.asarray(scored.labels[rows]) == 1


def _draw(
    scored: Scored, rows: Array, values: Array, terms: Terms, *, thresholds: tuple[float, ...] = ()
) -> tuple[Drawn, Drawn]:
    metal = None if scored.grade is None else np.maximum(np.nan_to_num(scored.grade[rows]), 0.0)
    is_ore = np.asarray(scored.labels[rows]) == 1
    return draw_groups(values, is_ore, scored.groups[rows], thresholds=thresholds, metal=metal, **terms.drawing)


def _curves(whole: Drawn, drawn: Drawn) -> dict[str, Any]:
    curves: dict[str, Any] = {
        "roc": roc_band(whole, drawn),
        "precision_recall": precision_band(whole, drawn),
        "capture": capture_band(whole, drawn),
        "calibration": calibration_band(whole, drawn),
        "prediction_area": prediction_area(whole, drawn),
    }
    if whole.metal is not None:
        curves["capture_of_metal"] = capture_band(whole, drawn, of_metal=True)
    return curves


def _captured(whole: Drawn, drawn: Drawn) -> dict[str, Any]:
    rows = {"ore": captured_at(whole, drawn)}
    return {**rows, "metal": captured_at(whole, drawn, of_metal=True)} if whole.metal is not None else rows


def _calibrations(scored: Scored, rows: Array, maps: dict[str, ProbabilityMap], terms: Terms) -> dict[str, Any]:
    """Return how well raw and calibrated probabilities mean what they say, by method."""
    raw, is_ore = _values(scored, rows)
    known: dict[str, Any] = {}
    for method, probability in {"raw": raw, **{name: one.apply(raw) for name, one in maps.items()}}.items():
        whole, drawn = _draw(scored, rows, probability, terms)
        known[method] = {
            "figures": figures_of_probability(probability, is_ore, whole, drawn),
            "curve": calibration_band(whole, drawn),
            "map": maps[method].to_dict() if method in maps else None,
        }
    return known


def _dropped(scored: Scored, rows: Array, threshold: float) -> dict[str, Any] | None:
    if scored.uncertainty is None or not np.isfinite(scored.uncertainty[rows]).any():
        return None
    values, is_ore = _values(scored, rows)
    unknown = int(np.count_nonzero(~np.isfinite(scored.uncertainty[rows])))
    said = scores_without_uncertain(values, is_ore, scored.uncertainty[rows], threshold)
    return {**said, **({"unknown": unknown} if unknown else {})}

# SPDX-License-Identifier: GPL-2.0-or-later
"""All that is said of a network's probabilities at labelled blocks, as the values of records and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, as_template
from ..progress import Progress, no_progress
from .bands import calibration_band, capture_band, captured_at, precision_band, prediction_area, roc_band
from .calibration import ProbabilityMap
from .dropping import scores_without_uncertain
from .figures import figures_at, figures_of_probability
from .held_out import DRAWS, LEVEL
from .intervals import Drawn, draw_groups, interval
from .published import PUBLISHED_THRESHOLD
from .tables import PARTS
from .thresholds import BUDGET, MISS_COST, RULES, choose_threshold, merit_of

Array = NDArray[Any]

SAID = as_template("Scores with their intervals")
"""What progress is told."""
TUNING = ("validation", "train", "test")
"""Parts on which the thresholds of a table are chosen, the best first."""


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
    *,
    maps: Mapping[str, ProbabilityMap] | None = None,
    miss_cost: float = MISS_COST,
    budget: float = BUDGET,
    draws: int = DRAWS,
    seed: int = 1,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return figures with intervals by part, and what the test part's reports show, as JSON values.

    Parameters
    ----------
    scored : Scored
        The blocks.
    threshold : float
        Probability from which on the network calls a block ore.
    maps : mapping of str to ProbabilityMap, optional
        Calibrations that were fitted without the test part.
    miss_cost, budget : float
        As of `choose_threshold`.
    draws, seed : int
        Of the intervals.
    progress : Progress
        Called between the steps; may raise `CancelledError`.

    Returns
    -------
    dict
        `drawn` (by what, how many groups by part), `figures` by part, and for the last part with both classes
        `part`, `thresholds`, `curves`, `captured`, `calibrations` and, where the blocks have it, `dropped`.
    """
    parts = {part: np.flatnonzero(scored.split == code) for code, part in enumerate(PARTS)}
    parts = {part: rows for part, rows in parts.items() if len(np.unique(scored.labels[rows])) > 1}
    about = {"by": scored.grouped_by, "cube_length": scored.cube_length, "draws": draws, "level": LEVEL}
    about["groups"] = {part: len(np.unique(scored.groups[rows])) for part, rows in parts.items()}
    if not parts:
        return {"drawn": about, "figures": {}}
    shown = list(parts)[-1]
    chosen_on = next(part for part in TUNING if part in parts)
    progress(0.0, SAID)
    table = _Thresholds(scored, parts[chosen_on], threshold, miss_cost, budget, draws, seed)
    figures: dict[str, Any] = {}
    for place, (part, rows) in enumerate(parts.items()):
        progress(0.2 + 0.15 * place, SAID)
        values, is_ore = _values(scored, rows)
        whole, drawn = _draw(scored, rows, values, draws, seed, thresholds=table.values)
        figures[part] = {
            **figures_of_probability(values, is_ore, whole, drawn),
            **figures_at(values, is_ore, threshold, drawn),
        }
    progress(0.65, SAID)
    values, is_ore = _values(scored, parts[shown])
    whole, drawn = _draw(scored, parts[shown], values, draws, seed, thresholds=table.values)
    return {
        "drawn": about,
        "figures": figures,
        "part": shown,
        "thresholds": {"chosen_on": chosen_on, "rows": table.rows(values, is_ore, drawn)},
        "curves": _curves(whole, drawn),
        "captured": _captured(whole, drawn),
        "calibrations": _calibrations(scored, parts[shown], dict(maps or {}) if shown == "test" else {}, draws, seed),
        "dropped": _dropped(scored, parts[shown], threshold),
        "costs": {"miss_cost": miss_cost, "budget": budget},
    }


class _Thresholds:
    """The threshold of each rule, chosen on one part, with its interval."""

    def __init__(
        self, scored: Scored, rows: Array, own: float, miss_cost: float, budget: float, draws: int, seed: int
    ) -> None:
        values, is_ore = _values(scored, rows)
        drawn = _draw(scored, rows, values, draws, seed)[1]
        self._found: list[tuple[str, dict[str, Any]]] = [("own", interval(own, np.array([])).to_dict())]
        for rule in RULES:
            if rule == "fixed":
                continue
            given = {"miss_cost": miss_cost, "budget": budget}
            at = choose_threshold(values, is_ore, rule=rule, **given)
            merit = merit_of(rule, drawn.ore[:, ::-1], drawn.barren[:, ::-1], **given)
            best = len(drawn.edges) - 1 - np.argmax(merit, axis=1)
            below = drawn.edges[np.maximum(best - 1, 0)]
            self._found.append((rule, interval(at, 0.5 * (drawn.edges[best] + below)).to_dict()))
        self._found.append(("fixed", interval(PUBLISHED_THRESHOLD, np.array([])).to_dict()))

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
    scored: Scored, rows: Array, values: Array, draws: int, seed: int, *, thresholds: tuple[float, ...] = ()
) -> tuple[Drawn, Drawn]:
    metal = None if scored.grade is None else np.maximum(np.nan_to_num(scored.grade[rows]), 0.0)
    is_ore = np.asarray(scored.labels[rows]) == 1
    return draw_groups(values, is_ore, scored.groups[rows], thresholds=thresholds, metal=metal, draws=draws, seed=seed)


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


def _calibrations(
    scored: Scored, rows: Array, maps: dict[str, ProbabilityMap], draws: int, seed: int
) -> dict[str, Any]:
    """Return how well raw and calibrated probabilities mean what they say, by method."""
    raw, is_ore = _values(scored, rows)
    known: dict[str, Any] = {}
    for method, probability in {"raw": raw, **{name: one.apply(raw) for name, one in maps.items()}}.items():
        whole, drawn = _draw(scored, rows, probability, draws, seed)
        known[method] = {
            "figures": figures_of_probability(probability, is_ore, whole, drawn),
            "curve": calibration_band(whole, drawn),
            "map": maps[method].to_dict() if method in maps else None,
        }
    return known


def _dropped(scored: Scored, rows: Array, threshold: float) -> dict[str, Any] | None:
    if scored.uncertainty is None:
        return None
    values, is_ore = _values(scored, rows)
    return scores_without_uncertain(values, is_ore, scored.uncertainty[rows], threshold)

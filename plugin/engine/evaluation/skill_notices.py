# SPDX-License-Identifier: GPL-2.0-or-later
"""Warnings of importances that say little: a network without skill, features that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from .feature_groups import Related
from .importance import Skill
from .measures import CHANCE

Array = NDArray[Any]
MOST_PAIRS = 5
"""More pairs are counted only."""


def has_skill(skills: Mapping[str, Any]) -> bool | None:
    """Whether the lower end of the interval lies above what saying the same of every block reaches.

    None if that cannot be told: where the measure is not defined, or is better than that but has no interval.

    Parameters
    ----------
    skills : mapping of str to Skill
        By measure.
    """
    name = next(name for name in skills if name in CHANCE)
    one = skills[name]
    if one.value <= CHANCE[name]:
        return False
    return bool(one.low > CHANCE[name]) if np.isfinite(one.low) else None


def skill_notices(skills: Mapping[str, Skill], known: Array, kind: str) -> tuple[Notice, ...]:
    """Return warnings of a network that does no better than chance, or whose probabilities mislead.

    Parameters
    ----------
    skills : mapping of str to Skill
        The network's own measures on the scored blocks.
    known : array
        What those blocks are (see `measure`).
    kind : str
        Kind of the target.
    """
    is_skilled = has_skill(skills)
    if is_skilled is None:
        return (_unknown_skill(skills),)
    if not is_skilled:
        return (_no_skill(skills),)
    if kind == "binary" and "log_loss" in skills:
        share = float(np.mean(known))
        same = -(share * np.log(share) + (1.0 - share) * np.log(1.0 - share))
        if skills["log_loss"].value > same:
            return (
                Notice(
                    "The network ranks these blocks better than chance, but its log-loss ({loss:.3f}) is worse than "
                    "that of giving all of them the share of ore ({same:.3f}): its probabilities are too sure here. "
                    "Trust the importance by AUC rather than that by log-loss.",
                    {"loss": skills["log_loss"].value, "same": float(same)},
                ),
            )
    return ()


_TITLES = {"auc": "AUC", "r2": "R²"}


def _unknown_skill(skills: Mapping[str, Skill]) -> Notice:
    """Return why it cannot be told whether a network has skill."""
    name = next(one for one in skills if one in CHANCE)
    value = skills[name].value
    if not np.isfinite(value):
        return Notice("The scored blocks are all alike: there is nothing to tell apart, and importance says nothing.")
    return Notice(
        "Whether the network does better than chance on these blocks cannot be told ({measure} {value:.3f}): too few "
        "groups hold what that is made of for an interval. Importance may say nothing about the ground.",
        {"measure": _TITLES[name], "value": value},
    )


def _no_skill(skills: Mapping[str, Skill]) -> Notice:
    """Return the warning of a network without skill; without an interval where too few groups give none."""
    name = next(one for one in skills if one in CHANCE)
    found = skills[name]
    fields: dict[str, Any] = {"measure": _TITLES[name], "value": found.value}
    if not np.isfinite(found.low):
        return Notice(
            "On these blocks the network does no better than chance ({measure} {value:.3f}): importance then says "
            "nothing about the ground.",
            fields,
        )
    return Notice(
        "On these blocks the network does no better than chance ({measure} {value:.3f}, from {low:.3f} to {high:.3f}): "
        "importance then says nothing about the ground.",
        {**fields, "low": found.low, "high": found.high},
    )


def correlated_notices(pairs: Sequence[Related]) -> tuple[Notice, ...]:
    """Return a warning of features that say much the same, of which one makes up for the other."""
    if not pairs:
        return ()
    listed = ", ".join(f"{one.first} / {one.second} ({one.strength:.2f})" for one in pairs[:MOST_PAIRS])
    more = f" (+{len(pairs) - MOST_PAIRS})" if len(pairs) > MOST_PAIRS else ""
    return (
        Notice(
            "Some features say much the same: {pairs}. When one of them is shuffled the other makes up for it, so each "
            "looks less important than it is; look at their group.",
            {"pairs": listed + more},
        ),
    )

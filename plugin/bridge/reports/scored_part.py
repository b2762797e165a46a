# SPDX-License-Identifier: GPL-2.0-or-later
"""What an evaluation without a split scores: one part, which is not called that of the test blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]

SCORED = "scored"
"""The only part where no split was given: training blocks may be among its blocks."""


def tested_part(parts: Values) -> str:
    """Return the part that stands for new ground: that of the test, or the scored one; empty where there is none."""
    return next((part for part in ("test", SCORED) if part in parts), "")


def main_part(parts: Values) -> str:
    """Return the part whose figures matter most: the tested one, or the first there is."""
    return tested_part(parts) or next(iter(parts))


def with_scored_part(values: Values) -> Values:
    """Return the values of the job `evaluate_network`; where it had no split the part `test` is called `SCORED`."""
    if values.get("has_split", True):
        return values
    found = {name: _renamed(values[name]) for name in ("metrics", "metrics_published", "curves") if name in values}
    known = dict(values.get("assessment") or {})
    if known:
        known.update({name: _renamed(known[name]) for name in ("figures", "each") if name in known})
        by_part = {name: _renamed(known["drawn"][name]) for name in ("groups", "holding") if name in known["drawn"]}
        known["drawn"] = {**known["drawn"], **by_part}
        known = _chosen_on_scored({**known, "part": SCORED})
    if "one_by_one" in known:
        known["one_by_one"] = {name: _chosen_on_scored(one) for name, one in known["one_by_one"].items()}
    return {**values, **found, "assessment": known}


def _renamed(parts: Values) -> dict[str, Any]:
    return {SCORED if part == "test" else part: of for part, of in parts.items()}


def _chosen_on_scored(known: Values) -> dict[str, Any]:
    if "thresholds" not in known:
        return dict(known)
    return {**known, "thresholds": {**known["thresholds"], "chosen_on": SCORED}}

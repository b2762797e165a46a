# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes of a validation in plan: where too much ore was predicted, and where too little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ..messages import translate as tr
from .page import Figure, legend, table

Values = Mapping[str, Any]

WIDTH, MARGIN = 560.0, 24.0
MOST_HOLES = 15
"""Rows of the table of holes."""
COLOURS = (("#0072b2", -0.1), ("#8c959f", 0.1), ("#d55e00", 2.0))
"""Colour of holes whose predicted less found share of ore is below a limit."""
LARGEST = 9.0
"""Radius of the hole with most composites, pixels."""


def hole_map(holes: Sequence[Values], names: Sequence[str]) -> str:
    """Return the withheld holes in plan, coloured by how far the predicted share of ore is off."""
    if len(holes) < 2:
        return ""
    east, north = ([one[axis] for one in holes] for axis in ("easting", "northing"))
    scale = (WIDTH - 2 * MARGIN) / max(max(east) - min(east), max(north) - min(north), 1.0)
    height = (max(north) - min(north)) * scale + 2 * MARGIN
    most = max(one["n"] for one in holes)
    dots = "".join(
        f'<circle cx="{MARGIN + (one["easting"] - min(east)) * scale:.1f}" '
        f'cy="{MARGIN + (max(north) - one["northing"]) * scale:.1f}" '
        f'r="{max(2.5, LARGEST * (one["n"] / most) ** 0.5):.1f}" fill="{_colour(one)}" fill-opacity=".75">'
        f"<title>{escape(_told(one, names))}</title></circle>"
        for one in sorted(holes, key=lambda one: -one["n"])
    )
    label = escape(tr("Withheld holes in plan"))
    picture = (
        f'<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" width="{WIDTH:.0f}" role="img" aria-label="{label}">{dots}</svg>'
    )
    caption = escape(tr("Withheld holes in plan, north up; larger circles have more composites"))
    said = (tr("too little ore predicted"), tr("within 10 %"), tr("too much ore predicted"))
    signs = [
        (f'<circle cx="12" cy="5" r="5" fill="{colour}" fill-opacity=".75"/>', text)
        for (colour, _), text in zip(COLOURS, said)
    ]
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>\n" + legend(signs)


def hole_table(holes: Sequence[Values], names: Sequence[str]) -> str:
    """Return the holes whose share of ore was predicted worst."""
    worst = sorted(holes, key=lambda one: -abs(one["predicted"] - one["observed"]) * one["n"])[:MOST_HOLES]
    rows = [
        [
            names[one["hole"]], one["n"], Figure(f"{one['predicted']:.0%}"), Figure(f"{one['observed']:.0%}"),
            Figure("–" if one["auc"] is None else f"{one['auc']:.3f}"),
        ]
        for one in worst
    ]  # fmt: skip
    header = [tr("hole"), tr("composites"), tr("ore predicted"), tr("ore found"), tr("AUC within it")]
    return table(header, rows, caption=tr("Holes that would have surprised most"), is_long=True)


def _colour(hole: Values) -> str:
    off = hole["predicted"] - hole["observed"]
    return next(colour for colour, limit in COLOURS if off < limit)


def _told(hole: Values, names: Sequence[str]) -> str:
    return tr("{hole}: predicted {predicted}, found {observed}").format(
        hole=names[hole["hole"]], predicted=f"{hole['predicted']:.0%}", observed=f"{hole['observed']:.0%}"
    )

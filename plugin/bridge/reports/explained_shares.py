# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of an explanation's report that tells of attributions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .page import Figure, Section, number, paragraph, table

Values = Mapping[str, Any]


def shares_section(values: Values, shared: Values | None) -> Section:
    """Return the reference block and the mean size of each feature's shares; empty where none were asked for."""
    title = tr("What each feature adds in every block")
    if shared is None:
        return Section(title, "")
    what = tr("number") if values["kind"] == "regression" else tr("logit")
    text = tr(
        "Rasters show how much each feature adds to the {what} of {answer} in every block, compared with the reference "
        "block below, whose {what} is {logit}. Above zero it speaks for, below zero against. The shares of a block add "
        "up to its {what} less that of the reference; at most {worst} is missing. Integrated gradients (Sundararajan "
        "et al. 2017), along a straight line of the scaled inputs."
    ).format(what=what, answer=values["answer"], logit=f"{shared['logit']:.3f}", worst=f"{shared['worst']:.1e}")
    rows = [
        [name, _reference(values, name, value), Figure(f"{size:.3f}")]
        for name, value, size in sorted(
            zip(values["names"], values["reference"], shared["mean_size"]), key=lambda row: -row[2]
        )
    ]
    header = [tr("feature"), tr("reference block"), tr("mean size of its share")]
    return Section(title, paragraph(text) + table(header, rows))


def _reference(values: Values, name: str, value: float) -> str:
    book = values["codebooks"].get(name)
    titles = dict(zip(book["codes"], book["names"])) if book else {}
    return str(titles.get(int(value), number(value))) if book else number(value)

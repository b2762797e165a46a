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
    rows = [
        [name, _reference(values, name, value), Figure(f"{size:.3f}")]
        for name, value, size in sorted(
            zip(values["names"], values["reference"], shared["mean_size"]), key=lambda row: -row[2]
        )
    ]
    header = [tr("feature"), tr("reference block"), tr("mean size of its share")]
    texts = _texts(values, shared)
    return Section(title, paragraph(texts[0]) + table(header, rows) + "".join(paragraph(text) for text in texts[1:]))


def _texts(values: Values, shared: Values) -> list[str]:
    """Return what the shares are, and how they are to be read."""
    what = tr("logit") if values["is_logit"] else tr("number")
    texts = [
        tr(
            "Rasters show how much each feature adds to the {what} of {answer} in each of {n} blocks, compared with "
            "the reference block below, whose {what} is {value}. Above zero it speaks for, below zero against. The "
            "shares of a block add up to its {what} less that of the reference; at most {worst} is missing."
        ).format(
            what=what,
            answer=values["answer"],
            n=f"{shared['known']:,}",
            value=f"{shared['logit']:.3f}",
            worst=f"{shared['worst']:.2g}",
        ),
        _where_from(values).format(kind=values["reference_kind"]),
        tr(
            "A large share says that a feature moves the answer away from that of the reference block, not that the "
            "answer is right: importance says which features the network does well by. Integrated gradients "
            "(Sundararajan et al. 2017), along a straight line of the scaled inputs."
        ),
    ]
    if values["is_logit"]:
        texts.append(tr("The logit is the logarithm of the odds: 1 more means odds 2.7 times as high."))
    if values["numbered"]:
        text = tr(
            "The network takes the classes of {names} as numbers: on the way from the class of the reference block to "
            "that of a block it is asked about the classes between. Train with one-hot categories for shares without "
            "that."
        )
        texts.append(text.format(names=", ".join(values["numbered"])))
    return texts


def _where_from(values: Values) -> str:
    """Return which blocks the reference block was found among."""
    if values["reference_part"] == "training":
        return tr("The reference block is {kind}, found among the training blocks.")
    return tr(
        "The reference block is {kind}, but found among all labelled blocks, because it is not known which of them the "
        "network was trained on."
    )


def _reference(values: Values, name: str, value: float) -> str:
    book = values["codebooks"].get(name)
    titles = dict(zip(book["codes"], book["names"])) if book else {}
    return str(titles.get(int(value), number(value))) if book else number(value)

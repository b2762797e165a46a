# SPDX-License-Identifier: GPL-2.0-or-later
"""The networks of an ensemble in the report of its training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .page import Section, paragraph, table
from .plots import Line, line_plot


def networks_section(values: Mapping[str, Any]) -> Section:
    """Return the best epoch and the losses of each network of an ensemble; nothing of a single one.

    Parameters
    ----------
    values : mapping
        Values of the job `train_network`.
    """
    networks = values.get("networks", ())
    title = tr("The networks of the ensemble")
    if len(networks) < 2:
        return Section(title, "")
    text = tr(
        "{n} networks differ in their seeds alone: in their first weights and in the order in which they saw the "
        "blocks. Every score of this page is that of the mean of what they say; how far they disagree at a block is "
        "its uncertainty. The learning curves above are those of the first."
    ).format(n=len(networks))
    header = [
        tr("seed"), tr("epochs"), tr("epoch of the lowest validation loss"), tr("epoch kept"), tr("loss"),
        tr("validation loss"),
    ]  # fmt: skip
    keys = ("seed", "epochs", "best_epoch", "kept_epoch", "loss", "validation_loss")
    rows = [[one[key] for key in keys] for one in networks]
    return Section(title, paragraph(text) + table(header, rows) + _curves(networks))


def _curves(networks: Any) -> str:
    """Return the validation loss of each network by epoch, or its loss where nothing is validated."""
    is_validated = networks[0]["validation_loss"] is not None
    key = "validation_loss" if is_validated else "loss"
    lines = [
        Line(
            tr("seed {n}").format(n=one["seed"]) if len(networks) <= _NAMED else "",
            [record["epoch"] for record in one["history"]],
            [record[key] for record in one["history"]],
        )
        for one in networks
    ]
    return line_plot(lines, x_label=tr("epoch"), y_label=tr("validation loss") if is_validated else tr("loss"))


_NAMED = 8
"""Lines that are told apart by name."""

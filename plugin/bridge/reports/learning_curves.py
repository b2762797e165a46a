# SPDX-License-Identifier: GPL-2.0-or-later
"""Loss and accuracy of a network by epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import translate as tr
from .assessment import part_title
from .page import paragraph
from .plots import Line, Mark, line_plot

Values = Mapping[str, Any]


SOLID, DASHED = 0, 1
"""Strokes of validation and training, as in the training dock."""


def learning_curves(history: Sequence[Values], networks: int = 1) -> str:
    """Return loss and accuracy by epoch; of a network of numbers the loss alone.

    Parameters
    ----------
    history : sequence of mapping
        Records of epochs; of an ensemble those of its first network.
    networks : int
        How many networks there are, where it is to be said whose curves these are.
    """
    whose = tr("Those of the first of {n} networks.").format(n=networks)
    return (paragraph(whose) if networks > 1 else "") + _losses_and_accuracies(history)


def _losses_and_accuracies(history: Sequence[Values]) -> str:
    epochs = [record["epoch"] for record in history]

    def line(name: str, key: str, dash: int) -> list[Line]:
        points = [(epoch, record[key]) for epoch, record in zip(epochs, history) if record[key] is not None]
        return [Line(name, [x for x, _ in points], [y for _, y in points], dash=dash)] if points else []

    known = [
        (record["validation_loss"], record["epoch"]) for record in history if record["validation_loss"] is not None
    ]
    best = [Mark(tr("best, epoch {n}").format(n=epoch), epoch, loss) for loss, epoch in [min(known)]] if known else []
    losses = line_plot(
        line(part_title("train"), "loss", DASHED) + line(part_title("validation"), "validation_loss", SOLID),
        x_label=tr("epoch"),
        y_label=tr("loss"),
        marks=best,
    )
    accuracies = line(part_title("train"), "accuracy", DASHED)
    accuracies += line(part_title("validation"), "validation_accuracy", SOLID)
    if not accuracies:
        return losses
    return losses + line_plot(
        accuracies,
        x_label=tr("epoch"),
        y_label=tr("accuracy"),
    )

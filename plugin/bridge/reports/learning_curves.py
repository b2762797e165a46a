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


STROKES = {"train": 1, "validation": 0, "test": 2}
"""Places of the strokes of parts of the split among `DASHES`: training dashed, validation solid as in the training
dock, test dotted."""


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


def part_line(part: str, x: Sequence[float], y: Sequence[float]) -> Line:
    """Return the line of a part of the split, with the stroke that it has in every plot; other parts are solid."""
    return Line(part_title(part), x, y, dash=STROKES.get(part, 0))


def _losses_and_accuracies(history: Sequence[Values]) -> str:
    epochs = [record["epoch"] for record in history]

    def line(part: str, key: str) -> list[Line]:
        points = [(epoch, record[key]) for epoch, record in zip(epochs, history) if record[key] is not None]
        return [part_line(part, [x for x, _ in points], [y for _, y in points])] if points else []

    known = [
        (record["validation_loss"], record["epoch"]) for record in history if record["validation_loss"] is not None
    ]
    best = [Mark(tr("best, epoch {n}").format(n=epoch), epoch, loss) for loss, epoch in [min(known)]] if known else []
    losses = line_plot(
        line("train", "loss") + line("validation", "validation_loss"),
        x_label=tr("epoch"),
        y_label=tr("loss"),
        marks=best,
    )
    accuracies = line("train", "accuracy") + line("validation", "validation_accuracy")
    if not accuracies:
        return losses
    return losses + line_plot(
        accuracies,
        x_label=tr("epoch"),
        y_label=tr("accuracy"),
    )

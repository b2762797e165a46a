# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that lays the predicted ore body on the labelled one."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...engine.evaluation.bodies import BodyComparison
from ...engine.evaluation.published import PUBLISHED_THRESHOLD
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Figure, Section, paragraph, table
from .plots import Line, line_plot
from .run_targets import million


def body_section(run: RunResults) -> Section:
    """Return volumes, overlap and offset, and the overlap by level."""
    chosen, test = run.compare(run.threshold), run.compare(run.threshold, only_test=True)
    fixed = run.compare(PUBLISHED_THRESHOLD)
    columns = [(run.threshold, chosen), (run.threshold, test), (PUBLISHED_THRESHOLD, fixed)]
    titles = [tr("all blocks"), tr("test blocks"), tr("all blocks, published threshold")]
    rows: list[list[Any]] = [[tr("threshold"), *(Figure(f"{threshold:.3g}") for threshold, _ in columns)]]
    for title, of in (
        (tr("predicted volume (million {unit}³)"), lambda body: million(body.predicted_volume)),
        (tr("labelled volume (million {unit}³)"), lambda body: million(body.labelled_volume)),
        (tr("volume of both (million {unit}³)"), lambda body: million(body.common_volume)),
        (tr("overlap: common over united volume (IoU)"), lambda body: _share(body.iou)),
        (tr("overlap: Dice"), lambda body: _share(body.dice)),
        (tr("offset of the centroids: east, north, up ({unit})"), _offset),
        (tr("distance of the centroids ({unit})"), lambda body: _length(float(np.linalg.norm(body.offset)))),
    ):
        rows.append([title.format(unit=run.unit), *(Figure(of(body)) for _, body in columns)])
    text = tr(
        "The label is the kriged ore body that the network learned from; what lies in training blocks it has seen."
    )
    body = paragraph(text) + table(["", *titles], rows) + _by_level(run, chosen)
    return Section(tr("Predicted body beside the labelled one"), body)


def _share(value: float) -> str:
    return f"{value:.2f}" if np.isfinite(value) else "–"


def _length(value: float) -> str:
    return f"{value:,.1f}" if np.isfinite(value) else "–"


def _offset(body: BodyComparison) -> str:
    return ", ".join(f"{one:+,.1f}" for one in body.offset) if np.isfinite(body.offset[0]) else "–"


def _by_level(run: RunResults, body: BodyComparison) -> str:
    """Return volumes and overlap along the elevation."""
    elevations = run.grid.elevations.tolist()
    elevation = tr("elevation ({unit})").format(unit=run.unit)
    volumes = [
        Line(name, (counts * body.block_volume / 1e6).tolist(), elevations)
        for name, counts in (
            (tr("predicted"), body.predicted),
            (tr("labelled"), body.labelled),
            (tr("both"), body.common),
        )
    ]
    return line_plot(
        volumes,
        x_label=tr("volume (million {unit}³)").format(unit=run.unit),
        y_label=elevation,
        caption=tr("Volume by level"),
    ) + line_plot(
        [Line("", body.level_iou.tolist(), elevations)],
        x_label=tr("overlap (IoU)"),
        y_label=elevation,
        x_range=(0.0, 1.0),
        caption=tr("Overlap by level"),
    )

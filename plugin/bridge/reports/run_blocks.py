# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that counts the blocks: how many got a probability and a label, and why others did not."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..messages import translate as tr
from ..rasters import BlockRaster
from ..run_results import RunResults
from .page import Section, paragraph, table


def blocks_section(run: RunResults) -> Section:
    """Return how many blocks have which value."""
    total = int(run.record["results"]["blocks"]["blocks"])
    likely = _known(run.probability)
    rows: list[list[Any]] = [[tr("in the ground"), total, _share(total, total)]]
    rows += [[name, count, _share(count, total)] for name, count in _features(run).items()]
    rows.append([tr("with a probability"), likely, _share(likely, total)])
    if run.label is None:
        return Section(tr("Blocks"), table(["", tr("blocks"), tr("share")], rows))
    labelled = _known(run.label)
    rows.append([tr("with a label"), labelled, _share(labelled, total)])
    text = tr(
        "A block gets a probability where all features have a value, and a label where the indicator of ore could be "
        "kriged. What is missing is missing because too few samples lie within the search of the kriging there."
    )
    if likely == total and labelled == total:
        text = tr("Every block in the ground has all features, a probability and a label.")
    return Section(tr("Blocks"), paragraph(text) + table(["", tr("blocks"), tr("share")], rows))


def blocks_with_a_probability(run: RunResults) -> int:
    """Return how many blocks have a probability."""
    return _known(run.probability)


def _features(run: RunResults) -> dict[str, int]:
    """Return how many blocks have a value, by feature."""
    names = set(run.record.get("features", ()))
    rasters = (BlockRaster.open(path) for path in sorted((run.folder / "blocks").glob("*.tif")))
    title = tr("with {feature}")
    return {title.format(feature=one.variable.name): _known(one) for one in rasters if one.variable.name in names}


def _known(raster: BlockRaster) -> int:
    """Return how many blocks have a value, read level by level."""
    return sum(int(np.count_nonzero(~np.isnan(level))) for level in raster.levels())


def _share(count: int, total: int) -> str:
    return f"{count / total:.1%}" if total else "–"

# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the sample deposit: tables as CSV, the truth as block models, and a text that explains both."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable
from ..engine.drillholes.encoding import color_of
from ..engine.progress import Progress, no_progress
from ..engine.synthetic.deposit import HEADERS, ORE_EXPRESSION, Deposit, Truth, csv_text
from ..engine.synthetic.geology import ALTERATIONS, ROCKS
from .rasters import BlockRasterWriter
from .staging import Staging, writing

TRUTH_FOLDER = "truth"
_UNITS = {"au_gpt": "g/t", "ag_gpt": "g/t", "cu_pct": "%"}

_EXPLANATION = """Oresight sample deposit, seed {seed}
A synthetic Au-Ag-Cu deposit: nothing in it was measured anywhere.

Tables (UTF-8, commas; metres in a local engineering grid without a coordinate reference system)
  collars.csv     34 holes on 8 lines
  surveys.csv     azimuth clockwise from north, dip negative downwards, degrees
  assays.csv      AU_GPT and AG_GPT in g/t, CU_PCT in %; below detection as <0.005, lost samples as NS
  lithology.csv   AND andesite, DAC dacite dyke, GRD granodiorite, HBX hydrothermal breccia,
                  OVB overburden, QMP quartz monzonite porphyry, SLT siltstone
  alteration.csv  ARG argillic, FRS fresh, PHY phyllic, POT potassic, PRP propylitic

Ore
  {ore}
  The true ore is where the true grades, without a sample's nugget, fulfil this.

Truth (folder truth: one block model per variable, the value at each block's centre)
  ore_true.tif    1 ore, 0 waste, nodata above the ground; true grades, rock and alteration beside it

Defects, made on purpose
{defects}
"""


def write_deposit(
    deposit: Deposit, folder: Path, grid: BlockGrid, *, progress: Progress = no_progress
) -> dict[str, str]:
    """Write a deposit into a folder and return the paths of its tables and of the true ore (`truth`).

    Parameters
    ----------
    grid : BlockGrid
        Blocks of the truth.
    """
    paths = {name: folder / f"{name}.csv" for name in HEADERS}
    with Staging() as staging:
        for name, path in paths.items():
            _write_text(staging, path, csv_text(deposit.tables[name]))
        _write_text(staging, folder / "README.txt", _explanation(deposit))
        paths["truth"] = _write_truth(deposit, folder / TRUTH_FOLDER, grid, staging, progress)
    return {name: str(path) for name, path in paths.items()}


def _write_truth(deposit: Deposit, folder: Path, grid: BlockGrid, staging: Staging, progress: Progress) -> Path:
    """Write one block model per variable of the truth, level by level; return the path of the true ore."""
    crs = QgsCoordinateReferenceSystem()
    _, rows, columns = grid.shape
    with ExitStack() as stack:
        writers = {}
        for variable in _variables():
            path = folder / f"{variable.field}.tif"
            writer = BlockRasterWriter(path, grid, variable, crs, codebook=_codebook(variable.field), staging=staging)
            writers[variable.field] = stack.enter_context(writer)
        for level in range(grid.shape[0]):
            progress(level / grid.shape[0], "Writing the true block model")
            blocks = np.arange(rows * columns) + level * rows * columns
            for field, values in _values(deposit.truth_at(grid.centres(blocks))).items():
                writers[field].write_level(level, values.reshape(rows, columns))
    return folder / "ore_true.tif"


def _variables() -> list[Variable]:
    """Return the variables of the truth."""
    grades = [Variable(f"{name}_true", "measure", unit) for name, unit in _UNITS.items()]
    categories = [Variable(f"{name}_true", "category") for name in ("lithology", "alteration")]
    return [Variable("ore_true", "label"), *grades, *categories]


def _values(truth: Truth) -> dict[str, NDArray[np.float64]]:
    """Return the truth by the field of its variable, NaN above the ground."""
    values: dict[str, NDArray[Any]] = {f"{name}_true": grades for name, grades in truth.grades.items()}
    values |= {"ore_true": truth.is_ore, "lithology_true": truth.rocks, "alteration_true": truth.alterations}
    return {field: np.where(truth.is_ground, array, np.nan) for field, array in values.items()}


def _codebook(field: str) -> dict[str, Any] | None:
    """Return the codebook of the true rock or alteration; None for other variables."""
    names = {"lithology_true": ROCKS, "alteration_true": ALTERATIONS}.get(field)
    if names is None:
        return None
    return {
        "version": 1,
        "variable": field,
        "codes": list(range(1, len(names) + 1)),
        "names": list(names),
        "colors": [color_of(place + 1) for place in range(len(names))],
    }


def _explanation(deposit: Deposit) -> str:
    """Return the text that lies beside the tables."""
    defects = "\n".join(f"  {defect}" for defect in deposit.defects)
    return _EXPLANATION.format(seed=deposit.seed, ore=ORE_EXPRESSION, defects=defects)


def _write_text(staging: Staging, path: Path, text: str) -> None:
    with writing(path):
        staging.path(path).write_bytes(text.encode("utf-8"))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Compositions in the fields of a layer: their log-ratios, and the parts that log-ratios stand for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFeature, QgsRasterLayer, QgsVectorLayer

from ..engine.blocks.layers import Variable
from ..engine.drillholes.assay_units import SCALES, WHOLE
from ..engine.drillholes.log_ratios import closed, compositions, log_ratios, replace_zeros
from ..engine.drillholes.names import field_name
from ..engine.drillholes.numbers import parse_number, tidy
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress, no_progress
from .points import Field
from .rasters import BlockRasterWriter, open_features
from .staging import Staging, StrPath
from .tables import text_of

REST = "rest"
"""Name of what is left of the whole."""
FloatArray = NDArray[np.float64]


def read_numbers(layer: QgsVectorLayer, names: Sequence[str]) -> tuple[list[QgsFeature], FloatArray]:
    """Return the features of a layer and some of its fields as numbers, shape (n, d), NaN where missing.

    Raises
    ------
    InvalidInputError
        A field that is not there, or the same one twice.
    """
    known = [str(name) for name in layer.fields().names()]
    places = [layer.fields().lookupField(name) for name in names]
    if -1 in places or len(set(places)) < len(places):
        raise InvalidInputError(
            "The parts must be different fields of the layer ({known}), but {given} were given.",
            known=", ".join(known),
            given=", ".join(names),
        )
    features = list(layer.getFeatures())
    rows = [[_number(text_of(feature.attribute(place))) for place in places] for feature in features]
    return features, np.array(rows, dtype=np.float64).reshape(len(rows), len(names))


def _number(text: str) -> float:
    value = parse_number(tidy(text)) if text else None
    return float("nan") if value is None else value


def ratio_fields(
    values: FloatArray, names: Sequence[str], *, transform: str, with_rest: bool, zero_share: float
) -> tuple[list[Field], tuple[Notice, ...]]:
    """Return the log-ratios of compositions as fields, and what was replaced.

    Parameters
    ----------
    values : array of shape (n, d)
        The parts as they stand in the layer; a row that lacks one gives NULL.
    names : sequence of str
        Their fields; their units turn them into shares of the whole where all state one.
    transform : str
        `clr`, `ilr` or `alr`.
    with_rest : bool
        Whether what is left of the whole is a part too, the last; the fields must state their units.
    zero_share : float
        What stands for a zero, as a share of the smallest positive value of its part.
    """
    sizes = _sizes(names, needed=with_rest)
    shares = values * sizes
    parts = list(names)
    if with_rest:
        rest = 1.0 - shares.sum(axis=1)
        if (rest <= 0).any():
            raise InvalidInputError(
                "In {count} rows the parts make up the whole or more; without a rest they can be transformed.",
                count=int(np.count_nonzero(rest <= 0)),
            )
        shares, parts = np.column_stack((shares, rest)), [*names, REST]
    complete = np.isfinite(shares).all(axis=1)
    notices = [
        Notice(
            "{count} of {total} rows have all parts; the others get no log-ratios.",
            {"count": int(np.count_nonzero(complete)), "total": len(shares)},
        )
    ]
    if not complete.any():
        raise InvalidInputError("No row has all of the parts {parts}.", parts=", ".join(names))
    whole, said = _without_zeros(shares[complete], zero_share)
    ratios = log_ratios(whole, transform)
    titles = _ratio_names(parts, transform)
    columns = np.full((len(shares), ratios.shape[1]), np.nan)
    columns[complete] = ratios
    return [Field(title, "float", column) for title, column in zip(titles, columns.T)], (*notices, *said)


def part_fields(ratios: FloatArray, parts: Sequence[str], *, transform: str) -> list[Field]:
    """Return the parts that log-ratios stand for as fields called `back_` and the part.

    Parameters
    ----------
    ratios : array
        The log-ratios in their order; a row that lacks one gives NULL.
    parts : sequence of str
        The fields that the log-ratios were made from, in their order, `rest` at the end when it was a part: then the
        parts come back in their units, else as shares of their sum.
    transform : str
        `clr`, `ilr` or `alr`.
    """
    needed = len(parts) - (transform != "clr")
    if ratios.shape[1] != needed:
        raise InvalidInputError(
            "{count} parts have {needed} log-ratios of the kind {transform}, but {given} fields were given.",
            count=len(parts),
            needed=needed,
            transform=transform,
            given=ratios.shape[1],
        )
    own, sizes = _own_parts(parts)
    shares = compositions(ratios, transform)
    return [Field(f"back_{name}", "float", shares[:, place] / sizes[place]) for place, name in enumerate(own)]


def restore_blocks(
    layers: Sequence[QgsRasterLayer | StrPath],
    parts: Sequence[str],
    folder: Path,
    *,
    transform: str,
    staging: Staging,
    progress: Progress = no_progress,
) -> list[str]:
    """Write the parts that block models of log-ratios stand for, level by level, and return their paths.

    Parameters
    ----------
    layers : sequence of layers or paths
        One block model for each log-ratio, known by its variable, such as `ilr_1`; in any order.
    parts : sequence of str
        As in `part_fields`.
    folder : Path
        Takes one block model for each part, called after it.

    Raises
    ------
    InvalidInputError
        A log-ratio that the parts need is not there, or the block models differ.
    """
    by_field = {raster.variable.field: raster for raster in open_features(layers)}
    needed = _ratio_names(parts, transform)
    missing = [name for name in needed if name not in by_field]
    if missing:
        raise InvalidInputError(
            "The block models of {missing} are needed; those of {given} were given.",
            missing=", ".join(missing),
            given=", ".join(by_field),
        )
    rasters = [by_field[name] for name in needed]
    grid, crs = rasters[0].grid, rasters[0].crs
    own, sizes = _own_parts(parts)
    with ExitStack() as stack:
        writers = []
        for name in own:
            variable = Variable(name, "estimate", field_name(name)[1])
            writer = BlockRasterWriter(folder / f"{name}.tif", grid, variable, crs, staging=staging)
            writers.append(stack.enter_context(writer))
        for level, planes in enumerate(zip(*(raster.levels() for raster in rasters))):
            progress(level / grid.shape[0])
            shares = compositions(np.stack([plane.ravel() for plane in planes], axis=1).astype(np.float64), transform)
            for place, writer in enumerate(writers):
                writer.write_level(level, (shares[:, place] / sizes[place]).reshape(grid.shape[1:]))
    return [str(writer.target) for writer in writers]


def _own_parts(parts: Sequence[str]) -> tuple[list[str], FloatArray]:
    """Return the parts but the rest, and what a share of the whole is divided by to be in their units."""
    own = [name for name in parts if name != REST]
    return own, _sizes(own, needed=True) if len(own) < len(parts) else np.ones(len(own))


def _sizes(names: Sequence[str], *, needed: bool) -> FloatArray:
    """Return the size of each field's unit as a share of the whole; ones where some field states none."""
    units = [field_name(name)[1] for name in names]
    if all(SCALES.get(unit, ("",))[0] == "share" for unit in units):
        return np.array([SCALES[unit][1] / WHOLE for unit in units])
    if needed:
        raise InvalidInputError(
            "What is left of the whole needs the unit of every part, in its name as in cu_pct, but {given} were given.",
            given=", ".join(names),
        )
    return np.ones(len(names))


def _without_zeros(parts: FloatArray, zero_share: float) -> tuple[FloatArray, list[Notice]]:
    """Return parts without zeros, and what stands for them."""
    if not (parts == 0).any():
        return parts, []
    shares = closed(parts)
    smallest = np.array([column[column > 0].min(initial=np.inf) for column in shares.T])
    if not np.isfinite(smallest).all():
        raise InvalidInputError("A part is zero in every row; it cannot be in a composition.")
    replaced, count = replace_zeros(parts, zero_share * smallest)
    text = "{count} zeros were replaced by {share:g} of the smallest positive share of their part."
    return replaced, [Notice(text, {"count": count, "share": zero_share})]


def _ratio_names(parts: Sequence[str], transform: str) -> list[str]:
    """Return the name of each log-ratio."""
    if transform == "ilr":
        return [f"ilr_{number}" for number in range(1, len(parts))]
    return [f"{transform}_{part}" for part in (parts if transform == "clr" else parts[:-1])]

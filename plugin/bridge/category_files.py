# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters of kriged categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.layers import Variable
from .file_names import distinct_names, plain_name
from .rasters import BlockRaster, write_block_raster
from .sample_codes import SampleCodes
from .staging import Staging


@dataclass(frozen=True)
class CategoryPaths:
    """Where the rasters go; empty for what is not asked for."""

    category: str
    """The most probable class."""
    entropy: str
    """The entropy."""
    probabilities: str
    """Folder of one raster per class."""


def write_categories(
    paths: CategoryPaths,
    model: BlockRaster,
    mask: NDArray[np.bool_],
    found: Mapping[str, NDArray[Any]],
    classes: list[int],
    codes: SampleCodes,
) -> list[str]:
    """Write the rasters together and return the paths of the probabilities, in the order of the classes.

    Parameters
    ----------
    found : mapping
        Arrays `category`, `entropy` and `probability` (n, classes) of the job `krige_categories`.
    """
    field = str(codes.codebook.get("variable") or "category")
    layers: list[str] = []
    with Staging() as staging:
        if paths.category:
            variable = Variable(field, "category")
            write_block_raster(
                paths.category,
                model.grid,
                found["category"],
                variable,
                model.crs,
                mask=mask,
                codebook=codes.codebook,
                staging=staging,
            )
        if paths.entropy:
            variable = Variable(field, "entropy")
            write_block_raster(
                paths.entropy, model.grid, found["entropy"], variable, model.crs, mask=mask, staging=staging
            )
        names = class_names(field, classes, codes) if paths.probabilities else []
        for place, (name, file) in enumerate(zip(names, distinct_names(names, classes))):
            layers.append(
                write_block_raster(
                    Path(paths.probabilities) / f"{file}.tif",
                    model.grid,
                    np.ascontiguousarray(found["probability"][:, place]),
                    Variable(name, "probability"),
                    model.crs,
                    mask=mask,
                    staging=staging,
                )
            )
    return layers


def class_names(field: str, classes: Sequence[int], codes: SampleCodes) -> list[str]:
    """Return a field name per class, such as `lithology_sandstone` or `lithology_角砾岩`.

    Each ends in what a file can have in its name. A class has its code there where it has no name, or where two names
    would be one.
    """
    plain = [plain_name(codes.name_of(code)) for code in classes]
    ends = [name if name and plain.count(name) == 1 else str(code) for name, code in zip(plain, classes)]
    return [f"{field}_{end}" for end in distinct_names(ends, classes)]

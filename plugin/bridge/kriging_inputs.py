# SPDX-License-Identifier: GPL-2.0-or-later
"""What kriging takes from block models beside the blocks: an external drift, and the domains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.errors import InvalidInputError, Notice
from .rasters import BlockRaster
from .same_grid import check_same_grid
from .sample_codes import MISSING, code_samples
from .samples import Samples

Array = NDArray[Any]


def drift_arrays(
    drift: BlockRaster, model: BlockRaster, mask: NDArray[np.bool_], points: NDArray[np.float64]
) -> dict[str, Array]:
    """Return an external drift as the job `krige_grades` takes it: at the samples' blocks, and at the blocks.

    Raises
    ------
    InvalidInputError
        Its blocks are not those of the model, or no sample lies where it is known.
    """
    check_same_grid((model, drift))
    values = drift.read().astype(np.float64)
    block = model.grid.blocks_of(points)
    at_samples = np.where(block >= 0, values.ravel()[np.maximum(block, 0)], np.nan)
    if np.isnan(at_samples).all():
        raise InvalidInputError("No sample lies in a block in which the external drift is known.")
    return {"drift_samples": at_samples, "drift_blocks": values[mask]}


def domain_arrays(
    samples: Samples, raster: BlockRaster, model: BlockRaster, mask: NDArray[np.bool_]
) -> tuple[dict[str, Array], dict[int, str], tuple[Notice, ...]]:
    """Return the domains of samples and blocks as the job takes them, their names, and what was noticed.

    Text is looked up in the raster's codebook, numbers are codes as they stand.

    Raises
    ------
    InvalidInputError
        Blocks that are not those of the model, or text for a raster without a codebook.
    """
    check_same_grid((model, raster))
    if samples.is_text and raster.codebook is None:
        raise InvalidInputError(
            "The domains of the samples are text, such as {example}, but {path} does not say which codes they have; "
            "krige or encode them with a codebook.",
            example=next((str(value) for value in samples.values if value), "''"),
            path=raster.path,
        )
    codes = code_samples(samples, raster.codebook)
    inside = raster.read()[mask]
    blocks = np.where(np.isnan(inside), MISSING, inside).astype(np.int32)
    names = {int(code): str(name) for code, name in zip(codes.codebook["codes"], codes.codebook["names"])}
    return {"sample_domains": codes.codes, "block_domains": blocks}, names, codes.notices


def seen_codes(seen: Mapping[str, Sequence[str]], names: Mapping[int, str]) -> dict[str, list[int]]:
    """Return rules of domains seen from others as codes.

    Raises
    ------
    InvalidInputError
        A domain that there is not.
    """
    codes = {name: code for code, name in names.items()}
    unknown = sorted({name for domain, others in seen.items() for name in (domain, *others)} - set(codes))
    if unknown:
        raise InvalidInputError(
            "There is no domain {unknown}; the domains are {known}.",
            unknown=", ".join(unknown),
            known=", ".join(sorted(codes)),
        )
    return {str(codes[domain]): [codes[name] for name in others] for domain, others in seen.items()}

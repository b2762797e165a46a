# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of blocks that are alike and drawn as wholes: those of a raster, such as the nearest hole, or cubes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.evaluation.assessment import cube_edge
from ..engine.network.splits import cube_codes
from .block_table import BlockTable

CUBES = 100
"""Cubes of ground that blocks are parted into, about."""


def groups_of(blocks: BlockTable) -> tuple[NDArray[np.int64], dict[str, Any]]:
    """Return the group of each block, and what groups are, as the job's parameter `grouped`.

    They are the codes of the table's column `groups`, or else cubes of ground, about `CUBES` of them.
    """
    given = blocks.others.get("groups")
    if given is not None:
        return given.astype(np.int64), {"by": "hole", "cube_length": 0.0}
    edge = cube_edge(blocks.grid.size, blocks.n_blocks, CUBES)
    return cube_codes(blocks.grid, blocks.numbers, edge), {"by": "cube", "cube_length": edge}

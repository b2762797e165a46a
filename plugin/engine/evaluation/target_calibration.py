# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether probabilities of classes or labels mean what they say, as the network gives them and calibrated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .bands import calibration_band
from .class_calibration import Temperatures
from .class_figures import figures_of_classes, figures_of_labels
from .figures import OF_PROBABILITY
from .intervals import draw_groups

Array = NDArray[Any]
Figures = Mapping[str, Any]


class Claims(Protocol):
    """Blocks of classes or labels whose probabilities are looked at."""

    @property
    def kind(self) -> str:
        """`multi_class` or `multi_label`."""

    @property
    def said(self) -> Array:
        """Probabilities, shape (n, k)."""

    @property
    def known(self) -> Array:
        """Numbers of classes, shape (n,), or labels 0 and 1, shape (n, k)."""

    @property
    def names(self) -> Sequence[str]:
        """Names of the classes or labels."""

    @property
    def groups(self) -> Array:
        """Code of the group of each block."""


def calibrations_of_target(
    blocks: Claims, rows: Array, raw: Figures, maps: Mapping[str, Temperatures], *, draws: int, seed: int
) -> dict[str, Any]:
    """Return by method, `raw` among them, `figures`, `each` (by name), `curve` and `map`, as JSON values.

    Parameters
    ----------
    blocks : Claims
        All blocks.
    rows : array of int
        Those that are shown.
    raw : mapping
        What `assess_target` has found: `figures` and `each` of the `part` that is shown.
    maps : mapping of str to Temperatures
        Calibrations that were fitted without those blocks.
    draws, seed : int
        How often groups are drawn, and the seed of that.

    Returns
    -------
    dict
        Figures are `OF_PROBABILITY` with intervals. The curve of classes (columns x y low high blocks) is the share of
        blocks that are called rightly over the mean of their highest probability; that of labels the share that has
        the label over the mean probability, of all labels together.
    """
    known, groups, part = blocks.known[rows], blocks.groups[rows], raw["part"]
    found: dict[str, Any] = {}
    for method, one in {"raw": None, **maps}.items():
        said = blocks.said[rows] if one is None else one.apply(blocks.said[rows])
        figures, each = raw["figures"][part], raw["each"][part]
        if one is not None:
            score = figures_of_classes if blocks.kind == "multi_class" else figures_of_labels
            figures, each = score(said, known, blocks.names, groups, draws=draws, seed=seed)[:2]
        claim, is_so, of = _claims(blocks.kind, said, known, groups)
        whole, drawn = draw_groups(claim, is_so, of, draws=draws, seed=seed)
        found[method] = {
            "figures": _of_probability(figures),
            "each": {name: _of_probability(each[name]) for name in blocks.names},
            "curve": calibration_band(whole, drawn),
            "map": None if one is None else one.to_dict(),
        }
    return found


def _of_probability(figures: Figures) -> dict[str, Any]:
    return {name: figures[name] for name in OF_PROBABILITY}


def _claims(kind: str, said: Array, known: Array, groups: Array) -> tuple[Array, NDArray[np.bool_], Array]:
    """Return probabilities that are claimed, whether it is so, and the group of each."""
    p = np.asarray(said, dtype=np.float64)
    if kind == "multi_class":
        return p.max(axis=1), p.argmax(axis=1) == known, groups
    return p.ravel(), np.asarray(known).ravel() == 1, np.repeat(groups, p.shape[1])

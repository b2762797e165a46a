# SPDX-License-Identifier: GPL-2.0-or-later
"""Category codes at prediction: the same rock gets the code the network was trained with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice

Array = NDArray[Any]
Book = Mapping[str, Any]


@dataclass(frozen=True)
class Recoding:
    """Codes of a raster and what the network knows them as."""

    given: Array
    """Codes as they stand in the raster, ascending."""
    known: Array
    """The network's code of each, NaN for a category it was not trained with."""

    def apply(self, values: Array) -> Array:
        """Return the network's codes as float32; a code that the raster's codebook lacks is NaN."""
        place = np.searchsorted(self.given, values).clip(0, len(self.given) - 1)
        return np.where(self.given[place] == values, self.known[place], np.nan).astype(np.float32)


def listed_codes(book: Book | None) -> str:
    """Return what the codes of a codebook stand for, in words; nothing without one.

    Examples
    --------
    >>> listed_codes({"codes": [1, 2], "names": ["schist", "porphyry"]})
    '1 schist, 2 porphyry'
    """
    return ", ".join(f"{code} {name}" for code, name in zip(book["codes"], book["names"])) if book else ""


def recode_by_name(variable: str, given: Book | None, known: Book | None) -> tuple[Recoding | None, tuple[Notice, ...]]:
    """Return how codes of one codebook become those of another, None when they agree.

    Parameters
    ----------
    variable : str
        Variable name, for messages.
    given, known : mapping, optional
        Codebooks as JSON values (`codes`, `names`): of the raster, and of the network.
    """
    if known is None:
        return None, ()
    if given is None:
        return None, (
            Notice(
                "The raster of {variable} has no codebook; its codes are taken for those of the network.",
                {"variable": variable},
            ),
        )
    code_of = {str(name): int(code) for code, name in zip(known["codes"], known["names"])}
    pairs = sorted((int(code), str(name)) for code, name in zip(given["codes"], given["names"]))
    if all(code_of.get(name) == code for code, name in pairs):
        return None, ()
    unknown = [name for _, name in pairs if name not in code_of]
    notices = [Notice("The codes of {variable} were matched to the network's by name.", {"variable": variable})]
    if unknown:
        notices.append(
            Notice(
                "The network was not trained with {names} of {variable}; blocks of it get no probability.",
                {"names": ", ".join(unknown), "variable": variable},
            )
        )
    return (
        Recoding(
            np.array([code for code, _ in pairs], dtype=np.float32),
            np.array([code_of.get(name, np.nan) for _, name in pairs], dtype=np.float32),
        ),
        tuple(notices),
    )

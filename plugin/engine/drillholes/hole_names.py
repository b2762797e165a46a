# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of holes that tables write differently: `DH-001` and `DH1`, `ZK0404` and `ZKO404`."""

from __future__ import annotations

import re

import numpy as np

from ..errors import as_template
from .arrays import BoolArray, hole_numbers
from .ledger import Ledger, RowsOf
from .records import Collars

NO_COLLAR = as_template("Row {row} of the {table}: hole {hole} is not in the collars.")
OTHER_NAME = as_template(
    "Row {row} of the {table}: hole {hole} is not in the collars, but {other} is; do both mean one hole?"
)


def core_name(hole: str) -> str:
    """Return a hole's name without what people and spreadsheets change in it.

    Capitals, blanks and signs, leading zeros of numbers, a trailing `.0`, and the letter O for the digit 0 beside a
    digit.

    Examples
    --------
    >>> core_name("dh-001"), core_name("DH1"), core_name("ZKO404"), core_name("7.0")
    ('dh1', 'dh1', 'zk404', '7')
    """
    plain = re.sub(r"\.0+$", "", hole.casefold())
    letters = re.sub(r"o+(?=\d)|(?<=\d)o+", _zeros, "".join(sign for sign in plain if sign.isalnum()))
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def _zeros(letters: re.Match[str]) -> str:
    return "0" * len(letters.group())


def reject_unknown_holes(of: RowsOf, kept: BoolArray, collars: Collars, ledger: Ledger) -> BoolArray:
    """Reject the kept rows whose hole is not in the collars; return the mask of those still kept."""
    unknown = kept & (hole_numbers(of.hole_id, collars.hole_id) < 0)
    if not unknown.any():
        return kept
    name_of = {core_name(str(hole)): str(hole) for hole in collars.hole_id}
    similar = {str(hole): name_of.get(core_name(str(hole)), "") for hole in np.unique(of.hole_id[unknown])}
    other = np.array([similar.get(str(hole), "") for hole in of.hole_id], dtype=np.str_)
    ledger.reject(of, unknown & (other == ""), "no_collar", NO_COLLAR)
    ledger.reject(of, unknown & (other != ""), "no_collar", OTHER_NAME, other=other)
    return kept & ~unknown

# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of files from names that users and rasters give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

LONGEST = 150
"""Bytes of a name in UTF-8; file systems take 255, with what is added before and behind."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]')
"""Signs that some file system refuses or takes for a path, and those that cannot be seen or written."""
_HIDING = re.compile(r"^\.+")
_BETWEEN_WORDS = re.compile(r"[\x00-/:-@\[-`{-\x7f]+")
"""Signs of ASCII that are neither letters nor digits."""


def forbidden_signs(name: str) -> list[str]:
    """Return the signs of a name that no name of a file may have, as they can be shown.

    Examples
    --------
    >>> forbidden_signs("../a:b"), forbidden_signs("金 (氧化)")
    (['/', ':'], [])
    """
    return [shown(sign) for sign in dict.fromkeys(_FORBIDDEN.findall(name))]


def shown(name: str) -> str:
    r"""Return a name with codes for the signs that cannot be seen.

    Examples
    --------
    >>> shown("金\x07")
    '金\\x07'
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def distinct_names(names: Sequence[str], numbers: Sequence[int] = ()) -> list[str]:
    """Return names that files can have everywhere, in one folder.

    Signs that no file may have become `_`; letters with accents are one sign each. Names that are equal, also if only
    in capitals, get their numbers.

    Parameters
    ----------
    names : sequence of str
        The names.
    numbers : sequence of int, optional
        A number for each name, all different; by default its place, from 1.

    Examples
    --------
    >>> distinct_names(["cu_pct:estimate", "mag/rtp:measure"])
    ['cu_pct_estimate', 'mag_rtp_measure']
    >>> distinct_names(["金", "Au", "au"])
    ['金', 'Au_2', 'au_3']
    """
    kept = [_cut(_HIDING.sub("_", _FORBIDDEN.sub("_", normalize("NFC", name)))) for name in names]
    numbers = numbers or range(1, len(kept) + 1)
    while True:  # a number can make a name that another has; two with numbers never are equal
        folded = [name.casefold() for name in kept]  # some file systems tell no case apart
        if len(set(folded)) == len(kept):
            return kept
        kept = [
            f"{name}_{number}" if folded.count(fold) > 1 else name for name, fold, number in zip(kept, folded, numbers)
        ]


def plain_name(title: str) -> str:
    """Return a title in small letters with `_` between its words; letters and signs beyond ASCII stay.

    Examples
    --------
    >>> plain_name("Tuff-breccia (weathered)"), plain_name("角砾岩 2"), plain_name("+")
    ('tuff_breccia_weathered', '角砾岩_2', '')
    """
    return _BETWEEN_WORDS.sub("_", normalize("NFC", title)).strip("_").lower()


def _cut(name: str) -> str:
    """Return as much of a name as a file can have."""
    return name.encode()[:LONGEST].decode(errors="ignore")

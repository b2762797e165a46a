# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists written as text: numbers with commas between, ranges of whole numbers, networks with semicolons between."""

from __future__ import annotations

from ..errors import InvalidInputError

MOST = 1000
"""Whole numbers of a range."""


def parse_counts(text: str, what: str) -> tuple[int, ...]:
    """Return whole numbers, each once, in the order they are written; an empty text gives none.

    Parameters
    ----------
    text : str
        Such as `1-4, 8`.
    what : str
        What the list is of, for the sentence when it cannot be read.

    Examples
    --------
    >>> parse_counts("1-3, 8, 2", "numbers of hidden layers")
    (1, 2, 3, 8)
    """
    found: list[int] = []
    for part in _parts(text):
        first, _, last = (one.strip() for one in part.partition("-"))
        if not first.isdecimal() or ("-" in part and not last.isdecimal()) or (last and int(last) < int(first)):
            raise InvalidInputError(
                "The list of {what} needs whole numbers with commas between, such as 1-4, 8, but {given} was given.",
                what=what,
                given=text,
            )
        if int(last or first) - int(first) >= MOST:
            raise InvalidInputError(
                "The list of {what} may have {most} entries at most, but {given} was given.",
                what=what,
                most=MOST,
                given=text,
            )
        found.extend(range(int(first), int(last or first) + 1))
    return tuple(dict.fromkeys(found))


def parse_numbers(text: str, what: str) -> tuple[float, ...]:
    """Return numbers, each once, in the order they are written; an empty text gives none.

    Examples
    --------
    >>> parse_numbers("0.001, 1e-2", "learning rates")
    (0.001, 0.01)
    """
    try:
        return tuple(dict.fromkeys(float(part) for part in _parts(text)))
    except ValueError:
        raise InvalidInputError(
            "The list of {what} needs numbers with commas between, such as 0.001, 0.01, but {given} was given.",
            what=what,
            given=text,
        ) from None


def parse_widths(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the widths of hidden layers of several networks, a semicolon between two.

    Examples
    --------
    >>> parse_widths("128,64,32; 64,64")
    ((128, 64, 32), (64, 64))
    """
    networks = [[width.strip() for width in part.split(",")] for part in text.split(";") if part.strip()]
    if any(not width.isdecimal() or int(width) < 1 for widths in networks for width in widths):
        raise InvalidInputError(
            "Hidden layers to try are whole numbers with commas between, a semicolon between two networks, such as "
            "128,64,32; 64,64, but {given} was given.",
            given=text,
        )
    return tuple(tuple(int(width) for width in widths) for widths in networks)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]

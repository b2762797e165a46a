# SPDX-License-Identifier: GPL-2.0-or-later
"""Names as integer codes, and the codebook that says which is which."""

from __future__ import annotations

import colorsys
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_between, check_choice
from ..errors import InvalidInputError, Notice
from .arrays import TextArray

METHODS = ("alphabetical", "frequency", "appearance")
VERSION = 1
MISSING = 0
"""Code of a missing name."""

COLORS = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999",
    "#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255",
)  # fmt: skip
"""Colours that stay apart for the colour-blind; more classes than these get hues in between."""


@dataclass(frozen=True)
class Codebook:
    """The classes of a variable: code, name, colour."""

    variable: str
    """Field that is coded, such as `lithology`."""
    codes: tuple[int, ...]
    """Codes, distinct, at least 1."""
    names: tuple[str, ...]
    """Names, distinct, one for each code."""
    colors: tuple[str, ...]
    """Colours as `#rrggbb`, one for each code."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Names that were grouped or merged, each with the class that it belongs to."""

    def __post_init__(self) -> None:
        lengths = {len(self.codes), len(self.names), len(self.colors)}
        if len(lengths) > 1 or len(set(self.codes)) < len(self.codes) or len(set(self.names)) < len(self.names):
            raise InvalidInputError(
                "The codebook of {variable} needs distinct codes and names, and as many of each as colours.",
                variable=self.variable,
            )
        if min(self.codes, default=1) < 1:
            raise InvalidInputError(
                "The codes of {variable} must be 1 or more, but {given} was given: 0 stands for missing.",
                variable=self.variable,
                given=min(self.codes),
            )

    def encode(self, names: TextArray) -> NDArray[np.int32]:
        """Return the codes of names, shape (n,); 0 for '' and for a name that is not in the book."""
        code_of = self.code_of_names()
        return np.fromiter((code_of.get(str(name), MISSING) for name in names), dtype=np.int32, count=len(names))

    def code_of_names(self) -> dict[str, int]:
        """Return the code of every name that is known, grouped ones among them."""
        code_of = dict(zip(self.names, self.codes))
        grouped = {name: code_of[of] for name, of in self.aliases.items() if of in code_of}
        return {**grouped, **code_of}

    def decode(self, codes: NDArray[Any]) -> TextArray:
        """Return the names of codes, shape (n,); '' for 0 and for an unknown code."""
        name_of = dict(zip(self.codes, self.names))
        return np.array([name_of.get(int(code), "") for code in codes], dtype=np.str_)

    def unknown(self, names: TextArray) -> tuple[str, ...]:
        """Return the names, sorted, that are not in the book; '' is not one."""
        return tuple(sorted({str(name) for name in np.unique(names)} - {*self.code_of_names(), ""}))

    def to_dict(self) -> dict[str, Any]:
        """Return the codebook as plain JSON values; aliases only where there are some."""
        return {
            "version": VERSION,
            "variable": self.variable,
            "codes": list(self.codes),
            "names": list(self.names),
            "colors": list(self.colors),
            **({"aliases": dict(self.aliases)} if self.aliases else {}),
        }

    def to_json(self) -> str:
        """Return the codebook as a JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1)

    @classmethod
    def from_dict(cls, definition: Mapping[str, Any]) -> Codebook:
        """Return the codebook of a definition made by `to_dict`."""
        try:
            version = definition.get("version", VERSION)
            book = cls(
                str(definition.get("variable", "")),
                tuple(int(code) for code in definition["codes"]),
                tuple(str(name) for name in definition["names"]),
                tuple(str(color) for color in definition["colors"]),
                {str(name): str(of) for name, of in dict(definition.get("aliases") or {}).items()},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidInputError(
                "This is not a codebook of Oresight: {reason} is missing or wrong.", reason=str(error)
            ) from error
        if version != VERSION:
            raise InvalidInputError(
                "The codebook has version {given}, but this Oresight reads version {known}.",
                given=str(version),
                known=VERSION,
            )
        return book

    @classmethod
    def from_json(cls, text: str) -> Codebook:
        """Return the codebook of a JSON text."""
        try:
            definition = json.loads(text)
        except ValueError as error:
            raise InvalidInputError("The codebook is not JSON: {reason}.", reason=str(error)) from error
        if not isinstance(definition, dict):
            raise InvalidInputError("The codebook must be a JSON object with variable, codes, names and colors.")
        return cls.from_dict(definition)


def encode_categories(
    names: TextArray | Sequence[str],
    *,
    variable: str,
    method: str = "alphabetical",
    known: Codebook | None = None,
    rare: float = 0.0,
    other: str = "other",
) -> tuple[NDArray[np.int32], Codebook]:
    """Return names as codes, and the codebook.

    Parameters
    ----------
    names : array of str, shape (n,)
        Names; '' where missing.
    variable : str
        Field that is coded.
    method : str
        What the codes from 1 on follow: `alphabetical`, `frequency` (the most frequent is 1), `appearance`.
    known : Codebook, optional
        An earlier codebook: its names keep their codes, new names get codes above its highest
        (`Codebook.unknown` says which they are).
    rare : float
        Names with a smaller share of the named rows, 0 to 1, are merged into one class, the last; names of the
        earlier codebook are not.
    other : str
        Name of that class.

    Returns
    -------
    codes : array of int32, shape (n,)
        0 where the name is missing.
    codebook : Codebook
        All classes, the known ones first.

    Examples
    --------
    >>> codes, book = encode_categories(["PORPHYRY", "", "ANDESITE"], variable="rock")
    >>> codes.tolist(), book.names
    ([2, 0, 1], ('ANDESITE', 'PORPHYRY'))
    """
    check_choice(method, METHODS, "order of the codes")
    check_between(rare, 0.0, 1.0, "share of rare names")
    listed = np.asarray(names, dtype=np.str_).reshape(-1)
    distinct, first, counts = np.unique(listed, return_index=True, return_counts=True)
    keys = {"alphabetical": np.arange(len(distinct)), "frequency": -counts, "appearance": first}
    order = np.argsort(keys[method], kind="stable")
    base = known if known is not None else Codebook(variable, (), (), ())
    rows = int(counts[distinct != ""].sum())
    new = [place for place in order if distinct[place] and str(distinct[place]) not in base.code_of_names()]
    merged = {str(distinct[place]): other for place in new if counts[place] < rare * rows}
    classes = [str(distinct[place]) for place in new if str(distinct[place]) not in {*merged, other}]
    if (merged or other in distinct[new]) and other not in base.names:
        classes.append(other)
    merged.pop(other, None)
    start = max(base.codes, default=MISSING) + 1
    codes = tuple(range(start, start + len(classes)))
    book = Codebook(
        variable,
        base.codes + codes,
        base.names + tuple(classes),
        base.colors + tuple(color_of(code) for code in codes),
        {**base.aliases, **merged},
    )
    return book.encode(listed), book


def merged_notice(before: Codebook | None, book: Codebook) -> Notice | None:
    """Return the sentence that says which names were merged into one class; None when none were."""
    earlier = {} if before is None else before.aliases
    merged = {name: of for name, of in book.aliases.items() if name not in earlier}
    if not merged:
        return None
    return Notice(
        "{count} rare names of {variable} were merged into {other}: {names}.",
        {
            "count": len(merged),
            "variable": book.variable,
            "other": next(iter(merged.values())),
            "names": ", ".join(sorted(merged)),
        },
    )


def new_names_notice(names: TextArray, known: Codebook) -> Notice | None:
    """Return the sentence that reports names which an earlier codebook does not have; None when there are none."""
    unknown = known.unknown(names)
    if not unknown:
        return None
    return Notice(
        "{count} names of {variable} are not in the earlier codebook: {names}.",
        {"count": len(unknown), "variable": known.variable, "names": ", ".join(unknown)},
    )


def color_of(code: int) -> str:
    """Return the colour of a code, the same everywhere.

    Examples
    --------
    >>> color_of(1)
    '#0072b2'
    """
    if 1 <= code <= len(COLORS):
        return COLORS[code - 1]
    hue = (code * 0.618033988749895) % 1.0
    red, green, blue = colorsys.hls_to_rgb(hue, 0.35 + 0.3 * (code % 2), 0.55)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"

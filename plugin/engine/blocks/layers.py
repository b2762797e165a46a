# SPDX-License-Identifier: GPL-2.0-or-later
"""The variables of a block model and the names under which everything knows them."""

from __future__ import annotations

from dataclasses import dataclass

from ..checks import check_choice
from ..errors import InvalidInputError

KINDS = (
    "domain", "depth", "distance", "hole", "estimate", "variance", "category", "entropy", "probability",
    "indicator", "label", "split", "uncertainty", "applicability", "attribution", "measure",
)  # fmt: skip
"""What a variable can be; `measure` is a raster from elsewhere."""

CODED_KINDS = ("domain", "hole", "category", "label", "split", "applicability")
"""Kinds whose values are integer codes."""


@dataclass(frozen=True)
class Variable:
    """One variable of a block model."""

    field: str
    """What it is of, in small letters: `cu_pct`, `lithology`, `ore`; never empty."""
    kind: str
    """One of `KINDS`."""
    unit: str = ""
    """Unit of its values: `%`, `g/t`, `m`; empty when it has none."""

    def __post_init__(self) -> None:
        check_choice(self.kind, KINDS, "kind of a variable")

    @property
    def name(self) -> str:
        """The name that features are known by, such as `cu_pct:estimate`."""
        return f"{self.field}:{self.kind}"

    @property
    def is_coded(self) -> bool:
        """Whether its values are integer codes."""
        return self.kind in CODED_KINDS

    @classmethod
    def parse(cls, name: str, unit: str = "") -> Variable:
        """Return the variable of a name; a name without a kind is a `measure`.

        Examples
        --------
        >>> Variable.parse("cu_pct:estimate", "%").kind
        'estimate'
        """
        field, _, kind = name.rpartition(":")
        return cls(field, kind, unit) if field and kind in KINDS else cls(name, "measure", unit)


def check_distinct_variables(names: list[str]) -> None:
    """Raise `InvalidInputError` when two variables have one name: which one is meant is not guessed."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InvalidInputError(
            "Two rasters hold the variable {names}; each variable may be given once.", names=", ".join(twice)
        )

# SPDX-License-Identifier: GPL-2.0-or-later
"""Features that belong together: named by the user, of one field, classes of one raster, or saying much the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import Variable
from ..errors import InvalidInputError
from .association import association, linked

Floats = NDArray[np.float64]

GIVEN, FIELD, CLASSES, COORDINATES, CORRELATED, ALL = (
    "given",
    "field",
    "classes",
    "coordinates",
    "correlated",
    "all",
)
"""Why features are one group: the user said so; one field, such as a grade and its variance; probabilities of the
classes of one raster; place; they say much the same; all there are."""
PLACES = ("easting", "northing", "elevation")
SUM_TOLERANCE = 0.01
"""Probabilities whose sum differs less than this from 1 in every block are those of all classes of one raster."""
MOST_ROWS = 20_000
"""More blocks are thinned evenly to see how features go together."""


@dataclass(frozen=True)
class FeatureGroup:
    """Features that are shuffled together."""

    name: str
    """Its name."""
    members: tuple[str, ...]
    """Variable names, in the model's order; at least two."""
    reason: str
    """Why they belong together."""


@dataclass(frozen=True)
class Related:
    """Two features that go together."""

    first: str
    """Variable name of one."""
    second: str
    """Variable name of the other."""
    strength: float
    """Their association, 0 to 1."""


def named_groups(text: str, names: Sequence[str]) -> list[FeatureGroup]:
    """Return the groups that a user wrote down.

    Parameters
    ----------
    text : str
        Groups with semicolons between, such as `copper = cu_pct:estimate, cu_pct:variance; rock = lithology,
        alteration`. The name before the equals sign may be left out; a field without a kind stands for all its
        variables.
    names : sequence of str
        Variable names of the model's features.

    Raises
    ------
    InvalidInputError
        A feature is not one of the model's, a group has fewer than two, or two groups have one name.

    Examples
    --------
    >>> named_groups("copper = cu_pct", ["cu_pct:estimate", "cu_pct:variance"])[0].members
    ('cu_pct:estimate', 'cu_pct:variance')
    """
    groups: list[FeatureGroup] = []
    for part in (one.strip() for one in text.split(";")):
        if not part:
            continue
        title, _, listed = part.rpartition("=")
        wanted = {name for one in listed.split(",") for name in _meant(one.strip(), names, part)}
        members = tuple(name for name in names if name in wanted)
        if len(members) < 2:
            raise InvalidInputError(
                "A group needs at least two features, but {given} names {found}.", given=part, found=len(members)
            )
        groups.append(FeatureGroup(title.strip() or _short_name(members), members, GIVEN))
    twice = [one.name for k, one in enumerate(groups) if one.name in [other.name for other in groups[:k]]]
    if twice:
        raise InvalidInputError("Two groups of features are called {name}; each needs its own name.", name=twice[0])
    return groups


def _meant(one: str, names: Sequence[str], part: str) -> list[str]:
    """Return the features that a word of the user's stands for."""
    found = [name for name in names if name == one] or [name for name in names if Variable.parse(name).field == one]
    if not found:
        raise InvalidInputError(
            "The group {group} names {given}, which the network does not know; its features are {names}.",
            group=part,
            given=one or "''",
            names=", ".join(names),
        )
    return found


def group_features(
    features: Floats,
    names: Sequence[str],
    codes: Sequence[bool],
    *,
    given: Sequence[FeatureGroup] = (),
    threshold: float = 0.8,
) -> tuple[list[FeatureGroup], list[Related]]:
    """Return the groups of features, and the pairs that go together.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite.
    names : sequence of str
        Variable names of the columns.
    codes : sequence of bool
        Whether each column holds codes of categories.
    given : sequence of FeatureGroup
        Groups of the user's; they come first.
    threshold : float
        Features whose association (see `association`) is at least this go together; more than 1 for none.

    Returns
    -------
    tuple
        The groups, each set of features once, that of all features last; and the pairs, the strongest first.
    """
    rows = features[:: max(1, len(features) // MOST_ROWS)]
    strength = association(rows, codes)
    found = [*given, *_of_one_field(names), *_of_one_raster(rows, names), *_places(names)]
    found += [
        FeatureGroup(_short_name(members), members, CORRELATED)
        for members in (tuple(names[k] for k in cluster) for cluster in linked(strength, threshold))
    ]
    if len(names) > 1:
        found.append(FeatureGroup("all features", tuple(names), ALL))
    pairs = [
        Related(names[i], names[j], float(strength[i, j]))
        for i, j in zip(*np.triu_indices(len(names), 1))
        if strength[i, j] >= threshold
    ]
    return distinct_groups(found), sorted(pairs, key=lambda one: -one.strength)


def _short_name(members: Sequence[str]) -> str:
    """Return the fields of features, or their names where two are of one field."""
    fields = [Variable.parse(name).field for name in members]
    return " + ".join(fields if len(set(fields)) == len(fields) else members)


def _of_one_field(names: Sequence[str]) -> Iterator[FeatureGroup]:
    """Yield what is known of one field: a kriged grade and its variance."""
    for field, members in _by(names, {name: Variable.parse(name).field for name in names}):
        if len(members) > 1:
            yield FeatureGroup(field, members, FIELD)


def _of_one_raster(rows: Floats, names: Sequence[str]) -> Iterator[FeatureGroup]:
    """Yield probabilities of all classes of one raster: fields with one beginning whose sum is 1 in every block."""
    probabilities = [name for name in names if Variable.parse(name).kind == "probability"]
    begun = {name: Variable.parse(name).field.split("_") for name in probabilities}
    for head in sorted({"_".join(words[:k]) for words in begun.values() for k in range(1, len(words))}):
        members = tuple(name for name in probabilities if Variable.parse(name).field.startswith(f"{head}_"))
        if len(members) < 2:
            continue
        total = rows[:, [names.index(name) for name in members]].sum(axis=1)
        if np.abs(total - 1.0).max() <= SUM_TOLERANCE:
            yield FeatureGroup(head, members, CLASSES)


def _places(names: Sequence[str]) -> Iterator[FeatureGroup]:
    members = tuple(name for name in names if name in PLACES)
    if len(members) > 1:
        yield FeatureGroup("coordinates", members, COORDINATES)


def _by(names: Sequence[str], key: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for value in dict.fromkeys(key[name] for name in names):
        yield value, tuple(name for name in names if key[name] == value)


def distinct_groups(groups: Sequence[FeatureGroup]) -> list[FeatureGroup]:
    """Return groups with each set of features once, under its first name."""
    kept: dict[tuple[str, ...], FeatureGroup] = {}
    for group in groups:
        kept.setdefault(group.members, group)
    return list(kept.values())

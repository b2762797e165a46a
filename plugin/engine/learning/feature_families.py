# SPDX-License-Identifier: GPL-2.0-or-later
"""Features of the honest predictor that are of one kind: kriged grades, indicators, statistics around, places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..evaluation.feature_groups import ALL, COORDINATES, PLACES, FeatureGroup, distinct_groups
from .known_ground import is_about_distance

FAMILY, KIND = "family", "kind"
"""Why features are a group: they are made in one way; they say what is around a place, or how far away that is."""

FAMILIES = {
    "kriged_grade": r"kriged_(\d+|mean|spread)",
    "kriged_indicators": r"kriged_ore_(\d+|mean)|above_.+",
    "kriging_variance": r"kriging_variance_\d+",
    "neighbourhood": r"(mean|deviation|maximum|ore_share)_\d+",
    "reach": r"distance_\d+",
    "inverse_distance": r"inverse_.+",
    "kernels": r"kernel_\d+",
    "kernel_weights": r"kernel_weight_\d+",
    "nearest_holes": r"hole_\d+_score",
    "hole_distances": r"hole_\d+_distance",
    "directions": r"octant_\d+",
}
"""Names of the features of each family, as regular expressions."""

GRADES, DISTANCES = "grades_around", "distances"
"""All that says what the composites around a place are, and all that says how far away they are."""


def family_of(name: str) -> str:
    """Return the family of a feature; '' of one that is in none.

    Examples
    --------
    >>> family_of("kriged_3"), family_of("kriged_ore_3"), family_of("kernel_weight_25")
    ('kriged_grade', 'kriged_indicators', 'kernel_weights')
    """
    return next((family for family, pattern in FAMILIES.items() if re.fullmatch(pattern, name)), "")


def families(names: Sequence[str]) -> list[FeatureGroup]:
    """Return the families of features with two members or more, the two halves of what is known, place, and all.

    Parameters
    ----------
    names : sequence of str
        Names of the features, and `easting`, `northing` and `elevation` where place is one.

    Examples
    --------
    >>> [group.name for group in families(["mean_4", "mean_8", "distance_4", "distance_8"])]
    ['neighbourhood', 'reach', 'all features']
    """
    known = [name for name in names if name not in PLACES]
    parts = {family: tuple(name for name in known if family_of(name) == family) for family in FAMILIES}
    groups = [FeatureGroup(name, members, FAMILY) for name, members in parts.items()]
    for kind, is_about in ((GRADES, False), (DISTANCES, True)):
        members = tuple(name for name in known if is_about_distance(name) == is_about)
        groups.append(FeatureGroup(kind, members, KIND))
    groups.append(FeatureGroup("coordinates", tuple(name for name in names if name in PLACES), COORDINATES))
    groups.append(FeatureGroup("all features", tuple(names), ALL))
    return distinct_groups([group for group in groups if len(group.members) > 1])

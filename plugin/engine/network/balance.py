# SPDX-License-Identifier: GPL-2.0-or-later
"""Rare ore among many barren blocks: weights of classes, and fewer blocks of the large ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError

if TYPE_CHECKING:
    from torch import Tensor

NONE, BALANCED = "none", "balanced"
"""Class weights that are named; others are stated, class by class."""
ORE_OR_BARREN = (("waste", "barren", "0"), ("ore", "1"))
"""What the classes of a binary target may be called."""

ClassNames = Sequence[Sequence[str]]
"""What each class, or each of several labels, may be called: its name first, its code last."""


def stated_weights(text: str) -> dict[str, float]:
    """Return the weights that a text states, by the names in it.

    Parameters
    ----------
    text : str
        Name or code and weight of each class, such as `ore:3, waste:1`; Chinese punctuation and a JSON object are
        understood too.

    Raises
    ------
    InvalidInputError
        A part of the text is no name and weight, a weight is no positive number, or a class is named twice.

    Examples
    --------
    >>> stated_weights("ore: 3, waste: 1")
    {'ore': 3.0, 'waste': 1.0}
    """
    weights: dict[str, float] = {}
    for part in filter(None, (one.strip() for one in re.split("[,;，；、]", text.strip(" {}")))):
        name, weight = _name_and_weight(part)
        if name in weights:
            raise InvalidInputError("The class weights {given} name {name} twice.", given=text, name=name)
        weights[name] = weight
    if not weights:
        raise InvalidInputError(
            "Class weights must be none, balanced, or a weight for each class, such as ore:3, waste:1; but {given} was "
            "given.",
            given=text or "nothing",
        )
    return weights


def row_weights(class_weights: str, labels: NDArray[Any], names: ClassNames) -> NDArray[np.float64] | None:
    """Return the weight of each block, of mean 1, in the labels' shape; None where all weigh the same.

    Parameters
    ----------
    class_weights : str
        `none`, `balanced`, or weights as `stated_weights` reads them; classes that are not named weigh 1. Of several
        labels the weight is that of the blocks that have the label, beside 1 for those that do not.
    labels : array
        As `targets.Target.encode` gives them.
    names : sequence of sequences of str
        What the classes, or labels, may be called.

    Raises
    ------
    InvalidInputError
        A class is named that there is not, or two names are those of one class.

    Examples
    --------
    >>> row_weights("ore:3", np.array([True, False]), ORE_OR_BARREN).tolist()
    [1.5, 0.5]
    """
    if class_weights == NONE:
        return None
    if class_weights == BALANCED:
        return balanced_weights(labels)
    of_class = _by_class(class_weights, names)
    weights = np.where(labels, of_class, 1.0) if labels.ndim > 1 else of_class[labels.astype(np.int64)]
    return np.asarray(weights / weights.mean(axis=0))


def balanced_weights(labels: NDArray[Any]) -> NDArray[np.float64]:
    """Return weights with which all classes weigh the same in sum; their mean is 1.

    Parameters
    ----------
    labels : array
        As `targets.Target.encode` gives them; of several labels each is balanced by itself.

    Examples
    --------
    >>> balanced_weights(np.array([True, False, False, False])).round(3).tolist()
    [2.0, 0.667, 0.667, 0.667]
    """
    if labels.dtype == np.bool_:
        ore = labels.mean(axis=0)
        return np.where(labels, 0.5 / ore, 0.5 / (1.0 - ore))
    counts = np.bincount(labels)
    weights: NDArray[np.float64] = (len(labels) / (len(counts) * counts))[labels]
    return weights


def without_surplus(order: Tensor, classes: Tensor, times: float) -> Tensor:
    """Return an order of blocks without those of a class beyond `times` the size of the smallest class.

    Parameters
    ----------
    order : tensor of shape (n,)
        Numbers of blocks in the order in which they are taken; a drawn one draws who stays.
    classes : tensor of shape (n,)
        The class of each block, whole numbers from 0.
    times : float
        Above zero; every class keeps at least one block.
    """
    import torch

    counts = torch.bincount(classes)
    limit = max(1, int(times * int(counts[counts > 0].min())))
    ordered = classes[order]
    stays = torch.zeros(len(order), dtype=torch.bool, device=order.device)
    for number in range(len(counts)):
        stays[torch.nonzero(ordered == number)[:limit, 0]] = True
    return order[stays]


def _name_and_weight(part: str) -> tuple[str, float]:
    name, colon, number = (one.strip() for one in re.sub("[：=]", ":", part).rpartition(":"))
    try:
        weight = float(number)
    except ValueError:
        weight = np.nan
    if not colon or not name or not (0.0 < weight < np.inf):
        raise InvalidInputError(
            "A class weight is a name or code, a colon and a positive number, such as ore:3, but {given} was given.",
            given=part,
        )
    return name.strip("'\""), weight


def _by_class(text: str, names: ClassNames) -> NDArray[np.float64]:
    """Return the weight of each class; 1 for those that the text does not name."""
    weights = np.ones(len(names))
    taken: dict[int, str] = {}
    for given, weight in stated_weights(text).items():
        place = _place(given, names)
        if place in taken:
            raise InvalidInputError(
                "The class weights {given} name one class twice, as {first} and {second}.",
                given=text,
                first=taken[place],
                second=given,
            )
        taken[place] = given
        weights[place] = weight
    return weights


def _place(given: str, names: ClassNames) -> int:
    """Return the place of the class that a name or code means; a name as it is written goes first."""
    for folded in (str, str.casefold):
        found = [place for place, of_class in enumerate(names) if folded(given) in map(folded, of_class)]
        if len(found) == 1:
            return found[0]
    raise InvalidInputError(
        "The class weights name {given}, but the classes are {known}.",
        given=given,
        known=", ".join(dict.fromkeys(of_class[0] for of_class in names)),
    )

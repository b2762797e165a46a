# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network is to be explained about: the labels it is scored on, and which of its answers is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from .codebooks import recode_by_name
from .label_checks import check_ore_or_barren
from .targets import Target

Array = NDArray[Any]


def checked_labels(target: Target, labels: Array) -> tuple[Array, NDArray[np.bool_], tuple[Notice, ...]]:
    """Return labels as scores take them, which blocks have one the network knows, and what the user should know.

    Parameters
    ----------
    target : Target
        What the network learned.
    labels : array of shape (n,) or (n, labels)
        Labels as rasters hold them.

    Raises
    ------
    InvalidInputError
        Labels of another kind than the network's, or of several labels another number.
    """
    if target.kind == "multi_label" and (labels.ndim != 2 or labels.shape[1] != target.n_outputs):
        raise InvalidInputError(
            "The network tells {needed} labels ({names}), but {given} were given; give the others as further "
            "labels, in this order.",
            needed=target.n_outputs,
            names=", ".join(target.variables),
            given=1 if labels.ndim == 1 else labels.shape[1],
        )
    if target.kind in ("binary", "multi_label"):
        for column in np.atleast_2d(labels.T):
            check_ore_or_barren(column)
    is_usable = np.ones(len(labels), dtype=bool)
    notices: tuple[Notice, ...] = ()
    if target.kind == "multi_class":
        is_usable = np.isin(labels, target.classes)
        unknown = int(np.count_nonzero(~is_usable))
        if unknown == len(labels):
            raise InvalidInputError(
                "No block has one of the classes that the network was trained with, which are {names}.",
                names=", ".join(target.names),
            )
        if unknown:
            notices = (
                Notice(
                    "{unknown} of {n} blocks have a class that the network was not trained with and are left out.",
                    {"unknown": unknown, "n": len(labels)},
                ),
            )
        labels = np.where(is_usable, labels, target.classes[0])
    return target.encode(labels), is_usable, notices


def recoded_labels(
    target: Target, labels: Array, codebook: Mapping[str, Any] | None
) -> tuple[Array, tuple[Notice, ...]]:
    """Return codes of classes as the network's, matched by name where both have a codebook, and what was matched.

    Parameters
    ----------
    target : Target
        What the network learned; labels of other targets than classes are returned as they are.
    labels : array of shape (n,)
        Codes of classes; of a class that the network does not know NaN is returned.
    codebook : mapping, optional
        Codebook of the labels, as JSON values.
    """
    if target.kind != "multi_class":
        return labels, ()
    recoding, said = recode_by_name(target.variables[0], codebook, target.codebook)
    told = said[:1]  # classes that the network does not know are counted where blocks have them
    return labels if recoding is None else recoding.apply(labels.astype(np.float32)), told


def output_of(target: Target, answer: str, known: Any) -> int:
    """Return the place of the answer that is looked at.

    Parameters
    ----------
    target : Target
        What the network learned.
    answer : str
        Name or code of a class, or name of a label; empty for the most common class among `known`, or the first label.
    known : array of shape (n,)
        Places of the classes of the blocks; empty for the first.

    Raises
    ------
    InvalidInputError
        The network has no answer of that name.
    """
    if not answer or target.kind in ("binary", "regression"):
        if target.kind != "multi_class" or not len(known):
            return 0
        return int(np.bincount(np.asarray(known, dtype=np.int64)).argmax())
    others = [str(code) for code in target.classes] or list(target.variables)
    for titles in (list(target.titles), others):
        if answer in titles:
            return titles.index(answer)
    raise InvalidInputError(
        "The network does not tell {given}; it tells {names}.", given=answer, names=", ".join(target.titles)
    )

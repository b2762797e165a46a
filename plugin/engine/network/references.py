# SPDX-License-Identifier: GPL-2.0-or-later
"""The block that a network's answers are compared with: a mean one, a middle one, a barren one, or the user's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError
from .codebooks import Book, listed_codes
from .feature_view import FeatureView
from .features import is_category
from .leaks import thinned
from .model_file import NetworkModel

Array = NDArray[Any]

REFERENCES = ("training_mean", "training_median", "barren_mean", "lowest")
"""Mean of the training blocks, their median, mean of those without ore, the lowest value; of categories always the
most common class."""


def reference_block(
    model: NetworkModel, view: FeatureView, labels: Array, is_training: NDArray[np.bool_], kind: str, values: str
) -> list[float]:
    """Return the value of each feature of the block that others are compared with.

    Parameters
    ----------
    model : NetworkModel
        The network.
    view : FeatureView
        Features of all blocks; very many are thinned evenly.
    labels : array of shape (n,) or (n, labels)
        1 for ore and 0 for barren where `barren_mean` is asked for.
    is_training : array of bool, shape (n,)
        The blocks it is found among.
    kind : str
        One of `REFERENCES`.
    values : str
        Values of the user's with semicolons between, such as `cu_pct:estimate = 0.1; lithology:category = schist`.

    Raises
    ------
    InvalidInputError
        Barren blocks are asked of a network that does not tell ore, or a value cannot be understood.
    """
    check_choice(kind, REFERENCES, "reference block")
    if kind == "barren_mean":
        if model.target.kind != "binary":
            raise InvalidInputError("A mean barren block was asked for, but the network does not tell ore.")
        is_training = is_training & (labels == 0)
    features = view.take(thinned(is_training)).astype(np.float64)
    features = features[np.isfinite(features).all(axis=1)]
    if not len(features):
        raise InvalidInputError("There are no blocks with all features that a reference block could be found among.")
    given = _given(values, model)
    return [given.get(name, _value(features[:, column], name, kind)) for column, name in enumerate(model.names)]


def _value(column: NDArray[np.float64], name: str, kind: str) -> float:
    if is_category(name):
        codes, counts = np.unique(column, return_counts=True)
        return float(codes[counts.argmax()])
    if kind == "lowest":
        return float(column.min())
    return float(np.median(column) if kind == "training_median" else column.mean())


def _given(text: str, model: NetworkModel) -> dict[str, float]:
    """Return the values that a user wrote down, by variable name."""
    found = {}
    for part in (one.strip() for one in text.split(";")):
        if not part:
            continue
        name, _, value = (one.strip() for one in part.partition("="))
        if name not in model.names:
            raise InvalidInputError(
                "The text of the reference block names {given}, but the network has no such feature; it has {names}.",
                given=name or "''",
                names=", ".join(model.names),
            )
        codes = model.encoding.codes[model.names.index(name)]
        found[name] = _number(value, model.codebooks.get(name), codes, name)
    return found


def _number(text: str, book: Book | None, codes: Sequence[int], name: str) -> float:
    """Return a number, or the code of a class that is named; of a feature of classes the code of one of them."""
    titles = dict(zip(book["names"], book["codes"])) if book else {}
    if text in titles:
        return float(titles[text])
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    known = {*titles.values(), *codes}
    if known and number not in known:
        raise InvalidInputError(
            "The reference block needs a class that the network knows: {name} is one of {known}, but {given} was "
            "given.",
            name=name,
            known=listed_codes(book) or ", ".join(map(str, codes)),
            given=text or "''",
        )
    if not np.isfinite(number):
        raise InvalidInputError(
            "The reference block needs a number for {name}, but {given} was given.", name=name, given=text or "''"
        )
    return number

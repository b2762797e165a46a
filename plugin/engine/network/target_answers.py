# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network of any target says of blocks, as the arrays that become rasters."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .inference import binary_entropy, entropy_of
from .targets import Target

Array = NDArray[Any]

NO_CLASS = -1
"""Code of a block that a feature is missing of."""


def answer_arrays(target: Target, said: Array, spread: Array | None) -> dict[str, Array]:
    """Return arrays by name.

    Parameters
    ----------
    target : Target
        What the network's outputs stand for.
    said : array of shape (n,) or (n, targets)
        What `inference.predict` gave.
    spread : array of that shape, optional
        Standard deviations of `inference.predict_with_dropout`.

    Returns
    -------
    dict
        `probability` (n,): that of ore, of the most probable class, of the first label, or the number.
        `uncertainty` (n,): its standard deviation where there is a spread, else the entropy in bits;
        left out of numbers without a spread. Of several classes `category` (n,), the code of the
        most probable one, and of classes and labels `probabilities` (n, targets).
    """
    if target.kind == "regression":
        return {"probability": said, **({} if spread is None else {"uncertainty": spread})}
    if target.kind == "multi_class":
        return _of_classes(target, said, spread)
    of_ore, of_spread = (said, spread) if target.kind == "binary" else (said[:, 0], spread)
    if target.kind == "multi_label" and spread is not None:
        of_spread = spread[:, 0]
    found = {"probability": of_ore, "uncertainty": entropy_of(of_ore) if of_spread is None else of_spread}
    return found if target.kind == "binary" else {**found, "probabilities": said}


def shown_answer(target: Target, said: Array, values: Array) -> Array:
    """Return the values of the answer that a raster shows of each block, shape (n,).

    Parameters
    ----------
    target : Target
        What the network's outputs stand for.
    said : array of shape (n,) or (n, targets)
        What `inference.predict` gave: of classes the most probable one is shown, of labels the first.
    values : array of that shape
        Something about each answer, such as its deviation.
    """
    if target.kind == "multi_class":
        known = np.isfinite(said).all(axis=1)
        return np.asarray(values[np.arange(len(said)), np.where(known, said.argmax(axis=1), 0)])
    return np.ascontiguousarray(values[:, 0]) if target.kind == "multi_label" else values


def _of_classes(target: Target, said: Array, spread: Array | None) -> dict[str, Array]:
    known = np.isfinite(said).all(axis=1)
    best = np.where(known, said.argmax(axis=1), 0)
    rows = np.arange(len(said))
    return {
        "probability": said[rows, best],
        "category": np.where(known, np.asarray(target.classes)[best], NO_CLASS).astype(np.int32),
        "uncertainty": entropy_of_classes(said) if spread is None else spread[rows, best],
        "probabilities": said,
    }


def entropy_of_answers(target: Target, said: Array) -> NDArray[np.float32]:
    """Return the entropy of each answer in bits, shape (n,); of several labels the mean of theirs; numbers have none.

    Parameters
    ----------
    target : Target
        What the network's outputs stand for.
    said : array of shape (n,) or (n, targets)
        What `inference.predict` gave.
    """
    if target.kind == "multi_class":
        return entropy_of_classes(said)
    each = binary_entropy(said)
    return (each.mean(axis=1) if target.kind == "multi_label" else each).astype(np.float32)


def entropy_of_classes(probability: Array) -> NDArray[np.float32]:
    """Return the entropy in bits of each row of probabilities: 0 when certain, log2 k when all k are alike.

    Examples
    --------
    >>> entropy_of_classes(np.array([[1.0, 0.0], [0.5, 0.5]])).tolist()
    [0.0, 1.0]
    """
    p = np.asarray(probability, dtype=np.float64)
    bits = -(p * np.log2(np.maximum(p, np.finfo(np.float64).tiny))).sum(axis=1)
    return np.asarray(bits + 0.0, dtype=np.float32)

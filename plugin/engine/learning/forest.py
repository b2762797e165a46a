# SPDX-License-Identifier: GPL-2.0-or-later
"""Decision trees as plain arrays: grown by scikit-learn, kept and read without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .compiled_trees import compiled_leaves, is_worth_compiling

Floats = NDArray[np.float64]

FIELDS = ("feature", "threshold", "left", "right", "goes_left", "value", "roots")
"""Arrays of a forest, in this order."""
ROWS_AT_ONCE = 4096
"""Rows that go through all trees before the next, without numba."""
LEAF_OF_MEANS = 5
"""Fewest rows of a leaf of trees of means."""


@dataclass(frozen=True)
class Forest:
    """Trees whose leaves are added up: nodes of all trees, one after another.

    A row goes left where its feature is not above the threshold; a leaf is its own child.
    """

    feature: NDArray[np.int32]
    """Number of the feature that a node asks for, shape (nodes,)."""
    threshold: Floats
    """Shape (nodes,)."""
    left: NDArray[np.int32]
    """Node that a row goes to, shape (nodes,)."""
    right: NDArray[np.int32]
    """The other one, shape (nodes,)."""
    goes_left: NDArray[np.int32]
    """1 where a row without the feature goes left, shape (nodes,)."""
    value: Floats
    """What a leaf adds, shape (nodes,)."""
    roots: NDArray[np.int32]
    """First node of each tree, shape (trees,)."""
    start: float
    """What the leaves are added to."""

    def sums(self, rows: NDArray[np.float32]) -> Floats:
        """Return the sum over all trees for rows of shape (n, f), NaN where a feature is missing; shape (n,).

        To the last bit the same whether numba is installed or not.
        """
        if is_worth_compiling(len(rows), len(self.roots)):
            total = np.full(len(rows), self.start)
            compiled_leaves()(np.ascontiguousarray(rows), *(getattr(self, name) for name in FIELDS), total)
            return total
        parts = [self._sums(rows[start : start + ROWS_AT_ONCE]) for start in range(0, len(rows), ROWS_AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _sums(self, rows: NDArray[np.float32]) -> Floats:
        total = np.full(len(rows), self.start)
        for root in self.roots:
            node = np.full(len(rows), root, dtype=np.int32)
            underway, at = np.arange(len(rows)), node
            while len(underway):
                values = rows[underway, self.feature[at]]
                is_left = np.where(np.isnan(values), self.goes_left[at] == 1, values <= self.threshold[at])
                following = np.where(is_left, self.left[at], self.right[at])
                is_on = following != at
                underway, at = underway[is_on], following[is_on]
                node[underway] = at
            total += self.value[node]
        return total

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name."""
        return {name: getattr(self, name) for name in FIELDS}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]], start: float) -> Forest:
        """Return the forest of arrays from `arrays`."""
        return cls(**{name: np.asarray(arrays[name]) for name in FIELDS}, start=start)


def grow_boosted(
    rows: NDArray[np.float32], ore: NDArray[np.bool_], *, seed: int, trees: int = 250, rate: float = 0.03
) -> Forest:
    """Return boosted trees whose sum is the logit of ore (scikit-learn's histogram gradient boosting).

    Parameters
    ----------
    rows : array of shape (n, f)
        NaN where a feature is missing.
    ore : boolean array of shape (n,)
    seed : int
    trees : int
        How many, each of up to 15 leaves of at least 40 rows.
    rate : float
        Learning rate.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=rate,
        max_leaf_nodes=15,
        min_samples_leaf=40,
        l2_regularization=5.0,
        max_features=0.5,
        early_stopping=False,
        random_state=seed,
    )
    known = np.where(np.isnan(rows).all(axis=0), np.float32(0.0), rows)  # it fails on a feature that no row has
    with threadpool_limits(1):  # with more threads it stalls beside another busy process
        model.fit(known, ore)
    nodes = [one.nodes for (one,) in model._predictors]  # there is no public way to the trees
    return _joined([_boosted_tree(one) for one in nodes], float(model._baseline_prediction.ravel()[0]))


def grow_randomised(
    rows: NDArray[np.float32],
    ore: NDArray[np.bool_],
    *,
    seed: int,
    trees: int = 200,
    smallest_leaf: int = 8,
    threads: int = 1,
) -> Forest:
    """Return extremely randomised trees whose sum is the probability of ore (scikit-learn's).

    Parameters are as in `grow_boosted`; no value may be missing.
    """
    from sklearn.ensemble import ExtraTreesClassifier

    model = ExtraTreesClassifier(trees, min_samples_leaf=smallest_leaf, n_jobs=threads, random_state=seed)
    model.fit(rows, ore)
    return _joined([_randomised_tree(one.tree_, 1.0 / trees) for one in model.estimators_], 0.0)


def grow_means(
    rows: NDArray[np.float32],
    values: Floats,
    *,
    seed: int,
    trees: int = 200,
    threads: int = 1,
) -> Forest:
    """Return extremely randomised trees whose sum is the mean of a number (scikit-learn's).

    Parameters
    ----------
    rows : array of shape (n, f)
        No value may be missing.
    values : array of shape (n,)
    seed : int
    trees : int
        How many; a leaf has `LEAF_OF_MEANS` rows or more, every cut is the best of one drawn for each feature.
    threads : int
    """
    from sklearn.ensemble import ExtraTreesRegressor

    model = ExtraTreesRegressor(trees, min_samples_leaf=LEAF_OF_MEANS, n_jobs=threads, random_state=seed)
    model.fit(rows, values)
    return _joined([_mean_tree(one.tree_, 1.0 / trees) for one in model.estimators_], 0.0)


def _boosted_tree(nodes: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    at = np.arange(len(nodes))
    is_leaf = nodes["is_leaf"] == 1
    return (
        np.where(is_leaf, 0, nodes["feature_idx"]),
        np.where(is_leaf, 0.0, nodes["num_threshold"]),
        np.where(is_leaf, at, nodes["left"]),
        np.where(is_leaf, at, nodes["right"]),
        nodes["missing_go_to_left"],
        nodes["value"],
    )


def _randomised_tree(tree: Any, weight: float) -> tuple[NDArray[Any], ...]:
    """Return the nodes of a tree whose leaves hold the share of ore."""
    shares = tree.value[:, 0, :]
    return _plain_tree(tree, weight * shares[:, 1] / shares.sum(axis=1))


def _mean_tree(tree: Any, weight: float) -> tuple[NDArray[Any], ...]:
    """Return the nodes of a tree whose leaves hold a mean."""
    return _plain_tree(tree, weight * tree.value[:, 0, 0])


def _plain_tree(tree: Any, value: Floats) -> tuple[NDArray[Any], ...]:
    at = np.arange(tree.node_count)
    is_leaf = tree.children_left < 0
    return (
        np.where(is_leaf, 0, tree.feature),
        np.where(is_leaf, 0.0, tree.threshold),
        np.where(is_leaf, at, tree.children_left),
        np.where(is_leaf, at, tree.children_right),
        np.zeros(tree.node_count),
        value,
    )


def _joined(trees: Sequence[tuple[NDArray[Any], ...]], start: float) -> Forest:
    """Return the nodes of all trees one after another; children count from the first tree on."""
    sizes = [len(tree[0]) for tree in trees]
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    kinds = (np.int32, np.float64, np.int32, np.int32, np.int32, np.float64)
    columns = {
        name: np.concatenate([tree[i] + (root if i in {2, 3} else 0) for tree, root in zip(trees, roots)]).astype(kind)
        for i, (name, kind) in enumerate(zip(FIELDS, kinds))
    }
    return Forest.of_arrays({**columns, "roots": roots.astype(np.int32)}, start)

# SPDX-License-Identifier: GPL-2.0-or-later
"""The scores of a run against the true ore, where it is known."""

from __future__ import annotations

from typing import Any

from ...plugin.bridge.records import file_record
from ...plugin.bridge.run_files import read_json
from ...plugin.bridge.truth import find_truth, truth_scores
from .chain import Chain


def true_scores(chain: Chain) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Return the scores against the truth by name, and the record of its file; nothing where it is not known.

    `truth` is of the network on its test blocks, `truth_honest` of the honest way on the same blocks, and
    `truth_honest_all` on all blocks.
    """
    path = chain.settings.truth or find_truth([layer.source().split("|")[0] for layer in chain.tables.values()])
    if not path:
        return {}, []
    found = {}
    split = None
    if chain.settings.has_published:
        split = chain.block_path("split")
        threshold = read_json(chain.path("network.json"))["threshold"]
        features = [*chain.features, chain.block_path("ore_indicator")]
        found["truth"] = _scored(chain, "truth", path, chain.block_path("probability"), split, features, threshold)
    if chain.settings.has_honest:
        threshold = read_json(chain.path("honest.json"))["threshold"]
        probability = chain.block_path(f"{chain.honest}probability")
        if split is not None:
            found["truth_honest"] = _scored(chain, "truth_honest", path, probability, split, [], threshold)
        found["truth_honest_all"] = _scored(chain, "truth_honest_all", path, probability, None, [], threshold)
    return found, [file_record("truth", path)]


def _scored(
    chain: Chain, name: str, path: str, probability: str, split: str | None, features: list[str], threshold: float
) -> dict[str, Any]:
    scores: dict[str, Any] = chain.steps.value(
        name,
        [path, probability, split, features, threshold],
        lambda: truth_scores(path, probability, split, features, threshold=threshold),
    )
    return scores

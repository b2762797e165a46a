# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of the publication whose method this is; reports print them beside the user's."""

from __future__ import annotations

PUBLISHED_THRESHOLD = 0.85
"""Probability from which on the publication calls a block ore."""

PUBLISHED_TRAINING = {"accuracy": 0.83, "loss": 0.38}
"""Training part, approximate as reported."""

PUBLISHED_TEST = {"auc": 0.932, "accuracy": 0.8726, "precision": 0.8021, "recall": 0.7032, "f1": 0.7494}
"""Blocks deeper than the split, at the threshold above."""

PUBLISHED_SPLIT_DEPTH = 540.0
"""Depth below the surface that parts training from test, metres."""

PUBLISHED_FALSE_POSITIVE_RATE = 0.0645
"""Share of the barren test blocks called ore; not printed, but the figures above leave one value only.

With s the share of ore, recall r, precision p and accuracy a: the wrong blocks are 1 - a = s (1 - r) + s r (1 / p - 1),
so s = 0.271, and the rate is s r (1 / p - 1) / (1 - s).
"""

# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of the evaluation of a network that tells classes, several labels or a number instead of ore."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .compared import nearness_section
from .learning_curves import learning_curves
from .page import Section, page
from .scored_part import with_scored_part
from .target_assessment import target_sections
from .target_training import target_confusion, target_lead, target_scores


def target_evaluation_report(values: Mapping[str, Any], notices: Iterable[Notice]) -> str:
    """Return the report; `values` are those of the job `evaluate_network`."""
    values = with_scored_part(values)
    return page(
        tr("Network evaluation"),
        [
            Section(tr("Scores"), target_scores(values)),
            Section(tr("Called rightly and wrongly"), target_confusion(values)),
            *target_sections(values),
            nearness_section(values),
            Section(
                tr("Learning curves of its training"),
                learning_curves(values["history"], values.get("n_networks", 1)),
            ),
        ],
        lead=target_lead(values),
        notices=notices,
    )

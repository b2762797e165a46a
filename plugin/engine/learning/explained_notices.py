# SPDX-License-Identifier: GPL-2.0-or-later
"""Warnings of an explanation of the honest predictor: without skill, or of ground that is not asked about."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..errors import Notice
from ..evaluation.importance import Skill
from ..evaluation.skill_notices import has_skill


def explained_notices(skills: Mapping[str, Skill], *, is_below: bool) -> tuple[Notice, ...]:
    """Return what the reader must know first.

    Parameters
    ----------
    skills : mapping of str to Skill
        Measures at the left-out composites.
    is_below : bool
        Whether the predictor imitates ground below the drilling.
    """
    notices = []
    is_skilled = has_skill(skills)
    if is_skilled is None and np.isfinite(skills["auc"].value):
        notices.append(
            Notice(
                "Whether the model does better than chance at left-out holes cannot be told (AUC {auc:.3f}): ore or "
                "waste lies in too few groups of holes for an interval. Importance may say nothing about the ground.",
                {"auc": skills["auc"].value},
            )
        )
    if is_skilled is False:
        notices.append(
            Notice(
                "At left-out holes the model does no better than chance (AUC {auc:.3f}): importance then says nothing "
                "about the ground.",
                {"auc": skills["auc"].value},
            )
        )
    if is_below:
        notices.append(
            Notice(
                "The model imitates ground below the drilling, but what it leans on is found at left-out holes, which "
                "lie beside others: below the drilling that may be something else."
            )
        )
    return tuple(notices)

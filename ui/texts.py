# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of the docks: translated, and figures as a person reads them."""

from __future__ import annotations

from math import isfinite

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Translate a text; the whole plugin is one translation context."""
    return QCoreApplication.translate("Oresight", text)


def part_title(part: str) -> str:
    """Return the name of a part of the split."""
    titles = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}
    return titles.get(part, part)


def share(value: float | None) -> str:
    """Return a figure between 0 and 1, such as an accuracy.

    Examples
    --------
    >>> share(0.87264), share(None)
    ('0.873', '–')
    """
    return f"{value:.3f}" if value is not None and isfinite(value) else "–"


def count(value: float) -> str:
    """Return a number of blocks.

    Examples
    --------
    >>> count(12345)
    '12,345'
    """
    return f"{int(value):,}"


def auc_in_words(auc: float) -> str:
    """Return what an area under the ROC curve says, in the publication's words."""
    if auc <= 0.5:
        return tr("none")
    return tr("moderate") if auc <= 0.9 else tr("high")

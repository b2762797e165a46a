# SPDX-License-Identifier: GPL-2.0-or-later
"""What a reader reads of a page."""

from __future__ import annotations

import re
from html import unescape


def plain(page: str) -> str:
    """Return the words of a page one after another, without its plots."""
    words = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", words)))

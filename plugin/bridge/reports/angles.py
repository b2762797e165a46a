# SPDX-License-Identifier: GPL-2.0-or-later
"""The convention of angles, as a drawing and in words, for reports and for the help of algorithms."""

from __future__ import annotations

from html import escape

from ..messages import translate as tr
from ..paths import RESOURCES

DRAWING = "angles"
"""Name of the drawing."""


def angles_text() -> str:
    """Return what the drawing shows, translated."""
    return tr(
        "A from above, B from the side, C along the major axis. 1, 2, 3: major, semi-major and minor axis. α azimuth "
        "of the major axis, clockwise from north (N); δ its dip, negative downwards; ρ plunge: the turn of the other "
        "two axes about it, clockwise for someone who looks along it. With no plunge the semi-major axis is "
        "horizontal. These are the three angles of GSLIB."
    )


def angles_figure() -> str:
    """Return the drawing as an HTML figure."""
    drawn = (RESOURCES / "drawings" / f"{DRAWING}.svg").read_text(encoding="utf-8")
    return f"<figure>{drawn.strip()}<figcaption>{escape(angles_text())}</figcaption></figure>\n"

# SPDX-License-Identifier: GPL-2.0-or-later
"""What the methods and the ways to withhold are called in the report of a validation."""

from __future__ import annotations

from ..messages import translate as tr


def method_title(method: str) -> str:
    """Return what a method is called, translated."""
    titles = {
        "honest": tr("honest predictor"),
        "honest_raw": tr("honest predictor, not calibrated"),
        "network": tr("networks alone"),
        "network_places": tr("networks with coordinates"),
        "linear": tr("logistic regression, ridge chosen at left-out holes"),
        "boosted": tr("gradient boosting, same features"),
        "randomised": tr("randomised trees, same features"),
        "randomised_places": tr("randomised trees on coordinates"),
        "graded_places": tr("randomised trees on coordinates that learn the grade"),
        "kriging": tr("kriged grade alone"),
        "indicator_kriging": tr("indicator kriging of ore"),
        "inverse_distance": tr("inverse distance"),
        "boosted_places": tr("gradient boosting on coordinates"),
        "logistic": tr("logistic regression, same features"),
        "published": tr("published protocol, done strictly"),
        "naive": tr("published protocol, as usual"),
    }
    return titles.get(method, method)


def way_in_words(by: str) -> str:
    """Return what was predicted, as it stands after 'at'."""
    ways = {
        "hole": tr("new holes between the drilled ones"),
        "depth": tr("ground below the drilling"),
        "block": tr("ground beside the drilled blocks"),
        "random": tr("composites of holes that are known otherwise"),
    }
    return ways[by]

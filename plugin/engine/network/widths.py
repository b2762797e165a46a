# SPDX-License-Identifier: GPL-2.0-or-later
"""Widths of hidden layers: rules of thumb from the numbers of inputs and outputs, and powers of two."""

from __future__ import annotations

from math import floor, log2, sqrt

from ..checks import check_between, check_choice

RULES_OF_THUMB = ("root_sum", "logarithm", "root_product", "twice_and_one", "quadratic")
"""Rules that give every hidden layer one width."""
POWERS = ("falling", "rising_falling")
"""Powers of two from layer to layer: falling from the first, or rising to the middle and falling from there."""
WIDTH_RULES = (*POWERS, *RULES_OF_THUMB)
"""All rules."""
HIGHEST_POWER = 128
"""The widest layer of the powers of two; 128, 64, 32, 16 is the published network."""
LOWEST_POWER = 4
"""Narrower layers pass nothing on."""
MOST_LAYERS = 64
RULE_CONSTANT = 5
"""The a of sqrt(n + m) + a, between 1 and 10."""


def widths_by(
    rule: str, layers: int, inputs: int, outputs: int = 1, *, constant: int = RULE_CONSTANT
) -> tuple[int, ...]:
    """Return the widths of hidden layers by a rule.

    With n inputs, m outputs and a constant a: `root_sum` sqrt(n + m) + a, `logarithm` log2 n, `root_product`
    sqrt(n m), `twice_and_one` 2 n + 1, `quadratic` sqrt(0.43 n m + 0.12 m^2 + 2.54 n + 0.77 m + 0.35) + 0.51; rounded,
    at least 1, the same for every layer.

    Parameters
    ----------
    rule : str
        One of `WIDTH_RULES`.
    layers : int
        Number of hidden layers, 1 to 64.
    inputs, outputs : int
        Neurons of the network's input and output.
    constant : int
        The a of `root_sum`, 1 to 10.

    Examples
    --------
    >>> widths_by("falling", 4, 8), widths_by("rising_falling", 5, 8), widths_by("twice_and_one", 2, 8)
    ((128, 64, 32, 16), (32, 64, 128, 64, 32), (17, 17))
    """
    check_choice(rule, WIDTH_RULES, "rule of the widths")
    check_between(layers, 1, MOST_LAYERS, "number of hidden layers")
    check_between(constant, 1, 10, "constant of the rule")
    if rule in POWERS:
        top = 0 if rule == "falling" else layers // 2
        return tuple(max(LOWEST_POWER, HIGHEST_POWER >> abs(layer - top)) for layer in range(layers))
    n, m = inputs, outputs
    width = {
        "root_sum": sqrt(n + m) + constant,
        "logarithm": log2(n),
        "root_product": sqrt(n * m),
        "twice_and_one": 2.0 * n + 1.0,
        "quadratic": sqrt(0.43 * n * m + 0.12 * m**2 + 2.54 * n + 0.77 * m + 0.35) + 0.51,
    }[rule]
    return (max(1, floor(width + 0.5)),) * layers

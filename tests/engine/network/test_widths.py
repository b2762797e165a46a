# SPDX-License-Identifier: GPL-2.0-or-later
"""Widths by rules, against figures worked out by hand."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.widths import WIDTH_RULES, widths_by


@pytest.mark.parametrize(
    ("rule", "width"),
    [("root_sum", 8), ("logarithm", 3), ("root_product", 3), ("twice_and_one", 17), ("quadratic", 6)],
)
def test_rules_of_thumb_for_eight_inputs_and_one_output(rule, width):
    # sqrt(9) + 5 = 8; log2 8 = 3; sqrt 8 = 2.83; 17; sqrt(3.44 + 0.12 + 20.32 + 0.77 + 0.35) + 0.51 = 5.51
    assert widths_by(rule, 2, 8, 1) == (width, width)


def test_the_constant_is_added_to_the_root_of_the_sum():
    assert [widths_by("root_sum", 1, 15, 1, constant=a) for a in (1, 10)] == [(5,), (14,)]


def test_powers_of_two_fall_from_the_first_or_rise_to_the_middle_and_fall():
    assert [widths_by("falling", n, 8) for n in (1, 4, 7)] == [(128,), (128, 64, 32, 16), (128, 64, 32, 16, 8, 4, 4)]
    assert [widths_by("rising_falling", n, 8) for n in (1, 2, 3, 5)] == [
        (128,), (64, 128), (64, 128, 64), (32, 64, 128, 64, 32),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", WIDTH_RULES)
def test_one_input_is_enough(rule):
    assert min(widths_by(rule, 3, 1)) >= 1


def test_no_layer_and_an_unknown_rule_are_refused():
    with pytest.raises(InvalidInputError, match="number of hidden layers"):
        widths_by("falling", 0, 8)
    with pytest.raises(InvalidInputError, match="rule of the widths"):
        widths_by("golden", 2, 8)

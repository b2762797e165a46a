# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of learning from composites says of its calibration."""

from __future__ import annotations

import pytest
from oresight.plugin.bridge.reports.learning import calibration_section

BINS = {"probability": [0.1, 0.9], "share": [0.2, 0.8]}
NONE, SOME = {"intercept": 0.0, "slope": 1.0}, {"intercept": 0.1, "slope": 0.8}


@pytest.mark.parametrize(
    ("calibration", "parts", "said", "unsaid"),
    [
        (NONE, 0, "so that the map has none", "are; figures of"),
        (NONE, 2, "2 of 5 are; figures of the calibrated average have that", "becomes"),
        (SOME, 5, "becomes 0.100 + 0.800 x", "are; figures of"),
        (SOME, 4, "4 of 5 are; figures of the calibrated average have that", "so that the map has none"),
        (SOME, 0, "0 of 5 are; figures of the calibrated average have that", "so that the map has none"),
    ],
)
def test_it_is_said_whether_the_map_is_calibrated_and_which_parts_are(calibration, parts, said, unsaid):
    values = {"reliability": {"calibrated": BINS, "blend": BINS}, "calibration": calibration, "folds": 5}
    body = calibration_section({**values, "calibrated_parts": parts}).body
    assert said in body
    assert unsaid not in body

# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of learning from composites says of its calibration."""

from __future__ import annotations

import re

import pytest
from oresight.plugin.bridge.reports.learning import calibration_section

RAW = {"probability": [0.1, 0.9], "share": [0.2, 0.8]}
STRETCHED = {"probability": [0.05, 0.95], "share": [0.2, 0.8]}


@pytest.mark.parametrize(
    ("slope", "calibrated", "said", "curves"),
    [
        (1.0, RAW, "No calibration was fitted", {"average"}),
        (
            1.25,
            STRETCHED,
            "The average x of the logits becomes 1.250 x: fitted",
            {"average, calibrated", "average, raw"},
        ),
    ],
)
def test_it_is_said_how_the_map_is_calibrated_and_an_average_that_is_not_is_shown_once(slope, calibrated, said, curves):
    reliability = {"calibrated": calibrated, "blend": RAW}
    values = {"reliability": reliability, "calibration": {"intercept": 0.0, "slope": slope}, "folds": 5}
    body = calibration_section(values).body
    assert said in body
    assert set(re.findall(r">(average[^<]*)<", body)) == curves

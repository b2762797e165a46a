# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of learning from composites says of its calibration."""

from __future__ import annotations

import pytest
from oresight.plugin.bridge.reports.learning import calibration_section

BINS = {"probability": [0.1, 0.9], "share": [0.2, 0.8]}


@pytest.mark.parametrize(
    ("intercept", "slope", "said"),
    [
        (0.0, 1.0, "No calibration was fitted"),
        (0.0, 1.25, "The average x of the logits becomes 1.250 x: fitted"),
        (0.1, 0.8, "becomes 0.100 + 0.800 x"),  # of a model that was made before
    ],
)
def test_it_is_said_how_the_map_is_calibrated(intercept, slope, said):
    calibration = {"intercept": intercept, "slope": slope}
    values = {"reliability": {"calibrated": BINS, "blend": BINS}, "calibration": calibration, "folds": 5}
    assert said in calibration_section(values).body

# SPDX-License-Identifier: GPL-2.0-or-later
"""ROC curves equal scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.curves import roc_curve

from .test_metrics import draw


@pytest.mark.parametrize("levels", [0, 5])
def test_the_roc_curve_equals_that_of_scikit_learn(levels):
    from sklearn import metrics

    probability, labels = draw(1, levels=levels)
    curve = roc_curve(probability, labels)
    false_rate, true_rate, threshold = metrics.roc_curve(labels, probability, drop_intermediate=False)
    np.testing.assert_allclose(curve.false_positive_rate, false_rate, rtol=0, atol=1e-12)
    np.testing.assert_allclose(curve.true_positive_rate, true_rate, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(curve.threshold, threshold)


def test_the_area_below_the_roc_curve_is_the_auc():
    from oresight.plugin.engine.evaluation.metrics import score_probabilities

    probability, labels = draw(3)
    curve = roc_curve(probability, labels)
    steps, heights = np.diff(curve.false_positive_rate), curve.true_positive_rate
    area = np.sum(steps * (heights[1:] + heights[:-1]) / 2)
    assert score_probabilities(probability, labels, 0.5).auc == pytest.approx(area, abs=1e-12)


def test_one_class_has_no_curve():
    with pytest.raises(InvalidInputError, match="there are 0 and 3"):
        roc_curve(np.array([0.1, 0.2, 0.3]), np.zeros(3))

# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network cannot say is refused before it is asked about a single block."""

from __future__ import annotations

from unittest.mock import Mock

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.worker.jobs import JobInput, prediction

from ..engine.network.plain_models import line


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("model_entropy", "the network is a single one without dropout"),
        ("applicability", "does not say what its training blocks look like"),
        ("carried_uncertainty", "au_gpt:variance is not the kriging variance of a feature of the network"),
    ],
)
def test_what_a_network_cannot_say_is_refused_before_it_predicts(asked, complaint, tmp_path, monkeypatch):
    predict = Mock(side_effect=AssertionError("the network was asked"))
    monkeypatch.setattr(prediction, "predict", predict)
    write_model(tmp_path / "line.safetensors", line([1.0]))
    parameters = {
        "model": str(tmp_path / "line.safetensors"),
        "names": ["cu_pct:estimate", "au_gpt:variance"],
        "asked": [asked],
        "variances": ["au_gpt:variance"],
    }
    job = JobInput(parameters, {"features": np.ones((3, 2), dtype=np.float32)}, tmp_path)
    with pytest.raises(InvalidInputError, match=complaint):
        prediction.predict_probability_of(job)

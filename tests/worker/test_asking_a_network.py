# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network cannot say is refused before it is asked about a single block."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.model_file import write_model
from oresight.plugin.engine.network.trained_blocks import TrainedBlocks
from oresight.plugin.worker.jobs import JobInput, prediction

from ..engine.network.plain_models import line

FEATURES = np.array([[0.1, 1.0], [0.2, 1.0], [0.4, 1.0]], dtype=np.float32)
LINE = line([1.0])
KNOWN = replace(LINE, known_blocks=TrainedBlocks.of(FEATURES[:, :1], LINE.names).to_dict())
ONE_HOLE = {"sample_points": np.eye(3), "sample_holes": np.zeros(3, dtype=np.int64)}


@pytest.mark.parametrize(
    ("model", "asked", "arrays", "complaint"),
    [
        (LINE, "model_entropy", {}, "the network is a single one without dropout"),
        (LINE, "carried_uncertainty", {}, "au_gpt:variance is not the kriging variance of a feature of the network"),
        (LINE, "applicability", {}, "does not say what its training blocks look like"),
        (KNOWN, "applicability", {"distance": np.zeros(3)}, "is needed as REACH"),
        (KNOWN, "applicability", ONE_HOLE, "do not say that they come from several holes"),
    ],
)
def test_what_a_network_cannot_say_is_refused_before_it_predicts(
    model, asked, arrays, complaint, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(prediction, "predict", Mock(side_effect=AssertionError("the network was asked")))
    write_model(tmp_path / "line.safetensors", model)
    parameters = {
        "model": str(tmp_path / "line.safetensors"),
        "names": ["cu_pct:estimate", "au_gpt:variance"],
        "asked": [asked],
        "variances": ["au_gpt:variance"],
    }
    with pytest.raises(InvalidInputError, match=complaint):
        prediction.predict_probability_of(JobInput(parameters, {"features": FEATURES, **arrays}, tmp_path))

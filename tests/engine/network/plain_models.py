# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks whose weights are written down, so that what they say can be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.features import FeatureEncoding
from oresight.plugin.engine.network.model import Architecture, Layer
from oresight.plugin.engine.network.model_file import FurtherNetwork, NetworkModel
from oresight.plugin.engine.network.scaling import Scaler
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.targets import Target


def line(
    slopes: Sequence[float], bias: float = 0.0, *, names: Sequence[str] = ("cu_pct:estimate",), target: str = "binary"
) -> NetworkModel:
    """Return a network without hidden layers that takes features as they are."""
    output = "sigmoid" if target == "binary" else "linear"
    return model_of(
        Architecture(len(slopes), (), output, target=target),
        {"output.weight": [list(slopes)], "output.bias": [bias]},
        names,
        target,
    )


def dropping(slope: float, share: float, bias: float = 0.0) -> NetworkModel:
    """Return a network whose one hidden neuron hands the feature on, or is left out."""
    weights = {"hidden.0.weight": [[1.0]], "hidden.0.bias": [0.0], "output.weight": [[slope]], "output.bias": [bias]}
    return model_of(Architecture(1, (Layer(1, "linear", share),)), weights, ("cu_pct:estimate",), "binary")


def model_of(architecture, weights, names, target) -> NetworkModel:
    encoding = FeatureEncoding(tuple(names), tuple(Scaler("none", 0.0, 1.0) for _ in names), tuple(() for _ in names))
    arrays = {name: np.array(one, dtype=np.float32) for name, one in weights.items()}
    settings = NetworkSettings(hidden_layers=tuple(layer.width for layer in architecture.hidden))
    kind = Target(target, ("cu_pct:label",)) if target != "binary" else Target()
    return NetworkModel(architecture, encoding, arrays, settings, 0.5, {}, {}, {}, (), {}, target=kind)


def together(*models: NetworkModel) -> NetworkModel:
    """Return the ensemble of some networks."""
    others = tuple(FurtherNetwork(2 + place, one.weights, ()) for place, one in enumerate(models[1:]))
    return replace(models[0], further=others)


def view(features) -> FeatureView:
    array = np.asarray(features, dtype=np.float32)
    array = array[:, None] if array.ndim == 1 else array
    return FeatureView(array, tuple(range(array.shape[1])), {})

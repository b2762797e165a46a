# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of every kind with drawn weights, and blocks for them: nothing is trained."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.features import fit_encoding
from oresight.plugin.engine.network.inference import predict
from oresight.plugin.engine.network.model import architecture_of
from oresight.plugin.engine.network.model_file import FurtherNetwork, NetworkModel
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.targets import Target

NAMES = ("au_gpt:estimate", "lithology:category", "probability", "铜 \"%\" 'x', \\n:estimate")
"""A grade, a rock, a raster from elsewhere that is called as an output is, and signs that programs may stumble over."""
BOOK = {"version": 1, "variable": "lithology", "codes": [2, 3, 7], "names": ["片岩", "quartz\nvein", '"""'],
        "colors": ["#111111", "#222222", "#333333"]}  # fmt: skip
ORE = Target()
ZONES = Target("multi_class", ("zone:category",), (1, 4, 9), ("oxide", "mixed, or both", "氧化"))
LABELS = Target("multi_label", ("gold:label", "copper:label"))
SILVER = Target("regression", ("ag_gpt:estimate",), unit="g/t")


@dataclass(frozen=True)
class Kind:
    """What a network is to be like."""

    settings: NetworkSettings
    target: Target = ORE
    categories: str = "codes"
    networks: int = 1


def settings_of(**given) -> NetworkSettings:
    return NetworkSettings(**{"hidden_layers": (9, 5), **given})


KINDS = {
    "ore, as published": Kind(NetworkSettings()),
    "ore, softmax, one-hot": Kind(settings_of(output="softmax", activation="tanh"), categories="one_hot"),
    "ore, linear, robust": Kind(settings_of(output="linear", loss="mean_square", scaling="robust", activation="silu")),
    "ore, no hidden layer": Kind(settings_of(hidden_layers=(), scaling="z_score"), categories="one_hot"),
    "ore, all activations": Kind(
        settings_of(
            hidden_layers=(8, 7, 6, 7, 6, 5, 6, 5),
            activation="relu,leaky_relu,elu,gelu,silu,tanh,sigmoid,linear",
            scaling="log",
            layer_batch_norm=(True, False, True, False, False, False, False, True),
            layer_dropout=(0.0, 0.2, 0.0, 0.0, 0.1, 0.0, 0.0, 0.3),
        ),
        categories="one_hot",
    ),
    "classes": Kind(
        settings_of(target="multi_class", output="softmax", activation="gelu", batch_norm=True, dropout=0.25,
                    scaling="log"), ZONES, "one_hot"),
    "labels": Kind(settings_of(target="multi_label", activation="elu", scaling="none"), LABELS, "one_hot"),
    "ore, five networks": Kind(settings_of(batch_norm=True), networks=5),
    "classes, two networks": Kind(settings_of(target="multi_class", output="softmax"), ZONES, networks=2),
    "numbers": Kind(
        settings_of(target="regression", output="linear", loss="mean_square", activation="leaky_relu",
                    batch_norm=True, scaling="z_score"), SILVER),
}  # fmt: skip


def draw_blocks(n: int, seed: int = 5) -> np.ndarray:
    """Return features of n blocks, shape (n, 4); of the first few one is missing, or a rock that training had not."""
    rng = np.random.default_rng(seed)
    columns = (
        rng.lognormal(0.0, 1.5, n),
        rng.choice([2, 3, 7], n),
        rng.uniform(-3.0, 2.0, n),
        rng.normal(40.0, 9.0, n),
    )
    blocks = np.column_stack(columns).astype(np.float32)
    if n > 10:
        blocks[[1, 2, 3, 4], [0, 1, 2, 3]] = np.nan
        blocks[5, 1] = 5
        blocks[6] *= 10.0
        blocks[7, 0] = -1.0
    return blocks


def make_network(kind: str) -> NetworkModel:
    """Return a network of a kind of `KINDS` with weights that were drawn."""
    made = KINDS[kind]
    settings = made.settings
    rng = np.random.default_rng(3)
    learned = draw_blocks(400, seed=9)
    learned = learned[np.isfinite(learned).all(axis=1) & (learned[:, 1] != 5)][5:]
    encoding, _ = fit_encoding(learned, NAMES, scaling=settings.scaling, categories=made.categories)
    architecture = architecture_of(settings, encoding.n_inputs, made.target.n_outputs)
    weights, *others = (
        {name: _drawn(rng, name, shape) for name, shape in architecture.shapes().items()} for _ in range(made.networks)
    )
    if made.target.kind == "regression":
        weights["output.weight"] *= np.float32(20.0)
        weights["output.bias"] += np.float32(40.0)
    return NetworkModel(
        architecture, encoding, weights, settings, 0.4375, {NAMES[1]: BOOK}, {}, {}, (), {"oresight": "1.2.3"},
        target=replace(made.target, codebook=BOOK if made.target.classes else None),
        further=tuple(FurtherNetwork(seed, one, ()) for seed, one in enumerate(others, start=2)),
    )  # fmt: skip


def _drawn(rng: np.random.Generator, name: str, shape: tuple[int, ...]) -> np.ndarray:
    if name.endswith((".scale", ".variance")):
        return rng.uniform(0.5, 1.5, shape).astype(np.float32)
    spread = (3.0 / shape[-1]) ** 0.5 if len(shape) == 2 else 0.3
    return rng.normal(0.0, spread, shape).astype(np.float32)


def predicted(model: NetworkModel, blocks: np.ndarray) -> np.ndarray:
    """Return what `predict` says of blocks."""
    return predict(model, FeatureView(blocks, tuple(range(blocks.shape[1])), {}))


def tolerance(expected: np.ndarray) -> float:
    """Return the difference that arithmetic in single precision may make: a millionth of the largest."""
    return 1e-6 * max(1.0, float(np.nanmax(np.abs(expected), initial=0.0)))

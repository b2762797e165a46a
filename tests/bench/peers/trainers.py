# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks trained by the peers, each as its own documentation says. Usage: python trainers.py NAME FOLDER.

All train 8-128-64-32-16-1 with ReLU, sigmoid, cross-entropy and Adam in batches of 128, in one thread. The clock starts
after imports and a short training of the same kind, so that nothing is compiled within it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

WIDTHS = (128, 64, 32, 16)
BATCH = 128
RATE = 1e-3
WARM = 20 * BATCH
"""Rows of the training before the clock starts."""

Arrays = tuple[np.ndarray, np.ndarray]
Predictor = Callable[[np.ndarray], np.ndarray]


def _torch_network():
    import torch
    from torch import nn

    torch.manual_seed(1)
    torch.set_num_threads(1)
    widths = (8, *WIDTHS)
    layers = [part for below, above in zip(widths, widths[1:]) for part in (nn.Linear(below, above), nn.ReLU())]
    return nn.Sequential(*layers, nn.Linear(widths[-1], 1))


def _torch_predictor(network) -> Predictor:
    import torch

    def predict(inputs: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return torch.sigmoid(network(torch.from_numpy(inputs)))[:, 0].numpy()

    return predict


def torch_loader(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train as PyTorch's tutorial does: a DataLoader, zero_grad, backward, step."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    network = _torch_network()
    data = TensorDataset(torch.from_numpy(inputs), torch.from_numpy(labels)[:, None])
    loader = DataLoader(data, batch_size=BATCH, shuffle=True)
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss(network(x), y).backward()
            optimizer.step()
    return _torch_predictor(network)


def torch_fused(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train with batches by index and the fused Adam: what a careful user of PyTorch writes."""
    import torch

    network = _torch_network()
    x, y = torch.from_numpy(inputs), torch.from_numpy(labels)[:, None]
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, fused=True)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            loss(network(x[rows]), y[rows]).backward()
            optimizer.step()
    return _torch_predictor(network)


def scikit_learn(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train scikit-learn's MLPClassifier."""
    import warnings

    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore")
    network = MLPClassifier(WIDTHS, batch_size=BATCH, learning_rate_init=RATE, alpha=0.0, max_iter=epochs, tol=0.0)
    network.fit(inputs, labels)
    return lambda rows: network.predict_proba(rows)[:, 1]


def keras(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train with Keras 3 on the backend that the environment names."""
    import keras as library

    library.utils.set_random_seed(1)
    layers = [library.layers.Dense(width, activation="relu") for width in WIDTHS]
    network = library.Sequential([library.Input((8,)), *layers, library.layers.Dense(1, activation="sigmoid")])
    network.compile(optimizer=library.optimizers.Adam(RATE), loss="binary_crossentropy")
    network.fit(inputs, labels, batch_size=BATCH, epochs=epochs, verbose=0)
    return lambda rows: network.predict(rows, batch_size=16384, verbose=0)[:, 0]


def skorch(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train with skorch's NeuralNetBinaryClassifier."""
    import torch
    from skorch import NeuralNetBinaryClassifier

    network = _torch_network()
    net = NeuralNetBinaryClassifier(
        network,
        criterion=torch.nn.BCEWithLogitsLoss,
        optimizer=torch.optim.Adam,
        lr=RATE,
        batch_size=BATCH,
        max_epochs=epochs,
        iterator_train__shuffle=True,
        train_split=None,
        verbose=0,
    )
    net.fit(inputs, labels)
    return lambda rows: net.predict_proba(rows)[:, 1]


def lightning(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train with Lightning's Trainer, its bar, log and checkpoints off."""
    import logging
    import warnings

    import lightning as library
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    warnings.simplefilter("ignore")
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)

    class Module(library.LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.network = _torch_network()

        def training_step(self, batch, _):
            x, y = batch
            return torch.nn.functional.binary_cross_entropy_with_logits(self.network(x), y)

        def configure_optimizers(self):
            return torch.optim.Adam(self.parameters(), lr=RATE)

    module = Module()
    data = TensorDataset(torch.from_numpy(inputs), torch.from_numpy(labels)[:, None])
    trainer = library.Trainer(
        max_epochs=epochs,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    trainer.fit(module, DataLoader(data, batch_size=BATCH, shuffle=True))
    return _torch_predictor(module.network)


def boosting(inputs: np.ndarray, labels: np.ndarray, epochs: int) -> Predictor:
    """Train scikit-learn's gradient boosting: the bar for quality, not for speed."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=300 if epochs > 1 else 20, early_stopping=epochs > 1, random_state=1
    )
    trees.fit(inputs, labels)
    return lambda rows: trees.predict_proba(rows)[:, 1]


TRAINERS: dict[str, Callable[[np.ndarray, np.ndarray, int], Predictor]] = {
    "PyTorch, DataLoader": torch_loader,
    "PyTorch, fused Adam": torch_fused,
    "scikit-learn": scikit_learn,
    "Keras, torch": keras,
    "Keras, jax": keras,
    "skorch": skorch,
    "Lightning": lightning,
    "gradient boosting": boosting,
}


def main() -> None:
    """Train one of the peers on the table of a folder."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    inputs, labels, unseen = (np.load(folder / f"{part}.npy") for part in ("inputs", "labels", "unseen"))
    os.environ["KERAS_BACKEND"] = name.rpartition(" ")[2]
    train = TRAINERS[name]
    train(inputs[:WARM], labels[:WARM], 1)
    began, busy = time.perf_counter(), time.process_time()
    predict = train(inputs, labels, given["epochs"])
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    np.save(folder / "probability.npy", np.asarray(predict(unseen), dtype=np.float32))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    result = {"seconds": seconds, "processor_seconds": busy, "peak_mb": peak}
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""The same network's answers for many rows, as peers give them. Usage: python predictors.py NAME FOLDER.

The folder holds the rows (`rows.npy`, mapped, not read at once), and the weights (`weights.npz`) of
8-128-64-32-16-1 with ReLU and a sigmoid.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

BATCH = 128
CHUNK = 4096


def _layers(weights: dict[str, np.ndarray]) -> list[tuple[np.ndarray, np.ndarray]]:
    names = [name[: -len(".weight")] for name in weights if name.endswith(".weight")]
    return [(weights[f"{name}.weight"], weights[f"{name}.bias"]) for name in names]


def torch_loader(weights: dict[str, np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """Predict as it is mostly written: a DataLoader and the module."""
    import torch
    from torch import nn
    from torch.utils.data import DataLoader, TensorDataset

    torch.set_num_threads(1)
    network = nn.Sequential()
    for number, (matrix, bias) in enumerate(_layers(weights)):
        linear = nn.Linear(matrix.shape[1], matrix.shape[0])
        linear.weight.data, linear.bias.data = torch.from_numpy(matrix), torch.from_numpy(bias)
        network.append(linear)
        if number < len(_layers(weights)) - 1:
            network.append(nn.ReLU())

    def predict(rows: np.ndarray) -> np.ndarray:
        found = []
        with torch.no_grad():
            for (x,) in DataLoader(TensorDataset(torch.from_numpy(np.array(rows))), batch_size=BATCH):
                found.append(torch.sigmoid(network(x)))
        return torch.cat(found)[:, 0].numpy()

    return predict


def onnxruntime(weights: dict[str, np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """Predict with onnxruntime in chunks, its threads as it chooses them."""
    import onnxruntime as library
    from onnx import TensorProto, helper, numpy_helper

    nodes, constants, x = [], [], "x"
    layers = _layers(weights)
    for number, (matrix, bias) in enumerate(layers):
        constants += [numpy_helper.from_array(matrix, f"w{number}"), numpy_helper.from_array(bias, f"b{number}")]
        nodes.append(helper.make_node("Gemm", [x, f"w{number}", f"b{number}"], [f"s{number}"], transB=1))
        kind, x = ("Relu" if number < len(layers) - 1 else "Sigmoid"), f"x{number}"
        nodes.append(helper.make_node(kind, [f"s{number}"], [x]))
    shape = [("x", [None, 8]), (x, [None, 1])]
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in shape]
    graph = helper.make_graph(nodes, "network", values[:1], values[1:], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    session = library.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])

    def predict(rows: np.ndarray) -> np.ndarray:
        found = np.empty(len(rows), dtype=np.float32)
        for start in range(0, len(rows), CHUNK):
            part = np.ascontiguousarray(rows[start : start + CHUNK])
            found[start : start + CHUNK] = session.run(None, {"x": part})[0][:, 0]
        return found

    return predict


PREDICTORS = {"PyTorch, DataLoader": torch_loader, "onnxruntime": onnxruntime}


def main() -> None:
    """Predict the rows of a folder with one of the peers."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    rows = np.load(folder / "rows.npy", mmap_mode="r")[: given["rows"]]
    predict = PREDICTORS[name](dict(np.load(folder / "weights.npz")))
    predict(rows[: 4 * CHUNK])
    began, busy = time.perf_counter(), time.process_time()
    probability = predict(rows)
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    np.save(folder / "probability.npy", probability[: given["compared"]])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    result = {"seconds": seconds, "processor_seconds": busy, "peak_mb": peak}
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()

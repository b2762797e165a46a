# SPDX-License-Identifier: GPL-2.0-or-later
"""Oresight's own kriging of the same problem. Usage: python ours.py FOLDER."""

from __future__ import annotations

import importlib.util
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[3]


def load() -> None:
    """Import the checkout as the package `oresight`, whatever its folder is called."""
    places = [str(ROOT)]
    spec = importlib.util.spec_from_file_location("oresight", ROOT / "__init__.py", submodule_search_locations=places)
    module = importlib.util.module_from_spec(spec)
    sys.modules["oresight"] = module
    spec.loader.exec_module(module)


def main() -> None:
    """Solve the problem of a folder."""
    load()
    from oresight.plugin.engine.blocks.grid import BlockGrid
    from oresight.plugin.engine.geostatistics.kriging import krige
    from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
    from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

    folder = Path(sys.argv[1])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    points, values = np.fromfile(folder / "points.bin").reshape(-1, 3), np.fromfile(folder / "values.bin")
    values = np.column_stack([np.roll(values, shift) for shift in range(given.get("variables", 1))])
    model = Variogram(given["nugget"], (Structure(given["model"], given["sill"], (given["reach"],) * 3),))
    search = Search((UNLIMITED,) * 3, minimum=1, maximum=given["neighbours"])
    keys = ("solver", "precision", "device")
    options: dict[str, Any] = {name: given[name] for name in keys if name in given}

    def blocks(shape: tuple[int, int, int]) -> Any:
        sizes = tuple(given["side"] / n for n in shape[::-1])
        return BlockGrid((0.0, 0.0, 0.0), sizes, shape), np.ones(shape, dtype=bool)

    at = folder / "targets.bin"
    targets = np.fromfile(at).reshape(-1, 3) if at.is_file() else blocks(tuple(given["shape"]))
    few = (8, 32, 32) if given["neighbours"] else (50, 50, 50)
    krige(points, values, blocks(few), model, search, threads=given["threads"], **options)  # compiles
    began, busy = time.perf_counter(), time.process_time()
    field = krige(points, values, targets, model, search, threads=given["threads"], **options)
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    field.estimate[:, 0].tofile(folder / "estimate.bin")
    field.variance[:, 0].tofile(folder / "variance.bin")
    result = {"seconds": seconds, "processor_seconds": busy, "peak_mb": peak}
    (folder / "result.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints what a run on the sample deposit gave, beside the published figures and plain baselines."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ("auc", "accuracy", "precision", "recall", "f1")
WAY_FIGURES = ("auc", "log_loss")
ROWS_FOR_COORDINATES = 40_000


def main(folder: Path) -> None:
    """Print the summary of a run."""
    record = json.loads((folder / "run.json").read_text("utf-8"))
    print_stages(record)
    print_counts(record, folder)
    print_scores(record)
    print_baselines(record, folder)
    print_honest(record)
    print_places(folder)


def print_stages(record: dict[str, Any]) -> None:
    """Print how long each stage took."""
    print("\nStage                 seconds")
    for stage, seconds in record["seconds"].items():
        if stage != "train":
            print(f"  {stage:<19} {seconds:8.1f}")
    run = record["this_run"]
    if run["reused"]:
        print(
            f"  {run['reused']} of {run['steps']} steps were kept from the run before, with the seconds they took then"
        )
    memory = ", ".join(f"{name} {peak:.0f} MB" for name, peak in record["peak_memory_mb"].items() if peak)
    print(f"  device {record['device']}; peak memory {memory}")


def print_counts(record: dict[str, Any], folder: Path) -> None:
    """Print how much there was of everything."""
    with closing(sqlite3.connect(folder / "composites.gpkg")) as layer:
        holes, composites, ore = layer.execute(
            "select count(distinct hole_id), count(*), sum(ore) from composites"
        ).fetchone()
    counts = {
        part: record["metrics"][part]["n"] for part in ("train", "validation", "test") if part in record["metrics"]
    }
    parts = ", ".join(f"{count} {part}" for part, count in counts.items())
    results = record["results"]
    ground, likely = results["blocks"]["blocks"], results["prediction"]["blocks"]
    labelled = results["label"]["ore_blocks"] + results["label"]["waste_blocks"]
    print(f"\n{holes} holes, {composites} composites ({ore} ore)")
    print(f"{ground} blocks in the ground, {likely} with all features and a probability, {labelled} with a label")
    print(f"{sum(counts.values())} blocks with features and label ({parts})")


def print_scores(record: dict[str, Any]) -> None:
    """Print the scores by part; the label is kriged ore, the truth is the deposit's own."""
    from oresight.plugin.engine.evaluation.published import PUBLISHED_TEST, PUBLISHED_THRESHOLD

    metrics = record["metrics"]
    print(f"\n{'':<28}" + "".join(f"{name:>10}" for name in (*FIGURES, "larger", "at")))
    titles = {
        "train": "training, label",
        "validation": "validation, label",
        "test": "test (deeper), label",
        "truth": "test (deeper), TRUE ORE",
    }
    for part, title in titles.items():
        if part in metrics:
            print_row(title, metrics[part])
    print_row("published, test", {**PUBLISHED_TEST, "threshold": PUBLISHED_THRESHOLD})
    print("  larger: share of the larger class, the accuracy of a model that always says the same.")


def print_row(title: str, scores: dict[str, Any]) -> None:
    """Print one row of scores."""
    cells = [scores.get(name) for name in (*FIGURES, "larger_class", "threshold")]
    print(f"  {title:<26}" + "".join(f"{'':>10}" if cell is None else f"{cell:10.3f}" for cell in cells))


def print_baselines(record: dict[str, Any], folder: Path) -> None:
    """Print what plain rules reach on the same blocks, against the true ore."""
    truth = record["metrics"].get("truth")
    if truth is None:
        return
    print("\nAUC of the test blocks against the true ore")
    print(f"  {'network':<26}{truth['auc']:10.3f}")
    for name, area in truth["auc_of_features_alone"].items():
        if area is not None:
            print(f"  {name + ' alone':<26}{area:10.3f}")
    print(f"  {'coordinates alone':<26}{auc_of_coordinates(folder):10.3f}   (the same network, on a sample)\n")


def print_honest(record: dict[str, Any]) -> None:
    """Print what the honest way reaches at held-out holes, and both ways against the true ore."""
    learning = record.get("learning")
    if learning is None:
        return
    print(f"Honest way, {learning['counts']['composites']} composites at held-out holes: AUC, log-loss [interval]")
    for way, figures in learning["figures"].items():
        cells = (f"{one['value']:7.3f} [{one['low']:.3f}, {one['high']:.3f}]" for one in map(figures.get, WAY_FIGURES))
        print(f"  {way:<26}" + "   ".join(cells))
    metrics = record["metrics"]
    print("Against the TRUE ORE: AUC, log-loss")
    for title, part in (
        ("published, test blocks", "truth"),
        ("honest, the same blocks", "truth_honest"),
        ("honest, all blocks", "truth_honest_all"),
    ):
        print(f"  {title:<26}{metrics[part]['auc']:7.3f}{metrics[part]['loss']:10.3f}")
    print()


def print_places(folder: Path) -> None:
    """Print where to look first."""
    print(f"  report   {folder.resolve() / 'report.html'}\n  project  {folder.resolve() / 'project.qgz'}\n")


def auc_of_coordinates(folder: Path) -> float:
    """Return the AUC of a network that knows only where the blocks are, trained and scored on a sample of them."""
    from qgis.core import QgsApplication

    QgsApplication.setPrefixPath("/usr", True)
    from oresight.plugin.bridge.rasters import BlockRaster
    from oresight.plugin.bridge.truth import labels_at
    from oresight.plugin.engine.evaluation.metrics import area_under_roc
    from oresight.plugin.engine.network.settings import NetworkSettings
    from oresight.plugin.engine.network.training import train_network

    rasters = [BlockRaster.open(folder / "blocks" / f"{name}.tif") for name in ("label", "split")]
    label, split = (raster.read().ravel() for raster in rasters)
    blocks = np.flatnonzero(np.isfinite(label) & np.isfinite(split))
    blocks = np.random.default_rng(1).permutation(blocks)[:ROWS_FOR_COORDINATES]
    centres = rasters[0].grid.centres(blocks)
    names = ["easting:measure", "northing:measure", "elevation:measure"]
    settings = NetworkSettings(epochs=20, device="cpu")
    parts = split[blocks].astype(int)
    trained = train_network(centres.astype(np.float32), names, label[blocks].astype(int), parts, settings)
    truth = labels_at(BlockRaster.open(folder / "deposit" / "truth" / "ore_true.tif"), centres)
    scored = (parts == 2) & (truth >= 0)
    return float(area_under_roc(trained.probability[scored].astype(float), truth[scored] == 1))


def import_checkout() -> None:
    """Import the checkout as the package `oresight`, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "oresight", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["oresight"] = module
    spec.loader.exec_module(module)


if __name__ == "__main__":
    import_checkout()
    main(Path(sys.argv[1]))

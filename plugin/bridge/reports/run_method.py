# SPDX-License-Identifier: GPL-2.0-or-later
"""The method of a run as a paragraph to paste."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, quotation

Record = Mapping[str, Any]


def method_section(run: RunResults) -> Section:
    """Return the paragraph."""
    return Section(tr("Method, to paste"), quotation(method_text(run)))


def method_text(run: RunResults) -> str:
    """Return the method of the run as a paragraph that can stand in a paper or a report."""
    record = run.record
    settings, results = record["settings"], record["results"]
    sentences = [
        _holes_text(record),
        tr(
            "A model of {n} blocks of {x} x {y} x {z} was laid below the surface of the ground{limit}. {fields} and "
            "the indicator of ore were estimated in every block by ordinary kriging, categories by indicator kriging, "
            "with up to {samples} samples from a search ellipsoid and the variograms given here. The indicator cut at "
            "{cutoff} is the label: {share} of the blocks are ore."
        ).format(
            n=f"{results['blocks']['blocks']:,}",
            x=f"{run.grid.size[0]:g}",
            y=f"{run.grid.size[1]:g}",
            z=f"{run.grid.size[2]:g}",
            limit=_limit_text(settings["blocks"]),
            fields=", ".join(name.partition(":")[0] for name in record["features"]),
            samples=settings["kriging"]["max_samples"],
            cutoff=f"{settings['label']['cutoff']:g}",
            share=f"{results['label']['ore_share']:.1%}",
        ),
        _network_text(record),
        tr("Computed with Oresight {oresight}, QGIS {qgis}, PyTorch {torch} and numpy {numpy}.").format(
            **{name: record["versions"].get(name, "–") for name in ("oresight", "qgis", "torch", "numpy")}
        ),
    ]
    return " ".join(sentences)


def _holes_text(record: Record) -> str:
    given, counts = record["settings"]["composites"], record["results"]["composites"]
    drilling = record.get("drillholes") or {}
    text = tr("Samples were composited to {length}: {n} composites, of which {ore} are ore, that is {expression}.")
    if drilling:
        text = tr(
            "The {holes} drillholes ({metres} in all) were desurveyed by {method} and composited to {length}: {n} "
            "composites, of which {ore} are ore, that is {expression}."
        )
    return text.format(
        holes=drilling.get("holes"),
        metres=f"{drilling.get('metres', 0):,.0f}",
        method=str(given["method"]).replace("_", " "),
        length=f"{given['length']:g}",
        n=f"{counts['count']:,}",
        ore=f"{counts['ore_count']:,}",
        expression=given["ore"],
    )


def _limit_text(blocks: Mapping[str, Any]) -> str:
    distance = blocks.get("max_distance")
    return tr(", as far as {distance} from the nearest sample").format(distance=f"{distance:g}") if distance else ""


def _network_text(record: Record) -> str:
    network, split = record["settings"]["network"], record["split"]
    parts = {
        "depth": tr("less than {depth:g} below the surface; deeper blocks are the test"),
        "hole": tr("nearest to some holes; those nearest to the others are the test"),
        "block": tr("in some cubes of ground of {cube_length:g}; those in the others are the test"),
        "random": tr("drawn by chance; the others are the test"),
    }
    where = parts.get(str(split.get("method")), "–").format(**split)
    text = tr(
        "A dense network with hidden layers of {layers} neurons ({activation}, {output} output) was trained with "
        "{optimizer}, learning rate {rate:g}, batches of {batch}, at most {epochs} epochs, to make the {loss} small, "
        "on the blocks {where}. Features were scaled ({scaling}) by the training blocks alone. The threshold, "
        "{threshold}, was chosen by the rule {rule} without the test blocks. Seeds: {seeds}."
    )
    return text.format(
        layers=str(network["hidden_layers"]).replace(",", " - ").replace("  ", " "),
        activation=network["activation"],
        output=network["output_function"],
        optimizer=network["optimizer"],
        rate=float(network["learning_rate"]),
        batch=network["batch_size"],
        epochs=network["epochs"],
        loss=str(network["loss"]).replace("_", " "),
        where=where,
        scaling=str(network["scaling"]).replace("_", "-"),
        threshold=f"{record['threshold']:.3g}",
        rule=str(network["threshold_rule"]).replace("_", " "),
        seeds=", ".join(f"{name} {seed}" for name, seed in record["seeds"].items()),
    )

# SPDX-License-Identifier: GPL-2.0-or-later
"""The method of a run as a paragraph to paste: what was done with these settings, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, quotation

Values = Mapping[str, Any]

SPELLED = {
    "adam": "Adam", "adamw": "AdamW", "sgd": "SGD", "rmsprop": "RMSprop", "adagrad": "Adagrad", "relu": "ReLU",
    "leaky_relu": "leaky ReLU", "elu": "ELU", "gelu": "GELU", "silu": "SiLU",
}  # fmt: skip
"""Names of optimizers and activations as papers write them, where they differ from the settings."""


def method_section(run: RunResults) -> Section:
    """Return the paragraph."""
    return Section(tr("Method, to paste"), quotation(method_text(run)))


def method_text(run: RunResults) -> str:
    """Return the method of the run as a paragraph that can stand in a paper or a report."""
    record = run.record
    network = record["settings"]["network"]
    sentences = (
        _holes_text(record, run.unit),
        _blocks_text(run),
        _kriging_text(record),
        _network_text(record, run.unit),
        *_extras(network),
        _threshold_text(record),
        _versions_text(record),
    )
    return " ".join(sentences)


def _holes_text(record: Values, unit: str) -> str:
    given, counts = record["settings"]["composites"], record["results"]["composites"]
    drilling = record.get("drillholes") or {}
    text = tr(
        "Samples were composited to {length} {unit}: {n} composites, of which {ore} are ore, that is {expression}."
    )
    if drilling:
        text = tr(
            "The {holes} drillholes ({drilled} {unit}) were desurveyed by {method} and composited to {length} {unit}: "
            "{n} composites, of which {ore} are ore, that is {expression}."
        )
    return text.format(
        holes=drilling.get("holes"),
        drilled=f"{drilling.get('metres', 0):,.0f}",
        unit=unit,
        method=str(given["method"]).replace("_", " "),
        length=f"{given['length']:g}",
        n=f"{counts['count']:,}",
        ore=f"{counts['ore_count']:,}",
        expression=given["ore"],
    )


def _blocks_text(run: RunResults) -> str:
    given = run.record["settings"]["blocks"]
    distance = given.get("max_distance")
    limit = tr(", as far as {distance} {unit} from the nearest sample") if distance else ""
    text = tr("A model of {n} blocks of {x} x {y} x {z} {unit} was laid below the surface of the ground{limit}.")
    return text.format(
        n=f"{run.record['results']['blocks']['blocks']:,}",
        **{axis: f"{size:g}" for axis, size in zip("xyz", run.grid.size)},
        unit=run.unit,
        limit=limit.format(distance=f"{distance or 0:g}", unit=run.unit),
    )


def _kriging_text(record: Values) -> str:
    settings = record["settings"]
    fields = [name.partition(":") for name in record["features"]]
    grades = [name for name, _, kind in fields if kind != "category"]
    categories = [name for name, _, kind in fields if kind == "category"]
    text = tr(
        "{grades} and the indicator of ore were estimated in every block by ordinary kriging with the variograms given "
        "here and {minimum} to {maximum} samples from a search ellipsoid{categories}. The indicator cut at {cutoff} is "
        "the label: {share} of the blocks are ore."
    )
    others = tr(", {names} by indicator kriging").format(names=", ".join(categories)) if categories else ""
    return text.format(
        grades=", ".join(grades) or tr("Nothing else"),
        minimum=settings["kriging"].get("min_samples", 1),
        maximum=settings["kriging"]["max_samples"],
        categories=others,
        cutoff=f"{settings['label']['cutoff']:g}",
        share=f"{record['results']['label']['ore_share']:.1%}",
    )


def _network_text(record: Values, unit: str) -> str:
    network = record["settings"]["network"]
    text = tr(
        "A dense network with hidden layers of {layers} neurons ({activation}, {output} output) was trained with "
        "{optimizer}, learning rate {rate:g}, {batches}, {epochs} epochs, to make the {loss} small, on blocks {where}; "
        "{share} of those were kept for validation, cut off by the same rule. Features were scaled ({scaling}) by the "
        "training blocks alone."
    )
    batch = network["batch_size"]
    return text.format(
        layers=str(network["hidden_layers"]).replace(" ", "").replace(",", " - "),
        activation=SPELLED.get(network["activation"], network["activation"]),
        output=network["output_function"],
        optimizer=SPELLED.get(network["optimizer"], network["optimizer"]),
        rate=float(network["learning_rate"]),
        batches=tr("batches of {n} blocks").format(n=batch) if batch else tr("all blocks in one batch"),
        epochs=len(record["history"]),
        loss=str(network["loss"]).replace("_", " "),
        where=_where(record["split"], unit),
        share=f"{record['split'].get('validation_share', 0.2):.0%}",
        scaling=str(network["scaling"]).replace("_", "-"),
    )


def _where(split: Values, unit: str) -> str:
    """Return which blocks were learned from, and which are the test."""
    parts = {
        "depth": tr("less than {depth:g} {unit} below the surface, while deeper blocks are the test"),
        "hole": tr("nearest to some holes, while those nearest to the others are the test"),
        "block": tr("in some cubes of ground of {cube_length:g} {unit}, while those in the others are the test"),
        "random": tr("drawn by chance, while the others are the test"),
    }
    return parts.get(str(split.get("method")), "–").format(**split, unit=unit)


def _extras(network: Values) -> Iterator[str]:
    """Yield a sentence for each thing that the published network does without."""
    if network.get("patience"):
        yield tr("Training ended when {n} epochs brought no better validation loss, and went back to the best.").format(
            n=network["patience"]
        )
    added = [
        (network.get("dropout"), tr("dropout {value:g}")),
        (network.get("l1"), tr("L1 penalty {value:g}")),
        (network.get("l2"), tr("L2 penalty {value:g}")),
        (network.get("gradient_clip"), tr("gradients clipped at {value:g}")),
        (network.get("batch_norm"), tr("batch normalisation")),
        (network.get("coordinates"), tr("coordinates as features")),
        (network.get("class_weights") == "balanced", tr("both classes weighted equally")),
        (network.get("weights"), tr("classes weighted {value}")),
        (network.get("categories") == "one_hot", tr("one input for each category")),
    ]
    used = [text.format(value=value) for value, text in added if value]
    if network.get("schedule", "constant") != "constant":
        used.append(tr("learning rate schedule {name}").format(name=str(network["schedule"]).replace("_", " ")))
    if used:
        yield tr("Further: {list}.").format(list=", ".join(used))


def _threshold_text(record: Values) -> str:
    rules = {
        "best_f1": tr("The threshold {threshold} has the highest F1 on the validation blocks."),
        "nearest_corner": tr(
            "The threshold {threshold} is that of the point of the validation blocks' ROC curve nearest to the corner."
        ),
        "fixed": tr("The threshold {threshold} was fixed beforehand."),
    }
    rule = rules.get(str(record["settings"]["network"]["threshold_rule"]), "")
    return rule.format(threshold=f"{record['threshold']:.3g}")


def _versions_text(record: Values) -> str:
    names = ("oresight", "qgis", "torch", "numpy")
    text = tr("Computed with Oresight {oresight}, QGIS {qgis}, PyTorch {torch} and numpy {numpy}; seeds: {seeds}.")
    return text.format(
        **{name: record["versions"].get(name, "–") for name in names},
        seeds=", ".join(f"{name} {seed}" for name, seed in record["seeds"].items()),
    )

# SPDX-License-Identifier: GPL-2.0-or-later
"""What an explanation leaves behind: tables, record, report and attributions, all of them or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.blocks.layers import Variable
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress
from .block_table import BlockTable
from .file_names import distinct_names
from .raster_values import SAMPLE, value_range
from .rasters import BlockRaster, write_block_raster
from .records import notices_record, write_record
from .reports.explained_composites import explained_composites_report
from .reports.explanation import explanation_report
from .reports.explanation_plots import is_of_composites
from .staging import Staging, check_extension, writing

EXTENSIONS = {"IMPORTANCE": ".csv", "DEPENDENCE": ".csv", "RECORD": ".json", "REPORT": ".html"}
KIND = "attribution"
"""Kind of the rasters' variables."""


@dataclass(frozen=True)
class ExplanationFiles:
    """What is known about an explanation besides its result."""

    inputs: Sequence[Mapping[str, Any]]
    """Records of what was read."""
    notices: tuple[Notice, ...]
    """What the user was told."""
    settings: Mapping[str, Any]
    """What was asked for."""


@dataclass(frozen=True)
class Attributions:
    """Shares of the logit in every block."""

    blocks: BlockTable
    """The blocks."""
    values: Mapping[str, Any]
    """Values of the job `attribute_network`."""
    path: Path
    """File of the shares, float32 (features, blocks)."""
    progress: Progress
    """Told after each raster."""


def check_targets(targets: Mapping[str, str]) -> dict[str, str]:
    """Return the wanted outputs; raise `InvalidInputError` when one has another extension than it needs."""
    for name, extension in EXTENSIONS.items():
        if name in targets:
            check_extension(targets[name], extension)
    return dict(targets)


def write_explanation(
    targets: Mapping[str, str],
    about: ExplanationFiles,
    values: Mapping[str, Any],
    attributions: Attributions | None,
) -> dict[str, Any]:
    """Write the wanted outputs and return all outputs of the algorithm.

    Parameters
    ----------
    targets : mapping
        Paths by output name; that of `ATTRIBUTIONS` is a folder.
    about : ExplanationFiles
        Inputs, settings and notices.
    values : mapping
        Values of the job `explain_network` or `explain_predictor`.
    attributions : Attributions, optional
        Where they are wanted.
    """
    shared = None if attributions is None else attributions.values
    layers: list[str] = []
    with Staging() as staging:
        if "RECORD" in targets:
            write_record(staging.path(targets["RECORD"]), _record(about, values, shared))
        for name, text in (
            ("IMPORTANCE", importance_table(values)),
            ("DEPENDENCE", dependence_table(values)),
            ("REPORT", _report(values, shared, about.notices)),
        ):
            if name in targets:
                with writing(targets[name]):
                    staging.path(targets[name]).write_text(text, encoding="utf-8", newline="")
        if attributions is not None:
            layers = _write_attributions(targets["ATTRIBUTIONS"], attributions, values["names"], staging)
    return {
        **targets,
        "ATTRIBUTION_LAYERS": layers,
        "MOST_IMPORTANT": most_important(values)["name"],
        "SCORED": values["scored"],
    }


def _report(values: Mapping[str, Any], shared: Mapping[str, Any] | None, notices: Iterable[Notice]) -> str:
    if is_of_composites(values):
        return explained_composites_report(values, notices)
    return explanation_report(values, shared, notices)


def most_important(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the feature without which the network does worst, by the first measure that is defined."""
    features = [item for item in values["items"] if item["reason"] == "feature"]
    name = next((one["name"] for one in values["measures"] if one["value"] is not None), values["measures"][0]["name"])
    best: Mapping[str, Any] = max(features, key=lambda item: item["importances"][name]["value"] or 0.0)
    return best


def importance_table(values: Mapping[str, Any]) -> str:
    """Return the importance of every feature and group as CSV, a row for each measure.

    The groups are those that intervals are drawn from; where they count as too few equal ones there is no interval.
    Of a predictor of composites there is a column that says who was asked: the average of its members, or one of them.
    """
    header = (
        *("of", "why", "features", "measure", "network", "importance", "deviation", "low", "high", "shuffles"),
        *("groups", "equal groups"),
    )
    repeats, groups = values["repeats"], values["drawn"]["groups"]
    if "ways" not in values:
        return _csv(header, _importance_rows(values, repeats, groups))
    ways = [{**values, "way": "average"}, *values["ways"]]
    rows = [(one["way"], *row) for one in ways for row in _importance_rows(one, repeats, groups)]
    return _csv(("by", *header[:4], "model", *header[5:]), rows)


def _importance_rows(values: Mapping[str, Any], repeats: int, groups: int) -> Iterator[tuple[Any, ...]]:
    """Yield the importances of one that was asked, a row for each item and measure."""
    for item in values["items"]:
        for measure in values["measures"]:
            yield (
                item["name"],
                item["reason"],
                ", ".join(item["members"]),
                measure["name"],
                measure["value"],
                *(item["importances"][measure["name"]][key] for key in ("value", "deviation", "low", "high")),
                repeats,
                groups,
                measure["equal_groups"],
            )


def dependence_table(values: Mapping[str, Any]) -> str:
    """Return the dependence on every feature as CSV, a row for each value."""
    header = ("feature", "value", "class", "mean", "deviation", "low", "high")
    rows = []
    for one in values["dependence"]:
        titles = class_titles(values, one["name"])
        keys = ("mean", "deviation", "low", "high")
        for value, *said in zip(one["values"], *(one[key] for key in keys)):
            rows.append((one["name"], value, titles.get(value, "") if one["is_category"] else "", *said))
    return _csv(header, rows)


def class_titles(values: Mapping[str, Any], name: str) -> dict[float, str]:
    """Return the names of a feature's classes by code."""
    book = values["codebooks"].get(name)
    return {float(code): str(title) for code, title in zip(book["codes"], book["names"])} if book else {}


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _record(about: ExplanationFiles, values: Mapping[str, Any], shared: Mapping[str, Any] | None) -> dict[str, Any]:
    settings = {name: value for name, value in about.settings.items() if name != "model"}
    return {
        "algorithm": "explain_network",
        "inputs": list(about.inputs),
        "settings": settings,
        "notices": notices_record(about.notices),
        "attributions": None if shared is None else dict(shared),
        **{name: value for name, value in values.items() if name != "codebooks"},
    }


def _write_attributions(folder: str, attributions: Attributions, names: Sequence[str], staging: Staging) -> list[str]:
    """Write one raster of each feature and return their paths; those of an earlier explanation go."""
    blocks = attributions.blocks
    shape = (len(names), blocks.n_blocks)
    shares = np.memmap(attributions.path, dtype=np.float32, mode="r", shape=shape)
    layers = []
    ends = _common_ends(shares)
    fields = distinct_names(names)
    staging.replaces(*_earlier_attributions(Path(folder), fields))
    for column, field in enumerate(fields):
        attributions.progress(column / len(names), "Writing attributions")
        layers.append(
            write_block_raster(
                Path(folder) / f"{field}.tif",
                blocks.grid,
                np.array(shares[column]),
                Variable(field, KIND),
                blocks.crs,
                mask=blocks.mask,
                staging=staging,
                value_range=ends,
            )
        )
    return layers


def _common_ends(shares: NDArray[np.float32]) -> tuple[float, float]:
    """Return the ends of the colours of all rasters, the widest that one needs: what adds little shall look so."""
    samples = shares[:, :: max(1, shares.shape[1] // SAMPLE)]
    ends = [value_range(row[np.isfinite(row)], is_coded=False) for row in samples]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _earlier_attributions(folder: Path, fields: Sequence[str]) -> list[Path]:
    """Return the rasters of attributions in a folder that none of some fields replaces, with what lies beside them."""
    found, replaced = [], {field.casefold() for field in fields}
    for path in sorted(path for path in folder.glob("[!.]*.tif") if path.stem.casefold() not in replaced):
        try:
            is_one = BlockRaster.open(path).variable.kind == KIND
        except InvalidInputError:
            continue
        found += [path, path.with_suffix(".qml"), path.with_name(f"{path.name}.aux.xml")] if is_one else []
    return found

# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports of a network: its training, and its evaluation on labelled blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...engine.errors import Notice
from ...engine.evaluation.published import PUBLISHED_TEST, PUBLISHED_THRESHOLD, PUBLISHED_TRAINING
from ..messages import translate as tr
from .assessment import figures_section, interval_text, part_title, thresholds_section
from .assessment_plots import calibration_section, capture_section, curves_section, dropped_section
from .compared import comparison_section, nearness_section, verdict_on_network
from .ensemble import networks_section
from .learning_curves import learning_curves, part_line
from .page import Figure, Html, Section, page, paragraph, table
from .plots import Line, Mark, line_plot
from .rate_search import rate_section
from .scored_part import main_part, tested_part, with_scored_part

Values = Mapping[str, Any]


def training_report(values: Values, split: Values, notices: Iterable[Notice], code: Section | None = None) -> str:
    """Return the report of a trained network.

    Parameters
    ----------
    values : mapping
        Values of the job `train_network`.
    split : mapping
        Description of the split, as in the model file.
    notices : iterable of Notice
        What the reader must know first.
    code : Section, optional
        How to use the network without Oresight (see `code_section`).
    """
    return page(
        tr("Network training"),
        [
            Section(tr("Scores"), _scores(values)),
            Section(tr("Learning curves"), learning_curves(values["history"])),
            networks_section(values),
            rate_section(values),
            Section(tr("ROC and precision-recall"), roc_and_precision_recall(values)),
            Section(tr("Called rightly and wrongly"), confusion_table(values["metrics"])),
            *assessment_sections(values),
            Section(tr("Features"), _features(values)),
            Section(tr("Method"), method_text(values, split)),
            *([] if code is None else [code]),
        ],
        lead=_lead(values),
        notices=notices,
    )


def evaluation_report(values: Values, notices: Iterable[Notice]) -> str:
    """Return the report of a network's evaluation; `values` are those of the job `evaluate_network`."""
    values = with_scored_part(values)
    return page(
        tr("Network evaluation"),
        [
            Section(tr("Scores"), _scores(values)),
            Section(tr("ROC and precision-recall"), roc_and_precision_recall(values)),
            Section(tr("Called rightly and wrongly"), confusion_table(values["metrics"])),
            *assessment_sections(values),
            Section(
                tr("Learning curves of its training"), learning_curves(values["history"], values.get("n_networks", 1))
            ),
        ],
        lead=_lead(values),
        notices=notices,
    )


def assessment_sections(values: Values) -> list[Section]:
    """Return figures with intervals, comparison, thresholds, calibration and curves, as far as they are known."""
    return [
        figures_section(values),
        comparison_section(values),
        nearness_section(values),
        thresholds_section(values),
        curves_section(values),
        calibration_section(values),
        capture_section(values),
        dropped_section(values),
    ]


def _lead(values: Values) -> str:
    part = main_part(values["metrics"])
    scores = values["metrics"][part]
    if scores["auc"] is None:
        return tr("The {part} blocks are all of one class: there is nothing to tell apart.").format(
            part=part_title(part)
        )
    text = tr(
        "On {n} test blocks the AUC is {auc}; {accuracy} of them are called rightly, where calling all of them "
        "the same would get {share}."
    )
    if not values.get("has_split", True):
        text = tr(
            "On {n} blocks, training blocks perhaps among them, the AUC is {auc}; {accuracy} of them are called "
            "rightly, where calling all of them the same would get {share}."
        )
    figures = ((values.get("assessment") or {}).get("figures") or {}).get(part)
    lead = text.format(
        n=f"{scores['n']:,}",
        auc=interval_text(figures["auc"]).text if figures else f"{scores['auc']:.3f}",
        accuracy=f"{scores['accuracy']:.1%}",
        share=f"{scores['larger_class']:.1%}",
    )
    return f"{lead} {verdict_on_network(values['comparison'])}" if values.get("comparison") else lead


def _scores(values: Values) -> str:
    """Return the table of scores, with those of the publication beside."""
    own, fixed = values["metrics"], values["metrics_published"]
    columns: list[tuple[str, Mapping[str, Any]]] = [(part_title(part), scores) for part, scores in own.items()]
    part = tested_part(fixed)
    if part:
        title = tr("{part} at {threshold}").format(part=part_title(part), threshold=PUBLISHED_THRESHOLD)
        columns.append((title, fixed[part]))
    columns += [(tr("published, training"), PUBLISHED_TRAINING), (tr("published, test"), _published_test())]
    rows = [[title, *(decimals(scores.get(key)) for _, scores in columns)] for key, title in _figure_titles()]
    text = tr(
        "The threshold {threshold} was chosen without the test blocks. An accuracy means little unless it is above "
        "the share of the larger class. The publication's figures come from another deposit."
    )
    if not values.get("has_split", True):
        text = tr(
            "The threshold {threshold} may have been chosen on some of these very blocks. An accuracy means little "
            "unless it is above the share of the larger class. The publication's figures come from another deposit."
        )
    text = text.format(threshold=f"{values['threshold']:.3f}")
    return paragraph(text) + table(["", *(title for title, _ in columns)], rows)


def decimals(value: float | None) -> Any:
    """Return a cell with three digits after the point; counts and what is missing as they are."""
    return Figure(f"{value:.3f}") if isinstance(value, float) else value


def _published_test() -> Mapping[str, Any]:
    return {**PUBLISHED_TEST, "threshold": PUBLISHED_THRESHOLD}


def _figure_titles() -> list[tuple[str, str]]:
    return [
        ("auc", tr("AUC")),
        ("average_precision", tr("average precision")),
        ("loss", tr("loss")),
        ("accuracy", tr("accuracy")),
        ("larger_class", tr("share of the larger class")),
        ("precision", tr("precision")),
        ("recall", tr("recall")),
        ("f1", tr("F1")),
        ("threshold", tr("threshold")),
        ("n", tr("blocks")),
        ("positives", tr("of them ore")),
    ]


def roc_and_precision_recall(values: Values) -> str:
    """Return the ROC and precision-recall curves of every part, thresholds marked on the test part."""
    curves = values["curves"]
    roc = [
        part_line(part, [0.0, *one["false_positive_rate"]], [0.0, *one["true_positive_rate"]])
        for part, one in curves.items()
    ]
    pr = [
        part_line(
            part,
            *_where_ore_is_called(one["true_positive_rate"], one["precision"], one["false_positive_rate"]),
        )
        for part, one in curves.items()
    ]
    if not roc:
        return ""
    roc_marks, pr_marks = _threshold_marks(values)
    unit = (0.0, 1.0)
    return line_plot(
        [*roc, Line("", unit, unit, is_guide=True)],
        x_label=tr("false positive rate"),
        y_label=tr("true positive rate"),
        marks=roc_marks,
        x_range=unit,
        y_range=unit,
    ) + line_plot(pr, x_label=tr("recall"), y_label=tr("precision"), marks=pr_marks, x_range=unit, y_range=(0.0, 1.0))


def _where_ore_is_called(
    recall: Sequence[float], precision: Sequence[float], false_rate: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return recall and precision where any block is called ore: elsewhere there is no precision."""
    kept = [k for k in range(len(recall)) if recall[k] > 0.0 or false_rate[k] > 0.0]
    return [recall[k] for k in kept], [precision[k] for k in kept]


def _threshold_marks(values: Values) -> tuple[list[Mark], list[Mark]]:
    """Return the points of the chosen and the published threshold on the curves of the test part."""
    roc, pr, part = [], [], tested_part(values["metrics"])
    for title, scores in (
        (tr("chosen {threshold}"), values["metrics"].get(part)),
        (tr("published {threshold}"), values["metrics_published"].get(part)),
    ):
        if scores is None or scores["auc"] is None:
            continue
        counts = scores["confusion"]
        false_rate = counts["false_positives"] / (counts["false_positives"] + counts["true_negatives"])
        name = title.format(threshold=f"{scores['threshold']:.3g}")
        roc.append(Mark(name, false_rate, scores["recall"]))
        if counts["true_positives"] + counts["false_positives"]:
            pr.append(Mark(name, scores["recall"], scores["precision"]))
    return roc, pr


def confusion_matrix(scores: Values, caption: str) -> str:
    """Return what ore and barren blocks were called, with the shares of each."""
    counts = scores["confusion"]
    rows = []
    for title, called_ore, called_barren, is_ore in (
        (tr("ore"), counts["true_positives"], counts["false_negatives"], True),
        (tr("barren"), counts["false_positives"], counts["true_negatives"], False),
    ):
        total = called_ore + called_barren
        cells = (_counted(called_ore, total, is_right=is_ore), _counted(called_barren, total, is_right=not is_ore))
        rows.append([title, *cells, total])
    return table([tr("labelled"), tr("called ore"), tr("called barren"), tr("in all")], rows, caption=caption)


def _counted(count: int, total: int, *, is_right: bool) -> Html:
    """Return a cell of the matrix, coloured by whether its blocks were called rightly."""
    share = f"{count / total:.1%}" if total else "–"
    return Html(f'<span class="{"good" if is_right else "bad"} cell"><b>{count:,}</b> {share}</span>')


def confusion_table(metrics: Mapping[str, Values], *, caption: str = "") -> str:
    """Return how many blocks of each part were called rightly and wrongly."""
    rows = []
    for part, scores in metrics.items():
        counts = scores["confusion"]
        rows.append(
            [
                part_title(part),
                counts["true_positives"],
                counts["false_negatives"],
                counts["false_positives"],
                counts["true_negatives"],
            ]
        )
    header = [
        tr("blocks"),
        tr("ore called ore"),
        tr("ore called barren"),
        tr("barren called ore"),
        tr("barren called barren"),
    ]
    return table(header, rows, caption=caption)


def _features(values: Values) -> str:
    on_test = values["alone_on_test"]
    rows = [[name, decimals(values["alone"][name]), decimals(on_test.get(name))] for name in values["names"]]
    network = [decimals(values["metrics"].get(part, {}).get("auc")) for part in ("train", "test")]
    text = tr(
        "AUC that each feature has alone; 0.5 says nothing about ore, 1 says all. Whether high or low values stand for "
        "ore, and the share of ore that a code of categories counts as, are read off the training blocks."
    )
    header = [tr("feature"), tr("AUC alone, training blocks"), tr("AUC alone, test blocks")]
    return paragraph(text) + table(header, [[tr("network"), *network], *rows])


def method_text(values: Values, split: Values) -> str:
    """Return how a network was built and trained, and all its settings."""
    settings = values["settings"]
    layers = " - ".join(str(width) for width in [values["inputs"], *settings["hidden_layers"]])
    text = tr(
        "A dense network ({layers} neurons, {activation}, {output} output) was trained with {optimizer}, learning "
        "rate {rate}, {epochs} epochs and batches of {batch} blocks to make the {loss} small. Features were scaled "
        "({scaling}) by the training blocks only. Blocks were split by {method}. Seed {seed}; device {device}; "
        "PyTorch {torch}."
    ).format(
        layers=layers,
        activation=settings["activation"],
        output=settings["output"],
        optimizer=settings["optimizer"],
        rate=settings["learning_rate"],
        epochs=len(values["history"]),
        batch=settings["batch_size"] or tr("all"),
        loss=settings["loss"].replace("_", " "),
        scaling=settings["scaling"].replace("_", "-"),
        method=split_text(split, values.get("unit", "")),
        seed=settings["seed"],
        device=values["device"],
        torch=values["versions"].get("torch", ""),
    )
    rows = [
        [name, _plain(value)]
        for name, value in sorted({**settings, **{f"split: {k}": v for k, v in split.items()}}.items())
    ]
    return paragraph(text) + table([tr("setting"), tr("value")], rows)


def split_text(split: Values, unit: str = "") -> str:
    """Return how blocks were split; `unit` is that of lengths, empty where it is not known."""
    titles = {
        "depth": tr("depth, test deeper than {length}"),
        "hole": tr("hole or domain"),
        "block": tr("cubes of ground, {length} on edge"),
        "random": tr("chance"),
    }
    lengths = {"depth": split.get("depth"), "block": split.get("cube_length")}
    if split.get("method") not in titles:
        return "–"
    return titles[split["method"]].format(length=f"{lengths.get(split['method']) or 0.0:,.10g} {unit}".rstrip())


def _plain(value: Any) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)

# SPDX-License-Identifier: GPL-2.0-or-later
"""The one HTML page that every report is: a title, what to know first, sections, a foot.

What the functions return is HTML; what they are given as text is escaped here, so a hole or a
layer may be called anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import isinf, isnan
from typing import Any

from ..messages import Sentence, sentence, translate
from .style import STYLE

CROWDED = 12
"""Columns above which a dense table is set smaller still on paper."""
FOOT = "Exploration guidance, not a mineral resource estimate (JORC, NI 43-101)."
"""The sentence at the foot of every report."""


@dataclass(frozen=True)
class Section:
    """One section of a report."""

    title: str
    """Its heading, plain text, translated."""
    body: str
    """HTML: paragraphs, tables and plots put together by `+`."""


@dataclass(frozen=True)
class Figure:
    """A cell of a table that is a number, written as it is to be read."""

    text: str
    """Plain text."""


@dataclass(frozen=True)
class Html:
    """A cell of a table that is HTML already."""

    text: str
    """Escaped where it was a user's."""


def page(title: str, sections: Iterable[Section], *, lead: str = "", notices: Iterable[Sentence] = ()) -> str:
    """Return a report as one self-contained HTML text.

    Parameters
    ----------
    title, lead : str
        Heading and the sentence below it; plain text, translated.
    sections : iterable of Section
        Shown in order; a section with an empty body is left out.
    notices : iterable of Notice
        What the reader must know before the figures: warnings, guesses, rules applied.
    """
    said = "".join(f"<li>{escape(sentence(notice))}</li>" for notice in notices)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="lead">{escape(lead)}</p>' if lead else "",
        f'<ul class="notices">{said}</ul>' if said else "",
        *(f"<section><h2>{escape(part.title)}</h2>\n{part.body}</section>" for part in sections if part.body),
        f"<footer>Oresight. {escape(translate(FOOT))}</footer>",
    ]
    body = "\n".join(part for part in parts if part)
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def paragraph(text: str) -> str:
    """Return a paragraph of plain text."""
    return f"<p>{escape(text)}</p>\n"


def quotation(text: str) -> str:
    """Return a paragraph of plain text that a reader may copy."""
    return f'<p class="paste">{escape(text)}</p>\n'


def listing(text: str) -> str:
    """Return a program as it is, with a button that marks and copies it."""
    # The older way of copying: unlike `navigator.clipboard` it works wherever the page lies, and what it marked shows.
    copies = "getSelection().selectAllChildren(this.nextElementSibling); document.execCommand('copy')"
    return (
        f'<div class="listing"><button type="button" onclick="{copies}">{escape(translate("Copy"))}</button>'
        f"<pre><code>{escape(text)}</code></pre></div>\n"
    )


def code(text: str) -> Html:
    """Return a cell of signs, such as a hash, that may be broken anywhere."""
    return Html(f"<code>{escape(text)}</code>")


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Return a legend: what is drawn, as SVG within 24 x 10 pixels, and what it means, plain text."""
    each = "".join(
        f'<li><svg width="24" height="10" aria-hidden="true">{sign}</svg>{escape(text)}</li>' for sign, text in entries
    )
    return f'<ul class="legend">{each}</ul>\n'


def answers(pairs: Iterable[tuple[str, str]]) -> str:
    """Return questions, each with its answer; plain text."""
    each = "".join(f"<dt>{escape(question)}</dt><dd>{escape(answer)}</dd>" for question, answer in pairs)
    return f'<dl class="answers">{each}</dl>\n'


def beside(left: str, right: str) -> str:
    """Return two pieces of HTML side by side, one below the other on a phone."""
    return f'<div class="beside"><div>{left}</div><div>{right}</div></div>\n'


def side(parts: Iterable[str]) -> str:
    """Return pieces of HTML, such as small tables, side by side as far as there is room."""
    return f'<div class="side">{"".join(f"<div>{part}</div>" for part in parts)}</div>\n'


def cards(figures: Iterable[tuple[str, str]]) -> str:
    """Return large figures side by side, each with what it is below it; plain text."""
    each = "".join(
        f'<div class="card"><b>{escape(value)}</b><span>{escape(name)}</span></div>' for value, name in figures
    )
    return f'<div class="cards">{each}</div>\n'


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    caption: str = "",
    is_long: bool = False,
    is_dense: bool = False,
) -> str:
    """Return a table; numbers stand to the right, missing ones as a dash.

    Parameters
    ----------
    header : sequence of str
        Column titles, plain text, translated.
    rows : iterable of sequences
        Cells: text, int, float, bool, None, `Figure` or `Html`. A float is shown by `number`.
    caption : str
        What the table shows.
    is_long : bool
        Whether it may go on on the next sheet of paper.
    is_dense : bool
        Whether it has many columns: set smaller, and cells are not broken into lines.
    """
    lines = [[*row] for row in rows]
    is_numeric = [any(_is_number(row[k]) or isinstance(row[k], Figure) for row in lines) for k in range(len(header))]
    classes = [' class="n"' if numeric else "" for numeric in is_numeric]
    head = "".join(f"<th{kind}>{escape(title)}</th>" for kind, title in zip(classes, header))
    body = "\n".join(
        "<tr>" + "".join(f"<td{kind}>{_cell(cell)}</td>" for kind, cell in zip(classes, row)) + "</tr>" for row in lines
    )
    titled = f"<caption>{escape(caption)}</caption>" if caption else ""
    is_crowded = is_dense and len(header) > CROWDED
    kinds = {"wide": True, "long": is_long, "dense": is_dense, "crowded": is_crowded}
    kind = " ".join(name for name, is_so in kinds.items() if is_so)
    return f'<div class="{kind}"><table>{titled}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>\n'


def _cell(value: Any) -> str:
    if isinstance(value, Html):
        return value.text
    return escape(value.text if isinstance(value, Figure) else number(value))


def row_of(label: str, values: Iterable[Any]) -> list[Any]:
    """Return a table row: a label, then values."""
    return [label, *values]


def number(value: Any) -> str:
    """Return a value as a reader wants it: floats with four significant digits, missing as a dash.

    Examples
    --------
    >>> number(0.872649), number(1234567), number(float("nan"))
    ('0.8726', '1,234,567', '–')
    """
    if value is None:
        return "–"
    if not _is_number(value):
        return str(value)
    if isnan(value):
        return "–"
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"


def three_digits(value: float | None) -> Figure:
    """Return a cell with three significant digits, none cut before the point.

    Examples
    --------
    >>> three_digits(0.023333).text, three_digits(1348.4).text, three_digits(1.0).text
    ('0.0233', '1,348', '1')
    """
    if value is None or isnan(value):
        return Figure("–")
    return Figure(f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}")


def _is_number(value: Any) -> bool:
    return hasattr(value, "__float__") and not isinstance(value, (bool, str))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a delimited text file as text: encoding and delimiter are guessed, and each guess is stated."""

from __future__ import annotations

import csv
import io
import locale
import re
from collections import Counter
from pathlib import Path

from ..errors import InvalidInputError, Notice
from .records import TextTable

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "blank"}
SAMPLE_LINES = 200


def read_text_table(path: Path, name: str) -> TextTable:
    """Return a delimited text file as text, nothing interpreted.

    Parameters
    ----------
    path : Path
        A file whose first row holds the headers (csv, txt, tsv, dat).
    name : str
        What messages call the table: `collars`, `surveys`, `assays`, `lithology`, `alteration`.

    Raises
    ------
    InvalidInputError
        The file cannot be read, is empty, or a row has more cells than there are headers.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InvalidInputError(
            "The file of the {table} cannot be read: {path} ({reason}).",
            table=name,
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    text, notices = decode(data, name)
    first, _, rest = text.partition("\n")
    stated = re.fullmatch(r"\s*sep=(.)\s*", first)
    delimiter = stated.group(1) if stated else _guess_delimiter(text)
    if delimiter != "," and not stated:
        notices += (
            Notice(
                "The {table} were read with the {delimiter} as delimiter.",
                {"table": name, "delimiter": DELIMITERS[delimiter]},
            ),
        )
    records = _records(rest if stated else text, delimiter, name, first_row=2 if stated else 1)
    if not records:
        raise InvalidInputError("The {table} are empty: {path} has no rows.", table=name, path=str(path))
    return _table(records, name, str(path), notices)


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of a file and what was guessed: UTF-8, then GB18030, UTF-16, the system's encoding."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), (_marked(name, encoding),)
    nuls = data[:4000].count(0)
    if nuls > len(data[:4000]) // 4:
        encoding = "utf-16-le" if data[1:4000:2].count(0) > data[0:4000:2].count(0) else "utf-16-be"
        return data.decode(encoding, errors="replace"), (_guess(name, encoding.upper()),)
    text = _decoded(data, "utf-8")
    if text is not None:
        return text, ()
    candidates = ["gb18030"] if _looks_chinese(data) else []
    for encoding in (*candidates, locale.getpreferredencoding(False), "cp1252"):
        text = _decoded(data, encoding)
        if text is not None:
            return text, (_guess(name, encoding.upper()),)
    return data.decode("latin-1"), (_guess(name, "LATIN-1"),)


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text in an encoding, or None when the bytes do not fit it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_chinese(data: bytes) -> bool:
    """Return whether the bytes beyond ASCII are mostly pairs of the common Chinese characters.

    GB18030 takes almost any bytes; in a Western text a byte beyond ASCII stands alone between letters.
    """
    if _decoded(data, "gb18030") is None:
        return False
    pairs = len(re.findall(rb"[\xa1-\xf7][\xa1-\xfe]", data))
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", data))
    return pairs > alone


def _guess(name: str, encoding: str) -> Notice:
    """Return the sentence that states a guessed encoding."""
    return Notice("The {table} are not UTF-8; they were read as {encoding}.", {"table": name, "encoding": encoding})


def _marked(name: str, encoding: str) -> Notice:
    """Return the sentence about a file that says its encoding itself."""
    return Notice(
        "The {table} begin with a byte-order mark: they were read as {encoding}, and the mark was taken away.",
        {"table": name, "encoding": encoding.replace("-sig", "").upper()},
    )


def _guess_delimiter(text: str) -> str:
    """Return the delimiter that cuts the header into most cells and most rows into as many."""
    lines = [line for line in text[:200_000].splitlines()[: SAMPLE_LINES + 1] if line.strip()]
    if len(lines) > 2 and not text.endswith("\n"):
        lines = lines[:-1]
    best, best_width = ",", 1
    for delimiter in DELIMITERS:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter == " ")]
        width = widths[0] if widths else 1
        fitting = sum(1 for one in widths if one == width or (delimiter != " " and 1 < one < width))
        if width > best_width and fitting >= 0.8 * len(widths):
            best, best_width = delimiter, width
    return best


def _records(text: str, delimiter: str, name: str, *, first_row: int) -> list[tuple[int, list[str]]]:
    """Return the row number and the cells of each record that is not empty."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        numbered = enumerate(reader, start=first_row)
        stripped = ((row, [cell.strip() for cell in cells]) for row, cells in numbered)
        return [(row, cells) for row, cells in stripped if any(cells)]
    except csv.Error as error:
        raise InvalidInputError(
            "Line {line} of the {table} cannot be read: {reason}. Is a quotation mark left open?",
            line=reader.line_num,
            table=name,
            reason=str(error),
        ) from error


def _table(records: list[tuple[int, list[str]]], name: str, source: str, notices: tuple[Notice, ...]) -> TextTable:
    """Return the records as columns; short rows are filled up, long ones refused."""
    (_, raw_headers), body = records[0], records[1:]
    headers, repeated = distinct_headers(raw_headers)
    width = len(headers)
    short = 0
    for row, cells in body:
        if len(cells) > width:
            if any(cells[width:]):
                raise InvalidInputError(
                    "Row {row} of the {table} has {given} cells, but there are {expected} headers; "
                    "the first row must hold the headers.",
                    row=row,
                    table=name,
                    given=len(cells),
                    expected=width,
                )
            del cells[width:]
        elif len(cells) < width:
            short += 1
            cells.extend([""] * (width - len(cells)))
    if short:
        notices += (
            Notice(
                "{count} rows of the {table} have fewer cells than headers; the rest was taken as empty.",
                {"count": short, "table": name},
            ),
        )
    if repeated:
        notices += (
            Notice(
                "Headers of the {table} occur more than once and were numbered: {headers}.",
                {"table": name, "headers": ", ".join(repeated)},
            ),
        )
    columns = {header: [cells[place] for _, cells in body] for place, header in enumerate(headers)}
    filled = {header: cells for header, cells in columns.items() if raw_headers[headers.index(header)] or any(cells)}
    return TextTable(name, filled, [row for row, _ in body], source, notices)


def distinct_headers(headers: list[str]) -> tuple[list[str], list[str]]:
    """Return the headers made distinct, and those that occurred more than once.

    Examples
    --------
    >>> distinct_headers(["Cu", "", "Cu"])
    (['Cu', 'column_2', 'Cu_2'], ['Cu'])
    """
    seen: Counter[str] = Counter()
    result = []
    for place, raw in enumerate(headers, start=1):
        header = raw or f"column_{place}"
        seen[header] += 1
        result.append(header if seen[header] == 1 else f"{header}_{seen[header]}")
    return result, sorted(header for header, count in seen.items() if count > 1)

# SPDX-License-Identifier: GPL-2.0-or-later
"""A user's table of classes: their order or codes, the groups that names belong to, their colours."""

from __future__ import annotations

import re

from ..errors import InvalidInputError
from .encoding import Codebook, color_of
from .names import header_key
from .numbers import parse_number
from .records import TextTable

COLUMN_NAMES = {
    "name": "name names rock rockname rockcode lithology litho alteration class value 名称 岩性 岩性名称 蚀变",
    "code": "code codes number order rank id integer 编码 代码 序号 编号",
    "group": "group groups grouped groupname unit domain family parent 分组 组 大类 岩组",
    "color": "color colour rgb hex 颜色",
}
"""How the columns may be called, as keys of headers."""
COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def codebook_of_table(table: TextTable, *, variable: str) -> Codebook:
    """Return the codebook that a table of classes describes.

    Each row is a name; where it has a group, the group is the class, and the name an alias of it. Classes are numbered
    from 1 in the order of their first rows, unless a column of whole numbers gives their codes.

    Parameters
    ----------
    table : TextTable
        A column of names (called name, rock, lithology …, else the first one), and any of code, group and color.
    variable : str
        Field that is coded.

    Raises
    ------
    InvalidInputError
        A name twice in different groups, codes that are no whole numbers from 1 on, or one code for two classes.

    Examples
    --------
    Rows (GRD, granite), (GRM, granite), (AND, volcanic) give granite 1 and volcanic 2.
    """
    columns = _columns(table)
    names = table.columns[columns["name"]]
    groups = table.columns[columns["group"]] if "group" in columns else [""] * len(names)
    classes: dict[str, int] = {}
    colors: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for place, (name, group) in enumerate(zip(names, groups)):
        if not name:
            continue
        row, one = table.rows[place], group or name
        if aliases.get(name, one) != one:
            raise InvalidInputError(
                "Row {row} of the table of classes puts {name} into {group}, but it stood in {other} before.",
                row=row,
                name=name,
                group=one,
                other=aliases[name],
            )
        aliases[name] = one
        _enter_code(classes, one, table.columns[columns["code"]][place] if "code" in columns else "", row)
        if "color" in columns and COLOR.fullmatch(table.columns[columns["color"]][place]):
            colors.setdefault(one, table.columns[columns["color"]][place].lower())
    if not classes:
        raise InvalidInputError("The table of classes has no names in its column {column}.", column=columns["name"])
    codes = tuple(classes.values())
    grouped = {name: one for name, one in aliases.items() if name != one and name not in classes}
    return Codebook(
        variable,
        codes,
        tuple(classes),
        tuple(colors.get(one, color_of(code)) for one, code in classes.items()),
        grouped,
    )


def _columns(table: TextTable) -> dict[str, str]:
    """Return the header of each column that the table has; codes must be numbers to be codes."""
    keys = {header: header_key(header) for header in table.columns}
    found: dict[str, str] = {}
    for role, names in COLUMN_NAMES.items():
        fitting = [header for header in keys if keys[header] in names.split() and header not in found.values()]
        if role == "code":
            fitting = [header for header in fitting if all(_is_whole(cell) for cell in table.columns[header])]
        if fitting:
            found[role] = fitting[0]
    free = [header for header in table.columns if header not in found.values()]
    if "name" not in found and not free:
        raise InvalidInputError(
            "The table of classes has no column of names; its columns are {columns}.", columns=", ".join(table.columns)
        )
    return found if "name" in found else {**found, "name": free[0]}


def _is_whole(cell: str) -> bool:
    """Return whether a cell is empty or a whole number."""
    number = parse_number(cell) if cell else 0.0
    return number is not None and number == int(number)


def _enter_code(classes: dict[str, int], one: str, cell: str, row: int) -> None:
    """Enter the code of a class: that of its row, or the next one."""
    if not cell:
        classes.setdefault(one, max(classes.values(), default=0) + 1)
        return
    code = int(parse_number(cell) or 0)
    if code < 1 or classes.get(one, code) != code or code in {had for name, had in classes.items() if name != one}:
        raise InvalidInputError(
            "Row {row} of the table of classes gives {name} the code {code}; each class needs one code of its own, "
            "1 or more.",
            row=row,
            name=one,
            code=cell,
        )
    classes[one] = code

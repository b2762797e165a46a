# SPDX-License-Identifier: GPL-2.0-or-later
"""Small tables of figures that change in place."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget


class FigureTable(QWidget):
    """A table of texts with a title for each row and column.

    Parameters
    ----------
    rows, columns : sequence of str
        The titles.
    """

    def __init__(self, rows: Sequence[str], columns: Sequence[str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        for place, title in enumerate(columns):
            label = QLabel(title)
            label.setWordWrap(True)
            grid.addWidget(label, 0, place + 1, Qt.AlignmentFlag.AlignRight)
        for place, title in enumerate(rows):
            grid.addWidget(QLabel(title), place + 1, 0)
        self._cells = [[self._cell(grid, row, column) for column in range(len(columns))] for row in range(len(rows))]

    def show_values(self, values: Sequence[Sequence[str]]) -> None:
        """Show the texts, row by row."""
        for cells, texts in zip(self._cells, values):
            for cell, text in zip(cells, texts):
                cell.setText(text)

    def values(self) -> list[list[str]]:
        """Return the texts that are shown."""
        return [[cell.text() for cell in cells] for cells in self._cells]

    def _cell(self, grid: QGridLayout, row: int, column: int) -> QLabel:
        label = QLabel("–")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row + 1, column + 1, Qt.AlignmentFlag.AlignRight)
        return label

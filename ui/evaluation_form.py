# SPDX-License-Identifier: GPL-2.0-or-later
"""The widgets of the evaluation dock."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from .evaluation_sentences import confusion_titles, figure_titles, legend_sentence
from .figures import FigureTable
from .plots import PlotArea
from .texts import tr


class EvaluationForm(QWidget):
    """Run, part, plots, threshold, figures and confusion matrix, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.runs = QComboBox()
        self.runs.setToolTip(tr("The run whose figures are shown."))
        self.runs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.parts = QComboBox()
        self.parts.setToolTip(tr("The part of the blocks that was scored."))
        self.open_button = QPushButton(tr("Open…"))
        self.open_button.setToolTip(
            tr("Open the run record of a training, the scores of an evaluation, or run.json of a workflow.")
        )
        self.scores = QLabel()
        self.area = PlotArea()
        self.legend = QLabel(legend_sentence())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setToolTip(tr("The threshold; the point in the plots can be dragged as well."))
        self.chosen_button = QPushButton(tr("Chosen"))
        self.chosen_button.setToolTip(tr("Return to the threshold that the run chose."))
        self.threshold = QLabel()
        for label in (self.scores, self.legend, self.threshold):
            label.setWordWrap(True)
        self.figures = FigureTable(*figure_titles())
        self.confusion = FigureTable(*confusion_titles())
        self._arrange()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.addLayout(_row(self.runs, self.parts, self.open_button))
        layout.addWidget(self.scores)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.legend)
        layout.addLayout(_row(self.slider, self.chosen_button))
        for widget in (self.threshold, self.figures, self.confusion):
            layout.addWidget(widget)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row

# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that QGIS loads when an algorithm has ended get the style that was written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
)

PLACED = "oresight/placed"
"""Property of a layer that was given its place in a group."""


class StyleOnLoad(QgsProcessingLayerPostProcessorInterface):
    """Styles one loaded layer: Processing opens its layers without their default style."""

    def postProcessLayer(  # noqa: N802
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Load the style; where there is none, or a broken one, the layer stays as it is."""
        layer.loadDefaultStyle()
        _waiting.discard(self)


class StyleInGroup(StyleOnLoad):
    """Styles one of several layers that lie over each other: folded up, and shown only where it is the first."""

    def __init__(self, title: str, *, is_shown: bool) -> None:
        super().__init__()
        self._title, self._is_shown = title, is_shown

    def postProcessLayer(  # noqa: N802
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Load the style, and show or fold a layer that is new; an earlier one stays as the user has set it."""
        was_placed = bool(layer.customProperty(PLACED))  # QGIS finds a layer again that an earlier run loaded
        super().postProcessLayer(layer, context, feedback)
        layer.setCustomProperty(PLACED, True)  # after the style, which clears what it does not know
        node = context.project().layerTreeRoot().findLayer(layer.id())
        if node is not None and node.parent().name() == self._title and not was_placed:
            node.setItemVisibilityChecked(self._is_shown)
            node.setExpanded(False)


_waiting: set[StyleOnLoad] = set()
"""QGIS holds no reference to what it will call."""


def style_on_load(context: QgsProcessingContext) -> None:
    """Let every layer that will be loaded be styled, unless something else was asked for."""
    for layer in context.layersToLoadOnCompletion():
        details = context.layerToLoadOnCompletionDetails(layer)
        if details.postProcessor() is None:
            style = StyleOnLoad()
            _waiting.add(style)
            details.setPostProcessor(style)


def load_together(
    context: QgsProcessingContext, feedback: QgsProcessingFeedback, paths: Sequence[str], title: str
) -> None:
    """Let the rasters of an output folder be loaded into a group of the project.

    QGIS itself loads files only. That is done where a user runs the algorithm in its dialog, or loads other results of
    it: in a model, a batch and a script it is for those who made it to say what is loaded.
    """
    is_wanted = bool(context.layersToLoadOnCompletion()) or feedback.inherits("QgsProcessingAlgorithmDialogFeedback")
    if context.project() is None or not is_wanted or feedback.inherits("QgsProcessingMultiStepFeedback"):
        return
    for place, path in enumerate(paths):
        raster = QgsProcessingUtils.LayerHint.Raster
        details = QgsProcessingContext.LayerDetails(Path(path).stem, context.project(), "", raster)
        details.groupName = title
        details.layerSortKey = len(paths) - place  # the highest comes to lie on top
        style = StyleInGroup(title, is_shown=place == 0)
        _waiting.add(style)
        details.setPostProcessor(style)
        context.addLayerToLoadOnCompletion(path, details)

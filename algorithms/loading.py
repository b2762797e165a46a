# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that QGIS loads when an algorithm has ended get the style that was written beside them."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingLayerPostProcessorInterface


class StyleOnLoad(QgsProcessingLayerPostProcessorInterface):
    """Styles one loaded layer: Processing opens its layers without their default style."""

    def postProcessLayer(  # noqa: N802
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Load the style; where there is none, or a broken one, the layer stays as it is."""
        layer.loadDefaultStyle()
        _waiting.discard(self)


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

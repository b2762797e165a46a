# SPDX-License-Identifier: GPL-2.0-or-later
"""The 3D view of a project, as QGIS writes it into its file: its view cannot be made without a window."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from math import radians, sin

Bounds = tuple[float, float, float, float, float, float]
"""West, south, bottom, east, north, top."""

PITCH_DEG = 62.0
"""How far the camera is tilted: 0 looks straight down, 90 along the ground."""
YAW_DEG = 25.0
FIELD_OF_VIEW_DEG = 45.0
FILL = 0.95
"""The corners of a box hold nothing: the camera may stand nearer than a ball around it asks for."""


@dataclass(frozen=True)
class View:
    """What a 3D view shows."""

    title: str
    """Title of its window."""
    frame: Bounds
    """What the camera looks at."""
    scene: Bounds
    """What can be seen at all."""
    layers: Sequence[str]
    """Ids of the layers, the topmost first."""


def view_element(view: View, crs: ET.Element | None) -> ET.Element:
    """Return the element `mapViewDocks3D` of a project.

    The origin of the scene lies at the centre of what the camera looks at, so that the camera's place is
    zero whichever way the axes of a QGIS version run.

    Parameters
    ----------
    view : View
    crs : Element or None
        The element `spatialrefsys` of the project; None when it has no CRS.
    """
    west, south, bottom, east, north, top = view.frame
    x, y, z = (west + east) / 2.0, (south + north) / 2.0, (bottom + top) / 2.0
    docks = ET.Element("mapViewDocks3D")
    window = ET.SubElement(docks, "view", _WINDOW | {"name": view.title})
    scene = ET.SubElement(window, "qgis3d")
    ET.SubElement(scene, "origin", {"x": repr(x), "y": repr(y), "z": "0"})
    ET.SubElement(scene, "extent", _extent(view.scene))
    ET.SubElement(scene, "camera", _CAMERA)
    ET.SubElement(scene, "color", {"background": "255,255,255,255", "selection": "255,255,0,255"})
    holder = ET.SubElement(scene, "crs")
    if crs is not None:
        holder.append(crs)
    _add_lights(scene)
    terrain = ET.SubElement(scene, "terrain", _TERRAIN)
    shown = ET.SubElement(terrain, "layers")
    for layer in view.layers:
        ET.SubElement(shown, "layer", {"id": layer})
    ET.SubElement(terrain, "generator", {"type": "flat"})
    ET.SubElement(scene, "axis3d", {"mode": "Crs", "horizontal": "End", "vertical": "Top"})
    camera = {"x": "0", "y": "0", "elev": repr(z), "dist": repr(camera_distance(view.frame))}
    ET.SubElement(window, "camera", camera | {"pitch": repr(PITCH_DEG), "yaw": repr(YAW_DEG)})
    animation = ET.SubElement(window, "animation3d", {"interpolation": "0", "widget-visible": "0"})
    ET.SubElement(animation, "keyframes")
    return docks


_WINDOW = {
    "isOpen": "1", "isDocked": "0", "area": "2", "floating": "1", "x": "0", "y": "0", "width": "0", "height": "0",
    "d_x": "240", "d_y": "240", "d_width": "960", "d_height": "640",
}  # fmt: skip
"""A window of its own: QGIS gives a docked one no more than its least width. QGIS 3.40 takes `d_x` for both places."""
_CAMERA = {
    "projection-type": "1", "field-of-view": repr(FIELD_OF_VIEW_DEG), "camera-navigation-mode":
    "terrain-based-navigation", "camera-movement-speed": "5",
}  # fmt: skip
_TERRAIN = {
    "terrain-rendering-enabled": "0", "exaggeration": "1", "texture-size": "512", "max-terrain-error": "3",
    "max-ground-error": "1", "shading-enabled": "0", "map-theme": "", "show-labels": "0", "elevation-offset": "0",
}  # fmt: skip


def camera_distance(frame: Bounds) -> float:
    """Return how far the camera stands so that the frame fills its view, whichever way it is turned."""
    west, south, bottom, east, north, top = frame
    radius = 0.5 * ((east - west) ** 2 + (north - south) ** 2 + (top - bottom) ** 2) ** 0.5
    return FILL * max(radius, 1.0) / sin(radians(FIELD_OF_VIEW_DEG / 2.0))


def _extent(scene: Bounds) -> dict[str, str]:
    west, south, _, east, north, _ = scene
    return {"xMin": repr(west), "yMin": repr(south), "xMax": repr(east), "yMax": repr(north), "showIn2dView": "0"}


def _add_lights(scene: ET.Element) -> None:
    """Add light from above and the west and a weaker one from the east, so that no side that is seen is black."""
    lights = ET.SubElement(scene, "lights")
    for x, y, z, intensity in (("0.36", "-0.78", "-0.52", "0.65"), ("-0.75", "-0.3", "-0.25", "0.45")):
        ET.SubElement(
            lights, "directional-light", {"x": x, "y": y, "z": z, "intensity": intensity, "color": "255,255,255,255"}
        )

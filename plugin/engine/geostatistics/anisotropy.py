# SPDX-License-Identifier: GPL-2.0-or-later
"""Directions in the ground: the three axes of an ellipsoid, and the space in which it is a unit sphere.

The convention, everywhere in Oresight: the *azimuth* is that of the major axis, clockwise from
north; the *dip* is that of the major axis, negative downwards; the *plunge* turns the other two
axes about the major one, clockwise for someone who looks along it. With no plunge the semi-major axis is
horizontal. These are the three angles of GSLIB.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def ellipsoid_axes(azimuth_deg: float, dip_deg: float, plunge_deg: float = 0.0) -> NDArray[np.float64]:
    """Return the unit vectors of the major, semi-major and minor axes, rows of shape (3, 3).

    Examples
    --------
    >>> ellipsoid_axes(90.0, 0.0).round(12)[0].tolist()
    [1.0, 0.0, 0.0]
    """
    azimuth, dip, plunge = np.deg2rad([azimuth_deg, dip_deg, plunge_deg])
    east, north, flat, up = np.sin(azimuth), np.cos(azimuth), np.cos(dip), np.sin(dip)
    major = np.array([east * flat, north * flat, up])
    right = np.array([north, -east, 0.0])
    above = np.array([-east * up, -north * up, flat])
    semi = np.cos(plunge) * right - np.sin(plunge) * above
    minor = np.sin(plunge) * right + np.cos(plunge) * above
    return np.array([major, semi, minor])


def isotropic_transform(
    radii: tuple[float, float, float], azimuth_deg: float, dip_deg: float, plunge_deg: float = 0.0
) -> NDArray[np.float64]:
    """Return the matrix (3, 3) that turns an ellipsoid of these radii and angles into the unit sphere.

    Separations `h` of shape (n, 3) become `h @ matrix.T`; their lengths are then distances in units
    of the radius in that direction.
    """
    return ellipsoid_axes(azimuth_deg, dip_deg, plunge_deg) / np.array(radii, dtype=float)[:, None]


def direction_angles(direction: NDArray[np.float64]) -> tuple[float, float]:
    """Return azimuth [0, 360) and dip [-90, 0] of an axis given by a vector of either sense."""
    east, north, up = direction / np.linalg.norm(direction)
    if up > 0:
        east, north, up = -east, -north, -up
    azimuth = float(np.rad2deg(np.arctan2(east, north)) % 360.0) % 360.0  # a tiny negative angle rounds up to 360
    return azimuth, float(np.rad2deg(np.arcsin(np.clip(up, -1.0, 1.0))))

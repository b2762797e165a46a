# SPDX-License-Identifier: GPL-2.0-or-later
"""The way between two stations of a survey: an arc, or straight lines."""

from __future__ import annotations

import numpy as np

from .arrays import FloatArray

METHODS = ("minimum_curvature", "balanced_tangential", "tangential")


def direction_vectors(azimuth: FloatArray, dip: FloatArray) -> FloatArray:
    """Return the unit vectors of azimuths and dips in degrees, shape (n, 3).

    Examples
    --------
    >>> direction_vectors(np.array([90.0]), np.array([0.0])).round(9).tolist()
    [[1.0, 0.0, 0.0]]
    """
    around, down = np.radians(azimuth), np.radians(dip)
    return np.column_stack((np.sin(around) * np.cos(down), np.cos(around) * np.cos(down), np.sin(down)))


def steps_along(
    upper: FloatArray, lower: FloatArray, length: FloatArray, beyond: FloatArray, method: str
) -> FloatArray:
    """Return the way from an upper station to a place `beyond` it, shape (n, 3).

    Parameters
    ----------
    upper, lower : arrays of shape (n, 3)
        Unit vectors at the two stations.
    length : array of shape (n,)
        Distance along the hole between them; 0 where there is no lower station.
    beyond : array of shape (n,)
        Distance of the place from the upper station.
    method : str
        One of `METHODS`.
    """
    far = length[:, None]
    if method == "tangential":
        return upper * beyond[:, None]
    if method == "balanced_tangential":
        above = np.minimum(beyond[:, None], np.where(far > 0, far / 2.0, np.inf))
        return upper * above + lower * (beyond[:, None] - above)
    share = np.divide(beyond, length, out=np.zeros_like(beyond), where=length > 0)[:, None]
    bend = angle_between(upper, lower)[:, None]
    # With t the share of the way: the integral of the direction that turns by `bend`, written with
    # sin(x)/x so that a straight stretch needs no case of its own.
    scale = far * share / _sinc(bend)
    along_upper = scale * (2.0 - share) / 2.0 * _sinc((2.0 - share) * bend / 2.0) * _sinc(share * bend / 2.0)
    along_lower = scale * share / 2.0 * _sinc(share * bend / 2.0) ** 2
    arc = along_upper * upper + along_lower * lower
    return np.where(far > 0, arc, upper * beyond[:, None])


def directions_along(
    upper: FloatArray, lower: FloatArray, length: FloatArray, beyond: FloatArray, method: str
) -> FloatArray:
    """Return the unit vectors at places between two stations, shape (n, 3); parameters as in `steps_along`."""
    if method == "tangential":
        return upper
    share = np.divide(beyond, length, out=np.zeros_like(beyond), where=length > 0)[:, None]
    if method == "balanced_tangential":
        return np.where(share < 0.5, upper, lower)
    bend = angle_between(upper, lower)[:, None]
    rest = 1.0 - share
    return (rest * _sinc(rest * bend) * upper + share * _sinc(share * bend) * lower) / _sinc(bend)


def _sinc(angle: FloatArray) -> FloatArray:
    """Return sin(x)/x, 1 at zero."""
    result: FloatArray = np.sinc(angle / np.pi)
    return result


def angle_between(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the angle between unit vectors in radians, shape (n,), a hair below a reversal at most."""
    across = np.linalg.norm(np.cross(first, second), axis=1)
    along = np.einsum("ij,ij->i", first, second)
    return np.minimum(np.arctan2(across, along), np.pi - 1e-6)

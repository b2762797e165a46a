# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of the sample deposit: surface, ore body, rocks and alteration, as functions of position.

All lengths are metres in a local engineering system. The ore body is an ellipsoid that dips
steeply west and plunges north, bent out of shape by noise. A porphyry stock lies in its footwall,
a breccia in its core, a dyke younger than the ore cuts through it, and the host rocks are folded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .noise import NoiseField, draw_noise

Points = NDArray[np.float64]
Values = NDArray[np.float64]
Codes = NDArray[np.int8]

CENTRE = (1400.0, 2100.0, 4630.0)
STRIKE_DEG, DIP_DEG, PITCH_DEG = 12.0, 75.0, 70.0
"""Strike clockwise from north; dip to the west; pitch of the long axis in the plane, northwards."""
HALF_THICKNESS, HALF_WIDTH, HALF_LENGTH = 95.0, 205.0, 500.0
ORE_BOTTOM, ORE_TOP = 4205.0, 5055.0
"""Beyond these elevations mineralisation fades: a barren root and a leached cap."""

ROCKS = ("AND", "DAC", "GRD", "HBX", "OVB", "QMP", "SLT")
"""Andesite, dacite dyke, granodiorite, hydrothermal breccia, overburden, quartz monzonite porphyry, siltstone."""
ANDESITE, DYKE, GRANODIORITE, BRECCIA, OVERBURDEN, PORPHYRY, SILTSTONE = range(1, 8)
ALTERATIONS = ("ARG", "FRS", "PHY", "POT", "PRP")
"""Argillic, fresh, phyllic, potassic, propylitic."""
ARGILLIC, FRESH, PHYLLIC, POTASSIC, PROPYLITIC = range(1, 6)


def body_axes() -> NDArray[np.float64]:
    """Return the unit vectors across, along the short side and along the long side of the body, shape (3, 3)."""
    strike, dip, pitch = np.radians((STRIKE_DEG, DIP_DEG, PITCH_DEG))
    along = np.array([np.sin(strike), np.cos(strike), 0.0])
    down = np.array([-np.cos(strike) * np.cos(dip), np.sin(strike) * np.cos(dip), -np.sin(dip)])
    length = np.cos(pitch) * along + np.sin(pitch) * down
    width = np.sin(pitch) * along - np.cos(pitch) * down
    return np.array([np.cross(width, length), width, length])


def body_coordinates(points: Points) -> Points:
    """Return points in the body's own axes (across, width, length), from its centre, shape (n, 3)."""
    return (points - np.array(CENTRE)) @ body_axes().T


def ground_elevation(eastings: Values, northings: Values) -> Values:
    """Return the elevation of the ground: a gentle hill with two small spurs."""
    east, north = eastings - CENTRE[0] - 40.0, northings - CENTRE[1] + 60.0
    hill = 58.0 * np.exp(-(east**2 + 0.7 * north**2) / (2.0 * 330.0**2))
    return 5072.0 + hill + 4.0 * np.sin(east / 97.0) * np.cos(north / 131.0)


@dataclass(frozen=True)
class Ground:
    """What lies at some points."""

    potential: Values
    """How deep inside the body: 1 near its centre, 0 at its rim, negative outside."""
    rocks: Codes
    """Code of the rock, 1 to 7 in the order of `ROCKS`."""
    alterations: Codes
    """Code of the alteration, 1 to 5 in the order of `ALTERATIONS`."""


@dataclass(frozen=True)
class Geology:
    """Body, rocks and alteration at any point."""

    body_noise: NoiseField
    contact_noise: NoiseField
    dyke_noise: NoiseField
    alteration_noise: NoiseField
    breccia_noise: NoiseField

    def at(self, points: Points) -> Ground:
        """Return what lies at points of shape (n, 3); above the ground the answer has no meaning."""
        potential = body_potential(points) + 0.24 * self.body_noise(points)
        contact = self.contact_noise(points)
        breccia = potential + 0.22 * self.breccia_noise(points) > 0.55
        rocks = _rocks(points, contact, self.dyke_noise(points), breccia)
        closeness = potential + 0.16 * self.alteration_noise(points)
        return Ground(potential, rocks, _alterations(points, closeness, contact, rocks))


def body_potential(points: Points) -> Values:
    """Return the potential of the body before it is bent out of shape."""
    across, width, length = body_coordinates(points).T
    radius = np.sqrt((across / HALF_THICKNESS) ** 2 + (width / HALF_WIDTH) ** 2 + (length / HALF_LENGTH) ** 2)
    over = np.maximum(points[:, 2] - ORE_TOP, 0.0) + np.maximum(ORE_BOTTOM - points[:, 2], 0.0)
    return 1.0 - radius - over / 25.0


def _rocks(points: Points, contact: Values, dyke: Values, breccia: NDArray[np.bool_]) -> Codes:
    """Return the codes of the rocks: what is younger cuts what is older."""
    east, north, up = (points - np.array(CENTRE)).T
    fold = 35.0 * np.sin((east + 0.4 * north) / 140.0) + 22.0 * contact
    rocks = np.full(len(points), ANDESITE, dtype=np.int8)
    rocks[up < 190.0 + 0.25 * east + fold] = SILTSTONE
    rocks[up < -130.0 + 0.15 * east - 0.1 * north + 0.7 * fold] = GRANODIORITE
    rocks[_stock_radius(points) + 0.12 * contact < 1.0] = PORPHYRY
    rocks[breccia] = BRECCIA
    rocks[np.abs(0.82 * east - 0.5 * north + 0.28 * up + 14.0 * dyke + 25.0) < 11.0] = DYKE
    rocks[points[:, 2] > ground_elevation(points[:, 0], points[:, 1]) - 9.0] = OVERBURDEN
    return rocks


def _alterations(points: Points, closeness: Values, contact: Values, rocks: Codes) -> Codes:
    """Return the codes of the alteration: shells around the body, argillic only above them, young rocks fresh."""
    alterations = np.full(len(points), FRESH, dtype=np.int8)
    alterations[closeness > -1.9] = PROPYLITIC
    alterations[(closeness > -0.9) & (points[:, 2] > 4780.0 + 60.0 * contact)] = ARGILLIC
    alterations[closeness > -0.3] = PHYLLIC
    alterations[closeness > 0.3] = POTASSIC
    alterations[(rocks == DYKE) | (rocks == OVERBURDEN)] = FRESH
    return alterations


def _stock_radius(points: Points) -> Values:
    """Return the radius of each point in the porphyry stock's ellipsoid, 1 on its surface."""
    east, north, up = (points - np.array(CENTRE) - np.array([95.0, 30.0, -260.0])).T
    return np.sqrt(((east + 0.2 * up) / 130.0) ** 2 + (north / 190.0) ** 2 + (up / 470.0) ** 2)


def draw_geology(generator: np.random.Generator) -> Geology:
    """Return the geology of a seed."""
    return Geology(
        body_noise=draw_noise(generator, (60.0, 60.0, 85.0)),
        contact_noise=draw_noise(generator, (80.0, 80.0, 80.0)),
        dyke_noise=draw_noise(generator, (90.0, 90.0, 120.0)),
        alteration_noise=draw_noise(generator, (45.0, 45.0, 60.0)),
        breccia_noise=draw_noise(generator, (40.0, 40.0, 60.0)),
    )

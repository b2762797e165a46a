# SPDX-License-Identifier: GPL-2.0-or-later
"""The families of features of the honest predictor, in words."""

from __future__ import annotations

from ..messages import translate as tr


def family_title(name: str) -> str:
    """Return what a family, or a group of a user's own, is called, translated."""
    return family_words().get(name, (name, ""))[0]


def family_words() -> dict[str, tuple[str, str]]:
    """Return by name of each family its title and what its features are, translated."""
    return {
        "kriged_grade": (
            tr("kriged grade"),
            tr(
                "Normal score of the grade, kriged from other holes with each variogram that was kept (1: the one that "
                "erred least), the mean of them and their spread."
            ),
        ),
        "kriged_indicators": (
            tr("kriged indicators"),
            tr(
                "The indicator of ore, kriged with each variogram and their mean, and that of scores above five "
                "quantiles (above_0.1 to above_0.9)."
            ),
        ),
        "kriging_variance": (tr("kriging variances"), tr("The variance of each of these estimates.")),
        "neighbourhood": (
            tr("neighbourhood statistics"),
            tr(
                "Mean, deviation and maximum of the score and the share of ore among the nearest 4 to 128 composites "
                "of other holes."
            ),
        ),
        "reach": (tr("reach of the neighbourhood"), tr("How far away the last of the nearest 4 to 128 composites is.")),
        "inverse_distance": (
            tr("inverse-distance means"),
            tr("Score and ore, averaged by the inverse square or cube of the distance."),
        ),
        "kernels": (tr("kernel means"), tr("Score averaged with a Gaussian weight; the number is its width.")),
        "kernel_weights": (
            tr("kernel weights"),
            tr("The logarithm of all weight within such a width: how much is known nearby."),
        ),
        "nearest_holes": (
            tr("grades of the nearest holes"),
            tr("Score of each of the six nearest holes, nearest first."),
        ),
        "hole_distances": (tr("distances of the nearest holes"), tr("How far away each of the six nearest holes is.")),
        "directions": (
            tr("directional means"),
            tr("Score in each of the eight octants about the place: east or west, north or south, up or down."),
        ),
        "coordinates": (
            tr("place"),
            tr(
                "Easting, northing and elevation; members that know the place see them along six turned axes too, "
                "which go with them when they are shuffled."
            ),
        ),
        "grades_around": (
            tr("all that says what is around"),
            tr("All features but the place and those that grow or shrink with the distance to the composites alone."),
        ),
        "distances": (
            tr("all that says how far it is"),
            tr("Kriging variances, reaches, kernel weights and distances of the nearest holes."),
        ),
        "all features": (tr("all features"), ""),
    }

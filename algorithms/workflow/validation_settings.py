# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of a run as the job of a validation takes them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from ...plugin.engine.errors import Notice
from ..geostatistics.fit_variogram import FitVariogram
from ..geostatistics.krige_grades import KrigeGrades
from ..network.train_network import TrainNetwork
from ..network_parameters import read_network_settings
from .settings import WorkflowSettings

NOT_VALIDATED = ("external_drift", "domain", "domain_raster", "cutoffs")
"""Settings of kriging that need rasters, or do not change the features: the published protocol goes without them."""


def learning_settings(settings: WorkflowSettings) -> dict[str, Any]:
    """Return the settings of the honest predictor, as the job takes them."""
    given = settings.sections["learning"]
    members = given["members"]
    names = members.split(",") if isinstance(members, str) else list(members)
    return {
        "members": [name.strip() for name in names],
        "trials": int(given["trials"]),
        "seed": int(given["seed"]),
        "is_below": bool(given["below"]),
    }


def protocol_settings(settings: WorkflowSettings, context: QgsProcessingContext) -> dict[str, Any]:
    """Return the settings of the published protocol, as the job takes them."""
    given = {
        section: {name: value for name, value in settings.parameters(section).items() if value is not None}
        for section in ("variogram", "kriging", "network")
    }
    variogram, kriging = FitVariogram().create(), KrigeGrades().create()
    of_variogram = given["variogram"]
    blocks = settings.sections["blocks"]
    return {
        "variogram": {
            "structures": of_variogram.get("MODELS") or of_variogram["STRUCTURES"],
            "anisotropic": of_variogram["ANISOTROPIC"],
            "anisotropy_by": of_variogram["ANISOTROPY_BY"],
            "experiment": variogram.read_experiment(of_variogram, context).to_dict(),
            "constraints": variogram.read_constraints(of_variogram, context).to_dict(),
            "seed": of_variogram["SEED"],
        },
        "search": kriging.read_search(given["kriging"], context).to_dict(),
        "method": kriging.read_kind(given["kriging"], context).to_dict(),
        "scale": given["kriging"]["SCALE"],
        "cutoff": float(settings.sections["label"]["cutoff"]),
        "network": read_network_settings(TrainNetwork().create(), given["network"], context).to_dict(),
        "block_size": [float(blocks[name]) for name in ("block_x", "block_y", "block_z")],
        "reach": blocks["max_distance"],
    }


def settings_left_aside(settings: WorkflowSettings) -> tuple[Notice, ...]:
    """Return which settings of kriging the published protocol goes without."""
    named = [name for name in NOT_VALIDATED if settings.sections["kriging"].get(name)]
    if not named:
        return ()
    text = "The published protocol is validated without these settings of kriging: {names}."
    return (Notice(text, {"names": ", ".join(named)}),)

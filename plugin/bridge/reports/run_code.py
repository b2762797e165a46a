# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that shows how to use its network without Oresight."""

from __future__ import annotations

from ...engine.network.model_file import read_model
from ..messages import translate as tr
from ..run_results import RunResults
from .code import code_section
from .page import Section

NETWORK = "network.safetensors"


def run_code_section(run: RunResults) -> Section:
    """Return the script of the network that the run left; nothing where it left none."""
    path = run.folder / NETWORK
    return code_section(read_model(path), NETWORK) if path.is_file() else Section(tr("Code"), "")

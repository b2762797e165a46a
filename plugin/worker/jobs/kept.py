# SPDX-License-Identifier: GPL-2.0-or-later
"""What long jobs keep of their finished parts, and by what they know that it is theirs."""

from __future__ import annotations

from pathlib import Path

from ...engine.learning.kept_parts import KeptParts
from ...engine.network.checkpoint import Checkpoint, fingerprint_of
from ...engine.network.devices import choose_device
from ..versions import COMPUTES, code_hash, software_versions
from . import JobInput
from .diagnostics import installed
from .geostatistics import available_threads

PLACES = ("checkpoint", "resumes")
"""Parameters that say where parts are kept; nothing that is computed depends on them."""


def kept_parts(job: JobInput, name: str) -> KeptParts:
    """Return the parts of a job that an ended run had finished, and say how many; more are kept where they are.

    Parameters `checkpoint` (a path; without it nothing is kept) and `resumes`. What is there counts where it was made
    from the same parameters and arrays, by the same code and libraries, on the same device with as many threads.
    """
    path = job.parameters.get("checkpoint")
    if not path:
        return KeptParts()
    made_of = {key: value for key, value in job.parameters.items() if key not in PLACES}
    versions = {**software_versions(("numpy", "scipy", "sklearn", "torch")), "numba": installed("numba")}
    values = {
        "job": name,
        "parameters": made_of,
        "arrays": sorted(job.arrays),
        "code": code_hash(COMPUTES),
        "versions": versions,
        "device": choose_device("auto"),
        "threads": available_threads(),
    }
    fingerprint = fingerprint_of(values, [job.arrays[key] for key in sorted(job.arrays)])
    kept = KeptParts(Checkpoint(Path(path), resumes=bool(job.parameters.get("resumes", True))), fingerprint)
    if kept.is_left_aside:
        job.progress(
            0.0,
            "The checkpoint is damaged, or that of other data, settings, device or software: the work begins anew.",
        )
    elif kept.taken_over:
        job.progress(
            0.0, "Parts that an ended run had finished, taken over from the checkpoint: {n}.", n=len(kept.taken_over)
        )
    return kept

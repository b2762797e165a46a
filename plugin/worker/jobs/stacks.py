# SPDX-License-Identifier: GPL-2.0-or-later
"""What a helper does of the training of many networks."""

from __future__ import annotations

from ...engine.network.helped_stack import stack_for_another
from . import JobInput, JobResult


def train_stack_of(job: JobInput) -> JobResult:
    """Return the networks of a stack as `stack_for_another` gives them; parameters and arrays are those it takes."""
    values, arrays = stack_for_another(
        job.parameters, job.arrays, progress=job.progress, on_epoch=job.epoch, should_stop=job.should_stop
    )
    return JobResult(values, arrays)

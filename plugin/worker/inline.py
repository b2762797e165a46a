# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a job in the current process: for the engine's tests and for debugging."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from ..engine.progress import Progress
from .jobs import Array, JobInput, JobResult, load_job


@contextmanager
def run_inline(
    name: str,
    parameters: Mapping[str, Any],
    arrays: Mapping[str, Array],
    *,
    progress: Progress,
    on_epoch: Callable[[dict[str, Any]], None],
) -> Iterator[JobResult]:
    """Run a job here and now; the result's files live until the `with` ends."""
    with TemporaryDirectory(prefix="oresight-inline-") as folder:
        job = JobInput(
            parameters=json.loads(json.dumps(dict(parameters))),
            arrays={key: _read_only(array) for key, array in arrays.items()},
            folder=Path(folder),
            progress=progress,
            epoch=on_epoch,
        )
        yield load_job(name)(job)


def _read_only(array: Array) -> Array:
    view = np.asarray(array).view()
    view.flags.writeable = False
    return view

# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs a job in the current process: for the engine's tests and for debugging."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from ..engine.interludes import listening
from ..engine.progress import Progress, StopRequest, never_stop
from .jobs import Array, JobInput, JobResult, load_job
from .protocol import decode, encode


@contextmanager
def run_inline(
    name: str,
    parameters: Mapping[str, Any],
    arrays: Mapping[str, Array],
    *,
    progress: Progress,
    on_epoch: Callable[[dict[str, Any]], None],
    should_stop: StopRequest = never_stop,
) -> Iterator[JobResult]:
    """Run a job here and now; the result's files live until the `with` ends."""
    with TemporaryDirectory(prefix="oresight-inline-") as folder:
        with listening(progress, progress) as told:
            job = JobInput(
                parameters=_as_sent(parameters),
                arrays={key: _read_only(array) for key, array in arrays.items()},
                folder=Path(folder),
                progress=told,
                epoch=lambda record: on_epoch(_as_sent(record)),
                should_stop=should_stop,
            )
            result = load_job(name)(job)
        yield replace(result, values=_as_sent(result.values))


def _as_sent(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they arrive at the other side of a real worker."""
    arrived: dict[str, Any] = decode(encode({"type": "values", "values": values}))["values"]
    return arrived


def _read_only(array: Array) -> Array:
    view = np.asarray(array).view()
    view.flags.writeable = False
    return view

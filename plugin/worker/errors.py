# SPDX-License-Identifier: GPL-2.0-or-later
"""The error of the worker itself, apart from those of the engine that it passes on."""

from __future__ import annotations

from ..engine.errors import EngineError


class WorkerError(EngineError):
    """The worker could not be started, died, or met an error that nobody foresaw."""

# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs are told when machine code is being made, which takes long and happens once; needs numba."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from ..errors import as_template
from ..interludes import interlude

ONCE = as_template("Making machine code for this computer: up to a minute in all, and only the first time")
EACH_TIME = as_template("Making machine code for this computer: up to a minute, and each time, as it cannot be kept")


def tell_when_made(kernel: Any, *, is_kept: bool) -> None:
    """Have jobs told while numba compiles a kernel; it does not where it finds the machine code that was kept."""
    from numba.core import event

    class Listener(event.Listener):  # type: ignore[misc,unused-ignore]
        """Hears when numba begins and ends to compile something: this kernel, or what it calls."""

        def __init__(self) -> None:
            self._told = ExitStack()

        def on_start(self, heard: Any) -> None:
            if heard.data["dispatcher"] is kernel:
                self._told.enter_context(interlude(ONCE if is_kept else EACH_TIME))

        def on_end(self, heard: Any) -> None:
            if heard.data["dispatcher"] is kernel:
                self._told.close()

    event.register("numba:compile", Listener())

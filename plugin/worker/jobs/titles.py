# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network is called while it is trained beside others."""

from __future__ import annotations

from ...engine.network.settings import NetworkSettings


def network_title(settings: NetworkSettings) -> str:
    """Return a network in one line, the same in every language.

    Examples
    --------
    >>> network_title(NetworkSettings(hidden_layers=(17, 17), seed=3))
    '17-17 relu, batch 128, rate 0.001, seed 3'
    """
    layers = "-".join(str(width) for width in settings.hidden_layers) or "0"
    return (
        f"{layers} {settings.activation}, batch {settings.batch_size}, rate {settings.learning_rate:g}, "
        f"seed {settings.seed}"
    )

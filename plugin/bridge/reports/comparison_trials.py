# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks that were compared, gathered by what they were tried for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..messages import translate as tr

Values = Mapping[str, Any]

CHANGED = ("hidden_layers", "activation", "batch_size", "learning_rate")
"""Settings that tell networks apart."""


@dataclass(frozen=True)
class Trial:
    """Networks of the same settings but for the seed."""

    title: str
    """What tells them apart from the others of their stage."""
    networks: tuple[Values, ...]
    """One for each seed."""
    is_best: bool
    """Whether these settings were chosen."""

    def mean(self, name: str) -> float:
        """Return the mean of a figure over the seeds; NaN where no network has it."""
        known = [one[name] for one in self.networks if one[name] is not None]
        return float(np.mean(known)) if known else float("nan")

    def spread(self, name: str) -> float:
        """Return the standard deviation of a figure over the seeds."""
        known = [one[name] for one in self.networks if one[name] is not None]
        return float(np.std(known, ddof=1)) if len(known) > 1 else float("nan")


def stages_of(values: Values) -> Iterator[tuple[str, list[Trial]]]:
    """Yield the trials of each stage, those first that were tried before and differ from it in nothing else."""
    tried = values["tried"]
    chosen = _key(tried[values["best_place"]])
    for stage in dict.fromkeys(str(one["stage"]) for one in tried):
        first = next(place for place, one in enumerate(tried) if one["stage"] == stage)
        keys = keys_of(stage)
        rest = [name for name in CHANGED if name not in keys]
        alike = [one for one in tried[:first] if all(_value(one, name) == _value(tried[first], name) for name in rest)]
        if stage == "widths":
            alike = [one for one in alike if len(_value(one, keys[0])) == len(_value(tried[first], keys[0]))]
        found: dict[tuple[Any, ...], list[Values]] = {}
        for one in [*alike, *(one for one in tried if one["stage"] == stage)]:
            found.setdefault(_key(one), []).append(one)
        yield (
            stage,
            [
                Trial(settings_title(networks[0]["settings"], keys), tuple(networks), key == chosen)
                for key, networks in sorted(found.items(), key=lambda item: _rank(stage, item[1][0]))
            ],
        )


def trial_like(values: Values, one: Values) -> Trial:
    """Return all networks of the settings of one, whatever the seed."""
    networks = tuple(other for other in values["tried"] if _key(other) == _key(one))
    return Trial(settings_title(one["settings"], CHANGED), networks, is_best=True)


def as_good(values: Values) -> tuple[list[Trial], float]:
    """Return the settings that the seeds do not tell from the best, the smallest network first, and how near they are.

    Near is twice the usual spread of the criterion between the seeds of one setting; without several seeds nobody
    knows it, and there are none.
    """
    name = values["criterion"]
    trials = {_key(one): trial_like(values, one) for one in values["tried"]}
    spreads = [trial.spread(name) for trial in trials.values() if np.isfinite(trial.spread(name))]
    if not spreads:
        return [], 0.0
    near = 2.0 * float(np.median(spreads))
    best = trial_like(values, values["tried"][values["best_place"]]).mean(name)
    found = [trial for trial in trials.values() if abs(trial.mean(name) - best) <= near]
    return sorted(found, key=lambda trial: _size(trial.networks[0])), near


def _size(one: Values) -> int:
    """Return the number of products between the hidden layers, and their widths: the more, the larger the network."""
    widths = one["settings"]["hidden_layers"]
    return sum(widths) + sum(below * above for below, above in zip(widths, widths[1:]))


def _rank(stage: str, one: Values) -> float:
    """Return what the trials of a stage are ordered by: their number where they are of one, else as they came."""
    if stage == "layers":
        return float(len(one["settings"]["hidden_layers"]))
    return float(one["settings"][stage]) if stage in ("batch_size", "learning_rate") else 0.0


def _key(one: Values) -> tuple[Any, ...]:
    return tuple(_value(one, name) for name in CHANGED)


def _value(one: Values, name: str) -> Any:
    value = one["settings"][name]
    return tuple(value) if isinstance(value, list) else value


def keys_of(stage: str) -> tuple[str, ...]:
    """Return the settings that tell the trials of a stage apart."""
    if stage in ("layers", "widths"):
        return ("hidden_layers",)
    return (stage,) if stage in CHANGED else CHANGED


def settings_title(settings: Values, names: Sequence[str]) -> str:
    """Return some settings in one line."""
    layers = settings["hidden_layers"]
    texts = {
        "hidden_layers": f"{len(layers)}: {'-'.join(map(str, layers))}" if layers else tr("no hidden layer"),
        "activation": str(settings["activation"]).replace("_", " "),
        "batch_size": tr("batch {n}").format(n=settings["batch_size"] or tr("of all blocks")),
        "learning_rate": tr("rate {rate}").format(rate=f"{settings['learning_rate']:g}"),
    }
    if tuple(names) != ("hidden_layers",) and layers:
        texts["hidden_layers"] = "-".join(map(str, layers))
    return ", ".join(texts[name] for name in names)

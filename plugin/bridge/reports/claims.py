# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be claimed of figures with intervals, in plain words: better than chance, than something, and where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import translate as tr

Values = Mapping[str, Any]

CHANCE = 0.5
"""AUC of what says nothing."""
WEAK = 0.7
"""AUC below which a band of distance is not to be trusted."""
OFF = 0.1
"""Mean distance of probability and share of ore from which on probabilities are called off at any share of ore."""


def than_chance(auc: Values, *, is_of_blocks: bool = False) -> str:
    """Return whether an AUC is better than chance.

    Parameters
    ----------
    is_of_blocks : bool
        It was scored at kriged labels of blocks: its interval tells of other blocks, not of other holes.
    """
    fields = {"auc": with_interval(auc)}
    if auc["low"] is None or auc["high"] is None:
        return tr(
            "That cannot be said: its AUC is {auc}, but ore or waste lies in too few groups for an interval."
        ).format(**fields)
    if auc["high"] < CHANCE:
        return tr("No, it is the wrong way round: its AUC of {auc} lies below chance.").format(**fields)
    if auc["low"] <= CHANCE:
        return tr("No: its AUC of {auc} cannot be told from chance.").format(**fields)
    text = (
        tr(
            "Yes. Of a block of ore and one of waste it ranks the ore higher {share} of the time; on other blocks of "
            "this model it might have been {low} to {high}."
        )
        if is_of_blocks
        else tr(
            "Yes. Of a place of ore and one of waste it ranks the ore higher {share} of the time; with other holes it "
            "might have been {low} to {high}."
        )
    )
    return text.format(share=f"{auc['value']:.0%}", low=percent(auc["low"]), high=percent(auc["high"]))


def than_other(gain: Values, other: str) -> str:
    """Return whether the AUC is higher than that of something else, by the difference of the two.

    Parameters
    ----------
    other : str
        What the other is called, translated.
    """
    fields = {"method": other, "gain": signed(gain)}
    if gain["low"] is None or gain["high"] is None:
        return tr(
            "That cannot be said: its AUC differs by {gain} from that of {method}, but ore or waste lies in too few "
            "groups for an interval."
        ).format(**fields)
    if gain["low"] > 0.0:
        return tr("Yes: its AUC is higher by {gain} than that of {method}.").format(**fields)
    if gain["high"] < 0.0:
        return tr("No, it is worse than {method}: the difference in AUC is {gain}.").format(**fields)
    return tr("It is no better than {method}: the difference in AUC, {gain}, cannot be told from nothing.").format(
        **fields
    )


def taken_at_their_word(error: Values, ore: float) -> str:
    """Return whether probabilities mean what they say.

    Parameters
    ----------
    error : mapping
        Mean distance of probability and share of ore over all places, with its interval.
    ore : float
        Share of ore of those places: where ore is rare, a small distance is much.
    """
    limit = _most_off(ore)
    if error["value"] >= limit:
        text = tr(
            "No: on average over all places, its probabilities and the share of ore are {error} percentage points "
            "apart, and {ore} of the places are ore. Use its order only."
        )
    elif error["high"] is None:
        text = tr(
            "That cannot be said: on average over all places, its probabilities and the share of ore are {error} "
            "percentage points apart, and {ore} of the places are ore, but ore or waste lies in too few groups for an "
            "interval."
        )
    elif error["high"] >= limit:
        text = tr(
            "Perhaps: on average over all places, its probabilities and the share of ore are {error} percentage points "
            "apart, and {ore} of the places are ore. The upper end would be too much."
        )
    else:
        text = tr(
            "Nearly: on average over all places, its probabilities and the share of ore are {error} percentage points "
            "apart, and {ore} of the places are ore."
        )
    return text.format(error=points_with_interval(error), ore=percent(ore))


def weak_places(bands: Sequence[Values], unit: str = "") -> str:
    """Return at which distances from known composites scores are weak, and where nothing was tested.

    Parameters
    ----------
    unit : str
        Short name of the unit of lengths; '' where a record does not say it.
    """
    weak = [one for one in bands if one["auc"]["value"] is not None and one["auc"]["value"] < WEAK]
    off = [one for one in bands if _is_off(one)]
    farthest = tr(
        "Farther than {reach} from any composite nothing was tested: there the map is a guess."
    ).format(reach=metres(bands[-1]["to"], unit))  # fmt: skip
    parts = []
    if weak:
        parts.append(tr("At {places} from the nearest known composite its order is weak (AUC below {limit}).").format(
            places=_places(weak, unit), limit=WEAK))  # fmt: skip
    parts += [
        tr("At {places} its mean probability is {predicted}, but the share of ore is {observed}.").format(
            places=_places([one], unit), predicted=percent(one["predicted"]), observed=percent(one["observed"])
        )
        for one in off
    ]
    return " ".join([*parts, farthest])


def _most_off(ore: float) -> float:
    """Return the distance of probability and share of ore that is too much: less where ore, or waste, is rare."""
    return min(OFF, 0.5 * min(ore, 1.0 - ore))


def _is_off(band: Values) -> bool:
    """Whether mean probability and share of ore lie too far apart, and farther than so few composites may by chance."""
    apart, mean = abs(band["predicted"] - band["observed"]), 0.5 * (band["predicted"] + band["observed"])
    chance = 2.0 * (mean * (1.0 - mean) / band["n"]) ** 0.5
    return bool(apart > max(_most_off(mean), chance))


def _places(bands: Sequence[Values], unit: str) -> str:
    return ", ".join(
        tr("{low} to {high}").format(low=metres(one["from"]), high=metres(one["to"], unit)) for one in bands
    )  # fmt: skip


def with_interval(interval: Values) -> str:
    """Return a figure and its interval: `0.912 (0.894 to 0.931)`."""
    return f"{interval['value']:.3f}" + (f" ({span(interval, '.3f')})" if interval["low"] is not None else "")


def signed(interval: Values) -> str:
    """Return a difference and its interval, each with its sign."""
    return f"{interval['value']:+.3f}" + (f" ({span(interval, '+.3f')})" if interval["low"] is not None else "")


def span(interval: Values, form: str) -> str:
    """Return the ends of an interval; a dash where it is not known."""
    if interval["low"] is None or interval["high"] is None:
        return "–"
    return tr("{low} to {high}").format(low=f"{interval['low']:{form}}", high=f"{interval['high']:{form}}")


def percent(value: float) -> str:
    """Return a share in percent, the small ones with a digit after the point."""
    return f"{value:.0%}" if value >= 0.1 else f"{value:.1%}"


def points_with_interval(interval: Values) -> str:
    """Return a difference of shares and its interval in percentage points."""
    text = f"{100.0 * interval['value']:.1f}"
    if interval["low"] is None or interval["high"] is None:
        return text
    ends = tr("{low} to {high}").format(low=f"{100.0 * interval['low']:.1f}", high=f"{100.0 * interval['high']:.1f}")
    return f"{text} ({ends})"


def metres(value: float, unit: str = "") -> str:
    """Return a length with the unit of the CRS, rounded as a reader wants it."""
    return (f"{value:,.0f}" if value >= 10 else f"{value:.2g}") + (f" {unit}" if unit else "")

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
"""Mean distance of probability and share of ore from which on probabilities are called off."""


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
            "That cannot be said: its AUC is {auc}, but all that was scored is one group, which gives no interval."
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
            "That cannot be said: its AUC differs by {gain} from that of {method}, but there is no interval."
        ).format(**fields)
    if gain["low"] > 0.0:
        return tr("Yes: its AUC is higher by {gain} than that of {method}.").format(**fields)
    if gain["high"] < 0.0:
        return tr("No, it is worse than {method}: the difference in AUC is {gain}.").format(**fields)
    return tr("It is no better than {method}: the difference in AUC, {gain}, cannot be told from nothing.").format(
        **fields
    )


def taken_at_their_word(error: Values) -> str:
    """Return whether probabilities mean what they say."""
    text = (
        tr("Nearly: where it says 70 %, the share of ore differs from that by {error} on average.")
        if error["value"] < OFF
        else tr("No: its probabilities differ from the share of ore by {error} on average. Use its order only.")
    )
    return text.format(error=percent_with_interval(error))


def weak_places(bands: Sequence[Values]) -> str:
    """Return at which distances from known composites scores are weak, and where nothing was tested."""
    weak = [one for one in bands if one["auc"]["value"] is not None and one["auc"]["value"] < WEAK]
    off = [one for one in bands if abs(one["predicted"] - one["observed"]) > OFF]
    farthest = tr(
        "Farther than {reach} from any composite nothing was tested: there the map is a guess."
    ).format(reach=metres(bands[-1]["to"]))  # fmt: skip
    parts = []
    if weak:
        parts.append(tr("At {places} from the nearest known composite its order is weak (AUC below {limit}).").format(
            places=_places(weak), limit=WEAK))  # fmt: skip
    if off:
        parts.append(tr("At {places} its probabilities are off by more than {limit}.").format(
            places=_places(off), limit=f"{OFF:.0%}"))  # fmt: skip
    return " ".join([*parts, farthest])


def _places(bands: Sequence[Values]) -> str:
    return ", ".join(
        tr("{low} to {high}").format(low=metres(one["from"]), high=metres(one["to"])) for one in bands
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


def percent_with_interval(interval: Values) -> str:
    """Return a share and its interval in percent."""
    if interval["low"] is None or interval["high"] is None:
        return percent(interval["value"])
    ends = tr("{low} to {high}").format(low=percent(interval["low"]), high=percent(interval["high"]))
    return f"{percent(interval['value'])} ({ends})"


def metres(value: float) -> str:
    """Return a length in CRS units, rounded as a reader wants it."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"

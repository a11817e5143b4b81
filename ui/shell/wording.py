"""Plain words for the screen: numbers, lists, times, and text that cannot turn into formatting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data import day_in_words, moment_in_words
from engagement import percent as whole_percent

# What Streamlit looks for once more after it has read the escapes: web and e-mail addresses (GFM autolinks), :names:
# of icons and emoji, and arrows, dashes and signs that it draws as one character.
_WAKES = r":(?=//|[\w+-]+:)|(?<=www)\.|@|(?<=[-<>~])[-=>]"
# What means nothing where it stands. Left as it is, because boxes and sliders tell screen readers their name raw,
# and links that name a view hold its comma.
_INERT = r"[,?'\";%(]|(?<=[^\d\s])[.)]|(?<=\w)-(?=\w)|(?<=\w)(?<!material)/(?=\w)|[:&](?= )"
_MARK = re.compile(rf"(?P<wakes>{_WAKES})|(?P<inert>{_INERT})|[!-/:-@\[-`{{-~]", re.IGNORECASE)

day, moment = day_in_words, moment_in_words
"""Days and times as they are read, under the short names that screens use."""


def plain(text: object) -> str:
    """Return text that a markdown element shows exactly as it was typed.

    Every ASCII punctuation mark that could mean something is escaped (CommonMark 0.31, section 2.4), line breaks
    become spaces, so no link, picture, heading, formula or tag can come out of words that somebody typed. A mark that
    would still make a link or a sign stands in a ``:color[...]`` that names no colour: a bare span, which parts the
    words for the renderer and leaves what is seen and copied as it was typed.
    """
    return _MARK.sub(_inert, " ".join(str(text).split()))


def _inert(mark: re.Match[str]) -> str:
    if mark["wakes"]:
        return f":color[\\{mark[0]}]"
    return mark[0] if mark["inert"] else f"\\{mark[0]}"


def number(value: float) -> str:
    """Return a whole number with thousands commas: 1,204."""
    return f"{value:,.0f}"


def count(value: int, noun: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 forum", "8 forums"."""
    return f"{number(value)} {noun if value == 1 else many or noun + 's'}"


def percent(share: float) -> str:
    """Return a share (0-1) as whole percent, on every screen as beside the bars: "12%", "under 1%"."""
    return whole_percent(share)


def listing(items: Sequence[str], most: int = 6) -> str:
    """Return "a, b and c"; beyond `most` items "a, b and 4 more"."""
    head = list(items[:most])
    rest = len(items) - len(head)
    if rest:
        return f"{', '.join(head)} and {rest} more"
    return " and ".join([", ".join(head[:-1]), head[-1]]) if len(head) > 1 else "".join(head)


def day_of(at: str) -> str:
    """Return the day of an ISO time as it is read; "" where it is none."""
    try:
        return day_in_words(date.fromisoformat(at[:10]))
    except ValueError:
        return ""

"""What a phone sends, checked against what its round asks: plain numbers and short words, or a sentence why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from priorities.errors import WorkshopError
from priorities.workshop.room import SCORES, STANCE, THEMES, WEIGHTS, FrozenList

WHOLE: Final = 100
"""Weights are whole points out of a hundred."""

LONGEST_REASON: Final = 140
"""A line on a phone."""

STANCES: Final = {"agree": "Agree", "live": "Can live with", "object": "Object"}
"""What somebody may say to a statement, with the words on the button."""

Ballot = dict[str, Any]
"""``{"weights": {key: points}}``, ``{"scores": {cell: 0..10}, "reasons": {cell: line}}``, ``{"stance": ..., "reason":
line}`` or ``{"themes": [number, ...]}``."""


@dataclass(frozen=True)
class Sending:
    """One ballot on its way.

    Attributes
    ----------
    round_key : the round that it answers.
    ballot : in the form of `priorities.workshop.ballots`.
    tab, sending : which open page sent it, and its number among those that this page sent: what is sent again
        because no answer came is known by them, and an old one that was late does not replace a newer one.
        "" where the page has no script.
    """

    round_key: int
    ballot: Mapping[str, Any]
    tab: str = ""
    sending: int = 0


def checked_ballot(asks: Mapping[str, Any], listed: FrozenList, sent: Mapping[str, Any]) -> Ballot:
    """Return a ballot as it is kept.

    Parameters
    ----------
    asks : what the round asks.
    listed : the list and criteria of the workshop.
    sent : as a phone sent it, in the same form; whatever else it holds is left out.

    Raises
    ------
    WorkshopError
        With a sentence for the person who sent it. It repeats nothing that they typed.
    """
    return _CHECKS[str(asks["kind"])](asks, listed, sent)


def shares(ballot: Mapping[str, Any], keys: Iterable[str]) -> tuple[Fraction, ...]:
    """Return the weights of a ballot as exact shares that sum to 1, in the order of the criteria."""
    points = [Fraction(ballot["weights"][key]) for key in keys]
    return tuple(value / sum(points) for value in points)


def _weights(_asks: Mapping[str, Any], listed: FrozenList, sent: Mapping[str, Any]) -> Ballot:
    points = {key: _whole(_part(sent, "weights").get(key), WHOLE) for key in listed.keys}
    if None in points.values():
        raise WorkshopError(f"Give each of them a whole number of points, from 0 to {WHOLE}.")
    total = sum(value or 0 for value in points.values())
    if len(set(points.values())) == 1 and total:
        # The same points for each are equal weights, exactly, also where a hundred cannot be shared out.
        return {"weights": dict.fromkeys(points, 1)}
    if total != WHOLE:
        gap = abs(WHOLE - total)
        raise WorkshopError(f"Together they are {total} points: {gap} too {'few' if total < WHOLE else 'many'}.")
    return {"weights": points}


def _scores(asks: Mapping[str, Any], _listed: FrozenList, sent: Mapping[str, Any]) -> Ballot:
    values, lines = _part(sent, "scores"), _part(sent, "reasons")
    cells = [str(cell["key"]) for cell in asks["cells"]]
    scores: dict[str, int] = {}
    for cell in cells:
        if values.get(cell) in (None, ""):
            continue
        score = _whole(values[cell], 10)
        if score is None:
            raise WorkshopError("A score is a whole number from 0 to 10.")
        scores[cell] = score
    if not scores:
        raise WorkshopError("Give at least one score.")
    reasons = {cell: line for cell in scores if (line := _line(lines.get(cell)))}
    return {"scores": scores, "reasons": reasons}


def _stance(_asks: Mapping[str, Any], _listed: FrozenList, sent: Mapping[str, Any]) -> Ballot:
    stance = sent.get("stance")
    if stance not in STANCES:
        raise WorkshopError("Choose one of the three.")
    reason = _line(sent.get("reason"))
    if stance == "object" and not reason:
        raise WorkshopError("Say in a line what you object to, so that it can be talked about.")
    return {"stance": stance, "reason": reason}


def _themes(asks: Mapping[str, Any], _listed: FrozenList, sent: Mapping[str, Any]) -> Ballot:
    numbers_asked = {int(theme["number"]) for theme in asks["themes"]}
    values = sent.get("themes")
    numbers = {_whole(value, max(numbers_asked)) for value in values} if isinstance(values, list) else set()
    chosen_themes = sorted(number for number in numbers if number in numbers_asked)
    most = int(asks["most"])
    if not chosen_themes:
        raise WorkshopError("Choose at least one theme.")
    if len(chosen_themes) > most:
        raise WorkshopError(f"Choose at most {most} themes.")
    return {"themes": chosen_themes}


def _part(sent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = sent.get(name)
    return part if isinstance(part, Mapping) else {}


def _whole(value: Any, most: int) -> int | None:
    """A whole number from 0 to `most`, or None."""
    text = str(value).strip() if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) + 2):
        return None
    return int(text) if int(text) <= most else None


def _line(value: Any) -> str:
    """One line of words, without what cannot be printed."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())[:LONGEST_REASON]


_CHECKS: Final = {WEIGHTS: _weights, SCORES: _scores, STANCE: _stance, THEMES: _themes}

"""A review beside the one of the year before: which readings came, what can be told from chance, what was changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from priorities.commitments.directions import sign_of
from priorities.commitments.steps import Z
from priorities.narrative import spoken
from priorities.progress.schema import Point
from priorities.progress.status import told_apart
from priorities.reviews.schema import CityLine, Comparison, Line

_NEW: Final = "Not in the review before."
_GONE: Final = "In the review before, and no target any more."
_FIRST: Final = "The first reading after the baseline."
_SAME: Final = "No new reading."
_BETTER: Final = "Changed beyond chance, for the better."
_WORSE: Final = "Changed beyond chance, for the worse."
_CHANCE: Final = "No change that can be told from chance."
_UNKNOWN: Final = "Limits are not published, so the change cannot be told from chance."
_OVERLAP: Final = "The years of both overlap, so that the figure moves less than the years themselves."


def compare(before: Sequence[Line], lines: Sequence[Line]) -> tuple[Comparison, ...]:
    """Set each target beside itself in the review before; those that are no more come last.

    Parameters
    ----------
    before, lines : of the review before, and of this one.
    """
    earlier = {line.key: line for line in before}
    keys = {line.key for line in lines}
    retired = [
        Comparison(line.name, _stood(line), "no target", _GONE) for line in before if line.key not in keys
    ]  # fmt: skip
    return (*(_compare(earlier.get(line.key), line) for line in lines), *retired)


def finding(comparisons: Sequence[Comparison], year: int) -> str:
    """Say of how many targets a reading came since the review of a year, and how many changed beyond chance."""
    stood = [row for row in comparisons if _NEW not in row.words and _GONE not in row.words]
    if not stood:
        return f"No target of the review of {year} can be set beside one of today."
    better, worse = (sum(sign in row.words for row in stood) for sign in (_BETTER, _WORSE))
    n_readings = sum(_is_new_reading(row.words) for row in stood)
    of_whom = f"{spoken(len(stood))} target{'' if len(stood) == 1 else 's'} of the review of {year}"
    if not n_readings:
        return f"Of {of_whom} none has a new reading."
    parts = [f"{spoken(n_readings)} {'has' if n_readings == 1 else 'have'} a new reading"]
    sides = [f"{spoken(n)} for the {side}" for n, side in ((better, "better"), (worse, "worse")) if n]
    parts.append(f"changed beyond chance: {' and '.join(sides)}" if sides else "none changed beyond chance")
    return f"Of {of_whom} {', '.join(parts)}."


def compare_cities(before: Sequence[CityLine], cities: Sequence[CityLine]) -> tuple[str, ...]:
    """Say what is said otherwise of other cities than in the review before: new, changed or no more."""
    earlier = {(line.topic, line.city): line.sentence for line in before}
    sentences = []
    for line in cities:
        sentence = earlier.pop((line.topic, line.city), None)
        if sentence is None:
            sentences.append(f"New: {line.sentence}")
        elif sentence != line.sentence:
            sentences.append(f"Now: {line.sentence} Before: {sentence}")
    return (*sentences, *(f"No more: {sentence}" for sentence in earlier.values()))


def _is_new_reading(words: str) -> bool:
    return any(sign in words for sign in (_FIRST, _BETTER, _WORSE, _CHANCE, _UNKNOWN))


def _stood(line: Line) -> str:
    return f"{line.reading}: {line.status}" if line.period else line.reading


def _compare(before: Line | None, line: Line) -> Comparison:
    if before is None:
        return Comparison(line.name, "", _stood(line), _NEW)
    words = [_readings(before, line), *_changes(before, line)]
    return Comparison(line.name, _stood(before), _stood(line), " ".join(filter(None, words)))


def _readings(before: Line, line: Line) -> str:
    """Say what came of the readings: of another measure nothing is compared."""
    if before.measure != line.measure:
        return "Measured by another figure than before, so that nothing is compared."
    if before.begins is None or line.begins is None:
        if line.begins is None:
            return "The reading of the review before does not stand any more." if before.period else "Still no reading."
        return _FIRST
    if line.begins < before.begins:
        return f"The reading of {before.period} does not stand any more."
    if line.period == before.period:
        same = line.value == before.value
        return _SAME if same else f"{line.period} was revised from {before.figure} to {line.figure}."
    return _change(before, line)


def _change(before: Line, line: Line) -> str:
    earlier, later = _point(before), _point(line)
    z = told_apart(earlier, later, line.kind)
    if z is None:
        return _UNKNOWN
    gain = (later.value - earlier.value) * sign_of(line.better)
    words = _CHANCE if z < Z else _BETTER if gain > 0 else _WORSE
    overlaps = line.years > 1 and later.start < earlier.start + earlier.years
    return f"{words} {_OVERLAP}" if overlaps else words


def _point(line: Line) -> Point:
    value, begins, lower, upper = (
        math.nan if number is None else number for number in (line.value, line.begins, line.lower, line.upper)
    )
    return Point(value, begins, lower, upper, line.period, line.years)


def _changes(before: Line, line: Line) -> list[str]:
    """Say what people changed: target, baseline, name, state, and the status word where that moved."""
    pairs = (
        (before.status, line.status, "Status before: {}; now: {}."),
        (before.aim, line.aim, "The target was {}, and is {}."),
        (before.start, line.start, "It started from {}, and starts from {}."),
        (before.name, line.name, "It was called “{}”, and is called “{}”."),
        (before.state, line.state, "The commitment was {}, and is {}."),
    )
    return [words.format(earlier, later) for earlier, later, words in pairs if earlier != later]

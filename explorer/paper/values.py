"""What a document is made of: words of our own, which hold no digit, and values, which know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import Final, NamedTuple

# Letters of a name or an answer that a line of the paper holds; the whole stands in the explorer. By eye.
_LONGEST: Final = 400
# What XML cannot hold, and what turns the direction of the words after it.
_UNSEEN: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]"
)
_PARTS: Final = Formatter()


class Place(NamedTuple):
    """Where a value stands: a table of the store or a reading of it, its row and its column."""

    table: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True)
class Value:
    """A number, a name or a sentence as it is printed, and where it stands."""

    text: str
    place: Place


Run = str | Value
Runs = tuple[Run, ...]


def words(template: str, **values: Value | Runs | str) -> Runs:
    """Return a sentence of our own with values in the places of their {names}.

    Raises
    ------
    ValueError
        Where our own words hold a digit: a number needs its place.
    """
    runs: list[Run] = []
    for own, name, _form, _conversion in _PARTS.parse(template):
        if any(letter.isdigit() for letter in own):
            raise ValueError(f"A number without its place: {own}")
        if own:
            runs.append(own)
        if name:
            value = values[name]
            runs += value if isinstance(value, tuple) else [value]
    return tuple(runs)


def text_of(runs: Runs) -> str:
    """Return the words of runs as they are read."""
    return "".join(run if isinstance(run, str) else run.text for run in runs)


def clean(text: object, longest: int | None = None) -> str:
    """Return text that a page can hold: no control characters, no turns of direction, not longer than `longest`."""
    letters = _UNSEEN.sub(" ", str(text))
    letters = " ".join(letters.split())
    return letters if longest is None or len(letters) <= longest else letters[: longest - 1].rstrip() + "…"


def value(text: object, table: str, row: object = "", column: str = "") -> Value:
    """Return what stands somewhere as a line of the paper holds it: cleaned and, where it is very long, cut."""
    return Value(clean(text, _LONGEST), Place(table, str(row), column))


def count(number: float, table: str, row: object = "", column: str = "") -> Value:
    """Return a count with commas from a thousand: "1,204"."""
    return Value(f"{int(number):,}", Place(table, str(row), column))


def number(figure: float, table: str, row: object = "", column: str = "") -> Value:
    """Return a figure with the digits that it has: "23.1"."""
    return Value(f"{float(figure):g}", Place(table, str(row), column))

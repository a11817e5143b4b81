"""Who was heard, and how many people of whom, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement.audiences import EVENT_NOTES, LONDONERS, nouns
from explorer.heard import Heard
from ui.shell.wording import count, listing, number

_OF_THEM: Final = {
    "words": "in their own words",
    "nothing": "had nothing to say",
    "ticked": "answered closed questions alone",
}


def sentence(who: Heard) -> str:
    """Return "We have heard from 330 professionals in 9 forums and 609 Londoners from 33 of 33 boroughs."."""
    boroughs = who.n_boroughs - len(who.absent_boroughs)
    rows = [row for row in who.audiences.to_dict("records") if row["people"]]
    parts = [_part(row, boroughs, who.n_boroughs) for row in rows if row["audience"] != EVENT_NOTES]
    notes = [_part(row, boroughs, who.n_boroughs) for row in rows if row["audience"] == EVENT_NOTES]
    if parts:
        return f"We have heard from {listing(parts)}{f', and read {notes[0]}' if notes else ''}."
    if notes:
        return f"We have read {notes[0]}, and heard from nobody else yet."
    return "A few people answered; how many is not shown."


def lines(who: Heard) -> list[str]:
    """Return a line an audience: "Londoners: 594 people; 577 in their own words, 17 had nothing to say"."""
    return [_line(row) for row in who.audiences.to_dict("records")]


def _line(row: Mapping[Any, Any]) -> str:
    single, plural = ("note", "notes") if row["audience"] == EVENT_NOTES else ("person", "people")
    people = count(int(row["people"]), single, plural) if row["people"] else f"a few {plural}"
    parts = [f"{number(row[name])} {what}" for name, what in _OF_THEM.items() if row[name]]
    of_them = "" if row["words"] == row["people"] else f"; {', '.join(parts)}" if parts else ""
    return f"{row['audience'] or 'Audience not known'}: {people}{of_them}"


def _part(row: Mapping[Any, Any], boroughs: int, of: int) -> str:
    audience, forums = str(row["audience"]), int(row["forums"])
    who = noun(audience, int(row["people"]))
    if audience == LONDONERS and boroughs:
        return f"{who} from {boroughs} of {of} boroughs"
    return f"{who} in {count(forums, 'forum')}" if forums else who


def noun(audience: str, people: int) -> str:
    """Return how many of an audience: "1 Londoner", "320 professionals", "26 event notes", "12 people from Nurses"."""
    single, plural = nouns(audience)
    if single != "person":
        return count(people, single, plural)
    return count(people, single, plural) + (f" from {audience}" if audience else " whose audience is not known")


def share_of(audience: str, people: int, base: int) -> str:
    """Return "41 of 326 professionals": people of an audience, of those of it who answered."""
    return f"{number(people)} of {noun(audience, base)}"


def of_all(people: pd.Series, base: pd.Series) -> list[str]:
    """Return "41 of 326" for each pair; "not shown" where the count is hidden."""
    pairs = zip(people, base, strict=True)
    return ["not shown" if pd.isna(n) else f"{number(n)} of {number(of)}" for n, of in pairs]

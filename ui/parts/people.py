"""Who was heard, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engagement.audiences import LONDONERS
from explorer.heard import Heard
from ui.shell.wording import count, listing


def sentence(who: Heard) -> str:
    """Return "We have heard from 320 professionals in 9 forums and 579 Londoners from 33 of 33 boroughs."."""
    boroughs = who.n_boroughs - len(who.absent_boroughs)
    parts = [_part(row, boroughs, who.n_boroughs) for row in who.audiences.to_dict("records")]
    return f"We have heard from {listing(parts)}."


def lines(who: Heard) -> list[str]:
    """Return a line an audience: "Londoners: 579 people"."""
    if who.nobody:
        return []
    rows = who.audiences.to_dict("records")
    return [f"{row['audience']}: {count(row['respondents'], 'person', 'people')}" for row in rows]


def _part(row: Mapping[Any, Any], boroughs: int, of: int) -> str:
    people, audience, forums = int(row["respondents"]), str(row["audience"]), int(row["forums"])
    if audience == LONDONERS:
        return f"{count(people, 'Londoner', 'Londoners')} from {boroughs} of {of} boroughs"
    where = f" in {count(forums, 'forum')}" if forums else ""
    noun = audience.lower()
    return f"{count(people, noun.rstrip('s'), noun)}{where}"

"""Who was heard, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engagement.audiences import LONDONERS
from explorer.heard import Heard
from ui.shell.wording import count, listing, number


def sentence(who: Heard) -> str:
    """Return "We have heard from 320 professionals in 9 forums and 579 Londoners from 33 of 33 boroughs."."""
    boroughs = who.n_boroughs - len(who.absent_boroughs)
    rows = who.audiences[who.audiences["people"] > 0].to_dict("records")
    if not rows:
        return f"{count(int(who.audiences['nothing'].sum()), 'person', 'people')} answered, with nothing to say."
    return f"We have heard from {listing([_part(row, boroughs, who.n_boroughs) for row in rows])}."


def lines(who: Heard) -> list[str]:
    """Return a line an audience: "Londoners: 579 people; 15 more had nothing to say"."""
    return [_line(row) for row in who.audiences.to_dict("records")]


def _line(row: Mapping[Any, Any]) -> str:
    silent = f"; {number(row['nothing'])} more had nothing to say" if row["nothing"] else ""
    return f"{row['audience'] or 'Audience not known'}: {count(int(row['people']), 'person', 'people')}{silent}"


def _part(row: Mapping[Any, Any], boroughs: int, of: int) -> str:
    people, audience, forums = int(row["people"]), str(row["audience"]), int(row["forums"])
    if audience == LONDONERS:
        return f"{count(people, 'Londoner', 'Londoners')} from {boroughs} of {of} boroughs"
    where = f" in {count(forums, 'forum')}" if forums else ""
    if not audience:
        return f"{count(people, 'person', 'people')}{where} who did not say which audience they belong to"
    noun = audience.lower()
    return f"{count(people, noun.rstrip('s'), noun)}{where}"

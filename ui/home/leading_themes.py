"""What people speak of most, as the lines of the home page."""

from __future__ import annotations

from typing import Final

import pandas as pd

from engagement import ThemedResponses
from engagement.themes.sets.store import QuestionSet
from ui.shell.wording import count, number, percent

_MOST: Final = 5


def question(of: QuestionSet) -> str:
    """Return which question the themes answer, in a line: "“Why?”, and 1 more read together with it"."""
    more = len(of.questions) - 1
    return f"“{of.questions[0].text}”" + (f", and {number(more)} more read together with it" if more else "")


def lines(themed: ThemedResponses) -> list[str]:
    """Return a line for each of the first themes, with its share, and of how many people."""
    first = themed.ranked.head(_MOST)
    shares = ["" if pd.isna(share) else f": {percent(share)}" for share in first["share"]]
    named = [
        f"{place}  {name}{share}" for place, (name, share) in enumerate(zip(first["name"], shares, strict=True), 1)
    ]
    base = [f"Of {count(themed.n_people, 'person', 'people')} who answered"] if themed.n_people else []
    return [*named, *base]

"""What people speak of most, as the lines of the home page."""

from __future__ import annotations

from typing import Final

import pandas as pd

from engagement import ThemedResponses
from ui.shell.wording import count, percent

_MOST: Final = 5


def lines(themed: ThemedResponses) -> list[str]:
    """Return a line for each of the first themes, with its share, and of how many people."""
    first = themed.ranked.head(_MOST)
    shares = ["" if pd.isna(share) else f": {percent(share)}" for share in first["share"]]
    named = [
        f"{place}  {name}{share}" for place, (name, share) in enumerate(zip(first["name"], shares, strict=True), 1)
    ]
    base = [f"Of {count(themed.n_people, 'person', 'people')} who answered"] if themed.n_people else []
    return [*named, *base]

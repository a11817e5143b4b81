"""What a question found as a file to take away: counts as everybody may see them, whoever takes it."""

from __future__ import annotations

import pandas as pd

from data import spreadsheets
from engagement.questions.tabulation import Tabulation


def tabulation_csv(tabulation: Tabulation) -> bytes:
    """Return counts and shares as CSV: question, group (where there are any), answer, people, of, share, interval.

    Parameters
    ----------
    tabulation : made for everybody, not exact: a file goes further than the officer's own screen.

    Raises
    ------
    ValueError
        Where its counts are exact.
    """
    if tabulation.is_exact:
        raise ValueError("Exact counts stay on the officer's own screen.")
    rows = tabulation.groups if len(tabulation.groups) else tabulation.table.assign(group="all who answered")
    hidden = rows["people"].isna()
    frame = pd.DataFrame(
        {
            "question": tabulation.question.text,
            "of": tabulation.breakdown or "everybody",
            "group": rows["group"],
            "answer": rows["answer"],
            "people (to 5)": rows["people"].astype(object).where(~hidden, "hidden"),
            "of people (to 5)": rows["base"].astype(object).where(rows["base"].notna(), "too few"),
            "share in %": _percents(rows["share"]),
            "likely from %": _percents(rows["low"]),
            "likely to %": _percents(rows["high"]),
        }
    )
    return spreadsheets.to_csv(frame)


def _percents(shares: pd.Series) -> list[object]:
    """Whole per cents; blank where nothing is shown."""
    return ["" if pd.isna(share) else round(100 * share) for share in shares]

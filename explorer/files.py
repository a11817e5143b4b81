"""Files of answers row by row, as they may go round: whoever is looked at, they are the same but for the words chosen.

A screen may be narrowed to a few people; a file may not, as two of them would tell by their difference who is in one.
Which rows are left out is settled over all answers first, so that no two files hold more between them than one.
"""

from __future__ import annotations

import pandas as pd

from engagement import export
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from explorer.snapshot import Snapshot
from explorer.themes import themed_of, themed_responses


def answers(now: Snapshot, selection: Selection = EVERYTHING) -> bytes:
    """Return the answers in use to what is selected as CSV, of everybody, a campaign once.

    Parameters
    ----------
    selection : what it says of people is passed over.
    """
    of_words = selection.of_words
    rows = now.ask(store.responses, of_words) if of_words.filters else now.ask(store.responses)
    return export.responses_csv(rows[rows["response_id"].isin(now.keep(_numbers_told))])


def _numbers_told(now: Snapshot) -> pd.Series:
    """The numbers of the answers that a file may hold, whatever is selected."""
    return export.rows_told(now.ask(store.responses))["response_id"]


def answers_in_theme(now: Snapshot, theme_id: int) -> pd.DataFrame:
    """Return the answers that speak of a theme, as `engagement.export.answers_in_theme` gives them, of everybody."""
    themed = now.keep(themed_of, theme_id)
    return pd.DataFrame() if themed is None else export.answers_in_theme(themed, theme_id)


def themes_workbook(now: Snapshot, set_id: int) -> bytes | None:
    """Return the themes of a set with their answers as XLSX; None before any were found."""
    themed = now.keep(themed_responses, set_id)
    return None if themed is None else export.themes_workbook(themed)

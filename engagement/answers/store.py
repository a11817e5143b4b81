"""Answers of imports in force, read for counting: who answered which question."""

from __future__ import annotations

from typing import Final

import pandas as pd
from sqlite_utils import Database

from data import storage_errors
from engagement.schema import CAMPAIGN, CRITICISM, IN_USE, NOTHING, PERSON_COLUMNS, PRAISE

# A worded "nothing" is an answer. Left blank and "did not answer" are none; the same words again count already.
_ANSWERS: Final = (IN_USE, NOTHING, PRAISE, CRITICISM)
_PERSON_AND_QUESTION: Final = ("respondent", "import_id", "question", *PERSON_COLUMNS, "answered_at")


def answered(db: Database, *, copies: bool = False) -> pd.DataFrame:
    """Return who answered which open question: what a share is a share of.

    Parameters
    ----------
    copies : whether everybody who sent a copy of a campaign counts; else only who sent the first.

    Returns
    -------
    pandas.DataFrame
        Columns respondent (code of the person), import_id, question, those of `schema.PERSON_COLUMNS`, answered_at
        (text) and tray ("" for words in use, else one of those that a worded "nothing" lies in): one row a person and
        question in each import, in the order in which they came. Where a person wrote several times, words in use win.
    """
    trays = [*_ANSWERS, CAMPAIGN] if copies else list(_ANSWERS)
    fields = ", ".join(_PERSON_AND_QUESTION)
    # Of the names of trays that of words in use, which is empty, is the least.
    query = f"""
        SELECT {fields}, min(tray) FROM standing_response
        WHERE tray IN ({", ".join("?" * len(trays))}) GROUP BY {fields} ORDER BY min(response_id)
    """  # noqa: S608
    columns = [*_PERSON_AND_QUESTION, "tray"]
    with storage_errors():
        rows = db.execute(query, trays).fetchall()
    return pd.DataFrame(rows, columns=columns).astype({name: "str" for name in columns if name != "import_id"})

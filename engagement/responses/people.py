"""Who answered: one code a person, whatever the number of rows, and what people tell of themselves."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Hashable, Sequence

import pandas as pd

from engagement.responses.dates import dates_beside, read_dates
from engagement.responses.memory import Memory
from engagement.responses.places import find_place
from engagement.schema import PERSON_COLUMNS, ColumnChoice

FACTS = (*PERSON_COLUMNS, "answered_at")


def rows_of(frame: pd.DataFrame, columns: ColumnChoice, secret: bytes, salt: str = "") -> pd.DataFrame:
    """Tell for each row of a file whose it is.

    Parameters
    ----------
    frame : the file's table.
    columns : which column holds what.
    secret : key that turns identities into codes.
    salt : of the survey, as `salted` takes it.

    Returns
    -------
    pandas.DataFrame
        row (from 1), respondent (a code), entry (blank in a person's first row; in further ones what tells them apart:
        the row's own number as a code, or their place in the file).
    """
    codes = [salted(code, salt) for code in _codes(frame, columns, secret)]
    again = pd.Series(codes, index=frame.index).duplicated()
    entries = [""] * len(frame)
    if again.any():
        places: Counter[str] = Counter()
        own = frame[columns.row].str.strip().tolist() if columns.row else [""] * len(frame)
        for place, (code, number) in enumerate(zip(codes, own, strict=True)):
            places[code] += 1
            told_apart = _code(f"row\x1f{number}", secret) if number else str(places[code])
            entries[place] = told_apart if places[code] > 1 else ""
    return pd.DataFrame({"row": range(1, len(frame) + 1), "respondent": codes, "entry": entries}, index=frame.index)


def facts_of(
    frame: pd.DataFrame, columns: ColumnChoice, audience: str | None, forum: str | None, memory: Memory
) -> pd.DataFrame:
    """Return what each row tells of its person: `FACTS`, blank where nothing is told.

    Parameters
    ----------
    audience, forum : for everybody in the file, where no column says it.
    memory : of the file.
    """

    def values_of(name: str | None, otherwise: str | None = None) -> pd.Series:
        if name is None:
            return pd.Series(otherwise or "", index=frame.index, dtype=str)
        typed = frame[name].str.strip()
        return typed.where(typed != "", otherwise or "")

    boroughs = values_of(columns.borough)
    place_of = {words: find_place(words) for words in set(boroughs)}
    places = [place_of[words] for words in boroughs]
    return pd.DataFrame(
        {
            "audience": values_of(columns.audience, audience),
            "forum": values_of(columns.forum, forum),
            "borough": pd.Series([place.borough for place in places], index=frame.index, dtype=str),
            "system": pd.Series([place.system for place in places], index=frame.index, dtype=str),
            "age_band": values_of(columns.age_band),
            "organisation": values_of(columns.organisation),
            "answered_at": memory.once(("dates", columns.time), (), lambda: _dates(frame, columns.time)),
        }
    )


def _dates(frame: pd.DataFrame, name: str | None) -> pd.Series:
    if name is None:
        return pd.Series("", index=frame.index, dtype=str)
    return read_dates(frame[name], dates_beside(frame, name))


def people_of(respondents: pd.Series, facts: pd.DataFrame) -> pd.DataFrame:
    """Return one row a person: respondent and `FACTS`, each the first that any row of theirs tells."""
    table = facts.assign(respondent=respondents)[["respondent", *FACTS]]
    if table["respondent"].is_unique:
        return table.reset_index(drop=True)
    first = table.replace("", pd.NA).groupby("respondent", sort=False, dropna=False).first()
    return first.fillna("").astype(str).reset_index()


def codes_of_number(number: str, column: str, secrets: Sequence[bytes]) -> list[str]:
    """Return the codes that a survey's own number of a person may have become, one for each key."""
    return [_code(_identity(column, number.strip()), secret) for secret in secrets]


def salted(code: str, salt: str) -> str:
    """Return the code of a person in a survey of an earlier release that counted as another did; blank for all others.

    Earlier releases gave people of two surveys one code where the surveys gave them one number.
    """
    return _code(code, salt.encode()) if salt else code


def _identity(column: str, number: Hashable) -> str:
    return f"id\x1f{column}\x1f{number}\x1f1"


def _codes(frame: pd.DataFrame, columns: ColumnChoice, secret: bytes) -> list[str]:
    """A code for each row, from the number of its person, else from its own, else from all of it and its place."""
    column = columns.person or _own_number(frame, columns.row)
    numbers = frame[column].str.strip().tolist() if column else [""] * len(frame)
    code_of = {number: _code(_identity(str(column), number), secret) for number in set(numbers) if number}
    nameless = [place for place, number in enumerate(numbers) if not number]
    codes = [code_of.get(number, "") for number in numbers]
    occurrences: Counter[str] = Counter()
    for place, row in zip(nameless, frame.iloc[nameless].itertuples(index=False, name=None), strict=True):
        source = "row\x1f" + "\x1f".join(row)
        occurrences[source] += 1
        codes[place] = _code(f"{source}\x1f{occurrences[source]}", secret)
    return codes


def _own_number(frame: pd.DataFrame, row: str | None) -> str | None:
    """The column of the rows' own numbers, where each is another: then each row is a person."""
    if row is None:
        return None
    numbers = frame[row].str.strip()
    return row if numbers[numbers != ""].is_unique else None


def _code(source: str, secret: bytes) -> str:
    return hmac.new(secret or b"-", source.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:24]

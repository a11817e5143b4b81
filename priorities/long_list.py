"""The long list: scores in force, gaps, and lists that people bring along.

A score in force is the latest edit where there is one, and the draft of the bundled list otherwise. Nothing
is filled in: a score that nobody has set is missing, and stays so.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from priorities.errors import LongListError
from priorities.exact import exact
from priorities.schema import CRITERIA, SCALE, criterion_name

PRIORITY: Final = "priority"
NAME_COLUMNS: Final = ("priority", "name", "priority_name", "area")
MOST_PRIORITIES: Final = 1_000
NO_SCORE: Final = frozenset({"", "-", "–", "n/a", "na", "none", "not scored", "?"})


def current_scores(drafts: pd.DataFrame, edits: pd.DataFrame, criteria: Sequence[str] = CRITERIA) -> pd.DataFrame:
    """Scores in force: the drafts, replaced by the latest edit of each score.

    Parameters
    ----------
    drafts : priority x anything; the criteria among its columns are read, others that are named are empty.
    edits : columns priority, criterion and value, oldest first; a missing value takes the score away.
    criteria : columns of the result.

    Returns
    -------
    DataFrame
        Priority x criterion, floats from 0 to 10, missing where unscored. Edits of priorities that are no
        longer on the list are left out.
    """
    scores: pd.DataFrame = drafts.reindex(columns=list(criteria)).apply(pd.to_numeric).astype(float)
    scores.columns.name = None
    latest = edits.drop_duplicates(["priority", "criterion"], keep="last")
    for edit in latest.to_dict("records"):
        priority, criterion = str(edit["priority"]), str(edit["criterion"])
        if priority in scores.index and criterion in scores.columns:
            scores.loc[priority, criterion] = float(edit["value"])
    return scores


def score_sources(drafts: pd.DataFrame, edits: pd.DataFrame, criteria: Sequence[str] = CRITERIA) -> pd.DataFrame:
    """Where every score comes from: the draft and all edits, with the one in use marked.

    Parameters
    ----------
    drafts, edits, criteria : as for `current_scores`; edits also with at, who, reason, and origin where known
        ("person" otherwise).

    Returns
    -------
    DataFrame
        priority, criterion, value, origin ("draft", "person" or "indicator"), at, who, reason, in_use; by
        priority and criterion in the order of the list, then oldest first.
    """
    columns = ["priority", "criterion", "value", "origin", "at", "who", "reason"]
    scores = current_scores(drafts, edits.iloc[:0], criteria)
    rows = [
        {
            "priority": str(label),
            "criterion": name,
            "value": value,
            "origin": "draft",
            "at": "",
            "who": "",
            "reason": "",
        }
        for label, values in zip(scores.index, scores.to_numpy().tolist(), strict=True)
        for name, value in zip(criteria, values, strict=True)
    ]
    later = edits if "origin" in edits.columns else edits.assign(origin="person")
    table = pd.concat([pd.DataFrame(rows, columns=columns), later[columns]], ignore_index=True)
    place = {(row["priority"], row["criterion"]): i for i, row in enumerate(rows)}
    order = [place.get(pair, -1) for pair in zip(table["priority"], table["criterion"], strict=True)]
    table = table.assign(order=order).query("order >= 0").sort_values("order", kind="stable")
    last = ~table.duplicated(["priority", "criterion"], keep="last")
    return table.drop(columns="order").assign(in_use=last).reset_index(drop=True)


def scored(scores: pd.DataFrame) -> pd.DataFrame:
    """Priorities that have all their scores, in the order given."""
    return scores.loc[~scores.isna().any(axis=1)]


def missing_scores(scores: pd.DataFrame) -> pd.DataFrame:
    """Every gap as a row: priority, criterion; by priority in the order given."""
    gaps = scores.isna()
    rows = [
        (label, name)
        for label, row in zip(scores.index, gaps.to_numpy().tolist(), strict=True)
        for name, gap in zip(scores.columns, row, strict=True)
        if gap
    ]
    return pd.DataFrame(rows, columns=["priority", "criterion"])


def read_long_list(content: bytes | str, criteria: Sequence[str] | None = None) -> pd.DataFrame:
    """Read a long list that somebody keeps as a CSV file.

    Parameters
    ----------
    content : the file, as bytes (UTF-8, with or without a mark, or Windows-1252) or text; comma, semicolon or
        tab between columns; one header row.
    criteria : columns to read as scores; the three of the SPB paper where None.

    Returns
    -------
    DataFrame
        By priority name: one float column per criterion, missing where a cell is empty.

    Raises
    ------
    LongListError
        With the row and the column, where something cannot be read.
    """
    text = _decoded(content) if isinstance(content, bytes) else content
    rows = _rows(text.removeprefix("\ufeff"))
    header = [_key(cell) for cell in rows[0]]
    wanted = list(criteria or CRITERIA)
    name_at = _name_column(header)
    places = [_column(header, criterion) for criterion in wanted]
    names: list[str] = []
    scores: list[list[float]] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = row + [""] * (len(header) - len(row))
        if any(cell.strip() for cell in cells):
            names.append(_name(cells[name_at], number, names))
            scores.append([_score(cells[at], number, name) for at, name in zip(places, wanted, strict=True)])
    if not names:
        raise LongListError("The long list has a header but no priorities. Add one row for each priority.")
    return pd.DataFrame(scores, columns=wanted, index=pd.Index(names, name=PRIORITY), dtype=float)


def check_long_list(frame: pd.DataFrame, criteria: Sequence[str] = CRITERIA) -> pd.DataFrame:
    """Check a frame as `read_long_list` checks a file; the index holds the names of the priorities."""
    table = frame.reset_index(names=PRIORITY) if PRIORITY not in frame.columns else frame
    return read_long_list(table.to_csv(index=False), criteria)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LongListError("The long list is not a text file. Save it as CSV (UTF-8) and try again.")


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise LongListError("The long list is not a readable CSV file. Save it again as CSV (UTF-8).") from None
    if not rows:
        raise LongListError("The long list is empty. It needs a header and one row for each priority.")
    if len(rows) > MOST_PRIORITIES + 1:
        raise LongListError(f"The long list has more than {MOST_PRIORITIES:,} rows. Shorten it.")
    return rows


def _key(cell: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", cell.strip().casefold()).strip("_")


def _name_column(header: Sequence[str]) -> int:
    for name in NAME_COLUMNS:
        if name in header:
            return header.index(name)
    raise LongListError("No column is called 'priority'. Give the column with the names that heading.")


def _column(header: Sequence[str], criterion: str) -> int:
    found = [i for i, cell in enumerate(header) if cell == _key(criterion)]
    if not found:
        raise LongListError(f"No column is called '{criterion_name(criterion)}'. Add it; cells may stay empty.")
    if len(found) > 1:
        raise LongListError(f"Two columns are called '{criterion_name(criterion)}'. Keep one of them.")
    return found[0]


def _name(cell: str, row: int, names: Sequence[str]) -> str:
    name = " ".join(cell.split())
    if not name:
        raise LongListError(f"Row {row} has no name. Name the priority or remove the row.")
    if name in names:
        raise LongListError(f"Row {row} repeats the name of an earlier row. Give each priority its own name.")
    return name


def _score(cell: str, row: int, criterion: str) -> float:
    text = cell.strip()
    if text.casefold() in NO_SCORE:
        return float("nan")
    low, high = SCALE
    try:
        value = exact(float(text.replace(",", ".")))
    except ValueError:
        value = exact(low - 1)
    if not low <= value <= high:
        raise LongListError(
            f"Row {row}, {criterion_name(criterion)}: a score is a number from {low} to {high}. "
            "Correct it, or leave the cell empty if there is no score yet."
        )
    return float(value)

"""Files of one row an answer, in which a column says which question is meant: spread to one row a person."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pandas as pd

from engagement.parsing import Export
from engagement.parsing.records import Kind, Problem, Role
from engagement.parsing.roles import guess_roles
from engagement.questions.own_ratings import heading_of_rating, may_rate
from engagement.schema import ColumnChoice

_UNNAMED = "A question without a name"


def spread(export: Export, columns: ColumnChoice | None = None) -> Export:
    """Return a file of one row an answer as one of one row a person; any other as it is.

    A person who answered a question twice gets a further row. What stands beside the answers becomes a fact of the
    person where it is the same in all of their rows; a rating or sentiment of each answer becomes a question of its own
    for each question; else it is left out. Of several times the first counts.

    Parameters
    ----------
    columns : which column holds what, where a person said it; else as it looks.

    Returns
    -------
    Export
        With a column for each question, and roles guessed anew for these; the cells of questions that a person was not
        asked are `absent`.
    """
    columns = columns or ColumnChoice.guess(export)
    if not (columns.question and columns.text):
        return export
    person = _person(export.frame, columns)
    cells = _cells(export.frame, columns, person)
    order = cells[["person", "turn"]].drop_duplicates()
    wide = _by_question(cells)
    facts, beside_answers = _facts(export, columns, person)
    ratings = _ratings(export.frame, columns, beside_answers)
    first_rows = person.drop_duplicates().index
    place = pd.Series(range(len(first_rows)), index=person.loc[first_rows])
    beside = export.frame.loc[first_rows, facts].iloc[place.loc[order["person"]].to_numpy()].reset_index(drop=True)
    if columns.time:
        beside[columns.time] = _days(export.frame[columns.time], person).loc[order["person"]].to_numpy()
    # A question may be called as a column beside it is.
    wide.columns = [f"{name} (2)" if name in facts else str(name) for name in wide.columns]
    beside_each = [_given_with_each(export.frame[name], cells, wide) for name in ratings]
    table = pd.concat([beside, wide.fillna(""), *beside_each], axis=1).astype(str)
    absent = {str(name): wide[name].isna().to_numpy() for name in wide}
    kinds = columns.kinds(facts)
    roles = {name: _role(export, name, kinds[name]) for name in facts} | guess_roles(table[list(absent)])
    roles |= {str(heading): Role("rating", "given with each answer") for part in beside_each for heading in part}
    remark = Problem("rows", "each is one answer", f"joined: {len(place):,} people, {wide.shape[1]:,} questions")
    problems = (*export.problems, remark, *_remarks([name for name in beside_answers if name not in ratings]))
    headers = tuple(map(str, export.frame.columns))
    return replace(export, frame=table, roles=roles, questions={}, absent=absent, problems=problems, headers=headers)


def _role(export: Export, name: str, kind: str) -> Role:
    role = export.roles.get(name)
    return role if role is not None and role.kind == kind else Role(cast("Kind", kind), "as you said")


def _person(frame: pd.DataFrame, columns: ColumnChoice) -> pd.Series:
    """Whose row it is; a row that does not say it is somebody's of their own."""
    own = pd.Series([f"\x1f{place}" for place in range(len(frame))], index=frame.index)
    if columns.person is None:
        return own
    numbers = frame[columns.person].str.strip()
    return numbers.where(numbers != "", own)


def _cells(frame: pd.DataFrame, columns: ColumnChoice, person: pd.Series) -> pd.DataFrame:
    """One row an answer: person, question, value, and turn (0 for the person's first answer to the question)."""
    questions = frame[str(columns.question)].str.split().str.join(" ").replace("", _UNNAMED)
    several = len(columns.text) > 1
    parts = [
        pd.DataFrame(
            {"person": person, "question": questions + f": {name}" if several else questions, "value": frame[name]}
        )
        for name in columns.text
    ]
    cells = pd.concat(parts).sort_index(kind="stable")
    return cells.assign(turn=cells.groupby(["person", "question"], sort=False).cumcount())


def _days(times: pd.Series, person: pd.Series) -> pd.Series:
    """Person -> the time of the first of their rows that says one; blank where none does."""
    return times.where(times.str.strip() != "").groupby(person, sort=False).first().fillna("")


def _facts(export: Export, columns: ColumnChoice, person: pd.Series) -> tuple[list[str], list[str]]:
    """Columns that say the same in every row of a person, and those that do not."""
    rest = [name for name in export.frame.columns if name not in (*columns.text, columns.question, columns.row)]
    most = export.frame[rest].groupby(person, sort=False).nunique().max()
    facts = [name for name in rest if name in (columns.person, columns.time) or most[name] <= 1]
    return facts, [name for name in rest if name not in facts]


def _ratings(frame: pd.DataFrame, columns: ColumnChoice, names: list[str]) -> list[str]:
    """Those columns that rate each answer, where one column holds the answers."""
    closed = {*columns.rating, *columns.choice, *columns.number}
    may = [name for name in names if name in closed and len(columns.text) == 1]
    return [name for name in may if may_rate(name, frame[name].str.strip().unique().tolist())]


def _given_with_each(ratings: pd.Series, cells: pd.DataFrame, wide: pd.DataFrame) -> pd.DataFrame:
    """A rating as a table of a column a question, its rows those of the answers."""
    table = _by_question(cells.assign(value=ratings.loc[cells.index])).fillna("")
    table.columns = [heading_of_rating(str(ratings.name), str(question)) for question in wide.columns]
    return table


def _by_question(cells: pd.DataFrame) -> pd.DataFrame:
    """One row a person and turn, one column a question, both in the order in which they came."""
    order = pd.MultiIndex.from_frame(cells[["person", "turn"]].drop_duplicates())
    wide = cells.pivot_table(index=["person", "turn"], columns="question", values="value", aggfunc="first", sort=False)
    return wide.reindex(order)[cells["question"].unique()].reset_index(drop=True)


def _remarks(left_out: list[str]) -> tuple[Problem, ...]:
    if not left_out:
        return ()
    what = f"{len(left_out):,} columns that differ between the answers of a person"
    return (Problem("columns", what, "left out"),)

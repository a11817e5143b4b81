"""Vision statements over the life course: the drafts, what people made of them, and which have no priority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from priorities.errors import FrameworkError
from priorities.schema import LIFE_STAGES

LONGEST_STATEMENT: Final = 300
"""Characters: two lines of a board paper."""


@dataclass(frozen=True)
class Statement:
    """A vision statement.

    Attributes
    ----------
    life_stage : one of the three.
    statement : its words.
    priorities : numbers of those that serve it; may be none.
    statement_id : "" for a new one.
    in_use : False takes it away.
    """

    life_stage: str
    statement: str
    priorities: tuple[str, ...] = ()
    statement_id: str = ""
    in_use: bool = True


def checked_statement(statement: Statement) -> Statement:
    """Return a statement with its blanks tidied.

    Raises
    ------
    FrameworkError
        Where it says nothing, too much, or stands under no life stage.
    """
    words = " ".join(statement.statement.split())
    if not words or len(words) > LONGEST_STATEMENT:
        raise FrameworkError(f"Give the statement 1 to {LONGEST_STATEMENT} characters.")
    if statement.life_stage not in LIFE_STAGES:
        raise FrameworkError("Choose the life stage that the statement stands under.")
    numbers = tuple(dict.fromkeys(statement.priorities))
    return Statement(statement.life_stage, words, numbers, statement.statement_id, statement.in_use)


def current_statements(drafts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the statements that stand: the drafts, and in their place the last word of people on each.

    Parameters
    ----------
    drafts : as `data.bundled.vision_statements` gives them.
    rows : as `priorities.framework.store.statement_rows` gives them.

    Returns
    -------
    pandas.DataFrame
        By statement_id: life_stage, statement, priorities (numbers parted by blanks), who ("" for a draft that came
        with the explorer); by life stage, then number.
    """
    columns = ["life_stage", "statement", "priorities", "who"]
    standing = drafts.assign(who="").set_index("statement_id")[columns]
    last = rows.drop_duplicates("statement_id", keep="last").set_index("statement_id")
    words = last.loc[last["in_use"].astype(bool), columns]
    table = pd.concat([standing.drop(index=last.index, errors="ignore"), words]) if len(last) else standing
    order = [(LIFE_STAGES.index(stage), str(number)) for number, stage in table["life_stage"].items()]
    return table.iloc[sorted(range(len(table)), key=order.__getitem__)]


def coverage(statements: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    """Return which priorities on the list serve which statement.

    Parameters
    ----------
    statements : as `current_statements` returns them.
    names : of the priorities on the list, by number.

    Returns
    -------
    pandas.DataFrame
        statement_id, priority (number), name; a statement that no priority of the list serves has one line without.
    """
    lines = statements["priorities"].str.split().explode().rename("priority").reset_index()
    listed = lines[lines["priority"].isin(names.index)]
    empty = pd.DataFrame(
        {"statement_id": [number for number in statements.index if number not in set(listed["statement_id"])]}
    )
    table = pd.concat([listed, empty.assign(priority="")], ignore_index=True)
    return table.assign(name=[str(names.get(number, "")) for number in table["priority"]])


def statement_sentence(statements: pd.DataFrame, names: pd.Series[str], not_placed: int) -> str:
    """Say how many statements no priority serves, and how many priorities stand under no life stage."""
    if statements.empty:
        return "No vision statement stands yet."
    table = coverage(statements, names)
    silent = int((table["priority"] == "").sum())
    serve = "each is" if not silent else "all but one are" if silent == 1 else f"all but {silent} are"
    noun = "draft vision statement" if len(statements) == 1 else "draft vision statements"
    serve = "it is" if len(statements) == 1 and not silent else serve
    sentence = f"{len(statements)} {noun}; {serve} served by a priority on the list"
    if not not_placed:
        return f"{sentence}."
    stand = "priority stands" if not_placed == 1 else "priorities stand"
    return f"{sentence}; {not_placed} {stand} under no life stage."

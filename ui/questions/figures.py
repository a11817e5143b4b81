"""The numbers of a question as they are read: tables, and a sentence for those who cannot see the picture."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from engagement.questions.charts import SIDE_BY_SIDE
from engagement.questions.tabulation import Tabulation
from ui.shell.wording import number, percent

_HIDDEN: Final = "hidden"
# Answers that a sentence in place of a picture names; the table has all.
_NAMED: Final = 6


def table(found_answers: Tabulation) -> pd.DataFrame:
    """Return answers with people, share and interval."""
    rows = found_answers.table.to_dict("records")
    return pd.DataFrame(
        {
            "Answer": [row["answer"] for row in rows],
            "People": [_people(row) for row in rows],
            "Share": [_share(row) for row in rows],
            "Likely between": [_interval(row) for row in rows],
        }
    )


def side_by_side(found_answers: Tabulation) -> pd.DataFrame:
    """Return the groups beside each other where they are few, else one under the other."""
    rows = found_answers.groups.to_dict("records")
    groups = list(dict.fromkeys(row["group"] for row in rows))
    if len(groups) > SIDE_BY_SIDE:
        return pd.DataFrame(
            {
                "Group": [row["group"] for row in rows],
                "Answer": [row["answer"] for row in rows],
                "People": [_people(row) for row in rows],
                "Share": [_share(row) for row in rows],
                "Likely between": [_interval(row) for row in rows],
            }
        )
    cells = {(row["group"], row["answer"]): f"{_share(row)} ({_people(row)})".replace(" (hidden)", "") for row in rows}
    answers = list(dict.fromkeys(row["answer"] for row in rows))
    frame = pd.DataFrame({"Answer": answers})
    for group in groups:
        frame[group] = [cells[group, answer] for answer in answers]
    return frame


def in_words(found_answers: Tabulation) -> str:
    """Return the picture in a sentence: "Agree 31%, Disagree 9%", group by group where there are groups."""
    if found_answers.groups.empty:
        return _line(found_answers.table)
    return " ".join(
        f"{group}: {_line(rows)}" for group, rows in list(found_answers.groups.groupby("group", sort=False))[:_NAMED]
    )


def _line(rows: pd.DataFrame) -> str:
    parts = [f"{row['answer']} {_share(row)}" for row in rows.head(_NAMED).to_dict("records")]
    rest = f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else ""
    return f"{', '.join(parts)}{rest}."


def _people(row: Mapping[Hashable, Any]) -> str:
    return _HIDDEN if pd.isna(row["people"]) else f"{number(row['people'])} of {number(row['base'])}"


def _share(row: Mapping[Hashable, Any]) -> str:
    return _HIDDEN if pd.isna(row["share"]) else percent(row["share"])


def _interval(row: Mapping[Hashable, Any]) -> str:
    return "" if pd.isna(row["low"]) else f"{row['low']:.0%} and {row['high']:.0%}"

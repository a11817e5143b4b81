"""Where the scores of one priority come from, as tables and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from explorer import scores
from explorer.long_list import long_list
from priorities import criterion_name
from ui.parts import tables
from ui.shell import desk
from ui.shell.wording import moment

_FROM: Final = {"draft": "draft", "indicator": "figures"}


def sources(priority: str) -> pd.DataFrame:
    """Return the columns of `explorer.scores.sources`, reason in words, and origin_words: who or what it comes from."""
    row = desk.now().keep(long_list).priorities.loc[priority].to_dict()
    table = desk.now().keep(scores.sources, priority)
    words = [_words(source, row) for source in table.to_dict("records")]
    return table.assign(origin_words=[origin for origin, _ in words], reason=[reason for _, reason in words])


def draw_in_use(priority: str, name: str) -> None:
    """Draw the scores in use with their reasons, to read only."""
    table = sources(priority)
    table = table[table["in_use"]]
    rows = pd.DataFrame(
        {
            "Criterion": [criterion_title(criterion) for criterion in table["criterion"]],
            "Score": [score_words(value) for value in table["value"]],
            "Why": table["reason"],
            "Set by": table["origin_words"],
        }
    )
    tables.table(rows, name=f"scores in use of {name}", download=False)


def criterion_title(criterion: str) -> str:
    """Return a criterion's name as it stands at the head of a column."""
    name = criterion_name(criterion)
    return name[:1].upper() + name[1:]


def score_words(value: Any) -> str:
    """Return a score as it is read."""
    return "not scored" if pd.isna(value) else f"{value:g}"


def _words(source: Mapping[Any, Any], row: Mapping[Any, Any]) -> tuple[str, str]:
    """Who or what a score comes from, and why."""
    if source["origin"] == "draft":
        status = "nobody yet" if pd.isna(source["value"]) else str(row["draft_status"] or "draft")
        return status, str(row.get(f"{source['criterion']}_reason", ""))
    by = f"{source['who']}, {moment(source['at'])}" if source["at"] else ""
    return ", ".join(filter(None, [_FROM.get(source["origin"], ""), by])), str(source["reason"])

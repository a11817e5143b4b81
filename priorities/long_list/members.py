"""What stands on the long list, and by which criteria it is scored: the bundled drafts and what people changed.

What people do is only ever added to; the last word on each priority and each criterion stands.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd

from priorities.errors import CriteriaError
from priorities.schema import CRITERIA, RANK_COLUMNS

MOST_CRITERIA: Final = 6
"""Twice the paper's three: with more, each weight is too small to argue about, and colours run out."""

LONGEST_NAME: Final = 40
"""What a column heading and a slider's label hold on a phone."""

TOLD: Final = ("criterion", "name", "question", "anchor_0", "anchor_5", "anchor_10")


@dataclass(frozen=True)
class Criterion:
    """A criterion that people added to the three of the SPB paper.

    Attributes
    ----------
    criterion : its name in tables and links, as `criterion_key` gives it.
    name, question : what people call it, and what it asks.
    anchor_0, anchor_5, anchor_10 : what these scores mean, in words.
    counts : whether the ranking uses it; until then it is only scored.
    in_use : False once it is taken away again.
    """

    criterion: str
    name: str
    question: str
    anchor_0: str = ""
    anchor_5: str = ""
    anchor_10: str = ""
    counts: bool = False
    in_use: bool = True


def current_list(drafts: pd.DataFrame, entries: pd.DataFrame) -> pd.DataFrame:
    """Priorities that stand on the long list.

    Parameters
    ----------
    drafts : by priority, with name, life_stage and anything else.
    entries : priority, name, life_stage, on_list; oldest first, the last one of each priority stands.

    Returns
    -------
    DataFrame
        The columns of `drafts`; first its own rows, then those added, in the order in which they came. Of an
        added priority only the name and the life stage are known: other text is "", other numbers are missing.
    """
    latest = entries.drop_duplicates("priority", keep="last").set_index("priority")
    order = [*drafts.index, *(p for p in dict.fromkeys(entries["priority"]) if p not in drafts.index)]
    table = drafts.reindex(order)
    numeric = table.select_dtypes("number").columns
    table = table.fillna(dict.fromkeys(table.columns.difference(numeric), ""))
    for column in ("name", "life_stage"):
        table[column] = latest[column].reindex(table.index).fillna(table[column]).astype("str")
    off_list = latest.index[~latest["on_list"].astype(bool)]
    standing: pd.DataFrame = table.drop(index=off_list)
    standing.index.name = drafts.index.name
    return standing


def current_criteria(own: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """Criteria that the long list is scored by.

    Parameters
    ----------
    own : the three of the SPB paper: criterion, name, question, anchor_0, anchor_5, anchor_10.
    added : the same and counts, in_use; oldest first, the last row of each criterion stands.

    Returns
    -------
    DataFrame
        By criterion: name, question, the three anchors, ``added`` and ``counts``. The three first.
    """
    first = added.drop_duplicates("criterion")["criterion"]
    latest = added.drop_duplicates("criterion", keep="last").set_index("criterion").reindex(first)
    in_use = latest[latest["in_use"].astype(bool)].drop(columns="in_use").assign(added=True)
    three = own[list(TOLD)].set_index("criterion").assign(added=False, counts=True)
    table = pd.concat([three, in_use.reindex(columns=three.columns)]) if len(in_use) else three
    return table.astype({"added": bool, "counts": bool})


def counting(criteria: pd.DataFrame) -> list[str]:
    """Criteria that the ranking uses, of what `current_criteria` returns."""
    return [str(name) for name in criteria.index[criteria["counts"]]]


def criterion_key(name: str, existing: Collection[str]) -> str:
    """Name of a new criterion in tables and links: ``Impact on inequality`` becomes ``impact_on_inequality``.

    Raises
    ------
    CriteriaError
        Where the name is empty, too long or already used, or there are enough criteria.
    """
    words = re.findall(r"\w+", name)
    key = "_".join(word if word.isupper() else word.lower() for word in words)
    if not key:
        raise CriteriaError("The criterion has no name. Give it one, for example “impact on inequality”.")
    if len(key) > LONGEST_NAME:
        raise CriteriaError(f"The name of the criterion is too long. Use at most {LONGEST_NAME} characters.")
    existing_keys = {key_or_name.casefold() for key_or_name in (*CRITERIA, *RANK_COLUMNS, *existing)}
    if key.casefold() in existing_keys or key.isdecimal():
        raise CriteriaError("This name is already used. Give the criterion a name of its own.")
    if len(set(existing)) >= MOST_CRITERIA:
        raise CriteriaError(f"There are {MOST_CRITERIA} criteria already. Take one away first.")
    return key


def next_priorities(entries: pd.DataFrame, n: int) -> list[str]:
    """Return the numbers of the next added priorities: P01, P02 and so on; none is ever used twice."""
    numbers = entries["priority"].str.extract(r"^P(\d+)$")[0].dropna().astype(int)
    first = max(numbers, default=0) + 1
    return [f"P{number:02d}" for number in range(first, first + n)]

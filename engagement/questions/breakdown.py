"""Groups of people that answers are set side by side for, and how many people a group needs to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd

from engagement.audiences import audiences
from engagement.questions.asked import Asked
from engagement.questions.labels import Labels, closed_labels
from engagement.questions.ordering import natural_order
from engagement.questions.sensitive import fewest, is_sensitive

NAMES: Final = {
    "audience": "audience",
    "borough": "borough",
    "system": "health and care system",
    "age_band": "age",
    "organisation": "kind of organisation",
    "forum": "forum",
}
"""Facts of people that answers can be split by, with their names."""

ROUND: Final = "round"
MONTH: Final = "month"


@dataclass(frozen=True, eq=False)
class Groups:
    """Who belongs to which group.

    Attributes
    ----------
    people : respondent, group; a person of several groups (several choices ticked, several rounds) in each. With a
        column answer where a person may have answered otherwise in another group.
    order : the groups, in the order in which they are shown.
    name : what they are groups of, in words.
    least : people that a group must have to be shown.
    """

    people: pd.DataFrame
    order: tuple[str, ...]
    name: str
    least: int


def groups_by_fact(people: pd.DataFrame, fact: str, question: Asked) -> Groups:
    """Return people in groups by one of `NAMES`.

    Parameters
    ----------
    people : respondent and the facts; one row a person.
    fact : a key of `NAMES`.
    question : the question whose answers are split: where it is sensitive, more people are needed.
    """
    frame = people.loc[people[fact] != "", ["respondent", fact]].rename(columns={fact: "group"})
    frame = frame.drop_duplicates()
    least = fewest([is_sensitive(question.text), is_sensitive(NAMES[fact])])
    return Groups(frame, tuple(_order(frame, fact)), NAMES[fact], least)


def groups_by_answer(answers: pd.DataFrame, by: Asked, question: Asked) -> Groups:
    """Return people in groups by what they answered to a closed question.

    Parameters
    ----------
    answers : respondent, value: the answers to `by`.
    by : a closed question.
    question : the question whose answers are split.
    """
    labels = closed_labels(answers, by.kind)
    frame = labels.people.rename(columns={"answer": "group"})
    least = fewest([is_sensitive(question.text), is_sensitive(by.text, labels.order)])
    return Groups(frame, labels.order, by.text, least)


def groups_by_month(people: pd.DataFrame, question: Asked) -> Groups:
    """Return people in groups by the month in which they answered last; who answered on an unknown day is in none.

    Parameters
    ----------
    people : respondent, answered_at (ISO); one row a person.
    question : the question whose answers are split.
    """
    months = people["answered_at"].str.extract(r"^(\d{4}-\d{2})-\d{2}", expand=False)
    names = {month: f"{date.fromisoformat(f'{month}-01'):%b %Y}" for month in sorted(months.dropna().unique())}
    frame = pd.DataFrame({"respondent": people["respondent"], "group": months.map(names)}).dropna()
    return Groups(frame, tuple(names.values()), MONTH, fewest([is_sensitive(question.text)]))


def groups_by_round(labels: Labels, rounds: Mapping[str, str], question: Asked) -> tuple[Labels, Groups]:
    """Return what everybody answered, and the people of each round with what they had answered by then.

    Parameters
    ----------
    labels : of everybody and of each round together, under the same answers; the respondent is the person's code, a
        space, and the key of the round, blank for everybody.
    rounds : key of a round -> its name, in their order.
    question : the question whose answers are split.
    """
    parts = labels.people["respondent"].str.split(" ", n=1, expand=True)
    frame = labels.people.assign(respondent=parts[0], group=parts[1].map(rounds))
    whole = frame.loc[parts[1] == "", ["respondent", "answer"]].reset_index(drop=True)
    least = fewest([is_sensitive(question.text)])
    return replace(labels, people=whole), Groups(frame.dropna(), tuple(rounds.values()), ROUND, least)


def _order(frame: pd.DataFrame, fact: str) -> Sequence[str]:
    if fact == "audience":
        return audiences(frame.rename(columns={"group": "audience"}))
    names = sorted(frame["group"].unique())
    natural = natural_order(names)
    return names if natural is None else natural

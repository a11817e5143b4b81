"""Groups of people that answers are set side by side for, and how many people a group needs to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from engagement.audiences import audiences
from engagement.questions.asked import Asked
from engagement.questions.labels import closed_labels
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


@dataclass(frozen=True, eq=False)
class Groups:
    """Who belongs to which group.

    Attributes
    ----------
    people : respondent, group; a person of several groups (several choices ticked) in each.
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


def _order(frame: pd.DataFrame, fact: str) -> Sequence[str]:
    if fact == "audience":
        return audiences(frame.rename(columns={"group": "audience"}))
    names = sorted(frame["group"].unique())
    natural = natural_order(names)
    return names if natural is None else natural

"""The plan of engagement as it stands: activities with those they brought, what is covered, and whom to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from engagement import plan as method
from engagement import reach
from engagement.answers import store as answers
from engagement.answers.selection import EVERYTHING
from engagement.plan import Activity, Entry, Period, Stakeholder, store
from engagement.questions.disclosure import FEWEST, FEWEST_SENSITIVE, protected
from explorer.reach import facts_of, in_view, published
from explorer.snapshot import Snapshot

FACTS: Final = (reach.BOROUGH, reach.AGE, reach.SEX, reach.ETHNIC_GROUP)
"""What those heard and those planned for are counted by, beside London."""

_ALWAYS: Final = (reach.BOROUGH, reach.AGE)
"""What a plan is looked at by where nobody told anything yet."""


@dataclass(frozen=True, eq=False)
class Plan:
    """The plan as it stands.

    Attributes
    ----------
    period : its six months.
    entries : activities in use, by their first day.
    taken_away : activities that were taken away.
    people : number of an activity -> people that its imports brought (Int64, missing where not shown); activities
        without an import are not in it.
    imports : number of an activity -> its imports in force, by their numbers.
    """

    period: Period
    entries: tuple[Entry, ...]
    taken_away: tuple[Activity, ...]
    people: pd.Series
    imports: dict[str, list[int]]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities in use, by their first day."""
        return tuple(entry.activity for entry in self.entries)

    @property
    def outside(self) -> list[Activity]:
        """Activities that lie outside the six months, as these were moved since."""
        return [activity for activity in self.activities if not self.period.holds(*activity.days)]

    def heard(self, number: str) -> str:
        """Return how many people an activity brought: "87", "a few, not shown", or "nothing attached yet"."""
        if number not in self.people.index:
            return "nothing attached yet"
        people = self.people[number]
        return "a few, not shown" if pd.isna(people) else f"{int(people):,}"


def plan(now: Snapshot, *, exact: bool) -> Plan:
    """Return the plan.

    Parameters
    ----------
    exact : whether counts of people are as they are; else rounded, and small ones not shown.
    """
    entries = now.ask(store.entries)
    in_use = sorted((entry for entry in entries if entry.activity.in_use),
                    key=lambda entry: (entry.activity.first, entry.activity.last, entry.activity.number))  # fmt: skip
    taken_away = tuple(entry.activity for entry in entries if not entry.activity.in_use)
    counts = now.ask(store.people_by_activity)
    counts = counts[counts.index.isin([entry.activity.number for entry in in_use])]
    people = counts.astype("Int64") if exact else protected(counts, adds_up=False)
    in_force, standing = set(now.keep(rounds).index), {entry.activity.number for entry in in_use}
    imports: dict[str, list[int]] = {}
    for number, activity in now.ask(store.attached).items():
        if number in in_force and activity in standing:
            imports.setdefault(activity, []).append(number)
    people = people[people.index.isin(list(imports))]
    return Plan(now.ask(store.period), tuple(in_use), taken_away, people, imports)


def rounds(now: Snapshot) -> pd.Series:
    """Return the imports in force in words, by their numbers: "Londoners, as SurveyMonkey writes it: Round 1 (...)"."""
    names = now.ask(answers.surveys).set_index("survey_id")["name"]
    table = now.ask(answers.rounds)
    words = [f"{names.get(row['survey_id'], 'A survey')}: {row['name']}" for row in table.to_dict("records")]
    return pd.Series(words, index=table["import_id"].astype("int64").to_numpy(), dtype=object)


STATES: Final = (
    "neither",
    "too few heard",
    "not shown",
    "planned",
    "too few heard, planned",
    "heard",
    "heard, planned",
)
"""What is so of a group, what is open first; too few: fewer than their number in London, beyond chance."""


@dataclass(frozen=True, eq=False)
class Covered:
    """Groups of one fact: who was heard, and for whom something is planned.

    Attributes
    ----------
    fact : one of `FACTS`.
    table : by group: heard (Int64, people; missing where not shown), expected (0-1, share of London), planned (names of
        the activities still to come that name the group), state (one of `STATES`).
    """

    fact: str
    table: pd.DataFrame

    def in_state(self, state: str) -> list[str]:
        """Return the groups of a state, in order."""
        return [str(group) for group in self.table.index[self.table["state"] == state]]


def coverage(now: Snapshot, *, exact: bool) -> tuple[Covered, ...]:
    """Return what is covered, fact by fact, as far as people told it."""
    activities = _to_come(now)
    return tuple(
        _covered(fact, fitted, counts, activities, exact=exact)
        for fact, (fitted, counts) in now.keep(_counted).items()
    )  # fmt: skip


def suggestion(now: Snapshot, *, exact: bool) -> tuple[method.Suggestion, tuple[Activity, ...]]:
    """Return which activities still to come would close most of the gap, and these activities in their places."""
    activities = _to_come(now)
    here = now.ask(store.people_by_activity)
    counted = now.keep(_counted)
    heard = {fact: _public(fact, counts, exact=exact).fillna(0) for fact, (_, counts) in counted.items()}
    people = {fact: fitted.people for fact, (fitted, _) in counted.items()}
    brings = [
        {fact: _brings(activity, fact, fitted, int(here.get(activity.number, 0)))
         for fact, (fitted, _) in counted.items()}
        for activity in activities
    ]  # fmt: skip
    return method.suggest(heard, people, brings), activities


def stakeholders(now: Snapshot) -> tuple[Stakeholder, ...]:
    """Return the organisations on the map."""
    return tuple(entry for entry in now.ask(store.stakeholders) if entry.in_use)


def off_the_map(now: Snapshot) -> tuple[Stakeholder, ...]:
    """Return the organisations that were taken off the map."""
    return tuple(entry for entry in now.ask(store.stakeholders) if not entry.in_use)


def _to_come(now: Snapshot) -> tuple[Activity, ...]:
    """Activities with Londoners in which people are still to be heard."""
    entries = now.ask(store.entries)
    return tuple(entry.activity for entry in entries if entry.activity.in_use
                 and entry.activity.track == method.LONDONERS and entry.activity.state in method.COMING)  # fmt: skip


def _counted(now: Snapshot) -> dict[str, tuple[reach.Fitted, pd.Series]]:
    """Fact -> its groups, with how many Londoners were heard of each; facts that nobody told are left out."""
    facts = now.keep(facts_of, now.keep(in_view, EVERYTHING))
    told_facts = [fact for fact in FACTS if (facts[fact] != "").any()] or list(_ALWAYS)
    result = {}
    for fact in told_facts:
        groups = published(fact)
        fitted = reach.fit([*facts[fact].unique(), *groups.index], groups, fact)
        counts = facts[fact].map(fitted.groups).value_counts().reindex(fitted.people.index, fill_value=0)
        result[fact] = (fitted, counts.astype("int64"))
    return result


def _public(fact: str, counts: pd.Series, *, exact: bool) -> pd.Series:
    if exact:
        return counts.astype("Int64")
    least = FEWEST if fact in _ALWAYS else FEWEST_SENSITIVE
    return protected(counts.where(counts >= least, 0))


def _named(activity: Activity, fact: str, fitted: reach.Fitted) -> list[str]:
    """Groups of a fact that an activity names, as those heard are counted."""
    names = activity.boroughs if fact == reach.BOROUGH else method.groups_of(fact, activity.groups)
    return list(dict.fromkeys(fitted.groups[name] for name in names if name in fitted.groups))


def _brings(activity: Activity, fact: str, fitted: reach.Fitted, here: int) -> pd.Series:
    """People of each group that an activity still brings: those expected, less those that are here."""
    still = max(0, activity.expected - here)
    if fact == reach.BOROUGH:
        return method.spread(still, _named(activity, fact, fitted), fitted.people)
    living = method.people_of(fact, activity.boroughs)
    wanted_groups = method.groups_of(fact, activity.groups)
    people = method.spread(still, wanted_groups, living)
    return people.groupby([fitted.groups[str(group)] for group in people.index]).sum()


def _covered(
    fact: str, fitted: reach.Fitted, counts: pd.Series, activities: tuple[Activity, ...], *, exact: bool
) -> Covered:
    figures = _public(fact, counts, exact=exact)
    missing = set(reach.missing(reach.parity(figures.fillna(0).astype("int64"), fitted.people)).index)
    planned = {
        group: tuple(activity.name for activity in activities if group in _named(activity, fact, fitted))
        for group in fitted.people.index
    }
    table = pd.DataFrame({"heard": figures, "expected": fitted.people / fitted.people.sum()})
    table["planned"] = pd.Series(planned)
    table["state"] = [
        _state(None if pd.isna(people) else int(people), is_planned=bool(planned[group]), is_missing=group in missing)
        for group, people in figures.items()
    ]
    return Covered(fact, table)


def _state(people: int | None, *, is_planned: bool, is_missing: bool) -> str:
    if people is None:
        return "planned" if is_planned else "not shown"
    if not people:
        return "planned" if is_planned else "neither"
    heard = "too few heard" if is_missing else "heard"
    return f"{heard}, planned" if is_planned else heard

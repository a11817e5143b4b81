"""Who was heard beside who lives in London, fact by fact, and what weighting or more people would change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from data import bundled
from engagement import reach
from engagement.answers import store as answers
from engagement.answers.selection import Selection
from engagement.audiences import LONDONERS, of_people
from engagement.questions.disclosure import FEWEST, FEWEST_SENSITIVE, base_of_parts, protected
from explorer.snapshot import Snapshot
from explorer.themes import themed_of

_FACTS: Final = {reach.AGE: "age_band", reach.SYSTEM: "system", reach.BOROUGH: "borough"}
"""What people tell of themselves that is counted of London too, with the column it stands in."""

_ASKED: Final = {
    reach.SEX: re.compile(r"\b(sex|gender)\b", re.IGNORECASE),
    reach.ETHNIC_GROUP: re.compile(r"\bethnic\w*\b|\brace\b", re.IGNORECASE),
}
"""What some surveys ask in closed questions, by their wording."""

_PUBLISHED: Final = {reach.AGE: "age band", reach.SEX: "sex", reach.ETHNIC_GROUP: "ethnic group"}
_UNSAID = re.compile(r"prefer not|rather not|not (say|said|stated|known)|no answer|unknown", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Profile:
    """Those heard beside those who live in London, in one fact.

    Attributes
    ----------
    kind : one of the facts of `engagement.reach`.
    table : as `engagement.reach.parity` returns it; missing where not shown.
    base, silent : people who said it and who did not, rounded where counts are; None where not shown.
    strange : values that fit no published group.
    unlike : how unlike they are, with what chance would do.
    of : of whom London is counted, in words, with the year.
    """

    kind: str
    table: pd.DataFrame
    base: int | None
    silent: int | None
    strange: tuple[str, ...]
    unlike: reach.Unlikeness
    of: str


def in_view(now: Snapshot, selection: Selection) -> Selection:
    """Return whom London is compared with: Londoners, where there are any and nobody chose a survey or an audience.

    Where professionals work, and how old they are, is no matter of London's people.
    """
    wide = not (selection.survey or selection.question or selection.audience)
    londoners = replace(selection, audience=LONDONERS)
    return londoners if wide and len(now.ask(answers.people, londoners)) else selection


def facts_of(now: Snapshot, selection: Selection, theme: int = 0) -> pd.DataFrame:
    """Return what each person said of themselves: respondent and a column a fact, "" where it was not said.

    Notes taken at events are nobody's: they stand beside no people of London.

    Parameters
    ----------
    theme : number of a theme that they spoke of; 0 for everybody.
    """
    people = of_people(now.ask(answers.people, selection)).drop_duplicates("respondent", keep="last")
    facts = people[["respondent"]].assign(**{kind: people[column] for kind, column in _FACTS.items()})
    for kind, words in _ASKED.items():
        ticked = _ticks_of(now, selection, words)
        facts[kind] = [ticked.get(person, "") for person in facts["respondent"]]
    if theme:
        facts = facts[facts["respondent"].isin(_speakers(now, theme))]
    return facts.reset_index(drop=True)


def profiles(now: Snapshot, selection: Selection, theme: int = 0, *, exact: bool) -> tuple[Profile, ...]:
    """Return each fact that those selected told and that is counted of London.

    Parameters
    ----------
    exact : whether counts are as they are; else rounded, and small groups not shown.
    """
    facts = now.keep(facts_of, selection, theme)
    fitted = {kind: fit for kind, fit in fitted_values(facts).items() if fit.groups}
    return tuple(_profile(kind, facts[kind], fit, exact=exact, comparisons=len(fitted)) for kind, fit in fitted.items())


def not_comparable(now: Snapshot, selection: Selection) -> dict[str, tuple[str, ...]]:
    """Return facts that people told in groups none of which is counted of London: fact -> what they said."""
    fitted = fitted_values(now.keep(facts_of, selection))
    return {kind: fit.strange for kind, fit in fitted.items() if fit.strange and not fit.groups}


def fitted_values(facts: pd.DataFrame) -> dict[str, reach.Fitted]:
    """Return each fact that was told, fitted to the groups that are counted of London; `facts` as of `facts_of`."""
    values = {kind: _values(facts[kind]) for kind in (*_FACTS, *_ASKED)}
    return {kind: reach.fit(words, published(kind), kind) for kind, words in values.items() if words}


def published(kind: str) -> pd.Series:
    """Return how many people of each group live in London (int, by group in order)."""
    if kind in (reach.BOROUGH, reach.SYSTEM):
        boroughs = bundled.boroughs()
        people = boroughs.groupby(_FACTS[kind], sort=False)["population"].sum()
        return people.astype("int64")
    table = bundled.population()
    rows = table[(table["area"] == "London") & (table["dimension"] == _PUBLISHED[kind])]
    return pd.Series(rows["count"].to_numpy(), index=rows["group"].to_numpy(), dtype="int64")


def forums(now: Snapshot, selection: Selection, fact: str, *, exact: bool) -> pd.DataFrame:
    """Return how many people were heard by forum, organisation or system: `fact` and people (missing: not shown)."""
    people = now.ask(answers.people, selection).drop_duplicates("respondent", keep="last")
    counts = people.loc[people[fact] != "", fact].value_counts(sort=True)
    figures = counts.astype("Int64") if exact else protected(counts)
    return pd.DataFrame({fact: counts.index, "people": figures.to_numpy()})


def _ticks_of(now: Snapshot, selection: Selection, words: re.Pattern[str]) -> dict[str, str]:
    """Person -> what they ticked in a closed question of this wording; who ticked several things is passed over."""
    questions = now.ask(answers.questions, selection.survey)
    numbers = [
        row["question_id"]
        for row in questions[questions["kind"] == "choice"].to_dict("records")
        if words.search(row["text"])
    ]
    if not numbers:
        return {}
    ticks = now.ask(answers.closed_answers, selection)
    ticks = ticks[ticks["question_id"].isin(numbers)].drop_duplicates(["respondent", "value"])
    single = ticks[~ticks["respondent"].duplicated(keep=False)]
    return dict(zip(single["respondent"], single["value"], strict=True))


def _values(column: pd.Series) -> list[str]:
    return [value for value in column.unique() if value and not _UNSAID.search(value)]


def _named(kind: str, table: pd.DataFrame) -> pd.DataFrame:
    """The systems under their names: their letters are known to those who work in them."""
    names = bundled.boroughs().set_index("system")["system_name"].to_dict()
    return table.rename(index=names) if kind == reach.SYSTEM else table


def _profile(kind: str, column: pd.Series, fitted: reach.Fitted, *, exact: bool, comparisons: int) -> Profile:
    counts = column.map(fitted.groups).value_counts().reindex(fitted.people.index, fill_value=0).astype("int64")
    of = _of(kind)
    if exact:
        table, base = reach.parity(counts, fitted.people), int(counts.sum())
        unlike = reach.unlikeness(counts, fitted.people, comparisons=comparisons)
        return Profile(kind, _named(kind, table), base, len(column) - base, fitted.strange, unlike, of)
    least = FEWEST if kind in _FACTS else FEWEST_SENSITIVE
    figures = protected(counts.where(counts >= least, 0))
    rounded = base_of_parts(figures, counts, fewest=least)
    visible = figures.fillna(0).astype("int64")
    table = reach.parity(visible, fitted.people).astype({"heard": "Int64"})
    table.loc[figures.isna(), [name for name in table.columns if name != "expected"]] = pd.NA
    return Profile(kind, _named(kind, table), rounded, None, fitted.strange, reach.Unlikeness(0.0, 1.0), of)


def _of(kind: str) -> str:
    if kind in (reach.BOROUGH, reach.SYSTEM):
        return "people of all ages, mid-2018"
    table = bundled.population()
    year = table.loc[table["dimension"] == _PUBLISHED[kind], "year"].iloc[0]
    return f"people of 16 and over, {year}" if kind == reach.AGE else f"people of all ages, {year}"


def _speakers(now: Snapshot, theme: int) -> frozenset[str]:
    themed = themed_of(now, theme)
    return frozenset() if themed is None else frozenset(themed.members(theme)["respondent"])

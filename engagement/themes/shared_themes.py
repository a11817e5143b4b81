"""The counts of themes as they may stand on a shared screen or in a file: rounded, and none that tells of a few."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import pandas as pd

from engagement.comparing import compare
from engagement.questions import disclosure
from engagement.themes.themed_responses import ThemedResponses, with_shares


@dataclass(frozen=True, eq=False)
class SharedThemes(ThemedResponses):
    """Themes with their answers, every count of people and answers as `engagement.questions.disclosure` lets it out.

    The same tables as those of `ThemedResponses`, with counts of type Int64: rounded to 5, <NA> where hidden; shares
    and intervals are those of the rounded counts, nothing where one is hidden. Groups of too few people are left out.
    The words themselves, and the order of themes, are not changed.

    Attributes
    ----------
    exact : the same themes and answers with their counts as they are.
    """

    exact: ThemedResponses

    is_exact: ClassVar[bool] = False

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a theme and an answer that speaks of it; not changed."""
        return self.exact.mentions

    @cached_property
    def points(self) -> pd.DataFrame:
        """Return every point that stands in a theme with its words; not changed."""
        return self.exact.points

    @cached_property
    def alone(self) -> pd.DataFrame:
        """Return every point that stands in no theme with its words; not changed."""
        return self.exact.alone

    @cached_property
    def directions(self) -> pd.DataFrame:
        """Return nothing: beside the count of a theme its parts would tell of a few."""
        return self.exact.directions.head(0)

    @property
    def n_answers(self) -> int:
        """Number of answers in use, rounded; 0 where that may not be shown."""
        return _figure(len(self.responses))

    @cached_property
    def n_people(self) -> int:
        """How many people answered, rounded; 0 where too few did for anything to be shown."""
        return disclosure.protected_base(self.exact.n_people) or 0

    @cached_property
    def base(self) -> dict[str, int]:
        """How many people of each audience answered, rounded; an audience of too few is left out."""
        bases = {audience: disclosure.protected_base(people) for audience, people in self.exact.base.items()}
        return {audience: base for audience, base in bases.items() if base is not None}

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Return the themes in their order, with counts as they may be shown."""
        themes = self.exact.ranked
        people, answers = (disclosure.protected(themes[name], adds_up=False) for name in ("people", "answers"))
        return _countable(themes.assign(people=people, answers=answers, base=self.n_people), "people")

    @cached_property
    def shares(self) -> pd.DataFrame:
        """Return how many people of each audience speak of each theme; a hidden one is not alone in its theme."""
        exact = self.exact.shares
        counts = exact.pivot_table(index="theme", columns="audience", values="n", sort=False)
        if counts.empty:
            return _countable(exact, "n")
        whole = self.exact.ranked.set_index("name")["people"]
        counts = disclosure.protected_table(counts.astype("int64"), whole, adds_up=False)
        figures = counts.reset_index().melt(id_vars="theme", var_name="audience", value_name="n")
        table = exact.drop(columns="n").merge(figures, on=["theme", "audience"], how="left")[list(exact.columns)]
        table = table.assign(base=table["audience"].map(self.base))
        return _countable(table.dropna(subset="base").astype({"base": "int64"}), "n").reset_index(drop=True)

    @cached_property
    def nothing_said(self) -> pd.DataFrame:
        """Return how many people had nothing to say to a question, where that may be shown."""
        exact = self.exact.nothing_said
        return _of_groups(exact.assign(people=disclosure.protected(exact["people"], adds_up=False)), "people")

    @cached_property
    def n_silent(self) -> int:
        """How many people answered only that they have nothing to say, rounded; 0 where that may not be shown."""
        return _figure(self.exact.n_silent)

    def count_by_audience(self, theme_id: int) -> dict[str, int]:
        """Return how many people of each audience speak of a theme, rounded; those hidden are left out."""
        row = self.shares[self.shares["theme"] == self._names[theme_id]].dropna(subset="n")
        return dict(zip(row["audience"], row["n"].astype(int), strict=True))

    def who_says_it(self, theme_id: int) -> pd.DataFrame:
        """Return how many of each audience, question, forum and borough speak of a theme, where that may be shown."""
        exact = self.exact.who_says_it(theme_id)
        of_theme = self.shares[self.shares["theme"] == self._names[theme_id]].set_index("audience")["n"]
        tables = []
        for group, table in exact.groupby("group", sort=False):
            if group == "Audience":
                figures = table["name"].map(of_theme)
            else:
                figures = disclosure.protected(table["n"], adds_up=group != "Question")
            tables.append(_of_groups(table.assign(n=figures.astype("Int64")), "n"))
        return pd.concat(tables, ignore_index=True) if tables else exact

    def by_month(self, theme_id: int) -> pd.DataFrame:
        """Return how many people spoke of a theme in each month in which that may be shown; empty for under two."""
        exact = self.exact.by_month(theme_id)
        table = _of_groups(exact.assign(n=disclosure.protected(exact["n"].astype("int64"))), "n")
        return table if len(table) > 1 else table.head(0)

    def said_together(self, theme_id: int, most: int = 3) -> pd.DataFrame:
        """Return the themes that the same people speak of most, where their number may be shown."""
        exact = self.exact.said_together(theme_id, most)
        return exact.assign(people=disclosure.protected(exact["people"], adds_up=False)).dropna(subset="people")

    def compare_audiences(self, first: str, second: str) -> pd.DataFrame:
        """Return two audiences side by side; a theme with a hidden count is left out."""
        exact = self.exact.compare_audiences(first, second).set_index("theme")
        by_theme = self.shares.set_index("theme")
        counts = pd.DataFrame({who: by_theme.loc[by_theme["audience"] == who, "n"] for who in (first, second)})
        counts = counts.dropna().astype("int64")
        table = compare(counts[first], self.base.get(first, 0), counts[second], self.base.get(second, 0))
        return table.assign(verdict=table["theme"].map(exact["verdict"]))


def _figure(count: int) -> int:
    figure = disclosure.protected(pd.Series([count]), adds_up=False).iloc[0]
    return 0 if pd.isna(figure) else int(figure)


def _of_groups(table: pd.DataFrame, count: str) -> pd.DataFrame:
    """Round the base of each group, and leave out groups of too few people and hidden counts."""
    bases = [disclosure.protected_base(int(base)) for base in table["base"]]
    table = table.assign(base=pd.array(bases, dtype="Int64")).dropna(subset=["base", count]).reset_index(drop=True)
    shares = table[count].astype("float64") / table["base"].astype("float64")
    return table.astype({count: "int64", "base": "int64"}).assign(share=shares.clip(upper=1.0))


def _countable(table: pd.DataFrame, count: str) -> pd.DataFrame:
    """Give shares of rounded counts with their intervals, nothing where the count is hidden."""
    visible = table[count].notna() & (table["base"] > 0)
    capped = table[count].where(visible).fillna(0).clip(upper=table["base"]).astype("int64")
    filled = with_shares(table.assign(**{count: capped}), count)
    shares = {name: filled[name].where(visible) for name in ("share", "low", "high")}
    return table.assign(**{count: table[count].astype("Int64").where(visible)}, **shares)

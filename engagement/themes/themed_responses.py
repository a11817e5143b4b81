"""A set of themes with its responses: who is in a theme, how often it comes up, and the words that show it.

Everything is worked out once and kept with the set, so that a screen that shows each theme several times asks for
rows that are there already. The frames are shared by all who ask: read them, never write into them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.audiences import audiences
from engagement.comparing import compare
from engagement.shares import share_interval
from engagement.themes.safeguarding import safeguarding
from engagement.themes.store import ThemeSet
from engagement.themes.words import stem, tokens

# Not tuned: shorter answers ("More buses please") rarely say enough to stand for a theme; chosen by eye on the sample.
_WORDS_OF_A_QUOTE = 8
_DATED = r"\d{4}|\d[/.-]\d{1,2}[/.-]\d\d"
_GROUPS = (("audience", "Audience"), ("forum", "Forum"), ("borough", "Borough"))

Spans = tuple[tuple[int, int], ...]


class Excerpt(NamedTuple):
    """A response, the parts (spans) of it that speak of a theme, and its origin: "Londoners · Talk London · Brent"."""

    text: str
    spans: Spans
    origin: str


@dataclass(frozen=True, eq=False)
class ThemedResponses:
    """The themes that stand with the responses they were counted over; a theme may have none.

    Attributes
    ----------
    themes : the themes and their points.
    responses : columns `schema.RESPONSE_COLUMNS`, one row a response that counts.
    """

    themes: ThemeSet
    responses: pd.DataFrame

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a theme and a response that speaks of it: theme_id, response_id, position, strength, spans.

        Position is the response's row in `responses`, strength (0-1) that of its most telling part, spans the
        characters (start, end) of each part. Themes by number; within one, the most telling response first.
        """
        position = pd.Series(np.arange(len(self.responses)), index=self.responses["response_id"])
        points = self.themes.assignments
        points = points[points["response_id"].isin(position.index)]
        spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for theme, response, *span in points[["theme_id", "response_id", "start", "end"]].itertuples(index=False):
            spans.setdefault((theme, response), []).append((int(span[0]), int(span[1])))
        strongest = points.groupby(["theme_id", "response_id"], sort=False)["strength"].max().reset_index()
        rows = strongest.assign(
            position=strongest["response_id"].map(position).astype(np.int64),
            spans=pd.Series([tuple(parts) for parts in spans.values()], dtype=object),
        )
        return rows.sort_values(["theme_id", "strength", "response_id"], ascending=[True, False, True], kind="stable")

    @cached_property
    def points(self) -> pd.DataFrame:
        """Return every point that stands in a theme with its words: the columns of assignments, and words."""
        points = self.themes.assignments.merge(self.responses[["response_id", "text"]], on="response_id")
        spans = zip(points["text"], points["start"], points["end"], strict=True)
        return points.assign(words=[text[start:end] for text, start, end in spans]).drop(columns="text")

    @cached_property
    def shares(self) -> pd.DataFrame:
        """Return how many people of each audience speak of each theme, with the 95% interval of the share.

        Columns theme (name), audience, n (responses in the theme), base (responses of the audience), share, low, high
        (0-1); audience by audience, themes in their order.
        """
        base = self.responses["audience"].value_counts().to_dict()
        rows = [
            (name, audience, n, base[audience], n / base[audience], *share_interval(n, base[audience]))
            for audience in audiences(self.responses)
            for theme, name in self._names.items()
            for n in (self._n(audience, theme),)
        ]
        return pd.DataFrame(rows, columns=["theme", "audience", "n", "base", "share", "low", "high"])

    @cached_property
    def unplaced(self) -> pd.DataFrame:
        """Return the responses that stand in no theme."""
        return self.responses[~self.responses["response_id"].isin(self.themes.assignments["response_id"])]

    @cached_property
    def safeguarding_remarks(self) -> pd.DataFrame:
        """Return the responses that hold a word of harm, to be read whatever their number."""
        return self.responses[safeguarding(self.responses["text"].tolist())]

    @property
    def n_placed(self) -> int:
        """Number of responses that stand in a theme."""
        return int(self.themes.assignments["response_id"].nunique())

    def members(self, theme_id: int) -> pd.DataFrame:
        """Return every response in a theme, the most telling first.

        Returns
        -------
        pandas.DataFrame
            The columns of responses, strength (0-1) and spans (the parts that speak of the theme); empty for a theme
            without responses.
        """
        return self._responses_of(self._mentions_of(theme_id))

    def quotes(self, theme_id: int, most: int) -> pd.DataFrame:
        """Return the most telling responses of a theme, of at least eight words where enough are as long.

        Parameters
        ----------
        most : rows at most; the columns are those of `members`.
        """
        mentions = self._mentions_of(theme_id)
        long_enough = mentions[self._n_words[mentions["position"]] >= _WORDS_OF_A_QUOTE]
        return self._responses_of((long_enough if len(long_enough) >= most else mentions).head(most))

    def excerpts(self, theme_id: int, most: int) -> list[Excerpt]:
        """Return the first responses of a theme with the parts that speak of it and who wrote them."""
        members = self._responses_of(self._mentions_of(theme_id).head(most))
        origins = members[["audience", "forum", "borough"]].itertuples(index=False)
        return [
            Excerpt(text, spans, " · ".join(part for part in origin if isinstance(part, str) and part))
            for text, spans, origin in zip(members["text"], members["spans"], origins, strict=True)
        ]

    def count_by_audience(self, theme_id: int) -> dict[str, int]:
        """Return how many responses of each audience speak of a theme, audiences in their order."""
        return {audience: self._n(audience, theme_id) for audience in audiences(self.responses)}

    def who_says_it(self, theme_id: int) -> pd.DataFrame:
        """Return how many of each audience, forum and borough speak of a theme, the largest first.

        Returns
        -------
        pandas.DataFrame
            group ("Audience", "Forum" or "Borough"), name, n, base (responses of that name), share (0-1).
        """
        members = self.members(theme_id)
        rows = []
        for column, group in _GROUPS:
            base, counts = (table[column].value_counts().to_dict() for table in (self.responses, members))
            rows += [(group, name, n, base[name], n / base[name]) for name, n in counts.items() if name != ""]
        return pd.DataFrame(rows, columns=["group", "name", "n", "base", "share"])

    def by_month(self, theme_id: int) -> pd.DataFrame:
        """Return how often a theme came up month by month; empty where fewer than two months are dated.

        Returns
        -------
        pandas.DataFrame
            month (its first day, ISO), n, base (dated responses of the month), share (0-1).
        """
        base = self._months.value_counts().sort_index()
        if len(base) < 2:
            return pd.DataFrame(columns=["month", "n", "base", "share"])
        n = self._months.iloc[self._mentions_of(theme_id)["position"]].value_counts().reindex(base.index, fill_value=0)
        table = pd.DataFrame({"month": base.index, "n": n.to_numpy(), "base": base.to_numpy()})
        return table.assign(share=table["n"] / table["base"])

    def said_together(self, theme_id: int, most: int = 3) -> pd.DataFrame:
        """Return the themes that the same responses speak of most: theme_id, name, responses."""
        members = self._mentions_of(theme_id)["response_id"]
        beside = self.mentions[self.mentions["response_id"].isin(members) & (self.mentions["theme_id"] != theme_id)]
        shared = beside.groupby("theme_id").size().sort_values(ascending=False, kind="stable").head(most)
        names = [self._names[theme] for theme in shared.index]
        return pd.DataFrame({"theme_id": shared.index, "name": names, "responses": shared.to_numpy()})

    def compare_audiences(self, first: str, second: str) -> pd.DataFrame:
        """Return two audiences side by side, theme by theme, as `engagement.comparing.compare` gives them."""
        base = self.responses["audience"].value_counts()
        n_first, n_second = (
            pd.Series({name: self._n(audience, theme) for theme, name in self._names.items()}, dtype=int)
            for audience in (first, second)
        )
        return compare(n_first, int(base.get(first, 0)), n_second, int(base.get(second, 0)))

    def points_saying(self, search: str) -> pd.DataFrame:
        """Return the points in which every word of a search occurs, in any form; none for a search without words."""
        stems = {stem(word) for word in tokens(search)}
        says_it = [bool(stems) and stems <= {stem(word) for word in tokens(words)} for words in self.points["words"]]
        return self.points[np.array(says_it, dtype=bool)]

    @cached_property
    def _names(self) -> dict[int, str]:
        return dict(zip(self.themes.themes["theme_id"], self.themes.themes["name"], strict=True))

    @cached_property
    def _counts(self) -> Counter[tuple[str, int]]:
        """Responses of an audience that speak of a theme."""
        audience = self.responses["audience"].to_numpy()[self.mentions["position"]]
        return Counter(zip(audience, self.mentions["theme_id"], strict=True))

    def _n(self, audience: str, theme_id: int) -> int:
        return self._counts[audience, theme_id]

    @cached_property
    def _n_words(self) -> npt.NDArray[np.int64]:
        return np.array([len(text.split()) for text in self.responses["text"]], dtype=np.int64)

    @cached_property
    def _months(self) -> pd.Series:
        """The first day of the month in which each response was given, missing where no date can be read."""
        answered = self.responses["answered_at"].where(self.responses["answered_at"].str.contains(_DATED))
        # Tools write 2019-03-05 and 05/03/2019 for the fifth of March: a year in front is followed by the month.
        year_first = answered.str.match(r"\s*\d{4}\D", na=False)
        when = pd.to_datetime(answered.where(year_first), errors="coerce", format="mixed", utc=True)
        day_first = answered.where(~year_first)
        when = when.fillna(pd.to_datetime(day_first, errors="coerce", format="mixed", dayfirst=True, utc=True))
        return when.dt.strftime("%Y-%m-01")

    def _mentions_of(self, theme_id: int) -> pd.DataFrame:
        start, end = np.searchsorted(self.mentions["theme_id"].to_numpy(dtype=np.int64), [theme_id, theme_id + 1])
        return self.mentions.iloc[start:end]

    def _responses_of(self, mentions: pd.DataFrame) -> pd.DataFrame:
        rows = self.responses.iloc[mentions["position"]]
        return rows.assign(strength=mentions["strength"].to_numpy(), spans=mentions["spans"].to_numpy())

"""A set of themes with its responses: who speaks of a theme, of how many, and the words that show it.

A share is people who speak of a theme, of the people who answered: a person counts once, however many answers of
theirs speak of it, and a worded "nothing" is an answer.

Everything is worked out once and kept with the set, so that a screen that shows each theme several times asks for
rows that are there already. The frames are shared by all who ask: read them, never write into them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.audiences import audiences
from engagement.comparing import compare
from engagement.schema import CAMPAIGN, IN_USE
from engagement.shares import share_interval
from engagement.themes.safeguarding import safeguarding
from engagement.themes.store import ThemeSet
from engagement.themes.telling import people_by_direction, typical_lines
from engagement.themes.words import stem, tokens

# Not tuned: shorter answers ("More buses please") rarely say enough to stand for a theme; chosen by eye on the sample.
_WORDS_OF_A_QUOTE = 8
_GROUPS = (("audience", "Audience"), ("question", "Question"), ("forum", "Forum"), ("borough", "Borough"))

Spans = tuple[tuple[int, int], ...]


class Excerpt(NamedTuple):
    """A response, the parts (spans) of it that speak of a theme, and its origin: "Londoners · Talk London · Brent"."""

    text: str
    spans: Spans
    origin: str


@dataclass(frozen=True, eq=False)
class ThemedResponses:
    """The themes that stand with the answers they were counted over; a theme may have none.

    A person is a code in the column respondent. Who answered in two audiences, or boroughs, or months, counts once in
    each of them, and once over all.

    Attributes
    ----------
    themes : the themes and their points.
    responses : columns `schema.RESPONSE_COLUMNS`, one row an answer in use.
    answered : who answered which question, as `engagement.answers.store.answered` gives it for the same answers.
    """

    themes: ThemeSet
    responses: pd.DataFrame
    answered: pd.DataFrame

    is_exact: ClassVar[bool] = True
    """Whether counts are as they are; else they are rounded, and small ones hidden."""

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
    def alone(self) -> pd.DataFrame:
        """Return every point that stands in no theme with its words: point, response_id, start, end, ..., words."""
        points = self.themes.alone.merge(self.responses[["response_id", "text"]], on="response_id")
        spans = zip(points["text"], points["start"], points["end"], strict=True)
        return points.assign(words=[text[start:end] for text, start, end in spans]).drop(columns="text")

    @cached_property
    def shared(self) -> ThemedResponses:
        """Return the same with its counts as a shared screen or a file may show them."""
        from engagement.themes.shared_themes import SharedThemes

        return SharedThemes(self.themes, self.responses, self.answered, self)

    @cached_property
    def n_people(self) -> int:
        """How many people answered: the base of every share over all audiences."""
        return int(self.answered["respondent"].nunique())

    @cached_property
    def base(self) -> dict[str, int]:
        """How many people of each audience answered, audiences in their order."""
        people = _people_by(self.answered, "audience")
        return {audience: int(people[audience]) for audience in audiences(self.answered)}

    @cached_property
    def questions(self) -> pd.DataFrame:
        """Return which questions the people of each audience answered: audience, question, people."""
        return (
            self.answered.groupby(["audience", "question"], sort=False)["respondent"]
            .nunique()
            .reset_index(name="people")
        )

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Return the themes, those first that most people speak of.

        Returns
        -------
        pandas.DataFrame
            The columns of `themes.themes` but size and share, and people (who speak of it), answers (that do), base
            (people who answered), share, low and high (0-1: of the people, with its 95% interval).
        """
        mentions = self._speakers.groupby("theme_id")
        themes = self.themes.themes.drop(columns=["size", "share"], errors="ignore")
        for column, counts in (("people", mentions["respondent"].nunique()), ("answers", mentions.size())):
            themes[column] = themes["theme_id"].map(counts).fillna(0).astype(np.int64)
        order = themes.sort_values(["people", "answers", "theme_id"], ascending=[False, False, True], kind="stable")
        return with_shares(order.assign(base=self.n_people), "people").reset_index(drop=True)

    @cached_property
    def shares(self) -> pd.DataFrame:
        """Return how many people of each audience speak of each theme, with the 95% interval of the share.

        Columns theme (name), audience, n (people who speak of it), base (people of the audience who answered), share,
        low, high (0-1); audience by audience, themes by rank.
        """
        rows = [
            (name, audience, self._n(audience, theme), base)
            for audience, base in self.base.items()
            for theme, name in self._names.items()
        ]
        return with_shares(pd.DataFrame(rows, columns=["theme", "audience", "n", "base"]), "n")

    @cached_property
    def nothing_said(self) -> pd.DataFrame:
        """Return how many people had nothing to say to a question; they stay in the base of every share.

        Returns
        -------
        pandas.DataFrame
            question, tray (`NOTHING`, or what a bare "nothing" means under the question: `PRAISE`, `CRITICISM`), people
            (who said so, and nothing else to this question), base (people who answered it), share (0-1); questions in
            the order in which they came.
        """
        in_words = self.answered["tray"].isin((IN_USE, CAMPAIGN))
        answers = self.answered.assign(silent=~in_words).sort_values("silent", kind="stable")
        first = answers.drop_duplicates(["question", "respondent"]).sort_index()
        base = first.groupby("question", sort=False).size()
        silent = first[first["silent"]].groupby(["question", "tray"], sort=False).size().reset_index(name="people")
        silent = silent.assign(base=silent["question"].map(base)).astype({"people": np.int64, "base": np.int64})
        return silent.assign(share=silent["people"] / silent["base"])

    @cached_property
    def n_silent(self) -> int:
        """How many people answered only that they have nothing to say."""
        in_words = self.answered["tray"].isin((IN_USE, CAMPAIGN))
        return self.n_people - int(self.answered.loc[in_words, "respondent"].nunique())

    @cached_property
    def unplaced(self) -> pd.DataFrame:
        """Return the responses that stand in no theme."""
        return self.responses[~self.responses["response_id"].isin(self.themes.assignments["response_id"])]

    @cached_property
    def safeguarding_remarks(self) -> pd.DataFrame:
        """Return the responses that hold a word of harm, to be read whatever their number."""
        return self.responses[safeguarding(self.responses["text"].tolist())]

    @property
    def set_id(self) -> int:
        """The number of the set of themes."""
        return self.themes.set_id

    @property
    def share_held(self) -> float:
        """Share (0-1) of what people wrote, point by point, that stands in a theme; the rest stands alone."""
        return len(self.points) / max(len(self.points) + len(self.alone), 1)

    @cached_property
    def directions(self) -> pd.DataFrame:
        """Return how many people speak of each theme as a problem, praise or a wish: `telling.people_by_direction`."""
        return people_by_direction(self.points, self.responses)

    def towards(self, direction: str) -> ThemedResponses:
        """Return the same people and base with the points of one direction alone ("problem", "praise" or "wish")."""
        points = self.themes.assignments
        themes = replace(self.themes, assignments=points[points["direction"] == direction])
        return ThemedResponses(themes, self.responses, self.answered)

    @cached_property
    def typical(self) -> dict[int, str]:
        """Return a line in people's own words, as `telling.typical_lines` chooses it, for each theme without words."""
        bare = self.themes.themes.loc[self.themes.themes["description"] == "", "theme_id"]
        return typical_lines(self.points[self.points["theme_id"].isin(bare)])

    @property
    def share_known(self) -> float:
        """Share (0-1) of what people wrote, point by point, that stands in a theme of a known topic."""
        topical = self.themes.themes.query("topic != ''")["theme_id"]
        return int(self.points["theme_id"].isin(topical).sum()) / max(len(self.points) + len(self.alone), 1)

    @property
    def n_answers(self) -> int:
        """Number of answers in use."""
        return len(self.responses)

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
        """Return how many people of each audience speak of a theme, audiences in their order."""
        return {audience: self._n(audience, theme_id) for audience in self.base}

    def who_says_it(self, theme_id: int) -> pd.DataFrame:
        """Return how many people of each audience, question, forum and borough speak of a theme, the largest first.

        Returns
        -------
        pandas.DataFrame
            group ("Audience", "Question", "Forum" or "Borough"), name, n (people who speak of it), base (people of that
            name who answered), share (0-1).
        """
        speakers = self._speakers_of(theme_id)
        rows = []
        for column, group in _GROUPS:
            base = self._base_by[column]
            counts = _people_by(speakers, column).sort_values(ascending=False, kind="stable")
            named = ((name, n) for name, n in zip(counts.index.astype(str), counts, strict=True) if name)
            rows += [(group, name, n, base[name], n / base[name]) for name, n in named]
        return pd.DataFrame(rows, columns=["group", "name", "n", "base", "share"])

    def by_month(self, theme_id: int) -> pd.DataFrame:
        """Return how many people spoke of a theme month by month; empty where fewer than two months are dated.

        Returns
        -------
        pandas.DataFrame
            month (its first day, ISO), n (people who spoke of it), base (people with a dated answer), share (0-1).
        """
        base = self._base_by_month
        if len(base) < 2:
            return pd.DataFrame(columns=["month", "n", "base", "share"])
        speakers = self._speakers_of(theme_id).assign(month=self._months.iloc[self._mentions_of(theme_id)["position"]])
        n = _people_by(speakers, "month").reindex(base.index, fill_value=0)
        table = pd.DataFrame({"month": base.index, "n": n.to_numpy(), "base": base.to_numpy()})
        return table.assign(share=table["n"] / table["base"])

    def said_together(self, theme_id: int, most: int = 3) -> pd.DataFrame:
        """Return the themes that the same people speak of most: theme_id, name, people (who speak of both)."""
        people = self._speakers_of(theme_id)["respondent"]
        beside = self._speakers[self._speakers["respondent"].isin(people) & (self._speakers["theme_id"] != theme_id)]
        shared = beside.groupby("theme_id")["respondent"].nunique().sort_values(ascending=False, kind="stable")
        shared = shared.head(most)
        names = [self._names[theme] for theme in shared.index]
        return pd.DataFrame({"theme_id": shared.index, "name": names, "people": shared.to_numpy()})

    def compare_audiences(self, first: str, second: str) -> pd.DataFrame:
        """Return two audiences side by side, theme by theme, as `engagement.comparing.compare` gives them."""
        n_first, n_second = (
            pd.Series({name: self._n(audience, theme) for theme, name in self._names.items()}, dtype=int)
            for audience in (first, second)
        )
        return compare(n_first, self.base.get(first, 0), n_second, self.base.get(second, 0))

    def points_saying(self, search: str) -> pd.DataFrame:
        """Return the points in which every word of a search occurs, in any form; none for a search without words."""
        stems = {stem(word) for word in tokens(search)}
        says_it = [bool(stems) and stems <= {stem(word) for word in tokens(words)} for words in self.points["words"]]
        return self.points[np.array(says_it, dtype=bool)]

    @cached_property
    def _names(self) -> dict[int, str]:
        return dict(zip(self.ranked["theme_id"], self.ranked["name"], strict=True))

    @cached_property
    def _speakers(self) -> pd.DataFrame:
        """One row a theme and an answer that speaks of it, in the order of mentions: theme_id, respondent, groups."""
        speakers = self.responses[["respondent", *(column for column, _ in _GROUPS)]].iloc[self.mentions["position"]]
        return speakers.assign(theme_id=self.mentions["theme_id"].to_numpy(dtype=np.int64))

    @cached_property
    def _base_by(self) -> dict[str, pd.Series[int]]:
        """People who answered, by each group."""
        return {column: _people_by(self.answered, column) for column, _ in _GROUPS}

    @cached_property
    def _months(self) -> pd.Series:
        return _months(self.responses["answered_at"])

    @cached_property
    def _base_by_month(self) -> pd.Series[int]:
        """People with a dated answer, by month."""
        answered = self.answered.assign(month=_months(self.answered["answered_at"]))
        return _people_by(answered[answered["month"] != ""], "month").sort_index()

    @cached_property
    def _counts(self) -> Counter[tuple[str, int]]:
        """People of an audience who speak of a theme."""
        pairs = self._speakers[["audience", "theme_id", "respondent"]].drop_duplicates()
        return Counter(zip(pairs["audience"], pairs["theme_id"], strict=True))

    def _n(self, audience: str, theme_id: int) -> int:
        return self._counts[audience, theme_id]

    @cached_property
    def _n_words(self) -> npt.NDArray[np.int64]:
        return np.array([len(text.split()) for text in self.responses["text"]], dtype=np.int64)

    def _speakers_of(self, theme_id: int) -> pd.DataFrame:
        return self._speakers.iloc[self._rows_of(theme_id)]

    def _mentions_of(self, theme_id: int) -> pd.DataFrame:
        return self.mentions.iloc[self._rows_of(theme_id)]

    def _rows_of(self, theme_id: int) -> slice:
        start, end = np.searchsorted(self.mentions["theme_id"].to_numpy(dtype=np.int64), [theme_id, theme_id + 1])
        return slice(int(start), int(end))

    def _responses_of(self, mentions: pd.DataFrame) -> pd.DataFrame:
        rows = self.responses.iloc[mentions["position"]]
        return rows.assign(strength=mentions["strength"].to_numpy(), spans=mentions["spans"].to_numpy())


def _people_by(rows: pd.DataFrame, column: str) -> pd.Series[int]:
    """How many people stand in each group; who stands in two counts in each."""
    return rows.groupby(column, sort=False)["respondent"].nunique()


def with_shares(table: pd.DataFrame, count: str) -> pd.DataFrame:
    """Return a table with share, low and high (0-1) of a column of counts, of the people in the column base.

    Parameters
    ----------
    table : with the columns `count` and base, whole numbers of people.
    count : the column whose share is meant.
    """
    intervals = [share_interval(n, base) for n, base in zip(table[count], table["base"], strict=True)]
    return table.assign(
        share=table[count] / table["base"].clip(lower=1),
        low=[low for low, _ in intervals],
        high=[high for _, high in intervals],
    )


def _months(answered_at: pd.Series) -> pd.Series:
    """The first day of the month in which each answer was given, "" where no date is known (ISO, or blank)."""
    return (answered_at.str[: len("2019-03")] + "-01").where(answered_at != "", "")

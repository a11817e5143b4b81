"""Whose judgement tells problem from praise: a file's own rating or sentiment where it has one, else our reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from engagement.answers import store as answers
from engagement.questions.own_ratings import OwnRating, called_rating, own_rating
from engagement.themes.sets.store import GOOD, POOR, Judge, QuestionInSet, judge_of
from engagement.themes.store import ThemeSet
from explorer.snapshot import Snapshot

# Answers that we read as praise, and as a problem, from which they tell which end of a scale of numbers is the good
# one; and how far apart their means must lie, of the whole scale. Not tuned.
_ENOUGH: Final = 5
_APART: Final = 0.15
_BY_FIT: Final = ("of the comment", "of the matter", "may be")


@dataclass(frozen=True)
class Judgement:
    """What tells problem from praise in a set.

    Attributes
    ----------
    label : the file's own rating; "" for our reading.
    labels : what else the files hold that may be chosen, the likeliest first.
    ways : answer -> "problem", "praise" or "" as it is used; empty for our reading. Of questions read together those
        of the first.
    lowest : what the lowest of the scale means as it is used, `GOOD` or `POOR`.
    answers : response_id -> "problem", "praise" or "", of the answers that the file rates.
    """

    label: str
    labels: tuple[str, ...]
    ways: Mapping[str, str]
    lowest: str
    answers: Mapping[int, str]


OUR_READING: Final = Judgement("", (), {}, POOR, {})
"""Each point as the engine reads it."""


def judgement_of(now: Snapshot, standing: ThemeSet, questions: Sequence[QuestionInSet]) -> Judgement:
    """Return what tells problem from praise in the themes of a set: as somebody said, else as the files suggest.

    Parameters
    ----------
    standing : the themes with our own reading of each point.
    questions : those of the set.
    """
    offered = {question.question_id: _offered(now, question) for question in questions}
    every = [rating for ratings in offered.values() for rating in ratings]
    every.sort(key=lambda rating: _BY_FIT.index(rating.fit))
    labels = tuple(dict.fromkeys(rating.label for rating in every))
    suggested = next((rating.label for rating in every if rating.fit != "may be"), "")
    judge = now.ask(judge_of, standing.set_id) or Judge(suggested)
    in_force = {
        question: next((rating for rating in ratings if rating.label == judge.rating), None)
        for question, ratings in offered.items()
    }
    rated = {question: rating for question, rating in in_force.items() if rating is not None}
    if not rated:
        return Judgement("", labels, {}, POOR, {})
    places = _places(now, rated)
    lowest = judge.lowest or _lowest(next(iter(rated.values())), places, standing)
    ways = {number: rating.ways(low_is_good=lowest == GOOD) for number, rating in rated.items()}
    pairs = zip(places["question_id"], places["value"], strict=True)
    rows = places.assign(way=[ways[question][value] for question, value in pairs])
    return Judgement(judge.rating, labels, next(iter(ways.values())), lowest, _one_each(rows))


def directed(standing: ThemeSet, judgement: Judgement) -> ThemeSet:
    """Return themes with the way each point speaks as a file says; what we read as a wish stays one."""
    if not judgement.label:
        return standing
    points = standing.assignments
    by_file = points["response_id"].map(judgement.answers).fillna("").astype(str)
    return replace(standing, assignments=points.assign(direction=points["direction"].where(_is_wish(points), by_file)))


def _is_wish(points: pd.DataFrame) -> pd.Series[bool]:
    return points["direction"] == "wish"


def _one_each(rows: pd.DataFrame) -> dict[int, str]:
    """What each answer was told to be; where several ratings of it say different things, neither."""
    once = rows.drop_duplicates(["response_id", "way"])
    way = once["way"].mask(once.duplicated("response_id", keep=False), "")
    return dict(zip(once["response_id"].astype(int), way.astype(str), strict=True))


def _offered(now: Snapshot, question: QuestionInSet) -> list[OwnRating]:
    """Every closed question of its survey that may tell problem from praise in the answers to an open one."""
    table = now.ask(answers.questions, question.survey_id)
    own = table[table["question_id"] == question.question_id].iloc[0]
    closed = table[table["kind"].isin(("choice", "rating", "number"))]
    ratings = (
        own_rating(
            row["question_id"], row["text"], now.ask(answers.values_answered, row["question_id"]), own["text"],
            own["asks"], behind=own["place"] - row["place"],
        )
        for row in closed.to_dict("records")
        if called_rating(row["text"]) and _given_to(row["text"], table) in ("", own["text"])
    )  # fmt: skip
    return [rating for rating in ratings if rating is not None]


def _given_to(text: str, table: pd.DataFrame) -> str:
    """The open question with whose answers a rating was given; "" where it was given once a person."""
    is_open = table["kind"] == "open"
    return next((str(question) for question in table.loc[is_open, "text"] if text.endswith(f": {question}")), "")


def _places(now: Snapshot, rated: Mapping[int, OwnRating]) -> pd.DataFrame:
    """Return what was given with each answer: response_id, question_id, value, place (0-1)."""
    texts = now.ask(answers.responses, copies=True)[["response_id", "respondent", "question_id"]]
    closed = now.ask(answers.closed_answers)[["respondent", "question_id", "value"]]
    parts = []
    for question, rating in rated.items():
        answered = closed.loc[closed["question_id"] == rating.question_id, ["respondent", "value"]]
        answered = answered.assign(place=answered["value"].map(rating.places)).dropna(subset="place")
        parts.append(texts[texts["question_id"] == question].merge(answered, on="respondent"))
    return pd.concat(parts, ignore_index=True)[["response_id", "question_id", "value", "place"]]


def _lowest(rating: OwnRating, places: pd.DataFrame, standing: ThemeSet) -> str:
    """What the lowest of a scale means: by its words or heading, else by what we read in the answers, else poor."""
    if rating.low_is_good is not None:
        return GOOD if rating.low_is_good else POOR
    points = pd.concat([standing.assignments, standing.alone]).merge(places, on="response_id")
    praise, problem = (points.loc[points["direction"] == way, "place"] for way in ("praise", "problem"))
    if min(len(praise), len(problem)) < _ENOUGH:
        return POOR
    return GOOD if problem.mean() - praise.mean() > _APART else POOR

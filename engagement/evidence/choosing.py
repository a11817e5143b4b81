"""Which points speak for which matter, who said them, and the quotes that show it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.audiences import audiences
from engagement.questions import disclosure
from engagement.themes.safeguarding import safeguarding
from engagement.themes.words import tokens

ALONE: Final = 0.50
"""Cosine from which a point speaks of a matter by meaning alone, where no topic belongs to it. With the names of the
bundled priorities alone 97 % of such points speak of theirs by what the sample's writers meant; 87 % from 0.45 on."""

# What a person reads beside one matter without losing patience: the issue asks for three.
_QUOTES = 3
# Two quotes that share more of their words say the same. As `ThemeModel.quotes` holds it; not tuned anew.
_SAME_WORDS = 0.6
# Of the points of suicide on the sample 15 of 17 tell of harm, and the other two are about grief; half is not tuned.
_MOST_HARM = 0.5
# Words from which a point says enough by itself to be quoted where others are as close; by eye on the sample.
_WORDS_OF_A_QUOTE = 6
# What a missing word costs of closeness, so that "Childhood obesity." yields to a sentence; by eye on the sample.
_COST_OF_A_WORD = 0.02

_CHILDREN = re.compile(
    r"\b(?:adolescen|antenatal|bab(?:y|ies)\b|boys?\b|camhs|child|daughter|families|girl|grandson|infan|kids?\b|matern"
    r"|midwi|neonat|newborn|nurser(?:y|ies)|parent|perinatal|peri natal|postnatal|pregnan|pupil|school|sons?\b|student"
    r"|teen|toddler|under[ -](?:fives?|18s?)|year (?:six|6)|young|youth)",
    re.IGNORECASE,
)


def speaking(points: pd.DataFrame, nearness: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """Return which points speak for which matter, by topic and by meaning.

    A point speaks for a matter where its topic belongs to it as a whole; where it belongs in part, and the point comes
    close to the matter itself; and where no topic ever belonged to the matter, where it comes very close to it.

    Parameters
    ----------
    points : as `engagement.evidence.store.points` gives them.
    nearness : as `engagement.evidence.store.near_matters` gives them.
    topics : matter, topic, extent ("all", "part", or "" for one that belongs to it no more).

    Returns
    -------
    pandas.DataFrame
        matter and the columns of `points`; closeness to the topic, or to the matter. The closest first.
    """
    close = points[points["topic"] != ""].merge(topics, on="topic")
    wholly = close[close["extent"] == "all"]
    partly = close[close["extent"] == "part"].merge(nearness[["point", "matter"]], on=["point", "matter"])
    alone = nearness[~nearness["matter"].isin(topics["matter"]) & (nearness["closeness"] >= ALONE)]
    by_meaning = points.drop(columns="closeness").merge(alone, on="point")
    columns = ["matter", *points.columns]
    every = pd.concat([part[columns] for part in (wholly, partly, by_meaning)], ignore_index=True)
    every = every.sort_values(["matter", "closeness", "point"], ascending=[True, False, True], kind="stable")
    return every.drop_duplicates(["matter", "point"]).reset_index(drop=True)


def of_children(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return for each text whether it speaks of children, birth or youth, by its words."""
    return np.array([bool(_CHILDREN.search(text)) for text in texts], dtype=bool)


def of_their_life(points: pd.DataFrame, children: Collection[str], adults: Collection[str]) -> pd.DataFrame:
    """Return the points that do not speak of another life than the matter's.

    Parameters
    ----------
    points : matter, text (the whole answer), words (of the point).
    children : keys of matters of children: the answer around a point must name a child, birth or youth.
    adults : keys of matters of adults alone: the point itself must not.
    """
    strange = points["matter"].isin(children) & ~of_children(points["text"].tolist())
    strange |= points["matter"].isin(adults) & of_children(points["words"].tolist())
    return points[~strange]


def within(points: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the points whose characters overlap with places in the same response.

    Parameters
    ----------
    points, places : response_id, start, end.
    """
    pairs = points.reset_index().merge(
        places[["response_id", "start", "end"]], on="response_id", suffixes=("", "_place")
    )
    overlap = (pairs["start"] < pairs["end_place"]) & (pairs["start_place"] < pairs["end"])
    return points.loc[points.index.isin(pairs.loc[overlap, "index"])]


def people(points: pd.DataFrame, answered: pd.DataFrame, *, shared: bool = False) -> pd.DataFrame:
    """Return how many people of each audience stand behind points, of those of it who answered.

    Parameters
    ----------
    points : respondent, audience.
    answered : who answered which open question, as `engagement.answers.store.answered` gives it.
    shared : whether counts are rounded and small ones hidden, as on a projector.

    Returns
    -------
    pandas.DataFrame
        audience, n, base (people); audiences in their order, without those of whom nothing may be shown.
    """
    names = audiences(answered)
    base = answered.groupby("audience")["respondent"].nunique().reindex(names)
    counts = points.groupby("audience")["respondent"].nunique().reindex(names, fill_value=0)
    table = pd.DataFrame({"audience": names, "n": counts.to_numpy(), "base": base.to_numpy()})
    if shared:
        bases = [disclosure.protected_base(int(size)) for size in table["base"]]
        table = table.assign(n=disclosure.protected(table["n"]), base=pd.array(bases, dtype="Int64")).dropna()
    return table.astype({"n": "int64", "base": "int64"}).reset_index(drop=True)


def tells_of_harm(points: pd.DataFrame, texts: Sequence[str]) -> pd.Series[bool]:
    """Return which points stand in an answer that holds a word of harm."""
    return pd.Series(safeguarding(texts), index=points.index, dtype=bool)


def quotes(points: pd.DataFrame) -> pd.DataFrame:
    """Return three points to quote: the most telling, of different people, that say different things.

    Telling is what comes close to its topic and is typical of what people say of it. Of the sample's 165 first tens by
    both 155 were meant so, by closeness alone 152 (before words of harm were looked at).

    Parameters
    ----------
    points : point, respondent, words, closeness, typical, harm (whether the answer holds a word of harm), chosen
        (whether a person chose it). Chosen ones go first, and may tell of harm; no other may. Where most points tell of
        harm none but chosen ones are quoted: what else is said stands at the edge of the matter.
    """
    short = (_WORDS_OF_A_QUOTE - points["words"].map(lambda words: len(words.split()))).clip(lower=0)
    telling = points["closeness"] + points["typical"] - _COST_OF_A_WORD * short
    may_stand = ~points["harm"] & (points["harm"].mean() <= _MOST_HARM)
    order = points.assign(telling=telling)[points["chosen"] | may_stand]
    order = order.sort_values(["chosen", "telling", "point"], ascending=[False, False, True], kind="stable")
    quoted: list[int] = []
    words_so_far: list[set[str]] = []
    heard: set[str] = set()
    for at, words, respondent in zip(order.index, order["words"], order["respondent"], strict=True):
        stems = set(tokens(words))
        if respondent not in heard and all(_differ(stems, words_before) for words_before in words_so_far):
            quoted.append(at)
            words_so_far.append(stems)
            heard.add(respondent)
        if len(quoted) == _QUOTES:
            break
    return points.loc[quoted]


def _differ(first: set[str], second: set[str]) -> bool:
    return len(first & second) < _SAME_WORDS * max(min(len(first), len(second)), 1)

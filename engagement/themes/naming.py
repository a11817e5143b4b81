"""Naming themes in phrases that several people used: a title, a typical line, five phrases.

A title is the phrase that tells a theme from the others: many of its people use it and few others do (rate times lift),
and it means what the theme means and no other theme does. Words of one person alone, of the survey's question, of the
frame that all answers share and of tone name nothing, and no title is two phrases joined by "and".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.themes.concepts import nearest_concept
from engagement.themes.features import unit
from engagement.themes.phrases import NEGATIONS, Phrase, Phrases
from engagement.themes.words import stem, tokens

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
Read = Callable[[Sequence[str]], Rows]

# Phrases shown with a theme.
_PHRASES = 5
# People who must use a phrase; from so many people in a theme on, one in so many of them.
_FEWEST_PEOPLE, _ONE_IN = 2, 50
# Leading phrases by rate and lift among which meaning decides.
_LEADING = 30
# How much each further word of a phrase counts ("mental health" before "health").
_FURTHER_WORD = 1.0
# A phrase holds together where it is so much of all uses of its rarest word.
_SHARE_OF_ITS_RAREST_WORD = 0.12
# What several words count beside one ("waiting time" before "waiting"): a title of one word leaves readers guessing.
# Nearly as much as the difference between a phrase of two people and one of a hundred; as many titles are near to their
# label's name at 0 as at 4, and of 138 titles 24 have one word, not 67.
_SEVERAL_WORDS = 4.0
# Where another theme has the title that most people here would give, a title must be used by so much of those people;
# else the theme is called the same with a number, and people see that the two may be one. Not tuned.
_BESIDE_A_TAKEN_ONE = 0.25
# Words with a subject of their own in a title, at most: five in a row are a headline of somebody's. The share of titles
# near to their label's name is the same from 2 to 6.
_MOST_SUBJECTS = 4
# Weight of meaning beside the logarithm of rate and lift, and of being nearer to this theme than to any other. At 6 to
# 14 for the first and 0.5 to 3 for the second, titles near to their label's name are the same within three of 138.
_MEANING, _MARGIN = 6.0, 1.0
# Share of a theme's points, the nearest to its middle, that its middle is taken from once more: what is at its edge has
# no say in its name. Of 0.2 to 1 within two titles of 138; a small theme has no edge (not tuned).
_CORE, _FEWEST_IN_CORE = 0.35, 12
# Letters from which words of one beginning are alike ("educate", "education").
_SHARED_BEGINNING = 4


@dataclass(frozen=True)
class Name:
    """What a theme is called, and the phrases that people use of it, the most telling first."""

    title: str
    phrases: tuple[str, ...]


class Named(NamedTuple):
    """The names of all themes, and the stems that two people and more use."""

    names: list[Name]
    shared: frozenset[str]


def name_themes(
    points: Sequence[str],
    people: Sequence[Iterable[int]],
    labels: Labels,
    questions: Iterable[str] = (),
    *,
    titles: Sequence[str] = (),
    read: Read | None = None,
    rows: Rows | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Named:
    """Name every theme; no two titles are alike.

    Parameters
    ----------
    points : texts; people : for each the numbers of those who made it; labels : its theme, 0 to k - 1, -1 for none.
    questions : the survey's questions; phrases of their words alone name nothing.
    titles : for each theme the title that it has already, "" where it has none.
    read : texts -> rows of numbers, to prefer phrases that mean what the theme means; None to go by counts alone.
    rows : (n, d) the points' rows, where they are at hand.
    progress : called with the share done (0-1).
    """
    banned = {stem(word) for question in questions for word in tokens(question)}
    phrases = Phrases(
        points, people, labels, banned=banned, k=len(titles), progress=lambda share: progress(0.6 * share)
    )
    meaning = None
    if read is not None and phrases.k:
        meaning = _meaning_of(read(points) if rows is None else rows, labels, phrases.k, read)
    names: list[Name] = []
    fixed = [*titles, *[""] * (phrases.k - len(titles))]
    titles_in_use = {title.lower() for title in fixed if title}
    for theme in range(phrases.k):
        ranked = _ranked(phrases, theme)
        if meaning is not None and ranked:
            ranked = _by_meaning(ranked, theme, phrases, meaning)
        name = _named(ranked, theme, phrases, titles_in_use, fixed[theme])
        if not name.title:
            concept = "" if meaning is None else meaning.concept(labels == theme, theme)
            name = Name(_free(concept or "Points with few words in common", titles_in_use), name.phrases)
        names.append(name)
        titles_in_use.add(name.title.lower())
        progress(0.6 + 0.4 * (theme + 1) / phrases.k)
    return Named(names, phrases.shared_words())


class _Meaning(NamedTuple):
    """What themes mean.

    Attributes
    ----------
    rows : (n, d) of the points; whole : (d,) their middle.
    cores : (k, d) the middle of the core of each theme, of length 1 once the middle of all is taken away.
    read : texts -> rows of numbers.
    """

    rows: Rows
    whole: Rows
    cores: Rows
    read: Read

    def concept(self, members: Marks, theme: int) -> str:
        return nearest_concept(self.rows[members], self.cores[theme], self.whole, self.read)


def _meaning_of(rows: Rows, labels: Labels, k: int, read: Read) -> _Meaning:
    whole = rows[labels >= 0].mean(axis=0)
    cores = np.zeros((k, rows.shape[1]))
    for theme in range(k):
        own = rows[labels == theme] - whole
        if len(own):
            closeness = np.round(unit(own) @ unit(own.mean(axis=0)[None, :])[0], 5)
            core = np.argsort(-closeness, kind="stable")[: max(_FEWEST_IN_CORE, int(_CORE * len(own)))]
            cores[theme] = own[core].mean(axis=0)
    return _Meaning(rows, whole, unit(cores), read)


def _ranked(phrases: Phrases, theme: int) -> list[tuple[Phrase, float]]:
    """Phrases of a theme by the logarithm of rate times lift, those of several words and the most telling first."""
    n_people, total = int(phrases.n_people[theme]), max(phrases.total, 1)
    least = min(n_people, max(_FEWEST_PEOPLE, n_people // _ONE_IN))

    def telling(phrase: Phrase, users: int) -> float:
        rate, share = users / n_people, phrases.everywhere(phrase) / total
        length = 1 + _FURTHER_WORD * (len(phrase) - 1)
        several = _SEVERAL_WORDS * (" " in phrases.form(phrase))
        return log(max(rate * log(1 + rate / share) * length, 1e-12)) + several

    scored = [
        (phrase, round(telling(phrase, len(users)), 9))
        for phrase, users in phrases.users[theme].items()
        if len(users) >= least
        and len(set(phrase) - NEGATIONS) <= _MOST_SUBJECTS
        and phrases.names(phrase)
        and _holds_together(phrase, phrases)
    ]
    return sorted(scored, key=lambda entry: (-entry[1], entry[0]))


def _holds_together(phrase: Phrase, phrases: Phrases) -> bool:
    content = [word for word in phrase if word not in NEGATIONS]
    if len(content) == 1:
        return True
    rarest = min(phrases.everywhere((word,)) for word in content)
    return phrases.everywhere(phrase) >= _SHARE_OF_ITS_RAREST_WORD * rarest


def _by_meaning(
    ranked: list[tuple[Phrase, float]], theme: int, phrases: Phrases, meaning: _Meaning
) -> list[tuple[Phrase, float]]:
    """The leading phrases again, those first that mean this theme and no other."""
    leading = ranked[:_LEADING]
    rows = unit(meaning.read([phrases.form(phrase) for phrase, _ in leading]) - meaning.whole)
    cosines = np.round(rows @ meaning.cores.T, 5)
    own = cosines[:, theme]
    rivals = np.delete(cosines, theme, axis=1).max(axis=1) if phrases.k > 1 else np.zeros(len(own))
    closeness = _MEANING * (own + _MARGIN * (own - rivals))
    worth = [score + float(closeness[at]) for at, (_, score) in enumerate(leading)]
    order = sorted(range(len(leading)), key=lambda at: (-round(worth[at], 6), leading[at][0]))
    return [leading[at] for at in order] + ranked[_LEADING:]


def _named(ranked: list[tuple[Phrase, float]], theme: int, phrases: Phrases, titles: set[str], fixed: str) -> Name:
    distinct = tuple(phrases.form(phrase) for phrase in _distinct([phrase for phrase, _ in ranked]))
    if fixed:
        return Name(fixed, distinct)
    users = {
        _capital(form): len(phrases.users[theme][phrase])
        for phrase, _ in ranked
        if not _is_bare_deed(form := phrases.form(phrase))
    }
    most = max((n for title, n in users.items() if title.lower() in titles), default=0)
    free = (title for title, n in users.items() if title.lower() not in titles and n >= _BESIDE_A_TAKEN_ONE * most)
    title = next(free, "") or (_free(max(users, key=lambda title: users[title]), titles) if users else "")
    return Name(title, distinct)


def _is_bare_deed(form: str) -> bool:
    """Whether a phrase is one word of what somebody did ("called", "concerned"), of which nobody knows what."""
    return " " not in form and len(form) > _SHARED_BEGINNING and form.endswith("ed")


def _free(title: str, titles: set[str]) -> str:
    if title.lower() not in titles:
        return title
    return next(f"{title} ({n})" for n in range(2, len(titles) + 3) if f"{title} ({n})".lower() not in titles)


def _distinct(ranked: list[Phrase]) -> list[Phrase]:
    distinct: list[Phrase] = []
    for phrase in ranked[:60]:
        if not any(_alike(phrase, earlier) for earlier in distinct):
            distinct.append(phrase)
        if len(distinct) == _PHRASES:
            break
    return distinct


def _alike(first: Phrase, second: Phrase) -> bool:
    """Whether two phrases share a word, or the beginning of one."""
    return any(_same_beginning(*sorted((a, b), key=len)) for a in first for b in second)


def _same_beginning(short: str, long: str) -> bool:
    return short == long or (len(short) >= _SHARED_BEGINNING and long.startswith(short[: _SHARED_BEGINNING + 1]))


def _capital(title: str) -> str:
    """Return a title with a capital at its beginning."""
    return title[:1].upper() + title[1:]

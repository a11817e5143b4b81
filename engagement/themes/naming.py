"""Naming themes in words that people used: a title, a line of description, five phrases.

A phrase speaks for a theme when many of its points use it and few points of other themes do (document rate times lift).
Words of the survey's own question never name a theme, nor do words of tone ("friendly", "excellent").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from engagement.themes.words import stem, tokens, unnaming_words

Phrase = tuple[str, ...]
Weights = npt.NDArray[np.float64]

# None of these numbers was tuned against coded names, since there are none: they were chosen by eye. Beside each, how
# many titles of the sample's 12 themes another value changes. Phrases shown with a theme; 3: one, 8: none.
_PHRASES = 5
# Of a phrase in a theme; 1: one, 4: one.
_FEWEST_MENTIONS = 2
# Leading phrases that are put in order by meaning; 12: none, 50: none.
_ORDERED_BY_MEANING = 25
# Each further word of a phrase counts so much more ("mental health" before "health"); 0.6: one, 2.4: two.
_WEIGHT_OF_A_FURTHER_WORD = 1.2
# Points from which a phrase of several words needs one mention more; 15 and 60: none.
_SIZE_ASKING_FOR_MORE = 30
# A phrase holds together where it is so much of all uses of its rarest word; 0.06: none, 0.24: one.
_SHARE_OF_ITS_RAREST_WORD = 0.12
# Share of a theme's points from which one word alone is its title; 0.25: one, 0.75: none.
_COVER_OF_ONE_WORD = 0.5
# Share of points that use one of its phrases under which a theme is called mixed; 0.11 and 0.44: no title, but three
# and five of the descriptions.
_COVER_OF_A_MIXED_THEME = 0.22
# Letters from which words of one beginning are alike; 3 and 6: none.
_SHARED_BEGINNING = 4
_JOINING = frozenset({"of", "for", "to", "with", "in", "on", "at", "from"})


@dataclass(frozen=True)
class Name:
    """What a theme is called."""

    title: str
    description: str
    phrases: tuple[str, ...]


def name_themes(
    points: Sequence[str],
    weights: Weights,
    labels: npt.NDArray[np.int64],
    questions: Iterable[str] = (),
    *,
    vectors: Callable[[Sequence[str]], npt.NDArray[np.float64]] | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> list[Name]:
    """Name every theme; no two titles are alike.

    Parameters
    ----------
    points : texts; weights : how often each occurs; labels : the theme of each, 0 to k - 1.
    questions : the survey's questions; their words name nothing.
    vectors : texts -> rows of numbers, to prefer phrases that mean what the theme means; None to go by counts alone.
    progress : called with the share done (0-1).
    """
    banned = {stem(word) for question in questions for word in tokens(question)}
    spoken = _Spoken(points, weights, labels, banned, lambda share: progress(0.7 * share))
    names: list[Name] = []
    titles: set[str] = set()
    for theme in range(spoken.k):
        ranked = spoken.ranked(theme)
        if vectors is not None and len(ranked) > 1:
            ranked = _by_meaning(ranked, spoken, theme, vectors)
        names.append(_named(ranked, spoken, theme, titles))
        titles.add(names[-1].title.lower())
        progress(0.7 + 0.3 * (theme + 1) / spoken.k)
    return names


class _Spoken:
    """Which phrases the points of each theme use, how often, and in which form."""

    def __init__(
        self,
        points: Sequence[str],
        weights: Weights,
        labels: npt.NDArray[np.int64],
        banned: set[str],
        progress: Callable[[float], None],
    ) -> None:
        self.k = int(labels.max()) + 1 if len(labels) else 0
        self.points: list[list[str]] = [[] for _ in range(self.k)]
        self.inside: list[Counter[Phrase]] = [Counter() for _ in range(self.k)]
        self.holders: list[dict[Phrase, list[int]]] = [defaultdict(list) for _ in range(self.k)]
        self.overall: Counter[Phrase] = Counter()
        self.forms: dict[Phrase, Counter[str]] = defaultdict(Counter)
        self.size = np.bincount(labels, weights=weights, minlength=self.k)
        for at, (point, weight, label) in enumerate(zip(points, weights.tolist(), labels.tolist(), strict=True)):
            for phrase, form in _candidates(point, banned).items():
                self.inside[label][phrase] += weight
                self.holders[label][phrase].append(len(self.points[label]))
                self.overall[phrase] += weight
                self.forms[phrase][form] += weight
            self.points[label].append(point)
            if at % 1_000 == 0:
                progress(at / len(points))

    def form(self, phrase: Phrase) -> str:
        """The form that people used most; equals by the alphabet."""
        counts = self.forms[phrase]
        return min(counts, key=lambda form: (-counts[form], form))

    def ranked(self, theme: int) -> list[Phrase]:
        """Phrases of a theme, the most telling first; longer ones count for more where their words hold together."""
        inside, size, total = self.inside[theme], float(self.size[theme]), float(self.size.sum())
        least = min(_FEWEST_MENTIONS, max(inside.values(), default=0))

        def telling(phrase: Phrase) -> float:
            rate, share = inside[phrase] / size, self.overall[phrase] / total
            return rate * log(1 + rate / share) * (1 + _WEIGHT_OF_A_FURTHER_WORD * (len(phrase) - 1))

        # A phrase of several words needs a little more ground: two people may share a turn of phrase by chance.
        frequent = [
            phrase for phrase, n in inside.items() if n >= least + (len(phrase) > 1 and size >= _SIZE_ASKING_FOR_MORE)
        ]
        frequent = [phrase for phrase in frequent if self._holds_together(phrase)]
        return sorted(frequent, key=lambda phrase: (-round(telling(phrase), 9), phrase))

    def _holds_together(self, phrase: Phrase) -> bool:
        if len(phrase) == 1:
            return True
        rarest = min((self.overall[(word,)] for word in phrase if (word,) in self.overall), default=0)
        return self.overall[phrase] >= _SHARE_OF_ITS_RAREST_WORD * rarest

    def covered(self, theme: int, phrases: Iterable[Phrase]) -> float:
        """Share of a theme's points that use one of these phrases."""
        texts = {at for phrase in phrases for at in self.holders[theme][phrase]}
        return len(texts) / max(len(self.points[theme]), 1)


def _candidates(point: str, banned: set[str]) -> dict[Phrase, str]:
    """Stemmed phrases of one to three words with their form; words without meaning stand only between two others."""
    words = tokens(point)
    stems = [stem(word) for word in words]
    bare = [word in unnaming_words() or len(word) < 2 for word in words]
    candidates: dict[Phrase, str] = {}
    for start in range(len(words)):
        if bare[start]:
            continue
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            if bare[end - 1]:
                continue
            inner = words[start + 1 : end - 1]
            if any(bare[at] and words[at] not in _JOINING for at in range(start + 1, end - 1)):
                continue
            phrase = tuple(stems[at] for at in range(start, end) if not bare[at])
            if not set(phrase) <= banned and len(set(phrase)) == len(phrase):
                candidates.setdefault(phrase, " ".join([words[start], *inner, words[end - 1]][: end - start]))
    return candidates


def _by_meaning(
    ranked: list[Phrase],
    spoken: _Spoken,
    theme: int,
    vectors: Callable[[Sequence[str]], npt.NDArray[np.float64]],
) -> list[Phrase]:
    """The leading phrases again, those first that lie near the middle of the theme's points."""
    leading = ranked[:_ORDERED_BY_MEANING]
    middle = vectors(spoken.points[theme][:2_000]).mean(axis=0)
    rows = vectors([spoken.form(phrase) for phrase in leading])
    lengths = np.linalg.norm(rows, axis=1) * max(float(np.linalg.norm(middle)), 1e-12)
    cosines = (rows @ middle) / np.maximum(lengths, 1e-12)
    worth = [(1.0 / (place + 3)) * max(float(close), 0.05) ** 2 for place, close in enumerate(cosines)]
    order = sorted(range(len(leading)), key=lambda place: (-round(worth[place], 9), place))
    return [leading[place] for place in order] + ranked[_ORDERED_BY_MEANING:]


def _named(ranked: list[Phrase], spoken: _Spoken, theme: int, titles_in_use: set[str]) -> Name:
    distinct = _distinct(ranked)
    if not distinct:
        return Name(f"Other points ({theme + 1})", "Short points with few words in common.", ())
    titles = _titles(distinct, spoken, theme)
    spelled = [(_capital(" and ".join(map(spoken.form, parts))), parts) for parts in titles]
    title, parts = next(
        ((title, parts) for title, parts in spelled if title.lower() not in titles_in_use),
        (f"{spelled[0][0]} ({theme + 1})", titles[0]),
    )
    rest = [_spelled(spoken.form(phrase)) for phrase in distinct if phrase not in parts][:3]
    description = f"People also mention {_listed(rest)}." if rest else "People use few other words."
    if spoken.covered(theme, distinct[:_PHRASES]) < _COVER_OF_A_MIXED_THEME:
        description = f"Mixed points with few words in common. {description}"
    return Name(title, description, tuple(_spelled(spoken.form(phrase)) for phrase in distinct[:_PHRASES]))


def _titles(distinct: list[Phrase], spoken: _Spoken, theme: int) -> list[tuple[Phrase, ...]]:
    """Titles to try: the first phrase alone where it says enough, else with a telling one that adds points to it."""
    first, rest = distinct[0], distinct[1 : 1 + _PHRASES]
    alone = spoken.covered(theme, [first])
    gain = {phrase: (spoken.covered(theme, [first, phrase]) - alone) / (place + 3) for place, phrase in enumerate(rest)}
    joined = [(first, phrase) for phrase in sorted(rest, key=lambda phrase: (-round(gain[phrase], 6), phrase))]
    if len(first) > 1 or alone >= _COVER_OF_ONE_WORD or not joined:
        return [(first,), *joined]
    return [*joined, (first,)]


def _distinct(ranked: list[Phrase]) -> list[Phrase]:
    distinct: list[Phrase] = []
    for phrase in ranked[:60]:
        if not any(_alike(phrase, earlier) for earlier in distinct):
            distinct.append(phrase)
        if len(distinct) == 2 * _PHRASES:
            break
    return distinct


def _alike(first: Phrase, second: Phrase) -> bool:
    """Whether two phrases share a word, or the beginning of one ("educate", "education")."""
    return any(_same_beginning(*sorted((a, b), key=len)) for a in first for b in second)


def _same_beginning(short: str, long: str) -> bool:
    return short == long or (len(short) >= _SHARED_BEGINNING and long.startswith(short[: _SHARED_BEGINNING + 1]))


_SPELLED: Mapping[str, str] = {
    "gp": "GP",
    "gps": "GPs",
    "nhs": "NHS",
    "hiv": "HIV",
    "camhs": "CAMHS",
    "tb": "TB",
    "london": "London",
    "ccg": "CCG",
    "mh": "MH",
    "adhd": "ADHD",
    "stp": "STP",
    "english": "English",
}


def _spelled(phrase: str) -> str:
    return " ".join(_SPELLED.get(word, word) for word in phrase.split())


def _capital(title: str) -> str:
    spelled = _spelled(title)
    return spelled[:1].upper() + spelled[1:]


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))

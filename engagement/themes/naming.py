"""Naming themes in words that people used: a title, a line of description, five phrases.

A phrase speaks for a theme when many of its points use it and few points of other themes do (document rate times lift).
Words of the survey's own question never name a theme, nor do words of tone ("friendly", "excellent").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from engagement.themes.words import stem, stop_words, tokens

_PHRASES = 5
_LONGEST = 3
_LEAST = 2
_LEADING = 25
_LONGER = 1.5
_ENOUGH = 30


@dataclass(frozen=True)
class Name:
    """What a theme is called."""

    title: str
    description: str
    phrases: tuple[str, ...]


def name_themes(
    points: Sequence[str],
    weights: npt.NDArray[np.float64],
    labels: npt.NDArray[np.int64],
    questions: Iterable[str] = (),
    vectors: Callable[[Sequence[str]], npt.NDArray[np.float64]] | None = None,
    told: Callable[[float], None] = lambda _share: None,
) -> list[Name]:
    """Name every theme; no two titles are alike.

    Parameters
    ----------
    points : distinct texts; weights : how often each occurs; labels : the theme of each, 0 to k - 1.
    questions : the survey's questions; their words name nothing.
    vectors : texts -> rows of numbers, to prefer phrases that mean what the theme means; None to go by counts alone.
    """
    banned = {stem(word) for question in questions for word in tokens(question)}
    spoken = [_candidates(point, banned) for point in points]
    k = int(labels.max()) + 1 if len(labels) else 0
    inside = _counted(spoken, weights, labels, k)
    overall: Counter[tuple[str, ...]] = Counter()
    for counted in inside:
        overall.update(counted)
    size = np.bincount(labels, weights=weights, minlength=k)
    surface = _surfaces(points, weights)
    names: list[Name] = []
    taken: set[str] = set()
    for theme in range(k):
        ranked = _ranked(inside[theme], overall, float(size[theme]), float(size.sum()))
        if vectors is not None:
            own = [point for point, label in zip(points, labels, strict=True) if label == theme]
            ranked = _by_meaning(ranked, own, surface, vectors)
        names.append(_named(ranked, surface, taken, theme))
        taken.add(names[-1].title.lower())
        told((theme + 1) / k)
    return names


def _candidates(point: str, banned: set[str]) -> set[tuple[str, ...]]:
    """Stemmed phrases of one to three words that neither begin nor end with a word without meaning."""
    words = tokens(point)
    stems = [stem(word) for word in words]
    bare = [word in stop_words() or len(word) < 2 for word in words]
    return {
        tuple(stems[start : start + length])
        for length in range(1, _LONGEST + 1)
        for start in range(len(words) - length + 1)
        if not any(bare[start : start + length]) and not all(one in banned for one in stems[start : start + length])
    }


def _counted(
    spoken: list[set[tuple[str, ...]]],
    weights: npt.NDArray[np.float64],
    labels: npt.NDArray[np.int64],
    k: int,
) -> list[Counter[tuple[str, ...]]]:
    inside: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(k)]
    for phrases, weight, label in zip(spoken, weights, labels, strict=True):
        for phrase in phrases:
            inside[int(label)][phrase] += weight
    return inside


def _ranked(
    inside: Counter[tuple[str, ...]], overall: Counter[tuple[str, ...]], size: float, total: float
) -> list[tuple[str, ...]]:
    """Phrases of a theme, the most telling first; longer ones count for more where they are nearly as frequent."""
    least = min(_LEAST, max(inside.values(), default=0))

    def told(phrase: tuple[str, ...]) -> float:
        rate, share = inside[phrase] / size, overall[phrase] / total
        return rate * log(1 + rate / share) * (1 + _LONGER * (len(phrase) - 1))

    # A phrase of several words needs a little more ground: two people may share a turn of phrase by chance.
    kept = [phrase for phrase, n in inside.items() if n >= least + (len(phrase) > 1 and size >= _ENOUGH)]
    return sorted(kept, key=lambda phrase: (-round(told(phrase), 9), phrase))


def _by_meaning(
    ranked: list[tuple[str, ...]],
    own: list[str],
    surface: dict[str, str],
    vectors: Callable[[Sequence[str]], npt.NDArray[np.float64]],
) -> list[tuple[str, ...]]:
    """The leading phrases again, those first that lie near the middle of the theme's points."""
    leading = ranked[:_LEADING]
    if len(leading) < 2:
        return ranked
    spoken = [" ".join(surface.get(s, s) for s in phrase) for phrase in leading]
    rows = vectors([*spoken, *own])
    middle = rows[len(spoken) :].mean(axis=0)
    lengths = np.linalg.norm(rows[: len(spoken)], axis=1) * max(float(np.linalg.norm(middle)), 1e-12)
    near = (rows[: len(spoken)] @ middle) / np.maximum(lengths, 1e-12)
    worth = [(1.0 / (place + 3)) * max(float(close), 0.05) ** 2 for place, close in enumerate(near)]
    order = sorted(range(len(leading)), key=lambda place: (-round(worth[place], 9), place))
    return [leading[place] for place in order] + ranked[_LEADING:]


def _surfaces(points: Sequence[str], weights: npt.NDArray[np.float64]) -> dict[str, str]:
    """For each stem the form that people used most; equals by the alphabet."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for point, weight in zip(points, weights, strict=True):
        for word in tokens(point):
            forms[stem(word)][word] += weight
    return {one: min(seen, key=lambda word: (-seen[word], word)) for one, seen in forms.items()}


def _named(ranked: list[tuple[str, ...]], surface: dict[str, str], taken: set[str], theme: int) -> Name:
    distinct = _distinct(ranked)
    spoken = [" ".join(surface.get(s, s) for s in phrase) for phrase in distinct]
    if not spoken:
        return Name(f"Other points ({theme + 1})", "Short points with few words in common.", ())
    titles = [_capital(title) for title in _titles(spoken)]
    title = next((title for title in titles if title.lower() not in taken), f"{titles[0]} ({theme + 1})")
    rest = [phrase for phrase in spoken[:6] if phrase.lower() not in title.lower()][:3]
    told = f"People also mention {_listed(rest)}." if rest else "People use few other words."
    return Name(title, told, tuple(spoken[:_PHRASES]))


def _titles(spoken: list[str]) -> list[str]:
    """Titles to try: the first phrase by itself where it has several words, else two of them joined."""
    first, others = spoken[0], spoken[1:]
    joined = [f"{first} and {other}" for other in others[:6]]
    return [first, *joined] if " " in first or not others else [*joined, first]


def _distinct(ranked: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    kept: list[tuple[str, ...]] = []
    for phrase in ranked[:60]:
        if not any(set(phrase) & set(other) for other in kept):
            kept.append(phrase)
        if len(kept) == 2 * _PHRASES:
            break
    return kept


_SPELLED = {
    "gp": "GP",
    "gps": "GPs",
    "nhs": "NHS",
    "hiv": "HIV",
    "camhs": "CAMHS",
    "tb": "TB",
    "london": "London",
    "ccg": "CCG",
    "mh": "MH",
}


def _capital(title: str) -> str:
    words = [_SPELLED.get(word, word) for word in title.split()]
    told = " ".join(words)
    return told[:1].upper() + told[1:]


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))

"""Which phrases people use, in their own words, and who uses each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from engagement.themes.spelling import corrections
from engagement.themes.words import is_empty, spelled_tokens, stem, unnaming_words

Phrase = tuple[str, ...]
Labels = npt.NDArray[np.int64]

# A title of more words is a sentence.
_MOST_WORDS = 6
# Words that turn what follows; they are part of the phrase.
NEGATIONS = frozenset(
    [
        "no",
        "not",
        "never",
        "cannot",
        "cant",
        "dont",
        "doesnt",
        "didnt",
        "wont",
        "couldnt",
        "wouldnt",
        "shouldnt",
        "isnt",
        "arent",
        "wasnt",
        "werent",
    ]
) | {"without", "lack", "lacking"}
# Words before a phrase among which a negation turns it ("could not really fault").
_REACH = 2
# Share of a phrase's uses from which, if negated, it is never offered without its negation.
_MOSTLY = 0.5
# Share of people who use a word in most themes from which it is the frame of the answers ("I wish there were ...").
_FRAME = 0.5
_BREAK = re.compile(r"[^\w\s'’&/()\"“”-]")


class Phrases:
    """Phrases of the points of each theme.

    Parameters
    ----------
    points : texts.
    people : (n,) for each point the numbers of those who made it.
    labels : (n,) its theme, 0 to k - 1, or -1.
    k : themes at least, also where no point stands in the last.
    banned : stems that name nothing alone or together, those of the question.

    Attributes
    ----------
    k : number of themes; n_people : (k,) people of each.
    users : for each theme phrase -> the people who use it there.
    """

    def __init__(
        self,
        points: Sequence[str],
        people: Sequence[Iterable[int]],
        labels: Labels,
        *,
        banned: Iterable[str] = (),
        k: int = 0,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        self.k = max(k, int(labels.max(initial=-1)) + 1)
        self.users: list[dict[Phrase, set[int]]] = [defaultdict(set) for _ in range(self.k)]
        self._forms: dict[Phrase, Counter[str]] = defaultdict(Counter)
        self._negated: Counter[Phrase] = Counter()
        self._uses: Counter[Phrase] = Counter()
        self._spelling = corrections(word for point in points for word, _ in spelled_tokens(point))
        theme_people: list[set[int]] = [set() for _ in range(self.k)]
        for at, (point, who, theme) in enumerate(zip(points, people, labels.tolist(), strict=True)):
            if theme < 0:
                continue
            writers = set(who)
            theme_people[theme] |= writers
            self._add(point, writers, theme)
            if at % 1_000 == 0:
                progress(at / len(points))
        self.n_people = np.array([len(who) for who in theme_people], dtype=np.int64)
        self._total = len(set().union(*theme_people)) if theme_people else 0
        self._everywhere = self._over_all()
        self._banned = frozenset(banned) | self._frame()

    def _add(self, point: str, writers: set[int], theme: int) -> None:
        for phrase, (form, turned) in _phrases_of(point, self._spelling).items():
            self._uses[phrase] += 1
            self._negated[phrase] += turned
            if turned:
                continue
            self.users[theme][phrase] |= writers
            self._forms[phrase][form] += len(writers)

    def _over_all(self) -> dict[Phrase, int]:
        over: dict[Phrase, set[int]] = defaultdict(set)
        for users in self.users:
            for phrase, who in users.items():
                over[phrase] |= who
        return {phrase: len(who) for phrase, who in over.items()}

    def _frame(self) -> frozenset[str]:
        """Words that most people of most themes use: the frame of the answers, not what is in it."""
        if self.k < 2:
            return frozenset()
        in_themes: Counter[str] = Counter()
        for theme, users in enumerate(self.users):
            for phrase, who in users.items():
                if len(phrase) == 1 and len(who) >= max(1, _FRAME * self.n_people[theme]):
                    in_themes[phrase[0]] += 1
        return frozenset(word for word, n in in_themes.items() if n > 1 and n >= 2 / 3 * self.k)

    @property
    def total(self) -> int:
        """People over all themes."""
        return self._total

    def everywhere(self, phrase: Phrase) -> int:
        """Return how many people use a phrase, over all themes."""
        return self._everywhere.get(phrase, 0)

    def form(self, phrase: Phrase) -> str:
        """Return a phrase as most people write it; equals by the alphabet."""
        counts = self._forms[phrase]
        return min(counts, key=lambda form: (-counts[form], form))

    def names(self, phrase: Phrase) -> bool:
        """Return whether a phrase may name something: not the question's, not the frame's, not mostly negated."""
        words = set(phrase) - NEGATIONS
        return (
            bool(words - self._banned)
            and len(words) == len([word for word in phrase if word not in NEGATIONS])
            and self._negated[phrase] < _MOSTLY * self._uses[phrase]
        )

    def shared_words(self, least: int = 2) -> frozenset[str]:
        """Return the stems that at least so many people use."""
        return frozenset(phrase[0] for phrase, n in self._everywhere.items() if len(phrase) == 1 and n >= least)


def _phrases_of(point: str, spelling: Mapping[str, str]) -> dict[Phrase, tuple[str, bool]]:
    """For each phrase of a point how it is written, and whether a negation stands before it."""
    forms: dict[Phrase, tuple[str, bool]] = {}
    for run in _BREAK.split(point):
        pairs = spelled_tokens(run)
        words = [word for word, _ in pairs]
        bare = [is_empty(word) or word in unnaming_words() for word in words]
        stems = [stem(spelling.get(word, word)) for word in words]
        for start in range(len(words)):
            turning = words[start] in NEGATIONS
            if bare[start] and not turning:
                continue
            turned = not turning and bool(NEGATIONS & set(words[max(0, start - _REACH) : start]))
            for end in range(start + 1 + turning, min(start + _MOST_WORDS, len(words)) + 1):
                if bare[end - 1]:
                    continue
                inside = range(start, end)
                phrase = tuple(
                    words[at] if words[at] in NEGATIONS else stems[at]
                    for at in inside
                    if not bare[at] or words[at] in NEGATIONS
                )
                form = " ".join(_form(pairs[at], at == 0, spelling) for at in inside)
                earlier = forms.get(phrase)
                if earlier is None or (earlier[1] and not turned):
                    forms[phrase] = (form, turned)
    return forms


def _form(pair: tuple[str, str], begins: bool, spelling: Mapping[str, str]) -> str:
    """A word as its writer spelled it, rightly where it is a slip; a capital that only begins a sentence goes."""
    word, form = pair
    form = "A&E" if word == "a&e" else form
    if word in spelling:
        return spelling[word]
    begins_only = begins and form[1:] == form[1:].lower() and not any(sign.isdigit() for sign in form)
    return form.lower() if begins_only else form

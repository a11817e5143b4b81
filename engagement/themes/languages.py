"""Answers in languages that the engine does not read: which they are, and where they stand in a finding.

The engine reads English. What is told to be in another language is set apart: a language of ten answers or more is a
theme of its own ("Answers in Polish"), the others stand alone. Unsure is English: short answers, misspelt ones and
those full of names stay where they are.
"""

from __future__ import annotations

import io
import lzma
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.responses.name_words import is_frequent
from engagement.themes.corpus import Corpus
from engagement.themes.installed import fault_of, folder_of, loading

Labels = npt.NDArray[np.int64]

ENGLISH: Final = ""
"""What stands for English, and for every text of which the language is not told."""
_IN_OUR_LETTERS: Final = (
    "af:Afrikaans bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish de:German es:Spanish et:Estonian eu:Basque"
    " fi:Finnish fr:French ga:Irish gl:Galician ha:Hausa hr:Croatian ht:Haitian hu:Hungarian id:Indonesian ig:Igbo"
    " is:Icelandic it:Italian lg:Luganda ln:Lingala lt:Lithuanian lv:Latvian ms:Malay mt:Maltese nl:Dutch no:Norwegian"
    " om:Oromo pl:Polish pt:Portuguese ro:Romanian rw:Kinyarwanda sk:Slovak sl:Slovene sn:Shona so:Somali sq:Albanian"
    " st:Sotho sv:Swedish sw:Swahili tl:Tagalog tr:Turkish vi:Vietnamese xh:Xhosa yo:Yoruba zu:Zulu"
)
_IN_OTHERS: Final = (
    "am:Amharic ar:Arabic be:Belarusian bg:Bulgarian bn:Bengali el:Greek fa:Persian gu:Gujarati he:Hebrew hi:Hindi"
    " hy:Armenian ja:Japanese ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean ky:Kyrgyz lo:Lao mk:Macedonian"
    " ml:Malayalam mn:Mongolian mr:Marathi my:Burmese ne:Nepali pa:Punjabi ps:Pashto ru:Russian sdh:Kurdish si:Sinhala"
    " ta:Tamil te:Telugu tg:Tajik th:Thai ug:Uyghur uk:Ukrainian ur:Urdu zh:Chinese"
)
_IN_BOTH: Final = "az:Azerbaijani ku:Kurdish sr:Serbian uz:Uzbek"
_OURS, _OTHERS, _BOTH = (
    dict(entry.split(":") for entry in group.split()) for group in (_IN_OUR_LETTERS, _IN_OTHERS, _IN_BOTH)
)
_OTHER: Final = "another language"
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_MASK: Final = re.compile(r"\[[A-Za-z ]{2,20}\]")
# With these three 10 of 75,230 English texts are told to be in another language, and 92 % of 11,761 sentences that
# are, of which 95 % rightly; a chance of 0.2 whatever the words tells 0.2 % wrongly (docs/decisions/0027-languages.md).
_FEWEST_WORDS: Final = 4
_LEAST_CHANCE: Final = 0.35
_MOST_ENGLISH: Final = 0.6
# Characters that are looked at: a language shows in its first sentences. Not tuned.
_LOOKED_AT: Final = 600
# Answers from which a language is a theme of its own, and readable ones without which nothing is set apart: a file in
# another language has themes of its words, as before.
FEWEST_ANSWERS: Final = 10


def title(name: str) -> str:
    """Return what the theme of answers in a language is called."""
    return f"Answers in {name}"


def languages(texts: Sequence[str]) -> list[str]:
    """Return the language of each text by its English name; `ENGLISH` where it is English or not told."""
    return [language(text) for text in texts]


@lru_cache(maxsize=50_000)
def language(text: str) -> str:
    """Return the language of one text by its English name; `ENGLISH` where it is English or not told.

    Letters of another script tell by themselves. In ours at least four words are needed, of which few are frequent in
    English, and a language that is likely enough: the likelier, the more of them may be words of English too.
    """
    plain = _MASK.sub(" ", text[:_LOOKED_AT]) if "[" in text else text[:_LOOKED_AT]
    share = _share_of_english(plain)
    if plain.isascii() and share >= _MOST_ENGLISH:
        return ENGLISH
    letters = _LETTER.findall(plain)
    if not letters or fault():
        return ENGLISH
    if 2 * sum(map(_is_ours, letters)) < len(letters):
        return (_OTHERS | _BOTH).get(_identifier().classify(plain)[0], _OTHER)
    if share >= _MOST_ENGLISH:
        return ENGLISH
    code, chance = _identifier().classify(plain)
    likely = round(float(chance), 4) - share / 2 >= _LEAST_CHANCE
    return (_OURS | _BOTH).get(code, ENGLISH) if likely else ENGLISH


@cache
def fault() -> str:
    """Return why languages cannot be told, as half a sentence; "" where they can. Looked at once a process."""
    return fault_of(_identifier)


@cache
def _is_ours(letter: str) -> bool:
    """Return whether a letter is one of ours, with any mark above or below it."""
    return unicodedata.name(letter, "").startswith("LATIN")


def _share_of_english(plain: str) -> float:
    """Which share of the words is frequent in English; all, where there are too few to tell."""
    words = _WORD.findall(plain.lower())
    return sum(map(is_frequent, words)) / len(words) if len(words) >= _FEWEST_WORDS else 1.0


@cache
def _identifier() -> Any:
    """The model that the package ships, for the languages that have a name here, and English.

    It is put together from its arrays: the package's own way unpacks them into a temporary file, and nothing is
    written outside the data folder.
    """
    with loading("py3langid"):
        from py3langid.langid import LanguageIdentifier

        file = folder_of("py3langid") / "data" / "model.npz.xz"
        with lzma.open(file) as packed:
            unpacked = io.BytesIO(packed.read())
        with np.load(unpacked, allow_pickle=False) as model:
            steps, row = (array(model[name].dtype.char, model[name].tobytes()) for name in ("nextmove", "nextmove_row"))
            codes = {"en", *_OURS, *_OTHERS, *_BOTH}
            classes, output = model["classes"].tolist(), model["out_feat"].tolist()
            columns = [place for place, code in enumerate(classes) if code in codes]
            return LanguageIdentifier(
                model["ptc"][:, columns],
                model["pc"][columns],
                [classes[place] for place in columns],
                steps,
                output,
                norm_probs=True,
                tk_row=row,
            )


@dataclass(frozen=True)
class Apart:
    """A corpus without what is in other languages, and where that stands in a finding.

    Attributes
    ----------
    whole : everything that was asked about.
    rest : what the engine reads: the same rows, those in other languages without content.
    of_text : (m,) the language of each distinct text of `whole`, `ENGLISH` for what the engine reads.
    everything : whether the engine reads everything, whatever its language.
    """

    whole: Corpus
    rest: Corpus
    of_text: Sequence[str]
    everything: bool

    @property
    def groups(self) -> list[str]:
        """Languages of ten answers and more, those with most first."""
        counts = Counter(self.of_text[at] for at in self.whole.place.tolist() if at >= 0)
        del counts[ENGLISH]
        most_first = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        return [name for name, n in most_first if n >= FEWEST_ANSWERS]

    def themes(self, n_found: int) -> dict[str, int]:
        """Return the number of the theme of each language that has one, behind those found."""
        return {name: n_found + at for at, name in enumerate(self.groups)}

    def labels(self, labels: Labels, n_found: int) -> Labels:
        """Return the theme of each text asked about, with those in other languages."""
        return np.where(self.rest.place >= 0, labels, self._themes_of_rows(n_found))

    def points(self, assignments: pd.DataFrame, n_found: int) -> pd.DataFrame:
        """Return points in themes, with those in other languages: each as telling as the next."""
        theme_of = self._themes_of_rows(n_found)
        rows = [
            (at, start, end, int(theme_of[at]), 0.0)
            for at in np.flatnonzero((self.whole.place >= 0) & (self.rest.place < 0)).tolist()
            for start, end in self.whole.spans[self.whole.place[at]]
        ]
        more = pd.DataFrame(rows, columns=list(assignments.columns)).astype(assignments.dtypes)
        return pd.concat([assignments, more], ignore_index=True) if rows else assignments

    def table(self, themes: pd.DataFrame) -> pd.DataFrame:
        """Return the table of themes with one for each language of ten answers and more."""
        theme_of, n_people = self._themes_of_rows(len(themes)), len(np.unique(self.whole.person))
        rows: list[tuple[object, ...]] = []
        for name, number in self.themes(len(themes)).items():
            size = len(np.unique(self.whole.person[theme_of == number]))
            rows.append((title(name), "", [], size, size / max(n_people, 1), np.nan, number, "", ""))
        more = pd.DataFrame(rows, columns=list(themes.columns)).astype(themes.dtypes)
        return pd.concat([themes, more], ignore_index=True) if rows else themes

    def _themes_of_rows(self, n_found: int) -> Labels:
        """(n,) the theme of what is in another language, -1 for everything else."""
        themes = self.themes(n_found)
        of_text = np.array([themes.get(name, -1) for name in self.of_text], dtype=np.int64)
        return np.where(self.whole.place >= 0, of_text[self.whole.place], -1) if len(of_text) else self.whole.place


def set_apart(whole: Corpus, *, everything: bool) -> Apart:
    """Set apart what is in other languages.

    Parameters
    ----------
    everything : whether every text has to be placed: then nothing is set apart; nor is it where too little would be
        left to read.
    """
    of_text = [ENGLISH] * len(whole.texts) if everything else languages(whole.texts)
    stays = np.array([name == ENGLISH for name in of_text], dtype=bool)
    too_few = int(stays[whole.place[whole.place >= 0]].sum()) < FEWEST_ANSWERS and not stays.all()
    if everything or too_few or stays.all():
        return Apart(whole, whole, [ENGLISH] * len(whole.texts), everything or too_few)
    number = np.where(stays, np.cumsum(stays) - 1, -1)
    numbers = np.flatnonzero(stays)
    place = np.where(whole.place >= 0, number[whole.place], -1)
    rest = Corpus(
        [whole.texts[at] for at in numbers],
        [whole.spans[at] for at in numbers],
        whole.weights[numbers],
        place,
        whole.person,
    )
    return Apart(whole, rest, of_text, everything=False)


def numbers_of_answers(texts: Sequence[str]) -> dict[str, int]:
    """Return how many of these texts are in each language but English, those with most first."""
    counts = Counter(name for name in languages(texts) if name != ENGLISH)
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

"""How a document reads: its length in words and pages, and the reading age of each part.

Reading age is the grade of Flesch and Kincaid plus five years (J. P. Kincaid and others, Derivation of new readability
formulas for Navy enlisted personnel, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are
counted by the groups of vowels that are heard; a dictionary of sounds would have to be fetched from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from explorer.paper.model import Paper, Paragraph, Picture, Section, Table

OLDEST: Final = 11
"""Reading age that no part of the narrative may pass: what a free newspaper asks for."""

LONGEST_SENTENCE: Final = 20
"""Words of a sentence, on average: GOV.UK's advice is 25 at most."""

PAGES: Final = (6, 10)
"""Pages of the narrative that the board asked for (SPB paper, section 1.3)."""

# Printed on A4 by Chromium at 11 points, a page of the sample's narrative holds so many words of text, and these shares
# of a page are what a table's row, a picture and a heading take. Measured by printing; other margins change it.
_WORDS_A_PAGE: Final = 480
_ROW, _PICTURE, _HEADING = 0.028, 0.28, 0.05

_SENTENCE: Final = re.compile(r"(?<=[.!?])[”\"')]*\s+(?=[“\"'(]*[A-Z0-9])")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*%?")
_VOWELS: Final = re.compile(r"[aeiouy]+")
# Two vowels that are heard apart: "creating", "social" has not, "idea", "science", "being".
_APART: Final = re.compile(r"ia(?!l|n\b|ns\b)|iu|io(?!u|n)|eo(?!u|p)|ua(?!rd|l)|[aeiou]ing\b|creat|[^aeiou]ien")
_SILENT: Final = re.compile(r"(?:[^laeiouy]|[aeiouy]l)es?$|[^tde]ed$")
_HEARD_ES: Final = re.compile(r"(?:[sxzc]|ch|sh|g)es$")


_PROSE: Final = ("numbered", "item", "plain")


class Measures(NamedTuple):
    """Of a part: its words, words a sentence (on average), and reading age in years (0 where it has no sentence)."""

    words: int
    sentence: float
    age: float


def syllables(word: str) -> int:
    """Return how many syllables a word has, as far as its letters tell; at least one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(letters)) + len(_APART.findall(letters))
    if _SILENT.search(letters) and not _HEARD_ES.search(letters):
        groups -= 1
    return max(groups, 1)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that hold a word."""
    return [part for part in _SENTENCE.split(text) if _WORD.search(part)]


def measures(texts: Sequence[str]) -> Measures:
    """Return how paragraphs read together."""
    every = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in every for word in _WORD.findall(sentence)]
    if not spoken:
        return Measures(0, 0.0, 0.0)
    length = len(spoken) / len(every)
    grade = 0.39 * length + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
    return Measures(len(spoken), length, max(grade + 5, 5.0))


def of_section(section: Section) -> Measures:
    """Return how the paragraphs of a section read; tables, pictures, sources and quotes are left out."""
    prose = [block for block in section.blocks if isinstance(block, Paragraph) and block.kind in _PROSE]
    return measures([block.text for block in prose])


def pages(paper: Paper) -> float:
    """Return how many pages a document fills, as far as its blocks tell."""
    filled = 0.2
    for part in paper.parts:
        filled += _HEADING
        for block in part.blocks:
            if isinstance(block, Table):
                filled += _ROW * (len(block.rows) + 2)
            elif isinstance(block, Picture):
                filled += _PICTURE
            elif isinstance(block, Paragraph):
                filled += _HEADING if block.kind == "heading" else len(block.text.split()) / _WORDS_A_PAGE
    return filled

"""A document as a model: sections of paragraphs, tables and pictures, in which each number knows where it stands.

Words of our own hold no digit. Whatever comes from the store, numbers and names alike, is a `Value` with its place, so
that a test can go to that place and look. Word and HTML only render.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from explorer.paper.values import Place, Runs, Value, clean, text_of

_Kind = Literal["numbered", "item", "plain", "source", "quote", "heading"]


@dataclass(frozen=True)
class Change:
    """What a person made of a paragraph: words ("" where it was taken back), number, who, at, and the words before."""

    words: str
    edit_id: int
    who: str
    at: str
    generated: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes
    ----------
    key : names it through every regeneration.
    runs : its words.
    kind : "numbered" (1.1), "item" ((a)), "plain", "source" (of a table or picture), "quote", "heading" (of a part).
    lead : what stands before it in bold: "AGREE", "Date of meeting".
    change : what a person made of it, where somebody did; `runs` are that person's words then.
    own : the generated words, where a person changed them.
    """

    key: str
    runs: Runs
    kind: _Kind = "numbered"
    lead: str = ""
    change: Change | None = None
    own: Runs = ()

    @property
    def text(self) -> str:
        """The words as they are read."""
        return text_of(self.runs)

    @property
    def may_change(self) -> bool:
        """Whether a person may put words in its place: not into a quote, nor into where a figure comes from."""
        return self.kind not in ("quote", "source")

    @property
    def is_behind(self) -> bool:
        """Whether what would be generated today differs from what the person changed."""
        return self.change is not None and text_of(self.own) != self.change.generated


@dataclass(frozen=True)
class Table:
    """A table: caption, heads of its columns, and rows of cells."""

    key: str
    caption: Runs
    heads: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture: caption, a specification of Vega-Lite in JSON, and its text alternative."""

    key: str
    caption: Runs
    spec: str
    alternative: Runs


Block = Paragraph | Table | Picture


def heads(*names: str) -> tuple[Runs, ...]:
    """Return the heads of a table's columns, in words of our own."""
    return tuple((name,) for name in names)


@dataclass(frozen=True)
class Section:
    """A section: a key, its title, and its blocks."""

    key: str
    title: str
    blocks: tuple[Block, ...]


class Gap(NamedTuple):
    """What is missing: in which part of the document, and what, as a sentence."""

    part: str
    words: str


@dataclass(frozen=True)
class Paper:
    """A document.

    Attributes
    ----------
    document : "paper", "narrative" or "review".
    title : of the document.
    scenario : the saved scenario that it is written from; "" where none is saved.
    header : the lines above section 1, each with its lead.
    sections, appendices : in order; appendices are numbered by themselves.
    gaps : what is missing.
    version : number of the last write when it was made.
    is_draft : whether it says DRAFT.
    day : that the file says it was made on.
    """

    document: str
    title: str
    scenario: str
    header: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    appendices: tuple[Section, ...] = ()
    gaps: tuple[Gap, ...] = ()
    version: int = 0
    is_draft: bool = True
    day: date = date(2019, 3, 15)

    @property
    def parts(self) -> tuple[Section, ...]:
        """Sections and appendices, in order."""
        return self.sections + self.appendices

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph, the header's first."""
        blocks = (block for part in self.parts for block in part.blocks)
        return self.header + tuple(block for block in blocks if isinstance(block, Paragraph))

    def with_changes(self, changes: dict[str, Change]) -> Paper:
        """Return the same with the words of people in the place of those that were generated."""

        def changed(block: Block) -> Block:
            change = changes.get(block.key) if isinstance(block, Paragraph) else None
            if change is None or not isinstance(block, Paragraph) or not block.may_change:
                return block
            words = Value(clean(change.words), Place("paper_edit", str(change.edit_id), "words"))
            return replace(block, runs=(words,), change=change, own=block.runs)

        def of(section: Section) -> Section:
            return replace(section, blocks=tuple(changed(block) for block in section.blocks))

        header = tuple(line for line in map(changed, self.header) if isinstance(line, Paragraph))
        sections, appendices = (tuple(map(of, parts)) for parts in (self.sections, self.appendices))
        return replace(self, header=header, sections=sections, appendices=appendices)


def labels(paper: Paper) -> Iterator[tuple[Section, str, tuple[tuple[Block, str], ...]]]:
    """Yield every section with its number ("1", "Appendix 1") and its blocks with theirs ("1.1", "(a)", "")."""
    for place, section in enumerate(paper.sections, start=1):
        yield section, str(place), tuple(_block_labels(section, str(place)))
    for place, section in enumerate(paper.appendices, start=1):
        yield section, f"Appendix {place}", tuple(_block_labels(section, f"A{place}"))


def heading(section: Section, label: str) -> str:
    """Return how a section is headed: "1. Background", "Appendix 1: Summary of engagement"."""
    return f"{label}{'. ' if label.isdigit() else ': '}{section.title}"


def _block_labels(section: Section, number: str) -> Iterator[tuple[Block, str]]:
    paragraphs = items = 0
    for block in section.blocks:
        label = ""
        if isinstance(block, Paragraph) and block.kind == "numbered":
            paragraphs, items = paragraphs + 1, 0
            label = f"{number}.{paragraphs}"
        elif isinstance(block, Paragraph) and block.kind == "item":
            items += 1
            label = f"({_letters(items)})"
        yield block, label


def _letters(place: int) -> str:
    """Return a, b, ... z, aa, bb, as Word's own lower-case letters go on after z."""
    place, times = (place - 1) % 26, (place - 1) // 26 + 1
    return chr(ord("a") + place) * times

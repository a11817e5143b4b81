"""The narrative for the public: what we were told, what matters most, and what comes of it, in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from engagement.audiences import EVENT_NOTES
from explorer.heard import heard
from explorer.paper import public
from explorer.paper.audiences import counted, how_many
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.engagement import first_themes
from explorer.paper.model import Block, Gap, Paper, Paragraph, Section
from explorer.paper.pictures import ranking_picture
from explorer.paper.quotes import cleared_of
from explorer.paper.reading import LONGEST_SENTENCE, OLDEST, PAGES, of_section, pages
from explorer.paper.short_forms import explanations, unexplained
from explorer.paper.values import Runs, count, value, words

FIRST: Final = 5
"""Priorities that the narrative tells of one by one: as many as a reader keeps in mind."""

_FORMS: Final = "forms"
_WORDS: Final[Mapping[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "narrative.toml").read_text(encoding="utf-8")
)


def narrative(basis: Basis) -> Paper:
    """Return the narrative before anybody changed it."""
    first = basis.first(FIRST)
    parts = [
        Part(_section("why", "Why we write to you", _prose("why", _WORDS["why"]))),
        _told_us(basis),
        _matters(basis, first),
        *(public.priority(basis, name) for name in first),
        public.promises(basis, first),
        Part(_section("see", "How you will see what comes of it", _prose("see", _WORDS["see"]))),
        Part(_section("join", "How to take part", _prose("join", _WORDS["join"]))),
    ]
    gaps = tuple(gap for part in parts for gap in part.gaps)
    silent = [name for name in first if not cleared_of(basis.now, basis.numbers[name])]
    if silent:
        gaps += (Gap("Quotes", f"No quote is cleared for: {', '.join(silent)}."),)
    scenario = basis.scenario.name if basis.scenario else ""
    sections = tuple(part.section for part in parts)
    return Paper("narrative", "A healthier London", scenario, (), sections, (), gaps, basis.now.version)


def with_words(paper: Paper) -> Paper:
    """Return a narrative with its last section: the short forms that it uses, each with what it stands for."""
    meanings = explanations(paper)
    blocks = tuple(
        Paragraph(f"forms.{form}", (value(meaning, "short_forms", form),), "plain", form)
        for form, meaning in meanings.items()
    )
    return replace(paper, sections=(*paper.sections, _section(_FORMS, "Short forms", blocks))) if blocks else paper


def reading_gaps(paper: Paper) -> tuple[Gap, ...]:
    """Return what is too long, too hard or not explained in a narrative."""
    gaps = []
    length = pages(paper)
    least, most = PAGES
    if not least <= length <= most:
        word = "short" if length < least else "long"
        gaps.append(Gap("Length", f"{length:.1f} pages: too {word} for the Board’s {least} to {most}."))
    # Names that short forms stand for cannot be made plainer.
    for section in [entry for entry in paper.sections if entry.key != _FORMS]:
        measured = of_section(section)
        if measured.age > OLDEST:
            gaps.append(Gap(section.title, f"Reads at the age of {measured.age:.1f}; {OLDEST} is the most."))
        if measured.sentence > LONGEST_SENTENCE:
            gaps.append(
                Gap(section.title, f"{measured.sentence:.0f} words a sentence; {LONGEST_SENTENCE} is the most.")
            )
    forms = unexplained(paper)
    if forms:
        gaps.append(Gap("Short forms", f"Nobody explains: {', '.join(forms)}."))
    return tuple(gaps)


def _section(key: str, title: str, blocks: tuple[Block, ...]) -> Section:
    return Section(key, title, blocks)


def _prose(key: str, texts: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Paragraph(f"{key}.{place}", (text,), "plain") for place, text in enumerate(texts))


def _told_us(basis: Basis) -> Part:
    """What people said, question by question."""
    title = "What you told us"
    table = basis.now.keep(heard, shared=True)
    audiences = counted(table)
    if not audiences:
        sentence = "We have not heard from you yet. When we have, this part will say what you told us."
        gap = Gap(title, "Nobody was heard yet, or too few to be counted.")
        return Part(_section("told", title, (Paragraph("told.nobody", (sentence,), "plain"),)), (gap,))
    blocks: list[Block] = [
        Paragraph("told.who", who(audiences), "plain"),
        Paragraph("told.not_all", words(
            "Those who write back are not all of London. So we say “of those who wrote”, and not “Londoners think”. "
            "Numbers here are rounded, so that no one can be picked out."
        ), "plain"),
        *first_themes(basis.now),
    ]  # fmt: skip
    absent = len(table.absent_boroughs)
    if absent:
        blocks.append(Paragraph("told.absent", words(
            "We have heard from no one who lives in {absent} of the {boroughs} boroughs. We want to hear from them.",
            absent=count(absent, "heard", column="absent boroughs"),
            boroughs=count(table.n_boroughs, "heard", column="boroughs"),
        ), "plain"))  # fmt: skip
    return Part(_section("told", title, tuple(blocks)))


def who(audiences: list[dict[Any, Any]]) -> Runs:
    """Who wrote back; notes taken at events are no people, and stand in a sentence of their own."""
    people = [row for row in audiences if row["audience"] != EVENT_NOTES]
    notes = [row for row in audiences if row["audience"] == EVENT_NOTES]
    wrote = words(
        "We asked, and {parts} wrote back. Thank you. Each of you counts once, no matter how much you wrote.",
        parts=how_many(people, NAMES),
    ) if people else ()  # fmt: skip
    read = words("{gap}We read {parts}.", gap=" " * bool(wrote), parts=how_many(notes, NAMES)) if notes else ()
    return (*wrote, *read)


NAMES: Final = {
    EVENT_NOTES: "notes taken at events",
    "Professionals": "people who work in health and care",
    "": "people who did not say who they are",
}


def _matters(basis: Basis, first: list[str]) -> Part:
    """What leads, how it was found, and how firm it is."""
    title = "What matters most"
    if not first:
        sentence = "We do not have a list yet. The marks that it needs have not been given."
        return Part(_section("matters", title, (Paragraph("matters.none", (sentence,), "plain"),)),
                    (Gap(title, "Nothing is ranked yet."),))  # fmt: skip
    names = joined([(basis.name(name),) for name in first])
    blocks: list[Block] = [
        *_prose("matters", _WORDS["how"]),
        Paragraph("matters.first", words("These come first on the list, in order: {names}.", names=names), "plain"),
        *ranking_picture(basis, first),
        Paragraph("matters.firm", words(
            "Is that firm? {share} Put more weight on one thing, and the list can change. That is for those who lead "
            "the work to weigh.", share=value(basis.standing.share_sentence, "ranking", "sentences", "share"),
        ), "plain"),
    ]  # fmt: skip
    return Part(_section("matters", title, tuple(blocks)))

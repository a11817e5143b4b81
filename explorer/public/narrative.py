"""The narrative as the public view holds it: without counts of people, which stand in one place only.

What may stand in it is listed by the tables that its values come from; a block with any other value stays back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from engagement import percent
from explorer.paper.basis import joined
from explorer.paper.model import Block, Paper, Paragraph, Picture, Section, Table
from explorer.paper.narrative import NAMES, who
from explorer.paper.values import Place, Run, Runs, Value, value, words
from explorer.public.model import Question

SAFE: Final = frozenset((
    "long_list", "ranking", "indicators", "sources", "scores", "scale", "criterion", "weights", "commitment",
    "short_forms", "quote", "paper_edit",
))  # fmt: skip
"""Tables of values that tell of no number of people."""

_TOLD: Final = "told"
_VOICES: Final = ".voices"
# Themes of a question that the narrative names, as in the one that people read on the Paper page.
_SPOKEN: Final = 5
_NOWHERE: Final = Place("", "", "")


def narrative(paper: Paper, questions: Sequence[Question]) -> tuple[Section, ...]:
    """Return the sections of a narrative for the public view.

    Parameters
    ----------
    paper : the narrative with what people changed in it.
    questions : the figures from which it may tell who was heard.
    """
    sections = []
    for section in paper.sections:
        own = _heard_section(section, questions) if section.key == _TOLD else section.blocks
        blocks = tuple(_bare(block) for block in _without_counts(own, is_own=section.key == _TOLD))
        sections.append(replace(section, blocks=blocks))
    return tuple(sections)


def changed_by_people(paper: Paper) -> tuple[Paragraph, ...]:
    """Return the paragraphs in which people put words of their own: nobody but a reader can tell what these say."""
    return tuple(line for line in paper.paragraphs if line.change)


def _heard_section(section: Section, questions: Sequence[Question]) -> tuple[Block, ...]:
    """What people said, from published figures alone; what a person wrote in a place of it stands."""
    changed = {line.key: line for line in section.blocks if isinstance(line, Paragraph) and line.change}
    lines: list[Paragraph] = []
    heard = _heard(questions)
    if not heard:
        lines.append(_line("told.nobody", words("We have not heard from enough of you yet to say what you told us.")))
    else:
        lines += [_line("told.who", who(heard)), _line("told.not_all", _NOT_ALL)]
    openings = [line for line in map(_first, questions) if line is not None]
    rest = [line for key, line in changed.items() if key not in {line.key for line in lines}]
    return tuple(chain((changed.get(line.key, line) for line in lines), rest, openings))


_NOT_ALL: Final = words(
    "Those who write back are not all of London. So we say “of those who wrote”, and not “Londoners think”. Numbers "
    "here are rounded, and small ones are left out, so that no one can be picked out."
)


def _line(key: str, runs: Runs) -> Paragraph:
    return Paragraph(key, runs, "plain")


def _heard(questions: Sequence[Question]) -> list[dict[Any, Any]]:
    """How many people of each audience answered the question that most of them answered."""
    most: dict[str, int] = {}
    for audience, base in chain.from_iterable(entry.bases for entry in questions):
        most[audience] = max(base, most.get(audience, 0))
    return [{"audience": audience, "people": people} for audience, people in most.items()]


def _named(audience: str) -> Value:
    return value(NAMES.get(audience, audience), "public")


def _first(entry: Question) -> Paragraph | None:
    """The themes of a question that most people speak of, each with the share where it is largest."""
    parts = []
    for theme in entry.themes[:_SPOKEN]:
        most = max((entry for entry in theme.shares if entry), key=lambda entry: entry.share)
        share = value(percent(most.share), "public")
        whose = words(" of {audience}", audience=_named(most.audience))
        parts.append(words("{theme} ({share}{whose})", theme=value(theme.name, "public"), share=share,
                           whose=whose if len(entry.bases) > 1 else ()))  # fmt: skip
    if not parts:
        return None
    opening = words("We asked: “{wording}” Those who wrote spoke of these most: {parts}.",
                    wording=value(entry.wording, "public"), parts=joined(parts))  # fmt: skip
    return _line(f"told.{entry.wording}", opening)


def _without_counts(blocks: Sequence[Block], *, is_own: bool) -> Iterator[Block]:
    """Blocks that tell of no number of people; in place of how many spoke of something, that some did where quoted."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.key.endswith(_VOICES) and not block.change:
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(after, Paragraph) and after.kind == "quote":
                yield replace(block, runs=words("What did you say? Some of you wrote:"))
        elif is_own or {run.place.table for run in _runs(block) if isinstance(run, Value)} <= SAFE:
            yield block


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Table):
        yield from chain(block.caption, *block.heads, *chain.from_iterable(block.rows))
    else:
        yield from chain(block.caption, block.alternative)


def _bare(block: Block) -> Block:
    """A block without the places of its values, and without who changed it, when, and from what."""
    if isinstance(block, Paragraph):
        return replace(block, runs=_placeless(block.runs), change=None, own=())
    if isinstance(block, Picture):
        return replace(block, caption=_placeless(block.caption), alternative=_placeless(block.alternative))
    rows = tuple(tuple(map(_placeless, row)) for row in block.rows)
    return replace(block, caption=_placeless(block.caption), heads=tuple(map(_placeless, block.heads)), rows=rows)


def _placeless(runs: Runs) -> Runs:
    return tuple(run if isinstance(run, str) else Value(run.text, _NOWHERE) for run in runs)

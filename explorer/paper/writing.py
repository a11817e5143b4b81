"""Writing a document: from a scenario to its model, with what people changed, and keeping it as final."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlite_utils import Database

from data import Stamp
from explorer.paper import appendices, closing, copies, enabling, narrative, opening, planned, store
from explorer.paper.basis import Basis, Part, basis
from explorer.paper.became import became
from explorer.paper.emerging import emerging
from explorer.paper.engagement import engagement
from explorer.paper.errors import PaperError
from explorer.paper.model import Gap, Paper
from explorer.paper.page import html
from explorer.paper.values import Value
from explorer.paper.word import word
from explorer.paper.workshops import workshops
from explorer.snapshot import Snapshot

PAPER: Final = "paper"
NARRATIVE: Final = "narrative"
_TITLE: Final = "Developing the London Vision for Health and Care"


def document(now: Snapshot, kind: str, scenario: str) -> Paper:
    """Return a document of a scenario as it stands, with what people changed in it.

    Parameters
    ----------
    kind : "paper" or "narrative".
    scenario : name of a saved one; every criterion counts the same where there is none of that name.
    """
    ground = basis(now, scenario)
    changes = now.ask(store.changes, scenario, kind)
    if kind == NARRATIVE:
        changed = narrative.with_words(narrative.narrative(ground).with_changes(changes)).with_changes(changes)
        return replace(changed, gaps=narrative.reading_gaps(changed) + changed.gaps)
    changed = _paper(ground).with_changes(changes)
    return replace(changed, gaps=opening.header_gaps(changed.header) + changed.gaps)


def _paper(ground: Basis) -> Paper:
    """The board's paper before anybody changed it."""
    in_workshops, of_ledger = workshops(ground), became(ground)
    # Section 3 is the priorities', as the background says: what may be missing comes after it.
    parts = [
        opening.background(ground), opening.development(ground), emerging(ground),
        *([in_workshops] if in_workshops else []), *([of_ledger] if of_ledger else []),
        enabling.in_place(ground), closing.review(ground),
        closing.equality(ground), closing.method(ground), closing.next_steps(ground), closing.recommendations(ground),
    ]  # fmt: skip
    behind = [
        engagement(ground), appendices.vision(ground), appendices.long_list(ground), appendices.cities(ground),
        enabling.support(ground), appendices.existing(ground), planned.plan(ground),
    ]  # fmt: skip
    gaps = _gaps([*parts, *behind])
    parts = [closing.with_unknowns(part, gaps) if part.section.key == "method" else part for part in parts]
    scenario = ground.scenario.name if ground.scenario else ""
    return Paper(
        PAPER, _TITLE, scenario, opening.header(),
        tuple(part.section for part in parts), tuple(part.section for part in behind), gaps, ground.now.version,
    )  # fmt: skip


def _gaps(parts: list[Part]) -> tuple[Gap, ...]:
    return tuple(gap for part in parts for gap in part.gaps)


def files(paper: Paper) -> tuple[bytes, str]:
    """Return a document as Word and as HTML."""
    return word(paper), html(paper)


def mark_final(db: Database, stamp: Stamp, kind: str, scenario: str, version: int) -> copies.Copy:
    """Keep a document of a scenario as final: both files without DRAFT, their hashes on record.

    Parameters
    ----------
    version : number of the last write of the document that the person read.

    Raises
    ------
    PaperError
        Where something was written since.
    """
    paper = replace(document(Snapshot(), kind, scenario), is_draft=False)
    if paper.version != version:
        raise PaperError("Something was changed since this was read. Read it once more, then mark it final.")
    values = (run for line in paper.paragraphs for run in line.runs if isinstance(run, Value))
    quoted = tuple(int(quote.place.row) for quote in values if quote.place.table == "quote")
    return copies.keep_copy(db, stamp, copies.Files(scenario, kind, *files(paper), quoted, paper.version))

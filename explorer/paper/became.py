"""What became of what people said: answers marked for the public, as a section of the paper and as a document."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Final

from engagement import percent
from engagement.plan import span
from explorer.ledger import PublicEntry, Said, headline, ledger, public_entries
from explorer.paper.basis import Basis, Part
from explorer.paper.model import Block, Gap, Paper, Paragraph, Section, Table, heads
from explorer.paper.values import Place, Runs, Value, clean, count, value, words
from explorer.snapshot import Snapshot

_TITLE: Final = "We asked, you said, we did"
_DOCUMENT: Final = "ledger"


def became(basis: Basis) -> Part | None:
    """Return the section; None where nothing was found in what people said, so that nothing could be answered."""
    current = basis.now.keep(ledger, exact=False)
    if not current.lines:
        return None
    gaps = (Gap(_TITLE, headline(current)),) if current.unanswered else ()
    return Part(_section(basis.now), gaps)


def document(now: Snapshot) -> Paper:
    """Return what is public by itself, as a document to hand out."""
    return Paper(_DOCUMENT, _TITLE, "", (), (_section(now),), version=now.version, is_draft=False)


def _section(now: Snapshot) -> Section:
    current, entries = now.keep(ledger, exact=False), now.keep(public_entries)
    n_public = len({(entry.question, entry.theme) for entry in entries})
    opening = words(
        "{answers} of {themes} themes that people spoke of have an answer that is public.{counts}",
        answers=count(n_public, "ledger", "", "public") if n_public else "None",
        themes=count(len(current.lines), "ledger", "", "themes"),
        counts=" People are in rounded counts, with the range that chance alone leaves." if n_public else "",
    )
    blocks: list[Block] = [Paragraph("ledger.opening", opening)]
    for place, (question, of_question) in enumerate(groupby(entries, key=lambda entry: entry.question)):
        caption = words("We asked: {question}", question=value(question, "ledger", "", "question"))
        columns = heads("You said", "People", "We did", "Why", "By whom, by when")
        rows = tuple(_row(entry) for entry in of_question)
        blocks.append(Table(f"ledger.{place}", caption, columns, rows, (20, 16, 26, 22, 16)))
    return Section("ledger", _TITLE, tuple(blocks))


def _row(entry: PublicEntry) -> tuple[Runs, ...]:
    def of(column: str) -> Runs:
        text = getattr(entry, column)
        return (Value(clean(text), Place("ledger", entry.number, column)),) if text else ()

    decision = of("decision")
    state = (Value(entry.state.capitalize(), Place("ledger", entry.number, "state")),)
    due: Runs = ()
    if entry.due:
        due = (Value(span(*[date.fromisoformat(entry.due)] * 2), Place("ledger", entry.number, "due")),)
    return (
        of("theme"),
        _people(entry.number, entry.everybody),
        (*state, ": ", *decision) if decision else state,
        of("reason"),
        (*of("owner"), *((", ",) if entry.owner and due else ()), *due),
    )


def _people(number: str, speakers: Said) -> Runs:
    if speakers.people is None or speakers.low is None or speakers.high is None:
        return ("a few, not shown",)
    return words(
        "{people} of {base} ({low} to {high})",
        people=count(speakers.people, "ledger", number, "people"),
        base=count(speakers.base, "ledger", number, "base"),
        low=value(f"{100 * speakers.low:.0f}", "ledger", number, "low"),
        high=value(percent(speakers.high), "ledger", number, "high"),
    )

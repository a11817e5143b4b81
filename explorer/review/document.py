"""An annual review as a document: made of what is frozen and of nothing else, so that it can be made at any time."""

from __future__ import annotations

from datetime import date
from typing import Final

from data import day_in_words
from explorer.paper.model import Block, Paper, Paragraph, Section, Table, heads
from explorer.paper.values import Place, Runs, Value, clean, words
from priorities.cities import KINDS
from priorities.reviews import Line, Review

_REVIEW: Final = "review"
_NOTHING: Final = "Nothing was written here."


def document(review: Review, *, frozen_on: str = "") -> Paper:
    """Return a review as a document.

    Parameters
    ----------
    frozen_on : ISO day on which it was frozen; "" for a draft.
    """
    parts = (_stands(review), _since(review), _why(review), _cities(review), _months(review), _lessons(review),
             _unmeasured(review), _reading())  # fmt: skip
    title = f"Annual strategic review {review.year}"
    header = _header(review, frozen_on)
    return Paper(_REVIEW, title, "", header, parts, is_draft=not frozen_on, day=date.fromisoformat(review.day))


def _value(text: object, row: str, column: str = "") -> Value:
    """What stands in the review, whole: what people wrote is not cut."""
    return Value(clean(text), Place("review", row, column))


def _header(review: Review, frozen_on: str) -> tuple[Paragraph, ...]:
    edition = words("{edition}, {state}", edition=_value(review.edition, "edition"),
                    state=words("frozen on {day}", day=_value(day_in_words(date.fromisoformat(frozen_on)), "frozen"))
                    if frozen_on else "not frozen yet")  # fmt: skip
    lines = [
        Paragraph("header.day", (_value(day_in_words(date.fromisoformat(review.day)), "day"),), "plain", "As known on"),
        Paragraph("header.edition", edition, "plain", "Edition"),
    ]
    if review.reason:
        lines.append(Paragraph("header.reason", (_value(review.reason, "reason"),), "plain", "Opened again"))
    if review.earlier:
        before = words("the review of {year}, edition {edition} ({kind} {hash})", kind=_value("SHA-256", "earlier"),
                       year=_value(review.earlier.year, "earlier"), edition=_value(review.earlier.edition, "earlier"),
                       hash=_value(review.earlier.sha256, "earlier"))  # fmt: skip
        lines.append(Paragraph("header.earlier", before, "plain", "Compared with"))
    return tuple(lines)


def _stands(review: Review) -> Section:
    rows = tuple(
        (_cell(f"{line.commitment}: {line.name}, {line.area}", line.key), _cell(line.start, line.key),
         _cell(line.aim, line.key), _cell(_with_limits(line), line.key),
         _cell(". ".join(filter(None, (line.status, line.way, line.note))), line.key),
         _cell(line.plan or "no reading yet", line.key), _cell(line.due, line.key))
        for line in review.lines
    )  # fmt: skip
    columns = heads("What is counted", "From", "Target", "Last reading", "Status", "Beside the plan", "Next")
    blocks: list[Block] = [Paragraph("stands.finding", _cell(review.finding, "finding"))]
    if rows:
        blocks.append(Table("stands.table", words("Targets and what came of them"), columns, rows,
                            (24, 11, 11, 16, 16, 12, 10)))  # fmt: skip
        blocks += _sources(review)
    sentences = dict.fromkeys((line.commitment, line.sentence, line.state) for line in review.lines)
    blocks += [
        Paragraph(f"stands.sentence.{place}", words("{sentence} ({state})", sentence=_value(sentence, name),
                                                    state=_value(state, name)), "item")
        for place, (name, sentence, state) in enumerate(sentences)
    ]  # fmt: skip
    return Section("stands", "Where each target stands", tuple(blocks))


def _with_limits(line: Line) -> str:
    return f"{line.reading} ({line.limits})" if line.limits else line.reading


def _sources(review: Review) -> list[Block]:
    names = list(dict.fromkeys(line.source for line in review.lines if line.source))
    if not names:
        return []
    text = words("Source: {names}.", names=_value("; ".join(names), "lines", "source"))
    return [Paragraph("stands.source", text, "source")]


def _since(review: Review) -> Section:
    if review.earlier is None:
        first = Paragraph("since.first", words("There is no frozen review of an earlier year to compare with."))
        return Section("since", "Since the review before", (first,))
    rows = tuple(
        tuple(_cell(text, row.name) for text in (row.name, row.before or "not there", row.now, row.words))
        for row in review.comparisons
    )
    blocks: list[Block] = [Paragraph("since.finding", _cell(review.since, "since"))]
    if rows:
        blocks.append(Table("since.table", words("Each target in both reviews"),
                            heads("What is counted", "Then", "Now", "What changed"), rows,
                            (24, 22, 22, 32)))  # fmt: skip
    return Section("since", "Since the review before", tuple(blocks))


def _why(review: Review) -> Section:
    blocks: list[Block] = list(_paragraphs(review.changed, "why"))
    if review.events:
        rows = tuple(
            tuple(
                _cell(text, "event")
                for text in (day_in_words(date.fromisoformat(event.day)), event.what, event.why or "none given")
            )
            for event in review.events
        )
        blocks.append(Table("why.table", words("What people changed, with the reasons that they gave"),
                            heads("Day", "What", "Why"), rows, (16, 42, 42)))  # fmt: skip
    return Section("why", "What changed, and why", tuple(blocks))


def _cities(review: Review) -> Section:
    blocks: list[Block] = [Paragraph("cities.finding", _cell(review.cities_finding, "cities"))]
    blocks += [Paragraph(f"cities.since.{place}", _cell(sentence, "cities"), "item")
               for place, sentence in enumerate(review.cities_since)]  # fmt: skip
    if review.cities:
        rows = tuple(
            tuple(_cell(text, line.topic) for text in (line.sentence, KINDS.get(line.kind, line.kind), line.source))
            for line in review.cities
        )
        blocks.append(Table("cities.table", words("Other cities beside the commitments"),
                            heads("What can be said", "How", "Source"), rows, (56, 18, 26)))  # fmt: skip
    return Section("cities", "Other cities", tuple(blocks))


def _months(review: Review) -> Section:
    none = (Paragraph("months.none", words("No series of months was known.")),)
    lines = tuple(Paragraph(f"months.{place}", _cell(text, "months")) for place, text in enumerate(review.months))
    return Section("months", "Month by month", lines or none)


def _lessons(review: Review) -> Section:
    return Section("lessons", "Lessons", tuple(_paragraphs(review.lessons, "lessons")))


def _unmeasured(review: Review) -> Section:
    none = (Paragraph("unmeasured.none", words("Every slot of a commitment in force has a target.")),)
    lines = tuple(Paragraph(f"unmeasured.{place}", _cell(text, "unmeasured"))
                  for place, text in enumerate(review.unmeasured))  # fmt: skip
    return Section("unmeasured", "What has no target", lines or none)


def _reading() -> Section:
    blocks = (
        Paragraph("reading.chance", words(
            "A change is told from chance where two readings differ by more than their published limits allow, of "
            "counts by more than counts of that size vary. The plan is a straight line from baseline to target; nobody "
            "planned that line."
        )),
        Paragraph("reading.frozen", words(
            "Readings that came out after the day of the review are not in it. What is revised, renamed or chosen "
            "anew later changes nothing here: it stands in a later review, or in a further edition of this one."
        )),
        Paragraph("reading.cities", words(
            "Levels of two cities are compared only where definition, ages and years agree; otherwise the direction "
            "alone, or nothing. No city is placed before another."
        )),
    )  # fmt: skip
    return Section("reading", "How to read this", blocks)


def _cell(text: object, row: str) -> Runs:
    return (_value(text, row),)


def _paragraphs(text: str, key: str) -> tuple[Paragraph, ...]:
    """What people wrote, a paragraph a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return (Paragraph(f"{key}.none", (_NOTHING,)),)
    return tuple(Paragraph(f"{key}.{place}", _cell(line, key)) for place, line in enumerate(lines))

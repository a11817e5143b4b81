"""We asked, you said, we did: only what is public is printed, and each number stands where it says."""

from __future__ import annotations

from engagement.ledger import Answer, store
from explorer.ledger import ledger, public_entries
from explorer.paper import became
from explorer.paper.model import Paragraph, Table
from explorer.paper.values import Value, text_of
from explorer.paper.word import word
from explorer.snapshot import Snapshot
from tests.unit.explorer.paper.conftest import STAMP, text_of_docx, write


def section(paper):
    return next(part for part in paper.sections if part.key == "ledger")


def test_without_a_public_answer_the_paper_says_how_many_themes_wait(sample):
    """The section stands with no table, and the gap counts every theme."""
    store.keep_answer(sample, STAMP, Answer(1, "will not", reason="Not for the public"))
    paper = write()

    (line,) = section(paper).blocks
    assert isinstance(line, Paragraph)
    assert line.text.startswith("None of ")
    assert any("themes have no answer yet; 1 will not." in gap.words for gap in paper.gaps)
    assert "Not for the public" not in repr(paper)


def test_what_is_public_is_printed_with_rounded_counts(sample):
    """A row an answer, question by question; numbers are those of the public list, and nobody is named."""
    long_reason = "word " * 119
    store.keep_answer(sample, STAMP, Answer(1, "will do", "Open on Saturdays", long_reason, "NHS", "2019-09-01"))
    store.mark_public(sample, STAMP, "L01", is_public=True, version=1)
    now = Snapshot()
    (entry,) = public_entries(now)
    (row,) = next(block for block in section(write()).blocks if isinstance(block, Table)).rows

    people = f"{entry.everybody.people} of {entry.everybody.base}"
    cells = [text_of(cell) for cell in row]
    assert cells[0] == now.keep(ledger, exact=True).lines[0].theme.name
    assert cells[1].startswith(people)
    assert cells[2:] == ["Will do: Open on Saturdays", long_reason.strip(), "NHS, 1 September 2019"]
    values = [run for cell in row for run in cell if isinstance(run, Value)]
    assert {(value.place.table, value.place.row) for value in values} == {("ledger", "L01")}
    lines = text_of_docx(word(now.keep(became.document)))
    assert any(people in line for line in lines)
    assert "Ada" not in " ".join(filter(None, lines))

"""Reading what people wrote: filters, what remains of it, the answers a page at a time, and the file to take away."""

from __future__ import annotations

from functools import partial

from engagement import export
from engagement.answers import store
from engagement.answers.selection import Selection
from ui.parts import comments, filters, pages, tables
from ui.responses import one_person
from ui.shell import desk, state


def draw() -> None:
    """Draw the filters and the answers that they leave, each with its question and who gave it."""
    now, copies = desk.now(), state.copies()
    selection = filters.row()
    state.copies_switch()
    left = now.ask(store.count, selection, copies=copies)
    filters.remains(left, now.ask(store.count, copies=copies))
    if not left.answers:
        filters.nothing(selection, _left)
        return
    tables.csv_of("answers", partial(_file, selection, copies=copies))
    first, most = pages.part(left.answers)
    answers = now.ask(store.responses, selection, copies=copies, first=first, most=most)
    if state.projector():
        comments.show(answers)
        return
    pages.turn(left.answers)
    comments.searched(answers, key="words found", search=selection.search)
    pages.turn(left.answers, below=True)
    one_person.draw(answers)


def _left(selection: Selection) -> int:
    return desk.now().ask(store.count, selection, copies=state.copies()).answers


def _file(selection: Selection, *, copies: bool) -> bytes:
    return export.responses_csv(desk.now().ask(store.responses, selection, copies=copies))

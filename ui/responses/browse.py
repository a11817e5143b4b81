"""Reading what people wrote: filters, what remains of it, the answers a page at a time, and the file to take away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from engagement.answers import store
from engagement.answers.selection import Selection
from explorer import files
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
    tables.csv_of("answers", partial(_file, selection))
    st.caption(
        "For sharing: answers with their question alone, whoever gave them. No filter of people narrows it and nothing "
        "that they told of themselves is in it, as a few could be counted; their numbers are on the Questions page."
    )
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


def _file(selection: Selection) -> bytes:
    return desk.now().keep(files.answers, selection)

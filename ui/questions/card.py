"""One question: its finding, its picture, its table and file, and the words of people where they wrote any."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from engagement.answers import store
from engagement.answers.selection import Selection
from engagement.questions import export, findings
from engagement.questions.asked import Asked
from engagement.questions.tabulation import Tabulation
from explorer.questions import picture, tabulation
from ui.parts import comments, tables
from ui.questions import figures, reading
from ui.shell import desk, navigation, state
from ui.shell.wording import number, plain

# As many comments as are read beside a question; all of them are on the Responses page.
_WORDS: Final = 10


def draw(selection: Selection, question: Asked, by: str, *, place: int) -> None:
    """Draw one question.

    Parameters
    ----------
    selection : which people.
    question : of the survey in view.
    by : a key of `explorer.questions.groupings`, or blank.
    place : of the question in its survey, from 1; it tells tables and files apart.
    """
    found_answers = found_in(selection, question, by)
    title = findings.finding(found_answers)
    with st.container(border=True):
        st.subheader(plain(title), anchor=False)
        st.text(f"{place}. {question.text}")
        draw_picture(selection, question, by, place=place)
        for sentence in findings.notes(found_answers):
            st.caption(plain(sentence))
        _below(found_answers, partial(_file, selection, question, by), place)
        if question.kind == "open":
            _words(selection, question, place)


def found_in(selection: Selection, question: Asked, by: str) -> Tabulation:
    """Return what a question found, in counts that this screen may show."""
    exact = state.sees_exact_counts()
    return desk.now().keep(tabulation, selection, question, by, exact=exact, copies=state.copies())


def draw_picture(selection: Selection, question: Asked, by: str, *, place: int) -> None:
    """Draw the picture of a question with its text alternative; nothing where nothing can be shown."""
    exact, copies = state.sees_exact_counts(), state.copies()
    drawing = desk.now().keep(picture, selection, question, by, exact=exact, copies=copies, large=state.projector())
    if drawing:
        found_answers = found_in(selection, question, by)
        words = f"{findings.finding(found_answers)}. {figures.in_words(found_answers)}"
        st.vega_lite_chart(json.loads(drawing), width="stretch", theme=None, alt=words, key=f"chart question {place}")


def _below(found_answers: Tabulation, make: partial[bytes], place: int) -> None:
    """Draw the numbers with their file, and how the question is read."""
    name = f"question {place}"
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("The numbers", key=f"numbers {place}"):
            tables.table(figures.table(found_answers), name=name, download=False)
            if len(found_answers.groups):
                tables.table(figures.side_by_side(found_answers), name=f"{name}, side by side", download=False)
            tables.csv_of(name, make)
            if found_answers.is_exact:
                st.caption("In the file counts are rounded to 5 and small ones are hidden: it can be passed on.")
        with st.popover("How it is read", key=f"reading {found_answers.question.question_id}"):
            reading.draw(found_answers.question)
        st.caption(plain(reading.in_words(found_answers.question)))


def _file(selection: Selection, question: Asked, by: str) -> bytes:
    copies = state.copies()
    return export.tabulation_csv(desk.now().keep(tabulation, selection, question, by, exact=False, copies=copies))


def _words(selection: Selection, question: Asked, place: int) -> None:
    """Draw the answers to an open question on demand, and the ways to all of them and to their themes."""
    link = {name: values[0] for name, values in replace(selection, question=question.question_id).to_link().items()}
    is_open = state.opened("words") == str(question.question_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            f"Close the answers to question {number(place)}"
            if is_open
            else f"Read answers to question {number(place)}",
            key=f"words of {question.question_id}",
            on_click=state.open_item,
            args=("words", None if is_open else question.question_id),
        )
        navigation.link(navigation.RESPONSES, f"All answers to question {number(place)}", view="Read responses", **link)
        navigation.link(navigation.THEMES, f"Themes of question {number(place)}", **link)
    if not is_open:
        return
    narrowed = replace(selection, question=question.question_id)
    n_answers = desk.now().ask(store.count, narrowed, copies=state.copies()).answers
    answers = desk.now().ask(store.responses, narrowed, copies=state.copies())
    st.caption(f"{number(n_answers)} in people's own words")
    comments.listed(answers, of=f"q{question.question_id}", size=_WORDS)

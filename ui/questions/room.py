"""One question for a room: its finding large, its picture, and below it the ways to the others."""

from __future__ import annotations

import streamlit as st

from engagement.questions import findings
from explorer.questions import SurveyInView
from ui.parts import filters, pages
from ui.questions import card, listing
from ui.shell import layout, state
from ui.shell.wording import number, plain


def draw(survey: SurveyInView) -> None:
    """Draw the question that is open, in counts for everybody and without people's words."""
    n_questions = len(survey.questions)
    place = pages.part(n_questions, listing.LIST, size=1).first + 1
    question = survey.questions[place - 1]
    selection = listing.of_survey(state.selection(), survey)
    by = listing.split_of(survey)
    found_answers = card.found_in(selection, question, by)
    layout.headline(findings.finding(found_answers))
    st.text(question.text)
    card.draw_picture(selection, question, by, place=place)
    for sentence in findings.notes(found_answers):
        st.caption(plain(sentence))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Question {number(place)} of {number(n_questions)}")
        for label, to in (("Previous", place - 1), ("Next", place + 1)):
            there = 1 <= to <= n_questions
            st.button(plain(label), key=label, disabled=not there, on_click=state.turn_to, args=(to, listing.LIST))
    listing.choices(survey, 1)
    filters.row(search=False, question=False)

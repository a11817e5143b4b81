"""Which question is read: survey and question at the top, in the link; questions put together, and taken apart."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from engagement.answers import store
from engagement.answers.selection import Selection
from engagement.themes.sets import store as sets
from engagement.themes.sets.store import QuestionSet
from explorer import themes
from ui.shell import desk, state
from ui.shell.wording import count, plain

_ALL: int = 0


def in_words(of: QuestionSet) -> str:
    """Return the questions of a set: "“Why?”", or "Read together: “Why?” “Where?”"."""
    questions = " ".join(f"“{question.text}”" for question in of.questions)
    return f"Read together: {questions}" if of.is_joined else questions


def choose(of: QuestionSet) -> None:
    """Draw the choice of survey and question; both stand in the link."""
    every = themes.sets(desk.now())
    names = dict(desk.now().ask(store.names).surveys)
    surveys = list(dict.fromkeys(question.survey_id for entry in every for question in entry.questions))
    selected = state.selection().survey
    if len(surveys) > 1:
        st.session_state["themes survey"] = selected if selected in surveys else _ALL
        st.selectbox(
            "Survey",
            [_ALL, *sorted(surveys)],
            format_func=lambda number: names.get(number, "All surveys"),
            key="themes survey",
            label_visibility="collapsed",
            width=230,
            on_change=_take_survey,
        )
    offered = [entry for entry in every if selected in (_ALL, *(question.survey_id for question in entry.questions))]
    offered = offered if of in offered else [of, *offered]
    labels = {entry.set_id: _label(entry) for entry in offered}
    st.session_state["themes question"] = of.set_id
    st.selectbox(
        "Question",
        list(labels),
        format_func=labels.__getitem__,
        key="themes question",
        label_visibility="collapsed",
        width="stretch",
        on_change=_take_question,
    )


def _label(entry: QuestionSet) -> str:
    first = entry.questions[0].text
    return f"{count(len(entry.questions), 'question')} together: {first} …" if entry.is_joined else first


def _take_survey() -> None:
    survey = int(state.number_in("themes survey") or _ALL)
    state.choose(replace(state.selection(), survey=survey, question=0, round=0, closed=()))
    state.open_item("theme", None)


def _take_question() -> None:
    set_id = state.number_in("themes question")
    of = next((entry for entry in themes.sets(desk.now()) if entry.set_id == set_id), None)
    if of is not None:
        state.choose(replace(state.selection(), question=of.questions[0].question_id))
        state.open_item("theme", None)


def together(of: QuestionSet) -> None:
    """Draw the reading of questions together, and the taking apart of those that are."""
    rest = {entry.set_id: _label(entry) for entry in themes.sets(desk.now()) if entry.set_id != of.set_id}
    if of.is_joined:
        st.write(plain(in_words(of)))
        press = desk.Press("Read each question by itself", "take_apart", after=lambda _nothing: _show(of))
        desk.act_button(press, sets.take_apart, of.set_id)
    if not rest:
        st.caption("There is no other question in people's own words to read together with this one.")
        return
    st.caption(
        "Where two questions ask the same, of other people or in other words, their answers can have one set of themes."
    )
    companion = st.selectbox(
        "Read together with",
        list(rest),
        index=None,
        format_func=rest.__getitem__,
        placeholder="Choose a question",
        key="together_with",
    )
    press = desk.Press(
        "Read them together",
        "put_together",
        disabled=companion is None,
        help=None if companion else "Choose the other question.",
        after=lambda _set_id: _show(of),
    )
    desk.act_button(press, sets.put_together, of.set_id, companion or 0)


def _show(of: QuestionSet) -> None:
    """Stay with the question, whichever set it is in now."""
    state.choose(replace(state.selection(), question=of.questions[0].question_id))
    state.open_item("theme", None)


def without_question(selection: Selection) -> Selection:
    """Return the filters of people alone: survey and question choose the set, and narrow nothing."""
    return replace(selection, survey=0, question=0, search="")
